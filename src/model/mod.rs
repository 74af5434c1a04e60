//! Models: what gives a score f(x) to a point. Its sign is the predicted class.

mod expansion;
mod grid;
mod linear;

use std::rc::Rc;

pub use expansion::Expansion;
pub use grid::GridField;
pub use linear::Linear;

/// A trained model of any kind. A cheap clone.
#[derive(Clone, Debug, PartialEq)]
pub enum Scorer {
    /// f(x) = w·x + b.
    Linear(Linear),
    /// f(x) = Σ αᵢyᵢ k(xᵢ, x) + b.
    Kernel(Rc<Expansion>),
}

impl Scorer {
    /// The score f(x).
    pub fn score(&self, x: [f64; 2]) -> f64 {
        match self {
            Scorer::Linear(model) => model.score(x),
            Scorer::Kernel(model) => model.score(x),
        }
    }

    /// ‖w‖, in feature space where there are kernels.
    pub fn norm(&self) -> f64 {
        match self {
            Scorer::Linear(model) => model.norm(),
            Scorer::Kernel(model) => model.norm_squared().sqrt(),
        }
    }

    /// The bias.
    pub fn b(&self) -> f64 {
        match self {
            Scorer::Linear(model) => model.b,
            Scorer::Kernel(model) => model.b,
        }
    }

    /// w and b, where w lies in the plane.
    pub fn linear(&self) -> Option<Linear> {
        match self {
            Scorer::Linear(model) => Some(*model),
            Scorer::Kernel(_) => None,
        }
    }

    /// w and b as a record of a step shows them; of kernels the bias alone, since their w lies in feature space.
    pub fn shown(&self) -> Linear {
        self.linear().unwrap_or(Linear { w: [0.0; 2], b: self.b() })
    }

    /// Whether every number in it is finite.
    pub fn is_finite(&self) -> bool {
        match self {
            Scorer::Linear(model) => model.is_finite(),
            Scorer::Kernel(model) => (model.norm_squared() + model.b.abs()).is_finite(),
        }
    }
}

impl From<Linear> for Scorer {
    fn from(model: Linear) -> Self {
        Scorer::Linear(model)
    }
}
