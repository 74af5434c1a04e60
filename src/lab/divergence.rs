//! Divergence: training is stopped at the first sign, with the reason, and the best step is restored.

use super::limits;
use super::state::State;
use crate::base::format::spoken;
use crate::model::Scorer;
use crate::trainer::RateKind;

/// Why training was stopped.
#[derive(Clone, Debug, PartialEq)]
pub struct Diverged {
    /// The step at which it was noticed; the lab is back at the best step before it.
    pub step: u64,
    /// The objective there; infinite where it is not finite.
    pub primal: f64,
    /// The reason, in a sentence with its numbers.
    pub why: String,
}

/// A trainer with a step size has diverged when the objective is so many times its value at the start.
const MAX_GROWTH: f64 = 1e4;

/// Watches the objective since the last edit.
#[derive(Clone, Debug)]
pub(super) struct DivergenceWatch {
    /// The step with the lowest objective so far, and that objective.
    best: (u64, f64),
    /// Above this objective the run has diverged.
    ceiling: f64,
}

impl DivergenceWatch {
    /// Starts watching from this state.
    pub fn new(state: &State) -> Self {
        let problem = &state.prepared.problem;
        if state.is_exact() {
            return DivergenceWatch { best: (state.step, 0.0), ceiling: f64::MAX };
        }
        let now = problem.objective_at(&state.model()).primal;
        let zero = problem.primal_at_zero();
        // Without a step size no step can be too long: then only a model that is not finite has diverged.
        let has_rate = state.settings.trainer.entry.rate.is_some();
        let ceiling = if has_rate { MAX_GROWTH * now.max(zero).max(1e-300) } else { f64::MAX };
        DivergenceWatch { best: (state.step, now), ceiling }
    }

    /// The step with the lowest objective since the last edit.
    pub fn best_step(&self) -> u64 {
        self.best.0
    }

    /// Examines the state after a step.
    pub fn check(&mut self, state: &State) -> Option<Diverged> {
        let primal = state.record.objective.primal;
        let diverged = !(primal <= self.ceiling && holds(&state.model()));
        if !diverged && primal <= self.best.1 {
            self.best = (state.step, primal);
        }
        diverged.then(|| Diverged {
            step: state.step,
            primal: if primal.is_nan() { f64::INFINITY } else { primal },
            why: why(state),
        })
    }
}

/// Whether this is a model of numbers that a document may hold.
pub(super) fn holds(model: &Scorer) -> bool {
    model.is_finite() && model.linear().is_none_or(|line| limits::holds(&line))
}

/// The reason, from the rate in force.
fn why(state: &State) -> String {
    let problem = &state.prepared.problem;
    let lambda = problem.lambda().unwrap_or(0.0);
    let Some(rate) = state.settings.trainer.rate_in_force(problem) else {
        return "The numbers grew beyond what the machine can hold. Smaller coordinates or a smaller C help.".into();
    };
    let eta = rate.at(state.step.max(1), lambda);
    let factor = 1.0 - eta * lambda;
    if problem.penalty && rate.kind == RateKind::Constant && factor < -1.0 {
        let (factor, limit) = (spoken(factor), spoken(2.0 / lambda));
        return format!(
            "The rate is too large: each step first multiplies w by 1 − ηλ = {factor}, so it turns round and grows. Keep η below 2/λ = {limit}."
        );
    }
    format!(
        "The rate η = {} is too large for these points: each step overshoots farther than the one before. A smaller rate, or one that falls, helps.",
        spoken(eta)
    )
}
