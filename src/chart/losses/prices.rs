//! What the points pay, in numbers near them.

use super::Scene;
use super::riders::Rider;
use crate::base::format::shortest;
use crate::chart::frame::Rect;
use crate::chart::numerals::{phrase, short};
use crate::chart::palette::Ink;
use crate::chart::pen::Pen;
use crate::chart::room::Off;
use crate::chart::text::{Anchor, Face};

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
    pub(super) fn values(&self, pen: &mut Pen, order: &[u32]) {
        self.keep_off_lines(pen);
        if self.riders.iter().filter(|rider| rider.pays()).count() > 24 {
            return;
        }
        for &place in order.iter().rev().take(8) {
            let rider = &self.riders[place as usize];
            if rider.pays() {
                self.value(pen, rider);
            }
        }
    }

    /// The price of a point at the best place that is free, of lines if that can be.
    fn value(&self, pen: &mut Pen, rider: &Rider) {
        let rim = self.rect().inset(-2.0);
        let frame =
            Rect { from: [rim.from[0], self.y.span[1] - 2.0], to: [self.size[0], rim.to[1]] };
        let text = short(rider.loss, 2);
        let mut label = pen.label_on_lines(Face::Bold, &text, Ink::VIOLATION);
        for &off in &[Off::All(1.0), Off::Points] {
            for &(anchor, [dx, dy]) in &PLACES {
                let [x, y] = [rider.at[0] + dx * rider.radius, rider.at[1] + dy * rider.radius];
                label.put(x, y, anchor);
                if pen.try_to_write(&label, &frame, off) {
                    return;
                }
            }
        }
    }

    /// One label for all the points that share the place of one.
    pub(super) fn price_of_all(&self, pen: &mut Pen, first: &Rider) {
        let (mut right, mut count) = (f64::NEG_INFINITY, 0.0);
        for rider in &self.riders {
            if rider.is_with(first) {
                right = right.max(rider.at[0]);
                count += 1.0;
            }
        }
        let text = phrase("", shortest(count), " points, ");
        let text = phrase(&text, short(first.loss, 2), " each");
        let mut label = pen.label_on_lines(Face::Bold, &text, Ink::VIOLATION);
        let [x, y] = [right + 2.6 * first.radius, first.at[1] - first.radius];
        if x + label.width > self.size[0] {
            label.put(right - 5.0 * first.radius, y, Anchor::End);
        } else {
            label.put(x, y, Anchor::Start);
        }
        pen.try_to_write(&label, &Rect::EVERYWHERE, Off::Labels);
    }
}
