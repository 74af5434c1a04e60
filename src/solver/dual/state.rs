//! The multipliers and what follows from them.

use std::rc::Rc;

use super::free_set::Active;
use super::kernel_cache::Rows;
use super::qp::Frame;
use crate::base::format::clamped;
use crate::kernel::Kernel;
use crate::model::{Expansion, Linear, Scorer};
use crate::objective::Problem;

/// Multipliers at work.
#[derive(Clone, Debug)]
pub(crate) struct Machine {
    pub(super) model: Rc<Expansion>,
    pub(super) frame: Rc<Frame>,
    pub(super) rows: Rows,
    pub(super) active: Active,
}

impl Machine {
    /// All multipliers at 0.
    pub fn new(problem: &Problem) -> Self {
        let frame = Frame::of(problem, None);
        let places = Rc::new(frame.places(problem));
        let kernel = problem.kernel.unwrap_or(Kernel::Linear);
        let mut machine = Machine {
            model: Rc::new(Expansion::zero(kernel, places.clone())),
            frame: Rc::new(frame),
            rows: Rows::new(kernel, places),
            active: Active::default(),
        };
        machine.settle_bias();
        machine
    }

    /// With these multipliers, brought into their boxes and into balance.
    pub fn with(problem: &Problem, alphas: &[f64]) -> Self {
        let mut machine = Machine::new(problem);
        let frame = machine.frame.clone();
        let model = Rc::make_mut(&mut machine.model);
        for (i, &alpha) in alphas.iter().enumerate().take(model.amounts.len()) {
            let amount = if frame.target[i] > 0.0 { alpha } else { -alpha };
            model.amounts[i] = clamped(amount, frame.low[i], frame.high[i]);
        }
        machine.balance();
        machine.refresh();
        machine.settle_bias();
        machine
    }

    /// With the multipliers of a solution of this problem, whose sums are known where it is one of kernels.
    pub fn resumed(problem: &Problem, model: &Scorer, alphas: &[f64]) -> Self {
        match model {
            Scorer::Kernel(known) if problem.kernel == Some(known.kernel) => {
                let mut machine = Machine::new(problem);
                machine.model = known.clone();
                machine
            }
            _ => Machine::with(problem, alphas),
        }
    }

    /// Takes from the multipliers of the class that has too much, in equal parts, until Σβᵢ = 0.
    pub(super) fn balance(&mut self) {
        let model = Rc::make_mut(&mut self.model);
        for _ in 0..2 {
            let (mut up, mut down) = (0.0, 0.0);
            for &amount in &model.amounts {
                if amount > 0.0 { up += amount } else { down -= amount }
            }
            let (many, few) = if up > down { (up, down) } else { (down, up) };
            for amount in &mut model.amounts {
                if (*amount > 0.0) == (up > down) && *amount != 0.0 {
                    *amount *= few / many;
                }
            }
        }
    }

    /// Back to α = 0.
    pub(super) fn clear(&mut self) {
        let model = &self.model;
        self.model = Rc::new(Expansion::zero(model.kernel, model.places.clone()));
        self.active = Active::default();
        self.settle_bias();
    }

    /// Whether it is one of a line.
    pub fn is_linear(&self) -> bool {
        self.frame.linear
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.frame.target.len()
    }

    /// What a clone weighs in memory.
    pub fn bytes(&self) -> usize {
        100 * self.len() + self.active.factor.bytes()
    }

    /// The kernel model as it is.
    pub fn expansion(&self) -> &Rc<Expansion> {
        &self.model
    }

    /// What gives the scores: w and b, or the kernel expansion.
    pub fn scorer(&self) -> Scorer {
        if self.frame.linear {
            Scorer::Linear(self.line())
        } else {
            Scorer::Kernel(self.model.clone())
        }
    }

    /// w = Σ βᵢxᵢ and b in the plane.
    pub(super) fn line(&self) -> Linear {
        let w = self.weights();
        let [x, y] = self.frame.centre;
        Linear { w, b: self.model.b - (w[0] * x + w[1] * y) }
    }

    pub(super) fn weights(&self) -> [f64; 2] {
        let (mut w, places) = ([0.0; 2], &self.model.places);
        for (i, &amount) in self.model.amounts.iter().enumerate() {
            if amount != 0.0 {
                w[0] += amount * places.x[i];
                w[1] += amount * places.y[i];
            }
        }
        w
    }

    /// αᵢ of each row.
    pub fn alphas(&self) -> Vec<f64> {
        let mut alphas = Vec::with_capacity(self.len());
        for amount in &self.model.amounts {
            alphas.push(amount.abs());
        }
        alphas
    }

    /// Cᵢ.
    pub fn cap(&self, i: usize) -> f64 {
        self.frame.high[i] - self.frame.low[i]
    }

    /// vᵢ = ρyᵢ − sᵢ.
    pub(super) fn slope(&self, i: usize) -> f64 {
        self.frame.target[i] - self.model.sums[i]
    }

    /// Whether βᵢ could grow, and whether it could fall.
    pub(super) fn room(&self, i: usize) -> (bool, bool) {
        let amount = self.model.amounts[i];
        (amount < self.frame.high[i], amount > self.frame.low[i])
    }

    /// Sums anew from the multipliers, so that rounding does not gather.
    pub(super) fn refresh(&mut self) {
        let n = self.len();
        let mut sums = vec![0.0; n];
        if self.model.kernel == Kernel::Linear {
            let w = self.weights();
            self.model.kernel.row(w, &self.model.places, &mut sums);
        } else {
            for i in 0..n {
                let amount = self.model.amounts[i];
                if amount != 0.0 {
                    self.rows.want(i);
                    for (sum, k) in sums.iter_mut().zip(self.rows.get(i)) {
                        *sum += amount * k;
                    }
                }
            }
        }
        Rc::make_mut(&mut self.model).sums = sums;
    }

    /// Moves multipliers and their sums by these, each (row, by). O(n) for each of them, or for all together where rows are lines.
    pub(super) fn shift(&mut self, moves: &[(usize, f64)]) {
        let model = Rc::make_mut(&mut self.model);
        let mut w = [0.0; 2];
        for &(i, by) in moves {
            model.amounts[i] += by;
            if model.kernel == Kernel::Linear {
                w[0] += by * model.places.x[i];
                w[1] += by * model.places.y[i];
                continue;
            }
            self.rows.want(i);
            for (sum, k) in model.sums.iter_mut().zip(self.rows.get(i)) {
                *sum += by * k;
            }
        }
        if model.kernel == Kernel::Linear {
            let (xs, ys) = (&model.places.x, &model.places.y);
            for ((sum, x), y) in model.sums.iter_mut().zip(xs).zip(ys) {
                *sum += w[0] * x + w[1] * y;
            }
        }
    }

    /// The bias that belongs to the multipliers as they are.
    pub fn settle_bias(&mut self) {
        let seen = self.survey();
        self.find_bias(&seen);
    }
}
