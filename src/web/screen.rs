//! A canvas as a [`Picture`].

use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;
use web_sys::CanvasRenderingContext2d;

use crate::base::format::shortest;
use crate::chart::{Color, Face, Label, Line, Picture, Shape, Stroke};

/// One canvas.
#[derive(Debug)]
pub(super) struct Screen {
    context: CanvasRenderingContext2d,
    /// CSS pixels.
    size: [f64; 2],
    /// Device pixels in a CSS pixel.
    ratio: f64,
    fonts: [String; 2],
    pens: Pens,
    /// How wide words are that were measured in these fonts: most come again in the next frame.
    widths: Vec<(Face, f64, String, f64)>,
}

/// So many widths are kept; with the next all are forgotten.
const WIDTHS: usize = 100;

/// The styles that the context has now: setting one costs more than drawing with it.
#[derive(Debug, Default)]
struct Pens {
    fill: Option<Color>,
    stroke: Option<Color>,
    width: f64,
    /// The pattern, and the width that its dashes go with.
    line: Option<(Line, f64)>,
    font: Option<(Face, f64)>,
}

impl Screen {
    /// The canvas of this context, of so many CSS pixels of `ratio` device pixels.
    pub fn new(context: CanvasRenderingContext2d, size: [f64; 2], ratio: f64) -> Self {
        let (fonts, pens, widths) = Default::default();
        Screen { context, size, ratio, fonts, pens, widths }
    }

    /// Wipes the canvas and writes in these fonts from now on (words, mathematics).
    pub fn begin(&mut self, fonts: [&str; 2]) {
        if self.fonts != fonts {
            self.fonts = [fonts[0].into(), fonts[1].into()];
            self.widths.clear();
        }
        self.pens = Pens::default();
        self.turn([1.0, 0.0], [0.0, 0.0]);
        let context = &self.context;
        context.clear_rect(0.0, 0.0, self.size[0], self.size[1]);
        context.set_line_join("round");
        // In a page that reads from right to left, numbers must keep their sign in front.
        let _ = Reflect::set(context, &"direction".into(), &"ltr".into());
    }

    /// Draws from here on around a place, in a direction.
    fn turn(&self, [c, s]: [f64; 2], [x, y]: [f64; 2]) {
        let ratio = self.ratio;
        let [c, s, x, y] = [c, s, x, y].map(|v| ratio * v);
        let _ = self.context.set_transform(c, s, -s, c, x, y);
    }

    /// Leaves the context with the coordinates of the device to others.
    pub fn leave(&self) {
        let _ = self.context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
    }

    /// Writes a label on a context that others draw on too, which finds its styles again.
    pub fn write_among_others(&mut self, label: &Label) {
        self.context.save();
        self.pens = Pens::default();
        self.context.set_line_join("round");
        self.write(label);
        self.context.restore();
    }

    /// Measures a label on such a context.
    pub fn measure_among_others(&mut self, label: &Label) -> f64 {
        self.context.save();
        self.pens = Pens::default();
        let width = self.measure(label);
        self.context.restore();
        width
    }

    fn fill_with(&mut self, color: Color) {
        if self.pens.fill != Some(color) {
            self.pens.fill = Some(color);
            self.context.set_fill_style_str(&color.css());
        }
    }

    fn stroke_with(&mut self, stroke: &Stroke) {
        let (pens, context) = (&mut self.pens, &self.context);
        if pens.stroke != Some(stroke.color) {
            pens.stroke = Some(stroke.color);
            context.set_stroke_style_str(&stroke.color.css());
        }
        if pens.width != stroke.width {
            pens.width = stroke.width;
            context.set_line_width(stroke.width);
        }
        let line = Some((stroke.line, if stroke.dash().is_some() { stroke.width } else { 0.0 }));
        if pens.line != line {
            pens.line = line;
            context.set_line_cap(if stroke.round() { "round" } else { "butt" });
            let dash = stroke.dash().into_iter().flatten().map(JsValue::from).collect::<Array>();
            let _ = context.set_line_dash(&dash);
        }
    }

