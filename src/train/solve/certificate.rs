//! The proof of an optimum: multipliers that satisfy their constraints, and the gap P − D that they leave.

use super::Solution;
use super::space::{Space, Vector, along, newton_step};
use crate::model::Linear;
use crate::train::Problem;

/// Multipliers beside θ, one for each row of the space.
pub(super) struct Multipliers {
    pub alpha: Vec<f64>,
    /// −dαᵢ/dmᵢ ≥ 0: how far αᵢ gives way when mᵢ moves.
    pub give: Vec<f64>,
    /// The largest αᵢ that is allowed.
    pub cap: Vec<f64>,
}

impl Multipliers {
    /// Brings Qθ = Σ αᵢzᵢ, which holds as well as θ is known, to hold as well as the αᵢ can be written: a Newton step of which θ
    /// takes what Q allows and the αᵢ the rest, added to them as they are. (Computed anew from θ they would carry the rounding
    /// of the margins, magnified by `give`.)
    pub(super) fn balance(&mut self, space: &Space, theta: &mut Vector) {
        for _ in 0..3 {
            let (alpha, give) = (&self.alpha, &self.give);
            let mut at = space.sweep(&[0.0; 3], |i, _| (-alpha[i], give[i]));
            at.gradient = along(&at.gradient, 1.0, &space.shrink(theta));
            let step = newton_step(&at, &space.reach(give));
            *theta = along(theta, 1.0, &step);
            for i in 0..self.alpha.len() {
                if self.give[i] > 0.0 {
                    let moved = self.alpha[i] - self.give[i] * space.margin(i, &step);
                    self.alpha[i] = moved.clamp(0.0, self.cap[i]);
                }
            }
        }
    }
}

/// The solution that θ and the multipliers make, with its gap in the units of the problem. Of θ and slightly longer copies of
/// it the one with the lowest P is taken: with a large C the last bit of a margin that falls short costs more than a longer w.
pub(super) fn certify(
    problem: &Problem,
    space: &Space,
    theta: &Vector,
    multipliers: &Multipliers,
    sweeps: u32,
) -> Solution {
    let mut alphas = vec![0.0; problem.len()];
    for (&place, &alpha) in space.place.iter().zip(&multipliers.alpha) {
        alphas[place] = alpha;
    }
    let (model, primal) = firmest(problem, space.model(theta));
    let dual = problem.dual(&alphas);
    let gap = dual.map_or(f64::INFINITY, |dual| primal - dual);
    Solution { model, b_interval: None, alphas: Some(alphas), primal, dual, gap, sweeps }
}

fn firmest(problem: &Problem, model: Linear) -> (Linear, f64) {
    let longer = |k: f64| {
        let by = 1.0 + k * f64::EPSILON;
        let model = Linear { w: model.w.map(|w| w * by), b: model.b * by };
        (model, problem.objective(&model).primal)
    };
    let mut best = longer(0.0);
    let mut k = 1.0;
    loop {
        let next = longer(k);
        if !(next.1 < best.1) {
            return best;
        }
        (best, k) = (next, 2.0 * k);
    }
}
