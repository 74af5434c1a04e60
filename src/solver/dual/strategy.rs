//! How the optimum is reached: SMO until it is near, then an active set method; or SMO alone.

use super::active_set::SearchOutcome;
use super::state::DualSolver;

/// SMO steps times rows may be so many in one search: about a second of work.
const MAX_WORK: u64 = 400_000_000;

/// This part of P is rounding.
const PRIMAL_ROUNDING: f64 = 1e-6;

impl DualSolver {
    /// Goes to the optimum from the present multipliers: SMO to a violation of 1e-3·ρ, then the active set method; where that ends short,
    /// SMO to a smaller violation, and so on. The result is checked with inner products computed anew.
    pub fn optimise(&mut self, tolerance: f64) -> SearchOutcome {
        let (n, rho) = (self.len() as u64, self.qp.rho);
        let mut outcome = SearchOutcome::default();
        self.balance_equality(0.0);
        let limit = (2_000 + 2 * n).min(MAX_WORK / (10 * n.max(1)));
        let mut smallest_gap = f64::INFINITY;
        for eps in [1e-3, 1e-6, 1e-9, 1e-12] {
            self.run_smo(eps * rho, (100 * n + 10_000).min(MAX_WORK / n.max(1)));
            let pivots = outcome.pivots + self.run_active_set(tolerance, limit).pivots;
            self.recompute_inner_products();
            outcome = self.run_active_set(tolerance, limit);
            outcome.pivots += pivots;
            // A round that does not halve the gap has met rounding; more rounds would not help.
            if outcome.converged || outcome.scan.gap > 0.5 * smallest_gap {
                break;
            }
            smallest_gap = outcome.scan.gap;
        }
        self.reset_if_worse_than_zero(outcome)
    }

    /// Goes to the optimum by SMO alone, as far as [`MAX_WORK`] lets it.
    pub fn optimise_by_smo(&mut self, tolerance: f64) -> SearchOutcome {
        self.balance_equality(0.0);
        let (n, rho) = (self.len() as u64, self.qp.rho);
        let mut left = MAX_WORK / n.max(1);
        let mut eps = 1e-3;
        while eps > 1e-15 {
            left -= self.run_smo(eps * rho, left.min(1_000 * n + 100_000));
            self.balance_equality(1e-10);
            self.recompute_inner_products();
            self.recompute_bias();
            if left == 0 || self.scan_kkt().within(tolerance) {
                break;
            }
            eps *= 0.1;
        }
        self.reset_if_worse_than_zero(SearchOutcome::default())
    }

    /// Goes back to α = 0, where D = 0, if rounding has left multipliers with a larger gap than that.
    fn reset_if_worse_than_zero(&mut self, outcome: SearchOutcome) -> SearchOutcome {
        let primal_at_zero =
            (0..self.len()).fold(0.0, |sum, i| sum + self.qp.rho * self.upper_alpha(i));
        let scan = if outcome.converged { outcome.scan } else { self.scan_kkt() };
        let sound =
            scan.gap <= primal_at_zero && scan.primal <= primal_at_zero * (1.0 + PRIMAL_ROUNDING);
        if sound {
            return SearchOutcome { scan, ..outcome };
        }
        self.reset();
        SearchOutcome { scan: self.scan_kkt(), ..outcome }
    }

    /// Restores Σβᵢ = 0 where it is violated by more than this part of Σ|βᵢ|. SMO keeps the sum as it is up to the rounding of its
    /// multipliers, which may have been much larger on the way.
    pub fn balance_equality(&mut self, tolerance: f64) {
        let scan = self.scan_kkt();
        if scan.imbalance().abs() > tolerance * scan.l1_norm {
            self.scale_to_balance();
            self.recompute_inner_products();
        }
    }
}
