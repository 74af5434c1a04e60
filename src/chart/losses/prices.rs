//! What the points pay, written beside them, and how many lie beyond the edges.

use super::*;

impl Scene<'_> {
    /// What the points pay that pay most, each number near its point.
    pub(super) fn values(&self, pen: &mut Pen, busy: &mut Busy, order: &[Rider]) {
        let p = self.palette;
        let rim = self.rect().inset(-2.0);
        busy.segments.extend(self.uprights());
        busy.segments.extend(self.own_segments());
        let frame =
            Rect { from: [rim.from[0], self.y.span[1] - 2.0], to: [self.size[0], rim.to[1]] };
        let paying = order.iter().rev().filter(|rider| rider.pays());
        if paying.clone().count() > 24 {
            return;
        }
        for rider in paying.take(8) {
            let [x, y] = rider.at;
            let r = rider.radius;
            let start = |dx: f64, dy: f64| (Anchor::Start, [x + dx * r, y + dy * r]);
            let end = |dx: f64, dy: f64| (Anchor::End, [x - dx * r, y + dy * r]);
            let places = [
                start(2.4, -1.2),
                start(2.0, -2.0),
                start(2.4, 0.9),
                end(2.4, -0.6),
                end(2.4, 1.8),
                start(4.2, 0.4),
            ];
            let label = |(anchor, at)| {
                Label::empty(p.text(), p.violation, at)
                    .and(Face::Bold, price(rider.loss))
                    .anchored(anchor)
                    .haloed(p.paper)
            };
            let labels = places.map(label);
            let roomy = |strict: bool| {
                labels.iter().find(|label| {
                    let room = label.room(pen.measure(label));
                    let off_lines = !strict || busy.free_of_lines(&room, 1.0);
                    room.inside(&frame)
                        && off_lines
                        && busy.free_of_labels(&room)
                        && busy.free_of_points(&room)
                })
            };
            if let Some(label) = roomy(true).or_else(|| roomy(false)) {
                busy.rooms.push(label.room(pen.measure(label)));
                pen.write(label);
            }
        }
    }

    /// Points that share a place: one stem, one mark for each class, one label for all.
    pub(super) fn shared(&self, pen: &mut Pen, busy: &mut Busy, group: &[Rider]) {
        let Some(first) = group.first() else { return };
        let stem = Stroke::new(self.palette.violation, self.palette.slack);
        let x = self.x.at(first.margin);
        pen.path(&[[x, self.y.span[0]], [x, first.at[1]]], stem);
        for class in 0..8 {
            if let Some(rider) = group.iter().find(|rider| rider.class == class) {
                self.mark(rider).draw(pen, self.palette);
            }
        }
        let p = self.palette;
        let text = format!("{} points, {} each", group.len(), price(first.loss));
        let right = group.iter().map(|rider| rider.at[0]).fold(f64::NEG_INFINITY, f64::max);
        let at = [right + 2.6 * first.radius, first.at[1] - first.radius];
        let label = Label::empty(p.text(), p.violation, at).and(Face::Bold, text).haloed(p.paper);
        let label = if at[0] + pen.measure(&label) > self.size[0] {
            Label { at: [right - 5.0 * first.radius, at[1]], ..label.anchored(Anchor::End) }
        } else {
            label
        };
        let room = label.room(pen.measure(&label));
        if busy.free_of_labels(&room) {
            pen.write(&label);
            busy.rooms.push(room);
        }
    }

    /// How many points are beyond the ends, with an arrow.
    pub(super) fn edge_counts(&self, pen: &mut Pen) {
        let p = self.palette;
        let [left, right] = self.x.span;
        let label = |text: String, x: f64| {
            Label::new(text, p.text(), p.ink, [x, self.y.span[0] - 8.0]).haloed(p.paper)
        };
        if self.beyond[0] > 0 {
            pen.write(&label(format!("← {}", self.beyond[0]), left + 4.0));
        }
        if self.beyond[1] > 0 {
            pen.write(&label(format!("{} →", self.beyond[1]), right).anchored(Anchor::End));
        }
    }
}
