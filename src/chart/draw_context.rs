//! What the charts draw with.

use super::geometry::Rect;
use super::label::{Anchor, Face, Label};
use super::label_layout::{Avoid, Obstacles};
use super::palette::{Color, Ink, Length, Palette};
use super::shape::{Line, Pixel, Shape, Stroke};

use super::surface::{Drawn, Own, Picture, Sheet, Surface, units};
use plotters::element::{PathElement, Polygon};
use plotters::style::{FontDesc, FontFamily, FontStyle, RGBAColor, ShapeStyle, TextStyle};
use std::cell::Cell;

/// How a line looks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    line: Line,
    ink: Ink,
    /// Its width; nothing: one CSS pixel.
    width: Option<Length>,
}

const fn style(line: Line, ink: Ink, width: Length) -> Style {
    Style { line, ink, width: Some(width) }
}

const fn hairline(ink: Ink) -> Style {
    Style { line: Line::Solid, ink, width: None }
}

/// f = 0 in the plane.
pub(crate) const BOUNDARY: Style = style(Line::Solid, Ink::INK, Length::Boundary);
/// f = 0 in the chart of the loss.
pub(crate) const MIDDLE: Style = style(Line::Solid, Ink::INK, Length::Edge);
/// The band's edges.
pub(crate) const EDGE: Style = style(Line::Dashed, Ink::BAND, Length::Edge);
/// The width of the band.
pub(crate) const DIMENSION: Style = style(Line::Solid, Ink::BAND, Length::Thin);
/// The optimum.
pub(crate) const OPTIMUM: Style = style(Line::Dotted, Ink::SOFT, Length::Thin);
/// The dual.
pub(crate) const DUAL: Style = style(Line::Round, Ink::INK, Length::Thin);
/// Slack and stems.
pub(crate) const SLACK: Style = style(Line::Solid, Ink::VIOLATION, Length::Slack);
/// The objective, the lab's own loss.
pub(crate) const CURVE: Style = style(Line::Round, Ink::INK, Length::Curve);
/// What the objective is made of.
pub(crate) const PART: Style = style(Line::Solid, Ink::BAND, Length::Curve);
/// Other losses, and the point under the pointer.
pub(crate) const ASIDE: Style = style(Line::Solid, Ink::SOFT, Length::Thin);
/// Steps that were lost, and where they end.
pub(crate) const LOST: Style = style(Line::Lost, Ink::VIOLATION, Length::Curve);
pub(crate) const END: Style = style(Line::Solid, Ink::VIOLATION, Length::Curve);
/// Where something was edited.
pub(crate) const EDIT: Style = style(Line::Solid, Ink::INK, Length::Thin);
/// Axes and ticks.
pub(crate) const AXIS: Style = style(Line::Solid, Ink::RULE, Length::Axis);
/// Arrows that point out of the picture.
pub(crate) const ARROW: Style = style(Line::Solid, Ink::SOFT, Length::Axis);
/// The keyboard's crosshair.
pub(crate) const CROSSHAIR: Style = style(Line::Solid, Ink::FOCUS, Length::Axis);
/// Grid lines.
pub(crate) const GRID: Style = hairline(Ink::GRID);
/// The present step, and the one that is read out.
pub(crate) const PRESENT: Style = hairline(Ink::INK);
pub(crate) const READOUT: Style = hairline(Ink::FOCUS);

/// A picture with its palette, and what is taken on it already.
pub(crate) struct DrawContext<'a> {
    /// The picture as plotters draws on it, in units.
    pub(crate) sheet: Sheet<'a>,
    /// The same without an end: plotters moves into its area what is beyond.
    endless: Sheet<'a>,
    /// Its size in CSS pixels.
    pub(crate) size: [f64; 2],
    pub(crate) palette: &'a Palette,
    /// Size of the words in charts.
    pub(crate) text: f64,
    /// How much larger everything is than in the page's own size.
    pub(crate) scale: f64,
    pub(crate) obstacles: Obstacles,
    /// How opaque everything but words is drawn, beside the opacity that its colour has.
    pub(crate) opacity: f64,
    /// How much wider lines are than their style says.
    pub(crate) width: f64,
}

