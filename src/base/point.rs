//! Points of the plane: the samples that a trainer learns from.

/// A point of the plane with its class.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The two features, in data units: finite, |xₖ| ≤ 1e12.
    pub x: [f64; 2],
    /// Class 0 … 7. With two classes 0 has the label −1 and 1 has +1.
    pub class: u8,
    /// The sample weight, 0 … 1e9: a factor of the point's loss. A point of weight 0 is ignored.
    pub weight: f64,
    /// Whether the point is held out of training, for the test error only.
    pub held_out: bool,
}

impl Point {
    /// The largest |xₖ|.
    pub const MAX_COORDINATE: f64 = 1e12;
    /// The largest weight.
    pub const MAX_WEIGHT: f64 = 1e9;

    /// A training point of weight 1.
    pub fn new(x: [f64; 2], class: u8) -> Self {
        Point { x, class, weight: 1.0, held_out: false }
    }

    /// Whether it takes part in training: its weight is above 0 and it is not held out.
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
