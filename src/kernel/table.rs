//! The table of kernels, with their default parameters.

use super::Kernel;

/// One line of the table of kernels.
#[derive(Debug)]
pub struct KernelEntry {
    /// The kernel with its own defaults.
    pub kernel: Kernel,
    /// Name for people.
    pub title: &'static str,
    /// k(u, v).
    pub formula: &'static str,
    /// What it does, in one line.
    pub meaning: &'static str,
    /// Where it comes from.
    pub source: &'static str,
}

/// Every kernel, in the order of the menus.
pub static KERNELS: [KernelEntry; 3] = [
    KernelEntry {
        kernel: Kernel::DEFAULT,
        title: "RBF kernel",
        formula: "exp(−γ‖u − v‖²)",
        meaning: "A bell on every support vector: the score is their sum, and far from all of them it is b.",
        source: "Aizerman, Braverman & Rozonoer 1964; Boser, Guyon & Vapnik 1992",
    },
    KernelEntry {
        kernel: Kernel::Polynomial {
            degree: Kernel::DEGREE,
            gamma: Kernel::GAMMA,
            coef0: Kernel::COEF0,
        },
        title: "Polynomial kernel",
        formula: "(γ u·v + c₀)^d",
        meaning: "All products of the coordinates up to the degree: the boundary is a curve of that degree.",
        source: "Poggio 1975; Boser, Guyon & Vapnik 1992",
    },
    KernelEntry {
        kernel: Kernel::Linear,
        title: "Linear kernel",
        formula: "u·v",
        meaning: "The line, by its multipliers alone.",
        source: "Boser, Guyon & Vapnik 1992",
    },
];

impl Kernel {
    /// Its parameters by their names in documents.
    pub fn parameters(&self) -> Vec<(&'static str, f64)> {
        match *self {
            Kernel::Linear => Vec::new(),
            Kernel::Polynomial { degree, gamma, coef0 } => {
                vec![("degree", degree.into()), ("gamma", gamma), ("coef0", coef0)]
            }
            Kernel::Rbf { gamma } => vec![("gamma", gamma)],
        }
    }
}
