//! Words on a picture: labels of mixed faces at any angle.

use super::label_layout::LabelBox;
use super::palette::Color;

/// The face of a run of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Words and numbers.
    Plain,
    /// Names.
    Bold,
    /// Letters of mathematics, italic.
    Math,
    /// Letters of mathematics in names.
    BoldMath,
    /// Letters of mathematics, upright and lowered.
    Sub,
}

/// Which part of a label stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its start.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// One line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Pieces in reading order.
    pub runs: Vec<(Face, String)>,
    /// The place of the anchor on the base line, CSS pixels.
    pub at: [f64; 2],
    /// Unit vector of the reading direction, y downwards.
    pub along: [f64; 2],
    /// What stands at `at`.
    pub anchor: Anchor,
    /// Font size in CSS pixels.
    pub size: f64,
    /// Colour of the letters.
    pub color: Color,
    /// Colour of an outline that keeps lines off the letters.
    pub halo: Option<Color>,
    /// Its width in CSS pixels, as the picture measured it.
    pub width: f64,
}

impl Label {
    /// A level label without a word yet.
    pub(crate) fn new(size: f64, color: Color) -> Self {
        let (at, along, anchor) = ([0.0, 0.0], [1.0, 0.0], Anchor::Start);
        Label { runs: Vec::new(), at, along, anchor, size, color, halo: None, width: 0.0 }
    }

    /// Puts its anchor at a place.
    pub(crate) fn put(&mut self, x: f64, y: f64, anchor: Anchor) {
        self.at = [x, y];
        self.anchor = anchor;
    }

    /// How far its start is from its anchor.
    pub(crate) fn start(&self) -> f64 {
        match self.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => -0.5 * self.width,
            Anchor::End => -self.width,
        }
    }

    /// The room it takes.
    pub(crate) fn bounds(&self) -> LabelBox {
        let (x, y) = (self.start() + 0.5 * self.width, -0.3 * self.size);
        let [c, s] = self.along;
        LabelBox {
            centre: [self.at[0] + c * x - s * y, self.at[1] + s * x + c * y],
            half: [0.5 * self.width, 0.52 * self.size],
            along: self.along,
        }
    }
}

impl Face {
    /// Font size relative to the label's, and how far the base line is lowered, in the label's size.
    pub(crate) fn size_and_drop(self) -> (f64, f64) {
        match self {
            Face::Plain | Face::Bold => (1.0, 0.0),
            Face::Math | Face::BoldMath => (1.15, 0.0),
            Face::Sub => (0.83, 0.25),
        }
    }
}
