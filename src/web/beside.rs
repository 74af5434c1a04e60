//! The board beside the plane: the points over their margins, or their multipliers. One of them at a time.

use crate::chart::{AlphaFigure, Figure, KktFigure, LossFigure, Palette};
use crate::lab::Lab;
use crate::view::{self, Look};

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
    Loss(LossFigure),
    Kkt(KktFigure),
    Alphas(AlphaFigure),
}

impl Shown {
    pub fn of(which: Beside, lab: &Lab, look: &Look) -> Self {
        match which {
            Beside::Loss => Shown::Loss(view::losses(lab, look)),
            Beside::Kkt => Shown::Kkt(view::kkt(lab, look)),
            Beside::Alphas => Shown::Alphas(view::alphas(lab, look)),
        }
    }

    pub fn figure(&self) -> &dyn Figure {
        match self {
            Shown::Loss(figure) => figure,
            Shown::Kkt(figure) => figure,
            Shown::Alphas(figure) => figure,
        }
    }

    /// The marks that can be picked: each by its index in [`view::riders`] and its pixel.
    pub fn places(&self, size: [f64; 2], palette: &Palette) -> Vec<(usize, [f64; 2])> {
        match self {
            Shown::Loss(figure) => figure.places(size, palette),
            Shown::Kkt(figure) => figure.places(size, palette),
            Shown::Alphas(figure) => figure.places(size, palette),
        }
    }
}
