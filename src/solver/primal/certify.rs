//! The certificate of a θ: multipliers brought into balance with it, so that the gap is as small as rounding allows.

use super::centred::CentredRows;
use crate::math::linalg::{Vector, add_scaled};
use crate::model::Linear;
use crate::objective::{Problem, Solution, certificate, gap_bound};

/// How much more readily the αᵢ change than θ.
const MULTIPLIER_STIFFNESS: f64 = 1e6;

/// Σ αᵢyᵢ counts as 0 up to this part of Σ αᵢ.
const EQUALITY_TOLERANCE: f64 = 1e-13;

/// Rounds of balancing: each can bring some αᵢ to an end of its box.
const MAX_ROUNDS: u32 = 8;

/// Multipliers beside θ, one for each row.
#[derive(Default)]
pub(super) struct Multipliers {
    pub alpha: Vec<f64>,
    /// −dαᵢ/dmᵢ ≥ 0: how αᵢ responds to a change of the margin.
    pub response: Vec<f64>,
    /// The largest αᵢ that is allowed.
    pub upper: Vec<f64>,
}

impl Multipliers {
    /// Makes Qθ = Σ αᵢzᵢ hold as exactly as the αᵢ can be written, not only as exactly as θ is known, and returns the θ for which it
    /// does. These are Newton steps in which θ takes what Q allows, and the changes of the αᵢ are added to them. (Computed anew from a
    /// better θ, they would carry the rounding of the margins, magnified by `response`.)
    fn balance(&mut self, rows: &CentredRows, theta: &Vector) -> Vector {
        let mut theta = *theta;
        let curvature = rows.weighted_squares(&self.response);
        let factor = rows.curvature_factor(&curvature, MULTIPLIER_STIFFNESS).min(1.0);
        for response in &mut self.response {
            *response *= factor;
        }
        for _ in 0..MAX_ROUNDS {
            let (alpha, response) = (&self.alpha, &self.response);
            let mut at = rows.derivatives(&[0.0; 3], |i, _| (-alpha[i], response[i]));
            at.gradient = add_scaled(&at.gradient, 1.0, &rows.regulariser_gradient(&theta));
            let step = at.newton_step(&curvature.map(|curvature| factor * curvature));
            theta = add_scaled(&theta, 1.0, &step);
            if !self.respond_to(rows, &step) {
                break;
            }
        }
        theta
    }

    /// Changes the αᵢ as they respond to a step of θ. One that comes to an end of its box stays there. Returns whether any changed by
    /// more than its last bits.
    fn respond_to(&mut self, rows: &CentredRows, step: &Vector) -> bool {
        let mut changed = false;
        for (i, (alpha, response)) in self.alpha.iter_mut().zip(&mut self.response).enumerate() {
            if *response > 0.0 {
                let (from, upper) = (*alpha, self.upper[i]);
                let to = from - *response * rows.margin(i, step);
                *alpha = to.clamp(0.0, upper);
                if to < 0.0 || to > upper {
                    *response = 0.0;
                }
                changed |= (to - from).abs() > 4.0 * f64::EPSILON * from;
            }
        }
        changed
    }
}

/// The solution with θ and its multipliers, once in balance, in the units of the problem. Multipliers that certify less than α = 0, where
/// D = 0, are replaced by α = 0. `multipliers` is `None` for a loss without a dual here.
pub(super) fn certify(
    problem: &Problem,
    rows: &CentredRows,
    theta: &Vector,
    multipliers: Option<Multipliers>,
    sweeps: u32,
) -> Box<Solution<Linear>> {
    let mut model = rows.model(theta);
    let alphas = multipliers.map(|mut multipliers| {
        let balanced = rows.model(&multipliers.balance(rows, theta));
        if problem.primal(&balanced) < problem.primal(&model) {
            model = balanced;
        }
        let mut alphas = vec![0.0; problem.len()];
        for (&row, &alpha) in rows.row.iter().zip(&multipliers.alpha) {
            alphas[row] = alpha;
        }
        if !problem.regularise_bias {
            balance_equality(problem, &mut alphas);
        }
        alphas
    });
    if problem.loss.entry().vanishes {
        model = best_lengthened(problem, model);
    }
    let solution = certificate(problem, &model, alphas, sweeps);
    if solution.dual.is_some() && gap_bound(problem, &solution) > solution.primal {
        return certificate(problem, &solution.model, Some(vec![0.0; problem.len()]), sweeps);
    }
    solution
}

/// Restores Σ αᵢyᵢ = 0 where it is violated by more than rounding: the multipliers of the class with the larger sum shrink by one factor.
/// (Balancing leaves such a trace where multipliers are much larger than those that determine the bias.)
fn balance_equality(problem: &Problem, alphas: &mut [f64]) {
    let (mut sums, class) = ([0.0; 2], |y: f64| usize::from(y > 0.0));
    for (row, alpha) in problem.rows.iter().zip(&*alphas) {
        sums[class(row.y)] += alpha;
    }
    let larger = usize::from(sums[1] > sums[0]);
    let excess = sums[larger] - sums[1 - larger];
    if excess > EQUALITY_TOLERANCE * (sums[0] + sums[1]) {
        let factor = sums[1 - larger] / sums[larger];
        for (row, alpha) in problem.rows.iter().zip(alphas) {
            if class(row.y) == larger {
                *alpha *= factor;
            }
        }
    }
}

/// The model with the lowest P among this one and copies lengthened by some last bits: with a large C the last bit of a margin below ρ costs
/// more than a longer w.
fn best_lengthened(problem: &Problem, model: Linear) -> Linear {
    let lengthened = |bits: f64| {
        let by = 1.0 + bits * f64::EPSILON;
        let model = Linear { w: [model.w[0] * by, model.w[1] * by], b: model.b * by };
        (model, problem.primal(&model))
    };
    let (mut best, mut bits, mut without_gain) = (lengthened(0.0), 1.0, 0);
    while without_gain < 3 {
        let next = lengthened(bits);
        without_gain += 1;
        if next.1 < best.1 {
            (best, without_gain) = (next, 0);
        }
        bits *= 2.0;
    }
    best.0
}
