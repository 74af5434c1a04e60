//! The step size of the gradient trainers.

use crate::objective::Problem;

/// A learning rate schedule: the step size ηₜ of the steps t = 1, 2, ….
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// Its form.
    pub kind: RateKind,
    /// η₀ > 0.
    pub initial: f64,
}

/// The form of a [`Rate`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateKind {
    /// η₀.
    Constant,
    /// η₀/(1 + λη₀t).
    Inverse,
    /// η₀/√t.
    InverseSqrt,
}

impl RateKind {
    /// Every form with its name in documents, in their order.
    pub const ALL: [(&'static str, RateKind); 3] = [
        ("constant", RateKind::Constant),
        ("inverse", RateKind::Inverse),
        ("inverse-sqrt", RateKind::InverseSqrt),
    ];

    /// Its name in documents.
    pub fn id(self) -> &'static str {
        Self::ALL[self as usize].0
    }
}

impl Rate {
    /// The step size ηₜ of step t ≥ 1.
    pub fn at(&self, t: u64, lambda: f64) -> f64 {
        let t = t as f64;
        match self.kind {
            RateKind::Constant => self.initial,
            RateKind::Inverse => self.initial / (1.0 + lambda * self.initial * t),
            RateKind::InverseSqrt => self.initial / t.sqrt(),
        }
    }
}

/// The rate that is used: the given one, else η₀/√t with η₀ = 1/(λ + L), where L, the mean of ‖(xᵢ, 1)‖², bounds the curvature of the
/// smooth losses of slope at most one.
pub(super) fn effective_rate(problem: &Problem, given: Option<Rate>) -> Rate {
    given.unwrap_or_else(|| {
        let square = |x: [f64; 2]| x[0] * x[0] + x[1] * x[1] + 1.0;
        let sum: f64 = problem.rows.iter().map(|row| square(row.x)).sum();
        let curvature = sum / problem.len() as f64;
        let lambda = problem.lambda().unwrap_or(0.0);
        Rate { kind: RateKind::InverseSqrt, initial: 1.0 / (lambda + curvature) }
    })
}
