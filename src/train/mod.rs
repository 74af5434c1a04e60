//! Trainers: what a step is, one file each, one table [`TRAINERS`].

mod config;
mod problem;
mod solve;

pub use config::{Rate, RateKind, TrainerSpec};
pub use problem::{Objective, Problem, Row};
pub use solve::{Solution, SolveError, solve};

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
    /// Whether it needs `penalty: "l2"` (true) or `"none"` (false); `None`: either.
    pub penalty: Option<bool>,
}

/// Every trainer, in the order of the menus.
pub static TRAINERS: [TrainerEntry; 4] = [
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
        penalty: None,
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
        penalty: Some(true),
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
        penalty: Some(false),
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
        penalty: Some(true),
    },
];
