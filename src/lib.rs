//! Margin Lab.
mod data;
mod error;
mod lab;
mod loss;
mod model;
mod point;
mod rng;
mod scenario;
mod train;

pub use error::{Error, Result};
pub use lab::{Confusion, Diverged, Divergence, Lab, LinearReport, Margin, ObjectiveReport, PointReport, Record, Report, Series, StepReport, Support, TrainReport, Warning, Weights};
pub use loss::{LOSSES, Loss, LossEntry, Parameter, Parameters};
pub use model::Linear;
pub use point::{Point, class_count, label};
pub use rng::Rng;
pub use scenario::{Data, Holdout, Model, Penalty, Preset, Scenario, View};
pub use train::{
    Objective, Problem, Pull, Rate, RateKind, Row, StepKind, StepNote, TRAINERS, Trainer,
    TrainerEntry, TrainerSpec,
};
