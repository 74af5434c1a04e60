//! Standardising: the units u = (x − mean)/sd in which a trainer may see the points.

use crate::model::Linear;

/// A change of units, one for each coordinate: u = (x − mean)/sd.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standard {
    /// What u = 0 is, in data units.
    pub mean: [f64; 2],
    /// How long u = 1 is, in data units; > 0.
    pub sd: [f64; 2],
}

impl Standard {
    /// u = x.
    pub const IDENTITY: Standard = Standard { mean: [0.0; 2], sd: [1.0; 2] };

    /// Mean and population standard deviation of the places of the training points, in two passes, summed in their order. Weights
    /// do not enter. A coordinate that does not vary gets sd 1; without places it is the identity.
    pub fn fit(places: impl Iterator<Item = [f64; 2]>) -> Self {
        let (mut first, mut second) = (Vec::new(), Vec::new());
        for x in places {
            first.push(x[0]);
            second.push(x[1]);
        }
        let ((mean_1, sd_1), (mean_2, sd_2)) = (fit(&first), fit(&second));
        Standard { mean: [mean_1, mean_2], sd: [sd_1, sd_2] }
    }

    /// A place in these units.
    pub fn to_unit(&self, x: [f64; 2]) -> [f64; 2] {
        [(x[0] - self.mean[0]) / self.sd[0], (x[1] - self.mean[1]) / self.sd[1]]
    }

    /// A place of these units in data units.
    pub fn to_data(&self, u: [f64; 2]) -> [f64; 2] {
        [u[0] * self.sd[0] + self.mean[0], u[1] * self.sd[1] + self.mean[1]]
    }

    /// The same scores as those of `model` on x, as a model on u: the inverse of [`Standard::in_data_units`].
    pub fn of_data_units(&self, model: &Linear) -> Linear {
        let b = model.b + model.w[0] * self.mean[0] + model.w[1] * self.mean[1];
        Linear { w: [model.w[0] * self.sd[0], model.w[1] * self.sd[1]], b }
    }

    /// The same scores as those of `model` on u, as a model on x: wₖ/sdₖ and b − Σ wₖ meanₖ/sdₖ.
    pub fn in_data_units(&self, model: &Linear) -> Linear {
        let w = [model.w[0] / self.sd[0], model.w[1] / self.sd[1]];
        Linear { w, b: model.b - w[0] * self.mean[0] - w[1] * self.mean[1] }
    }
}

/// Mean and standard deviation of one coordinate.
fn fit(values: &[f64]) -> (f64, f64) {
    let Some(&first) = values.first() else { return (0.0, 1.0) };
    // Rounding leaves a trace of spread in the mean of equal values, and that trace must not become a unit.
    if values.iter().all(|&x| x == first) {
        return (first, 1.0);
    }
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let mut variance = 0.0;
    for x in values {
        variance += (x - mean) * (x - mean);
    }
    let sd = (variance / n).sqrt();
    (mean, if sd > 0.0 { sd } else { 1.0 })
}
