//! A warm start after an edit: multipliers, inner products, cached kernel rows and the Cholesky factor are carried over.

use std::rc::Rc;

use super::qp::DualQp;
use super::state::DualSolver;
use crate::kernel::{Kernel, Positions};
use crate::model::Expansion;
use crate::objective::Problem;

/// Inner products are computed anew where the largest multiplier was so many times as large before: its rounding is in them.
const MAX_DECAY: f64 = 100.0;

impl DualSolver {
    /// The solver of `problem`, whose row i was row `kept[i]` before or is new. Multipliers scale with C, are clipped to their boxes, and
    /// start at 0 where a row is new or its label another; Σβ = 0 is left to the search that follows. With another kernel only the
    /// multipliers are kept. O(n) for each cached row and each row that moved.
    pub fn warm_start(mut self, problem: &Problem, kept: &[Option<usize>]) -> DualSolver {
        let kernel = problem.kernel.unwrap_or(Kernel::Linear);
        if kernel != self.model.kernel || problem.kernel.is_none() != self.qp.is_linear {
            return DualSolver::with_alphas(problem, &self.remapped_alphas(kept));
        }
        let qp = DualQp::new(problem, Some(self.qp.centre));
        let positions = Rc::new(qp.positions(problem));
        let from = self.unmoved_rows(&positions, kept);
        let moved = from.iter().filter(|from| from.is_none()).count();
        let is_small_edit = moved <= 2 && kept.len() + 2 >= self.len() && qp.c == self.qp.c;
        let before = self.model.clone();
        let coefficients = self.remapped_coefficients(&qp, kept);
        let decayed = largest(&before.coefficients) > MAX_DECAY * largest(&coefficients);
        self.remap_free_set(&from);
        self.cache = self.cache.remapped(positions.clone(), &from);
        self.qp = Rc::new(qp);
        let model = Rc::make_mut(&mut self.model);
        (model.positions, model.coefficients) = (positions, coefficients);
        if is_small_edit && !decayed {
            self.update_inner_products(&before, &from);
        } else {
            self.recompute_inner_products();
        }
        self
    }

    /// The multipliers αᵢ of these rows, 0 for new ones.
    pub fn remapped_alphas(&self, kept: &[Option<usize>]) -> Vec<f64> {
        let alpha = |old: &Option<usize>| old.map_or(0.0, |old| self.model.coefficients[old].abs());
        kept.iter().map(alpha).collect()
    }

    /// For each row its index before, where it was there and has not moved.
    fn unmoved_rows(&self, positions: &Positions, kept: &[Option<usize>]) -> Vec<Option<usize>> {
        let unmoved = |(i, old): (usize, &Option<usize>)| {
            old.filter(|&old| self.model.positions.at(old) == positions.at(i))
        };
        kept.iter().enumerate().map(unmoved).collect()
    }

    /// The βᵢ scaled with C and clipped to their new boxes.
    fn remapped_coefficients(&self, qp: &DualQp, kept: &[Option<usize>]) -> Vec<f64> {
        let scale = qp.c / self.qp.c;
        let scaled =
            |old: &Option<usize>| old.map_or(0.0, |old| scale * self.model.coefficients[old]);
        kept.iter().enumerate().map(|(i, old)| qp.clip(i, scaled(old))).collect()
    }

    /// Removes the rows that moved or went from the free set, and renumbers the others.
    fn remap_free_set(&mut self, from: &[Option<usize>]) {
        let mut row_now = vec![None; self.len()];
        for (i, from) in from.iter().enumerate() {
            if let Some(from) = *from {
                row_now[from] = Some(i);
            }
        }
        for position in (0..self.free.rows.len()).rev() {
            match row_now[self.free.rows[position]] {
                Some(row) => self.free.rows[position] = row,
                None => self.free.remove(position),
            }
        }
    }

    /// The inner products after an edit of few rows: those of unmoved rows change by the terms that changed, those of new rows are
    /// summed.
    fn update_inner_products(&mut self, before: &Expansion, from: &[Option<usize>]) {
        let kept = |old: &Option<usize>| old.map_or(0.0, |old| before.inner_products[old]);
        let mut sums: Vec<f64> = from.iter().map(kept).collect();
        let mut row = vec![0.0; from.len()];
        let model = &self.model;
        for old in removed_rows(before, from) {
            let beta = before.coefficients[old];
            if beta != 0.0 {
                model.kernel.row(before.positions.at(old), &model.positions, &mut row);
                add_scaled(&mut sums, -beta, &row);
            }
        }
        for (i, old) in from.iter().enumerate() {
            let by = model.coefficients[i] - old.map_or(0.0, |old| before.coefficients[old]);
            if by != 0.0 {
                model.kernel.row(model.positions.at(i), &model.positions, &mut row);
                add_scaled(&mut sums, by, &row);
            }
        }
        for (i, _) in from.iter().enumerate().filter(|(_, old)| old.is_none()) {
            model.kernel.row(model.positions.at(i), &model.positions, &mut row);
            sums[i] =
                model.coefficients.iter().zip(&row).fold(0.0, |sum, (beta, k)| sum + beta * k);
        }
        Rc::make_mut(&mut self.model).inner_products = sums;
    }
}

/// The rows of the expansion before that are not among those carried over.
fn removed_rows(before: &Expansion, from: &[Option<usize>]) -> Vec<usize> {
    let mut stays = vec![false; before.inner_products.len()];
    for old in from.iter().flatten() {
        stays[*old] = true;
    }
    (0..stays.len()).filter(|&old| !stays[old]).collect()
}

fn largest(coefficients: &[f64]) -> f64 {
    coefficients.iter().fold(0.0, |largest, beta| beta.abs().max(largest))
}

fn add_scaled(to: &mut [f64], by: f64, row: &[f64]) {
    for (to, value) in to.iter_mut().zip(row) {
        *to += by * value;
    }
}
