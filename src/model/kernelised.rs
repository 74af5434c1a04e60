//! A score by kernels: f(x) = Σ αᵢyᵢ k(xᵢ, x) + b.

use std::rc::Rc;

use crate::kernel::{Kernel, Places};

/// A kernel expansion over the rows of a problem. w = Σ αᵢyᵢφ(xᵢ) lies in feature space and is known by its inner products alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Expansion {
    /// k.
    pub kernel: Kernel,
    /// xᵢ, one for each row.
    pub places: Rc<Places>,
    /// αᵢyᵢ, one for each row; 0 for those that are no support vectors.
    pub amounts: Vec<f64>,
    /// w·φ(xᵢ) = Σⱼ αⱼyⱼ k(xⱼ, xᵢ), the score of each row without the bias.
    pub sums: Vec<f64>,
    /// The bias.
    pub b: f64,
}

impl Expansion {
    /// w = 0 and b = 0 over these places.
    pub fn zero(kernel: Kernel, places: Rc<Places>) -> Self {
        let (amounts, sums) = (vec![0.0; places.len()], vec![0.0; places.len()]);
        Expansion { kernel, places, amounts, sums, b: 0.0 }
    }

    /// The score f(x); one kernel value for each support vector.
    pub fn score(&self, x: [f64; 2]) -> f64 {
        let mut sum = self.b;
        for (i, &amount) in self.amounts.iter().enumerate() {
            if amount != 0.0 {
                sum += amount * self.kernel.value(self.places.at(i), x);
            }
        }
        sum
    }

    /// ‖w‖² in feature space.
    pub fn norm_squared(&self) -> f64 {
        let mut sum = 0.0;
        for (amount, score) in self.amounts.iter().zip(&self.sums) {
            sum += amount * score;
        }
        // NaN stays NaN.
        if sum < 0.0 { 0.0 } else { sum }
    }

    /// The score of row i, without a look at its kernel values.
    pub fn row_score(&self, i: usize) -> f64 {
        self.sums[i] + self.b
    }
}
