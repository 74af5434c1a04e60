//! What a chart is drawn on, and the pen that draws on it.

use super::palette::Color;
use super::text::Label;
use crate::Result;

/// A place on the picture in CSS pixels from the top left corner.
pub(crate) type Spot = [f64; 2];

/// What is filled or stroked. Lengths are CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape<'a> {
    /// A line through these places; closed where it ends at its start, or when it is filled.
    Path(&'a [[f64; 2]]),
    /// Several such lines at once: much faster than one by one.
    Paths(&'a [Vec<[f64; 2]>]),
    /// Several discs of one radius at once, to be filled.
    Discs(&'a [[f64; 2]], f64),
    /// A circle: centre and radius.
    Circle([f64; 2], f64),
    /// A rectangle: two opposite corners.
    Rect([f64; 2], [f64; 2]),
}

/// Something to draw on. Charts are drawn once for all of them: the trait is used as an object, so that their code is there once and
/// not once for each kind of picture.
pub trait Picture {
    /// The place nearest `at` where an upright or level line of this width covers whole pixels of the device.
    fn crisp(&self, at: f64, width: f64) -> f64;

    /// Fills a shape.
    ///
    /// # Errors
    /// What the picture says.
    fn fill(&mut self, shape: Shape, color: Color) -> Result<()>;

    /// Draws the outline of a shape.
    ///
    /// # Errors
    /// What the picture says.
    fn stroke(&mut self, shape: Shape, stroke: &Stroke) -> Result<()>;

    /// Writes a label.
    ///
    /// # Errors
    /// What the picture says.
    fn write(&mut self, label: &Label) -> Result<()>;

    /// The width of a label.
    fn measure(&self, label: &Label) -> f64;
}

/// How a line looks. Lengths are CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub color: Color,
    /// Its width.
    pub width: f64,
    /// Lengths of dash and gap; `None` is solid.
    pub dash: Option<[f64; 2]>,
    /// Round ends instead of ends cut straight.
    pub round: bool,
}

impl Stroke {
    /// A solid line with straight ends.
    pub const fn new(color: Color, width: f64) -> Self {
        Stroke { color, width, dash: None, round: false }
    }

    /// The line of the band's edges: dashes of four widths, gaps of three.
    pub fn dashed(color: Color, width: f64) -> Self {
        Stroke { dash: Some([4.0 * width, 3.0 * width]), ..Stroke::new(color, width) }
    }

    /// The line of what could be: dots.
    pub fn dotted(color: Color, width: f64) -> Self {
        Stroke { dash: Some([0.8 * width, 3.2 * width]), round: true, ..Stroke::new(color, width) }
    }

    /// The same line with round ends.
    pub fn rounded(self) -> Self {
        Stroke { round: true, ..self }
    }
}

/// Draws on a picture. The first failure is kept and told by [`Pen::done`]; after it nothing more is drawn.
pub(crate) struct Pen<'a> {
    picture: &'a mut dyn Picture,
    result: Result<()>,
}

impl<'a> Pen<'a> {
    pub(crate) fn new(picture: &'a mut dyn Picture) -> Self {
        Pen { picture, result: Ok(()) }
    }

    /// Whether everything was drawn.
    pub(crate) fn done(self) -> Result<()> {
        self.result
    }

    pub(crate) fn path(&mut self, path: &[Spot], stroke: Stroke) {
        self.stroke(Shape::Path(path), &stroke);
    }

    pub(crate) fn fill(&mut self, polygon: &[Spot], color: Color) {
        if polygon.len() > 2 {
            self.paint(Shape::Path(polygon), color);
        }
    }

    /// Several paths of one look, in one go.
    pub(crate) fn paths(&mut self, paths: &[Vec<Spot>], stroke: Stroke) {
        if !paths.is_empty() {
            self.stroke(Shape::Paths(paths), &stroke);
        }
    }

    /// Several polygons of one colour, in one go.
    pub(crate) fn fills(&mut self, polygons: &[Vec<Spot>], color: Color) {
        if !polygons.is_empty() {
            self.paint(Shape::Paths(polygons), color);
        }
    }

    /// Several discs of one look, in one go.
    pub(crate) fn discs(&mut self, centres: &[Spot], radius: f64, color: Color) {
        if !centres.is_empty() {
            self.paint(Shape::Discs(centres, radius), color);
        }
    }

    pub(crate) fn disc(&mut self, at: Spot, radius: f64, color: Color) {
        self.paint(Shape::Circle(at, radius), color);
    }

    pub(crate) fn circle(&mut self, at: Spot, radius: f64, color: Color, width: f64) {
        self.stroke(Shape::Circle(at, radius), &Stroke::new(color, width));
    }

    pub(crate) fn rect(&mut self, from: Spot, to: Spot, color: Color) {
        self.paint(Shape::Rect(from, to), color);
    }

    pub(crate) fn write(&mut self, label: &Label) {
        if self.result.is_ok() {
            self.result = self.picture.write(label);
        }
    }

    pub(crate) fn measure(&self, label: &Label) -> f64 {
        self.picture.measure(label)
    }

    pub(crate) fn crisp(&self, at: f64, width: f64) -> f64 {
        self.picture.crisp(at, width)
    }

    /// A level line from x to x at y, on whole pixels.
    pub(crate) fn level(&mut self, x: [f64; 2], y: f64, stroke: Stroke) {
        let y = self.crisp(y, stroke.width);
        self.path(&[[x[0], y], [x[1], y]], stroke);
    }

    /// An upright line from y to y at x, on whole pixels.
    pub(crate) fn upright(&mut self, x: f64, y: [f64; 2], stroke: Stroke) {
        let x = self.crisp(x, stroke.width);
        self.path(&[[x, y[0]], [x, y[1]]], stroke);
    }

    fn paint(&mut self, shape: Shape, color: Color) {
        if self.result.is_ok() {
            self.result = self.picture.fill(shape, color);
        }
    }

    fn stroke(&mut self, shape: Shape, stroke: &Stroke) {
        if self.result.is_ok() {
            self.result = self.picture.stroke(shape, stroke);
        }
    }
}
