//! The hinge: the method of multipliers (Hestenes 1969; Rockafellar 1976) with Newton's method inside.
//!
//! max(0, ρ − m) is the largest α(ρ − m) with 0 ≤ α ≤ C. Held near the present αᵢ by −(α − αᵢ)²/(2sCᵢ), it loses its corner: three
//! pieces with the slope −clip(αᵢ + sCᵢ(ρ − m), 0, Cᵢ), and Newton's method finds the minimum in a few sweeps. The α found there
//! are in their boxes and in balance (Qθ = Σ αᵢzᵢ), hence a point of the dual. Going on from them closes the gap by a factor that
//! grows with s. Many points on the margin at once, or none, make no difference to it.

use super::certify::{Multipliers, certify};
use super::newton::minimise;
use super::unknowns::Space;
use crate::base::format::{clamped, larger};
use crate::math::linalg::{Vector, each};
use crate::model::Linear;
use crate::objective::{Problem, Solution, doubt};

/// The factor from one s to the next.
const GROWTH: f64 = 10.0;
/// Rounds after which rounding has the word.
const ROUNDS: u32 = 60;
/// Sweeps after which it has it too.
const BUDGET: u32 = 2000;
/// Certificates in a row without a smaller gap after which it has it as well.
const PATIENCE: u32 = 4;

/// The multipliers as they are now, the stiffness s that holds them, and θ.
struct Rounds<'a> {
    space: &'a Space,
    rho: f64,
    s: f64,
    alpha: Vec<f64>,
    theta: Vector,
    sweeps: u32,
}

/// What one round left.
#[derive(Default)]
struct Left {
    /// P.
    primal: f64,
    /// The rounded objective, which was minimised.
    value: f64,
    /// Σ Cᵢξᵢ − αᵢ(ρ − mᵢ), the gap where the balance is exact, and what it lacks of that.
    slack: f64,
    /// The same for a θ made a little longer, so that the points that are free, or should be, have all the margin they need.
    firm: f64,
}

/// Goes to the optimum from `theta`; ends at a gap of at most `tolerance`·P (a small P asks for a small gap as long as rounding
/// allows it), or where rounding ends it.
pub(super) fn solve(
    problem: &Problem,
    space: &Space,
    tolerance: f64,
    theta: Vector,
) -> Box<Solution<Linear>> {
    let rho = problem.loss.margin();
    let s = first_stiffness(space, rho);
    let mut rounds = Rounds { space, rho, s, alpha: vec![0.0; space.c.len()], theta, sweeps: 0 };
    let mut best = certify(problem, space, &theta, Some(rounds.multipliers()), 0);
    let mut least = f64::INFINITY;
    let mut slack = rho * space.c.iter().sum::<f64>();
    let mut value = best.primal;
    let mut idle = 0;
    for round in 1..=ROUNDS {
        let stop = (1e-8 * slack.min(value)).max(1e-9 * tolerance * value);
        let left = rounds.round(stop);
        if left.firm <= 0.5 * tolerance * left.primal
            || round + PATIENCE > ROUNDS
            || rounds.sweeps > BUDGET
        {
            let found = Some(rounds.multipliers());
            let next = certify(problem, space, &rounds.theta, found, rounds.sweeps);
            let doubt = doubt(problem, &next);
            idle = if doubt < least { 0 } else { idle + 1 };
            if doubt < least {
                (best, least) = (next, doubt);
            }
            if rounds.sweeps > BUDGET || idle == PATIENCE || least <= tolerance * best.primal {
                break;
            }
        }
        let now = left.firm.abs();
        if now > slack / GROWTH {
            rounds.s *= GROWTH;
        }
        (slack, value) = (slack.min(now), left.value.abs());
    }
    best.sweeps = rounds.sweeps;
    best
}

impl Rounds<'_> {
    /// Goes to the minimum of the rounded objective, to a decrement of `stop`, and takes over the α found there.
    fn round(&mut self, stop: f64) -> Left {
        let (space, rho, s, alpha) = (self.space, self.rho, self.s, &self.alpha);
        let bend = |i: usize, m: f64| {
            let c = space.c[i];
            let pull = alpha[i] + s * c * (rho - m);
            if pull <= 0.0 {
                (0.0, 0.0)
            } else if pull >= c {
                (-c, 0.0)
            } else {
                (-pull, s * c)
            }
        };
        let reach = space.reach(&space.c);
        let floor = each(|k| s * reach[k]);
        let found = minimise(space, self.theta, &floor, stop, &|theta| space.sweep(theta, bend));
        self.theta = found.theta;
        self.sweeps += found.sweeps + 1;
        let left = self.take_over();
        Left { slack: left.slack + found.decrement, firm: left.firm + found.decrement, ..left }
    }

    /// αᵢ ← clip(αᵢ + sCᵢ(ρ − mᵢ), 0, Cᵢ).
    fn take_over(&mut self) -> Left {
        let (space, rho, s) = (self.space, self.rho, self.s);
        let regulariser = space.regulariser(&self.theta);
        let mut left = Left { primal: regulariser, value: regulariser, ..Left::default() };
        let (mut short, mut paid, mut pull) = (0.0f64, 0.0, 0.0);
        for (i, (alpha, &c)) in self.alpha.iter_mut().zip(&space.c).enumerate() {
            let missing = rho - space.margin(i, &self.theta);
            let before = *alpha;
            *alpha = clamped(before + s * c * missing, 0.0, c);
            left.value +=
                *alpha * missing - (*alpha - before) * ((*alpha - before) / (2.0 * s * c));
            let loss = c * larger(missing, 0.0);
            left.primal += loss;
            left.slack += loss - *alpha * missing;
            if *alpha < c {
                short = larger(missing, short);
                paid += loss;
                pull += *alpha;
            }
        }
        let longer = if short <= 1e-6 * rho { short * pull - paid } else { 0.0 };
        left.firm = left.slack + longer;
        left
    }

    fn multipliers(&self) -> Multipliers {
        let mut give = Vec::with_capacity(self.alpha.len());
        for (&alpha, &c) in self.alpha.iter().zip(&self.space.c) {
            give.push(if alpha > 0.0 && alpha < c { self.s * c } else { 0.0 });
        }
        Multipliers { alpha: self.alpha.clone(), give, cap: self.space.c.clone() }
    }
}

/// s of the first round: the corner is rounded over 2ρ, which holds every point at θ = 0; or over more where w would otherwise
/// hardly count beside the points.
fn first_stiffness(space: &Space, rho: f64) -> f64 {
    (0.5 / rho).min(space.stiffness(&space.reach(&space.c), 1e3))
}
