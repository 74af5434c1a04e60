//! One pass over the rows: objectives, gap and violations of the Karush–Kuhn–Tucker conditions.

use super::state::DualSolver;

/// What a pass over the rows found, at the present β and b.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct KktScan {
    /// P.
    pub primal: f64,
    /// D.
    pub dual: f64,
    /// P − D summed row by row, Σ Cᵢξᵢ − αᵢ(ρ − mᵢ), so that nothing cancels; plus |b·Σβᵢ|, which a Σβᵢ ≠ 0 hides of it.
    pub gap: f64,
    /// Σβᵢ.
    pub balance: f64,
    /// Σ|βᵢ|.
    pub l1_norm: f64,
    /// The row that violates its condition most.
    pub worst: Option<usize>,
    /// By how much: |vᵢ − b|, or the excess of vᵢ over b on the side that its box leaves open. Below 0: none does.
    pub violation: f64,
    /// The row with the largest gradient among those whose βᵢ can increase.
    pub up: Option<usize>,
    /// The row with the smallest gradient among those whose βᵢ can decrease.
    pub down: Option<usize>,
    /// max |βᵢ|.
    pub largest_coefficient: f64,
    /// max |sᵢ|.
    pub largest_inner_product: f64,
}

impl DualSolver {
    /// A pass over the rows. O(n).
    pub(super) fn scan_kkt(&self) -> KktScan {
        let (model, qp, b) = (&self.model, &self.qp, self.model.b);
        let n = self.len();
        // Slices of one length, so that the loop has no bounds checks.
        let (coefficients, sums) = (&model.coefficients[..n], &model.inner_products[..n]);
        let (linear_term, lower, upper) = (&qp.linear_term[..n], &qp.lower[..n], &qp.upper[..n]);
        let mut scan = KktScan { violation: -1.0, ..KktScan::default() };
        let (mut square, mut loss) = (0.0, 0.0);
        let (mut largest, mut smallest) = (f64::NEG_INFINITY, f64::INFINITY);
        for i in 0..n {
            let (beta, sum) = (coefficients[i], sums[i]);
            let v = linear_term[i] - sum;
            let excess = v - b;
            // ρ − mᵢ, since yᵢ² = 1.
            let shortfall = if linear_term[i] > 0.0 { excess } else { -excess };
            let slack = if shortfall > 0.0 { shortfall } else { 0.0 };
            let row_loss = (upper[i] - lower[i]) * slack;
            square += beta * sum;
            loss += row_loss;
            scan.gap += row_loss - beta.abs() * shortfall;
            scan.balance += beta;
            scan.l1_norm += beta.abs();
            // Comparisons, not f64::max: that is a function call in wasm, three times as slow.
            if beta.abs() > scan.largest_coefficient {
                scan.largest_coefficient = beta.abs();
            }
            if sum.abs() > scan.largest_inner_product {
                scan.largest_inner_product = sum.abs();
            }
            let (increases, decreases) = (beta < upper[i], beta > lower[i]);
            if increases && v > largest {
                (scan.up, largest) = (Some(i), v);
            }
            if decreases && v < smallest {
                (scan.down, smallest) = (Some(i), v);
            }
            let violation = match (increases, decreases) {
                (true, true) => excess.abs(),
                (true, false) => excess,
                (false, true) => -excess,
                (false, false) => continue,
            };
            if violation > scan.violation {
                (scan.worst, scan.violation) = (Some(i), violation);
            }
        }
        // Not f64::max, which would turn NaN into 0.
        let regulariser = 0.5 * if square < 0.0 { 0.0 } else { square };
        scan.primal = regulariser + loss;
        scan.dual = qp.rho * scan.l1_norm - regulariser;
        scan.gap += (b * scan.balance).abs();
        scan
    }
}

impl KktScan {
    /// Whether the gap is at most `tolerance`·max(1, P).
    pub fn within(&self, tolerance: f64) -> bool {
        self.gap <= tolerance * self.primal.abs().max(1.0)
    }

    /// Σβᵢ, 0 where it is only rounding.
    pub fn imbalance(&self) -> f64 {
        if self.balance.abs() <= 4.0 * f64::EPSILON * self.l1_norm { 0.0 } else { self.balance }
    }

    /// The size of a violation that is only the rounding of the inner products.
    pub fn rounding(&self, rho: f64) -> f64 {
        8.0 * f64::EPSILON * self.largest_inner_product.max(rho)
    }
}
