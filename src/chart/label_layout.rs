//! The room that labels take, and what they keep away from.

use super::clip::clip_segment;
use super::geometry::{Rect, dot, moved, way};
use super::shape::{Path, Pixel};
use crate::base::format::larger;

/// A rectangle that may be turned: what a label takes up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LabelBox {
    pub(crate) centre: Pixel,
    pub(crate) half: [f64; 2],
    pub(crate) along: [f64; 2],
}

impl LabelBox {
    /// Whether it lies inside the rectangle.
    pub(crate) fn inside(&self, rect: &Rect) -> bool {
        let mut inside = true;
        for corner in self.corners() {
            inside &= rect.contains(corner[0], corner[1]);
        }
        inside
    }

    /// Whether a segment comes nearer than `gap`.
    fn meets_segment(&self, a: &Pixel, b: &Pixel, gap: f64) -> bool {
        let [x, y] = [self.half[0] + gap, self.half[1] + gap];
        clip_segment(&self.local(a), &self.local(b), &Rect { from: [-x, -y], to: [x, y] }).is_some()
    }

    /// Whether a disc touches it.
    fn meets_disc(&self, centre: &Pixel, radius: f64) -> bool {
        let [x, y] = self.local(centre);
        let (dx, dy) = (larger(x.abs() - self.half[0], 0.0), larger(y.abs() - self.half[1], 0.0));
        dx * dx + dy * dy < radius * radius
    }

    /// Whether another one overlaps it.
    pub(crate) fn meets(&self, other: &LabelBox) -> bool {
        let corners = other.corners();
        let mut last = corners[3];
        for corner in corners {
            if self.meets_segment(&last, &corner, 0.0) {
                return true;
            }
            last = corner;
        }
        other.meets_disc(&self.centre, 1e-9)
    }

    fn corners(&self) -> [Pixel; 4] {
        let [x, y] = self.half;
        let (along, up) = (self.along, [-self.along[1], self.along[0]]);
        let corner = |x: f64, y: f64| moved(moved(self.centre, along, x), up, y);
        [corner(-x, -y), corner(x, -y), corner(x, y), corner(-x, y)]
    }

    /// A place seen from the centre, the reading direction level.
    fn local(&self, at: &Pixel) -> Pixel {
        let out = way(self.centre, *at);
        [dot(self.along, out), self.along[0] * out[1] - self.along[1] * out[0]]
    }
}

/// What a label keeps avoid, besides others.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Avoid {
    /// Nothing else.
    Labels,
    /// Lines, by this much.
    Lines(f64),
    /// Points.
    Points,
    /// Lines, by this much, and points.
    All(f64),
}

/// What is taken.
#[derive(Debug, Default)]
pub(crate) struct Obstacles {
    pub(crate) lines: Path,
    /// Points: centre and radius.
    pub(crate) discs: Vec<[f64; 3]>,
    pub(crate) labels: Vec<LabelBox>,
}

impl Obstacles {
    /// Whether there is nothing that a label has to keep avoid.
    pub(crate) fn free(&self, bounds: &LabelBox, avoid: Avoid) -> bool {
        let (gap, points) = match avoid {
            Avoid::Labels => (None, false),
            Avoid::Lines(gap) => (Some(gap), false),
            Avoid::Points => (None, true),
            Avoid::All(gap) => (Some(gap), true),
        };
        if let Some(gap) = gap {
            for line in self.lines.windows(2) {
                if bounds.meets_segment(&line[0], &line[1], gap) {
                    return false;
                }
            }
        }
        for other in &self.labels {
            if bounds.meets(other) {
                return false;
            }
        }
        if points {
            for &[x, y, radius] in &self.discs {
                if bounds.meets_disc(&[x, y], radius) {
                    return false;
                }
            }
        }
        true
    }
}
