//! The perceptron: points in turn, and an update only on a mistake.

use super::interface::{Trainer, TrainerSpec};
use super::step_note::{Pull, StepKind, StepNote, moved};
use crate::model::{Linear, Scorer};
use crate::objective::Problem;

/// The perceptron (Rosenblatt 1958): points in data order, cyclically; where m ≤ 0, w ← w + cᵢyᵢxᵢ and b ← b + cᵢyᵢ.
/// It updates at m = 0 as well, else it would never leave w = 0.
#[derive(Clone, Debug)]
pub(super) struct Perceptron {
    model: Linear,
    next: usize,
}

impl Perceptron {
    pub(super) fn start(model: Linear, _: &Problem, _: &TrainerSpec, _: u64) -> Box<dyn Trainer> {
        Box::new(Perceptron { model, next: 0 })
    }
}

impl Trainer for Perceptron {
    fn step(&mut self, problem: &Problem, _: &TrainerSpec, note: Option<&mut StepNote>) {
        let i = self.next % problem.len();
        self.next = (i + 1) % problem.len();
        let row = &problem.rows[i];
        let before = self.model;

        let margin = row.y * before.score(row.x);
        let mistake = margin <= 0.0 && row.cost > 0.0;
        let pull = Pull::new(i, margin, if mistake { row.cost } else { 0.0 }, row);
        self.model = moved(before, pull.by);

        if let Some(note) = note {
            if mistake {
                note.pulls.push(pull);
            } else {
                note.kind = StepKind::Nothing;
            }
            note.rate = Some(1.0);
            (note.before, note.after) = (before, self.model);
        }
    }

    fn model(&self) -> Scorer {
        self.model.into()
    }

    fn points_per_step(&self, _: &Problem, _: &TrainerSpec) -> usize {
        1
    }

    fn set_model(&mut self, model: &Scorer, _: Option<&[f64]>, _: &Problem) {
        self.model = model.linear().unwrap_or_default();
    }

    fn remap(&mut self, kept: &[Option<usize>], _: &Problem) {
        // Continue with the point that was next, or with the one after it where that is gone.
        self.next =
            kept.iter().position(|old| old.is_some_and(|old| old >= self.next)).unwrap_or(0);
    }

    fn clone_box(&self) -> Box<dyn Trainer> {
        Box::new(self.clone())
    }
}
