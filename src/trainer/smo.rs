//! Sequential minimal optimisation: two multipliers at a time.

use std::borrow::Cow;

use super::interface::{Trainer, TrainerSpec};
use super::step_note::{Pull, StepKind, StepNote};
use crate::model::{Linear, Scorer};
use crate::objective::Problem;
use crate::solver::Machine;

/// Steps go on until the largest violation is this part of ρ: as far as rounding lets them. (LIBSVM stops at 1e-3.)
const EPS: f64 = 1e-12;

/// Sequential minimal optimisation (Platt 1998) of the hinge with a free bias: the pair that promises the largest rise of the dual
/// (Fan, Chen & Lin 2005) is put at its best inside its box. w = Σ αᵢyᵢφ(xᵢ) and Σ αᵢyᵢ = 0 at every step.
#[derive(Clone, Debug)]
pub(super) struct Smo {
    machine: Machine,
}

impl Smo {
    /// Starts at α = 0, so at w = 0: a given w has no multipliers.
    pub(super) fn start(_: Linear, problem: &Problem, _: &TrainerSpec, _: u64) -> Box<dyn Trainer> {
        Box::new(Smo { machine: Machine::new(problem) })
    }
}

impl Trainer for Smo {
    fn step(&mut self, problem: &Problem, _: &TrainerSpec, note: Option<&mut StepNote>) {
        let machine = &mut self.machine;
        let old = note.is_some().then(|| (machine.scorer().shown(), machine.expansion().clone()));
        let pair = machine.step(EPS * problem.loss.margin());
        machine.even_out(1e-10);
        machine.settle_bias();
        let (Some(note), Some((before, old))) = (note, old) else { return };
        (note.before, note.after, note.pair) = (before, machine.scorer().shown(), pair);
        let Some(pair) = pair else {
            note.kind = StepKind::Nothing;
            return;
        };
        for (k, &i) in pair.rows.iter().enumerate() {
            let (row, by) = (&problem.rows[i], pair.after[k] - pair.before[k]);
            let mut pull = Pull::new(i, row.y * old.row_score(i), by, row);
            // The bias follows from all multipliers; each of the two is half the reason that it moved.
            pull.by[2] = 0.5 * (note.after.b - before.b);
            note.pulls.push(pull);
        }
    }

    fn model(&self) -> Scorer {
        self.machine.scorer()
    }

    fn looks_at(&self, _: &Problem, _: &TrainerSpec) -> usize {
        2
    }

    fn alphas(&self) -> Option<Cow<'_, [f64]>> {
        Some(self.machine.alphas().into())
    }

    fn adopt(&mut self, model: &Scorer, alphas: Option<&[f64]>, problem: &Problem) {
        if let Some(alphas) = alphas {
            self.machine = Machine::resumed(problem, model, alphas);
        }
    }

    fn remap(&mut self, kept: &[Option<usize>], problem: &Problem) {
        self.machine = Machine::with(problem, &self.machine.carried_alphas(kept));
    }

    fn boxed(&self) -> Box<dyn Trainer> {
        Box::new(self.clone())
    }

    fn bytes(&self) -> usize {
        64 + self.machine.bytes()
    }
}
