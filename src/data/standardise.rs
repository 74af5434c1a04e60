//! Standardising: u = (x − mean)/sd.

use crate::model::Linear;
use crate::point::Point;

/// The units of a trainer. The default is the units of the data: mean 0, sd 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standard {
    /// The mean of each coordinate.
    pub mean: [f64; 2],
    /// The standard deviation of each coordinate, > 0.
    pub sd: [f64; 2],
}

impl Default for Standard {
    fn default() -> Self {
        Standard { mean: [0.0; 2], sd: [1.0; 2] }
    }
}

impl Standard {
    /// Mean and population standard deviation of the training points: those held out do not enter, and neither do weights.
    /// A coordinate that does not vary gets sd 1, and without points nothing changes. Two passes, sums in the order of the points.
    pub fn fit(points: &[Point]) -> Standard {
        let training = || points.iter().filter(|point| !point.held_out);
        let n = training().count() as f64;
        if n == 0.0 {
            return Standard::default();
        }
        let mut standard = Standard::default();
        for k in 0..2 {
            let mean = training().map(|point| point.x[k]).sum::<f64>() / n;
            let squares = training().map(|point| (point.x[k] - mean) * (point.x[k] - mean));
            let sd = libm::sqrt(squares.sum::<f64>() / n);
            // Equal coordinates leave a trace of rounding in the mean: that is no spread.
            let first = training().next().map_or(0.0, |point| point.x[k]);
            let varies = training().any(|point| point.x[k] != first);
            standard.mean[k] = if varies { mean } else { first };
            standard.sd[k] = if varies && sd > 0.0 { sd } else { 1.0 };
        }
        standard
    }

    /// A place in the trainer's units.
    pub fn to_unit(&self, x: [f64; 2]) -> [f64; 2] {
        [(x[0] - self.mean[0]) / self.sd[0], (x[1] - self.mean[1]) / self.sd[1]]
    }

    /// A place in the units of the data.
    pub fn to_data(&self, u: [f64; 2]) -> [f64; 2] {
        [u[0] * self.sd[0] + self.mean[0], u[1] * self.sd[1] + self.mean[1]]
    }

    /// The same score in the units of the data, for a model in the trainer's units: wₖ/sdₖ and b − Σ wₖ·meanₖ/sdₖ.
    pub fn model_in_data_units(&self, model: &Linear) -> Linear {
        let w = [model.w[0] / self.sd[0], model.w[1] / self.sd[1]];
        Linear { w, b: model.b - (w[0] * self.mean[0] + w[1] * self.mean[1]) }
    }
}
