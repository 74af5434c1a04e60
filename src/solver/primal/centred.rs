//! The problem in three unknowns θ = (w₁, w₂, b′), its rows counted from their middle; derivatives in one pass over the rows.

use std::array::from_fn;

use crate::math::linalg::{Ldl, Matrix, Vector, add_scaled, dot};
use crate::math::median;
use crate::model::Linear;
use crate::objective::Problem;

/// The middle is the median of at most so many rows.
const MEDIAN_SAMPLE: usize = 255;

/// The rows with Cᵢ > 0 as zᵢ = yᵢ(xᵢ − centre, 1), so that mᵢ = zᵢ·θ. A centre among the points changes b alone (b′ = b + w·centre)
/// and keeps the 3×3 systems well conditioned when the points lie far from the origin.
pub(super) struct CentredRows {
    /// zᵢ.
    pub z: Vec<Vector>,
    /// Cᵢ > 0.
    pub c: Vec<f64>,
    /// max |zᵢₖ| of each unknown k.
    largest: Vector,
    /// The index of each row in `Problem::rows`.
    pub row: Vec<usize>,
    /// R = ½ θᵀQθ.
    q: Matrix,
    centre: [f64; 2],
}

/// First and second derivative of an objective at one θ.
#[derive(Clone, Copy)]
pub(super) struct Derivatives {
    pub gradient: Vector,
    pub hessian: Matrix,
}

impl Derivatives {
    /// Newton's step −H⁻¹g.
    pub(super) fn newton_step(&self, min_curvature: &Vector) -> Vector {
        Ldl::new(&self.hessian, min_curvature).solve(&self.gradient.map(|g| -g))
    }
}

impl CentredRows {
    pub(super) fn new(problem: &Problem) -> Self {
        let cost = |&i: &usize| problem.c * problem.rows[i].cost;
        let row: Vec<usize> = (0..problem.len()).filter(|i| cost(i) > 0.0).collect();
        let centre = [0, 1].map(|k| sampled_median(&row, |i| problem.rows[i].x[k]));
        let mut largest = [0.0f64; 3];
        let z = |&i: &usize| {
            let at = &problem.rows[i];
            let z = [at.y * (at.x[0] - centre[0]), at.y * (at.x[1] - centre[1]), at.y];
            largest = from_fn(|k| z[k].abs().max(largest[k]));
            z
        };
        let z = row.iter().map(z).collect();
        let c = row.iter().map(cost).collect();
        CentredRows { z, c, largest, row, q: regulariser(problem, centre), centre }
    }

    /// mᵢ at θ.
    pub(super) fn margin(&self, i: usize, theta: &Vector) -> f64 {
        dot(&self.z[i], theta)
    }

    /// An upper bound of every |mᵢ| at θ.
    pub(super) fn margin_bound(&self, theta: &Vector) -> f64 {
        dot(&self.largest, &theta.map(f64::abs))
    }

    /// Qθ, the gradient of the regulariser.
    pub(super) fn regulariser_gradient(&self, theta: &Vector) -> Vector {
        from_fn(|k| dot(&self.q[k], theta))
    }

    /// The derivatives of ½θᵀQθ + Σ eᵢ(mᵢ), where `loss(i, mᵢ)` = (eᵢ′, eᵢ″). One pass over the rows, O(n).
    // Inlined into each of its four callers, which differ in `loss`: the loop is where a solve spends its time.
    #[inline(always)]
    pub(super) fn derivatives(
        &self,
        theta: &Vector,
        loss: impl Fn(usize, f64) -> (f64, f64),
    ) -> Derivatives {
        let mut g = self.regulariser_gradient(theta);
        let mut h = self.q;
        for (i, z) in self.z.iter().enumerate() {
            let (slope, curvature) = loss(i, dot(z, theta));
            if slope != 0.0 {
                g = add_scaled(&g, slope, z);
            }
            if curvature != 0.0 {
                for j in 0..3 {
                    for k in 0..=j {
                        h[j][k] += curvature * z[j] * z[k];
                    }
                }
            }
        }
        [h[0][1], h[0][2], h[1][2]] = [h[1][0], h[2][0], h[2][1]];
        Derivatives { gradient: g, hessian: h }
    }

    /// Σ weightᵢ zᵢₖ² for each unknown k: the diagonal of the Hessian of Σ ½ weightᵢ mᵢ².
    pub(super) fn weighted_squares(&self, weights: &[f64]) -> Vector {
        let mut sum = [0.0; 3];
        for (z, &weight) in self.z.iter().zip(weights) {
            sum = add_scaled(&sum, weight, &z.map(|z| z * z));
        }
        sum
    }

    /// The factor that makes curvatures in w at most `ratio` times as large as those of the regulariser; ∞ without a penalty.
    pub(super) fn curvature_factor(&self, curvature: &Vector, ratio: f64) -> f64 {
        let least = (self.q[0][0] / curvature[0]).min(self.q[1][1] / curvature[1]);
        if least > 0.0 { ratio * least } else { f64::INFINITY }
    }

    /// R = ½θᵀQθ.
    pub(super) fn regulariser(&self, theta: &Vector) -> f64 {
        0.5 * dot(theta, &self.regulariser_gradient(theta))
    }

    /// The model in the units of the rows.
    pub(super) fn model(&self, theta: &Vector) -> Linear {
        let shift = theta[0] * self.centre[0] + theta[1] * self.centre[1];
        Linear { w: [theta[0], theta[1]], b: theta[2] - shift }
    }

    /// θ of a model in the units of the rows.
    pub(super) fn theta(&self, model: &Linear) -> Vector {
        [model.w[0], model.w[1], model.score(self.centre)]
    }
}

/// Q of the regulariser ½θᵀQθ: b = b′ − w·centre is part of it where the bias is regularised.
fn regulariser(problem: &Problem, centre: [f64; 2]) -> Matrix {
    if !problem.penalty {
        return [[0.0; 3]; 3];
    }
    let mut q = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0; 3]];
    if problem.regularise_bias {
        let bias = [-centre[0], -centre[1], 1.0];
        for (row, by) in q.iter_mut().zip(bias) {
            *row = add_scaled(row, by, &bias);
        }
    }
    q
}

/// The median of a value over the rows, or over evenly spread ones where there are many.
fn sampled_median(rows: &[usize], value: impl Fn(usize) -> f64) -> f64 {
    let stride = rows.len().div_ceil(MEDIAN_SAMPLE).max(1);
    median(rows.iter().step_by(stride).map(|&i| value(i)))
}
