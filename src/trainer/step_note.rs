//! What one step did: which points contributed to it, and how much. And the gradient step itself.

use crate::base::rng::Rng;
use crate::model::Linear;
use crate::objective::{Problem, Row};
use crate::solver::PairNote;
use libm::hypot;

/// One step taken apart: before + shrink + all pulls = after.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StepNote {
    /// What happened.
    pub kind: StepKind,
    /// The contributions of the points, in the order in which they were visited.
    pub pulls: Vec<Pull>,
    /// The weight decay that the regulariser caused, added to (w₁, w₂, b).
    pub shrink: [f64; 3],
    /// The step size η, where the trainer has one.
    pub rate: Option<f64>,
    /// The model before the step.
    pub before: Linear,
    /// The model after it. Of a kernel model both hold the bias alone, w = 0.
    pub after: Linear,
    /// The two multipliers of a step that moves a pair.
    pub pair: Option<PairNote>,
    /// How many pivots of the active set method the exact trainer took after an edit.
    pub pivots: Option<u64>,
}

/// What a step did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StepKind {
    /// The model moved, or could have moved.
    #[default]
    Update,
    /// The trainer visited its points and changed nothing.
    Nothing,
    /// The step was a call of `solve`.
    Solve,
    /// No step: the exact trainer found the optimum anew after an edit.
    Exact,
}

impl StepKind {
    /// Its name in a report.
    pub fn id(self) -> &'static str {
        match self {
            StepKind::Update => "update",
            StepKind::Nothing => "nothing",
            StepKind::Solve => "solve",
            StepKind::Exact => "exact",
        }
    }
}

/// The contribution of one point to a step: its pull on the model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pull {
    /// The row of the problem.
    pub row: usize,
    /// The functional margin before the step.
    pub margin: f64,
    /// What the point added to (w₁, w₂, b).
    pub by: [f64; 3],
}

impl Pull {
    /// The pull of `amount` times y·(x, 1).
    pub(super) fn new(row: usize, margin: f64, amount: f64, at: &Row) -> Self {
        let pull = amount * at.y;
        Pull { row, margin, by: [pull * at.x[0], pull * at.x[1], pull] }
    }

    /// Its length, by which contributions are ranked.
    pub fn strength(&self) -> f64 {
        hypot(hypot(self.by[0], self.by[1]), self.by[2])
    }
}

/// One (stochastic) subgradient step of length `rate` along the mean over k rows, all of them or, with `draw`, k drawn with replacement:
/// w ← w + shrink − (rate/k) Σ cᵢ ℓ′(mᵢ) yᵢxᵢ, and b likewise.
pub(super) fn subgradient_step(
    problem: &Problem,
    before: Linear,
    shrink: [f64; 3],
    rate: f64,
    mut draw: Option<(&mut Rng, usize)>,
    mut note: Option<&mut StepNote>,
) -> Linear {
    let k = draw.as_ref().map_or(problem.len(), |(_, k)| *k);
    let mut sum = [0.0; 3];
    for i in 0..k {
        let i = draw.as_mut().map_or(i, |(rng, _)| rng.below(problem.len()));
        let row = &problem.rows[i];
        // A slope may be infinite, and 0·∞ is NaN.
        if row.cost == 0.0 {
            continue;
        }
        let margin = row.y * before.score(row.x);
        let amount = -rate / k as f64 * row.cost * problem.loss.slope(margin);
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
    let after = moved(moved(before, shrink), sum);
    if let Some(note) = note {
        (note.shrink, note.rate) = (shrink, Some(rate));
        (note.before, note.after) = (before, after);
    }
    after
}

/// The model moved by `by` = (Δw₁, Δw₂, Δb).
pub(super) fn moved(model: Linear, by: [f64; 3]) -> Linear {
    Linear { w: [model.w[0] + by[0], model.w[1] + by[1]], b: model.b + by[2] }
}
