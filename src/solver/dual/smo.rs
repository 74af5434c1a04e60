//! Many steps of sequential minimal optimisation in a row, two rows at a time by SIMD. The steps are those of
//! [`DualSolver::smo_step`]; gradients and box masks are laid out for them beforehand.
//!
//! Rows are never left out on the way (the shrinking of Joachims 1999): with the second-order working set so few steps are needed that
//! it would not pay.

use std::rc::Rc;

use super::state::DualSolver;
use super::working_set::{min_curvature, moved_towards};
use crate::math::F64x2;

/// What the steps work on, one entry per row, padded to whole pairs.
struct SmoState {
    /// vᵢ.
    gradient: Vec<f64>,
    /// 0 where βᵢ can increase, else −∞: added to vᵢ it takes the row out of a search for the largest.
    up_mask: Vec<f64>,
    /// 0 where βᵢ can decrease, else −∞.
    down_mask: Vec<f64>,
}

/// The index of the largest of many numbers, the first of equal ones, searched in two lanes.
struct ArgMax {
    value: F64x2,
    index: F64x2,
    next: F64x2,
}

impl ArgMax {
    /// Of numbers above `least`.
    fn above(least: f64) -> Self {
        ArgMax { value: F64x2::splat(least), index: F64x2::splat(-1.0), next: F64x2::new(0.0, 1.0) }
    }

    #[inline(always)]
    fn push(&mut self, values: F64x2) {
        let larger = values.gt(self.value);
        self.value = larger.select(values, self.value);
        self.index = larger.select(self.next, self.index);
        self.next = self.next + F64x2::splat(2.0);
    }

    /// The index, `None` where no number was above the least.
    fn index(&self) -> Option<usize> {
        let ([a, b], [i, j]) = (self.value.to_array(), self.index.to_array());
        let second = i < 0.0 || (j >= 0.0 && (b > a || (b == a && j < i)));
        let index = if second { j } else { i };
        (index >= 0.0).then_some(index as usize)
    }
}

fn mask(is_open: bool) -> f64 {
    if is_open { 0.0 } else { f64::NEG_INFINITY }
}

impl DualSolver {
    /// Steps until the largest violation is at most `eps`, at most `limit` of them. Returns how many it took; each is O(n).
    pub(super) fn run_smo(&mut self, eps: f64, limit: u64) -> u64 {
        let mut state = self.smo_state();
        let mut first = state.select_first();
        let mut steps = 0;
        while steps < limit {
            let Some(i) = first else { break };
            let Some(j) = self.select_second_simd(&state, i, eps) else { break };
            first = self.move_pair_simd(&mut state, i, j);
            steps += 1;
        }
        let sums = &mut Rc::make_mut(&mut self.model).inner_products;
        for ((sum, term), v) in sums.iter_mut().zip(&self.qp.linear_term).zip(&state.gradient) {
            *sum = term - v;
        }
        steps
    }

    fn smo_state(&self) -> SmoState {
        let (n, padded) = (self.len(), self.len() + self.len() % 2);
        let mut state = SmoState {
            gradient: vec![0.0; padded],
            up_mask: vec![f64::NEG_INFINITY; padded],
            down_mask: vec![f64::NEG_INFINITY; padded],
        };
        for i in 0..n {
            let (increases, decreases) = self.can_move(i);
            state.gradient[i] = self.gradient(i);
            (state.up_mask[i], state.down_mask[i]) = (mask(increases), mask(decreases));
        }
        state
    }

    /// The row that with row i promises the largest increase of D, where the largest violation is above `eps`.
    fn select_second_simd(&mut self, state: &SmoState, i: usize, eps: f64) -> Option<usize> {
        self.cache.load(i);
        let (row, _) = self.cache.row(i).as_chunks::<2>();
        let (diagonal, _) = self.cache.diagonal.as_chunks::<2>();
        let (gradient, _) = state.gradient.as_chunks::<2>();
        let (down_mask, _) = state.down_mask.as_chunks::<2>();
        let own = self.cache.diagonal[i];
        let least = F64x2::splat(min_curvature(own));
        let (first, own, zero) =
            (F64x2::splat(state.gradient[i]), F64x2::splat(own), F64x2::splat(0.0));
        let (mut gain, mut violation) = (ArgMax::above(0.0), zero);
        for (((row, diagonal), v), mask) in row.iter().zip(diagonal).zip(gradient).zip(down_mask) {
            let slope = first - F64x2::load(v) + F64x2::load(mask);
            let row = F64x2::load(row);
            let curvature = own + F64x2::load(diagonal) - (row + row);
            let curvature = curvature.gt(least).select(curvature, least);
            let rise = slope * slope / curvature;
            gain.push(slope.gt(zero).select(rise, zero));
            violation = slope.gt(violation).select(slope, violation);
        }
        let [a, b] = violation.to_array();
        gain.index().filter(|_| a.max(b) > eps)
    }

    /// Moves the pair to its optimum inside its box. Returns the next first row, found in the same pass.
    fn move_pair_simd(&mut self, state: &mut SmoState, i: usize, j: usize) -> Option<usize> {
        self.cache.load(i);
        self.cache.load(j);
        let (up, down) = (self.cache.row(i), self.cache.row(j));
        let diagonal = &self.cache.diagonal;
        let curvature = (diagonal[i] + diagonal[j] - 2.0 * up[j]).max(min_curvature(diagonal[i]));
        let (qp, beta) = (&self.qp, &mut Rc::make_mut(&mut self.model).coefficients);
        let longest = (qp.upper[i] - beta[i]).min(beta[j] - qp.lower[j]);
        let by = ((state.gradient[i] - state.gradient[j]) / curvature).min(longest);
        for (row, by, bound) in [(i, by, qp.upper[i]), (j, -by, qp.lower[j])] {
            beta[row] = moved_towards(beta[row], by, bound);
            state.up_mask[row] = mask(beta[row] < qp.upper[row]);
            state.down_mask[row] = mask(beta[row] > qp.lower[row]);
        }
        let ((up, _), (down, _)) = (up.as_chunks::<2>(), down.as_chunks::<2>());
        let (gradient, _) = state.gradient.as_chunks_mut::<2>();
        let (up_mask, _) = state.up_mask.as_chunks::<2>();
        let (by, mut next) = (F64x2::splat(by), ArgMax::above(f64::NEG_INFINITY));
        for (((v, up), down), mask) in gradient.iter_mut().zip(up).zip(down).zip(up_mask) {
            let moved = F64x2::load(v) - by * (F64x2::load(up) - F64x2::load(down));
            moved.store(v);
            next.push(moved + F64x2::load(mask));
        }
        next.index()
    }
}

impl SmoState {
    /// The row with the largest gradient among those that can increase.
    fn select_first(&self) -> Option<usize> {
        let (gradient, _) = self.gradient.as_chunks::<2>();
        let (up_mask, _) = self.up_mask.as_chunks::<2>();
        let mut largest = ArgMax::above(f64::NEG_INFINITY);
        for (v, mask) in gradient.iter().zip(up_mask) {
            largest.push(F64x2::load(v) + F64x2::load(mask));
        }
        largest.index()
    }
}
