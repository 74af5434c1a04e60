//! Where numbers stand on a picture: axes, ticks, clipping. All of it in f64, so that a backend only ever sees what is in view.

use super::picture::Spot;

/// An upright rectangle in CSS pixels, `from` its top left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rect {
    pub(crate) from: Spot,
    pub(crate) to: Spot,
}

impl Rect {
    pub(crate) fn contains(&self, [x, y]: Spot) -> bool {
        (self.from[0]..=self.to[0]).contains(&x) && (self.from[1]..=self.to[1]).contains(&y)
    }

    /// The rectangle with this much less (more, if negative) on every side.
    pub(crate) fn inset(&self, by: f64) -> Rect {
        Rect {
            from: [self.from[0] + by, self.from[1] + by],
            to: [self.to[0] - by, self.to[1] - by],
        }
    }

    pub(crate) fn corners(&self) -> [Spot; 4] {
        let ([x0, y0], [x1, y1]) = (self.from, self.to);
        [[x0, y0], [x1, y0], [x1, y1], [x0, y1]]
    }

    pub(crate) fn size(&self) -> [f64; 2] {
        [self.to[0] - self.from[0], self.to[1] - self.from[1]]
    }
}

/// A line of numbers laid along an edge: `range` stands from pixel `span[0]` to `span[1]`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Axis {
    pub(crate) range: [f64; 2],
    pub(crate) span: [f64; 2],
}

impl Axis {
    /// The pixel of a value.
    pub(crate) fn at(&self, value: f64) -> f64 {
        self.span[0] + (value - self.range[0]) * self.pixels_per_unit()
    }

    /// The value at a pixel.
    pub(crate) fn value(&self, at: f64) -> f64 {
        self.range[0] + (at - self.span[0]) / self.pixels_per_unit()
    }

    /// Pixels per unit of the value, negative where values grow upwards.
    pub(crate) fn pixels_per_unit(&self) -> f64 {
        (self.span[1] - self.span[0]) / (self.range[1] - self.range[0])
    }

    /// The pixel of a value, held inside the span.
    pub(crate) fn held(&self, value: f64) -> f64 {
        let [a, b] = self.span;
        let at = self.at(value.clamp(self.range[0], self.range[1]));
        at.clamp(a.min(b), a.max(b))
    }

    /// The smallest step of 1, 2 or 5 times a power of ten that is at least so many pixels.
    pub(crate) fn step(&self, pixels: f64) -> f64 {
        nice_step(pixels / self.pixels_per_unit().abs())
    }

    /// The multiples of `step` in the range.
    pub(crate) fn ticks(&self, step: f64) -> Vec<f64> {
        const MOST: usize = 400;
        let first = libm::ceil(self.range[0] / step - 1e-9);
        let last = self.range[1] / step + 1e-9;
        (0..MOST).map(|k| first + k as f64).take_while(|&k| k <= last).map(|k| k * step).collect()
    }
}

/// The smallest of 1, 2, 5 times a power of ten that is at least `least` > 0.
pub(crate) fn nice_step(least: f64) -> f64 {
    let power = libm::pow(10.0, libm::floor(libm::log10(least)));
    [1.0, 2.0, 5.0]
        .iter()
        .map(|m| m * power)
        .find(|&step| step >= least * (1.0 - 1e-9))
        .unwrap_or(10.0 * power)
}

/// The part of a segment that is inside the rectangle (Liang & Barsky 1984), `None` where none is or its ends are no numbers.
pub(crate) fn clip_segment([a, b]: [Spot; 2], rect: &Rect) -> Option<[Spot; 2]> {
    let d = [b[0] - a[0], b[1] - a[1]];
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
        from = from.max(s.min(t));
        to = to.min(s.max(t));
    }
    let on = |t: f64| [a[0] + t * d[0], a[1] + t * d[1]];
    (from <= to).then(|| [on(from), on(to)])
}

