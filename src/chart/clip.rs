//! What of a line or a region is in view, and lines with fewer vertices.

use super::geometry::{Rect, distance, dot, moved, way};
use super::shape::{Path, Pixel};
use crate::base::format::{clamped, larger, smaller};

/// The part of a segment that is inside the rectangle (Liang & Barsky 1984), `None` where none is or its ends are no numbers.
pub(crate) fn clip_segment(&a: &Pixel, &b: &Pixel, rect: &Rect) -> Option<[Pixel; 2]> {
    for k in 0..2 {
        // Most segments that are asked about are far away.
        if larger(a[k], b[k]) < rect.from[k] || smaller(a[k], b[k]) > rect.to[k] {
            return None;
        }
    }
    let d = way(a, b);
    if !(d[0].is_finite() && d[1].is_finite()) {
        return None;
    }
    let (mut from, mut to) = (0.0_f64, 1.0_f64);
    for k in 0..2 {
        let (near, far) = (rect.from[k] - a[k], rect.to[k] - a[k]);
        if d[k] == 0.0 {
            if near > 0.0 || far < 0.0 {
                return None;
            }
            continue;
        }
        let (s, t) = (near / d[k], far / d[k]);
        from = larger(smaller(s, t), from);
        to = smaller(larger(s, t), to);
    }
    // An end that is inside stays what it is, to the last bit: pieces of a path are joined by it.
    (from <= to).then(|| [moved(a, d, from), if to < 1.0 { moved(a, d, to) } else { b }])
}

/// The pieces of a path that are inside the rectangle, as one path; without the vertices that lie within `tolerance` of the lines
/// that stay.
pub(crate) fn visible(path: &[Pixel], rect: &Rect, tolerance: f64) -> Path {
    let (mut all, mut piece) = (Path::default(), Path::default());
    for pair in path.windows(2) {
        let Some([a, b]) = &clip_segment(&pair[0], &pair[1], rect) else { continue };
        if piece.last() != Some(a) {
            simplify(&piece, tolerance, &mut all);
            all.lift();
            piece.clear();
            piece.to(a[0], a[1]);
        }
        piece.to(b[0], b[1]);
    }
    simplify(&piece, tolerance, &mut all);
    all
}

/// A half-plane normal·p ≥ offset, the normal of length 1. The offset may be infinite: then it holds all of the plane or nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct HalfPlane {
    pub(crate) normal: [f64; 2],
    pub(crate) offset: f64,
}

impl HalfPlane {
    /// Signed distance of a place from the border, positive inside.
    pub(crate) fn depth(&self, p: Pixel) -> f64 {
        dot(self.normal, p) - self.offset
    }

    /// The place on the border that is nearest, or one far beyond any frame.
    pub(crate) fn foot(&self, p: Pixel) -> Pixel {
        moved(p, self.normal, -clamped(self.depth(p), -1e9, 1e9))
    }

    /// The other side.
    pub(crate) fn complement(&self) -> HalfPlane {
        HalfPlane { normal: [-self.normal[0], -self.normal[1]], offset: -self.offset }
    }

    /// The part of a convex polygon that is inside (Sutherland & Hodgman 1974), both with their first corner again at the end; empty
    /// where there is none. The cut itself is shared by both sides exactly.
    pub(crate) fn clip(&self, polygon: &[Pixel]) -> Path {
        let mut inside = Path::default();
        for side in polygon.windows(2) {
            let (p, q) = (side[0], side[1]);
            let (at_p, at_q) = (self.depth(p), self.depth(q));
            if at_p >= 0.0 {
                inside.to(p[0], p[1]);
            }
            if (at_p >= 0.0) != (at_q >= 0.0) && at_p.is_finite() && at_q.is_finite() {
                let [x, y] = moved(p, way(p, q), at_p / (at_p - at_q));
                inside.to(x, y);
            }
        }
        if inside.len() < 3 {
            inside.clear();
        }
        inside.close();
        inside
    }

    /// The border inside the rectangle, in the reading direction (to the right; upwards where it is upright).
    pub(crate) fn border(&self, rect: &Rect) -> Option<[Pixel; 2]> {
        let centre = rect.centre();
        let reach = rect.size()[0] + rect.size()[1];
        let depth = self.depth(centre);
        if depth.is_nan() || depth.abs() > reach {
            return None;
        }
        let (foot, along) = (self.foot(centre), self.reading());
        clip_segment(&moved(foot, along, -reach), &moved(foot, along, reach), rect)
    }

    /// Unit vector along the border in which words on it are read.
    pub(crate) fn reading(&self) -> [f64; 2] {
        let [x, y] = [-self.normal[1], self.normal[0]];
        let forward = x > 1e-9 || (x > -1e-9 && y < 0.0);
        if forward { [x, y] } else { [-x, -y] }
    }
}

/// Adds a path without the vertices that lie within `tolerance` of the line through their neighbours (Douglas & Peucker 1973).
pub(crate) fn simplify(path: &[Pixel], tolerance: f64, to: &mut Path) {
    keep(path, tolerance, to);
    if let Some(&[x, y]) = path.last() {
        to.to(x, y);
    }
}

/// Adds the vertices that stay, but for the last.
fn keep(path: &[Pixel], tolerance: f64, kept: &mut Path) {
    let [a, between @ .., b] = path else { return };
    let (along, length) = (way(*a, *b), distance(*a, *b));
    let (mut farthest, mut off) = (0, tolerance);
    for (i, &p) in between.iter().enumerate() {
        let away = if length == 0.0 {
            distance(*a, p)
        } else {
            let out = way(*a, p);
            (along[0] * out[1] - along[1] * out[0]).abs() / length
        };
        if away > tolerance && away >= off {
            (farthest, off) = (i + 1, away);
        }
    }
    if farthest == 0 {
        kept.to(a[0], a[1]);
    } else {
        keep(&path[..=farthest], tolerance, kept);
        keep(&path[farthest..], tolerance, kept);
    }
}
