//! The scores of a kernel expansion on a regular grid, the fast way.
//!
//! e^(−γ‖u − v‖²) is a product of a part in x₁ and one in x₂, so a grid of m×n positions takes m + n exponentials for each support vector
//! and one multiplication and addition for each place. What is known from the last time stays: only changed terms are added anew.

use super::{Expansion, Scorer};
use crate::kernel::Kernel;
use crate::math::{F64x2, exp, exp_x2};

/// After so many updates all is summed anew, so that rounding does not gather.
const MAX_UPDATES: u32 = 64;

/// When the terms were once so many times as large as they are now, the sums are computed anew: the rounding of the large ones is still
/// in them.
const MAX_DECAY: f64 = 1e3;

/// A term αy·k(x, ·).
#[derive(Clone, Copy, Debug, PartialEq)]
struct Term {
    at: [f64; 2],
    amount: f64,
}

/// A grid of scores: corners included, row by row, the lowest x₂ first.
#[derive(Clone, Debug)]
pub struct GridField {
    /// The positions of the columns and of the rows.
    axes: [Vec<f64>; 2],
    kernel: Kernel,
    /// One for each row of the problem.
    terms: Vec<Term>,
    /// The sums without the bias, two columns side by side; of an odd number of columns the last pair is half empty.
    sums: Vec<F64x2>,
    updates: u32,
    /// The largest Σ|α|·‖φ(x)‖ of the terms since the sums were computed anew.
    peak: f64,
}

impl GridField {
    /// A grid of `columns` × `rows` positions over these intervals, before there are scores.
    pub fn new([x, y]: [[f64; 2]; 2], columns: usize, rows: usize) -> Self {
        GridField {
            axes: [steps(x, columns), steps(y, rows)],
            kernel: Kernel::Linear,
            terms: Vec::new(),
            sums: vec![F64x2::splat(0.0); columns.div_ceil(2) * rows],
            updates: 0,
            peak: 0.0,
        }
    }

    /// Whether it lies over these intervals.
    pub fn spans(&self, [x, y]: [[f64; 2]; 2]) -> bool {
        let over = |axis: &[f64], [lo, hi]: [f64; 2]| {
            axis.first() == Some(&lo) && axis.last() == Some(&hi)
        };
        over(&self.axes[0], x) && over(&self.axes[1], y)
    }

    /// The scores of a model of either kind.
    pub fn scores_of(&mut self, model: &Scorer) -> Vec<f64> {
        match model {
            Scorer::Kernel(model) => self.scores(model),
            Scorer::Linear(model) => {
                let [columns, rows] = &self.axes;
                let mut scores = Vec::with_capacity(columns.len() * rows.len());
                for &y in rows {
                    for &x in columns {
                        scores.push(model.score([x, y]));
                    }
                }
                scores
            }
        }
    }

    /// The scores of this model. Costs as much as the terms that are others than the last time; all of them now and then.
    pub fn scores(&mut self, model: &Expansion) -> Vec<f64> {
        let mut terms = Vec::with_capacity(model.coefficients.len());
        for (i, &amount) in model.coefficients.iter().enumerate() {
            terms.push(Term { at: model.positions.at(i), amount });
        }
        let added = self.update_terms(model.kernel, &terms);
        self.add(&added);
        self.terms = terms;
        let n = self.axes[0].len();
        let mut scores = Vec::with_capacity(n * self.axes[1].len() + 1);
        for line in self.sums.chunks_exact(n.div_ceil(2).max(1)) {
            for sum in line {
                scores.extend_from_slice(&(*sum + F64x2::splat(model.b)).to_array());
            }
            if n % 2 == 1 {
                scores.pop();
            }
        }
        scores
    }

