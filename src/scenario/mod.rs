//! The scenario: one document that holds everything a lab needs to start, read strictly and written in one canonical form.
//!
//! `description.rs` describes each field of the document once, with its type and, in the language of `shape.rs`, its values. The reader
//! checks JSON against it and names the path of what is wrong; the JSON Schema, the canonical form and the TypeScript types follow from
//! it too.

mod catalog;
mod description;
mod document;
mod from_json;
mod json;
mod json_text;
mod reader;
mod schema;
mod settings;
mod shape;
mod to_json;
mod validate;

pub use crate::data::{Data, MAX_POINTS, Preset};
use crate::kernel::Kernel;
use crate::loss::Loss;
use crate::model::Linear;
use crate::trainer::{TRAINERS, TrainerEntry, TrainerSpec};
pub use catalog::{
    AxisItem, Catalog, DatasetItem, DefaultItem, KernelItem, LossItem, ParameterItem, TrainerItem,
};
pub use from_json::read_loss;
pub use json::Json;
pub use schema::schema;
use validate::check_loss;
pub use validate::{check, check_point};

/// The charts that a view may name.
pub const CHARTS: [&str; 5] = ["plane", "loss", "curve", "kkt", "alphas"];

/// The most steps that a document may ask for.
pub const MAX_STEPS: u64 = 10_000_000;

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
    /// C, the regularisation parameter: how much the losses count beside the regulariser, in (0, 1e9].
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

/// The share of points kept out of training.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Holdout {
    /// From 0 to 1; only 0 is accepted so far.
    pub fraction: f64,
    /// The seed of the draw.
    pub seed: u64,
}

impl Default for Holdout {
    fn default() -> Self {
        Holdout { fraction: 0.0, seed: 1 }
    }
}

/// The model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Model {
    /// f(x) = w·x + b.
    Linear {
        /// Where training starts, in the trainer's units; zero when not given.
        initial: Option<Linear>,
    },
    /// f(x) = Σ αᵢyᵢ k(xᵢ, x) + b.
    Kernel {
        /// k, over places in the trainer's units.
        kernel: Kernel,
    },
}

impl Model {
    /// k, where the model is one of kernels.
    pub fn kernel(&self) -> Option<Kernel> {
        match self {
            Model::Linear { .. } => None,
            Model::Kernel { kernel } => Some(*kernel),
        }
    }

    /// The trainer where none is given: the first of the table that can train such a model.
    pub fn default_trainer(&self) -> TrainerSpec {
        let able = |entry: &&TrainerEntry| self.kernel().is_none() || entry.kernels;
        let entry = TRAINERS.iter().find(able).unwrap_or(&TRAINERS[0]);
        TrainerSpec { entry, rate: None, batch: None, pivots: true }
    }
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
            holdout: Holdout::default(),
            model: Model::Linear { initial: None },
            loss: Loss::default(),
            c: 1.0,
            class_weights: Vec::new(),
            penalty: Penalty::L2,
            regularise_bias: false,
            trainer: Model::Linear { initial: None }.default_trainer(),
            seed: 1,
            steps: 0,
            view: View::default(),
        }
    }
}
