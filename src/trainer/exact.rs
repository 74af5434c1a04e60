//! The optimum, held: found at the start and again after every edit.

use std::borrow::Cow;
use std::rc::Rc;

use super::interface::{Trainer, TrainerSpec};
use super::step_note::{StepKind, StepNote};
use crate::base::format::scientific;
use crate::model::{Linear, Scorer};
use crate::objective::{CONVERGED, Problem, Solution};
use crate::solver::{Machine, Pivots, SolveError, solution, solve};

/// The gap at which the optimum counts as held, times max(1, P).
const TOLERANCE: f64 = 1e-10;

/// The gap up to which no other way is tried.
const ENOUGH: f64 = 1e-9;

/// After an edit so many pivots and one for every tenth point, yet not so many more, are tried before another way is.
const PIVOTS: [u64; 2] = [60, 1000];

/// Holds the optimum. The hinge with a free bias goes by pivots from the multipliers that were the optimum before the edit (Scheinberg
/// 2006; the incremental and decremental updates of Cauwenberghs & Poggio 2000 and Diehl & Cauwenberghs 2003 with all multipliers of
/// the margin at once); without pivots, or where they end short, by pairs with kernels and by Newton's method in the plane. Everything
/// else in the plane goes by Newton's method from the w, b that were the optimum before.
#[derive(Clone, Debug)]
pub(super) struct Exact {
    pivots: bool,
    /// The multipliers at work, where the problem is one for them.
    machine: Option<Machine>,
    /// The optimum, `None` where there is none.
    found: Option<Rc<Solution<Scorer>>>,
    /// Why there is none, or none that can be trusted.
    why: Option<String>,
    /// What stands then.
    rest: Linear,
    /// What the last edit took.
    note: StepNote,
}

impl Exact {
    pub(super) fn start(
        rest: Linear,
        problem: &Problem,
        spec: &TrainerSpec,
        _: u64,
    ) -> Box<dyn Trainer> {
        let mut exact = Exact {
            pivots: spec.pivots,
            machine: beginning(problem, spec.pivots),
            found: None,
            why: None,
            rest,
            note: StepNote::default(),
        };
        exact.find(problem);
        Box::new(exact)
    }

    /// Goes to the optimum from what is there, and writes down how.
    fn find(&mut self, problem: &Problem) {
        let before = self.line();
        let (found, count) = self.search(problem, before);
        if let Some(found) = &found {
            if !found.within(CONVERGED) {
                self.why = Some(format!(
                    "Rounding ends the search at a gap of {}: the numbers grow too large beside each other. Smaller coordinates (standardise), a smaller C or γ help.",
                    scientific(found.gap, 1)
                ));
            }
            self.rest = found.model.linear().unwrap_or_default();
        }
        self.found = found.map(Rc::new);
        self.note = StepNote {
            kind: StepKind::Exact,
            before,
            after: self.line(),
            pivots: count,
            ..StepNote::default()
        };
    }

    /// The optimum, from the multipliers or the line that are there, and how many pivots it took where there were any.
    fn search(
        &mut self,
        problem: &Problem,
        near: Linear,
    ) -> (Option<Solution<Scorer>>, Option<u64>) {
        self.why = None;
        let Some(machine) = &mut self.machine else {
            return (newton(problem, Some(near), &mut self.why), None);
        };
        // Where the last search ended in rounding, another from the start would do so too.
        let trusted = self.found.as_ref().is_none_or(|found| found.within(ENOUGH));
        let way = approach(machine, self.pivots);
        let best = solution(problem, machine, &way.seen);
        let found = if best.within(TOLERANCE) {
            best
        } else if problem.kernel.is_none() {
            let found = newton(problem, best.model.linear(), &mut self.why);
            found.map_or(best, |found| sharpened(problem, machine, found))
        } else if best.within(ENOUGH) || !trusted {
            best
        } else {
            afresh(problem, machine, best)
        };
        (Some(found), self.pivots.then_some(way.count))
    }

    /// w and b, or with kernels the bias alone.
    fn line(&self) -> Linear {
        self.found.as_ref().map_or(self.rest, |found| found.model.shown())
    }
}

/// Whether the problem is one for multipliers; in the plane only by pivots.
fn fits(problem: &Problem, pivots: bool) -> bool {
    problem.is_classical() && (pivots || problem.kernel.is_some())
}

