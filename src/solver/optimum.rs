//! The optimum of a problem of any kind.

use super::dual::solve_kernel;
use super::error::SolveError;
use super::primal::solve;
use crate::model::Scorer;
use crate::objective::{Problem, Solution};

/// The optimum of a problem of any kind, by [`solve`] or [`solve_kernel`].
///
/// # Errors
/// As theirs.
pub fn optimum(problem: &Problem, tolerance: f64) -> Result<Solution<Scorer>, SolveError<Scorer>> {
    if problem.kernel.is_some() {
        return solve_kernel(problem, tolerance, None);
    }
    match solve(problem, tolerance, None) {
        Ok(solution) => Ok(solution.with(Scorer::Linear)),
        Err(SolveError::Refused(error)) => Err(SolveError::Refused(error)),
        Err(SolveError::Short { best, error }) => {
            Err(SolveError::Short { best: Box::new(best.with(Scorer::Linear)), error })
        }
    }
}
