//! The scores of a kernel expansion on a regular grid, the fast way.
//!
//! e^(−γ‖u − v‖²) is a product of a part in x₁ and one in x₂, so a grid of m×n places takes m + n exponentials for each support vector
//! and one multiplication and addition for each place. What is known from the last time stays: only changed terms are added anew.

use super::{Expansion, Scorer};
use crate::kernel::Kernel;
use crate::math::{Pair, exp, exp_both};

/// After so many changes all is summed anew, so that rounding does not gather.
const FRESH: u32 = 64;

/// When what was in the sums was so many times as large as what is, all is summed anew: its rounding is still there.
const FADED: f64 = 1e3;

/// A term α·y·k(x, ·).
#[derive(Clone, Copy, Debug, PartialEq)]
struct Term {
    at: [f64; 2],
    amount: f64,
}

/// A grid of scores: corners included, row by row, the lowest x₂ first.
#[derive(Clone, Debug)]
pub struct GridField {
    /// The places of the columns and of the rows.
    axes: [Vec<f64>; 2],
    kernel: Kernel,
    /// One for each row of the problem.
    terms: Vec<Term>,
    /// The sums without the bias, two columns side by side; of an odd number of columns the last pair is half empty.
    sums: Vec<Pair>,
    changes: u32,
    /// The largest size of the terms since all was summed: |α|·‖φ(x)‖ of each, together.
    peak: f64,
}

impl GridField {
    /// A grid of `columns` × `rows` places over these intervals, before there are scores.
    pub fn new([x, y]: [[f64; 2]; 2], columns: usize, rows: usize) -> Self {
        GridField {
            axes: [steps(x, columns), steps(y, rows)],
            kernel: Kernel::Linear,
            terms: Vec::new(),
            sums: vec![Pair::both(0.0); columns.div_ceil(2) * rows],
            changes: 0,
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
        let mut terms = Vec::with_capacity(model.amounts.len());
        for (i, &amount) in model.amounts.iter().enumerate() {
            terms.push(Term { at: model.places.at(i), amount });
        }
        let added = self.changed(model.kernel, &terms);
        self.add(&added);
        self.terms = terms;
        let n = self.axes[0].len();
        let mut scores = Vec::with_capacity(n * self.axes[1].len() + 1);
        for line in self.sums.chunks_exact(n.div_ceil(2).max(1)) {
            for sum in line {
                scores.extend_from_slice(&sum.plus(Pair::both(model.b)).parts());
            }
            if n % 2 == 1 {
                scores.pop();
            }
        }
        scores
    }

    /// The terms to add to the sums as they are: what is new, and the opposite of what is gone; or all, to sums of 0, where these are not
    /// more.
    fn changed(&mut self, kernel: Kernel, terms: &[Term]) -> Vec<Term> {
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
        self.changes += u32::from(!added.is_empty());
        self.peak = self.peak.max(size);
        let faded = self.peak > FADED * size;
        if kernel == self.kernel && added.len() < count && self.changes < FRESH && !faded {
            return added;
        }
        (self.kernel, self.changes, self.peak) = (kernel, 0, size);
        self.sums.fill(Pair::both(0.0));
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
                    self.add_bells(gamma, &terms);
                }
            }
        }
    }

    /// Every row gets, from each of these terms, its part in x₁ times what that is in this row. Two rows at a time, so that what is
    /// read once serves twice.
    fn add_bells(&mut self, gamma: f64, terms: &[Term; 4]) {
        let pairs = self.columns();
        let mut across = Vec::with_capacity(pairs.len());
        for x in &pairs {
            let bell = |term: &Term| {
                let d = x.minus(Pair::both(term.at[0]));
                exp_both(d.times(d).times(Pair::both(-gamma)))
            };
            across.push([bell(&terms[0]), bell(&terms[1]), bell(&terms[2]), bell(&terms[3])]);
        }
        let share = |y: f64| {
            let share = |term: &Term| {
                let d = y - term.at[1];
                Pair::both(term.amount * exp(-gamma * (d * d)))
            };
            [share(&terms[0]), share(&terms[1]), share(&terms[2]), share(&terms[3])]
        };
        let mut lines = self.sums.chunks_exact_mut(2 * pairs.len().max(1));
        let (couples, last) = self.axes[1].as_chunks::<2>();
        for (lines, ys) in lines.by_ref().zip(couples) {
            let (upper, lower) = lines.split_at_mut(pairs.len());
            let (first, second) = (share(ys[0]), share(ys[1]));
            for ((a, b), across) in upper.iter_mut().zip(lower).zip(&across) {
                *a = sum(*a, &first, across);
                *b = sum(*b, &second, across);
            }
        }
        for (a, across) in lines.into_remainder().iter_mut().zip(&across) {
            *a = sum(*a, &share(last[0]), across);
        }
    }

    /// The places of the columns, two by two.
    fn columns(&self) -> Vec<Pair> {
        let mut pairs = Vec::with_capacity(self.axes[0].len().div_ceil(2));
        for pair in self.axes[0].chunks(2) {
            pairs.push(Pair::new(pair[0], pair[pair.len() - 1]));
        }
        pairs
    }

    fn add_power(&mut self, term: &Term, degree: u32, gamma: f64, coef0: f64) {
        let pairs = self.columns();
        let slope = Pair::both(gamma * term.at[0]);
        for (line, y) in self.sums.chunks_exact_mut(pairs.len().max(1)).zip(&self.axes[1]) {
            let rise = Pair::both(gamma * term.at[1] * y + coef0);
            for (sum, x) in line.iter_mut().zip(&pairs) {
                let base = slope.times(*x).plus(rise);
                let mut power = base;
                for _ in 1..degree {
                    power = power.times(base);
                }
                *sum = sum.plus(Pair::both(term.amount).times(power));
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
                *sum = sum.plus(Pair::both(w[0]).times(*x).plus(Pair::both(w[1] * y)));
            }
        }
    }
}

