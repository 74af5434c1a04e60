//! The linear score f(x) = w·x + b.

use libm::hypot;

/// A linear model: w and b. Without data it is all zero.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Linear {
    /// The weight vector, one entry for each coordinate of x.
    pub w: [f64; 2],
    /// The bias.
    pub b: f64,
}

impl Linear {
    /// The score f(x) = w·x + b.
    pub fn score(&self, x: [f64; 2]) -> f64 {
        self.w[0] * x[0] + self.w[1] * x[1] + self.b
    }

    /// ‖w‖², the square of the length of w. The bias is no part of it.
    pub fn norm_squared(&self) -> f64 {
        self.w[0] * self.w[0] + self.w[1] * self.w[1]
    }

    /// ‖w‖. A score divided by it is a distance.
    pub fn norm(&self) -> f64 {
        hypot(self.w[0], self.w[1])
    }

    /// Whether every entry is finite.
    pub fn is_finite(&self) -> bool {
        self.w[0].is_finite() && self.w[1].is_finite() && self.b.is_finite()
    }
}
