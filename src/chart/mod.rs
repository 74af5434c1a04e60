//! The pictures of the lab, drawn by pure functions from plain data: the [plane](PlaneChart) with its line and band, the
//! [loss](LossChart) of every point, the [objective](CurveChart) of the run, and what the dual says: the [conditions](KktChart)
//! that α and m meet at the optimum, and α as [bars](AlphaChart). Each draws on anything that is a [`Picture`]: an SVG text, or a
//! canvas.

mod alphas;
mod axis;
mod clip;
mod curve;
mod dense_marks;
mod draw_context;
mod dual_data;
mod geometry;
mod kkt;
mod label;
mod label_layout;
mod levels;
mod losses;
mod margin_axis;
mod mark;
mod numerals;
mod palette;
mod plane;
mod scale;
mod shape;
mod surface;
#[cfg(not(target_arch = "wasm32"))]
mod svg;

pub use alphas::AlphaChart;
pub use curve::{CurveChart, CurvePoint, horizon};
pub use dual_data::{AlphaMark, DualData};
pub use kkt::KktChart;
pub use label::{Anchor, Face, Label};
pub use levels::ScoreField;
pub use losses::{LossChart, LossMark};
pub use palette::{Color, DARK, Ink, LIGHT, Length, PROJECTOR, Palette};
pub use plane::{Handles, PlaneChart, PlaneMap, PlaneMark};
pub use shape::{Line, Shape, Stroke};
pub use surface::Picture;
#[cfg(not(target_arch = "wasm32"))]
pub use svg::Svg;

/// More points than this are a crowd, in which each says less.
const DENSE: usize = 160;

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
pub trait Chart {
    /// Draws the layers asked for on a picture of this many CSS pixels.
    fn draw(&self, picture: &mut dyn Picture, size: [f64; 2], palette: &Palette, layers: Layers);

    /// What [`Layer::Mid`] hangs on beside points, settings, size and palette: while these numbers stay, it need not be drawn again.
    fn static_key(&self, size: [f64; 2], palette: &Palette) -> Vec<f64>;
}
