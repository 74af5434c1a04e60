//! The certified optimum of a two-class linear problem: `solve`.

mod certificate;
mod hinge;
mod newton;
mod space;

use self::space::Space;
use super::Problem;
use crate::error::{Error, Result};
use crate::model::Linear;

/// An optimum and its proof.
#[derive(Clone, Debug, PartialEq)]
pub struct Solution {
    /// w and b.
    pub model: Linear,
    /// Every b that is optimal with this w, ends `None` where unbounded; `None` as a whole: b is unique.
    pub b_interval: Option<[Option<f64>; 2]>,
    /// The multipliers α, one per row, 0 for rows of cost 0; `None` for a loss without a dual here.
    pub alphas: Option<Vec<f64>>,
    /// P at the model.
    pub primal: f64,
    /// D at the alphas.
    pub dual: Option<f64>,
    /// P − D, or ‖∇P‖ for a loss without a dual here.
    pub gap: f64,
    /// Sweeps over the rows that it took.
    pub sweeps: u32,
}

/// Why there is no solution.
#[derive(Clone, Debug, PartialEq)]
pub enum SolveError {
    /// There is none, for this reason.
    Refused(Error),
    /// Rounding stopped it before the tolerance.
    Short {
        /// The best that was reached.
        best: Solution,
        /// Says how far it came.
        error: Error,
    },
}

/// x
pub fn solve(
    problem: &Problem,
    tolerance: f64,
    start: Option<Linear>,
) -> std::result::Result<Solution, SolveError> {
    let space = Space::new(problem);
    let theta = start.map_or([0.0; 3], |model| space.theta(&model));
    let best = hinge::solve(problem, &space, tolerance, theta);
    if best.gap <= tolerance * best.primal.abs().max(1.0) {
        return Ok(best);
    }
    let error = Error::new(format!("rounding stopped it at a gap of {:e}", best.gap));
    Err(SolveError::Short { best, error })
}
