//! The certified optimum of a two-class problem with w and b in the plane.

use super::unknowns::Space;
use super::{augmented_lagrangian, bias_interval, preconditions, smooth};
use crate::base::error::Error;
use crate::loss::is_free;
use crate::model::Linear;
use crate::objective::{Problem, Solution, certificate, doubt};
use crate::solver::error::{SolveError, check, short};

/// What P may rise by, times max(1, |P|), where b is put in the middle of all that are optimal.
const WORSE: f64 = 1e-9;

/// The optimum of `problem`, by a method for three unknowns: Newton's (3×3 systems, a few dozen sweeps over the rows), inside the
/// method of multipliers where the loss is the hinge. It ends when gap ≤ `tolerance`·max(1, |P|). `start` is a model to start
/// from; the result is never above it in P.
///
/// Deterministic; O(n) memory and O(n) time a sweep.
///
/// # Errors
/// [`SolveError::Refused`]: a kernel (see [`solve_kernel`]), a loss that is not convex or not trainable, an infimum that is not attained, an optimum that is not
/// unique in w, or a tolerance below 0. [`SolveError::Short`]: rounding stopped it at a larger gap.
pub fn solve(
    problem: &Problem,
    tolerance: f64,
    start: Option<Linear>,
) -> Result<Solution, SolveError> {
    check(tolerance).map_err(SolveError::Refused)?;
    if let Some(reason) = preconditions::reason(problem) {
        return Err(SolveError::Refused(reason));
    }
    let best = match at_rest(problem) {
        Some(best) => best,
        None => search(problem, tolerance, start).map_err(SolveError::Refused)?,
    };
    if doubt(problem, &best) <= tolerance * best.primal.max(1.0) {
        return Ok(*best);
    }
    Err(short(best))
}

/// The best that the method for this loss finds.
fn search(
    problem: &Problem,
    tolerance: f64,
    start: Option<Linear>,
) -> Result<Box<Solution<Linear>>, Error> {
    let space = Space::new(problem);
    let start = start.filter(Linear::is_finite);
    let theta = start.map_or([0.0; 3], |model| space.theta(&model));
    let method =
        if problem.loss.id() == "hinge" { augmented_lagrangian::solve } else { smooth::solve };
    let mut best = method(problem, &space, tolerance, theta);
    if !problem.penalty && smooth::flat_at(problem, &space, &best.model) {
        let why = "P stays the same along some direction";
        return Err(preconditions::not_unique(problem.loss.id(), why));
    }
    if let Some(start) = start {
        best = lower(problem, best, &start);
    }
    centre_bias(problem, &mut best);
    Ok(best)
}

/// The optimum that is known without a search: no row that counts, or w = 0 and a b at which every loss is 0.
fn at_rest(problem: &Problem) -> Option<Box<Solution<Linear>>> {
    let loss = &problem.loss;
    let free = !problem.regularise_bias;
    let (b, interval) = if problem.rows.iter().all(|row| row.cost == 0.0) {
        (0.0, free.then_some([None, None]))
    } else if free
        && let Some(y) = preconditions::only_label(problem).filter(|_| loss.entry().vanishes)
    {
        let b = y * bias_interval::rest(loss);
        (b, Some(if y > 0.0 { [Some(b), None] } else { [None, Some(b)] }))
    } else if loss.entry().vanishes && loss.value(0.0) == 0.0 {
        (0.0, None)
    } else {
        return None;
    };
    let zeros = vec![0.0; problem.len()];
    let alphas = problem.dual(&zeros).map(|_| zeros);
    let mut solution = certificate(problem, &Linear { w: [0.0; 2], b }, alphas, 1);
    solution.b_interval = interval;
    Some(solution)
}

/// Of the solution and one with the model `start` and the same multipliers the one with the smaller gap, where `start` is lower.
fn lower(problem: &Problem, best: Box<Solution<Linear>>, start: &Linear) -> Box<Solution<Linear>> {
    let other = certificate(problem, start, best.alphas.clone(), best.sweeps);
    if other.primal < best.primal && other.gap < best.gap { other } else { best }
}

/// Finds every b that is as good and puts b in the middle of them. Only a loss with straight pieces can leave a choice. Where costs
/// are so far apart that the small ones do not count in the slope, the middle may be worse: then b stays.
fn centre_bias(problem: &Problem, best: &mut Box<Solution<Linear>>) {
    let choice = problem.loss.entry().vanishes && !problem.regularise_bias;
    if !choice || !best.gap.is_finite() || holds_bias(problem, best) {
        return;
    }
    if let Some([lo, hi]) = bias_interval::interval(problem, &best.model) {
        let model = Linear { b: 0.5 * (lo + hi), ..best.model };
        let mut middle = certificate(problem, &model, best.alphas.clone(), best.sweeps);
        if middle.primal - best.primal <= WORSE * best.primal.abs().max(1.0) {
            middle.b_interval = Some([Some(lo), Some(hi)]);
            *best = middle;
        }
    }
}

/// Whether some 0 < αᵢ < Cᵢ: its margin is ρ at every optimum, which leaves one b.
fn holds_bias(problem: &Problem, best: &Solution<Linear>) -> bool {
    let rows = problem.rows.iter().map(|row| problem.c * row.cost);
    let free = |(&alpha, c): (&f64, f64)| is_free(alpha, c);
    best.alphas.as_ref().is_some_and(|alphas| alphas.iter().zip(rows).any(free))
}
