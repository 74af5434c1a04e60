//! Trainers: what a step is, one file each, one table [`TRAINERS`].

mod config;
mod dual;
mod exact;
mod leave_out;
mod machine;
mod pegasos;
mod perceptron;
mod problem;
mod smo;
mod solve;
mod step;
mod subgradient;
mod unique;

use std::borrow::Cow;
use std::rc::Rc;

use crate::model::{Linear, Scorer};

pub use config::{Rate, RateKind, TrainerSpec};
pub use leave_out::{LeaveOneOut, leave_one_out, without};
pub use problem::{Objective, Problem, Row};
pub(crate) use solve::CONVERGED;
pub use solve::{Solution, SolveError, optimum, solve, solve_kernel};
pub use step::{PairNote, Pull, StepKind, StepNote};
pub use unique::unique;

/// A trainer at work. Its state is a cheap clone: history, undo and look-ahead stand on that.
pub trait Trainer {
    /// One step. The problem has at least one row. `note`, if wanted, is filled with what happened.
    fn step(&mut self, problem: &Problem, spec: &TrainerSpec, note: Option<&mut StepNote>);

    /// The model as it is now.
    fn model(&self) -> Scorer;

    /// How many points one step looks at.
    fn looks_at(&self, problem: &Problem, spec: &TrainerSpec) -> usize;

    /// The multipliers, one per row, where the trainer keeps them.
    fn alphas(&self) -> Option<Cow<'_, [f64]>> {
        None
    }

    /// The optimum with its certificate, where the trainer holds it.
    fn held(&self) -> Option<&Rc<Solution<Scorer>>> {
        None
    }

    /// Why there is no optimum to hold, or none that can be trusted.
    fn objection(&self) -> Option<&str> {
        None
    }

    /// What the last edit took, where the trainer answers edits by itself.
    fn edit_note(&self) -> Option<&StepNote> {
        None
    }

    /// Goes on from another model (and its multipliers), as after `solve`.
    fn adopt(&mut self, model: &Scorer, alphas: Option<&[f64]>, problem: &Problem);

    /// The rows or the settings have changed: row i was row `kept[i]` before, or is new.
    fn remap(&mut self, kept: &[Option<usize>], problem: &Problem) {
        let _ = (kept, problem);
    }

    /// A copy.
    fn boxed(&self) -> Box<dyn Trainer>;

    /// What the state weighs in memory.
    fn bytes(&self) -> usize {
        64
    }
}

impl std::fmt::Debug for dyn Trainer {
    /// The model is what there is to see; a trainer's own `Debug` would bring the printing of everything in it into the wasm.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Debug::fmt(&self.model(), f)
    }
}

impl Clone for Box<dyn Trainer> {
    fn clone(&self) -> Self {
        self.boxed()
    }
}

impl TrainerSpec {
    /// The trainer at its start: its own state, from this model.
    pub fn start(&self, model: Linear, problem: &Problem, seed: u64) -> Box<dyn Trainer> {
        (self.entry.start)(model, problem, self, seed)
    }

    /// The rate in force on this problem, where the trainer takes one.
    pub fn rate_in_force(&self, problem: &Problem) -> Option<Rate> {
        self.entry.rate.map(|_| subgradient::rate_in_force(problem, self.rate))
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
    /// Whether it is at the optimum by itself after every edit: then there are no steps to take.
    pub rests: bool,
    /// Whether it needs `penalty: "l2"` (true) or `"none"` (false); `None`: either.
    pub penalty: Option<bool>,
    start: fn(Linear, &Problem, &TrainerSpec, u64) -> Box<dyn Trainer>,
}

/// Every trainer, in the order of the menus.
pub static TRAINERS: [TrainerEntry; 6] = [
    TrainerEntry {
        id: "subgradient",
        title: "Subgradient",
        source: "Shor 1985; Bottou 2010",
        step: "all points",
        rate: Some(RateKind::InverseSqrt),
        batch: false,
        alphas: false,
        losses: &[],
        regularise_bias: None,
        kernels: false,
        pivots: false,
        rests: false,
        penalty: None,
        start: subgradient::Subgradient::start,
    },
    TrainerEntry {
        id: "pegasos",
        title: "Pegasos",
        source: "Shalev-Shwartz, Singer, Srebro & Cotter 2011",
        step: "one random batch",
        rate: None,
        batch: true,
        alphas: false,
        losses: &["hinge", "squared-hinge", "soft-margin"],
        regularise_bias: None,
        kernels: false,
        pivots: false,
        rests: false,
        penalty: Some(true),
        start: pegasos::Pegasos::start,
    },
    TrainerEntry {
        id: "perceptron",
        title: "Perceptron",
        source: "Rosenblatt 1958",
        step: "one point",
        rate: None,
        batch: false,
        alphas: false,
        losses: &["perceptron"],
        regularise_bias: None,
        kernels: false,
        pivots: false,
        rests: false,
        penalty: Some(false),
        start: perceptron::Perceptron::start,
    },
    TrainerEntry {
        id: "dual-coordinate-descent",
        title: "Dual coordinate descent",
        source: "Hsieh, Chang, Lin, Keerthi & Sundararajan 2008; Yu, Huang & Lin 2011",
        step: "one multiplier",
        rate: None,
        batch: false,
        alphas: true,
        losses: &["hinge", "squared-hinge", "soft-margin"],
        regularise_bias: Some(true),
        kernels: false,
        pivots: false,
        rests: false,
        penalty: Some(true),
        start: dual::DualCoordinateDescent::start,
    },
    TrainerEntry {
        id: "smo",
        title: "SMO",
        source: "Platt 1998; Fan, Chen & Lin 2005",
        step: "one pair of multipliers",
        rate: None,
        batch: false,
        alphas: true,
        losses: &["hinge"],
        regularise_bias: Some(false),
        kernels: true,
        pivots: false,
        rests: false,
        penalty: Some(true),
        start: smo::Smo::start,
    },
    TrainerEntry {
        id: "exact",
        title: "Exact",
        source: "Cauwenberghs & Poggio 2000; Scheinberg 2006",
        step: "nothing: the optimum follows every edit",
        rate: None,
        batch: false,
        alphas: true,
        losses: &["hinge", "squared-hinge", "soft-margin"],
        regularise_bias: None,
        kernels: true,
        pivots: true,
        rests: true,
        penalty: Some(true),
        start: exact::Exact::start,
    },
];
