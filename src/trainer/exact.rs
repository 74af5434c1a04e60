//! The exact trainer: at the optimum from the start, and again after every edit.

use std::borrow::Cow;
use std::rc::Rc;

use super::interface::{Trainer, TrainerSpec};
use super::step_note::{StepKind, StepNote};
use crate::base::format::scientific;
use crate::model::{Linear, Scorer};
use crate::objective::{CONVERGED, Problem, Solution};
use crate::solver::{DualSolver, SearchOutcome, SolveError, solve};

/// The gap that is aimed at, times max(1, P).
const TOLERANCE: f64 = 1e-10;

/// Up to this gap, times max(1, P), no other method is tried.
const GOOD_ENOUGH: f64 = 1e-9;

/// After an edit the active set method takes at most so many pivots before another method is tried …
const PIVOTS: u64 = 60;
/// … and one more for every tenth point, yet not more than so many.
const MAX_MORE_PIVOTS: u64 = 1000;

/// Follows the optimum. The hinge with a free bias goes by the active set method from the multipliers that were optimal before the edit
/// (Scheinberg 2006; the incremental and decremental updates of Cauwenberghs & Poggio 2000 and Diehl & Cauwenberghs 2003, all
/// multipliers of the margin at once). With `pivots: false`, or where it ends short, by SMO with kernels and by Newton's method in the
/// plane. Every other loss in the plane goes by Newton's method from the w, b that were optimal before.
#[derive(Clone, Debug)]
pub(super) struct Exact {
    pivots: bool,
    /// The multipliers, where the problem is solved in its dual.
    dual: Option<DualSolver>,
    /// The optimum, `None` where there is none.
    optimum: Option<Rc<Solution<Scorer>>>,
    /// Why there is none, or none that can be trusted.
    failure_reason: Option<String>,
    /// The model where there is no optimum.
    fallback: Linear,
    /// What finding the optimum took last.
    note: StepNote,
}

impl Exact {
    pub(super) fn start(
        fallback: Linear,
        problem: &Problem,
        spec: &TrainerSpec,
        _: u64,
    ) -> Box<dyn Trainer> {
        let mut exact = Exact {
            pivots: spec.pivots,
            dual: initial_dual(problem, spec.pivots),
            optimum: None,
            failure_reason: None,
            fallback,
            note: StepNote::default(),
        };
        exact.solve(problem);
        Box::new(exact)
    }

    /// Goes to the optimum from the present state, and notes how.
    fn solve(&mut self, problem: &Problem) {
        let before = self.linear();
        let (found, pivots) = self.search(problem, before);
        if let Some(found) = &found {
            if !found.within(CONVERGED) {
                self.failure_reason = Some(format!(
                    "Rounding ends the search at a gap of {}: the numbers grow too large beside each other. Smaller coordinates (standardise), a smaller C or γ help.",
                    scientific(found.gap, 1)
                ));
            }
            self.fallback = found.model.linear().unwrap_or_default();
        }
        self.optimum = found.map(Rc::new);
        self.note = StepNote {
            kind: StepKind::Exact,
            before,
            after: self.linear(),
            pivots,
            ..StepNote::default()
        };
    }

    /// The optimum, from the present multipliers or from a model near it; and how many pivots it took, where it went by pivots.
    fn search(
        &mut self,
        problem: &Problem,
        near: Linear,
    ) -> (Option<Solution<Scorer>>, Option<u64>) {
        self.failure_reason = None;
        let Some(dual) = &mut self.dual else {
            return (newton(problem, Some(near), &mut self.failure_reason), None);
        };
        // Where the last search ended in rounding, a cold start would do so, too.
        let was_good = self.optimum.as_ref().is_none_or(|optimum| optimum.within(GOOD_ENOUGH));
        let outcome = run_dual(dual, self.pivots);
        let best = dual.solution(problem, &outcome);
        let found = if best.within(TOLERANCE) {
            best
        } else if problem.kernel.is_none() {
            let found = newton(problem, best.model.linear(), &mut self.failure_reason);
            found.map_or(best, |found| polished(problem, dual, found))
        } else if best.within(GOOD_ENOUGH) || !was_good {
            best
        } else {
            cold_started(problem, dual, best)
        };
        (Some(found), self.pivots.then_some(outcome.pivots))
    }

    /// w and b; of a kernel model the bias alone.
    fn linear(&self) -> Linear {
        self.optimum.as_ref().map_or(self.fallback, |optimum| optimum.model.shown())
    }
}

/// Whether the problem is solved in its dual; in the plane only by pivots.
fn uses_dual(problem: &Problem, pivots: bool) -> bool {
    problem.is_standard_svm() && (pivots || problem.kernel.is_some())
}

