//! A score by kernels: f(x) = Σ αᵢyᵢ k(xᵢ, x) + b.

use std::rc::Rc;

use crate::kernel::{Kernel, Positions};

/// A kernel expansion over the rows of a problem. w = Σ αᵢyᵢφ(xᵢ) lies in feature space and is known by its inner products alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Expansion {
    /// k.
    pub kernel: Kernel,
    /// xᵢ, one for each row.
    pub positions: Rc<Positions>,
    /// αᵢyᵢ, one for each row; 0 for those that are no support vectors.
    pub coefficients: Vec<f64>,
    /// w·φ(xᵢ) = Σⱼ αⱼyⱼ k(xⱼ, xᵢ), one for each row: its score without the bias.
    pub inner_products: Vec<f64>,
    /// The bias.
    pub b: f64,
}

impl Expansion {
    /// w = 0 and b = 0 over these positions.
    pub fn zero(kernel: Kernel, positions: Rc<Positions>) -> Self {
        let (coefficients, inner_products) =
            (vec![0.0; positions.len()], vec![0.0; positions.len()]);
        Expansion { kernel, positions, coefficients, inner_products, b: 0.0 }
    }

    /// The score f(x); one kernel value for each support vector.
    pub fn score(&self, x: [f64; 2]) -> f64 {
        let mut sum = self.b;
        for (i, &coefficient) in self.coefficients.iter().enumerate() {
            if coefficient != 0.0 {
                sum += coefficient * self.kernel.value(self.positions.at(i), x);
            }
        }
        sum
    }

    /// ‖w‖² in feature space.
    pub fn norm_squared(&self) -> f64 {
        let mut sum = 0.0;
        for (coefficient, score) in self.coefficients.iter().zip(&self.inner_products) {
            sum += coefficient * score;
        }
        // NaN stays NaN.
        if sum < 0.0 { 0.0 } else { sum }
    }

    /// The score of row i, without a look at its kernel values.
    pub fn row_score(&self, i: usize) -> f64 {
        self.inner_products[i] + self.b
    }
}
