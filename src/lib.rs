//! Margin Lab.
pub mod chart;
pub mod data;
mod error;
pub mod figure;
mod lab;
mod loss;
mod model;
mod number;
mod point;
mod rng;
pub mod scenario;
mod train;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use data::{DATASETS, Data, Dataset, Preset};
pub use error::{Error, Result};
pub use lab::{
    Confusion, Diverged, Divergence, Lab, LinearReport, Margin, ObjectiveReport, PointReport,
    Record, Report, Series, StepReport, Support, TrainReport, Warning, Weights,
};
pub use loss::{LOSSES, Loss, LossEntry, Parameter, Parameters};
pub use model::Linear;
pub use point::{Point, class_count, label};
pub use rng::Rng;
pub use scenario::{Holdout, Model, Penalty, Scenario, Tree, View};
pub use train::{
    Objective, Problem, Pull, Rate, RateKind, Row, Solution, SolveError, StepKind, StepNote,
    TRAINERS, Trainer, TrainerEntry, TrainerSpec, solve,
};
