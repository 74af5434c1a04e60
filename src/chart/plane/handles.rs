//! The handles of the line: two on the boundary, by which it is turned, and one on an edge of its band, by which that is made wider.

use super::scene::{Handles, PlaneChart, Scene};
use crate::chart::clip::clip_segment;
use crate::chart::draw_context::DrawContext;
use crate::chart::geometry::{moved, way};
use crate::chart::palette::{Ink, Length};
use crate::chart::shape::{Line, Pixel, Shape};

/// So far inside the frame the handle of the band stays, in pixels.
const INSET: f64 = 16.0;

impl PlaneChart {
    /// The pixels of the handles on a picture of this size: two, or three where the loss has a band; none where there are no handles
    /// or the boundary is out of view.
    pub fn handles_at(&self, size: [f64; 2]) -> Vec<[f64; 2]> {
        self.handles.map_or_else(Vec::new, |handles| places(&self.scene(size, 0.0), &handles))
    }
}

fn places(scene: &Scene, handles: &Handles) -> Vec<Pixel> {
    let mut places = Vec::new();
    let Some(lines) = scene.lines() else { return places };
    for place in handles.anchors.iter().flatten() {
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
    let (&[a, b], true) = (&places[..], scene.chart.rho.is_some()) else { return places };
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

impl Scene<'_> {
    /// Draws the handles: hollow, with a dot in the middle, in the ink of the line they move; a circle around the active one.
    pub(super) fn draw_handles(&self, context: &DrawContext) {
        let Some(handles) = &self.chart.handles else { return };
        let radius = 0.6 * context.palette.length(Length::Point);
        let width = context.palette.length(Length::Ring);
        for (index, at) in places(self, handles).into_iter().enumerate() {
            let ink = if index == 2 { Ink::BAND } else { Ink::INK };
            context.disc(at, radius + 1.5 * width, Ink::PAPER);
            context.outline(Shape::Discs(&[at], radius), Line::Solid, ink, width);
            context.disc(at, 0.32 * radius, ink);
            if handles.active == Some(index) {
                let shape = [at];
                let around = Shape::Discs(&shape, radius + 2.0 * width);
                context.outline(around, Line::Solid, Ink::FOCUS, 2.0 * context.scale);
            }
        }
    }

    /// Names keep off the handles.
    pub(super) fn avoid_handles(&self, context: &mut DrawContext) {
        let Some(handles) = &self.chart.handles else { return };
        let radius = 0.6 * context.palette.length(Length::Point) + 6.0;
        for [x, y] in places(self, handles) {
            context.obstacles.discs.push([x, y, radius]);
        }
    }
}
