//! What every chart does: it draws itself layer by layer, knows what is under a pixel and says what it shows.

use super::palette::Palette;
use super::surface::Picture;
use serde::Serialize;
use std::collections::BTreeMap;

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

/// What is under a pixel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Hit {
    /// A point, by its index in the chart's `marks`.
    Point(usize),
    /// A step of the run.
    Step(f64),
}

/// A sentence about a chart as a code and the numbers in it: the words are those of the reader's language.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Description {
    /// Which sentence it is.
    pub code: &'static str,
    /// Its numbers by name; what is unknown is left out.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Record<string, number>"))]
    pub parameters: BTreeMap<&'static str, f64>,
}

impl Description {
    /// A sentence with these numbers.
    pub(crate) fn new(
        code: &'static str,
        parameters: impl IntoIterator<Item = (&'static str, Option<f64>)>,
    ) -> Self {
        let known = parameters.into_iter().filter_map(|(name, value)| Some((name, value?)));
        Description { code, parameters: known.collect() }
    }
}
