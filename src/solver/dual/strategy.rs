//! Ways to the optimum: pairs and pivots, or pairs alone.

use super::active_set::Pivots;
use super::state::Machine;

/// So many rows may be looked at by pairs in one go, in all their steps together: about a second's work.
const WORK: u64 = 400_000_000;

/// So small a part of P is rounding.
const ROUNDED: f64 = 1e-6;

impl Machine {
    /// Goes to the optimum from where it is: by pairs until it is near, then by pivots, and checked with sums made anew.
    /// Returns how many pivots it took and how it ended.
    pub fn optimise(&mut self, tolerance: f64) -> Pivots {
        let (n, rho) = (self.len() as u64, self.frame.rho);
        let mut all = Pivots::default();
        self.even_out(0.0);
        let limit = (2_000 + 2 * n).min(WORK / (10 * n.max(1)));
        let mut least = f64::INFINITY;
        for eps in [1e-3, 1e-6, 1e-9, 1e-12] {
            self.descend(eps * rho, (100 * n + 10_000).min(WORK / n.max(1)));
            let count = all.count + self.pivot(tolerance, limit).count;
            self.refresh();
            all = self.pivot(tolerance, limit);
            all.count += count;
            // Where a round does not halve the gap, rounding has the word.
            if all.reached || all.seen.gap > 0.5 * least {
                break;
            }
            least = all.seen.gap;
        }
        self.forget_what_proves_nothing(all)
    }

    /// Multipliers that prove less than none at all give way to these: D = 0 at α = 0.
    fn forget_what_proves_nothing(&mut self, found: Pivots) -> Pivots {
        let mut paid = 0.0;
        for i in 0..self.len() {
            paid += self.frame.rho * self.cap(i);
        }
        let seen = if found.reached { found.seen } else { self.survey() };
        // No gap is larger than what is paid at α = 0, and no optimum pays more: the rest is rounding.
        let sound = seen.gap <= paid && seen.primal <= paid * (1.0 + ROUNDED);
        if sound {
            return Pivots { seen, ..found };
        }
        self.clear();
        Pivots { seen: self.survey(), ..found }
    }

    /// Goes to the optimum by pairs alone, as far as [`WORK`] lets it.
    pub fn descend_to(&mut self, tolerance: f64) -> Pivots {
        self.even_out(0.0);
        let (n, rho) = (self.len() as u64, self.frame.rho);
        let mut left = WORK / n.max(1);
        let mut eps = 1e-3;
        while eps > 1e-15 {
            left -= self.descend(eps * rho, left.min(1_000 * n + 100_000));
            self.even_out(1e-10);
            self.refresh();
            self.settle_bias();
            if left == 0 || self.survey().within(tolerance) {
                break;
            }
            eps *= 0.1;
        }
        self.forget_what_proves_nothing(Pivots::default())
    }

    /// Brings Σβᵢ back to 0 where it is more than this part of Σ|βᵢ|: pairs keep it as it is, up to the rounding of multipliers that were
    /// much larger on the way.
    pub(crate) fn even_out(&mut self, part: f64) {
        let seen = self.survey();
        if seen.imbalance().abs() > part * seen.size {
            self.balance();
            self.refresh();
        }
    }
}
