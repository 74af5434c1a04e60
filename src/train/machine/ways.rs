//! Ways to the optimum: pairs and pivots, or pairs alone.

use super::Machine;

impl Machine {
    /// Goes to the optimum from where it is: by pairs until it is near, then by pivots, and checked with sums made anew.
    /// Returns how many pivots it took.
    pub fn optimise(&mut self, tolerance: f64) -> u64 {
        let (n, rho) = (self.len() as u64, self.frame.rho);
        let mut count = 0;
        self.even_out(0.0);
        for eps in [1e-3, 1e-6, 1e-9, 1e-12] {
            self.descend(eps * rho, 100 * n + 10_000);
            count += self.pivot(tolerance, 10 * n + 1_000).count;
            self.refresh();
            let checked = self.pivot(tolerance, 10 * n + 1_000);
            count += checked.count;
            if checked.reached {
                break;
            }
        }
        count
    }

    /// Goes to the optimum by pairs alone.
    pub fn descend_to(&mut self, tolerance: f64) {
        self.even_out(0.0);
        let (n, rho) = (self.len() as u64, self.frame.rho);
        let mut eps = 1e-3;
        while eps > 1e-15 {
            self.descend(eps * rho, 1_000 * n + 100_000);
            self.even_out(1e-10);
            self.refresh();
            self.settle_bias();
            if self.survey().within(tolerance) {
                return;
            }
            eps *= 0.1;
        }
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
