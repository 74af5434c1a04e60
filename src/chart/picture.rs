//! What a chart is drawn on, and the shapes and lines it is drawn with.

use super::palette::Color;
use super::text::Label;

/// A place on the picture in CSS pixels from the top left corner.
pub(crate) type Spot = [f64; 2];

/// What is filled or stroked. Lengths are CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape<'a> {
    /// A line through these places; closed where it ends at its start, or when it is filled.
    Path(&'a [[f64; 2]]),
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
    fn fill(&mut self, shape: Shape, color: Color);

    /// Draws the outline of a shape.
    fn stroke(&mut self, shape: Shape, stroke: &Stroke);

    /// Writes a label.
    fn write(&mut self, label: &Label);

    /// The width of a label.
    fn measure(&mut self, label: &Label) -> f64;
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

/// A picture, and what is drawn on it often.
pub(crate) type Pen<'a> = dyn Picture + 'a;

impl dyn Picture + '_ {
    pub(crate) fn path(&mut self, path: &[Spot], stroke: Stroke) {
        self.stroke(Shape::Path(path), &stroke);
    }

    pub(crate) fn polygon(&mut self, corners: &[Spot], color: Color) {
        if corners.len() > 2 {
            self.fill(Shape::Path(corners), color);
        }
    }

    pub(crate) fn disc(&mut self, at: Spot, radius: f64, color: Color) {
        self.fill(Shape::Circle(at, radius), color);
    }

    pub(crate) fn circle(&mut self, at: Spot, radius: f64, color: Color, width: f64) {
        self.stroke(Shape::Circle(at, radius), &Stroke::new(color, width));
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

    /// Two strokes across each other.
    pub(crate) fn cross(&mut self, [x, y]: Spot, arm: f64, stroke: Stroke) {
        self.path(&[[x - arm, y - arm], [x + arm, y + arm]], stroke);
        self.path(&[[x + arm, y - arm], [x - arm, y + arm]], stroke);
    }
}
