//! What charts are drawn on: [`Picture`], and over it [`Surface`], the one backend that plotters draws with.
//!
//! Plotters counts in whole numbers, so a unit is 1/16 of a CSS pixel: lines glide instead of jumping from pixel to pixel, and on a
//! screen of 1, 2 or 4 device pixels to the CSS pixel every width is exact. Our own shapes ([`Own`]) keep their fractions.

use super::label::{Anchor, Face, Label};
use super::palette::Color;
use super::shape::{Line, Pixel, Shape, Stroke};
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Drawable, PointCollection};
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use std::cell::RefCell;
use std::convert::Infallible;

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

/// Units of plotters in a CSS pixel.
const UNITS: f64 = 16.0;

/// How far the letters of plotters' labels reach above their base line, in their size: numerals have no descenders.
pub(crate) const CAP_HEIGHT: f64 = 0.72;

/// CSS pixels in units of plotters. What is beyond all pictures stays beyond them.
pub(crate) fn units(length: f64) -> i32 {
    const FARTHEST: f64 = (1 << 23) as f64;
    (UNITS * length).round().clamp(-FARTHEST, FARTHEST) as i32
}

/// CSS pixels of a place in units.
fn pixel((x, y): BackendCoord) -> Pixel {
    [f64::from(x) / UNITS, f64::from(y) / UNITS]
}

/// A picture as plotters draws on it. It has no type parameter, so that plotters and charts are compiled once for all pictures.
pub(crate) struct Surface<'a> {
    picture: RefCell<&'a mut dyn Picture>,
    size: [f64; 2],
}

/// The whole of a surface, without coordinates of data.
pub(crate) type Sheet<'a> = DrawingArea<Surface<'a>, Shift>;

/// What drawing on a surface returns. It cannot fail, but plotters has its own errors.
pub(crate) type Drawn = Result<(), DrawingAreaErrorKind<Infallible>>;

/// The same of a single call of the backend.
type Outcome = Result<(), DrawingErrorKind<Infallible>>;

