//! The multiplier of a point: at the optimum αᵢ = −Cᵢℓ′(mᵢ), so the loss says how large it can be.

use super::margin::Loss;

/// A multiplier nearer than this to an end of its box, relative to C, counts as at that end.
pub(crate) const AT_BOUND: f64 = 1e-8;

/// Whether α is between the ends of its box [0, C].
pub(crate) fn is_free(alpha: f64, cap: f64) -> bool {
    AT_BOUND * cap < alpha && alpha < (1.0 - AT_BOUND) * cap
}

impl Loss {
    /// Of a loss with a dual here: whether αᵢ is at most Cᵢ. That of the squared hinge, whose slope has no bound, may be larger.
    pub fn is_boxed(&self) -> bool {
        self.id() != "squared-hinge"
    }
}
