//! The lab: points, a model, a trainer and their history; steps, edits, undo and the report.

mod change;
mod divergence;
mod edit;
mod history;
mod limits;
mod line;
mod prepared_problem;
mod report;
mod report_builder;
mod session;
mod state;
mod timeline;

pub use divergence::Diverged;
pub use history::{Record, Series};
pub use report::{
    Confusion, Divergence, LeaveOneOutReport, LinearReport, Margin, ObjectiveReport, PairReport,
    PointReport, Report, StepReport, Support, TrainReport, Warning, Weights,
};

pub use session::Lab;
