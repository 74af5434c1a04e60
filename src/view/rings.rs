//! The rings of the points: how much of its multiplier each has.

use crate::base::format::larger;
use crate::lab::Lab;
use crate::loss::{AT_BOUND, Loss};

/// How much of its ring each point has: α/Cᵢ where the lab has multipliers (of the largest α, where the loss sets α no bound), else
/// all of it where the loss has a slope. No point has one where the loss makes every point pull.
pub(super) struct Rings {
    pub(super) loss: Loss,
    alphas: Option<Vec<f64>>,
    /// What α is measured by, for each point.
    whole: Vec<f64>,
}

impl Rings {
    pub(super) fn of(lab: &Lab) -> Self {
        let (loss, alphas) = (lab.settings().loss, lab.alphas());
        let mut whole = Vec::new();
        if let Some(alphas) = &alphas {
            whole = lab.costs();
            if !loss.is_boxed() {
                let most = largest(alphas);
                whole.fill(most);
            }
        }
        Rings { loss, alphas, whole }
    }

    /// The ring of this point of the lab, of this margin.
    pub(super) fn at(&self, index: usize, margin: f64) -> Option<f64> {
        if !self.loss.entry().vanishes {
            return None;
        }
        let Some(alphas) = &self.alphas else {
            return (self.loss.slope(margin) != 0.0).then_some(1.0);
        };
        let (alpha, whole) = (*alphas.get(index)?, *self.whole.get(index)?);
        let share = if alpha >= (1.0 - AT_BOUND) * whole { 1.0 } else { alpha / whole };
        (alpha > 0.0).then_some(share)
    }
}

fn largest(values: &[f64]) -> f64 {
    let mut largest = 0.0_f64;
    for &value in values {
        largest = larger(value, largest);
    }
    largest
}
