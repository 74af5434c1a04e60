//! A canvas as a [`Picture`].

use std::cell::RefCell;

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::chart::{Anchor, Color, Face, Label, Picture, Shape, Stroke};
use crate::error::{Error, Result};

/// One canvas.
#[derive(Debug)]
pub(super) struct Screen {
    context: CanvasRenderingContext2d,
    /// CSS pixels.
    size: [f64; 2],
    /// Device pixels in a CSS pixel.
    ratio: f64,
    fonts: [String; 2],
    pens: RefCell<Pens>,
}

/// The styles that the context has now: setting one costs more than drawing with it.
#[derive(Debug, Default)]
struct Pens {
    fill: Option<Color>,
    stroke: Option<Color>,
    width: f64,
    dash: Option<[f64; 2]>,
    round: bool,
    font: String,
}

impl Screen {
    /// The canvas, resized to so many CSS pixels of `ratio` device pixels.
    pub fn new(canvas: &HtmlCanvasElement, size: [f64; 2], ratio: f64) -> Result<Self> {
        let [width, height] = size.map(|v| (v * ratio).round() as u32);
        canvas.set_width(width);
        canvas.set_height(height);
        let context = canvas.get_context("2d").ok().flatten();
        let context = context.and_then(|context| context.dyn_into().ok());
        let context =
            context.ok_or_else(|| Error::new("canvas: this browser gives no 2-D context"))?;
        Ok(Screen { context, size, ratio, fonts: Default::default(), pens: RefCell::default() })
    }

    /// Wipes the canvas and writes in these fonts from now on (words, mathematics).
    pub fn begin(&mut self, fonts: [&str; 2]) -> Result<()> {
        self.fonts = fonts.map(String::from);
        self.pens = RefCell::default();
        self.upright()?;
        let context = &self.context;
        context.clear_rect(0.0, 0.0, self.size[0], self.size[1]);
        context.set_line_join("round");
        context.set_line_cap("butt");
        context.set_text_align("left");
        context.set_line_dash(&Array::new()).map_err(refused)?;
        // In a page that reads from right to left, numbers must keep their sign in front.
        Reflect::set(context, &"direction".into(), &"ltr".into()).map_err(refused)?;
        Ok(())
    }

    fn upright(&self) -> Result<()> {
        self.context.set_transform(self.ratio, 0.0, 0.0, self.ratio, 0.0, 0.0).map_err(refused)
    }

    fn fill_with(&self, color: Color) {
        let mut pens = self.pens.borrow_mut();
        if pens.fill != Some(color) {
            pens.fill = Some(color);
            self.context.set_fill_style_str(&css(color));
        }
    }

    fn stroke_with(&self, stroke: &Stroke) -> Result<()> {
        let mut pens = self.pens.borrow_mut();
        if pens.stroke != Some(stroke.color) {
            pens.stroke = Some(stroke.color);
            self.context.set_stroke_style_str(&css(stroke.color));
        }
        if pens.width != stroke.width {
            pens.width = stroke.width;
            self.context.set_line_width(stroke.width);
        }
        if pens.round != stroke.round {
            pens.round = stroke.round;
            self.context.set_line_cap(if stroke.round { "round" } else { "butt" });
        }
        if pens.dash != stroke.dash {
            pens.dash = stroke.dash;
            let lengths: Array =
                stroke.dash.iter().flatten().map(|&v| JsValue::from_f64(v)).collect();
            self.context.set_line_dash(&lengths).map_err(refused)?;
        }
        Ok(())
    }

    fn font(&self, face: Face, size: f64) {
        let [words, math] = &self.fonts;
        let size = size * face.size_and_drop().0;
        let font = match face {
            Face::Plain => format!("{size}px {words}"),
            Face::Bold => format!("600 {size}px {words}"),
            Face::Math => format!("italic {size}px {math}"),
            Face::BoldMath => format!("italic 600 {size}px {math}"),
            Face::Sub => format!("{size}px {math}"),
        };
        let mut pens = self.pens.borrow_mut();
        if pens.font != font {
            self.context.set_font(&font);
            pens.font = font;
        }
    }

