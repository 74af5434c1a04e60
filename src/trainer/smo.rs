//! Sequential minimal optimisation: two multipliers at a time.

use std::borrow::Cow;

use super::interface::{Trainer, TrainerSpec};
use super::step_note::{Pull, StepKind, StepNote};
use crate::model::{Linear, Scorer};
use crate::objective::Problem;
use crate::solver::DualSolver;

/// Steps go on until the largest violation is this part of ρ, which is as far as rounding allows. (LIBSVM stops at 1e-3.)
const EPS: f64 = 1e-12;

/// Sequential minimal optimisation (Platt 1998) of the hinge with a free bias: the pair that promises the largest rise of the dual
/// (Fan, Chen & Lin 2005) moves to its optimum inside its box. w = Σ αᵢyᵢφ(xᵢ) and Σ αᵢyᵢ = 0 at every step.
#[derive(Clone, Debug)]
pub(super) struct Smo {
    dual: DualSolver,
}

impl Smo {
    /// Starts at α = 0, so at w = 0: a given w has no multipliers.
    pub(super) fn start(_: Linear, problem: &Problem, _: &TrainerSpec, _: u64) -> Box<dyn Trainer> {
        Box::new(Smo { dual: DualSolver::new(problem) })
    }
}

impl Trainer for Smo {
    fn step(&mut self, problem: &Problem, _: &TrainerSpec, note: Option<&mut StepNote>) {
        let dual = &mut self.dual;
        let old = note.is_some().then(|| (dual.scorer().shown(), dual.expansion().clone()));
        let pair = dual.smo_step(EPS * problem.loss.margin());
        dual.balance_equality(1e-10);
        dual.recompute_bias();
        let (Some(note), Some((before, old))) = (note, old) else { return };
        (note.before, note.after, note.pair) = (before, dual.scorer().shown(), pair);
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
        self.dual.scorer()
    }

    fn points_per_step(&self, _: &Problem, _: &TrainerSpec) -> usize {
        2
    }

    fn alphas(&self) -> Option<Cow<'_, [f64]>> {
        Some(self.dual.alphas().into())
    }

    fn set_model(&mut self, model: &Scorer, alphas: Option<&[f64]>, problem: &Problem) {
        if let Some(alphas) = alphas {
            self.dual = DualSolver::from_solution(problem, model, alphas);
        }
    }

    fn remap(&mut self, kept: &[Option<usize>], problem: &Problem) {
        self.dual = DualSolver::with_alphas(problem, &self.dual.remapped_alphas(kept));
    }

    fn clone_box(&self) -> Box<dyn Trainer> {
        Box::new(self.clone())
    }

    fn bytes(&self) -> usize {
        64 + self.dual.bytes()
    }
}
