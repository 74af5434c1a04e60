//! The words on the objective: values beside the present step, what is cut off, the step that is pointed at.

use super::{CurvePoint, Scene};
use crate::chart::frame::Rect;
use crate::chart::numerals::{fixed, short, significant};
use crate::chart::picture::{Line, Pen, Spot};
use crate::chart::room::Busy;
use crate::chart::text::{Anchor, Face, Label};
use crate::number::ascending;

impl Scene<'_> {
    /// P, optimum, dual and penalty beside the present step, one under the other and never on each other.
    pub(super) fn labels(
        &self,
        pen: &mut Pen,
        busy: &mut Busy,
        present: &CurvePoint,
        [x, y]: Spot,
    ) {
        let (p, size) = (self.palette, self.palette.text());
        let words =
            |color, face, text: &str| Label::of(face, text, size, color, [0.0, 0.0], Anchor::Start);
        let named = |name: &str, value: f64| String::from(name) + &short(value, 3);
        let kept = !self.figure.lost.is_empty();
        let lowest = self.floor() - 0.5 * size;
        // The name of a level stands under it, or above it where the floor is near.
        let under = |y: f64| if y + 1.25 * size <= lowest { y + 1.25 * size } else { y - 5.0 };
        let total = if kept {
            words(p.ink, Face::Bold, &(String::from("kept: ") + &significant(present.primal)))
        } else {
            let mut label = words(p.ink, Face::Math, "P");
            label.add(Face::Bold, &named(" ", present.primal));
            label
        };
        let (mut labels, mut heights) = (vec![total], vec![y - 6.0]);
        let levels = [("optimum ", self.figure.optimum.filter(|_| !kept)), ("dual ", present.dual)];
        for (name, level) in levels {
            if let Some(value) = level
                && let Some(y) = self.seen(value)
            {
                labels.push(words(p.ink_soft, Face::Plain, &named(name, value)));
                heights.push(under(y));
            }
        }
        if !self.figure.log
            && present.step > 0.0
            && let Some(y) = self.seen(present.regulariser)
        {
            labels.push(words(p.band, Face::Bold, "penalty"));
            heights.push(y + 0.36 * size);
        }
        let mut widest = 0.0_f64;
        for label in &labels {
            widest = widest.max(pen.measure(label));
        }
        stack(&mut heights, 1.2 * size, [self.top() + 0.8 * size, lowest]);
        let left = kept || x + 10.0 + widest > self.size[0];
        for (label, y) in labels.iter_mut().zip(heights) {
            label.halo = Some(p.paper);
            label.at = [if left { x - 10.0 } else { x + 10.0 }, y];
            label.anchor = if left { Anchor::End } else { Anchor::Start };
            busy.write(pen, label);
        }
    }

    /// What is above the frame, said.
    pub(super) fn cut(&self, pen: &mut Pen, busy: &mut Busy) {
        let (p, s, top) = (self.palette, self.palette.scale(), self.top());
        let run = &self.figure.run;
        let inside = |point: &CurvePoint| self.ladder.height(point.primal) >= top;
        let mut highest = &run[0];
        for point in run {
            if point.primal.total_cmp(&highest.primal).is_ge() {
                highest = point;
            }
        }
        if self.ladder.height(highest.primal) >= top - 0.5 || highest.primal.is_nan() {
            return;
        }
        let back = run.iter().find(|point| point.step > highest.step && inside(point));
        let x = self.x.held(back.unwrap_or(highest).step) + 12.0 * s;
        let text = significant(highest.primal) + " at step " + &fixed(highest.step, 0);
        let at = [x + 8.0 * s, top + 10.3 * s];
        let label = Label::of(Face::Plain, &text, p.text(), p.ink_soft, at, Anchor::Start);
        let width = pen.measure(&label);
        let room = label.room(width);
        if x + 8.0 * s + width > self.x.span[1] || !busy.free(&room, 0.0) {
            return;
        }
        let [low, high, wing] = [top + 10.0 * s, top + s, 3.0];
        let head = [[x - wing, high + 3.5], [x, high], [x + wing, high + 3.5]];
        for path in [&[[x, low], [x, high]][..], &head] {
            pen.line(path, Line::Solid, p.ink_soft, p.axis);
        }
        pen.write(&label);
        busy.rooms.push(room);
    }

    /// The name of the loss inside its layer, where the layer is thick enough.
    pub(super) fn layer_name(&self, pen: &mut Pen, busy: &Busy, done: &[CurvePoint]) {
        let (p, size) = (self.palette, self.palette.text());
        let Some(last) = done.last().filter(|_| !self.figure.log) else { return };
        let middle = done.partition_point(|point| point.step < 0.6 * last.step);
        let Some(at) = done.get(middle) else { return };
        let high = self.held(self.ladder.height(at.primal));
        let low = self.held(self.ladder.height(at.regulariser));
        let place = [self.x.at(at.step), 0.5 * (high + low) + 0.36 * size];
        let label = Label::of(Face::Bold, "loss", size, p.violation, place, Anchor::Middle);
        let room = label.room(pen.measure(&label));
        let rect = self.rect();
        let inner = Rect { to: [self.x.at(last.step) - 4.0, rect.to[1]], ..rect };
        if low - high > 1.6 * size && room.inside(&inner) && busy.free(&room, 2.0) {
            pen.write(&label);
        }
    }

    /// The point of the run that is pointed at.
    pub(super) fn readout(&self) -> Option<&CurvePoint> {
        let step = self.figure.readout?;
        let (mut nearest, mut least) = (None, f64::INFINITY);
        for point in &self.figure.run {
            let away = (point.step - step).abs();
            if away < least {
                (nearest, least) = (Some(point), away);
            }
        }
        nearest
    }

    /// The value of P at a point of the run, at the top beside its line.
    pub(super) fn value(&self, pen: &mut Pen, busy: &mut Busy, point: &CurvePoint) {
        let p = self.palette;
        let at = self.spot(point.step, point.primal);
        let text = String::from("step ") + &fixed(point.step, 0) + ": " + &short(point.primal, 3);
        let mut label = Label::of(Face::Bold, &text, p.text(), p.ink, at, Anchor::Start);
        label.halo = Some(p.paper);
        let width = pen.measure(&label);
        let left = at[0] + 8.0 + width > self.size[0];
        label.anchor = if left { Anchor::End } else { Anchor::Start };
        label.at = [if left { at[0] - 8.0 } else { at[0] + 8.0 }, self.top() + 0.9 * p.text()];
        while label.at[1] < self.floor() {
            let room = label.room(width);
            if busy.free(&room, 1.0) {
                busy.rooms.push(room);
                return pen.write(&label);
            }
            label.at[1] += 1.2 * p.text();
        }
    }
}

/// Moves base lines apart, in their order of height, until they are `gap` apart and inside the span.
fn stack(heights: &mut [f64], gap: f64, [top, bottom]: [f64; 2]) {
    let order = ascending(heights);
    let mut least = top;
    for &i in &order {
        let height = &mut heights[i as usize];
        *height = height.max(least);
        least = *height + gap;
    }
    let mut most = bottom;
    for &i in order.iter().rev() {
        let height = &mut heights[i as usize];
        *height = height.min(most);
        most = *height - gap;
    }
}
