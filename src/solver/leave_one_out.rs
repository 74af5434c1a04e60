//! Leave-one-out: how often the optimum without a point is wrong about that point.

use super::dual::DualSolver;
use super::error::SolveError;
use super::primal::solve;
use crate::base::error::{Error, ErrorKind, Result};
use crate::model::{Linear, Scorer};
use crate::objective::{Problem, Row, Solution};

/// The gap of each optimum without a point, times max(1, P).
const TOLERANCE: f64 = 1e-9;
/// At most so many points, those with a multiplier, are left out by a search of their own.
const MAX_SEARCHES: usize = 2_000;

/// The outcome of leaving out each row in turn.
#[derive(Clone, Debug, PartialEq)]
pub struct LeaveOneOut {
    /// The rows that the optimum without them classifies wrongly, ascending.
    pub wrong: Vec<usize>,
    /// The number of support vectors: at most so many rows can be wrong (Vapnik & Chapelle 2000). `None` for a loss by which every row
    /// has a multiplier above 0.
    pub bound: Option<usize>,
}

/// Leaves out every row in turn, exactly. A row without a multiplier changes nothing; the others are unlearnt one by one: with the hinge
/// and a free bias by the active set method (Cauwenberghs & Poggio 2000), else in the plane by Newton's method from the optimum with
/// all rows. Rows of cost 0 do not count.
///
/// Each row left out costs some pivots of O(n·f), f being the number of free multipliers, or a search of O(n) for each pass.
///
/// # Errors
/// Where the optimum has no multipliers, they are not those of this problem, or more than 2 000 are above 0.
pub fn leave_one_out(problem: &Problem, optimum: &Solution<Scorer>) -> Result<LeaveOneOut> {
    let alphas = multipliers(problem, optimum)?;
    let is_support = |&i: &usize| problem.rows[i].cost > 0.0 && alphas[i] > 0.0;
    let support: Vec<usize> = (0..problem.len()).filter(is_support).collect();
    if support.len() > MAX_SEARCHES {
        let kind = ErrorKind::ManyMultipliers { most: MAX_SEARCHES, count: support.len() };
        return Err(Error::new("leave-one-out", kind));
    }
    let (mut dual, mut others) = (dual_solver(problem, alphas), problem.clone());
    // A row without a multiplier keeps its margin, which is at least ρ. Without an optimum the score is NaN, which is wrong.
    let is_wrong = |&i: &usize| {
        let row = &problem.rows[i];
        let score = match &mut dual {
            Some(dual) => dual.leave_out(i, TOLERANCE).1,
            None => newton(&mut others, optimum, i).map_or(f64::NAN, |model| model.score(row.x)),
        };
        let is_right = row.y * score > 0.0;
        !is_right
    };
    let bound = problem.loss.entry().vanishes.then_some(support.len());
    Ok(LeaveOneOut { wrong: support.into_iter().filter(is_wrong).collect(), bound })
}

/// The optimum without row i; `None` where there is none, or `optimum` has no multipliers of this problem.
pub fn without(problem: &Problem, optimum: &Solution<Scorer>, i: usize) -> Option<Scorer> {
    let alphas = multipliers(problem, optimum).ok()?;
    if alphas.get(i).is_none_or(|&alpha| alpha == 0.0) {
        return Some(optimum.model.clone());
    }
    match dual_solver(problem, alphas) {
        Some(mut dual) => Some(dual.leave_out(i, TOLERANCE).0),
        None => newton(&mut problem.clone(), optimum, i).map(Scorer::Linear),
    }
}

fn multipliers<'a>(problem: &Problem, optimum: &'a Solution<Scorer>) -> Result<&'a [f64]> {
    let none = || Error::new("leave-one-out", ErrorKind::NoMultipliers);
    optimum.alphas.as_deref().filter(|alphas| alphas.len() == problem.len()).ok_or_else(none)
}

/// A dual solver at the optimum, where the problem is one for it.
fn dual_solver(problem: &Problem, alphas: &[f64]) -> Option<DualSolver> {
    if !problem.is_standard_svm() {
        return None;
    }
    let mut dual = DualSolver::with_alphas(problem, alphas);
    dual.run_active_set(TOLERANCE, 10 * problem.len() as u64 + 1_000);
    Some(dual)
}

/// The optimum without row i, by Newton's method. The problem is afterwards as it was.
fn newton(problem: &mut Problem, optimum: &Solution<Scorer>, i: usize) -> Option<Linear> {
    let row = problem.rows[i];
    problem.rows[i] = Row { cost: 0.0, ..row };
    let found = match solve(problem, TOLERANCE, optimum.model.linear()) {
        Ok(found) => Some(found.model),
        Err(SolveError::Short { best, .. }) => Some(best.model),
        Err(SolveError::Refused(_)) => None,
    };
    problem.rows[i] = row;
    found
}
