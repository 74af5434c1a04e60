//! Multipliers brought into balance with θ, so that they prove as much as they can.

use super::unknowns::Space;
use crate::base::format::clamped;
use crate::math::linalg::{Vector, along, each};
use crate::model::Linear;
use crate::objective::{Problem, Solution, certificate, doubt};

/// How much more readily the αᵢ give way than θ.
const BALANCE: f64 = 1e6;

/// So small a part of Σ αᵢ is no imbalance.
const UNEVEN: f64 = 1e-13;

/// How often balance is sought: each turn can bring some αᵢ to an end of its box.
const TURNS: u32 = 8;

/// Multipliers beside θ, one for each row of the space.
pub(super) struct Multipliers {
    pub alpha: Vec<f64>,
    /// −dαᵢ/dmᵢ ≥ 0: how far αᵢ gives way when mᵢ moves.
    pub give: Vec<f64>,
    /// The largest αᵢ that is allowed.
    pub cap: Vec<f64>,
}

impl Multipliers {
    /// Brings Qθ = Σ αᵢzᵢ, which holds as well as θ is known, to hold as well as the αᵢ can be written, and returns the θ for which
    /// it does: Newton steps of which θ takes what Q allows, while what they change in the αᵢ is added to these as they are.
    /// (Computed anew from a better θ they would carry the rounding of the margins, magnified by `give`.)
    fn balance(&mut self, space: &Space, theta: &Vector) -> Vector {
        let mut theta = *theta;
        let reach = space.reach(&self.give);
        let soft = space.stiffness(&reach, BALANCE).min(1.0);
        for give in &mut self.give {
            *give *= soft;
        }
        for _ in 0..TURNS {
            let (alpha, give) = (&self.alpha, &self.give);
            let mut at = space.sweep(&[0.0; 3], |i, _| (-alpha[i], give[i]));
            at.gradient = along(&at.gradient, 1.0, &space.shrink(&theta));
            let step = at.step(&each(|k| soft * reach[k]));
            theta = along(&theta, 1.0, &step);
            if !self.follow(space, &step) {
                break;
            }
        }
        theta
    }

    /// Lets the αᵢ give way to a step of θ. One that comes to an end of its box stays there. Returns whether one did, or moved by
    /// more than its last bits.
    fn follow(&mut self, space: &Space, step: &Vector) -> bool {
        let mut moved = false;
        for (i, (alpha, give)) in self.alpha.iter_mut().zip(&mut self.give).enumerate() {
            if *give > 0.0 {
                let (from, to, cap) = (*alpha, *alpha - *give * space.margin(i, step), self.cap[i]);
                *alpha = clamped(to, 0.0, cap);
                if to < 0.0 || to > cap {
                    *give = 0.0;
                }
                moved |= (to - from).abs() > 4.0 * f64::EPSILON * from;
            }
        }
        moved
    }
}

/// The solution that θ and its multipliers, once in balance, make; with its gap in the units of the problem. Multipliers that prove
/// less than none at all, D = 0 at α = 0, give way to these. `multipliers` is `None` for a loss without a dual here.
pub(super) fn certify(
    problem: &Problem,
    space: &Space,
    theta: &Vector,
    multipliers: Option<Multipliers>,
    sweeps: u32,
) -> Box<Solution<Linear>> {
    let mut model = space.model(theta);
    let alphas = multipliers.map(|mut multipliers| {
        let balanced = space.model(&multipliers.balance(space, theta));
        if problem.primal(&balanced) < problem.primal(&model) {
            model = balanced;
        }
        let mut alphas = vec![0.0; problem.len()];
        for (&place, &alpha) in space.place.iter().zip(&multipliers.alpha) {
            alphas[place] = alpha;
        }
        if !problem.regularise_bias {
            even_out(problem, &mut alphas);
        }
        alphas
    });
    if problem.loss.entry().vanishes {
        model = firmest(problem, model);
    }
    let found = certificate(problem, &model, alphas, sweeps);
    if found.dual.is_some() && doubt(problem, &found) > found.primal {
        return certificate(problem, &found.model, Some(vec![0.0; problem.len()]), sweeps);
    }
    found
}

/// Takes from the multipliers of the class that has too much, in equal parts, what Σ αᵢyᵢ lacks of 0 by more than rounding: multipliers
/// that are much larger than what moves the bias leave that much.
fn even_out(problem: &Problem, alphas: &mut [f64]) {
    let (mut sums, class) = ([0.0; 2], |y: f64| usize::from(y > 0.0));
    for (row, alpha) in problem.rows.iter().zip(&*alphas) {
        sums[class(row.y)] += alpha;
    }
    let much = usize::from(sums[1] > sums[0]);
    let excess = sums[much] - sums[1 - much];
    if excess > UNEVEN * (sums[0] + sums[1]) {
        let part = sums[1 - much] / sums[much];
        for (row, alpha) in problem.rows.iter().zip(alphas) {
            if class(row.y) == much {
                *alpha *= part;
            }
        }
    }
}

/// Of the model and slightly longer copies of it the one with the lowest P: with a large C the last bit of a margin that falls
/// short costs more than a longer w.
fn firmest(problem: &Problem, model: Linear) -> Linear {
    let longer = |k: f64| {
        let by = 1.0 + k * f64::EPSILON;
        let model = Linear { w: [model.w[0] * by, model.w[1] * by], b: model.b * by };
        (model, problem.primal(&model))
    };
    let (mut best, mut k, mut idle) = (longer(0.0), 1.0, 0);
    while idle < 3 {
        let next = longer(k);
        idle += 1;
        if next.1 < best.1 {
            (best, idle) = (next, 0);
        }
        k *= 2.0;
    }
    best.0
}
