//! Why a solver gives no solution.

use crate::base::error::Error;
use crate::base::format::{scientific, shortest};
use crate::model::Linear;
use crate::objective::Solution;

/// Why there is no solution. Either way nothing has changed.
#[derive(Clone, Debug, PartialEq)]
pub enum SolveError<M = Linear> {
    /// The problem has no optimum to go to, or the call asks for the impossible.
    Refused(Error),
    /// Rounding came before the tolerance.
    Short {
        /// The best that was reached.
        best: Box<Solution<M>>,
        /// Says how far it came.
        error: Error,
    },
}

pub(super) fn check(tolerance: f64) -> Result<(), Error> {
    if tolerance >= 0.0 {
        return Ok(());
    }
    Err(Error::of("tolerance: expected a number ≥ 0, got {}", &[&shortest(tolerance)]))
}

pub(super) fn short<M>(best: Box<Solution<M>>) -> SolveError<M> {
    let error = Error::of(
        "tolerance: rounding stopped solve at a gap of {}, {} of P",
        &[&scientific(best.gap, 1), &scientific(best.gap / best.primal, 1)],
    );
    SolveError::Short { best, error }
}
