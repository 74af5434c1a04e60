//! Sequential minimal optimisation, one step at a time (Platt 1998): the working set is the pair of multipliers that promises the
//! largest increase of the dual (Fan, Chen & Lin 2005, WSS 2). It stops as LIBSVM does (Chang & Lin 2011).

use std::rc::Rc;

use super::state::DualSolver;

/// A step of two multipliers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PairNote {
    /// The rows i and j: αᵢyᵢ of the first grew, that of the second fell by as much.
    pub rows: [usize; 2],
    /// α before.
    pub before: [f64; 2],
    /// α after.
    pub after: [f64; 2],
    /// Cᵢ and Cⱼ: the box that the step stays in.
    pub caps: [f64; 2],
    /// Whether the box cut the step short.
    pub clipped: bool,
    /// By how much D rose.
    pub rise: f64,
    /// The largest violation before the step, max vᵢ − min vⱼ; LIBSVM stops at 0.001.
    pub violation: f64,
}

/// The least curvature along a pair that counts, beside k(xᵢ, xᵢ) of its first row: a curvature of 0, or below by rounding, is
/// replaced by it (τ of Fan, Chen & Lin 2005).
#[inline(always)]
pub(super) fn min_curvature(diagonal: f64) -> f64 {
    1e-12 * diagonal.max(f64::MIN_POSITIVE)
}

/// A multiplier moved towards a bound; exactly there when it is there up to rounding.
pub(super) fn moved_towards(beta: f64, by: f64, bound: f64) -> f64 {
    let to = beta + by;
    let beyond = if by > 0.0 { to >= bound } else { to <= bound };
    if beyond || (bound - to).abs() <= 1e-15 * bound.abs() { bound } else { to }
}

/// Two rows, and D along the direction in which βᵢ increases and βⱼ decreases.
#[derive(Clone, Copy, Debug)]
struct WorkingSet {
    i: usize,
    j: usize,
    /// vᵢ − vⱼ.
    slope: f64,
    /// kᵢᵢ + kⱼⱼ − 2kᵢⱼ.
    curvature: f64,
    /// The largest slope of any pair.
    violation: f64,
}

impl DualSolver {
    /// Moves one pair to its optimum inside its box. `None`, and nothing has changed, where the largest violation is at most `eps`. O(n).
    pub fn smo_step(&mut self, eps: f64) -> Option<PairNote> {
        let first = self.select_first()?;
        let pair = self.select_second(first, eps)?;
        let WorkingSet { i, j, slope, curvature, violation } = pair;
        let alphas = |solver: &DualSolver| [i, j].map(|row| solver.model.coefficients[row].abs());
        let before = alphas(self);
        let (by, clipped) = self.clipped_step(&pair);
        self.move_pair(i, j, by);
        Some(PairNote {
            rows: [i, j],
            before,
            after: alphas(self),
            caps: [self.upper_alpha(i), self.upper_alpha(j)],
            clipped,
            rise: by * (slope - 0.5 * by * curvature),
            violation,
        })
    }

    /// The row with the largest gradient among those whose βᵢ can increase.
    fn select_first(&self) -> Option<usize> {
        let (model, qp) = (&self.model, &self.qp);
        let (mut best, mut largest) = (None, f64::NEG_INFINITY);
        for i in 0..self.len() {
            let v = qp.linear_term[i] - model.inner_products[i];
            if v > largest && model.coefficients[i] < qp.upper[i] {
                (best, largest) = (Some(i), v);
            }
        }
        best
    }

    /// The pair of row i with the row that promises the largest increase of D, slope²/(2·curvature), where the largest violation is
    /// above `eps`.
    fn select_second(&mut self, i: usize, eps: f64) -> Option<WorkingSet> {
        self.cache.load(i);
        let (model, qp) = (&self.model, &self.qp);
        let (first, own) = (self.gradient(i), self.cache.diagonal[i]);
        let least = min_curvature(own);
        let (mut best, mut largest, mut violation) = (None, 0.0, 0.0);
        let n = self.len();
        // Slices of one length, so that the loop has no bounds checks.
        let (linear_term, sums) = (&qp.linear_term[..n], &model.inner_products[..n]);
        let (coefficients, lower) = (&model.coefficients[..n], &qp.lower[..n]);
        let (row, diagonal) = (&self.cache.row(i)[..n], &self.cache.diagonal[..n]);
        for j in 0..n {
            let slope = first - (linear_term[j] - sums[j]);
            if coefficients[j] > lower[j] && slope > 0.0 {
                let curvature = own + diagonal[j] - 2.0 * row[j];
                let curvature = if curvature > least { curvature } else { least };
                let gain = slope * slope / curvature;
                if slope > violation {
                    violation = slope;
                }
                if gain > largest {
                    (best, largest) = (Some((j, slope, curvature)), gain);
                }
            }
        }
        let (j, slope, curvature) = best.filter(|_| violation > eps)?;
        Some(WorkingSet { i, j, slope, curvature, violation })
    }

    /// How far βᵢ increases and βⱼ decreases, and whether a box ends it.
    fn clipped_step(&self, pair: &WorkingSet) -> (f64, bool) {
        let (model, qp) = (&self.model, &self.qp);
        let unclipped = pair.slope / pair.curvature;
        let longest = (qp.upper[pair.i] - model.coefficients[pair.i])
            .min(model.coefficients[pair.j] - qp.lower[pair.j]);
        if unclipped < longest { (unclipped, false) } else { (longest, true) }
    }

    /// βᵢ += by, βⱼ −= by, and the inner products with them.
    fn move_pair(&mut self, i: usize, j: usize, by: f64) {
        self.cache.load(i);
        self.cache.load(j);
        let qp = &self.qp;
        let model = Rc::make_mut(&mut self.model);
        model.coefficients[i] = moved_towards(model.coefficients[i], by, qp.upper[i]);
        model.coefficients[j] = moved_towards(model.coefficients[j], -by, qp.lower[j]);
        let (up, down) = (self.cache.row(i), self.cache.row(j));
        for ((sum, up), down) in model.inner_products.iter_mut().zip(up).zip(down) {
            *sum += by * (up - down);
        }
    }
}
