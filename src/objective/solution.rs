//! An optimum with its certificate.

use crate::model::Linear;

/// A model counts as the optimum up to this gap, times max(1, P).
pub(crate) const CONVERGED: f64 = 1e-6;

/// An interval of optimal biases narrower than this, times max(1, |b|), counts as one bias.
pub(crate) const UNIQUE_BIAS: f64 = 1e-7;

/// An optimum and its proof.
#[derive(Clone, Debug, PartialEq)]
pub struct Solution<M = Linear> {
    /// The model, in the units of the rows.
    pub model: M,
    /// Every b that is optimal with this w, an end `None` where unbounded; `None` as a whole: b is unique (to 1e-7·max(1, |b|)).
    /// Where it is not, `model.b` is the middle, or the finite end, or 0.
    pub b_interval: Option<[Option<f64>; 2]>,
    /// The multipliers αᵢ, one per row, 0 for rows of cost 0, in their boxes and with Σ αᵢyᵢ = 0 where the bias is free. `None`
    /// for a loss without a dual here.
    pub alphas: Option<Vec<f64>>,
    /// P at the model, by [`Problem::objective_at`](super::Problem::objective_at).
    pub primal: f64,
    /// D at the alphas, by [`Problem::dual`](super::Problem::dual), with a kernel by [`Problem::kernel_dual`](super::Problem::kernel_dual).
    pub dual: Option<f64>,
    /// P − D, which bounds P − P*; ‖∇P‖ for a loss without a dual here. Below 0 only by rounding.
    pub gap: f64,
    /// Passes over the rows that Newton's method took; 0 for a solution found in the dual.
    pub sweeps: u32,
}

impl<M> Solution<M> {
    /// Whether the gap is at most `tolerance`·max(1, P). (A D above P by more than that proves nothing.)
    pub fn within(&self, tolerance: f64) -> bool {
        self.gap.abs() <= tolerance * self.primal.max(1.0)
    }

    /// The same solution with its model in another form.
    pub(crate) fn with<N>(self, form: fn(M) -> N) -> Solution<N> {
        Solution {
            model: form(self.model),
            b_interval: self.b_interval,
            alphas: self.alphas,
            primal: self.primal,
            dual: self.dual,
            gap: self.gap,
            sweeps: self.sweeps,
        }
    }
}
