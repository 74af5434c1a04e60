//! Sequential minimal optimisation (Platt 1998): two multipliers at a time, chosen by what they promise to gain (Fan, Chen & Lin
//! 2005, WSS 2). Stops as LIBSVM does (Chang & Lin 2011).

use std::rc::Rc;

use super::state::Machine;
use crate::base::format::larger;

/// A step of two multipliers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PairNote {
    /// The rows: αᵢyᵢ of the first grew, that of the second fell by as much.
    pub rows: [usize; 2],
    /// α before.
    pub before: [f64; 2],
    /// α after.
    pub after: [f64; 2],
    /// Cᵢ of both: the box that the step stays in.
    pub caps: [f64; 2],
    /// Whether the box cut the step short.
    pub clipped: bool,
    /// By how much D rose.
    pub rise: f64,
    /// The largest violation before the step; LIBSVM stops at 0.001.
    pub violation: f64,
}

/// The least curvature along a pair that counts, by the first row's k(xᵢ, xᵢ): one that is 0, or below by rounding, counts as that
/// (the τ of Fan, Chen & Lin 2005).
#[inline(always)]
pub(super) fn flat(own: f64) -> f64 {
    1e-12 * own.max(f64::MIN_POSITIVE)
}

/// The two rows of a step, and how it goes.
#[derive(Clone, Copy, Debug)]
struct Choice {
    i: usize,
    j: usize,
    /// vᵢ − vⱼ.
    slope: f64,
    /// kᵢᵢ + kⱼⱼ − 2kᵢⱼ.
    curvature: f64,
    /// The largest violation of any pair.
    worst: f64,
}

impl Machine {
    /// One pair put at its best. `None`, and nothing has changed, where the largest violation is at most `eps`.
    pub fn step(&mut self, eps: f64) -> Option<PairNote> {
        let first = self.first()?;
        let choice = self.second(first, eps)?;
        let [i, j] = [choice.i, choice.j];
        let before = [self.model.amounts[i].abs(), self.model.amounts[j].abs()];
        let (by, clipped) = self.length(&choice);
        self.turn(&choice, by);
        Some(PairNote {
            rows: [i, j],
            before,
            after: [self.model.amounts[i].abs(), self.model.amounts[j].abs()],
            caps: [self.cap(i), self.cap(j)],
            clipped,
            rise: by * (choice.slope - 0.5 * by * choice.curvature),
            violation: choice.worst,
        })
    }

    /// The row with the largest vᵢ among those whose βᵢ could grow.
    fn first(&self) -> Option<usize> {
        let (model, frame) = (&self.model, &self.frame);
        let (mut best, mut most) = (None, f64::NEG_INFINITY);
        for i in 0..self.len() {
            let v = frame.target[i] - model.sums[i];
            if v > most && model.amounts[i] < frame.high[i] {
                (best, most) = (Some(i), v);
            }
        }
        best
    }

    /// The partner that promises the largest rise of D, where the largest violation is above `eps`.
    fn second(&mut self, i: usize, eps: f64) -> Option<Choice> {
        self.rows.want(i);
        let (model, frame) = (&self.model, &self.frame);
        let (row, diagonal) = (self.rows.get(i), &self.rows.diagonal[..]);
        let (top, own) = (self.slope(i), diagonal[i]);
        let flat = flat(own);
        let (mut best, mut most, mut worst) = (None, 0.0, 0.0);
        let n = self.len();
        let (target, sums) = (&frame.target[..n], &model.sums[..n]);
        let (amounts, low) = (&model.amounts[..n], &frame.low[..n]);
        let (row, diagonal) = (&row[..n], &diagonal[..n]);
        for j in 0..n {
            let slope = top - (target[j] - sums[j]);
            if amounts[j] > low[j] && slope > 0.0 {
                let curvature = larger(own + diagonal[j] - 2.0 * row[j], flat);
                let gain = slope * slope / curvature;
                if slope > worst {
                    worst = slope;
                }
                if gain > most {
                    (best, most) = (Some(Choice { i, j, slope, curvature, worst }), gain);
                }
            }
        }
        best.filter(|_| worst > eps).map(|choice| Choice { worst, ..choice })
    }

    /// How far βᵢ grows and βⱼ falls, and whether a box ends it.
    fn length(&self, choice: &Choice) -> (f64, bool) {
        let (model, frame) = (&self.model, &self.frame);
        let free = choice.slope / choice.curvature;
        let room = (frame.high[choice.i] - model.amounts[choice.i])
            .min(model.amounts[choice.j] - frame.low[choice.j]);
        if free < room { (free, false) } else { (room, true) }
    }

    /// Makes the step.
    fn turn(&mut self, choice: &Choice, by: f64) {
        let &Choice { i, j, .. } = choice;
        self.rows.want(i);
        self.rows.want(j);
        let frame = &self.frame;
        let model = Rc::make_mut(&mut self.model);
        model.amounts[i] = put(model.amounts[i], by, frame.high[i]);
        model.amounts[j] = put(model.amounts[j], -by, frame.low[j]);
        let n = frame.target.len();
        let (up, down) = (&self.rows.get(i)[..n], &self.rows.get(j)[..n]);
        for (k, sum) in model.sums[..n].iter_mut().enumerate() {
            *sum += by * (up[k] - down[k]);
        }
    }
}

/// A multiplier moved towards an end of its box; exactly at that end when it is there up to rounding.
pub(super) fn put(from: f64, by: f64, end: f64) -> f64 {
    let to = from + by;
    let beyond = if by > 0.0 { to >= end } else { to <= end };
    if beyond || (end - to).abs() <= 1e-15 * end.abs() { end } else { to }
}
