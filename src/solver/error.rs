//! Why a solver gives no solution.

use crate::base::error::{Error, ErrorKind};
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
    Err(Error::mismatch("tolerance", "a number ≥ 0", shortest(tolerance)))
}

pub(super) fn short<M>(best: Box<Solution<M>>) -> SolveError<M> {
    let (gap, share) = (scientific(best.gap, 1), scientific(best.gap / best.primal, 1));
    let error = Error::new("tolerance", ErrorKind::Rounding { gap, share });
    SolveError::Short { best, error }
}
