//! The three unknowns θ = (w₁, w₂, b′) in which the optimum is sought, and one sweep over the rows.

use crate::model::Linear;
use crate::train::Problem;

/// A vector of the three unknowns' space.
pub(super) type Vector = [f64; 3];

/// The rows that count, as zᵢ = yᵢ(xᵢ − centre, 1), so that mᵢ = zᵢ·θ. Moving the centre among the points changes b alone
/// (b′ = b + w·centre) and keeps the 3×3 systems solvable when the points lie far from the origin.
pub(super) struct Space {
    /// zᵢ.
    pub z: Vec<Vector>,
    /// Cᵢ > 0.
    pub c: Vec<f64>,
    /// The place of each row in `Problem::rows`.
    pub place: Vec<usize>,
    /// R = ½ θᵀQθ.
    q: [Vector; 3],
    centre: [f64; 2],
}

/// First and second derivative of an objective at one θ.
#[derive(Clone, Copy)]
pub(super) struct Derivatives {
    pub gradient: Vector,
    pub hessian: [Vector; 3],
}

impl Space {
    pub(super) fn new(problem: &Problem) -> Self {
        let place: Vec<usize> =
            (0..problem.len()).filter(|&i| problem.c * problem.rows[i].cost > 0.0).collect();
        let centre = [0, 1].map(|k| median(place.iter().map(|&i| problem.rows[i].x[k]).collect()));
        let z = place.iter().map(|&i| {
            let row = &problem.rows[i];
            [row.y * (row.x[0] - centre[0]), row.y * (row.x[1] - centre[1]), row.y]
        });
        let c = place.iter().map(|&i| problem.c * problem.rows[i].cost);
        Space { z: z.collect(), c: c.collect(), q: regulariser(problem, centre), centre, place }
    }

    pub(super) fn margin(&self, i: usize, theta: &Vector) -> f64 {
        dot(&self.z[i], theta)
    }

    /// Qθ.
    pub(super) fn shrink(&self, theta: &Vector) -> Vector {
        self.q.map(|row| dot(&row, theta))
    }

    /// The derivatives of ½θᵀQθ + Σ eᵢ(mᵢ), where `bend(i, m)` = (eᵢ′, eᵢ″). One sweep.
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
        self.z.iter().zip(weight).fold([0.0; 3], |sum, (z, &by)| along(&sum, by, &z.map(|z| z * z)))
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

fn regulariser(problem: &Problem, centre: [f64; 2]) -> [Vector; 3] {
    let mut q = [[0.0; 3]; 3];
    if problem.penalty {
        q = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0; 3]];
        if problem.regularise_bias {
            let bias = [-centre[0], -centre[1], 1.0];
            q = [0, 1, 2].map(|k| along(&q[k], bias[k], &bias));
        }
    }
    q
}

fn median(mut values: Vec<f64>) -> f64 {
    let middle = values.len() / 2;
    if values.is_empty() { 0.0 } else { *values.select_nth_unstable_by(middle, f64::total_cmp).1 }
}

pub(super) fn dot(a: &Vector, b: &Vector) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

/// a + t·d.
pub(super) fn along(a: &Vector, t: f64, d: &Vector) -> Vector {
    [a[0] + t * d[0], a[1] + t * d[1], a[2] + t * d[2]]
}

/// The d with Hd = −g, for a symmetric H without negative eigenvalues: LDLᵀ of the matrix brought to a diagonal of ones (so the
/// scale of a coordinate does not matter), the largest pivot first. Where H says nothing about a direction the step along it is
/// as long as if its curvature were `floor`.
pub(super) fn newton_step(at: &Derivatives, floor: &Vector) -> Vector {
    let root = [0, 1, 2].map(|k| {
        let h = at.hessian[k][k];
        libm::sqrt(if h > 1e-15 * floor[k] { h } else { floor[k] })
    });
    let scaled = |value: f64, k: usize| if root[k] > 0.0 { value / root[k] } else { 0.0 };
    let mut a = [0, 1, 2].map(|j| [0, 1, 2].map(|k| scaled(scaled(at.hessian[j][k], j), k)));
    let mut r = [0, 1, 2].map(|k| scaled(-at.gradient[k], k));
    let mut order = [0, 1, 2];
    for n in 0..3 {
        let best = (n..3).max_by(|&i, &j| a[order[i]][order[i]].total_cmp(&a[order[j]][order[j]]));
        order.swap(n, best.unwrap_or(n));
        let p = order[n];
        if a[p][p] < 1e-15 {
            a[p] = [0.0; 3];
            a[p][p] = 1.0;
        }
        for &i in &order[n + 1..] {
            let factor = a[i][p] / a[p][p];
            for &k in &order[n + 1..] {
                a[i][k] -= factor * a[p][k];
            }
            r[i] -= factor * r[p];
        }
    }
    for n in (0..3).rev() {
        let p = order[n];
        let known: f64 = order[n + 1..].iter().map(|&k| a[p][k] * r[k]).sum();
        r[p] = (r[p] - known) / a[p][p];
    }
    [0, 1, 2].map(|k| scaled(r[k], k))
}
