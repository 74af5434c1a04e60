//! What follows from points and settings alone: the problem that is trained, standardised if wanted, and its optimum.

use std::cell::OnceCell;

use crate::base::error::{Error, ErrorKind, Result};
use crate::base::format::scientific;
use crate::base::point::{Point, label};
use crate::data::Standard;
use crate::kernel::Kernel;
use crate::model::{Linear, Scorer};
use crate::objective::{Problem, Row, Solution};
use crate::scenario::{Model, Penalty, Scenario};
use crate::solver::optimum;

/// The problem made from points and settings. It never changes; an edit makes a new one.
#[derive(Debug)]
pub(super) struct PreparedProblem {
    pub problem: Problem,
    /// For each row of the problem the index of its point in the list.
    pub point_of: Vec<usize>,
    /// The units of the trainer.
    pub standard: Standard,
    optimum: OnceCell<Option<Solution<Scorer>>>,
}

/// The gap up to which the report calls a solution the optimum, times max(1, P).
pub(super) const CERTIFIED: f64 = 1e-9;

/// Above so many points the optimum is computed only when it is asked for.
const MAX_UNASKED: usize = 10_000;
/// The same with kernels, where it takes longer.
const MAX_UNASKED_WITH_KERNEL: usize = 2_000;

/// As long as no k(x, x) is larger, sums of kernel values and their squares stay finite.
const MAX_KERNEL_VALUE: f64 = 1e100;

/// The most points of a kernel model: its cost grows with their square.
pub(super) const MAX_POINTS_WITH_KERNEL: usize = 20_000;

/// Refuses more points than a kernel model can take, and points at which a polynomial kernel grows too large to compute with.
///
/// # Errors
/// With `path` as the beginning of the error's path.
pub(super) fn check_kernel(points: &[Point], settings: &Scenario, path: &str) -> Result<()> {
    let Some(kernel) = settings.model.kernel() else { return Ok(()) };
    if points.len() > MAX_POINTS_WITH_KERNEL {
        let expected = format!("at most {MAX_POINTS_WITH_KERNEL} points with a kernel");
        return Err(Error::mismatch(path, expected, points.len().to_string()));
    }
    if !matches!(kernel, Kernel::Polynomial { .. }) {
        return Ok(());
    }
    let standard = PreparedProblem::new(points, settings).standard;
    // Points of weight 0 as well: they have scores, too.
    for (i, point) in points.iter().enumerate() {
        let u = standard.to_unit(point.x);
        let value = kernel.value(u, u);
        if value.is_nan() || value > MAX_KERNEL_VALUE {
            let beyond = value.is_nan() || value == f64::INFINITY;
            let got = if beyond { "a number beyond 1e308".into() } else { scientific(value, 1) };
            return Err(Error::new(path, ErrorKind::LargeKernel { got, point: i }));
        }
    }
    Ok(())
}

impl PreparedProblem {
    pub fn new(points: &[Point], settings: &Scenario) -> Self {
        let (mut point_of, mut rows) = (Vec::new(), Vec::new());
        for (i, point) in points.iter().enumerate() {
            if point.trains() {
                let class_weight = settings.class_weights.get(usize::from(point.class));
                let cost = point.weight * class_weight.unwrap_or(&1.0);
                point_of.push(i);
                rows.push(Row { x: point.x, y: label(point.class), cost });
            }
        }
        let mut standard = Standard::IDENTITY;
        if settings.standardise {
            standard = Standard::fit(rows.iter().map(|row| row.x));
        }
        for row in &mut rows {
            row.x = standard.to_unit(row.x);
        }
        let problem = Problem {
            rows,
            loss: settings.loss,
            c: settings.c,
            penalty: settings.penalty == Penalty::L2,
            regularise_bias: settings.regularise_bias,
            kernel: settings.model.kernel(),
        };
        PreparedProblem { problem, point_of, standard, optimum: OnceCell::new() }
    }

    /// The certified optimum, where there is one and it is known: found once, from a cold start, so that it depends on nothing but
    /// the problem.
    pub fn optimum(&self) -> Option<&Solution<Scorer>> {
        let kernels = self.problem.kernel.is_some();
        let most = if kernels { MAX_UNASKED_WITH_KERNEL } else { MAX_UNASKED };
        let find = || {
            let wanted = !self.problem.is_empty() && self.problem.len() <= most;
            wanted.then(|| optimum(&self.problem, CERTIFIED).ok()).flatten()
        };
        self.optimum.get_or_init(find).as_ref()
    }

    /// The row of a point, where it trains.
    pub fn row_of(&self, point: usize) -> Option<usize> {
        self.point_of.binary_search(&point).ok()
    }

    /// As [`PreparedProblem::row_of`], trying row `near` and its neighbours first.
    pub fn row_near(&self, point: usize, near: usize) -> Option<usize> {
        for row in [near, near.wrapping_sub(1), near + 1] {
            if self.point_of.get(row) == Some(&point) {
                return Some(row);
            }
        }
        self.row_of(point)
    }

    /// One value per point of the list from one per row; points that do not train get 0.
    pub fn per_point(&self, per_row: &[f64], points: usize) -> Vec<f64> {
        let mut list = vec![0.0; points];
        for (&point, &value) in self.point_of.iter().zip(per_row) {
            list[point] = value;
        }
        list
    }

    /// The model to start from: the document's `initial`, else w = 0, b = 0.
    pub fn initial(settings: &Scenario) -> Linear {
        match settings.model {
            Model::Linear { initial } => initial.unwrap_or_default(),
            Model::Kernel { .. } => Linear::default(),
        }
    }
}
