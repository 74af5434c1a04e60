//! The proof of an optimum: multipliers that satisfy their constraints, and the gap P − D that they leave.

use super::problem::Problem;
use super::solution::Solution;
use crate::math::linalg::add_scaled;
use crate::model::Linear;
use libm::hypot;

/// The solution with this model and these multipliers, P, D and the gap computed anew. O(n).
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

/// A bound of P − P*: the gap and, where the bias is free, |b·Σ αᵢyᵢ|, which an imbalance hides of it (the dual bounds P − b·Σ αᵢyᵢ).
/// Infinite where the multipliers are not feasible, |Σ αᵢyᵢ| > 1e-9·Σ αᵢ, or the gap is NaN. O(n).
pub(crate) fn gap_bound(problem: &Problem, solution: &Solution<Linear>) -> f64 {
    let mut bound = solution.gap.abs();
    if let Some(alphas) = solution.alphas.as_ref().filter(|_| !problem.regularise_bias) {
        let (mut sum, mut balance) = (0.0, 0.0f64);
        for (alpha, row) in alphas.iter().zip(&problem.rows) {
            sum += alpha;
            balance += alpha * row.y;
        }
        let feasible = balance.abs() <= 1e-9 * sum;
        bound += if feasible { (solution.model.b * balance).abs() } else { f64::INFINITY };
    }
    if bound.is_nan() { f64::INFINITY } else { bound }
}

/// ‖∇P‖ with respect to w and b.
fn gradient_norm(problem: &Problem, model: &Linear) -> f64 {
    let (weights, bias) = (problem.penalty, problem.penalty && problem.regularise_bias);
    let mut g = [0.0; 3];
    for (i, row) in problem.rows.iter().enumerate().filter(|(_, row)| row.cost > 0.0) {
        let pull = row.cost * row.y * problem.loss.slope(problem.margin(model, i));
        g = add_scaled(&g, problem.c * pull, &[row.x[0], row.x[1], 1.0]);
    }
    if weights {
        g = add_scaled(&g, 1.0, &[model.w[0], model.w[1], if bias { model.b } else { 0.0 }]);
    }
    hypot(hypot(g[0], g[1]), g[2])
}
