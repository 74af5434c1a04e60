//! The bias that belongs to the multipliers, and the interval of all that are optimal with them (Keerthi et al. 2001).

use std::rc::Rc;

use super::kkt_scan::KktScan;
use super::state::DualSolver;

/// This part of the largest multiplier is rounding …
const COEFFICIENT_ROUNDING: f64 = 1e-12;
/// … where it changes a score by no more than this part of the largest.
const SCORE_ROUNDING: f64 = 1e-13;

/// How much of a multiplier, and of a score, is only rounding.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rounding {
    coefficient: f64,
    score: f64,
}

impl DualSolver {
    /// How much is only rounding beside multipliers and scores as large as these.
    pub(super) fn rounding(&self, scan: &KktScan) -> Rounding {
        Rounding {
            coefficient: COEFFICIENT_ROUNDING * scan.largest_coefficient,
            score: SCORE_ROUNDING * scan.largest_inner_product.max(self.qp.rho),
        }
    }

    /// A multiplier nearer than this to an end of its box counts as at that end.
    pub(super) fn bound_tolerance(&self, i: usize, rounding: Rounding) -> f64 {
        let diagonal = self.cache.diagonal[i];
        if diagonal > 0.0 {
            rounding.coefficient.min(rounding.score / diagonal)
        } else {
            rounding.coefficient
        }
    }

    /// As [`DualSolver::can_move`], where a multiplier that is at an end of its box up to rounding counts as at that end.
    fn can_move_beyond(&self, i: usize, rounding: Rounding) -> (bool, bool) {
        let (beta, lower, upper) = (self.model.coefficients[i], self.qp.lower[i], self.qp.upper[i]);
        if beta == lower || beta == upper {
            return (beta < upper, beta > lower);
        }
        let tolerance = self.bound_tolerance(i, rounding);
        (beta < upper - tolerance, beta > lower + tolerance)
    }

    /// The interval [lo, hi] in which every b is optimal with the optimal w: the largest gradient of a multiplier that can increase and
    /// the smallest of one that can decrease (their b_up and b_low).
    pub(super) fn bias_interval(&self, scan: &KktScan) -> [f64; 2] {
        let (mut lo, mut hi) = (f64::NEG_INFINITY, f64::INFINITY);
        let rounding = self.rounding(scan);
        for i in 0..self.len() {
            let (increases, decreases) = self.can_move_beyond(i, rounding);
            let v = self.gradient(i);
            if increases && v > lo {
                lo = v;
            }
            if decreases && v < hi {
                hi = v;
            }
        }
        [lo, hi]
    }

    /// Sets the bias: the mean gradient of the free multipliers, whose gradients are all equal at the optimum; where none is free, the
    /// middle of the interval.
    pub(super) fn update_bias(&mut self, scan: &KktScan) {
        let (mut sum, mut count, rounding) = (0.0, 0.0, self.rounding(scan));
        for i in 0..self.len() {
            if self.can_move_beyond(i, rounding) == (true, true) {
                sum += self.gradient(i);
                count += 1.0;
            }
        }
        let b = if count > 0.0 { sum / count } else { middle(self.bias_interval(scan)) };
        Rc::make_mut(&mut self.model).b = b;
    }

    /// Whether some multiplier is free.
    pub(super) fn has_free(&self, scan: &KktScan) -> bool {
        let rounding = self.rounding(scan);
        (0..self.len()).any(|i| self.can_move_beyond(i, rounding) == (true, true))
    }
}

/// The middle of an interval, its finite end where it has one, else 0.
fn middle([lo, hi]: [f64; 2]) -> f64 {
    match (lo.is_finite(), hi.is_finite()) {
        (true, true) => 0.5 * (lo + hi),
        (true, false) => lo,
        (false, true) => hi,
        (false, false) => 0.0,
    }
}
