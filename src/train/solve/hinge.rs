//! The hinge: the method of multipliers (Rockafellar 1976) with Newton's method inside.
//!
//! max(0, ρ − m) = max over 0 ≤ α ≤ C of α(ρ − m) has a corner. Held near the present αᵢ by −(α − αᵢ)²/(2sCᵢ) it is smooth, three
//! straight pieces of slope α = clip(αᵢ + sCᵢ(ρ − m), 0, Cᵢ), and Newton's method finds its minimum in a few sweeps. The αᵢ found
//! there are in their boxes and in balance (Qθ = Σ αᵢzᵢ), hence a point of the dual. Starting again from them with a
//! larger s closes the gap faster than any power; many points on the margin, or none, make no difference to it.

use super::Solution;
use super::certificate::{Multipliers, certify};
use super::newton::minimise;
use super::space::{Space, Vector};
use crate::train::Problem;

/// The factor from one s to the next.
const GROWTH: f64 = 10.0;
/// Rounds without a smaller gap after which rounding has the word.
const PATIENCE: u32 = 6;

/// Goes to the optimum from `theta`; ends at a gap of at most `tolerance`·max(1, |P|) or where rounding ends it.
pub(super) fn solve(problem: &Problem, space: &Space, tolerance: f64, theta: Vector) -> Solution {
    let rho = problem.loss.margin();
    let n = space.c.len();
    let mut theta = theta;
    let mut alpha = vec![0.0; n];
    let mut s = first_stiffness(space, rho);
    let mut sweeps = 0;
    let mut stop = rho * space.c.iter().sum::<f64>();
    let mut best: Option<Solution> = None;
    let mut idle = 0;
    while idle < PATIENCE && s.is_finite() {
        let pull = |i: usize, m: f64| alpha[i] + s * space.c[i] * (rho - m);
        let bend = |i: usize, m: f64| {
            let (pull, c) = (pull(i, m), space.c[i]);
            if pull <= 0.0 {
                (0.0, 0.0)
            } else if pull >= c {
                (-c, 0.0)
            } else {
                (-pull, s * c)
            }
        };
        let floor = space.reach(&space.c).map(|reach| s * reach);
        let found = minimise(
            space,
            theta,
            &floor,
            std::env::var("ST").map_or(1e-5, |k| k.parse().unwrap()) * stop,
            bend,
        );
        theta = found.theta;
        sweeps += found.sweeps;

        let mut loss = 0.0;
        let mut slack = 0.0;
        for i in 0..n {
            let m = space.margin(i, &theta);
            let missing = rho - m;
            alpha[i] = (alpha[i] + s * space.c[i] * missing).clamp(0.0, space.c[i]);
            let here = space.c[i] * missing.max(0.0);
            loss += here;
            slack += here - alpha[i] * missing;
        }
        sweeps += 1;
        let target = tolerance * (space.regulariser(&theta) + loss).abs().max(1.0);
        let before = stop;
        stop = slack.min(stop);
        if std::env::var("TRACE").is_ok() {
            eprintln!("s {s:e} sweeps {sweeps} slack {slack:e} target {target:e} theta {theta:?}");
        }
        if slack <= 0.5 * target || s > 1e3 {
            let mut at = theta;
            let mut multipliers = Multipliers {
                give: alpha
                    .iter()
                    .zip(&space.c)
                    .map(|(&a, &c)| if a > 0.0 && a < c { s * c } else { 0.0 })
                    .collect(),
                alpha: alpha.clone(),
                cap: space.c.clone(),
            };
            multipliers.balance(space, &mut at);
            let solution = certify(problem, space, &at, &multipliers, sweeps);
            let done = solution.gap <= tolerance * solution.primal.abs().max(1.0);
            if std::env::var("TRACE").is_ok() {
                eprintln!("   gap {:e} P {:e}", solution.gap, solution.primal);
            }
            if best.as_ref().is_none_or(|best| solution.gap < best.gap) {
                best = Some(solution);
                idle = 0;
            } else {
                idle += 1;
            }
            if done {
                break;
            }
        }
        if slack > 0.1 * before {
            s *= GROWTH;
        }
    }
    let mut best = best.unwrap();
    best.sweeps = sweeps;
    best
}

/// s of the first round: the corner is rounded over ρ, or more where Q is then beyond the last bit of the sum.
fn first_stiffness(space: &Space, rho: f64) -> f64 {
    let reach = space.reach(&space.c);
    let q = [0, 1].map(|k| space.shrink(&std::array::from_fn(|j| f64::from(u8::from(j == k))))[k]);
    let limit = std::env::var("K0").map_or(1e3, |k| k.parse().unwrap())
        * (q[0] / reach[0]).max(q[1] / reach[1]);
    (0.5 / rho).min(if limit > 0.0 { limit } else { f64::INFINITY })
}