impl<'a> Surface<'a> {
    /// A picture of this many CSS pixels as a sheet of plotters.
    pub(crate) fn sheet(picture: &'a mut dyn Picture, size: [f64; 2]) -> Sheet<'a> {
        Surface { picture: RefCell::new(picture), size }.into_drawing_area()
    }

    fn fill(&mut self, shape: Shape, color: BackendColor) {
        if color.alpha > 0.0 {
            self.picture.get_mut().fill(shape, color_of(color));
        }
    }

    fn stroke<S: BackendStyle>(&mut self, shape: Shape, line: Line, style: &S) {
        if style.color().alpha > 0.0 {
            let width = f64::from(style.stroke_width()) / UNITS;
            let stroke = Stroke { color: color_of(style.color()), width, line };
            self.picture.get_mut().stroke(shape, &stroke);
        }
    }

    /// A segment. A level or an upright one covers whole pixels of the device.
    fn segment(&mut self, [[x0, y0], [x1, y1]]: [Pixel; 2], stroke: &Stroke) {
        let picture = self.picture.get_mut();
        let crisp = |at: f64| picture.crisp(at, stroke.width);
        let ends = if y0 == y1 {
            [[x0, crisp(y0)], [x1, crisp(y0)]]
        } else if x0 == x1 {
            [[crisp(x0), y0], [crisp(x0), y1]]
        } else {
            [[x0, y0], [x1, y1]]
        };
        if stroke.color.alpha > 0.0 {
            picture.stroke(Shape::Path(&ends), stroke);
        }
    }
}

fn color_of(BackendColor { alpha, rgb: (r, g, b) }: BackendColor) -> Color {
    Color { rgb: u32::from_be_bytes([0, r, g, b]), alpha }
}

impl DrawingBackend for Surface<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (units(self.size[0]).unsigned_abs(), units(self.size[1]).unsigned_abs())
    }

    fn ensure_prepared(&mut self) -> Outcome {
        Ok(())
    }

    fn present(&mut self) -> Outcome {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Outcome {
        self.fill(Shape::Rect(pixel((x, y)), pixel((x + 1, y + 1))), color);
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Outcome {
        let width = f64::from(style.stroke_width()) / UNITS;
        let stroke = Stroke { color: color_of(style.color()), width, line: Line::Solid };
        self.segment([pixel(from), pixel(to)], &stroke);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Outcome {
        let shape = Shape::Rect(pixel(from), pixel(to));
        if fill {
            self.fill(shape, style.color());
        } else {
            self.stroke(shape, Line::Solid, style);
        }
        Ok(())
    }

    /// A path of two points is part of an axis or of a mesh, a longer one a curve: its ends are round.
    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Outcome {
        let path: Vec<_> = path.into_iter().collect();
        if let [from, to] = path[..] {
            return self.draw_line(from, to, style);
        }
        let path: Vec<Pixel> = path.into_iter().map(pixel).collect();
        self.stroke(Shape::Path(&path), Line::Round, style);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Outcome {
        let (centre, radius) = ([pixel(centre)], f64::from(radius) / UNITS);
        if fill {
            self.fill(Shape::Discs(&centre, radius), style.color());
        } else {
            self.stroke(Shape::Discs(&centre, radius), Line::Solid, style);
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Outcome {
        let corners: Vec<Pixel> = corners.into_iter().map(pixel).collect();
        self.fill(Shape::Path(&corners), style.color());
        Ok(())
    }

    /// A level label in the face of words. One that is centred stays inside the picture.
    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        at: BackendCoord,
    ) -> Outcome {
        if text.is_empty() || style.color().alpha == 0.0 {
            return Ok(());
        }
        let mut label = label(text, style);
        let [mut x, mut y] = pixel(at);
        let anchor = match style.anchor().h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        y += label.size
            * match style.anchor().v_pos {
                VPos::Top => CAP_HEIGHT,
                VPos::Center => 0.5 * CAP_HEIGHT,
                VPos::Bottom => 0.0,
            };
        let picture = self.picture.get_mut();
        label.width = picture.measure(&label);
        if anchor == Anchor::Middle {
            let half = 0.5 * label.width;
            x = x.min(self.size[0] - half).max(half);
        }
        label.put(x, y, anchor);
        picture.write(&label);
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let label = label(text, style);
        let width = self.picture.borrow_mut().measure(&label);
        Ok((units(width).unsigned_abs(), units(CAP_HEIGHT * label.size).unsigned_abs()))
    }
}

/// A text of plotters as a label.
fn label<S: BackendTextStyle>(text: &str, style: &S) -> Label {
    let mut label = Label::new(style.size() / UNITS, color_of(style.color()));
    label.runs.push((Face::Plain, text.into()));
    label
}

/// What plotters has no element for: shapes with fractions of units, dashes, several outlines in one go, words in several faces.
pub(crate) enum Own<'e> {
    /// A filled shape.
    Fill(Shape<'e>, Color),
    /// The outline of a shape.
    Outline(Shape<'e>, Stroke),
    /// A segment; a level or an upright one covers whole pixels of the device.
    Segment([Pixel; 2], Stroke),
    /// Words.
    Words(&'e Label),
    /// Anything else that a picture does.
    With(&'e dyn Fn(&mut dyn Picture)),
}

impl<'p> PointCollection<'p, BackendCoord> for &'p Own<'_> {
    type Point = BackendCoord;
    type IntoIter = [BackendCoord; 0];

    /// Its places are on the picture already.
    fn point_iter(self) -> Self::IntoIter {
        []
    }
}

impl Drawable<Surface<'_>> for Own<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _: I,
        surface: &mut Surface<'_>,
        _: (u32, u32),
    ) -> Outcome {
        let picture = surface.picture.get_mut();
        match self {
            Own::Fill(shape, color) => picture.fill(*shape, *color),
            Own::Outline(shape, stroke) => picture.stroke(*shape, stroke),
            Own::Segment(ends, stroke) => surface.segment(*ends, stroke),
            Own::Words(label) => picture.write(label),
            Own::With(draw) => draw(*picture),
        }
        Ok(())
    }
}
