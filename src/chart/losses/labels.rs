//! What the points pay, in numbers near them.

use super::loss_points::LossPoint;
use super::scene::Scene;
use crate::base::format::shortest;
use crate::chart::draw_context::DrawContext;
use crate::chart::geometry::Rect;
use crate::chart::label::{Anchor, Face};
use crate::chart::label_layout::Avoid;
use crate::chart::numerals::{phrase, short};
use crate::chart::palette::Ink;

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
    pub(super) fn values(&self, context: &mut DrawContext, order: &[u32]) {
        self.keep_off_lines(context);
        if self.placed.iter().filter(|point| point.has_loss()).count() > 24 {
            return;
        }
        for &place in order.iter().rev().take(8) {
            let point = &self.placed[place as usize];
            if point.has_loss() {
                self.value(context, point);
            }
        }
    }

    /// The price of a point at the best place that is free, of lines if that can be.
    fn value(&self, context: &mut DrawContext, point: &LossPoint) {
        let rim = self.rect().inset(-2.0);
        let frame =
            Rect { from: [rim.from[0], self.y.axis.span[1] - 2.0], to: [self.size[0], rim.to[1]] };
        let text = short(point.loss, 2);
        let mut label = context.label_on_lines(Face::Bold, &text, Ink::VIOLATION);
        for &avoid in &[Avoid::All(1.0), Avoid::Points] {
            for &(anchor, [dx, dy]) in &PLACES {
                let [x, y] = [point.at[0] + dx * point.radius, point.at[1] + dy * point.radius];
                label.put(x, y, anchor);
                if context.try_to_write(&label, &frame, avoid) {
                    return;
                }
            }
        }
    }

    /// One label for all the points that share the place of one.
    pub(super) fn label_of_all(&self, context: &mut DrawContext, first: &LossPoint) {
        let (mut right, mut count) = (f64::NEG_INFINITY, 0.0);
        for point in &self.placed {
            if point.is_with(first) {
                right = right.max(point.at[0]);
                count += 1.0;
            }
        }
        let text = phrase("", shortest(count), " points, ");
        let text = phrase(&text, short(first.loss, 2), " each");
        let mut label = context.label_on_lines(Face::Bold, &text, Ink::VIOLATION);
        let [x, y] = [right + 2.6 * first.radius, first.at[1] - first.radius];
        if x + label.width > self.size[0] {
            label.put(right - 5.0 * first.radius, y, Anchor::End);
        } else {
            label.put(x, y, Anchor::Start);
        }
        context.try_to_write(&label, &Rect::EVERYWHERE, Avoid::Labels);
    }
}
