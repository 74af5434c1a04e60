//! Losses with a derivative everywhere: Newton's method on P itself.

use super::certify::{Multipliers, certify};
use super::newton::minimise;
use super::unknowns::{Derivatives, Space};
use crate::math::linalg::{Factors, Vector};
use crate::model::Linear;
use crate::objective::{Problem, Solution, doubt};

/// Goes to the optimum from `theta`; ends at a gap of at most `tolerance`·P (a small P asks for a small gap as long as rounding
/// allows it), or where rounding ends it.
pub(super) fn solve(
    problem: &Problem,
    space: &Space,
    tolerance: f64,
    theta: Vector,
) -> Box<Solution<Linear>> {
    let sweep = |theta: &Vector| sweep(problem, space, theta);
    let floor = floor(space);
    let (mut theta, mut sweeps) = (theta, 1);
    let mut best = certify(problem, space, &theta, multipliers(problem, space, &theta), sweeps);
    let mut least = doubt(problem, &best);
    // Near the optimum the decrement falls as the square of the gradient.
    for looseness in [1e-2, 1e-8, 1e-14, 1e-20, 0.0] {
        let found = minimise(space, theta, &floor, looseness * tolerance * best.primal, &sweep);
        theta = found.theta;
        sweeps += found.sweeps;
        let next = certify(problem, space, &theta, multipliers(problem, space, &theta), sweeps);
        let doubt = doubt(problem, &next);
        if doubt < least {
            (best, least) = (next, doubt);
        }
        let size = if best.dual.is_some() { best.primal } else { best.primal.max(1.0) };
        if least <= tolerance * size {
            break;
        }
    }
    best.sweeps = sweeps;
    best
}

/// Whether P has, at this model, a direction without curvature.
pub(super) fn flat_at(problem: &Problem, space: &Space, model: &Linear) -> bool {
    let at = sweep(problem, space, &space.theta(model));
    Factors::new(&at.hessian, &floor(space)).smallest < 1e-10
}

/// The curvature that an unknown without any is given: that of ℓ″ = 1.
fn floor(space: &Space) -> Vector {
    space.reach(&space.c)
}

fn sweep(problem: &Problem, space: &Space, theta: &Vector) -> Derivatives {
    space.sweep(theta, |i, m| {
        let c = space.c[i];
        (c * problem.loss.slope(m), c * problem.loss.curvature(m))
    })
}

/// αᵢ = −Cᵢℓ′(mᵢ), for the losses that have a dual here.
fn multipliers(problem: &Problem, space: &Space, theta: &Vector) -> Option<Multipliers> {
    problem.dual(&[])?;
    let boxed = problem.loss.is_boxed();
    let (mut alpha, mut give, mut cap) = (Vec::new(), Vec::new(), Vec::new());
    for (i, &c) in space.c.iter().enumerate() {
        let m = space.margin(i, theta);
        let pull = -c * problem.loss.slope(m);
        alpha.push(pull);
        give.push(if pull > 0.0 { c * problem.loss.curvature(m) } else { 0.0 });
        cap.push(if boxed { c } else { f64::INFINITY });
    }
    Some(Multipliers { alpha, give, cap })
}
