//! Trainers: incremental optimisation algorithms, one paper a file, one table [`TRAINERS`].

mod dual_coordinate_descent;
mod exact;
mod interface;
mod pegasos;
mod perceptron;
mod rate;
mod smo;
mod step_note;
mod subgradient;
mod table;

pub use interface::{Trainer, TrainerEntry, TrainerSpec};
pub use rate::{Rate, RateKind};
pub use step_note::{Pull, StepKind, StepNote};
pub use table::TRAINERS;
