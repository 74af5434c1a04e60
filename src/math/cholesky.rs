//! The Cholesky factor of a matrix that grows and shrinks by one row and column at a time (Gill, Golub, Murray & Saunders 1974).

/// L of A = LLᵀ, A symmetric and positive definite. Row i of L has i + 1 entries.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cholesky {
    rows: Vec<Vec<f64>>,
}

/// A pivot below this part of its diagonal entry is rounding: the row depends linearly on those before.
const DEPENDENT: f64 = 1e-13;

impl Cholesky {
    /// Appends a row and column to A: `column` beside the n present rows, `diagonal` in the corner. Returns false, and changes nothing,
    /// where the row depends linearly on the others up to rounding. O(n²).
    pub fn append(&mut self, column: &[f64], diagonal: f64) -> bool {
        let mut row = self.forward(column);
        let mut rest = diagonal;
        for part in &row {
            rest -= part * part;
        }
        if rest.is_nan() || rest <= DEPENDENT * diagonal {
            return false;
        }
        row.push(rest.sqrt());
        self.rows.push(row);
        true
    }

    /// Removes row and column p from A: Givens rotations bring the rows below back to triangular form. O(n²).
    pub fn remove(&mut self, p: usize) {
        self.rows.remove(p);
        for i in p..self.rows.len() {
            let (a, b) = (self.rows[i][i], self.rows[i][i + 1]);
            let length = (a * a + b * b).sqrt();
            let (cos, sin) = (a / length, b / length);
            for row in &mut self.rows[i..] {
                let (x, y) = (row[i], row[i + 1]);
                row[i] = cos * x + sin * y;
                row[i + 1] = cos * y - sin * x;
            }
            self.rows[i].truncate(i + 1);
        }
    }

    /// Its size in memory.
    pub fn bytes(&self) -> usize {
        let n = self.rows.len();
        n * (24 + 4 * (n + 1))
    }

    /// Forward substitution: the y with Ly = r.
    fn forward(&self, r: &[f64]) -> Vec<f64> {
        let mut y = Vec::with_capacity(r.len() + 1);
        for (row, &value) in self.rows.iter().zip(r) {
            let mut left = value;
            for (l, y) in row.iter().zip(&y) {
                left -= l * y;
            }
            y.push(left / row[y.len()]);
        }
        y
    }

    /// The x with LLᵀx = r. O(n²).
    pub fn solve(&self, r: &[f64]) -> Vec<f64> {
        let mut x = self.forward(r);
        for i in (0..x.len()).rev() {
            let row = &self.rows[i];
            let value = x[i] / row[i];
            x[i] = value;
            for (x, l) in x[..i].iter_mut().zip(row) {
                *x -= l * value;
            }
        }
        x
    }
}

#[cfg(test)]
mod tests {
    use super::Cholesky;

    fn entry(i: usize, j: usize) -> f64 {
        let d = i as f64 - j as f64;
        libm::exp(-0.3 * d * d)
    }

    #[test]
    fn grows_and_shrinks_to_the_same_solutions() {
        let mut factor = Cholesky::default();
        let mut members = Vec::new();
        for i in [0, 3, 5, 2, 7, 9, 4] {
            let column: Vec<f64> = members.iter().map(|&j| entry(i, j)).collect();
            assert!(factor.append(&column, entry(i, i)));
            members.push(i);
        }
        for p in [1, 4, 0] {
            factor.remove(p);
            members.remove(p);
        }
        let wanted: Vec<f64> = (0..members.len()).map(|i| 1.0 - 0.5 * i as f64).collect();
        let r: Vec<f64> = members
            .iter()
            .map(|&i| members.iter().zip(&wanted).map(|(&j, x)| entry(i, j) * x).sum())
            .collect();
        for (got, wanted) in factor.solve(&r).iter().zip(&wanted) {
            assert!((got - wanted).abs() < 1e-12, "{got} {wanted}");
        }
        let again: Vec<f64> = members.iter().map(|&j| entry(members[2], j)).collect();
        assert!(!factor.append(&again, 1.0));
    }
}
