//! What a trainer is: its steps, its settings, its line in the table.

use std::borrow::Cow;
use std::rc::Rc;

use super::rate::{Rate, RateKind, effective_rate};
use super::step_note::StepNote;
use crate::model::{Linear, Scorer};
use crate::objective::{Problem, Solution};

/// The state of a trainer: its model and what it needs to go on. Clones are cheap; history, undo and the preview of a step rely on that.
pub trait Trainer {
    /// Takes one step. The problem has at least one row. `note`, if given, is filled with what happened; it is empty before.
    fn step(&mut self, problem: &Problem, spec: &TrainerSpec, note: Option<&mut StepNote>);

    /// The present model, in the units of the problem's rows.
    fn model(&self) -> Scorer;

    /// How many points one step looks at; an epoch is n of them.
    fn points_per_step(&self, problem: &Problem, spec: &TrainerSpec) -> usize;

    /// The multipliers αᵢ ≥ 0, one per row, where the trainer keeps them.
    fn alphas(&self) -> Option<Cow<'_, [f64]>> {
        None
    }

    /// The optimum with its certificate, where the trainer is exact and has found it.
    fn optimum(&self) -> Option<&Rc<Solution<Scorer>>> {
        None
    }

    /// Why an exact trainer has no optimum, or none that can be trusted, in a sentence.
    fn failure_reason(&self) -> Option<&str> {
        None
    }

    /// What finding the optimum after the last edit took, where the trainer is exact.
    fn edit_note(&self) -> Option<&StepNote> {
        None
    }

    /// Continues from another model (and its multipliers), as after `solve` or when the user has placed a line.
    fn set_model(&mut self, model: &Scorer, alphas: Option<&[f64]>, problem: &Problem);

    /// The rows or the settings have changed: row i was row `kept[i]` before, or is new (`None`).
    fn remap(&mut self, kept: &[Option<usize>], problem: &Problem) {
        let _ = (kept, problem);
    }

    /// A clone of the state, boxed.
    fn clone_box(&self) -> Box<dyn Trainer>;

    /// The size of the state in memory, roughly.
    fn bytes(&self) -> usize {
        64
    }
}

impl std::fmt::Debug for dyn Trainer {
    /// Prints the model.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Debug::fmt(&self.model(), f)
    }
}

impl Clone for Box<dyn Trainer> {
    fn clone(&self) -> Self {
        self.clone_box()
    }
}

impl TrainerSpec {
    /// The trainer at its start: its own state, from this model.
    pub fn start(&self, model: Linear, problem: &Problem, seed: u64) -> Box<dyn Trainer> {
        (self.entry.start)(model, problem, self, seed)
    }

    /// The rate in force on this problem, where the trainer takes one.
    pub fn rate_in_force(&self, problem: &Problem) -> Option<Rate> {
        self.entry.rate.map(|_| effective_rate(problem, self.rate))
    }
}

/// One line of the table of trainers.
#[derive(Debug)]
pub struct TrainerEntry {
    /// Name in documents, links and attributes.
    pub id: &'static str,
    /// Name for people.
    pub title: &'static str,
    /// The paper it follows.
    pub source: &'static str,
    /// What one step is, for people (`one step = all points`, …).
    pub step: &'static str,
    /// Whether it takes a `rate`, and the law it uses by default.
    pub rate: Option<RateKind>,
    /// Whether it takes a `batch`.
    pub batch: bool,
    /// Whether it keeps one multiplier α for each point.
    pub alphas: bool,
    /// The losses it can train, by id; empty: every trainable one.
    pub losses: &'static [&'static str],
    /// Whether it needs `regularise_bias` to be this; `None`: either.
    pub regularise_bias: Option<bool>,
    /// Whether it trains kernel models as well, with the hinge.
    pub kernels: bool,
    /// Whether it takes `pivots`.
    pub pivots: bool,
    /// Whether it is exact: at the optimum by itself after every edit, so that there are no steps to take.
    pub is_exact: bool,
    /// Whether it needs `penalty: "l2"` (true) or `"none"` (false); `None`: either.
    pub penalty: Option<bool>,
    pub(super) start: fn(Linear, &Problem, &TrainerSpec, u64) -> Box<dyn Trainer>,
}

/// Which trainer, and how it is set.
#[derive(Clone, Copy, Debug)]
pub struct TrainerSpec {
    /// Its line in [`TRAINERS`](super::TRAINERS).
    pub entry: &'static TrainerEntry,
    /// The step size; `None` is the trainer's own default.
    pub rate: Option<Rate>,
    /// Points in a batch ≥ 1; `None` is the trainer's own default.
    pub batch: Option<usize>,
    /// Whether an exact trainer goes by pivots, as it does unless told otherwise.
    pub pivots: bool,
}

impl PartialEq for TrainerSpec {
    fn eq(&self, other: &TrainerSpec) -> bool {
        (self.entry.id, self.rate, self.batch, self.pivots)
            == (other.entry.id, other.rate, other.batch, other.pivots)
    }
}
