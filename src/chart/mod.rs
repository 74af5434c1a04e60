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
mod interface;
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
pub use interface::{Chart, Description, Hit, Layer, Layers};
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