    /// The terms to add to the sums as they are: what is new, and the opposite of what is gone; or all, to sums of 0, where these are not
    /// more.
    fn update_terms(&mut self, kernel: Kernel, terms: &[Term]) -> Vec<Term> {
        let mut added = Vec::new();
        let (mut count, mut size) = (0, 0.0);
        for (i, term) in terms.iter().enumerate() {
            if term.amount != 0.0 {
                count += 1;
                size += term.amount.abs() * kernel.value(term.at, term.at).sqrt();
            }
            let before = self.terms.get(i).copied().unwrap_or(Term { amount: 0.0, ..*term });
            if before.at == term.at {
                added.push(Term { amount: term.amount - before.amount, ..*term });
            } else {
                added.push(Term { amount: -before.amount, ..before });
                added.push(*term);
            }
        }
        for gone in self.terms.iter().skip(terms.len()) {
            added.push(Term { amount: -gone.amount, ..*gone });
        }
        added.retain(|term| term.amount != 0.0);
        self.updates += u32::from(!added.is_empty());
        self.peak = self.peak.max(size);
        let decayed = self.peak > MAX_DECAY * size;
        if kernel == self.kernel && added.len() < count && self.updates < MAX_UPDATES && !decayed {
            return added;
        }
        (self.kernel, self.updates, self.peak) = (kernel, 0, size);
        self.sums.fill(F64x2::splat(0.0));
        let mut all = terms.to_vec();
        all.retain(|term| term.amount != 0.0);
        all
    }

    fn add(&mut self, terms: &[Term]) {
        match self.kernel {
            Kernel::Linear => self.add_line(terms),
            Kernel::Polynomial { degree, gamma, coef0 } => {
                for term in terms {
                    self.add_power(term, degree, gamma, coef0);
                }
            }
            Kernel::Rbf { gamma } => {
                for four in terms.chunks(4) {
                    // Of fewer the rest are nothing, at the place of the first.
                    let mut terms = [Term { amount: 0.0, ..four[0] }; 4];
                    terms[..four.len()].copy_from_slice(four);
                    self.add_rbf(gamma, &terms);
                }
            }
        }
    }

    /// Adds four terms to the sums: the factor in x₁ times the factor in x₂, for every column and row. Two rows at a time, so that the
    /// factors in x₁ are loaded once for both.
    fn add_rbf(&mut self, gamma: f64, terms: &[Term; 4]) {
        let pairs = self.columns();
        let mut across = Vec::with_capacity(pairs.len());
        for x in &pairs {
            across.push(terms.each_ref().map(|term| {
                let d = *x - F64x2::splat(term.at[0]);
                exp_x2(d * d * F64x2::splat(-gamma))
            }));
        }
        let down = |y: f64| {
            terms.each_ref().map(|term| {
                let d = y - term.at[1];
                F64x2::splat(term.amount * exp(-gamma * (d * d)))
            })
        };
        let mut lines = self.sums.chunks_exact_mut(2 * pairs.len().max(1));
        let (couples, last) = self.axes[1].as_chunks::<2>();
        for (lines, ys) in lines.by_ref().zip(couples) {
            let (upper, lower) = lines.split_at_mut(pairs.len());
            let (first, second) = (down(ys[0]), down(ys[1]));
            for ((a, b), across) in upper.iter_mut().zip(lower).zip(&across) {
                *a = add_products(*a, &first, across);
                *b = add_products(*b, &second, across);
            }
        }
        for (a, across) in lines.into_remainder().iter_mut().zip(&across) {
            *a = add_products(*a, &down(last[0]), across);
        }
    }

    /// The positions of the columns, two by two.
    fn columns(&self) -> Vec<F64x2> {
        let mut pairs = Vec::with_capacity(self.axes[0].len().div_ceil(2));
        for pair in self.axes[0].chunks(2) {
            pairs.push(F64x2::new(pair[0], pair[pair.len() - 1]));
        }
        pairs
    }

    fn add_power(&mut self, term: &Term, degree: u32, gamma: f64, coef0: f64) {
        let pairs = self.columns();
        let slope = F64x2::splat(gamma * term.at[0]);
        for (line, y) in self.sums.chunks_exact_mut(pairs.len().max(1)).zip(&self.axes[1]) {
            let rise = F64x2::splat(gamma * term.at[1] * y + coef0);
            for (sum, x) in line.iter_mut().zip(&pairs) {
                let base = slope * *x + rise;
                let mut power = base;
                for _ in 1..degree {
                    power = power * base;
                }
                *sum = *sum + F64x2::splat(term.amount) * power;
            }
        }
    }