    fn write_in(&mut self, face: Face, size: f64) {
        if self.pens.font == Some((face, size)) {
            return;
        }
        self.pens.font = Some((face, size));
        let [words, math] = &self.fonts;
        let (look, family) = match face {
            Face::Plain => ("", words),
            Face::Bold => ("600 ", words),
            Face::Math => ("italic ", math),
            Face::BoldMath => ("italic 600 ", math),
            Face::Sub => ("", math),
        };
        let size = shortest(size * face.size_and_drop().0);
        self.context.set_font(&[look, &size, "px ", family].concat());
    }

    fn width(&mut self, face: Face, size: f64, text: &str) -> f64 {
        for (known, at, words, width) in &self.widths {
            if *known == face && *at == size && words == text {
                return *width;
            }
        }
        self.write_in(face, size);
        let width = self.context.measure_text(text).map_or(0.0, |metrics| metrics.width());
        if self.widths.len() == WIDTHS {
            self.widths.clear();
        }
        self.widths.push((face, size, text.into(), width));
        width
    }

    /// The shape as the path of the context, to be stroked or to be filled.
    fn trace(&self, shape: Shape, stroked: bool) {
        let context = &self.context;
        context.begin_path();
        match shape {
            Shape::Path(path) => {
                for line in path.split(|at| at[0].is_nan()) {
                    self.line(line, stroked);
                }
            }
            Shape::Discs(centres, radius) => {
                for &[x, y] in centres {
                    context.move_to(x + radius, y);
                    let _ = context.arc(x, y, radius.max(0.0), 0.0, std::f64::consts::TAU);
                }
            }
            Shape::Rect([x0, y0], [x1, y1]) => context.rect(x0, y0, x1 - x0, y1 - y0),
        }
    }
}

impl Screen {
    /// Closes what is to be stroked, so that its ends join. Filling closes by itself, and closing costs the more the longer the path of
    /// the context is already.
    fn line(&self, path: &[[f64; 2]], stroked: bool) {
        let closed = path.len() > 2 && path.first() == path.last();
        if let [a, b, c, d, _] = path
            && closed
            && (a[1] == b[1] && b[0] == c[0] && c[1] == d[1] && d[0] == a[0])
        {
            return self.context.rect(a[0], a[1], c[0] - a[0], c[1] - a[1]);
        }
        let path = if closed { &path[..path.len() - 1] } else { path };
        for (i, &[x, y]) in path.iter().enumerate() {
            if i == 0 {
                self.context.move_to(x, y);
            } else {
                self.context.line_to(x, y);
            }
        }
        if closed && stroked {
            self.context.close_path();
        }
    }
}

impl Picture for Screen {
    fn crisp(&self, at: f64, width: f64) -> f64 {
        let (at, odd) = (at * self.ratio, (width * self.ratio).round().max(1.0) as u32 % 2 == 1);
        (if odd { at.floor() + 0.5 } else { at.round() }) / self.ratio
    }

    fn fill(&mut self, shape: Shape, color: Color) {
        self.trace(shape, false);
        self.fill_with(color);
        self.context.fill();
    }

    fn stroke(&mut self, shape: Shape, stroke: &Stroke) {
        self.trace(shape, true);
        self.stroke_with(stroke);
        self.context.stroke();
    }

    fn write(&mut self, label: &Label) {
        let mut at = label.start();
        self.turn(label.along, label.at);
        for (face, text) in &label.runs {
            self.write_in(*face, label.size);
            let drop = face.size_and_drop().1 * label.size;
            if let Some(halo) = label.halo {
                self.stroke_with(&Stroke { color: halo, width: 4.0, line: Line::Solid });
                let _ = self.context.stroke_text(text, at, drop);
            }
            self.fill_with(label.color);
            let _ = self.context.fill_text(text, at, drop);
            if label.runs.len() > 1 {
                at += self.width(*face, label.size, text);
            }
        }
        self.turn([1.0, 0.0], [0.0, 0.0]);
    }

    fn measure(&mut self, label: &Label) -> f64 {
        let mut width = 0.0;
        for (face, text) in &label.runs {
            width += self.width(*face, label.size, text);
        }
        width
    }
}
