//! The scenario: one document that holds everything a lab needs to start.

use crate::loss::Loss;
use crate::model::Linear;
use crate::point::Point;
use crate::train::{TRAINERS, TrainerSpec};

/// A scenario with every default filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// The points.
    pub data: Data,
    /// Whether the trainer sees u = (x − mean)/sd.
    pub standardise: bool,
    /// The points kept for testing.
    pub holdout: Holdout,
    /// The model and where it starts.
    pub model: Model,
    /// ℓ.
    pub loss: Loss,
    /// C, the price of a violation, in (0, 1e9].
    pub c: f64,
    /// The weight of each class; missing ones are 1.
    pub class_weights: Vec<f64>,
    /// Whether ½‖w‖² is part of the objective (`l2`) or not (`none`).
    pub penalty: Penalty,
    /// Whether ½b² is part of the objective.
    pub regularise_bias: bool,
    /// The trainer.
    pub trainer: TrainerSpec,
    /// The seed of everything a trainer draws.
    pub seed: u64,
    /// Steps taken when the document is opened.
    pub steps: u64,
    /// What is shown.
    pub view: View,
}

/// Where the points come from: the preset's come first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Data {
    /// A data set by name.
    pub preset: Option<Preset>,
    /// Points given one by one.
    pub points: Vec<Point>,
}

/// A data set by name, with what its generator takes; `None` is the set's own default.
#[derive(Clone, Debug, PartialEq)]
pub struct Preset {
    /// Its id in `DATASETS`.
    pub id: &'static str,
    /// The number of points.
    pub n: Option<usize>,
    /// The noise of the generator.
    pub noise: Option<f64>,
    /// The seed of the generator.
    pub seed: Option<u64>,
}

/// The share of points kept out of training.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Holdout {
    /// From 0 to 1; only 0 is accepted so far.
    pub fraction: f64,
    /// The seed of the draw.
    pub seed: u64,
}

/// The model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Model {
    /// f(x) = w·x + b.
    Linear {
        /// Where training starts, in the trainer's units; zero when not given.
        initial: Option<Linear>,
    },
}

/// The regulariser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Penalty {
    /// ½‖w‖².
    L2,
    /// None.
    None,
}

/// What is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// The interval of x₁, `None`: fitted to the points.
    pub x: Option<[f64; 2]>,
    /// The interval of x₂.
    pub y: Option<[f64; 2]>,
    /// The charts, by id; empty: all.
    pub charts: Vec<String>,
}

impl Default for Scenario {
    fn default() -> Self {
        Scenario {
            data: Data::default(),
            standardise: false,
            holdout: Holdout { fraction: 0.0, seed: 1 },
            model: Model::Linear { initial: None },
            loss: Loss::default(),
            c: 1.0,
            class_weights: Vec::new(),
            penalty: Penalty::L2,
            regularise_bias: false,
            trainer: TrainerSpec { entry: &TRAINERS[0], rate: None, batch: None },
            seed: 1,
            steps: 0,
            view: View::default(),
        }
    }
}
