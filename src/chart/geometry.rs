//! Places and rectangles on a picture. All of it in f64, so that a backend only ever sees what is in view.

use super::shape::Pixel;

/// The place that is `by` ways from another.
pub(crate) fn moved(at: Pixel, way: Pixel, by: f64) -> Pixel {
    [at[0] + by * way[0], at[1] + by * way[1]]
}

/// The way from one place to another.
pub(crate) fn way(from: Pixel, to: Pixel) -> Pixel {
    [to[0] - from[0], to[1] - from[1]]
}

/// The product of two ways: for one of length 1, how far the other goes along it.
pub(crate) fn dot(a: Pixel, b: Pixel) -> f64 {
    a[0] * b[0] + a[1] * b[1]
}

/// The distance between two places.
#[inline(always)]
pub(crate) fn distance(a: Pixel, b: Pixel) -> f64 {
    let [x, y] = way(a, b);
    (x * x + y * y).sqrt()
}

/// An upright rectangle in CSS pixels, `from` its top left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rect {
    pub(crate) from: Pixel,
    pub(crate) to: Pixel,
}

impl Rect {
    /// Larger than any picture.
    pub(crate) const EVERYWHERE: Rect = Rect { from: [-1e9; 2], to: [1e9; 2] };

    pub(crate) fn contains(&self, x: f64, y: f64) -> bool {
        x >= self.from[0] && x <= self.to[0] && y >= self.from[1] && y <= self.to[1]
    }

    /// The rectangle with this much less (more, if negative) on every side.
    pub(crate) fn inset(&self, by: f64) -> Rect {
        Rect { from: moved(self.from, [1.0, 1.0], by), to: moved(self.to, [1.0, 1.0], -by) }
    }

    /// Its outline, back to where it starts.
    pub(crate) fn outline(&self) -> [Pixel; 5] {
        let ([x0, y0], [x1, y1]) = (self.from, self.to);
        [[x0, y0], [x1, y0], [x1, y1], [x0, y1], [x0, y0]]
    }

    pub(crate) fn size(&self) -> [f64; 2] {
        way(self.from, self.to)
    }

    pub(crate) fn centre(&self) -> Pixel {
        [0.5 * (self.from[0] + self.to[0]), 0.5 * (self.from[1] + self.to[1])]
    }
}
