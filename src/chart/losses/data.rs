//! What the chart of the loss shows, as plain data.

use crate::loss::Loss;

/// A point on the loss.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LossMark {
    /// Functional margin m.
    pub margin: f64,
    /// Class 0 … 7.
    pub class: u8,
    /// How much of its ring it has, in (0, 1].
    pub ring: Option<f64>,
}

/// What the chart of the loss shows.
#[derive(Clone, Debug, PartialEq)]
pub struct LossChart {
    /// ℓ.
    pub loss: Loss,
    /// Losses to compare it with, drawn faint.
    pub others: Vec<Loss>,
    /// The points that count.
    pub marks: Vec<LossMark>,
    /// Index into `marks` of the selected point.
    pub selected: Option<usize>,
    /// Index into `marks` of the point under the pointer.
    pub hover: Option<usize>,
}
