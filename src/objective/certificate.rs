//! The proof of an optimum: multipliers that satisfy their constraints, and the gap P − D that they leave.

use super::problem::Problem;
use super::solution::Solution;
use crate::math::linalg::along;
use crate::model::Linear;
use libm::hypot;

/// The solution with this model and these multipliers.
pub(crate) fn certificate(
    problem: &Problem,
    model: &Linear,
    alphas: Option<Vec<f64>>,
    sweeps: u32,
) -> Box<Solution<Linear>> {
    let primal = problem.primal(model);
    let dual = alphas.as_ref().and_then(|alphas| problem.dual(alphas));
    let gap = dual.map_or_else(|| gradient_norm(problem, model), |dual| primal - dual);
    Box::new(Solution { model: *model, b_interval: None, alphas, primal, dual, gap, sweeps })
}

/// How far P may be above P*, as far as the solution shows: the gap and, where the bias is free, what Σ αᵢyᵢ ≠ 0 hides of it (the
/// dual bounds P − b·Σ αᵢyᵢ). Infinite where the alphas are no point of the dual, |Σ αᵢyᵢ| > 1e-9·Σ αᵢ, or the gap is no number.
pub(crate) fn doubt(problem: &Problem, solution: &Solution<Linear>) -> f64 {
    let mut doubt = solution.gap.abs();
    if let Some(alphas) = solution.alphas.as_ref().filter(|_| !problem.regularise_bias) {
        let (mut sum, mut balance) = (0.0, 0.0f64);
        for (alpha, row) in alphas.iter().zip(&problem.rows) {
            sum += alpha;
            balance += alpha * row.y;
        }
        doubt += if balance.abs() <= 1e-9 * sum {
            (solution.model.b * balance).abs()
        } else {
            f64::INFINITY
        };
    }
    if doubt.is_nan() { f64::INFINITY } else { doubt }
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
    hypot(hypot(g[0], g[1]), g[2])
}
