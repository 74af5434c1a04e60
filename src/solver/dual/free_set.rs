//! The free multipliers, 0 < αᵢ < Cᵢ, with the Cholesky factor of their kernel matrix.

use crate::math::Cholesky;

/// The free set F: rows in the order of the factor.
#[derive(Clone, Debug, Default)]
pub(super) struct FreeSet {
    /// The rows of F.
    pub rows: Vec<usize>,
    /// The factor of K_FF + t·11ᵀ.
    pub factor: Cholesky,
    /// t > 0.
    pub shift: f64,
}

impl FreeSet {
    /// The position of a row in F.
    pub fn position(&self, row: usize) -> Option<usize> {
        self.rows.iter().position(|&free| free == row)
    }

    /// Whether a row is in F.
    pub fn contains(&self, row: usize) -> bool {
        self.rows.contains(&row)
    }

    /// Removes the row at this position.
    pub fn remove(&mut self, position: usize) {
        self.rows.remove(position);
        self.factor.remove(position);
    }
}