    /// The widths of a label's runs.
    fn widths(&self, label: &Label) -> Vec<f64> {
        let width = |(face, text): &(Face, String)| {
            self.font(*face, label.size);
            self.context.measure_text(text).map_or(0.0, |metrics| metrics.width())
        };
        label.runs.iter().map(width).collect()
    }

    fn trace(&self, shape: Shape) -> Result<()> {
        let context = &self.context;
        context.begin_path();
        match shape {
            Shape::Path(path) => self.line(path),
            Shape::Paths(paths) => paths.iter().for_each(|path| self.line(path)),
            Shape::Discs(centres, radius) => {
                for &[x, y] in centres {
                    context.move_to(x + radius, y);
                    context.arc(x, y, radius, 0.0, std::f64::consts::TAU).map_err(refused)?;
                }
            }
            Shape::Circle([x, y], radius) => {
                context.arc(x, y, radius, 0.0, std::f64::consts::TAU).map_err(refused)?;
            }
            Shape::Rect(from, to) => {
                context.rect(from[0], from[1], to[0] - from[0], to[1] - from[1])
            }
        }
        Ok(())
    }

    fn line(&self, path: &[[f64; 2]]) {
        for (i, &[x, y]) in path.iter().enumerate() {
            if i == 0 { self.context.move_to(x, y) } else { self.context.line_to(x, y) }
        }
        if path.len() > 2 && path.first() == path.last() {
            self.context.close_path();
        }
    }

    fn letters(&self, label: &Label) -> Result<()> {
        let [c, s] = label.along.map(|v| v * self.ratio);
        let [x, y] = label.at.map(|v| v * self.ratio);
        self.context.set_transform(c, s, -s, c, x, y).map_err(refused)?;
        let widths = self.widths(label);
        let total: f64 = widths.iter().sum();
        let mut at = match label.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => -0.5 * total,
            Anchor::End => -total,
        };
        for ((face, text), width) in label.runs.iter().zip(widths) {
            self.font(*face, label.size);
            let drop = face.size_and_drop().1 * label.size;
            if let Some(halo) = label.halo {
                self.stroke_with(&Stroke::new(halo, 4.0))?;
                self.context.stroke_text(text, at, drop).map_err(refused)?;
            }
            self.fill_with(label.color);
            self.context.fill_text(text, at, drop).map_err(refused)?;
            at += width;
        }
        self.upright()
    }
}

impl Picture for Screen {
    fn crisp(&self, at: f64, width: f64) -> f64 {
        let (at, odd) = (at * self.ratio, (width * self.ratio).round().max(1.0) as u32 % 2 == 1);
        (if odd { at.floor() + 0.5 } else { at.round() }) / self.ratio
    }

    fn fill(&mut self, shape: Shape, color: Color) -> Result<()> {
        self.trace(shape)?;
        self.fill_with(color);
        self.context.fill();
        Ok(())
    }

    fn stroke(&mut self, shape: Shape, stroke: &Stroke) -> Result<()> {
        self.trace(shape)?;
        self.stroke_with(stroke)?;
        self.context.stroke();
        Ok(())
    }

    fn write(&mut self, label: &Label) -> Result<()> {
        self.letters(label)
    }

    fn measure(&self, label: &Label) -> f64 {
        self.widths(label).iter().sum()
    }
}

fn css(color: Color) -> String {
    let [r, g, b] = color.rgb;
    if color.alpha < 1.0 {
        format!("rgba({r},{g},{b},{})", color.alpha)
    } else {
        format!("#{r:02x}{g:02x}{b:02x}")
    }
}

/// What a canvas refuses, in words.
fn refused(value: JsValue) -> Error {
    Error::new(format!("canvas: {}", value.as_string().unwrap_or_else(|| "refused to draw".into())))
}
