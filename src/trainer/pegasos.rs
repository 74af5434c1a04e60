//! Pegasos: stochastic subgradient steps with the rate 1/(λt).

use super::interface::{Trainer, TrainerSpec};
use super::step_note::{StepNote, subgradient_step};
use crate::base::rng::Rng;
use crate::model::{Linear, Scorer};
use crate::objective::Problem;

/// Pegasos (Shalev-Shwartz, Singer, Srebro & Cotter 2011, figure 2) without its projection: a batch of k points is drawn uniformly
/// with replacement, ηₜ = 1/(λt), w ← (1 − ηₜλ)w − (ηₜ/k) Σ cᵢ ℓ′(mᵢ) yᵢxᵢ. A free bias takes the same step and is not shrunk.
#[derive(Clone, Debug)]
pub(super) struct Pegasos {
    model: Linear,
    t: u64,
    rng: Rng,
}

impl Pegasos {
    pub(super) fn start(
        model: Linear,
        _: &Problem,
        _: &TrainerSpec,
        seed: u64,
    ) -> Box<dyn Trainer> {
        Box::new(Pegasos { model, t: 0, rng: Rng::new(seed) })
    }
}

impl Trainer for Pegasos {
    fn step(&mut self, problem: &Problem, spec: &TrainerSpec, note: Option<&mut StepNote>) {
        self.t += 1;
        let batch = self.points_per_step(problem, spec);
        let lambda = problem.lambda().unwrap_or(1.0);
        let rate = 1.0 / (lambda * self.t as f64);
        // ηₜλ is 1/t: written so, the first step forgets w exactly.
        let shrink = problem.weight_decay(&self.model, 1.0 / self.t as f64);
        let draw = Some((&mut self.rng, batch));
        self.model = subgradient_step(problem, self.model, shrink, rate, draw, note);
    }

    fn model(&self) -> Scorer {
        self.model.into()
    }

    fn points_per_step(&self, _: &Problem, spec: &TrainerSpec) -> usize {
        spec.batch.unwrap_or(1)
    }

    fn set_model(&mut self, model: &Scorer, _: Option<&[f64]>, _: &Problem) {
        self.model = model.linear().unwrap_or_default();
    }

    fn clone_box(&self) -> Box<dyn Trainer> {
        Box::new(self.clone())
    }
}
