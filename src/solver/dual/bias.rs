//! The bias that belongs to multipliers, and which others would do as well (Keerthi et al. 2001).

use std::rc::Rc;

use super::kkt_scan::Survey;
use super::state::Machine;
use crate::base::format::{larger, smaller};

/// So small a part of the largest multiplier is rounding, where so small a part of a score comes of it.
const ROUNDING: [f64; 2] = [1e-12, 1e-13];

/// What of a multiplier is only rounding.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grain {
    amount: f64,
    score: f64,
}

impl Machine {
    /// What of multipliers of this size is only rounding.
    pub(super) fn grain(&self, seen: &Survey) -> Grain {
        let [amount, score] = seen.largest;
        Grain { amount: ROUNDING[0] * amount, score: ROUNDING[1] * score.max(self.frame.rho) }
    }

    /// A multiplier nearer than this to an end of its box is at that end for all that follows from it.
    pub(super) fn nearness(&self, i: usize, grain: Grain) -> f64 {
        let diagonal = self.rows.diagonal[i];
        if diagonal > 0.0 { grain.amount.min(grain.score / diagonal) } else { grain.amount }
    }

    /// As [`Machine::room`], for a multiplier that is at an end of its box up to rounding as well.
    #[inline]
    fn true_room(&self, i: usize, grain: Grain) -> (bool, bool) {
        let (amount, low, high) = (self.model.amounts[i], self.frame.low[i], self.frame.high[i]);
        if amount == low || amount == high {
            return (amount < high, amount > low);
        }
        let near = self.nearness(i, grain);
        (amount < high - near, amount > low + near)
    }

    /// The ends of the interval in which every b is optimal with the optimal w: the largest slope of a multiplier that could grow
    /// and the least of one that could fall (their b_up and b_low).
    pub fn bias_interval(&self, seen: &Survey) -> [f64; 2] {
        let (mut lo, mut hi) = (f64::NEG_INFINITY, f64::INFINITY);
        let grain = self.grain(seen);
        for i in 0..self.len() {
            let (up, down) = self.true_room(i, grain);
            let v = self.slope(i);
            if up {
                lo = larger(v, lo);
            }
            if down {
                hi = smaller(v, hi);
            }
        }
        [lo, hi]
    }

    /// The bias: the mean of the slopes of the free multipliers, which are all equal at the optimum; where there are none, the middle
    /// of what is possible.
    pub fn find_bias(&mut self, seen: &Survey) {
        let (mut sum, mut count, grain) = (0.0, 0.0, self.grain(seen));
        for i in 0..self.len() {
            if let (true, true) = self.true_room(i, grain) {
                sum += self.slope(i);
                count += 1.0;
            }
        }
        let b = if count > 0.0 { sum / count } else { middle(self.bias_interval(seen)) };
        Rc::make_mut(&mut self.model).b = b;
    }

    /// Whether some multiplier is between the ends of its box.
    pub fn has_free(&self, seen: &Survey) -> bool {
        let grain = self.grain(seen);
        (0..self.len()).any(|i| self.true_room(i, grain) == (true, true))
    }
}

/// The middle, or the finite end, or 0.
fn middle([lo, hi]: [f64; 2]) -> f64 {
    match (lo.is_finite(), hi.is_finite()) {
        (true, true) => 0.5 * (lo + hi),
        (true, false) => lo,
        (false, true) => hi,
        (false, false) => 0.0,
    }
}
