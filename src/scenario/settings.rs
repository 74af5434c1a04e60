//! The parts of a document whose fields come from tables or depend on a type: how they are written, and their TypeScript types.

use crate::base::point::Point;
use serde::{Serialize, Serializer};
#[cfg(target_arch = "wasm32")]
use tsify::Tsify;

/// x₁, x₂, class and, where it is not 1, weight.
#[derive(Debug, PartialEq)]
pub(super) struct Row(pub Point);

impl Serialize for Row {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Point { x: [x1, x2], class, weight, .. } = self.0;
        if weight == 1.0 {
            (x1, x2, class).serialize(serializer)
        } else {
            (x1, x2, class, weight).serialize(serializer)
        }
    }
}

/// A kernel.
#[derive(Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify))]
#[serde(tag = "type", rename_all = "lowercase")]
pub(super) enum KernelSettings {
    /// exp(−γ‖u − v‖²).
    Rbf {
        /// γ > 0. Default 1.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        gamma: Option<f64>,
    },
    /// (γ u·v + c₀)^degree.
    Polynomial {
        /// The power. Default 3.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        degree: Option<u32>,
        /// γ > 0. Default 1.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        gamma: Option<f64>,
        /// c₀ ≥ 0. Default 1.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        coef0: Option<f64>,
    },
    /// u·v.
    Linear,
}

/// A loss with those of its parameters that differ from their defaults.
#[derive(Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify))]
pub(super) struct LossSettings {
    /// Its name in the table. Default hinge.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "LossId"))]
    pub r#type: &'static str,
    #[serde(flatten)]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Partial<Record<LossParameter, number>>"))]
    pub parameters: LossParameters,
}

/// Parameters by name, in the order of the table.
#[derive(Debug, PartialEq)]
pub(super) struct LossParameters(pub Vec<(&'static str, f64)>);

impl Serialize for LossParameters {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

/// A step size.
#[derive(Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify))]
#[serde(untagged)]
pub(super) enum RateSettings {
    /// The same for every step.
    Constant(f64),
    /// One that falls.
    Law {
        /// How it falls with the steps t.
        #[cfg_attr(target_arch = "wasm32", tsify(type = "RateId"))]
        r#type: &'static str,
        /// η₀.
        initial: f64,
    },
}