    fn add_line(&mut self, terms: &[Term]) {
        let mut w = [0.0; 2];
        for term in terms {
            w[0] += term.amount * term.at[0];
            w[1] += term.amount * term.at[1];
        }
        let pairs = self.columns();
        for (line, y) in self.sums.chunks_exact_mut(pairs.len().max(1)).zip(&self.axes[1]) {
            for (sum, x) in line.iter_mut().zip(&pairs) {
                *sum = *sum + (F64x2::splat(w[0]) * *x + F64x2::splat(w[1] * y));
            }
        }
    }
}

/// a + Σ downₖ·acrossₖ, in their order.
#[inline(always)]
fn add_products(a: F64x2, down: &[F64x2; 4], across: &[F64x2; 4]) -> F64x2 {
    let a = a + down[0] * across[0];
    let a = a + down[1] * across[1];
    let a = a + down[2] * across[2];
    a + down[3] * across[3]
}

/// So many positions from lo to hi, both exactly among them.
fn steps([lo, hi]: [f64; 2], count: usize) -> Vec<f64> {
    let last = count.saturating_sub(1).max(1) as f64;
    let mut positions = Vec::with_capacity(count);
    for k in 0..count {
        let t = k as f64 / last;
        positions.push(lo * (1.0 - t) + hi * t);
    }
    positions
}

#[cfg(test)]
mod tests {
    use super::{Expansion, GridField};
    use crate::kernel::{Kernel, Positions};
    use std::rc::Rc;

    fn model(kernel: Kernel, n: usize, turn: f64) -> Expansion {
        let mut positions = Positions::default();
        let mut coefficients = Vec::new();
        for i in 0..n {
            let t = i as f64 * 0.7 + turn;
            positions.push([libm::cos(t) * 2.0, libm::sin(1.3 * t)]);
            coefficients.push(if i % 3 == 0 { 0.0 } else { libm::sin(2.0 * t) });
        }
        let inner_products = vec![0.0; n];
        Expansion { kernel, positions: Rc::new(positions), coefficients, inner_products, b: 0.25 }
    }

    #[test]
    fn a_large_term_leaves_no_trace() {
        let kernel = Kernel::Polynomial { degree: 3, gamma: 1.0, coef0: 1.0 };
        let mut field = GridField::new([[-3.0, 2.0], [-1.0, 4.0]], 5, 5);
        let mut now = model(kernel, 9, 0.0);
        now.coefficients.fill(0.5);
        let wanted = field.scores(&now);
        let near = now.positions.at(4);
        (Rc::make_mut(&mut now.positions).x[4], Rc::make_mut(&mut now.positions).y[4]) =
            (1e9, -1e9);
        field.scores(&now);
        (Rc::make_mut(&mut now.positions).x[4], Rc::make_mut(&mut now.positions).y[4]) =
            near.into();
        for (score, wanted) in field.scores(&now).iter().zip(&wanted) {
            assert!(
                (score - wanted).abs() <= 1e-9 * wanted.abs().max(1.0),
                "{score}, not {wanted}"
            );
        }
    }

    #[test]
    fn agrees_with_one_score_after_the_other_through_every_change() {
        for kernel in [
            Kernel::Rbf { gamma: 1.7 },
            Kernel::Polynomial { degree: 3, gamma: 0.5, coef0: 1.0 },
            Kernel::Linear,
        ] {
            let view = [[-3.0, 2.0], [-1.0, 4.0]];
            let mut field = GridField::new(view, 13, 7);
            assert!(field.spans(view) && !field.spans([[-3.0, 2.0], [-1.0, 4.5]]));
            let mut now = model(kernel, 23, 0.0);
            for change in 0..150 {
                let scores = field.scores(&now);
                for (at, score) in scores.iter().enumerate() {
                    let x = -3.0 + 5.0 * (at % 13) as f64 / 12.0;
                    let y = -1.0 + 5.0 * (at / 13) as f64 / 6.0;
                    let wanted = now.score([x, y]);
                    assert!((score - wanted).abs() < 1e-11 * wanted.abs().max(1.0), "{change}");
                }
                let i = change % now.coefficients.len();
                match change % 5 {
                    0 => now.coefficients[i] += 0.3,
                    1 => Rc::make_mut(&mut now.positions).x[i] -= 0.1,
                    2 => now.b -= 0.1,
                    // The same rows, fewer or more.
                    3 => now = model(kernel, 20 + change % 7, 0.0),
                    _ => now = model(kernel, 23, 0.01 * change as f64),
                }
            }
        }
    }
}