/// The multipliers to begin with, where the problem is one for them: none are above 0 yet with kernels, those of Newton's method in the
/// plane.
fn beginning(problem: &Problem, pivots: bool) -> Option<Machine> {
    if !fits(problem, pivots) {
        return None;
    }
    let alphas = match problem.kernel {
        Some(_) => None,
        None => newton(problem, None, &mut None).and_then(|found| found.alphas),
    };
    Some(alphas.map_or_else(|| Machine::new(problem), |alphas| Machine::with(problem, &alphas)))
}

/// Brings the multipliers to the optimum from where they are; returns how.
fn approach(machine: &mut Machine, pivots: bool) -> Pivots {
    if !pivots {
        return machine.descend_to(TOLERANCE);
    }
    let more = (machine.len() as u64 / 10).min(PIVOTS[1]);
    let near = machine.pivot(TOLERANCE, PIVOTS[0] + more);
    if near.reached || machine.is_linear() {
        return near;
    }
    let mut all = machine.optimise(TOLERANCE);
    all.count += near.count;
    all
}

/// The better of what was found and of what comes out from α = 0: with very large multipliers the way there leaves its rounding.
fn afresh(problem: &Problem, machine: &mut Machine, best: Solution<Scorer>) -> Solution<Scorer> {
    let mut other = Machine::new(problem);
    let way = other.optimise(TOLERANCE);
    let found = solution(problem, &other, &way.seen);
    if found.gap < best.gap {
        *machine = other;
        return found;
    }
    best
}

/// What Newton's method found, or what a few pivots make of it where that is nearer; the next edit goes on from there.
fn sharpened(
    problem: &Problem,
    machine: &mut Machine,
    found: Solution<Scorer>,
) -> Solution<Scorer> {
    let Some(alphas) = found.alphas.as_deref() else { return found };
    *machine = Machine::with(problem, alphas);
    let way = machine.pivot(TOLERANCE, PIVOTS[0]);
    let best = solution(problem, machine, &way.seen);
    if best.gap.abs() < found.gap.abs() { best } else { found }
}

/// The optimum in the plane by Newton's method, from a line near it.
fn newton(
    problem: &Problem,
    from: Option<Linear>,
    why: &mut Option<String>,
) -> Option<Solution<Scorer>> {
    match solve(problem, TOLERANCE, from) {
        Ok(found) => Some(found.with(Scorer::Linear)),
        Err(SolveError::Short { best, .. }) => Some(best.with(Scorer::Linear)),
        Err(SolveError::Refused(error)) => {
            *why = Some(error.message());
            None
        }
    }
}

impl Trainer for Exact {
    /// Nothing: it is at the optimum.
    fn step(&mut self, _: &Problem, _: &TrainerSpec, _: Option<&mut StepNote>) {}

    fn model(&self) -> Scorer {
        self.found.as_ref().map_or(Scorer::Linear(self.rest), |found| found.model.clone())
    }

    fn looks_at(&self, _: &Problem, _: &TrainerSpec) -> usize {
        0
    }

    fn alphas(&self) -> Option<Cow<'_, [f64]>> {
        self.found.as_ref()?.alphas.as_deref().map(Cow::Borrowed)
    }

    fn adopt(&mut self, model: &Scorer, alphas: Option<&[f64]>, problem: &Problem) {
        self.rest = model.linear().unwrap_or_default();
        if let Some(alphas) = alphas.filter(|_| self.machine.is_some()) {
            self.machine = Some(Machine::resumed(problem, model, alphas));
        }
        self.find(problem);
    }

    fn remap(&mut self, kept: &[Option<usize>], problem: &Problem) {
        self.machine = match self.machine.take() {
            Some(machine) if fits(problem, self.pivots) => Some(machine.carried(problem, kept)),
            _ => beginning(problem, self.pivots),
        };
        self.find(problem);
    }

    fn held(&self) -> Option<&Rc<Solution<Scorer>>> {
        self.found.as_ref()
    }

    fn objection(&self) -> Option<&str> {
        self.why.as_deref()
    }

    fn edit_note(&self) -> Option<&StepNote> {
        Some(&self.note)
    }

    fn boxed(&self) -> Box<dyn Trainer> {
        Box::new(self.clone())
    }

    fn bytes(&self) -> usize {
        256 + self.machine.as_ref().map_or(0, Machine::bytes)
    }
}
