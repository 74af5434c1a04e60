//! The multipliers and what follows from them: inner products, w, scores.

use std::rc::Rc;

use super::free_set::FreeSet;
use super::kernel_cache::KernelCache;
use super::qp::DualQp;
use crate::kernel::Kernel;
use crate::model::{Expansion, Linear, Scorer};
use crate::objective::Problem;

/// A solver of the dual of the hinge with a free bias, at some multipliers. A clone is cheap: it starts with an empty kernel cache.
#[derive(Clone, Debug)]
pub(crate) struct DualSolver {
    /// β, Kβ and b.
    pub(super) model: Rc<Expansion>,
    pub(super) qp: Rc<DualQp>,
    pub(super) cache: KernelCache,
    pub(super) free: FreeSet,
}

impl DualSolver {
    /// At α = 0.
    pub fn new(problem: &Problem) -> Self {
        let qp = DualQp::new(problem, None);
        let positions = Rc::new(qp.positions(problem));
        let kernel = problem.kernel.unwrap_or(Kernel::Linear);
        let mut solver = DualSolver {
            model: Rc::new(Expansion::zero(kernel, positions.clone())),
            qp: Rc::new(qp),
            cache: KernelCache::new(kernel, positions),
            free: FreeSet::default(),
        };
        solver.recompute_bias();
        solver
    }

    /// At these multipliers, clipped to their boxes and scaled to Σ αᵢyᵢ = 0.
    pub fn with_alphas(problem: &Problem, alphas: &[f64]) -> Self {
        let mut solver = DualSolver::new(problem);
        let qp = solver.qp.clone();
        let model = Rc::make_mut(&mut solver.model);
        for (i, (beta, &alpha)) in model.coefficients.iter_mut().zip(alphas).enumerate() {
            let signed = if qp.linear_term[i] > 0.0 { alpha } else { -alpha };
            *beta = qp.clip(i, signed);
        }
        solver.scale_to_balance();
        solver.recompute_inner_products();
        solver.recompute_bias();
        solver
    }

    /// At a solution of this problem. A kernel expansion is taken over as it is; else as [`DualSolver::with_alphas`].
    pub fn from_solution(problem: &Problem, model: &Scorer, alphas: &[f64]) -> Self {
        match model {
            Scorer::Kernel(known) if problem.kernel == Some(known.kernel) => {
                let mut solver = DualSolver::new(problem);
                solver.model = known.clone();
                solver
            }
            _ => DualSolver::with_alphas(problem, alphas),
        }
    }

    /// Brings Σβᵢ to 0: the multipliers of the class with the larger sum shrink by one factor.
    pub(super) fn scale_to_balance(&mut self) {
        let coefficients = &mut Rc::make_mut(&mut self.model).coefficients;
        // The second round takes what the rounding of the first left.
        for _ in 0..2 {
            let (mut positive, mut negative) = (0.0, 0.0);
            for &beta in &*coefficients {
                if beta > 0.0 { positive += beta } else { negative -= beta }
            }
            let shrink_positive = positive > negative;
            let (larger, smaller) =
                if shrink_positive { (positive, negative) } else { (negative, positive) };
            for beta in &mut *coefficients {
                if (*beta > 0.0) == shrink_positive && *beta != 0.0 {
                    *beta *= smaller / larger;
                }
            }
        }
    }

    /// Back to α = 0.
    pub(super) fn reset(&mut self) {
        let model = &self.model;
        self.model = Rc::new(Expansion::zero(model.kernel, model.positions.clone()));
        self.free = FreeSet::default();
        self.recompute_bias();
    }

    /// Whether the model is w and b in the plane.
    pub fn is_linear(&self) -> bool {
        self.qp.is_linear
    }

    /// The number of rows n.
    pub fn len(&self) -> usize {
        self.qp.linear_term.len()
    }

