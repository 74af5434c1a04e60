//! Vectors of three numbers and the 3×3 systems of Newton's method.

/// A vector of the three unknowns' space.
pub(super) type Vector = [f64; 3];
/// A symmetric matrix, by rows.
pub(super) type Matrix = [Vector; 3];

/// A pivot below this part of its diagonal entry is rounding.
const ROUNDING: f64 = 1e-15;

/// The vector whose entry k is `of(k)`. (`map` on arrays takes far more code.)
pub(super) fn each(of: impl Fn(usize) -> f64) -> Vector {
    [of(0), of(1), of(2)]
}

pub(super) fn dot(a: &Vector, b: &Vector) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

/// a + t·d.
pub(super) fn along(a: &Vector, t: f64, d: &Vector) -> Vector {
    each(|k| a[k] + t * d[k])
}

/// H = D·LΔLᵀ·D of a symmetric H without negative eigenvalues: D brings the diagonal to ones, so the scales of the unknowns do not
/// matter, and the largest pivot comes first.
pub(super) struct Factors {
    /// The diagonal of D; 0 for an unknown that nothing holds.
    scale: Vector,
    order: [usize; 3],
    /// What elimination left: row n of the order from column n on.
    rows: Matrix,
    /// Multipliers of the elimination, `lower[i][p]`.
    lower: Matrix,
    /// The smallest pivot, before it was replaced; 1 is the largest that can be.
    pub smallest: f64,
}

impl Factors {
    /// Factors of `hessian`. An unknown, or a direction, in which it is 0 up to rounding gets the curvature `floor` instead.
    pub(super) fn new(hessian: &Matrix, floor: &Vector) -> Self {
        let (mut scale, mut rows) = (*floor, *hessian);
        for k in 0..3 {
            let missing = hessian[k][k] <= ROUNDING * floor[k];
            scale[k] = (if missing { floor[k] } else { hessian[k][k] }).sqrt();
        }
        for j in 0..3 {
            for k in 0..3 {
                rows[j][k] = over(over(hessian[j][k], scale[j]), scale[k]);
            }
        }
        let lower = [[0.0; 3]; 3];
        let mut factors = Factors { scale, order: [0, 1, 2], rows, lower, smallest: 1.0 };
        for n in 0..3 {
            factors.eliminate(n);
        }
        factors
    }

    fn eliminate(&mut self, n: usize) {
        let (a, order) = (&mut self.rows, &mut self.order);
        let mut largest = n;
        for i in n..3 {
            if a[order[i]][order[i]].total_cmp(&a[order[largest]][order[largest]]).is_ge() {
                largest = i;
            }
        }
        order.swap(n, largest);
        let p = order[n];
        self.smallest = self.smallest.min(a[p][p]);
        if a[p][p] < ROUNDING {
            a[p] = [0.0; 3];
            a[p][p] = 1.0;
        }
        let pivot = a[p];
        for &i in &order[n + 1..] {
            self.lower[i][p] = pivot[i] / pivot[p];
            for &k in &order[n + 1..] {
                a[i][k] -= self.lower[i][p] * pivot[k];
            }
        }
    }

    /// D⁻¹v.
    fn scaled(&self, v: &Vector) -> Vector {
        each(|k| over(v[k], self.scale[k]))
    }

    /// The d with Hd = r.
    pub(super) fn solve(&self, r: &Vector) -> Vector {
        let mut d = self.scaled(r);
        for (n, &p) in self.order.iter().enumerate() {
            for &i in &self.order[n + 1..] {
                d[i] -= self.lower[i][p] * d[p];
            }
        }
        for (n, &p) in self.order.iter().enumerate().rev() {
            for &k in &self.order[n + 1..] {
                d[p] -= self.rows[p][k] * d[k];
            }
            d[p] /= self.rows[p][p];
        }
        self.scaled(&d)
    }
}

fn over(value: f64, scale: f64) -> f64 {
    if scale > 0.0 { value / scale } else { 0.0 }
}
