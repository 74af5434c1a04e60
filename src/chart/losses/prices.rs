//! What the points pay, in numbers near them.

use super::Scene;
use super::riders::Rider;
use crate::chart::frame::Rect;
use crate::chart::numerals::short;
use crate::chart::picture::Pen;
use crate::chart::room::Busy;
use crate::chart::text::{Anchor, Face, Label};

/// The places of a number beside its point, in radii, the best first.
const PLACES: [(Anchor, [f64; 2]); 6] = [
    (Anchor::Start, [2.4, -1.2]),
    (Anchor::Start, [2.0, -2.0]),
    (Anchor::Start, [2.4, 0.9]),
    (Anchor::End, [-2.4, -0.6]),
    (Anchor::End, [-2.4, 1.8]),
    (Anchor::Start, [4.2, 0.4]),
];

impl Scene<'_> {
    /// What the points pay that pay most, where few do. `order`: those last.
    pub(super) fn values(&self, pen: &mut Pen, busy: &mut Busy, order: &[Rider]) {
        self.keep_off_lines(busy);
        if order.iter().filter(|rider| rider.pays()).count() > 24 {
            return;
        }
        for rider in order.iter().rev().take(8) {
            if rider.pays() {
                self.value(pen, busy, rider);
            }
        }
    }

    /// The price of a point at the best place that is free, of lines if that can be.
    fn value(&self, pen: &mut Pen, busy: &mut Busy, rider: &Rider) {
        let p = self.palette;
        let rim = self.rect().inset(-2.0);
        let frame =
            Rect { from: [rim.from[0], self.y.span[1] - 2.0], to: [self.size[0], rim.to[1]] };
        let (text, at) = (short(rider.loss, 2), rider.at);
        let mut label = Label::of(Face::Bold, &text, p.text(), p.violation, at, Anchor::Start);
        label.halo = Some(p.paper);
        let width = pen.measure(&label);
        for strict in [true, false] {
            for (anchor, [dx, dy]) in PLACES {
                label.anchor = anchor;
                label.at = [rider.at[0] + dx * rider.radius, rider.at[1] + dy * rider.radius];
                let room = label.room(width);
                if room.inside(&frame)
                    && (!strict || busy.free_of_lines(&room, 1.0))
                    && busy.free_of_labels(&room)
                    && busy.free_of_points(&room)
                {
                    busy.rooms.push(room);
                    pen.write(&label);
                    return;
                }
            }
        }
    }

    /// One label for all the points that share a place.
    pub(super) fn price_of_all(&self, pen: &mut Pen, busy: &mut Busy, group: &[usize]) {
        let p = self.palette;
        let first = &self.riders[group[0]];
        let mut right = f64::NEG_INFINITY;
        for &i in group {
            right = right.max(self.riders[i].at[0]);
        }
        let text = format!("{} points, {} each", group.len(), short(first.loss, 2));
        let at = [right + 2.6 * first.radius, first.at[1] - first.radius];
        let mut label = Label::of(Face::Bold, &text, p.text(), p.violation, at, Anchor::Start);
        label.halo = Some(p.paper);
        let width = pen.measure(&label);
        if at[0] + width > self.size[0] {
            label.at[0] = right - 5.0 * first.radius;
            label.anchor = Anchor::End;
        }
        let room = label.room(width);
        if busy.free_of_labels(&room) {
            pen.write(&label);
            busy.rooms.push(room);
        }
    }
}
