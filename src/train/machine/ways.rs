//! Ways to the optimum: pairs and pivots, or pairs alone.

use super::Machine;
use super::active::Pivots;

/// So many rows may be looked at by pairs in one go, in all their steps together: about a second's work.
const WORK: u64 = 400_000_000;

impl Machine {
    /// Goes to the optimum from where it is: by pairs until it is near, then by pivots, and checked with sums made anew.
    /// Returns how many pivots it took and how it ended.
    pub fn optimise(&mut self, tolerance: f64) -> Pivots {
        let (n, rho) = (self.len() as u64, self.frame.rho);
        let mut all = Pivots::default();
        self.even_out(0.0);
        let (limit, mut least) = (2_000 + 2 * n, f64::INFINITY);
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
        if found.seen.gap <= paid {
            return found;
        }
        self.clear();
        Pivots { seen: self.survey(), ..found }
    }

    /// Goes to the optimum by pairs alone.
    pub fn descend_to(&mut self, tolerance: f64) -> Pivots {
        self.even_out(0.0);
        let (n, rho) = (self.len() as u64, self.frame.rho);
        let mut eps = 1e-3;
        while eps > 1e-15 {
            self.descend(eps * rho, (1_000 * n + 100_000).min(WORK / n.max(1)));
            self.even_out(1e-10);
            self.refresh();
            self.settle_bias();
            if self.survey().within(tolerance) {
                break;
            }
            eps *= 0.1;
        }
        Pivots { seen: self.survey(), ..Pivots::default() }
    }

    /// Brings Σβᵢ back to 0 where it is more than this part of Σ|βᵢ|: pairs keep it as it is, up to the rounding of multipliers that were
    /// much larger on the way.
    pub(in crate::train) fn even_out(&mut self, part: f64) {
        let seen = self.survey();
        if seen.imbalance().abs() > part * seen.size {
            self.balance();
            self.refresh();
        }
    }
}
