//! The shapes and lines that charts are drawn with.

use super::palette::Color;
use std::ops::Deref;

/// A place on the picture in CSS pixels from the top left corner.
pub(crate) type Pixel = [f64; 2];

/// Lines one after the other, as [`Shape::Path`] has them.
#[derive(Debug, Default)]
pub(crate) struct Path(Vec<Pixel>);

impl Path {
    /// Goes on to a place.
    pub(crate) fn to(&mut self, x: f64, y: f64) {
        self.0.push([x, y]);
    }

    /// Ends a line: the next place begins another.
    pub(crate) fn lift(&mut self) {
        self.to(f64::NAN, f64::NAN);
    }

    /// Adds a line from one place to another.
    pub(crate) fn line(&mut self, x0: f64, y0: f64, x1: f64, y1: f64) {
        self.to(x0, y0);
        self.to(x1, y1);
        self.lift();
    }

    /// Adds other lines.
    pub(crate) fn add(&mut self, path: &[Pixel]) {
        self.0.extend_from_slice(path);
        self.lift();
    }

    /// Adds two lines across each other.
    pub(crate) fn cross(&mut self, x: f64, y: f64, arm: f64) {
        let [left, right, top, bottom] = [x - arm, x + arm, y - arm, y + arm];
        self.line(left, top, right, bottom);
        self.line(right, top, left, bottom);
    }

    /// Goes back to its first place.
    pub(crate) fn close(&mut self) {
        if let Some(&[x, y]) = self.0.first() {
            self.to(x, y);
        }
    }

    /// Begins anew.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}

impl Deref for Path {
    type Target = [Pixel];

    fn deref(&self) -> &[Pixel] {
        &self.0
    }
}

/// What is filled or stroked. Lengths are CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape<'a> {
    /// Lines through these places, parted by places that are no number; each is closed where it ends at its start, or when it is
    /// filled. Many lines at once are much faster than one by one.
    Path(&'a [[f64; 2]]),
    /// Circles of one radius.
    Discs(&'a [[f64; 2]], f64),
    /// A rectangle: two opposite corners.
    Rect([f64; 2], [f64; 2]),
}

/// The pattern of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Solid, its ends cut straight.
    Solid,
    /// Solid with round ends.
    Round,
    /// The band's edges.
    Dashed,
    /// What could be.
    Dotted,
    /// What was lost.
    Lost,
}

/// How a line looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub color: Color,
    /// Its width in CSS pixels.
    pub width: f64,
    /// Its pattern.
    pub line: Line,
}

impl Stroke {
    /// Lengths of dash and gap, nothing where it is solid.
    pub fn dash(&self) -> Option<[f64; 2]> {
        let [dash, gap] = match self.line {
            Line::Solid | Line::Round => return None,
            Line::Dashed => [4.0, 3.0],
            Line::Dotted => [0.8, 3.2],
            Line::Lost => [1.0, 2.0],
        };
        Some([dash * self.width, gap * self.width])
    }

    /// Whether its ends are round instead of cut straight.
    pub fn round(&self) -> bool {
        !matches!(self.line, Line::Solid | Line::Dashed)
    }
}
