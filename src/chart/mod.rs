//! The pictures of the lab, drawn by pure functions from plain data: the [plane](PlaneFigure) with its line and band, the
//! [loss](LossFigure) of every point, the [objective](CurveFigure) of the run, and what the dual says: the [conditions](KktFigure)
//! that α and m meet at the optimum, and α as [bars](AlphaFigure). Each draws on anything that is a [`Picture`]: an SVG text, or a
//! canvas.

mod alphas;
mod clip;
mod crowd;
mod curve;
mod frame;
mod kkt;
mod levels;
mod losses;
mod mark;
mod numerals;
mod palette;
mod pen;
mod picture;
mod plane;
mod price;
mod room;
#[cfg(not(target_arch = "wasm32"))]
mod svg;
mod text;
mod zones;

pub use alphas::AlphaFigure;
pub use curve::{CurveFigure, CurvePoint, horizon};
pub use kkt::KktFigure;
pub use levels::ScoreField;
pub use losses::{LossFigure, LossMark};
pub use palette::{Color, DARK, Ink, LIGHT, Length, PROJECTOR, Palette};
pub use picture::{Line, Picture, Shape, Stroke};
pub use plane::{Handles, PlaneFigure, PlaneMap, PlaneMark};
pub use price::{AlphaMark, Prices};
#[cfg(not(target_arch = "wasm32"))]
pub use svg::Svg;
pub use text::{Anchor, Face, Label};

/// More points than this are a crowd, in which each says less.
const CROWD: usize = 160;

/// A sheet of a picture. On a live canvas each is a canvas of its own, redrawn when what is on it has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// What moves below the points: regions, lines, slack.
    Under,
    /// What stands still: points, or axes.
    Mid,
    /// What moves on top.
    Over,
}

/// A set of [`Layer`]s.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layers(u8);

impl Layers {
    /// All of them: a picture in one piece.
    pub const ALL: Layers = Layers(7);

    /// One of them.
    pub const fn only(layer: Layer) -> Self {
        Layers(1 << layer as u8)
    }

    pub(crate) fn has(self, layer: Layer) -> bool {
        self.0 & Layers::only(layer).0 != 0
    }
}

/// A picture as plain data.
pub trait Figure {
    /// Draws the layers asked for on a picture of this many CSS pixels.
    fn draw(&self, picture: &mut dyn Picture, size: [f64; 2], palette: &Palette, layers: Layers);

    /// What [`Layer::Mid`] hangs on beside points, settings, size and palette: while these numbers stay, it need not be drawn again.
    fn standing(&self, size: [f64; 2], palette: &Palette) -> Vec<f64>;
}
