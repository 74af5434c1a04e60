//! The objective over the run: penalty and loss as layers that add up to P, the optimum, the dual, and what became of steps that
//! diverged.

mod columns;
mod gap;
mod labels;
mod run;
mod scales;
mod scene;

pub use scene::{CurveChart, CurvePoint, horizon};
