//! The settings of a trainer, as a document gives them.

use super::TrainerEntry;

/// How the step size falls with the steps t = 1, 2, ….
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// The law.
    pub kind: RateKind,
    /// η₀ > 0.
    pub initial: f64,
}

/// The law of a [`Rate`].
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
    /// Every law with its name in documents, in their order.
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