/// The multipliers to start from, where the problem is solved in its dual: 0 with kernels, those of Newton's method in the plane.
fn initial_dual(problem: &Problem, pivots: bool) -> Option<DualSolver> {
    if !uses_dual(problem, pivots) {
        return None;
    }
    let alphas = match problem.kernel {
        Some(_) => None,
        None => newton(problem, None, &mut None).and_then(|found| found.alphas),
    };
    Some(match alphas {
        Some(alphas) => DualSolver::with_alphas(problem, &alphas),
        None => DualSolver::new(problem),
    })
}

/// Brings the multipliers to the optimum from where they are.
fn run_dual(dual: &mut DualSolver, pivots: bool) -> SearchOutcome {
    if !pivots {
        return dual.optimise_by_smo(TOLERANCE);
    }
    let more = (dual.len() as u64 / 10).min(MAX_MORE_PIVOTS);
    let near = dual.run_active_set(TOLERANCE, PIVOTS + more);
    if near.converged || dual.is_linear() {
        return near;
    }
    let mut outcome = dual.optimise(TOLERANCE);
    outcome.pivots += near.pivots;
    outcome
}

/// The better of `best` and of what a search from α = 0 finds: very large multipliers on the way leave their rounding.
fn cold_started(
    problem: &Problem,
    dual: &mut DualSolver,
    best: Solution<Scorer>,
) -> Solution<Scorer> {
    let mut fresh = DualSolver::new(problem);
    let outcome = fresh.optimise(TOLERANCE);
    let found = fresh.solution(problem, &outcome);
    if found.gap < best.gap {
        *dual = fresh;
        return found;
    }
    best
}

/// What Newton's method found, or what a few pivots make of it where that is nearer; the next edit starts from there.
fn polished(problem: &Problem, dual: &mut DualSolver, found: Solution<Scorer>) -> Solution<Scorer> {
    let Some(alphas) = found.alphas.as_deref() else { return found };
    *dual = DualSolver::with_alphas(problem, alphas);
    let outcome = dual.run_active_set(TOLERANCE, PIVOTS);
    let best = dual.solution(problem, &outcome);
    if best.gap.abs() < found.gap.abs() { best } else { found }
}

/// The optimum in the plane by Newton's method, from a model near it.
fn newton(
    problem: &Problem,
    near: Option<Linear>,
    failure_reason: &mut Option<String>,
) -> Option<Solution<Scorer>> {
    match solve(problem, TOLERANCE, near) {
        Ok(found) => Some(found.with(Scorer::Linear)),
        Err(SolveError::Short { best, .. }) => Some(best.with(Scorer::Linear)),
        Err(SolveError::Refused(error)) => {
            *failure_reason = Some(error.message());
            None
        }
    }
}

impl Trainer for Exact {
    /// Nothing: it is at the optimum.
    fn step(&mut self, _: &Problem, _: &TrainerSpec, _: Option<&mut StepNote>) {}

    fn model(&self) -> Scorer {
        match &self.optimum {
            Some(optimum) => optimum.model.clone(),
            None => Scorer::Linear(self.fallback),
        }
    }

    fn points_per_step(&self, _: &Problem, _: &TrainerSpec) -> usize {
        0
    }

    fn alphas(&self) -> Option<Cow<'_, [f64]>> {
        self.optimum.as_ref()?.alphas.as_deref().map(Cow::Borrowed)
    }

    fn set_model(&mut self, model: &Scorer, alphas: Option<&[f64]>, problem: &Problem) {
        self.fallback = model.linear().unwrap_or_default();
        if let Some(alphas) = alphas.filter(|_| self.dual.is_some()) {
            self.dual = Some(DualSolver::from_solution(problem, model, alphas));
        }
        self.solve(problem);
    }

    fn remap(&mut self, kept: &[Option<usize>], problem: &Problem) {
        self.dual = match self.dual.take() {
            Some(dual) if uses_dual(problem, self.pivots) => Some(dual.warm_start(problem, kept)),
            _ => initial_dual(problem, self.pivots),
        };
        self.solve(problem);
    }

    fn optimum(&self) -> Option<&Rc<Solution<Scorer>>> {
        self.optimum.as_ref()
    }

    fn failure_reason(&self) -> Option<&str> {
        self.failure_reason.as_deref()
    }

    fn edit_note(&self) -> Option<&StepNote> {
        Some(&self.note)
    }

    fn clone_box(&self) -> Box<dyn Trainer> {
        Box::new(self.clone())
    }

    fn bytes(&self) -> usize {
        256 + self.dual.as_ref().map_or(0, DualSolver::bytes)
    }
}
