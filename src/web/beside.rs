//! The board beside the plane: the points over their margins, or their multipliers. One of them at a time.

use crate::chart::{AlphaChart, Chart, KktChart, LossChart, Palette};
use crate::lab::Lab;
use crate::view::{self, ViewState};

/// Which of them it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    Loss,
    Kkt,
    Alphas,
}

/// It as it was drawn last.
#[derive(Debug)]
pub(super) enum Shown {
    Loss(LossChart),
    Kkt(KktChart),
    Alphas(AlphaChart),
}

impl Shown {
    pub fn of(which: Beside, lab: &Lab, state: &ViewState) -> Self {
        match which {
            Beside::Loss => Shown::Loss(view::losses(lab, state)),
            Beside::Kkt => Shown::Kkt(view::kkt(lab, state)),
            Beside::Alphas => Shown::Alphas(view::alphas(lab, state)),
        }
    }

    pub fn chart(&self) -> &dyn Chart {
        match self {
            Shown::Loss(chart) => chart,
            Shown::Kkt(chart) => chart,
            Shown::Alphas(chart) => chart,
        }
    }

    /// The marks that can be picked: each by its index in [`view::riders`] and its pixel.
    pub fn places(&self, size: [f64; 2], palette: &Palette) -> Vec<(usize, [f64; 2])> {
        match self {
            Shown::Loss(chart) => chart.places(size, palette),
            Shown::Kkt(chart) => chart.places(size, palette),
            Shown::Alphas(chart) => chart.places(size, palette),
        }
    }
}
