//! What is written beside the objective: its parts, the optimum, what was cut off.

use super::*;

impl Scene<'_> {
    /// P, optimum, dual and penalty beside the present step, one under the other and never on each other.
    pub(super) fn labels(&self, pen: &mut Pen, busy: &mut Busy, present: &CurvePoint, at: Spot) {
        let (p, size) = (self.palette, self.palette.text());
        let bold = |color, text: &str| Label::empty(size, color, [0.0, 0.0]).and(Face::Bold, text);
        let kept = !self.figure.lost.is_empty();
        let total = if kept {
            bold(p.ink, &format!("kept: {}", significant(present.primal)))
        } else {
            Label::empty(size, p.ink, [0.0, 0.0])
                .and(Face::Math, "P")
                .and(Face::Bold, format!(" {}", objective(present.primal)))
        };
        let lowest = self.y.span[0] - 0.5 * size;
        // The name of a level stands under it, or above it where the floor is near.
        let under = |y: f64| if y + 1.25 * size <= lowest { y + 1.25 * size } else { y - 5.0 };
        let mut labels = vec![(at[1] - 6.0, total)];
        if let Some((y, value)) =
            self.figure.optimum.map(|v| (self.height(v), v)).filter(|(y, _)| self.seen(*y) && !kept)
        {
            let text = format!("optimum {}", objective(value));
            labels.push((under(y), Label::new(text, size, p.ink_soft, [0.0, 0.0])));
        }
        let dual = present.dual.map(|value| (self.height(value), value));
        if let Some((y, value)) = dual.filter(|(y, _)| self.seen(*y)) {
            let text = format!("dual {}", objective(value));
            labels.push((under(y), Label::new(text, size, p.ink_soft, [0.0, 0.0])));
        }
        if !self.figure.log && present.step > 0.0 && self.seen(self.height(present.regulariser)) {
            labels.push((self.height(present.regulariser) + 0.36 * size, bold(p.band, "penalty")));
        }
        let widest = labels.iter().map(|(_, label)| pen.measure(label)).fold(0.0, f64::max);
        let left = kept || at[0] + 10.0 + widest > self.size[0];
        let heights = stack(
            labels.iter().map(|&(y, _)| y).collect(),
            1.2 * size,
            [self.y.span[1] + 0.8 * size, lowest],
        );
        for ((_, label), y) in labels.into_iter().zip(heights) {
            let (anchor, x) =
                if left { (Anchor::End, at[0] - 10.0) } else { (Anchor::Start, at[0] + 10.0) };
            let label = Label { at: [x, y], ..label.anchored(anchor).haloed(p.paper) };
            busy.rooms.push(label.room(pen.measure(&label)));
            pen.write(&label);
        }
    }

    /// What is above the frame, said.
    pub(super) fn cut(&self, pen: &mut Pen, busy: &mut Busy) {
        let top = self.y.span[1];
        let highest = self.figure.run.iter().max_by(|a, b| a.primal.total_cmp(&b.primal));
        let Some(highest) = highest.filter(|p| self.height(p.primal) < top - 0.5) else { return };
        let back =
            self.figure.run.iter().find(|p| p.step > highest.step && self.height(p.primal) >= top);
        let (p, s) = (self.palette, self.palette.scale());
        let x = self.x.held(back.map_or(highest.step, |p| p.step)) + 12.0 * s;
        let text = format!("{} at step {}", significant(highest.primal), fixed(highest.step, 0));
        let label = Label::new(text, p.text(), p.ink_soft, [x + 8.0 * s, top + 10.3 * s]);
        let width = pen.measure(&label);
        let room = label.room(width);
        if x + 8.0 * s + width > self.x.span[1] || !busy.free(&room, 0.0) {
            return;
        }
        let [low, high, wing] = [top + 10.0 * s, top + s, 3.0];
        let stroke = Stroke::new(p.ink_soft, p.axis);
        pen.path(&[[x, low], [x, high]], stroke);
        pen.path(&[[x - wing, high + 3.5], [x, high], [x + wing, high + 3.5]], stroke);
        pen.write(&label);
        busy.rooms.push(room);
    }

    /// The name of the loss inside its layer, where the layer is thick enough.
    pub(super) fn layer_name(&self, pen: &mut Pen, busy: &Busy, done: &[CurvePoint]) {
        let (p, size) = (self.palette, self.palette.text());
        let Some(last) = done.last().filter(|_| !self.figure.log) else { return };
        let middle = done.partition_point(|point| point.step < 0.6 * last.step);
        let Some(at) = done.get(middle) else { return };
        let heights = [at.primal, at.regulariser]
            .map(|v| self.height(v).clamp(self.y.span[1], self.y.span[0]));
        let y = 0.5 * (heights[0] + heights[1]) + 0.36 * size;
        let label = Label::empty(size, p.violation, [self.x.at(at.step), y])
            .and(Face::Bold, "loss")
            .anchored(Anchor::Middle);
        let room = label.room(pen.measure(&label));
        let inner = Rect { to: [self.x.at(last.step) - 4.0, self.rect().to[1]], ..self.rect() };
        if heights[1] - heights[0] > 1.6 * size && room.inside(&inner) && busy.free(&room, 2.0) {
            pen.write(&label);
        }
    }

    /// The value of P at a point of the run, at the top beside its line.
    pub(super) fn value(&self, pen: &mut Pen, busy: &mut Busy, point: &CurvePoint) {
        let p = self.palette;
        let at = [self.x.at(point.step), self.height(point.primal)];
        let [floor, top] = self.y.span;
        let text = format!("step {}: {}", fixed(point.step, 0), objective(point.primal));
        let label = Label::empty(p.text(), p.ink, [0.0, 0.0]).and(Face::Bold, text).haloed(p.paper);
        let width = pen.measure(&label);
        let (anchor, x) = if at[0] + 8.0 + width > self.size[0] {
            (Anchor::End, at[0] - 8.0)
        } else {
            (Anchor::Start, at[0] + 8.0)
        };
        let line = 1.2 * p.text();
        let lines =
            (0..).map(|k| top + 0.9 * p.text() + line * f64::from(k)).take_while(|&y| y < floor);
        let mut places = lines.map(|y| Label { at: [x, y], ..label.clone().anchored(anchor) });
        if let Some(label) = places.find(|label| busy.free(&label.room(width), 1.0)) {
            busy.rooms.push(label.room(width));
            pen.write(&label);
        }
    }
}
