//! The bias that belongs to multipliers, and which others would do as well.

use std::rc::Rc;

use super::Machine;

/// So near to an end of its box, beside the largest multiplier, is rounding.
const GRAIN: f64 = 1e-12;

impl Machine {
    /// A multiplier nearer than this to an end of its box is at that end for all that follows from it.
    pub(super) fn grain(&self) -> f64 {
        let mut largest = 0.0f64;
        for amount in &self.model.amounts {
            largest = largest.max(amount.abs());
        }
        GRAIN * largest
    }

    /// As [`Machine::room`], for a multiplier that is at an end of its box up to rounding as well.
    fn true_room(&self, i: usize, grain: f64) -> (bool, bool) {
        let amount = self.model.amounts[i];
        (amount < self.frame.high[i] - grain, amount > self.frame.low[i] + grain)
    }

    /// The ends of the interval in which every b is optimal with the optimal w: the largest slope of a multiplier that could grow
    /// and the least of one that could fall.
    pub fn bias_interval(&self) -> [f64; 2] {
        let (mut lo, mut hi) = (f64::NEG_INFINITY, f64::INFINITY);
        let grain = self.grain();
        for i in 0..self.len() {
            let (up, down) = self.true_room(i, grain);
            let v = self.slope(i);
            if up {
                lo = lo.max(v);
            }
            if down {
                hi = hi.min(v);
            }
        }
        [lo, hi]
    }

    /// The bias: the mean of the slopes of the free multipliers, which are all equal at the optimum; where there are none, the middle
    /// of what is possible.
    pub fn find_bias(&mut self) {
        let (mut sum, mut count, grain) = (0.0, 0.0, self.grain());
        for i in 0..self.len() {
            if let (true, true) = self.true_room(i, grain) {
                sum += self.slope(i);
                count += 1.0;
            }
        }
        let b = if count > 0.0 { sum / count } else { middle(self.bias_interval()) };
        Rc::make_mut(&mut self.model).b = b;
    }

    /// Whether some multiplier is between the ends of its box.
    pub fn has_free(&self) -> bool {
        let grain = self.grain();
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
