//! The room that labels take, and what they keep away from.

use super::clip::clip_segment;
use super::frame::{Rect, dot, moved, way};
use super::picture::{Path, Spot};
use crate::base::format::larger;

/// A rectangle that may be turned: what a label takes up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    pub(crate) centre: Spot,
    pub(crate) half: [f64; 2],
    pub(crate) along: [f64; 2],
}

impl Room {
    /// Whether it lies inside the rectangle.
    pub(crate) fn inside(&self, rect: &Rect) -> bool {
        let mut inside = true;
        for corner in self.corners() {
            inside &= rect.contains(corner[0], corner[1]);
        }
        inside
    }

    /// Whether a segment comes nearer than `gap`.
    #[inline(never)]
    fn meets_segment(&self, a: &Spot, b: &Spot, gap: f64) -> bool {
        let [x, y] = [self.half[0] + gap, self.half[1] + gap];
        clip_segment(&self.local(a), &self.local(b), &Rect { from: [-x, -y], to: [x, y] }).is_some()
    }

    /// Whether a disc touches it.
    fn meets_disc(&self, centre: &Spot, radius: f64) -> bool {
        let [x, y] = self.local(centre);
        let (dx, dy) = (larger(x.abs() - self.half[0], 0.0), larger(y.abs() - self.half[1], 0.0));
        dx * dx + dy * dy < radius * radius
    }

    /// Whether another one overlaps it.
    pub(crate) fn meets(&self, other: &Room) -> bool {
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

    fn corners(&self) -> [Spot; 4] {
        let [x, y] = self.half;
        let (along, up) = (self.along, [-self.along[1], self.along[0]]);
        let corner = |x: f64, y: f64| moved(moved(self.centre, along, x), up, y);
        [corner(-x, -y), corner(x, -y), corner(x, y), corner(-x, y)]
    }

    /// A place seen from the centre, the reading direction level.
    fn local(&self, at: &Spot) -> Spot {
        let out = way(self.centre, *at);
        [dot(self.along, out), self.along[0] * out[1] - self.along[1] * out[0]]
    }
}

/// What a label keeps off, besides others.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Off {
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
pub(crate) struct Busy {
    pub(crate) lines: Path,
    /// Points: centre and radius.
    pub(crate) discs: Vec<[f64; 3]>,
    pub(crate) rooms: Vec<Room>,
}

impl Busy {
    /// Whether there is nothing that a label has to keep off.
    pub(crate) fn free(&self, room: &Room, off: Off) -> bool {
        let (gap, points) = match off {
            Off::Labels => (None, false),
            Off::Lines(gap) => (Some(gap), false),
            Off::Points => (None, true),
            Off::All(gap) => (Some(gap), true),
        };
        if let Some(gap) = gap {
            for line in self.lines.windows(2) {
                if room.meets_segment(&line[0], &line[1], gap) {
                    return false;
                }
            }
        }
        for other in &self.rooms {
            if room.meets(other) {
                return false;
            }
        }
        if points {
            for &[x, y, radius] in &self.discs {
                if room.meets_disc(&[x, y], radius) {
                    return false;
                }
            }
        }
        true
    }
}
