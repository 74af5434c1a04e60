//! The three unknowns θ = (w₁, w₂, b′) in which the optimum is sought, and one sweep over the rows.

use crate::base::format::larger;
use crate::math::linalg::{Factors, Matrix, Vector, along, dot, each};
use crate::math::median;
use crate::model::Linear;
use crate::objective::Problem;

/// So many of the rows say where their middle is.
const SAMPLE: usize = 255;

/// The rows that count, as zᵢ = yᵢ(xᵢ − centre, 1), so that mᵢ = zᵢ·θ. Moving the centre among the points changes b alone
/// (b′ = b + w·centre) and keeps the 3×3 systems solvable when the points lie far from the origin.
pub(super) struct Space {
    /// zᵢ.
    pub z: Vec<Vector>,
    /// Cᵢ > 0.
    pub c: Vec<f64>,
    /// The largest |zᵢₖ| of each unknown k.
    widest: Vector,
    /// The place of each row in `Problem::rows`.
    pub place: Vec<usize>,
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
    pub(super) fn step(&self, floor: &Vector) -> Vector {
        Factors::new(&self.hessian, floor).solve(&each(|k| -self.gradient[k]))
    }
}

impl Space {
    pub(super) fn new(problem: &Problem) -> Self {
        let (mut place, mut c, mut places) = (Vec::new(), Vec::new(), [Vec::new(), Vec::new()]);
        for (i, row) in problem.rows.iter().enumerate() {
            if problem.c * row.cost > 0.0 {
                place.push(i);
                c.push(problem.c * row.cost);
                places[0].push(row.x[0]);
                places[1].push(row.x[1]);
            }
        }
        let centre = [middle(&places[0]), middle(&places[1])];
        let (mut z, mut widest) = (Vec::with_capacity(place.len()), [0.0f64; 3]);
        for &i in &place {
            let row = &problem.rows[i];
            let x = [row.y * (row.x[0] - centre[0]), row.y * (row.x[1] - centre[1]), row.y];
            widest = each(|k| larger(x[k].abs(), widest[k]));
            z.push(x);
        }
        Space { widest, z, c, q: regulariser(problem, centre), centre, place }
    }

    pub(super) fn margin(&self, i: usize, theta: &Vector) -> f64 {
        dot(&self.z[i], theta)
    }

    /// A bound of every |mᵢ|.
    pub(super) fn widest_margin(&self, theta: &Vector) -> f64 {
        dot(&self.widest, &each(|k| theta[k].abs()))
    }

    /// Qθ.
    pub(super) fn shrink(&self, theta: &Vector) -> Vector {
        each(|k| dot(&self.q[k], theta))
    }

    /// The derivatives of ½θᵀQθ + Σ eᵢ(mᵢ), where `bend(i, m)` = (eᵢ′, eᵢ″). One sweep.
    #[inline(always)]
    pub(super) fn sweep(
        &self,
        theta: &Vector,
        bend: impl Fn(usize, f64) -> (f64, f64),
    ) -> Derivatives {
        let mut g = self.shrink(theta);
        let mut h = self.q;
        for (i, z) in self.z.iter().enumerate() {
            let (slope, curvature) = bend(i, dot(z, theta));
            if slope != 0.0 {
                g = along(&g, slope, z);
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

    /// Σ weightᵢ zᵢₖ² for each of the unknowns k.
    pub(super) fn reach(&self, weight: &[f64]) -> Vector {
        let mut sum = [0.0; 3];
        for (z, &by) in self.z.iter().zip(weight) {
            sum = along(&sum, by, &each(|k| z[k] * z[k]));
        }
        sum
    }

    /// The factor of a curvature `reach` that makes it at most `ratio` times as large as Q in w; ∞ without a penalty.
    pub(super) fn stiffness(&self, reach: &Vector, ratio: f64) -> f64 {
        let least = (self.q[0][0] / reach[0]).min(self.q[1][1] / reach[1]);
        if least > 0.0 { ratio * least } else { f64::INFINITY }
    }

    /// ½θᵀQθ.
    pub(super) fn regulariser(&self, theta: &Vector) -> f64 {
        0.5 * dot(theta, &self.shrink(theta))
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

fn regulariser(problem: &Problem, centre: [f64; 2]) -> Matrix {
    let mut q = [[0.0; 3]; 3];
    if problem.penalty {
        q = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0; 3]];
        if problem.regularise_bias {
            let bias = [-centre[0], -centre[1], 1.0];
            for (row, by) in q.iter_mut().zip(bias) {
                *row = along(row, by, &bias);
            }
        }
    }
    q
}

/// The median of the values, or of some of them spread evenly where there are many.
fn middle(values: &[f64]) -> f64 {
    let stride = values.len().div_ceil(SAMPLE).max(1);
    median(values.iter().copied().step_by(stride))
}
