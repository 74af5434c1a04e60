//! The certified optimum with kernels: pairs of multipliers until it is near, pivots for the rest.

use super::kkt_scan::Survey;
use super::state::Machine;
use crate::base::error::{Error, ErrorKind};
use crate::model::Scorer;
use crate::objective::{Problem, Solution, UNIQUE_BIAS};
use crate::solver::error::{SolveError, check, short};

/// The optimum of a kernel machine with the hinge, a free bias and the penalty ½‖w‖²: by pairs (sequential minimal optimisation) until
/// the largest violation is small, then by pivots of an active set. It ends when gap ≤ `tolerance`·max(1, |P|). `start`: multipliers
/// to start from.
///
/// Deterministic; at most 64 MB of kernel rows are kept at a time.
///
/// # Errors
/// [`SolveError::Refused`]: another loss, no penalty, a regularised bias, or a tolerance below 0. [`SolveError::Short`]: rounding
/// stopped it at a larger gap.
pub fn solve_kernel(
    problem: &Problem,
    tolerance: f64,
    start: Option<&[f64]>,
) -> Result<Solution<Scorer>, SolveError<Scorer>> {
    check(tolerance).map_err(SolveError::Refused)?;
    if let Some(reason) = refused(problem) {
        return Err(SolveError::Refused(reason));
    }
    let mut machine = match start {
        None => Machine::new(problem),
        Some(alphas) => Machine::with(problem, alphas),
    };
    let way = machine.optimise(tolerance);
    let best = solution(problem, &machine, &way.seen);
    if best.within(tolerance) {
        return Ok(best);
    }
    Err(short(Box::new(best)))
}

/// What a machine has come to. D is the one that `seen` found at its multipliers; P is that of the bias that was settled since.
pub(crate) fn solution(problem: &Problem, machine: &Machine, seen: &Survey) -> Solution<Scorer> {
    let model = machine.scorer();
    let primal = problem.standing(&model).primal;
    Solution {
        b_interval: interval(machine, &model, seen),
        alphas: Some(machine.alphas()),
        primal,
        dual: Some(seen.dual),
        gap: primal - seen.dual,
        sweeps: 0,
        model,
    }
}

/// Every b that is as good, where that is not one alone.
fn interval(machine: &Machine, model: &Scorer, seen: &Survey) -> Option<[Option<f64>; 2]> {
    if machine.has_free(seen) {
        return None;
    }
    let ([lo, hi], b) = (machine.bias_interval(seen), model.b());
    let finite = |end: f64| end.is_finite().then_some(end);
    let shift = b - machine.expansion().b;
    let wide = hi - lo >= UNIQUE_BIAS * b.abs().max(1.0);
    wide.then(|| [finite(lo + shift), finite(hi + shift)])
}

fn refused(problem: &Problem) -> Option<Error> {
    let loss = problem.loss.id();
    if loss != "hinge" {
        Some(Error::new("loss", ErrorKind::NotForKernels { loss, able: "hinge" }))
    } else if !problem.penalty {
        Some(Error::new("penalty", ErrorKind::KernelNeeds { needed: "\"l2\"" }))
    } else if problem.regularise_bias {
        Some(Error::new("regularise_bias", ErrorKind::KernelNeeds { needed: "false" }))
    } else {
        None
    }
}
