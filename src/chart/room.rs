//! The room that labels take, and what they keep away from.

use super::clip::clip_segment;
use super::frame::{Rect, dot, moved, way};
use super::picture::{Pen, Spot};
use super::text::Label;

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
        self.corners().iter().all(|&corner| rect.contains(corner))
    }

    /// Whether a segment comes nearer than `gap`.
    pub(crate) fn meets_segment(&self, [a, b]: [Spot; 2], gap: f64) -> bool {
        let [x, y] = [self.half[0] + gap, self.half[1] + gap];
        clip_segment([self.local(a), self.local(b)], &Rect { from: [-x, -y], to: [x, y] }).is_some()
    }

    /// Whether a disc touches it.
    pub(crate) fn meets_disc(&self, centre: Spot, radius: f64) -> bool {
        let [x, y] = self.local(centre);
        let (dx, dy) = ((x.abs() - self.half[0]).max(0.0), (y.abs() - self.half[1]).max(0.0));
        dx * dx + dy * dy < radius * radius
    }

    /// Whether another one overlaps it.
    pub(crate) fn meets(&self, other: &Room) -> bool {
        let corners = other.corners();
        (0..4).any(|k| self.meets_segment([corners[k], corners[(k + 1) % 4]], 0.0))
            || other.meets_disc(self.centre, 1e-9)
    }

    fn corners(&self) -> [Spot; 4] {
        let [x, y] = self.half;
        let (along, up) = (self.along, [-self.along[1], self.along[0]]);
        let corner = |x: f64, y: f64| moved(moved(self.centre, along, x), up, y);
        [corner(-x, -y), corner(x, -y), corner(x, y), corner(-x, y)]
    }

    /// A place seen from the centre, the reading direction level.
    fn local(&self, at: Spot) -> Spot {
        let out = way(self.centre, at);
        [dot(self.along, out), self.along[0] * out[1] - self.along[1] * out[0]]
    }
}

/// What labels keep away from.
#[derive(Debug, Default)]
pub(crate) struct Busy {
    pub(crate) segments: Vec<[Spot; 2]>,
    pub(crate) discs: Vec<(Spot, f64)>,
    pub(crate) rooms: Vec<Room>,
}

impl Busy {
    /// Whether no line comes nearer than `gap` and no other label overlaps.
    pub(crate) fn free_of_lines(&self, room: &Room, gap: f64) -> bool {
        !self.segments.iter().any(|&segment| room.meets_segment(segment, gap))
            && self.free_of_labels(room)
    }

    /// Whether no other label overlaps.
    pub(crate) fn free_of_labels(&self, room: &Room) -> bool {
        !self.rooms.iter().any(|other| room.meets(other))
    }

    /// Whether no point is touched.
    pub(crate) fn free_of_points(&self, room: &Room) -> bool {
        !self.discs.iter().any(|&(at, radius)| room.meets_disc(at, radius))
    }

    /// Whether there is nothing at all.
    pub(crate) fn free(&self, room: &Room, gap: f64) -> bool {
        self.free_of_lines(room, gap) && self.free_of_points(room)
    }

    /// Writes a label and keeps its room.
    pub(crate) fn write(&mut self, pen: &mut Pen, label: &Label) {
        self.rooms.push(label.room(pen.measure(label)));
        pen.write(label);
    }

    /// Adds every side of a path.
    pub(crate) fn keep_off(&mut self, path: &[Spot]) {
        for pair in path.windows(2) {
            self.segments.push([pair[0], pair[1]]);
        }
    }
}
