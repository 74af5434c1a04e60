//! Margin Lab.
pub mod chart;
mod data;
mod error;
mod loss;
mod model;
mod point;
mod rng;
mod scenario;
mod train;

pub use error::{Error, Result};
pub use loss::{LOSSES, Loss, LossEntry, Parameter, Parameters};
pub use model::Linear;
pub use point::{Point, class_count, label};
pub use rng::Rng;
pub use scenario::{Data, Holdout, Model, Penalty, Preset, Scenario, View};
pub use train::{Objective, Problem, Rate, RateKind, Row, TRAINERS, TrainerEntry, TrainerSpec};
