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

    /// Mean and population standard deviation of these places; an sd of 0 becomes 1. Without places it is the identity.
    pub fn fit(places: impl Iterator<Item = [f64; 2]> + Clone) -> Self {
        let n = places.clone().count() as f64;
        if n == 0.0 {
            return Standard::IDENTITY;
        }
        let coordinate = |k: usize| {
            // Divided before they are summed: the sum of far places may be no number.
            let mean: f64 = places.clone().map(|x| x[k] / n).sum();
            let variance: f64 = places.clone().map(|x| (x[k] - mean) * ((x[k] - mean) / n)).sum();
            let sd = libm::sqrt(variance);
            (mean, if sd > 0.0 { sd } else { 1.0 })
        };
        let ((mean_1, sd_1), (mean_2, sd_2)) = (coordinate(0), coordinate(1));
        Standard { mean: [mean_1, mean_2], sd: [sd_1, sd_2] }
    }

    /// A place in these units.
    pub fn to_unit(&self, x: [f64; 2]) -> [f64; 2] {
        [(x[0] - self.mean[0]) / self.sd[0], (x[1] - self.mean[1]) / self.sd[1]]
    }

    /// The same scores as those of `model` on u, as a model on x: wₖ/sdₖ and b − Σ wₖ meanₖ/sdₖ.
    pub fn in_data_units(&self, model: &Linear) -> Linear {
        let w = [model.w[0] / self.sd[0], model.w[1] / self.sd[1]];
        Linear { w, b: model.b - w[0] * self.mean[0] - w[1] * self.mean[1] }
    }
}
