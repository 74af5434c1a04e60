//! The free multipliers, those between the ends of their boxes, with the Cholesky factor of their kernel matrix.

use crate::math::Factor;

/// The free multipliers in the order of their factor.
#[derive(Clone, Debug, Default)]
pub(super) struct Active {
    /// Their rows.
    pub members: Vec<usize>,
    /// L of K_FF + t·11ᵀ.
    pub factor: Factor,
    /// t > 0.
    pub border: f64,
}

impl Active {
    pub fn place(&self, row: usize) -> Option<usize> {
        self.members.iter().position(|&member| member == row)
    }

    pub fn holds(&self, row: usize) -> bool {
        self.place(row).is_some()
    }

    /// Takes the member at this place out.
    pub fn remove(&mut self, place: usize) {
        self.members.remove(place);
        self.factor.remove(place);
    }
}
