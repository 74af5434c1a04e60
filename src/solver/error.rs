//! Why a solver gives no solution.

use crate::base::error::{Error, ErrorKind};
use crate::base::format::{scientific, shortest};
use crate::model::Linear;
use crate::objective::Solution;

/// Why there is no solution. The problem is unchanged in either case.
#[derive(Clone, Debug, PartialEq)]
pub enum SolveError<M = Linear> {
    /// The problem has no certified optimum, or the tolerance is below 0.
    Refused(Error),
    /// Rounding ended the search above the tolerance.
    Short {
        /// The best solution that was found.
        best: Box<Solution<M>>,
        /// A sentence with the gap that was reached.
        error: Error,
    },
}

/// Refuses a tolerance below 0 or NaN.
pub(super) fn check(tolerance: f64) -> Result<(), Error> {
    if tolerance >= 0.0 {
        return Ok(());
    }
    Err(Error::mismatch("tolerance", "a number ≥ 0", shortest(tolerance)))
}

/// The error of a search that rounding ended at this solution.
pub(super) fn short<M>(best: Box<Solution<M>>) -> SolveError<M> {
    let (gap, share) = (scientific(best.gap, 1), scientific(best.gap / best.primal, 1));
    let error = Error::new("tolerance", ErrorKind::Rounding { gap, share });
    SolveError::Short { best, error }
}