impl<'a> DrawContext<'a> {
    pub(crate) fn new(picture: &'a mut dyn Picture, size: [f64; 2], palette: &'a Palette) -> Self {
        const FAR: i32 = -(1 << 24);
        let sheet = Surface::sheet(picture, size);
        DrawContext {
            endless: sheet.margin(FAR, FAR, FAR, FAR).use_screen_coord(),
            sheet,
            size,
            palette,
            text: palette.text(),
            scale: palette.scale(),
            obstacles: Obstacles::default(),
            opacity: 1.0,
            width: 1.0,
        }
    }

    /// Draws one of our own elements.
    fn draw(&self, element: &Own) {
        done(self.sheet.draw(element));
    }

    fn color(&self, ink: Ink) -> Color {
        self.palette.color(ink).faded(self.opacity)
    }

    /// A style as plotters has it.
    pub(crate) fn shape_style(&self, style: Style) -> ShapeStyle {
        let stroke_width = units(self.width_of(style)).unsigned_abs();
        ShapeStyle { color: self.color(style.ink).into(), filled: false, stroke_width }
    }

    /// The style of plotters' words.
    pub(crate) fn text_style(&self, ink: Ink) -> TextStyle<'static> {
        let size = f64::from(units(self.text));
        let color: RGBAColor = self.palette.color(ink).into();
        FontDesc::new(FontFamily::SansSerif, size, FontStyle::Normal).color(&color)
    }

    pub(crate) fn fill(&self, shape: Shape, ink: Ink) {
        self.draw(&Own::Fill(shape, self.color(ink)));
    }

    /// Draws a shape's outline in a width of its own.
    pub(crate) fn outline(&self, shape: Shape, line: Line, ink: Ink, width: f64) {
        self.draw(&Own::Outline(shape, Stroke { color: self.color(ink), width, line }));
    }

    /// Draws all lines of a path in one go.
    pub(crate) fn lines(&self, path: &[Pixel], style: Style) {
        if !path.is_empty() {
            self.outline(Shape::Path(path), style.line, style.ink, self.width_of(style));
        }
    }

    /// Draws the lines of a path one by one: the pattern of each begins anew.
    pub(crate) fn line(&self, path: &[Pixel], style: Style) {
        for line in path.split(|at| at[0].is_nan()) {
            self.lines(line, style);
        }
    }

    /// Draws the lines of a path as curves of a series: solid, with round ends.
    pub(crate) fn curve(&self, path: &[Pixel], style: Style) {
        for line in path.split(|at| at[0].is_nan()).filter(|line| line.len() > 1) {
            let places: Vec<_> = line.iter().map(|&[x, y]| (units(x), units(y))).collect();
            done(self.endless.draw(&PathElement::new(places, self.shape_style(style))));
        }
    }

    /// Fills the area of a series.
    pub(crate) fn area(&self, corners: &[Pixel], ink: Ink) {
        if corners.len() > 2 {
            let places: Vec<_> = corners.iter().map(|&[x, y]| (units(x), units(y))).collect();
            let color: RGBAColor = self.color(ink).into();
            done(self.endless.draw(&Polygon::new(places, color)));
        }
    }

    fn width_of(&self, style: Style) -> f64 {
        self.width * style.width.map_or(1.0, |width| self.palette.length(width))
    }

    /// Fills a polygon, or several in one go.
    pub(crate) fn polygon(&self, corners: &[Pixel], ink: Ink) {
        if corners.len() > 2 {
            self.fill(Shape::Path(corners), ink);
        }
    }

    pub(crate) fn disc(&self, at: Pixel, radius: f64, ink: Ink) {
        self.fill(Shape::Discs(&[at], radius), ink);
    }

    /// Circles around what the pointer is at and what is selected.
    pub(crate) fn pointed_at(
        &mut self,
        hover: Option<Pixel>,
        selected: Option<Pixel>,
        radius: f64,
    ) {
        if let Some(at) = hover {
            let thin = self.palette.length(Length::Thin);
            self.outline(Shape::Discs(&[at], radius), Line::Solid, Ink::SOFT, thin);
        }
        if let Some(at) = selected {
            self.outline(Shape::Discs(&[at], radius), Line::Solid, Ink::FOCUS, 2.0);
        }
    }

    /// A level line on whole pixels.
    pub(crate) fn level(&self, from: f64, to: f64, y: f64, style: Style) {
        self.segment([[from, y], [to, y]], style);
    }

    /// An upright line on whole pixels.
    pub(crate) fn upright(&self, x: f64, from: f64, to: f64, style: Style) {
        self.segment([[x, from], [x, to]], style);
    }

    fn segment(&self, ends: [Pixel; 2], style: Style) {
        let (color, width) = (self.color(style.ink), self.width_of(style));
        self.draw(&Own::Segment(ends, Stroke { color, width, line: style.line }));
    }

    /// A label of one run that has no place yet.
    pub(crate) fn label(&self, face: Face, text: &str, ink: Ink) -> Label {
        let mut label = Label::new(self.text, self.palette.color(ink));
        self.add(&mut label, face, text);
        label
    }

    /// The same with an outline that keeps lines avoid it.
    pub(crate) fn label_on_lines(&self, face: Face, text: &str, ink: Ink) -> Label {
        let mut label = self.label(face, text, ink);
        label.halo = Some(self.palette.color(Ink::PAPER));
        label
    }

    /// Adds a run to a label.
    pub(crate) fn add(&self, label: &mut Label, face: Face, text: &str) {
        label.runs.push((face, text.into()));
        let width = Cell::new(0.0);
        self.draw(&Own::With(&|picture| width.set(picture.measure(label))));
        label.width = width.get();
    }

    pub(crate) fn write(&self, label: &Label) {
        self.draw(&Own::Words(label));
    }

    /// Writes words that lines may run through.
    pub(crate) fn note(&self, face: Face, text: &str, ink: Ink, x: f64, y: f64, anchor: Anchor) {
        let mut label = self.label_on_lines(face, text, ink);
        label.put(x, y, anchor);
        self.write(&label);
    }

    /// Writes words in the colour of ticks.
    pub(crate) fn tick(&self, text: &str, x: f64, y: f64, anchor: Anchor) {
        let mut label = self.label(Face::Plain, text, Ink::SOFT);
        label.put(x, y, anchor);
        self.write(&label);
    }

    /// Writes a label and keeps its room.
    pub(crate) fn keep(&mut self, label: &Label) {
        self.obstacles.labels.push(label.bounds());
        self.write(label);
    }

    /// Whether a label has room where it is.
    pub(crate) fn fits(&self, label: &Label, frame: &Rect, avoid: Avoid) -> bool {
        let bounds = label.bounds();
        bounds.inside(frame) && self.obstacles.free(&bounds, avoid)
    }

    /// Writes a label if it has room. Returns whether it had.
    pub(crate) fn try_to_write(&mut self, label: &Label, frame: &Rect, avoid: Avoid) -> bool {
        let fits = self.fits(label, frame, avoid);
        if fits {
            self.keep(label);
        }
        fits
    }
}

/// Drawing on a surface does not fail; what plotters calls errors beside are mistakes in the use of its areas.
pub(crate) fn done(drawn: Drawn) {
    debug_assert!(drawn.is_ok(), "{drawn:?}");
}

impl From<Color> for RGBAColor {
    fn from(color: Color) -> Self {
        let [_, r, g, b] = color.rgb.to_be_bytes();
        RGBAColor(r, g, b, color.alpha)
    }
}
