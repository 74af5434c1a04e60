//! What a chart is drawn on, and the pen that draws on it.

use super::palette::Color;
use super::text::Label;
use crate::{Error, Result};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind,
};

/// A drawing backend of plotters that also knows what labs need: fine units, dashes, and words at any angle with letters of
/// mathematics in them. Coordinates are whole units from the top left corner.
pub trait Picture: DrawingBackend {
    /// Units in one CSS pixel.
    fn unit(&self) -> f64;

    /// The place nearest `at` (CSS pixels) where an upright or level line of this width covers whole pixels of the device.
    fn crisp(&self, at: f64, width: f64) -> f64;

    /// Draws a path; one that ends where it starts is closed.
    ///
    /// # Errors
    /// What the backend says.
    fn stroke(
        &mut self,
        path: &[BackendCoord],
        stroke: &Stroke,
    ) -> std::result::Result<(), DrawingErrorKind<Self::ErrorType>>;

    /// Writes a label.
    ///
    /// # Errors
    /// What the backend says.
    fn write(
        &mut self,
        label: &Label,
    ) -> std::result::Result<(), DrawingErrorKind<Self::ErrorType>>;

    /// The width of a label in CSS pixels.
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

/// A [`Stroke`] or a fill as plotters wants it.
struct Style {
    color: BackendColor,
    width: u32,
}

impl BackendStyle for Style {
    fn color(&self) -> BackendColor {
        self.color
    }

    fn stroke_width(&self) -> u32 {
        self.width
    }
}

/// A place on the picture in CSS pixels.
pub(crate) type Spot = [f64; 2];

/// Draws on a picture in CSS pixels. The first failure is kept and told by [`Pen::done`]; after it nothing more is drawn.
pub(crate) struct Pen<'a, B: Picture> {
    picture: &'a mut B,
    unit: f64,
    result: Result<()>,
}

impl<'a, B: Picture> Pen<'a, B> {
    pub(crate) fn new(picture: &'a mut B) -> Self {
        Pen { unit: picture.unit(), picture, result: Ok(()) }
    }

    /// Whether everything was drawn.
    pub(crate) fn done(self) -> Result<()> {
        self.result
    }

    pub(crate) fn path(&mut self, path: &[Spot], stroke: Stroke) {
        let path: Vec<_> = path.iter().map(|&at| self.units(at)).collect();
        self.draw(|picture| picture.stroke(&path, &stroke));
    }

    pub(crate) fn fill(&mut self, polygon: &[Spot], color: Color) {
        if polygon.len() < 3 {
            return;
        }
        let path: Vec<_> = polygon.iter().map(|&at| self.units(at)).collect();
        self.draw(|picture| picture.fill_polygon(path, &BackendColor::from(color)));
    }

    pub(crate) fn disc(&mut self, at: Spot, radius: f64, color: Color) {
        let (at, radius) = (self.units(at), (radius * self.unit).round() as u32);
        self.draw(|picture| picture.draw_circle(at, radius, &BackendColor::from(color), true));
    }

    pub(crate) fn circle(&mut self, at: Spot, radius: f64, color: Color, width: f64) {
        let (at, radius) = (self.units(at), (radius * self.unit).round() as u32);
        let style = Style { color: color.into(), width: (width * self.unit).round() as u32 };
        self.draw(|picture| picture.draw_circle(at, radius, &style, false));
    }

    pub(crate) fn rect(&mut self, from: Spot, to: Spot, color: Color) {
        let (from, to) = (self.units(from), self.units(to));
        self.draw(|picture| picture.draw_rect(from, to, &BackendColor::from(color), true));
    }

    pub(crate) fn write(&mut self, label: &Label) {
        self.draw(|picture| picture.write(label));
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

    fn units(&self, at: Spot) -> BackendCoord {
        let unit = |v: f64| (v * self.unit).round() as i32;
        (unit(at[0]), unit(at[1]))
    }

    fn draw(
        &mut self,
        act: impl FnOnce(&mut B) -> std::result::Result<(), DrawingErrorKind<B::ErrorType>>,
    ) {
        if self.result.is_ok() {
            self.result = act(self.picture).map_err(|e| Error::new(e.to_string()));
        }
    }
}
