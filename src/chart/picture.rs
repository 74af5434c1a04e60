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
    fn fill(&mut self, shape: Shape, color: Color);

    /// Draws the outline of a shape.
    fn stroke(&mut self, shape: Shape, stroke: &Stroke);

    /// Writes a label.
    fn write(&mut self, label: &Label);

    /// The width of a label.
    fn measure(&mut self, label: &Label) -> f64;
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

/// A picture, and what is drawn on it often.
pub(crate) type Pen<'a> = dyn Picture + 'a;

impl dyn Picture + '_ {
    // Out of line: inlined, the making of strokes would be half of the charts' code.
    #[inline(never)]
    pub(crate) fn line(&mut self, path: &[Spot], line: Line, color: Color, width: f64) {
        self.stroke(Shape::Path(path), &Stroke { color, width, line });
    }

    /// Several lines of one look, in one go.
    #[inline(never)]
    pub(crate) fn lines(&mut self, paths: &[Vec<Spot>], line: Line, color: Color, width: f64) {
        if !paths.is_empty() {
            self.stroke(Shape::Paths(paths), &Stroke { color, width, line });
        }
    }

    /// Several polygons of one colour, in one go.
    pub(crate) fn polygons(&mut self, polygons: &[Vec<Spot>], color: Color) {
        if !polygons.is_empty() {
            self.fill(Shape::Paths(polygons), color);
        }
    }

    #[inline(never)]
    pub(crate) fn polygon(&mut self, corners: &[Spot], color: Color) {
        if corners.len() > 2 {
            self.fill(Shape::Path(corners), color);
        }
    }

    #[inline(never)]
    pub(crate) fn disc(&mut self, at: Spot, radius: f64, color: Color) {
        self.fill(Shape::Circle(at, radius), color);
    }

    #[inline(never)]
    pub(crate) fn circle(&mut self, at: Spot, radius: f64, color: Color, width: f64) {
        self.stroke(Shape::Circle(at, radius), &Stroke { color, width, line: Line::Solid });
    }

    /// A level line from x to x at y, on whole pixels.
    #[inline(never)]
    pub(crate) fn level(&mut self, x: [f64; 2], y: f64, color: Color, width: f64) {
        let y = self.crisp(y, width);
        self.line(&[[x[0], y], [x[1], y]], Line::Solid, color, width);
    }

    /// An upright line from y to y at x, on whole pixels.
    #[inline(never)]
    pub(crate) fn upright(&mut self, x: f64, y: [f64; 2], color: Color, width: f64) {
        let x = self.crisp(x, width);
        self.line(&[[x, y[0]], [x, y[1]]], Line::Solid, color, width);
    }

    /// Two lines across each other.
    pub(crate) fn cross(&mut self, at: Spot, arm: f64, line: Line, color: Color, width: f64) {
        for path in crossed(at, arm) {
            self.line(&path, line, color, width);
        }
    }
}

/// Two lines across each other.
pub(crate) fn crossed([x, y]: Spot, arm: f64) -> [Vec<Spot>; 2] {
    let [left, right, top, bottom] = [x - arm, x + arm, y - arm, y + arm];
    [vec![[left, top], [right, bottom]], vec![[right, top], [left, bottom]]]
}
