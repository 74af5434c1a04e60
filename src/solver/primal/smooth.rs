//! Losses with a derivative everywhere: Newton's method on P itself.

use super::centred::{CentredRows, Derivatives};
use super::certify::{Multipliers, certify};
use super::newton::minimise;
use crate::math::linalg::{Ldl, Vector};
use crate::model::Linear;
use crate::objective::{Problem, Solution, gap_bound};

/// Goes to the optimum from `theta`. Ends at a gap of at most `tolerance`·P (a small P asks for a small gap as long as rounding allows
/// it), or where rounding ends it.
pub(super) fn solve(
    problem: &Problem,
    rows: &CentredRows,
    tolerance: f64,
    theta: Vector,
) -> Box<Solution<Linear>> {
    let sweep = |theta: &Vector| derivatives(problem, rows, theta);
    let min_curvature = min_curvature(rows);
    let (mut theta, mut sweeps) = (theta, 1);
    let mut best = certify(problem, rows, &theta, multipliers(problem, rows, &theta), sweeps);
    let mut least = gap_bound(problem, &best);
    // Near the optimum the decrement falls as the square of the gradient.
    for looseness in [1e-2, 1e-8, 1e-14, 1e-20, 0.0] {
        let stop = looseness * tolerance * best.primal;
        let found = minimise(rows, theta, &min_curvature, stop, &sweep);
        theta = found.theta;
        sweeps += found.sweeps;
        let next = certify(problem, rows, &theta, multipliers(problem, rows, &theta), sweeps);
        let bound = gap_bound(problem, &next);
        if bound < least {
            (best, least) = (next, bound);
        }
        let scale = if best.dual.is_some() { best.primal } else { best.primal.max(1.0) };
        if least <= tolerance * scale {
            break;
        }
    }
    best.sweeps = sweeps;
    best
}

/// Whether P has a direction without curvature at this model.
pub(super) fn is_flat_at(problem: &Problem, rows: &CentredRows, model: &Linear) -> bool {
    let at = derivatives(problem, rows, &rows.theta(model));
    Ldl::new(&at.hessian, &min_curvature(rows)).smallest_pivot < 1e-10
}

/// The curvature that an unknown without any is given: that of ℓ″ = 1.
fn min_curvature(rows: &CentredRows) -> Vector {
    rows.weighted_squares(&rows.c)
}

fn derivatives(problem: &Problem, rows: &CentredRows, theta: &Vector) -> Derivatives {
    rows.derivatives(theta, |i, m| {
        let c = rows.c[i];
        (c * problem.loss.slope(m), c * problem.loss.curvature(m))
    })
}

/// αᵢ = −Cᵢℓ′(mᵢ), for the losses that have a dual here.
fn multipliers(problem: &Problem, rows: &CentredRows, theta: &Vector) -> Option<Multipliers> {
    problem.dual(&[])?;
    let is_boxed = problem.loss.is_boxed();
    let mut multipliers = Multipliers::default();
    for (i, &c) in rows.c.iter().enumerate() {
        let m = rows.margin(i, theta);
        let alpha = -c * problem.loss.slope(m);
        multipliers.alpha.push(alpha);
        multipliers.response.push(if alpha > 0.0 { c * problem.loss.curvature(m) } else { 0.0 });
        multipliers.upper.push(if is_boxed { c } else { f64::INFINITY });
    }
    Some(multipliers)
}