    /// The size of a clone in memory.
    pub fn bytes(&self) -> usize {
        100 * self.len() + self.free.factor.bytes()
    }

    /// The model as a kernel expansion, also in the plane; positions counted from the centre of the dual.
    pub fn expansion(&self) -> &Rc<Expansion> {
        &self.model
    }

    /// The model: w and b, or the kernel expansion.
    pub fn scorer(&self) -> Scorer {
        if self.is_linear() {
            Scorer::Linear(self.linear())
        } else {
            Scorer::Kernel(self.model.clone())
        }
    }

    /// w and b in the plane.
    fn linear(&self) -> Linear {
        let w = self.weights();
        let [x, y] = self.qp.centre;
        Linear { w, b: self.model.b - (w[0] * x + w[1] * y) }
    }

    /// w = Σ βᵢxᵢ.
    fn weights(&self) -> [f64; 2] {
        let (mut w, positions) = ([0.0; 2], &self.model.positions);
        for (i, &beta) in self.model.coefficients.iter().enumerate() {
            if beta != 0.0 {
                w[0] += beta * positions.x[i];
                w[1] += beta * positions.y[i];
            }
        }
        w
    }

    /// αᵢ = |βᵢ| of each row.
    pub fn alphas(&self) -> Vec<f64> {
        self.model.coefficients.iter().map(|beta| beta.abs()).collect()
    }

    /// Cᵢ.
    pub(super) fn upper_alpha(&self, i: usize) -> f64 {
        self.qp.upper[i] - self.qp.lower[i]
    }

    /// vᵢ = ρyᵢ − sᵢ = dD/dβᵢ.
    pub(super) fn gradient(&self, i: usize) -> f64 {
        self.qp.linear_term[i] - self.model.inner_products[i]
    }

    /// Whether βᵢ can increase, and whether it can decrease.
    pub(super) fn can_move(&self, i: usize) -> (bool, bool) {
        let beta = self.model.coefficients[i];
        (beta < self.qp.upper[i], beta > self.qp.lower[i])
    }

    /// s = Kβ anew, so that rounding does not accumulate. O(n) in the plane, O(n·support vectors) with a kernel.
    pub(super) fn recompute_inner_products(&mut self) {
        let n = self.len();
        let mut sums = vec![0.0; n];
        if self.model.kernel == Kernel::Linear {
            let w = self.weights();
            self.model.kernel.row(w, &self.model.positions, &mut sums);
        } else {
            for i in 0..n {
                let beta = self.model.coefficients[i];
                if beta != 0.0 {
                    self.cache.load(i);
                    for (sum, k) in sums.iter_mut().zip(self.cache.row(i)) {
                        *sum += beta * k;
                    }
                }
            }
        }
        Rc::make_mut(&mut self.model).inner_products = sums;
    }

    /// β += Δβ for these (row, Δβᵢ), and s with it. O(n) for each of them, for all together with the linear kernel.
    pub(super) fn apply_moves(&mut self, moves: &[(usize, f64)]) {
        let model = Rc::make_mut(&mut self.model);
        let mut w = [0.0; 2];
        for &(i, by) in moves {
            model.coefficients[i] += by;
            if model.kernel == Kernel::Linear {
                w[0] += by * model.positions.x[i];
                w[1] += by * model.positions.y[i];
                continue;
            }
            self.cache.load(i);
            for (sum, k) in model.inner_products.iter_mut().zip(self.cache.row(i)) {
                *sum += by * k;
            }
        }
        if model.kernel == Kernel::Linear {
            let (xs, ys) = (&model.positions.x, &model.positions.y);
            for ((sum, x), y) in model.inner_products.iter_mut().zip(xs).zip(ys) {
                *sum += w[0] * x + w[1] * y;
            }
        }
    }

    /// The bias that belongs to the multipliers as they are.
    pub fn recompute_bias(&mut self) {
        let scan = self.scan_kkt();
        self.update_bias(&scan);
    }
}
