//! From numbers to pixels along one side of a chart and back, in f64.

use super::numerals::{exponent, power_of_ten};
use crate::base::format::clamped;

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
