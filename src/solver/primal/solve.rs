//! The certified optimum of a two-class problem with w and b in the plane.

use super::centred::CentredRows;
use super::{augmented_lagrangian, bias_interval, preconditions, smooth};
use crate::base::error::Error;
use crate::loss::is_free;
use crate::model::Linear;
use crate::objective::{Problem, Solution, certificate, gap_bound};
use crate::solver::error::{SolveError, check, short};

/// P may rise by this, times max(1, |P|), where b is moved to the middle of the optimal interval.
const MAX_RISE: f64 = 1e-9;

/// The optimum with w and b in the plane, by Newton's method in three unknowns (3×3 systems, a few dozen passes over the rows), inside the
/// method of multipliers (Hestenes 1969; Rockafellar 1976) where the loss is the hinge. It ends when gap ≤ `tolerance`·max(1, |P|).
/// `start` is a model to start from, in the units of the rows; the result is never above it in P.
///
/// Deterministic. O(n) memory, O(n) time for each pass.
///
/// # Errors
/// [`SolveError::Refused`]: a kernel (see [`solve_kernel`](crate::solve_kernel)), a loss that is not convex or not trainable, an infimum
/// that is not attained, an optimum that is not unique in w, or a tolerance below 0. [`SolveError::Short`]: rounding stopped it at a
/// larger gap.
pub fn solve(
    problem: &Problem,
    tolerance: f64,
    start: Option<Linear>,
) -> Result<Solution, SolveError> {
    check(tolerance).map_err(SolveError::Refused)?;
    if let Some(reason) = preconditions::failed(problem) {
        return Err(SolveError::Refused(reason));
    }
    let best = match known_optimum(problem) {
        Some(best) => best,
        None => search(problem, tolerance, start).map_err(SolveError::Refused)?,
    };
    if gap_bound(problem, &best) <= tolerance * best.primal.max(1.0) {
        return Ok(*best);
    }
    Err(short(best))
}

/// The best solution that the method for this loss finds.
fn search(
    problem: &Problem,
    tolerance: f64,
    start: Option<Linear>,
) -> Result<Box<Solution<Linear>>, Error> {
    let rows = CentredRows::new(problem);
    let start = start.filter(Linear::is_finite);
    let theta = start.map_or([0.0; 3], |model| rows.theta(&model));
    let method =
        if problem.loss.id() == "hinge" { augmented_lagrangian::solve } else { smooth::solve };
    let mut best = method(problem, &rows, tolerance, theta);
    if !problem.penalty && smooth::is_flat_at(problem, &rows, &best.model) {
        let why = "P stays the same along some direction";
        return Err(preconditions::not_unique(problem.loss.id(), why));
    }
    if let Some(start) = start {
        best = better_of(problem, best, &start);
    }
    centre_bias(problem, &mut best);
    Ok(best)
}

/// The optimum that is known without a search: no row of a cost above 0, or w = 0 and a b at which every loss is 0.
fn known_optimum(problem: &Problem) -> Option<Box<Solution<Linear>>> {
    let loss = &problem.loss;
    let free = !problem.regularise_bias;
    let (b, interval) = if problem.rows.iter().all(|row| row.cost == 0.0) {
        (0.0, free.then_some([None, None]))
    } else if free
        && let Some(y) = preconditions::only_label(problem).filter(|_| loss.entry().vanishes)
    {
        let b = y * bias_interval::zero_loss_margin(loss);
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

/// The solution, or `start` with the same multipliers where that has a lower P and a smaller gap.
fn better_of(
    problem: &Problem,
    best: Box<Solution<Linear>>,
    start: &Linear,
) -> Box<Solution<Linear>> {
    let other = certificate(problem, start, best.alphas.clone(), best.sweeps);
    if other.primal < best.primal && other.gap < best.gap { other } else { best }
}

/// Finds the interval of all optimal b and moves b to its middle. Only a loss with straight pieces leaves a choice. Where costs are so far
/// apart that the small ones do not count in the slope, the middle may be worse: then b stays.
fn centre_bias(problem: &Problem, best: &mut Box<Solution<Linear>>) {
    let choice = problem.loss.entry().vanishes && !problem.regularise_bias;
    if !choice || !best.gap.is_finite() || has_free_multiplier(problem, best) {
        return;
    }
    if let Some([lo, hi]) = bias_interval::interval(problem, &best.model) {
        let model = Linear { b: 0.5 * (lo + hi), ..best.model };
        let mut middle = certificate(problem, &model, best.alphas.clone(), best.sweeps);
        if middle.primal - best.primal <= MAX_RISE * best.primal.abs().max(1.0) {
            middle.b_interval = Some([Some(lo), Some(hi)]);
            *best = middle;
        }
    }
}

/// Whether some multiplier is free, 0 < αᵢ < Cᵢ: its margin is ρ at every optimum, which leaves one b.
fn has_free_multiplier(problem: &Problem, best: &Solution<Linear>) -> bool {
    let rows = problem.rows.iter().map(|row| problem.c * row.cost);
    let free = |(&alpha, c): (&f64, f64)| is_free(alpha, c);
    best.alphas.as_ref().is_some_and(|alphas| alphas.iter().zip(rows).any(free))
}
