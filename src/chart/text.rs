//! Words on a picture: labels of mixed faces at any angle.

use super::palette::Color;
use super::picture::Spot;
use super::room::Room;

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
}

impl Label {
    /// A level label without a word yet.
    #[inline(never)]
    pub(crate) fn new(size: f64, color: Color, at: Spot, anchor: Anchor) -> Self {
        Label { runs: Vec::new(), at, along: [1.0, 0.0], anchor, size, color, halo: None }
    }

    /// A level label of one run.
    #[inline(never)]
    pub(crate) fn of(
        face: Face,
        text: &str,
        size: f64,
        color: Color,
        at: Spot,
        anchor: Anchor,
    ) -> Self {
        let mut label = Label::new(size, color, at, anchor);
        label.add(face, text);
        label
    }

    /// Adds a run.
    #[inline(never)]
    pub(crate) fn add(&mut self, face: Face, text: &str) {
        self.runs.push((face, text.into()));
    }

    /// How far the label's start is from its anchor when it is `width` wide.
    pub(crate) fn start(&self, width: f64) -> f64 {
        match self.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => -0.5 * width,
            Anchor::End => -width,
        }
    }

    /// The room the label takes when it is `width` wide.
    pub(crate) fn room(&self, width: f64) -> Room {
        let (x, y) = (self.start(width) + 0.5 * width, -0.3 * self.size);
        let [c, s] = self.along;
        Room {
            centre: [self.at[0] + c * x - s * y, self.at[1] + s * x + c * y],
            half: [0.5 * width, 0.52 * self.size],
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
