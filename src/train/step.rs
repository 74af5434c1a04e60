//! What one step did: the record behind "which points pulled, and how much".

use crate::model::Linear;
use crate::number::hypot;

/// One step taken apart: before + shrink + all pulls = after.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StepNote {
    /// What happened.
    pub kind: StepKind,
    /// The points that pulled, in the order they were looked at.
    pub pulls: Vec<Pull>,
    /// What the regulariser took away: (w₁, w₂, b).
    pub shrink: [f64; 3],
    /// The step size, where the trainer has one.
    pub rate: Option<f64>,
    /// The model before the step.
    pub before: Linear,
    /// The model after it.
    pub after: Linear,
}

/// What a step did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StepKind {
    /// The model moved, or could have.
    #[default]
    Update,
    /// The trainer looked and found nothing to change.
    Nothing,
    /// The step was a call of `solve`.
    Solve,
}

impl StepKind {
    /// Its name in a report.
    pub fn id(self) -> &'static str {
        match self {
            StepKind::Update => "update",
            StepKind::Nothing => "nothing",
            StepKind::Solve => "solve",
        }
    }
}

/// The pull of one point on the model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pull {
    /// The row of the problem.
    pub row: usize,
    /// The functional margin before the step.
    pub margin: f64,
    /// What it added to (w₁, w₂, b).
    pub by: [f64; 3],
}

impl Pull {
    /// The pull of `amount` times y·(x, 1).
    pub(super) fn new(row: usize, margin: f64, amount: f64, at: &super::Row) -> Self {
        let pull = amount * at.y;
        Pull { row, margin, by: [pull * at.x[0], pull * at.x[1], pull] }
    }

    /// The length of the pull, by which the strongest are told.
    pub fn strength(&self) -> f64 {
        hypot(hypot(self.by[0], self.by[1]), self.by[2])
    }
}

/// The model moved by `by` = (Δw₁, Δw₂, Δb).
pub(super) fn moved(model: Linear, by: [f64; 3]) -> Linear {
    Linear { w: [model.w[0] + by[0], model.w[1] + by[1]], b: model.b + by[2] }
}
