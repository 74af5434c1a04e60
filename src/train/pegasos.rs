//! Pegasos: stochastic subgradient steps with the rate 1/(λt).

use super::{Problem, Pull, StepNote, Trainer, TrainerSpec, step::moved};
use crate::model::Linear;
use crate::rng::Rng;

/// Pegasos (Shalev-Shwartz, Singer, Srebro & Cotter 2011, figure 2) without its projection: a batch of k points is drawn uniformly
/// with replacement, ηₜ = 1/(λt), w ← (1 − ηₜλ)w − (ηₜ/k) Σ cᵢ ℓ′(mᵢ) yᵢxᵢ. A free bias takes the same step and is not shrunk.
#[derive(Clone, Debug)]
pub(super) struct Pegasos {
    model: Linear,
    t: u64,
    rng: Rng,
}

impl Pegasos {
    pub(super) fn start(model: Linear, _: &Problem, seed: u64) -> Box<dyn Trainer> {
        Box::new(Pegasos { model, t: 0, rng: Rng::new(seed) })
    }
}

impl Trainer for Pegasos {
    fn step(&mut self, problem: &Problem, spec: &TrainerSpec, mut note: Option<&mut StepNote>) {
        self.t += 1;
        let batch = self.looks_at(problem, spec);
        let lambda = problem.lambda().unwrap_or(1.0);
        let rate = 1.0 / (lambda * self.t as f64);
        let before = self.model;

        // ηₜλ is 1/t: written so, the first step forgets w exactly.
        let shrink = problem.shrink(&before, 1.0 / self.t as f64);
        let mut sum = [0.0; 3];
        for _ in 0..batch {
            let i = self.rng.below(problem.len());
            let row = &problem.rows[i];
            let margin = row.y * before.score(row.x);
            let amount = -rate / batch as f64 * row.cost * problem.loss.slope(margin);
            if amount == 0.0 {
                continue;
            }
            let pull = Pull::new(i, margin, amount, row);
            for (total, by) in sum.iter_mut().zip(pull.by) {
                *total += by;
            }
            if let Some(note) = note.as_deref_mut() {
                note.pulls.push(pull);
            }
        }
        self.model = moved(moved(before, shrink), sum);

        if let Some(note) = note {
            (note.shrink, note.rate) = (shrink, Some(rate));
            (note.before, note.after) = (before, self.model);
        }
    }

    fn model(&self) -> Linear {
        self.model
    }

    fn looks_at(&self, _: &Problem, spec: &TrainerSpec) -> usize {
        spec.batch.unwrap_or(1)
    }

    fn adopt(&mut self, model: Linear, _: Option<&[f64]>, _: &Problem) {
        self.model = model;
    }

    fn boxed(&self) -> Box<dyn Trainer> {
        Box::new(self.clone())
    }
}
