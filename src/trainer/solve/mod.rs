//! The certified optimum of a two-class problem: [`solve`] for w and b in the plane, [`solve_kernel`] for kernels.

mod bias;
mod certificate;
mod hinge;
mod kernel;
mod newton;
mod refuse;
mod separable;
mod smooth;
mod space;
mod system;

pub(super) use self::kernel::solution;
pub use self::kernel::solve_kernel;

use self::space::Space;
use super::Problem;
use crate::base::error::{Error, ErrorKind};
use crate::base::format::{scientific, shortest};
use crate::loss::is_free;
use crate::model::{Linear, Scorer};

/// The gap, times max(1, P), up to which a model is the optimum in all that is said about it.
pub(crate) const CONVERGED: f64 = 1e-6;

/// What P may rise by, times max(1, |P|), where b is put in the middle of all that are optimal.
const WORSE: f64 = 1e-9;

/// An optimum and its proof.
#[derive(Clone, Debug, PartialEq)]
pub struct Solution<M = Linear> {
    /// What gives the scores, in the units of the rows.
    pub model: M,
    /// Every b that is optimal with this w, an end `None` where unbounded; `None` as a whole: b is unique (to 1e-7·max(1, |b|)).
    /// Where it is not, `model.b` is the middle, or the finite end, or 0.
    pub b_interval: Option<[Option<f64>; 2]>,
    /// The multipliers αᵢ, one per row, 0 for rows of cost 0, in their boxes and with Σ αᵢyᵢ = 0 where the bias is free. `None`
    /// for a loss without a dual here.
    pub alphas: Option<Vec<f64>>,
    /// P at the model, by [`Problem::standing`].
    pub primal: f64,
    /// D at the alphas, by [`Problem::dual`], with a kernel by [`Problem::expanded_dual`].
    pub dual: Option<f64>,
    /// P − D, which bounds P − P*; ‖∇P‖ for a loss without a dual here. Below 0 only by rounding.
    pub gap: f64,
    /// Sweeps over the rows that it took, 0 where it went by multipliers.
    pub sweeps: u32,
}

impl<M> Solution<M> {
    /// Whether the gap is at most `tolerance`·max(1, P). (A D above P by more than that proves nothing.)
    pub fn within(&self, tolerance: f64) -> bool {
        self.gap.abs() <= tolerance * self.primal.max(1.0)
    }

    /// The same with the model in another form.
    pub(super) fn with<N>(self, form: fn(M) -> N) -> Solution<N> {
        Solution {
            model: form(self.model),
            b_interval: self.b_interval,
            alphas: self.alphas,
            primal: self.primal,
            dual: self.dual,
            gap: self.gap,
            sweeps: self.sweeps,
        }
    }
}

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
    if let Some(reason) = refuse::reason(problem) {
        return Err(SolveError::Refused(reason));
    }
    let best = match at_rest(problem) {
        Some(best) => best,
        None => search(problem, tolerance, start).map_err(SolveError::Refused)?,
    };
    if certificate::doubt(problem, &best) <= tolerance * best.primal.max(1.0) {
        return Ok(*best);
    }
    Err(short(best))
}

fn check(tolerance: f64) -> Result<(), Error> {
    if tolerance >= 0.0 {
        return Ok(());
    }
    Err(Error::mismatch("tolerance", "a number ≥ 0", shortest(tolerance)))
}

fn short<M>(best: Box<Solution<M>>) -> SolveError<M> {
    let (gap, share) = (scientific(best.gap, 1), scientific(best.gap / best.primal, 1));
    let error = Error::new("tolerance", ErrorKind::Rounding { gap, share });
    SolveError::Short { best, error }
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
    let method = if problem.loss.id() == "hinge" { hinge::solve } else { smooth::solve };
    let mut best = method(problem, &space, tolerance, theta);
    if !problem.penalty && smooth::flat_at(problem, &space, &best.model) {
        let why = "P stays the same along some direction";
        return Err(refuse::not_unique(problem.loss.id(), why));
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
    } else if free && let Some(y) = refuse::only_label(problem).filter(|_| loss.entry().vanishes) {
        let b = y * bias::rest(loss);
        (b, Some(if y > 0.0 { [Some(b), None] } else { [None, Some(b)] }))
    } else if loss.entry().vanishes && loss.value(0.0) == 0.0 {
        (0.0, None)
    } else {
        return None;
    };
    let zeros = vec![0.0; problem.len()];
    let alphas = problem.dual(&zeros).map(|_| zeros);
    let mut solution = certificate::at(problem, &Linear { w: [0.0; 2], b }, alphas, 1);
    solution.b_interval = interval;
    Some(solution)
}

/// Of the solution and one with the model `start` and the same multipliers the one with the smaller gap, where `start` is lower.
fn lower(problem: &Problem, best: Box<Solution<Linear>>, start: &Linear) -> Box<Solution<Linear>> {
    let other = certificate::at(problem, start, best.alphas.clone(), best.sweeps);
    if other.primal < best.primal && other.gap < best.gap { other } else { best }
}

/// Finds every b that is as good and puts b in the middle of them. Only a loss with straight pieces can leave a choice. Where costs
/// are so far apart that the small ones do not count in the slope, the middle may be worse: then b stays.
fn centre_bias(problem: &Problem, best: &mut Box<Solution<Linear>>) {
    let choice = problem.loss.entry().vanishes && !problem.regularise_bias;
    if !choice || !best.gap.is_finite() || holds_bias(problem, best) {
        return;
    }
    if let Some([lo, hi]) = bias::interval(problem, &best.model) {
        let model = Linear { b: 0.5 * (lo + hi), ..best.model };
        let mut middle = certificate::at(problem, &model, best.alphas.clone(), best.sweeps);
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