/// a + Σ sharesₖ·acrossₖ, in their order.
#[inline(always)]
fn sum(a: Pair, shares: &[Pair; 4], across: &[Pair; 4]) -> Pair {
    let a = a.plus(shares[0].times(across[0]));
    let a = a.plus(shares[1].times(across[1]));
    let a = a.plus(shares[2].times(across[2]));
    a.plus(shares[3].times(across[3]))
}

/// So many places from lo to hi, both exactly among them.
fn steps([lo, hi]: [f64; 2], count: usize) -> Vec<f64> {
    let last = count.saturating_sub(1).max(1) as f64;
    let mut places = Vec::with_capacity(count);
    for k in 0..count {
        let t = k as f64 / last;
        places.push(lo * (1.0 - t) + hi * t);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::{Expansion, GridField};
    use crate::kernel::{Kernel, Places};
    use std::rc::Rc;

    fn model(kernel: Kernel, n: usize, turn: f64) -> Expansion {
        let mut places = Places::default();
        let mut amounts = Vec::new();
        for i in 0..n {
            let t = i as f64 * 0.7 + turn;
            places.push([libm::cos(t) * 2.0, libm::sin(1.3 * t)]);
            amounts.push(if i % 3 == 0 { 0.0 } else { libm::sin(2.0 * t) });
        }
        let sums = vec![0.0; n];
        Expansion { kernel, places: Rc::new(places), amounts, sums, b: 0.25 }
    }

    #[test]
    fn a_large_term_leaves_no_trace() {
        let kernel = Kernel::Polynomial { degree: 3, gamma: 1.0, coef0: 1.0 };
        let mut field = GridField::new([[-3.0, 2.0], [-1.0, 4.0]], 5, 5);
        let mut now = model(kernel, 9, 0.0);
        now.amounts.fill(0.5);
        let wanted = field.scores(&now);
        let near = now.places.at(4);
        (Rc::make_mut(&mut now.places).x[4], Rc::make_mut(&mut now.places).y[4]) = (1e9, -1e9);
        field.scores(&now);
        (Rc::make_mut(&mut now.places).x[4], Rc::make_mut(&mut now.places).y[4]) = near.into();
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
                let i = change % now.amounts.len();
                match change % 5 {
                    0 => now.amounts[i] += 0.3,
                    1 => Rc::make_mut(&mut now.places).x[i] -= 0.1,
                    2 => now.b -= 0.1,
                    // The same rows, fewer or more.
                    3 => now = model(kernel, 20 + change % 7, 0.0),
                    _ => now = model(kernel, 23, 0.01 * change as f64),
                }
            }
        }
    }
}