/// The pieces of a path that are inside the rectangle.
pub(crate) fn clip_path(path: &[Spot], rect: &Rect) -> Vec<Vec<Spot>> {
    let mut pieces: Vec<Vec<Spot>> = Vec::new();
    for pair in path.windows(2) {
        let Some([a, b]) = clip_segment([pair[0], pair[1]], rect) else { continue };
        match pieces.last_mut() {
            Some(piece) if piece.last() == Some(&a) => piece.push(b),
            _ => pieces.push(vec![a, b]),
        }
    }
    pieces
}

/// A half-plane normal·p ≥ offset, the normal of length 1. The offset may be infinite: then it holds all of the plane or nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct HalfPlane {
    pub(crate) normal: [f64; 2],
    pub(crate) offset: f64,
}

impl HalfPlane {
    /// Signed distance of a place from the border, positive inside.
    pub(crate) fn depth(&self, p: Spot) -> f64 {
        self.normal[0] * p[0] + self.normal[1] * p[1] - self.offset
    }

    /// The other side.
    pub(crate) fn complement(&self) -> HalfPlane {
        HalfPlane { normal: self.normal.map(|v| -v), offset: -self.offset }
    }

    /// The part of a convex polygon that is inside (Sutherland & Hodgman 1974). The cut itself is shared by both sides exactly.
    pub(crate) fn clip(&self, polygon: &[Spot]) -> Vec<Spot> {
        let mut inside = Vec::with_capacity(polygon.len() + 1);
        for (i, &p) in polygon.iter().enumerate() {
            let q = polygon[(i + 1) % polygon.len()];
            let (at_p, at_q) = (self.depth(p), self.depth(q));
            if at_p >= 0.0 {
                inside.push(p);
            }
            if (at_p >= 0.0) != (at_q >= 0.0) && at_p.is_finite() && at_q.is_finite() {
                let t = at_p / (at_p - at_q);
                inside.push([p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])]);
            }
        }
        inside
    }

    /// The border inside the rectangle, in the reading direction (to the right; upwards where it is upright).
    pub(crate) fn border(&self, rect: &Rect) -> Option<[Spot; 2]> {
        let centre = [0, 1].map(|k| 0.5 * (rect.from[k] + rect.to[k]));
        let depth = self.depth(centre);
        let reach = rect.size()[0] + rect.size()[1];
        if depth.is_nan() || depth.abs() > reach {
            return None;
        }
        let foot = [0, 1].map(|k| centre[k] - depth * self.normal[k]);
        let [c, s] = self.reading();
        let ends = [-reach, reach].map(|t| [foot[0] + t * c, foot[1] + t * s]);
        clip_segment(ends, rect)
    }

    /// Unit vector along the border in which words on it are read.
    pub(crate) fn reading(&self) -> [f64; 2] {
        let [x, y] = [-self.normal[1], self.normal[0]];
        let forward = x > 1e-9 || (x > -1e-9 && y < 0.0);
        if forward { [x, y] } else { [-x, -y] }
    }
}

/// The path without the vertices that lie within `tolerance` of the line through their neighbours (Douglas & Peucker 1973).
pub(crate) fn simplify(path: &[Spot], tolerance: f64) -> Vec<Spot> {
    let (Some(&a), Some(&b)) = (path.first(), path.last()) else { return Vec::new() };
    let length = libm::hypot(b[0] - a[0], b[1] - a[1]);
    let distance = |p: Spot| {
        if length == 0.0 {
            libm::hypot(p[0] - a[0], p[1] - a[1])
        } else {
            ((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])).abs() / length
        }
    };
    let farthest = (1..path.len().saturating_sub(1))
        .max_by(|&i, &j| distance(path[i]).total_cmp(&distance(path[j])));
    match farthest {
        Some(i) if distance(path[i]) > tolerance => {
            let mut kept = simplify(&path[..=i], tolerance);
            kept.pop();
            kept.extend(simplify(&path[i..], tolerance));
            kept
        }
        _ if path.len() == 1 => vec![a],
        _ => vec![a, b],
    }
}
