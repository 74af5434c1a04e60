//! Points of the plane: what a user clicks and a trainer learns from.

/// A point of the plane with its class.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Place in data units, finite, each |xₖ| ≤ 1e12.
    pub x: [f64; 2],
    /// Class 0 … 7. With two classes 0 has the label −1 and 1 has +1.
    pub class: u8,
    /// How much the point counts, ≥ 0. A point of weight 0 is ignored.
    pub weight: f64,
    /// Kept out of training, used for `test` only.
    pub held_out: bool,
}

impl Point {
    /// The largest |xₖ|.
    pub const FARTHEST: f64 = 1e12;
    /// The largest weight.
    pub const HEAVIEST: f64 = 1e9;

    /// A training point of weight 1.
    pub fn new(x: [f64; 2], class: u8) -> Self {
        Point { x, class, weight: 1.0, held_out: false }
    }

    /// Whether it takes part in training: points of weight 0 are ignored, held-out ones are kept for the test.
    pub fn trains(&self) -> bool {
        !self.held_out && self.weight > 0.0
    }
}

/// The label y of a class in a two-class problem: −1 for class 0, +1 for every other.
pub fn label(class: u8) -> f64 {
    if class == 0 { -1.0 } else { 1.0 }
}

/// The number of classes that the points name, at least 2.
pub fn class_count(points: &[Point]) -> usize {
    points.iter().map(|p| usize::from(p.class) + 1).max().unwrap_or(0).max(2)
}
