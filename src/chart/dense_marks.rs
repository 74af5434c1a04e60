//! Very many marks in few strokes.

use super::draw_context::DrawContext;
use super::mark::{Mark, is_disc};
use super::palette::Ink;
use super::shape::{Path, Shape};

/// With more points than this each says less.
pub(crate) const DENSE: usize = 160;

/// A crowd on a picture of this size is drawn class by class, plain: where a point is says how it stands. Of those of a class on one
/// pixel one is enough.
pub(crate) fn draw_dense(context: &mut DrawContext, size: [f64; 2], marks: &[Mark]) {
    context.opacity = 0.8;
    let [across, down] = size.map(|side| side.max(0.0) as usize + 1);
    for class in (0..8).rev() {
        let (mut places, mut radius) = (Path::default(), 0.0);
        let mut taken = vec![false; across * down];
        for mark in marks {
            if mark.class != class {
                continue;
            }
            let [x, y] = mark.at.map(|v| v.max(0.0) as usize);
            let pixel = y.min(down - 1) * across + x.min(across - 1);
            if std::mem::replace(&mut taken[pixel], true) {
                continue;
            }
            radius = mark.radius;
            if is_disc(class) {
                places.to(mark.at[0], mark.at[1]);
            } else {
                places.add(&mark.polygon(0.0));
            }
        }
        let shape =
            if is_disc(class) { Shape::Discs(&places, radius) } else { Shape::Path(&places) };
        if !places.is_empty() {
            context.fill(shape, Ink::class(class));
        }
    }
    context.opacity = 1.0;
}
