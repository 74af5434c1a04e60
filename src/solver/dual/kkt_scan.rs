//! One look at every row: how far the multipliers are from the optimum, and where.

use super::state::Machine;
use crate::base::format::larger;

/// What a look at every row found, at the present b.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Survey {
    /// P, D, and P − D summed row by row so that nothing cancels, Σ Cᵢξᵢ − αᵢ(ρ − mᵢ), and with |b·Σβᵢ|, which a balance that is not
    /// exact hides of it.
    pub primal: f64,
    pub dual: f64,
    pub gap: f64,
    /// Σβᵢ and Σ|βᵢ|.
    pub balance: f64,
    pub size: f64,
    /// The row that is farthest from what the optimum asks of it, and how far.
    pub worst: Option<usize>,
    pub off: f64,
    /// The rows with the largest slope among those that could grow, and with the least among those that could fall.
    pub up: Option<usize>,
    pub down: Option<usize>,
    /// The largest |βᵢ| and |sᵢ|.
    pub largest: [f64; 2],
}

impl Machine {
    /// A look at every row.
    pub fn survey(&self) -> Survey {
        let (model, frame, b) = (&self.model, &self.frame, self.model.b);
        let n = self.len();
        let (amounts, sums) = (&model.amounts[..n], &model.sums[..n]);
        let (target, low, high) = (&frame.target[..n], &frame.low[..n], &frame.high[..n]);
        let mut found = Survey { off: -1.0, ..Survey::default() };
        let (mut square, mut loss) = (0.0, 0.0);
        let (mut most, mut least) = (f64::NEG_INFINITY, f64::INFINITY);
        for i in 0..n {
            let (amount, sum) = (amounts[i], sums[i]);
            let v = target[i] - sum;
            let off = v - b;
            // ρ − mᵢ, since yᵢ² = 1.
            let short = if target[i] > 0.0 { off } else { -off };
            let paid = (high[i] - low[i]) * larger(short, 0.0);
            square += amount * sum;
            loss += paid;
            found.gap += paid - amount.abs() * short;
            found.balance += amount;
            found.size += amount.abs();
            found.largest[0] = larger(amount.abs(), found.largest[0]);
            found.largest[1] = larger(sum.abs(), found.largest[1]);
            let (grows, falls) = (amount < high[i], amount > low[i]);
            if grows && v > most {
                (found.up, most) = (Some(i), v);
            }
            if falls && v < least {
                (found.down, least) = (Some(i), v);
            }
            let away = match (grows, falls) {
                (true, true) => off.abs(),
                (true, false) => off,
                (false, true) => -off,
                (false, false) => continue,
            };
            if away > found.off {
                (found.worst, found.off) = (Some(i), away);
            }
        }
        let regulariser = 0.5 * if square < 0.0 { 0.0 } else { square };
        found.primal = regulariser + loss;
        found.dual = frame.rho * found.size - regulariser;
        found.gap += (b * found.balance).abs();
        found
    }
}

impl Survey {
    /// Whether the gap is at most `tolerance`·max(1, P).
    pub fn within(&self, tolerance: f64) -> bool {
        self.gap <= tolerance * self.primal.abs().max(1.0)
    }

    /// Σβᵢ, 0 where it is only rounding.
    pub fn imbalance(&self) -> f64 {
        if self.balance.abs() <= 4.0 * f64::EPSILON * self.size { 0.0 } else { self.balance }
    }

    /// The error of the sums that is only rounding.
    pub fn rounding(&self, rho: f64) -> f64 {
        8.0 * f64::EPSILON * self.largest[1].max(rho)
    }
}
