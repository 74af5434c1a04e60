//! Subgradient descent on the mean form P/(C·n): one step looks at every point once.

use super::interface::{Trainer, TrainerSpec};
use super::rate::effective_rate;
use super::step_note::{StepNote, subgradient_step};
use crate::model::{Linear, Scorer};
use crate::objective::Problem;

/// Subgradient descent (Shor 1985): w ← w − ηₜ(λw + (1/n) Σ cᵢ ℓ′(mᵢ) yᵢxᵢ), b likewise without λ unless it is regularised.
#[derive(Clone, Debug)]
pub(super) struct Subgradient {
    model: Linear,
    /// Steps taken so far.
    t: u64,
}

impl Subgradient {
    pub(super) fn start(model: Linear, _: &Problem, _: &TrainerSpec, _: u64) -> Box<dyn Trainer> {
        Box::new(Subgradient { model, t: 0 })
    }
}

impl Trainer for Subgradient {
    fn step(&mut self, problem: &Problem, spec: &TrainerSpec, note: Option<&mut StepNote>) {
        self.t += 1;
        let lambda = problem.lambda().unwrap_or(0.0);
        let rate = effective_rate(problem, spec.rate).at(self.t, lambda);
        let shrink = problem.weight_decay(&self.model, rate * lambda);
        self.model = subgradient_step(problem, self.model, shrink, rate, None, note);
    }

    fn model(&self) -> Scorer {
        self.model.into()
    }

    fn points_per_step(&self, problem: &Problem, _: &TrainerSpec) -> usize {
        problem.len()
    }

    fn set_model(&mut self, model: &Scorer, _: Option<&[f64]>, _: &Problem) {
        self.model = model.linear().unwrap_or_default();
    }

    fn clone_box(&self) -> Box<dyn Trainer> {
        Box::new(self.clone())
    }
}
