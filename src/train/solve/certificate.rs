//! The proof of an optimum: multipliers that satisfy their constraints, and the gap P − D that they leave.

use super::Solution;
use super::space::Space;
use super::system::{Vector, along};
use crate::model::Linear;
use crate::train::Problem;

/// How much more readily the αᵢ give way than θ.
const BALANCE: f64 = 1e6;

/// Multipliers beside θ, one for each row of the space.
pub(super) struct Multipliers {
    pub alpha: Vec<f64>,
    /// −dαᵢ/dmᵢ ≥ 0: how far αᵢ gives way when mᵢ moves.
    pub give: Vec<f64>,
    /// The largest αᵢ that is allowed.
    pub cap: Vec<f64>,
}

impl Multipliers {
    /// Brings Qθ = Σ αᵢzᵢ, which holds as well as θ is known, to hold as well as the αᵢ can be written: what Newton steps would
    /// change in the αᵢ is added to them as they are. (Computed anew from a better θ they would carry the rounding of the
    /// margins, magnified by `give`.)
    pub(super) fn balance(&mut self, space: &Space, theta: &Vector) {
        let reach = space.reach(&self.give);
        let soft = space.stiffness(&reach, BALANCE).min(1.0);
        for _ in 0..3 {
            let (alpha, give) = (&self.alpha, &self.give);
            let mut at = space.sweep(&[0.0; 3], |i, _| (-alpha[i], soft * give[i]));
            at.gradient = along(&at.gradient, 1.0, &space.shrink(theta));
            let step = at.step(&reach.map(|reach| soft * reach));
            for i in 0..self.alpha.len() {
                if self.give[i] > 0.0 {
                    let moved = self.alpha[i] - soft * self.give[i] * space.margin(i, &step);
                    self.alpha[i] = moved.clamp(0.0, self.cap[i]);
                }
            }
        }
    }
}

/// The solution that θ and its multipliers make, with its gap in the units of the problem.
pub(super) fn certify(
    problem: &Problem,
    space: &Space,
    theta: &Vector,
    multipliers: Option<&Multipliers>,
    sweeps: u32,
) -> Solution {
    let alphas = multipliers.map(|multipliers| {
        let mut alphas = vec![0.0; problem.len()];
        for (&place, &alpha) in space.place.iter().zip(&multipliers.alpha) {
            alphas[place] = alpha;
        }
        alphas
    });
    let model = firmest(problem, space.model(theta));
    at(problem, model, alphas, sweeps)
}

/// The solution with this model and these multipliers.
pub(super) fn at(
    problem: &Problem,
    model: Linear,
    alphas: Option<Vec<f64>>,
    sweeps: u32,
) -> Solution {
    let primal = problem.objective(&model).primal;
    let dual = alphas.as_ref().and_then(|alphas| problem.dual(alphas));
    let gap = dual.map_or_else(|| gradient_norm(problem, &model), |dual| primal - dual);
    Solution { model, b_interval: None, alphas, primal, dual, gap, sweeps }
}

/// Of the model and slightly longer copies of it the one with the lowest P: with a large C the last bit of a margin that falls
/// short costs more than a longer w.
fn firmest(problem: &Problem, model: Linear) -> Linear {
    let longer = |k: f64| {
        let by = 1.0 + k * f64::EPSILON;
        let model = Linear { w: model.w.map(|w| w * by), b: model.b * by };
        (model, problem.objective(&model).primal)
    };
    let (mut best, mut k) = (longer(0.0), 1.0);
    loop {
        let next = longer(k);
        if next.1 < best.1 {
            (best, k) = (next, 2.0 * k);
        } else {
            return best.0;
        }
    }
}

/// ‖∇P‖ over w and b.
fn gradient_norm(problem: &Problem, model: &Linear) -> f64 {
    let (shrink, bias) = (problem.penalty, problem.penalty && problem.regularise_bias);
    let mut g = [0.0; 3];
    for (i, row) in problem.rows.iter().enumerate().filter(|(_, row)| row.cost > 0.0) {
        let pull = row.cost * row.y * problem.loss.slope(problem.margin(model, i));
        g = along(&g, problem.c * pull, &[row.x[0], row.x[1], 1.0]);
    }
    if shrink {
        g = along(&g, 1.0, &[model.w[0], model.w[1], if bias { model.b } else { 0.0 }]);
    }
    libm::hypot(libm::hypot(g[0], g[1]), g[2])
}
