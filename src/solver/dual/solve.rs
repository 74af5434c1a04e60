//! The certified optimum by its multipliers.

use super::active_set::SearchOutcome;
use super::kkt_scan::KktScan;
use super::state::DualSolver;
use crate::base::error::{Error, ErrorKind};
use crate::model::Scorer;
use crate::objective::{Problem, Solution, UNIQUE_BIAS};
use crate::solver::error::{SolveError, check, short};

/// The optimum of a kernel machine with the hinge, a free bias and the penalty ½‖w‖²: by sequential minimal optimisation until the largest
/// violation is small, then by an active set method. It ends when gap ≤ `tolerance`·max(1, |P|). `start`: multipliers αᵢ to start from,
/// one a row; they are clipped to their boxes and scaled to Σ αᵢyᵢ = 0.
///
/// Deterministic. At most 64 MB of kernel rows are kept at a time.
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
    if let Some(reason) = failed_precondition(problem) {
        return Err(SolveError::Refused(reason));
    }
    let mut solver = match start {
        None => DualSolver::new(problem),
        Some(alphas) => DualSolver::with_alphas(problem, alphas),
    };
    let outcome = solver.optimise(tolerance);
    let best = solver.solution(problem, &outcome);
    if best.within(tolerance) {
        return Ok(best);
    }
    Err(short(Box::new(best)))
}

impl DualSolver {
    /// The model and multipliers with their certificate. D is that of the last scan; P is that of the bias, which was updated after it.
    pub fn solution(&self, problem: &Problem, outcome: &SearchOutcome) -> Solution<Scorer> {
        let (model, scan) = (self.scorer(), &outcome.scan);
        let primal = problem.objective_at(&model).primal;
        Solution {
            b_interval: self.interval(&model, scan),
            alphas: Some(self.alphas()),
            primal,
            dual: Some(scan.dual),
            gap: primal - scan.dual,
            sweeps: 0,
            model,
        }
    }

    /// Every b that is optimal, where that is not one alone; in the units of the rows.
    fn interval(&self, model: &Scorer, scan: &KktScan) -> Option<[Option<f64>; 2]> {
        if self.has_free(scan) {
            return None;
        }
        let ([lo, hi], b) = (self.bias_interval(scan), model.b());
        let shift = b - self.expansion().b;
        let is_wide = hi - lo >= UNIQUE_BIAS * b.abs().max(1.0);
        is_wide.then(|| [lo, hi].map(|end| end.is_finite().then_some(end + shift)))
    }
}

/// Why this problem has no such dual, `None` where it has.
fn failed_precondition(problem: &Problem) -> Option<Error> {
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
