//! LLᵀ of a positive definite matrix that grows and shrinks by one row and column at a time (Gill, Golub, Murray & Saunders 1974).

/// The rows of L, each as long as its place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Factor {
    rows: Vec<Vec<f64>>,
}

/// What is left of a diagonal entry below this part of it is rounding: the row depends on those before.
const DEPENDENT: f64 = 1e-13;

impl Factor {
    /// Adds a row and column with these entries beside the others and this one on the diagonal. Returns whether it could: not, where
    /// they depend on the others up to rounding. O(n²).
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

    /// Takes row and column p out: Givens rotations bring what is below back to a triangle. O(n²).
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

    /// What it weighs in memory.
    pub fn bytes(&self) -> usize {
        let n = self.rows.len();
        n * (24 + 4 * (n + 1))
    }

    /// The y with Ly = r.
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
    use super::Factor;

    fn entry(i: usize, j: usize) -> f64 {
        let d = i as f64 - j as f64;
        libm::exp(-0.3 * d * d)
    }

    #[test]
    fn grows_and_shrinks_to_the_same_solutions() {
        let mut factor = Factor::default();
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
