//! What is minimised, P, its dual D, and what certifies an optimum: the gap between them.

mod certificate;
mod problem;
mod solution;

pub(crate) use certificate::{certificate, gap_bound};
pub use problem::{Objective, Problem, Row};
pub use solution::Solution;
pub(crate) use solution::{CONVERGED, UNIQUE_BIAS};
