//! The handles of the line: two on the boundary, by which it is turned, and one on an edge of its band, by which that is made wider.

use super::{PlaneFigure, Scene};
use crate::chart::clip::clip_segment;
use crate::chart::frame::{moved, way};
use crate::chart::palette::{Ink, Length};
use crate::chart::pen::Pen;
use crate::chart::picture::{Line, Shape, Spot};

/// Which handles are shown, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Handles {
    /// The one that is held or has the focus: 0 and 1 are on the boundary, 2 is on an edge of the band.
    pub lit: Option<usize>,
    /// Where the two on the boundary were put, data units. They stay there as long as they are in view and the line passes through
    /// them; else they share what is seen of it.
    pub put: Option<[[f64; 2]; 2]>,
}

/// So far inside the frame the handle of the band stays, in pixels.
const INSET: f64 = 16.0;

impl PlaneFigure {
    /// The pixels of the handles on a picture of this size: two, or three where the loss has a band; none where there are no handles
    /// or the boundary is out of view.
    pub fn handles_at(&self, size: [f64; 2]) -> Vec<[f64; 2]> {
        self.handles.map_or_else(Vec::new, |handles| places(&self.scene(size, 0.0), &handles))
    }
}

#[inline(never)]
fn places(scene: &Scene, handles: &Handles) -> Vec<Spot> {
    let mut places = Vec::new();
    let Some(lines) = scene.lines() else { return places };
    for place in handles.put.iter().flatten() {
        let (x, y) = scene.pixel(place);
        if lines.middle.depth([x, y]).abs() < 1.0 && scene.rect.contains(x, y) {
            places.push([x, y]);
        }
    }
    if places.len() < 2
        && let Some([start, end]) = lines.middle.border(&scene.rect)
    {
        places.clear();
        for share in [0.25, 0.75] {
            places.push(moved(start, way(start, end), share));
        }
    }
    let (&[a, b], true) = (&places[..], scene.figure.rho.is_some()) else { return places };
    // Half-way between them, on the upper edge, or on the lower, or on the way to the upper where both are out of view.
    let (middle, inner) = (moved(a, way(a, b), 0.5), scene.rect.inset(INSET));
    let (upper, lower) = (lines.upper.foot(middle), lines.lower.foot(middle));
    if inner.contains(upper[0], upper[1]) {
        places.push(upper);
    } else if inner.contains(lower[0], lower[1]) {
        places.push(lower);
    } else if let Some([_, end]) = clip_segment(&middle, &upper, &inner) {
        places.push(end);
    }
    places
}

/// Draws the handles: hollow, with a dot in the middle, in the ink of the line they move; a circle around the one that is lit.
#[inline(never)]
pub(super) fn draw(scene: &Scene, handles: &Handles, pen: &mut Pen) {
    let radius = 0.6 * pen.palette.length(Length::Point);
    let width = pen.palette.length(Length::Ring);
    for (index, at) in places(scene, handles).into_iter().enumerate() {
        let ink = if index == 2 { Ink::BAND } else { Ink::INK };
        pen.disc(at, radius + 1.5 * width, Ink::PAPER);
        pen.outline(Shape::Discs(&[at], radius), Line::Solid, ink, width);
        pen.disc(at, 0.32 * radius, ink);
        if handles.lit == Some(index) {
            pen.outline(
                Shape::Discs(&[at], radius + 2.0 * width),
                Line::Solid,
                Ink::FOCUS,
                2.0 * pen.scale,
            );
        }
    }
}

/// Names keep off the handles.
#[inline(never)]
pub(super) fn keep_off(scene: &Scene, handles: &Handles, pen: &mut Pen) {
    let radius = 0.6 * pen.palette.length(Length::Point) + 6.0;
    for [x, y] in places(scene, handles) {
        pen.busy.discs.push([x, y, radius]);
    }
}
