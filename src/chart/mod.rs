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
mod hit;
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
mod svg;
mod theme;

pub use alphas::AlphaChart;
pub use curve::{CurveChart, CurvePoint, horizon};
pub use dual_data::{AlphaMark, DualData};
pub use hit::{Description, Hit};
pub use kkt::KktChart;
pub use label::{Anchor, Face, Label};
pub use levels::ScoreField;
pub use losses::{LossChart, LossMark};
pub use palette::{Color, DARK, Ink, LIGHT, Length, PROJECTOR, Palette};
pub use plane::{Ghost, Handles, PlaneChart, PlaneMap, PlaneMark};
pub use shape::{Line, Shape, Stroke};
pub use surface::Picture;
pub use svg::Svg;
pub use theme::Theme;

/// More points than this are a crowd, in which each says less.
const DENSE: usize = 160;

/// A part of a chart. On a live canvas each is a canvas of its own, redrawn when what is on it has changed.
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

/// A chart as plain data, which draws itself on anything that is a [`Picture`].
pub trait Chart: std::fmt::Debug {
    /// Draws the layers asked for on a picture of this many CSS pixels.
    fn draw(&self, picture: &mut dyn Picture, size: [f64; 2], palette: &Palette, layers: Layers);

    /// What [`Layer::Mid`] depends on beside points, settings, size and palette: while these numbers stay, it need not be drawn again.
    fn static_key(&self, size: [f64; 2], palette: &Palette) -> Vec<f64>;

    /// What is under a pixel of a picture of this size, points within `radius` CSS pixels.
    fn hit(&self, at: [f64; 2], radius: f64, size: [f64; 2], palette: &Palette) -> Option<Hit>;

    /// What it shows, for those who do not see it.
    fn describe(&self) -> Description;

    /// The pixels of what can be dragged beside the points.
    fn handles(&self, _size: [f64; 2]) -> Vec<[f64; 2]> {
        Vec::new()
    }
}
