//! The hinge: the method of multipliers (Hestenes 1969; Rockafellar 1976) with Newton's method inside.
//!
//! max(0, ρ − m) is the maximum of α(ρ − m) over 0 ≤ α ≤ C. With the proximal term −(α − αᵢ)²/(2sCᵢ), which keeps α near the present
//! αᵢ, its corner becomes smooth: three pieces with the slope −clip(αᵢ + sCᵢ(ρ − m), 0, Cᵢ), and Newton's method finds the minimum in a
//! few passes. The α found there are in their boxes and in balance (Qθ = Σ αᵢzᵢ), hence feasible for the dual. The next round starts
//! from them; each round closes the gap by a factor that grows with s. Many points on the margin at once, or none, make no difference.

use super::centred::CentredRows;
use super::certify::{Multipliers, certify};
use super::newton::minimise;
use crate::math::linalg::Vector;
use crate::model::Linear;
use crate::objective::{Problem, Solution, gap_bound};

/// The factor from one s to the next.
const GROWTH: f64 = 10.0;
/// Rounds after which only rounding is left.
const MAX_ROUNDS: u32 = 60;
/// Passes over the rows after which the search ends.
const MAX_SWEEPS: u32 = 2000;
/// Certificates in a row without a smaller gap after which the search ends.
const PATIENCE: u32 = 4;

/// The present multipliers, the penalty parameter s, and θ.
struct Search<'a> {
    rows: &'a CentredRows,
    rho: f64,
    s: f64,
    alpha: Vec<f64>,
    theta: Vector,
    sweeps: u32,
}

/// The state after one round.
#[derive(Default)]
struct Round {
    /// P.
    primal: f64,
    /// The augmented Lagrangian, which was minimised.
    augmented: f64,
    /// Σ Cᵢξᵢ − αᵢ(ρ − mᵢ), the gap of multipliers in exact balance, plus the decrement that is missing to it.
    gap: f64,
    /// The same for a θ lengthened a little, so that the points with αᵢ < Cᵢ have a margin of at least ρ.
    lengthened_gap: f64,
}

/// Goes to the optimum from `theta`. Ends at a gap of at most `tolerance`·P (a small P asks for a small gap as long as rounding allows
/// it), or where rounding ends it.
pub(super) fn solve(
    problem: &Problem,
    rows: &CentredRows,
    tolerance: f64,
    theta: Vector,
) -> Box<Solution<Linear>> {
    let rho = problem.loss.margin();
    let s = initial_s(rows, rho);
    let mut search = Search { rows, rho, s, alpha: vec![0.0; rows.c.len()], theta, sweeps: 0 };
    let mut best = certify(problem, rows, &theta, Some(search.multipliers()), 0);
    let mut least = f64::INFINITY;
    let mut gap = rho * rows.c.iter().sum::<f64>();
    let mut augmented = best.primal;
    let mut without_gain = 0;
    for round in 1..=MAX_ROUNDS {
        let stop = (1e-8 * gap.min(augmented)).max(1e-9 * tolerance * augmented);
        let now = search.round(stop);
        if now.lengthened_gap <= 0.5 * tolerance * now.primal
            || round + PATIENCE > MAX_ROUNDS
            || search.sweeps > MAX_SWEEPS
        {
            let multipliers = Some(search.multipliers());
            let next = certify(problem, rows, &search.theta, multipliers, search.sweeps);
            let bound = gap_bound(problem, &next);
            without_gain = if bound < least { 0 } else { without_gain + 1 };
            if bound < least {
                (best, least) = (next, bound);
            }
            if search.sweeps > MAX_SWEEPS
                || without_gain == PATIENCE
                || least <= tolerance * best.primal
            {
                break;
            }
        }
        let gap_now = now.lengthened_gap.abs();
        if gap_now > gap / GROWTH {
            search.s *= GROWTH;
        }
        (gap, augmented) = (gap.min(gap_now), now.augmented.abs());
    }
    best.sweeps = search.sweeps;
    best
}

impl Search<'_> {
    /// Minimises the augmented Lagrangian to a decrement of `stop`, and takes over the α found there.
    fn round(&mut self, stop: f64) -> Round {
        let (rows, rho, s, alpha) = (self.rows, self.rho, self.s, &self.alpha);
        let loss = |i: usize, m: f64| {
            let c = rows.c[i];
            let pull = alpha[i] + s * c * (rho - m);
            if pull <= 0.0 {
                (0.0, 0.0)
            } else if pull >= c {
                (-c, 0.0)
            } else {
                (-pull, s * c)
            }
        };
        let min_curvature = rows.weighted_squares(&rows.c).map(|curvature| s * curvature);
        let sweep = |theta: &Vector| rows.derivatives(theta, loss);
        let minimum = minimise(rows, self.theta, &min_curvature, stop, &sweep);
        self.theta = minimum.theta;
        self.sweeps += minimum.sweeps + 1;
        let round = self.update_multipliers();
        Round {
            gap: round.gap + minimum.decrement,
            lengthened_gap: round.lengthened_gap + minimum.decrement,
            ..round
        }
    }

    /// αᵢ ← clip(αᵢ + sCᵢ(ρ − mᵢ), 0, Cᵢ).
    fn update_multipliers(&mut self) -> Round {
        let (rows, rho, s) = (self.rows, self.rho, self.s);
        let regulariser = rows.regulariser(&self.theta);
        let mut round = Round { primal: regulariser, augmented: regulariser, ..Round::default() };
        let (mut largest_shortfall, mut loss_below_c, mut alpha_below_c) = (0.0f64, 0.0, 0.0);
        for (i, (alpha, &c)) in self.alpha.iter_mut().zip(&rows.c).enumerate() {
            let shortfall = rho - rows.margin(i, &self.theta);
            let before = *alpha;
            *alpha = (before + s * c * shortfall).clamp(0.0, c);
            let change = *alpha - before;
            round.augmented += *alpha * shortfall - change * (change / (2.0 * s * c));
            // A comparison, not f64::max: that is a function call in wasm, three times as slow.
            let loss = c * if shortfall > 0.0 { shortfall } else { 0.0 };
            round.primal += loss;
            round.gap += loss - *alpha * shortfall;
            if *alpha < c {
                if shortfall > largest_shortfall {
                    largest_shortfall = shortfall;
                }
                loss_below_c += loss;
                alpha_below_c += *alpha;
            }
        }
        let saved = if largest_shortfall <= 1e-6 * rho {
            largest_shortfall * alpha_below_c - loss_below_c
        } else {
            0.0
        };
        round.lengthened_gap = round.gap + saved;
        round
    }

    fn multipliers(&self) -> Multipliers {
        let c = &self.rows.c;
        let response = |(&alpha, &c): (&f64, &f64)| {
            if alpha > 0.0 && alpha < c { self.s * c } else { 0.0 }
        };
        Multipliers {
            response: self.alpha.iter().zip(c).map(response).collect(),
            alpha: self.alpha.clone(),
            upper: c.clone(),
        }
    }
}

/// s of the first round: the corner is rounded over 2ρ, which holds every point at θ = 0; or over more where w would otherwise hardly
/// count beside the points.
fn initial_s(rows: &CentredRows, rho: f64) -> f64 {
    (0.5 / rho).min(rows.curvature_factor(&rows.weighted_squares(&rows.c), 1e3))
}
