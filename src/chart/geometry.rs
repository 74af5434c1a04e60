//! Where numbers stand on a picture: places, rectangles, axes and their ticks. All of it in f64, so that a backend only ever sees
//! what is in view.

use super::shape::Pixel;
use crate::base::format::clamped;

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
        let at = self.at(clamped(value, self.range[0], self.range[1]));
        clamped(at, a.min(b), a.max(b))
    }

    /// The smallest step of 1, 2 or 5 times a power of ten that is at least so many pixels.
    pub(crate) fn step(&self, pixels: f64) -> f64 {
        nice_step(pixels / self.pixels_per_unit().abs())
    }

    /// The multiples of `step` in the range.
    pub(crate) fn ticks(&self, step: f64) -> Vec<f64> {
        const MOST: usize = 400;
        let last = self.range[1] / step + 1e-9;
        let mut next = (self.range[0] / step - 1e-9).ceil();
        let mut ticks = Vec::new();
        while next <= last && ticks.len() < MOST {
            ticks.push(next * step);
            next += 1.0;
        }
        ticks
    }

    /// The numbers that say where it lies.
    pub(crate) fn numbers(&self) -> [f64; 4] {
        [self.range[0], self.range[1], self.span[0], self.span[1]]
    }
}

/// The smallest of 1, 2, 5 times a power of ten that is at least `least` > 0.
pub(crate) fn nice_step(least: f64) -> f64 {
    rounded_up(least * (1.0 - 1e-9), &[1.0, 2.0, 5.0])
}

/// The smallest of these times a power of ten that is at least `least` > 0, and at least 1e-300: pixels are divided by it.
pub(crate) fn rounded_up(least: f64, parts: &[f64]) -> f64 {
    let least = least.max(1e-300);
    let power = power_of_ten(exponent(least));
    for part in parts {
        if part * power >= least {
            return part * power;
        }
    }
    10.0 * power
}

/// The exponent of the largest power of ten that is at most `value`; ±400 where there is none.
pub(crate) fn exponent(value: f64) -> i32 {
    let mut exponent = 0;
    while exponent < 400 && value >= power_of_ten(exponent + 1) {
        exponent += 1;
    }
    while exponent > -400 && value < power_of_ten(exponent) {
        exponent -= 1;
    }
    exponent
}

/// 10ⁿ.
pub(crate) fn power_of_ten(exponent: i32) -> f64 {
    let mut power = 1.0;
    for _ in 0..exponent.abs() {
        power *= 10.0;
    }
    if exponent < 0 { 1.0 / power } else { power }
}
