//! Whether the multipliers of an optimum are the only optimal ones.

use crate::kernel::Kernel;
use crate::math::Cholesky;
use crate::model::Scorer;
use crate::objective::{Problem, Solution};

/// A margin this near to ρ, relative to the largest margin, is ρ.
const ON_MARGIN: f64 = 1e-9;
/// With more rows on the margin than this the question is left open.
const MAX_ON_MARGIN: usize = 64;

/// Whether no other multipliers are optimal; `None` where that is not known, or the multipliers are of another problem. At an optimum of
/// the hinge only the multipliers of rows on the margin could differ, and only along a direction that leaves Σ αᵢyᵢφ(xᵢ) (and
/// Σ αᵢyᵢ) unchanged: there is none where their images in feature space are linearly independent (Burges & Crisp 1999). The other
/// losses have one set of multipliers. O(n) and O(m³) for m rows on the margin.
pub fn unique(problem: &Problem, optimum: &Solution<Scorer>) -> Option<bool> {
    let alphas = optimum.alphas.as_deref().filter(|alphas| alphas.len() == problem.len())?;
    if problem.loss.id() != "hinge" {
        return Some(true);
    }
    let (rho, margins) = (problem.loss.margin(), problem.margins(&optimum.model));
    let largest = margins.iter().fold(rho, |largest, m| largest.max(m.abs()));
    let is_on_margin =
        |&i: &usize| problem.rows[i].cost > 0.0 && (margins[i] - rho).abs() <= ON_MARGIN * largest;
    let on_margin: Vec<usize> = (0..problem.len()).filter(is_on_margin).collect();
    if on_margin.len() > MAX_ON_MARGIN {
        return None;
    }
    let mut independent =
        IndependentRows { problem, alphas, factor: Cholesky::default(), rows: Vec::new() };
    let mut is_known = true;
    for i in on_margin {
        match independent.add(i) {
            Some(true) => {}
            Some(false) => return Some(false),
            None => is_known = false,
        }
    }
    is_known.then_some(true)
}

/// Rows on the margin whose images are linearly independent.
struct IndependentRows<'a> {
    problem: &'a Problem,
    alphas: &'a [f64],
    factor: Cholesky,
    rows: Vec<usize>,
}

impl IndependentRows<'_> {
    /// k(xᵢ, xⱼ) + 1: that Σ αᵢyᵢ is unchanged is one more coordinate.
    fn entry(&self, i: usize, j: usize) -> f64 {
        let kernel = self.problem.kernel.unwrap_or(Kernel::Linear);
        kernel.value(self.problem.rows[i].x, self.problem.rows[j].x) + 1.0
    }

    /// Adds a row if it is independent of the others. If it is not, the multipliers could move along the dependence: `false` where their
    /// boxes allow it, `None` where they do not.
    fn add(&mut self, i: usize) -> Option<bool> {
        let column: Vec<f64> = self.rows.iter().map(|&row| self.entry(i, row)).collect();
        if self.factor.append(&column, self.entry(i, i)) {
            self.rows.push(i);
            return Some(true);
        }
        let parts = self.factor.solve(&column);
        let can_move = |sign: f64| {
            let mut others = self.rows.iter().zip(&parts);
            self.can_change(i, sign)
                && others
                    .all(|(&row, &part)| part.abs() < 1e-9 || self.can_change(row, -sign * part))
        };
        (can_move(1.0) || can_move(-1.0)).then_some(false)
    }

    /// Whether αᵢyᵢ of a row could change in this direction inside its box.
    fn can_change(&self, i: usize, by: f64) -> bool {
        let row = &self.problem.rows[i];
        let upper = self.problem.c * row.cost;
        if by * row.y > 0.0 { self.alphas[i] < upper } else { self.alphas[i] > 0.0 }
    }
}
