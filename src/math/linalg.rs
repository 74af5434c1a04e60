//! Vectors of three numbers and the symmetric 3×3 systems of Newton's method.

use std::array::from_fn;

/// A column vector.
pub(crate) type Vector = [f64; 3];
/// A symmetric matrix, by rows.
pub(crate) type Matrix = [Vector; 3];

/// A pivot below this part of its diagonal entry is rounding.
const ROUNDING: f64 = 1e-15;

/// aᵀb.
pub(crate) fn dot(a: &Vector, b: &Vector) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

/// a + t·d.
pub(crate) fn add_scaled(a: &Vector, t: f64, d: &Vector) -> Vector {
    from_fn(|k| a[k] + t * d[k])
}

/// The factorisation H = D·LΔLᵀ·D of a symmetric, positive semidefinite H: D scales the diagonal to ones, so the units of the unknowns do
/// not matter, and rows are ordered by diagonal pivoting, the largest pivot first.
pub(crate) struct Ldl {
    /// The diagonal of D; 0 for an unknown without curvature.
    scale: Vector,
    /// Which unknown comes first, second and third.
    order: [usize; 3],
    /// In that order: Δ and the rows of ΔLᵀ in the upper half, the columns of L in the lower.
    factors: Matrix,
    /// The smallest pivot, before it was replaced; 1 is the largest that can be.
    pub smallest_pivot: f64,
}

impl Ldl {
    /// Factorises `hessian`. An unknown, or a direction, in which it is 0 up to rounding gets the curvature `floor` instead.
    pub(crate) fn new(hessian: &Matrix, floor: &Vector) -> Self {
        let (mut scale, mut factors) = (*floor, *hessian);
        for k in 0..3 {
            let missing = hessian[k][k] <= ROUNDING * floor[k];
            scale[k] = (if missing { floor[k] } else { hessian[k][k] }).sqrt();
        }
        for j in 0..3 {
            for k in 0..3 {
                factors[j][k] = over(over(hessian[j][k], scale[j]), scale[k]);
            }
        }
        let mut all = Ldl { scale, order: [0, 1, 2], factors, smallest_pivot: 1.0 };
        for n in 0..3 {
            all.eliminate(n);
        }
        all
    }

    fn eliminate(&mut self, n: usize) {
        let a = &mut self.factors;
        let mut largest = n;
        for i in n..3 {
            if a[i][i].total_cmp(&a[largest][largest]).is_ge() {
                largest = i;
            }
        }
        self.order.swap(n, largest);
        a.swap(n, largest);
        for row in &mut *a {
            row.swap(n, largest);
        }
        self.smallest_pivot = self.smallest_pivot.min(a[n][n]);
        if a[n][n] < ROUNDING {
            a[n][n..].fill(0.0);
            a[n][n] = 1.0;
        }
        for i in n + 1..3 {
            a[i][n] = a[n][i] / a[n][n];
            for k in n + 1..3 {
                a[i][k] -= a[i][n] * a[n][k];
            }
        }
    }

    /// The d with Hd = r.
    pub(crate) fn solve(&self, r: &Vector) -> Vector {
        let (a, order) = (&self.factors, &self.order);
        let mut d: Vector = from_fn(|n| over(r[order[n]], self.scale[order[n]]));
        for n in 0..3 {
            for i in n + 1..3 {
                d[i] -= a[i][n] * d[n];
            }
        }
        for n in (0..3).rev() {
            for k in n + 1..3 {
                d[n] -= a[n][k] * d[k];
            }
            d[n] /= a[n][n];
        }
        let mut solved = [0.0; 3];
        for n in 0..3 {
            solved[order[n]] = over(d[n], self.scale[order[n]]);
        }
        solved
    }
}

/// value/scale, 0 where the scale is 0.
fn over(value: f64, scale: f64) -> f64 {
    if scale > 0.0 { value / scale } else { 0.0 }
}
