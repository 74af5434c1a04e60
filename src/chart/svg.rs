//! Pictures as SVG text, in CSS pixels with two decimals.

use super::palette::{Color, Palette};
use super::picture::{Picture, Shape, Stroke};
use super::text::{Anchor, Face, Label, estimate};
use crate::Result;
use std::fmt::Write;

/// A picture that is written down as SVG: draw on it, then take the text. Neighbours of one look share a group.
#[derive(Debug)]
pub struct Svg {
    head: String,
    font_math: String,
    elements: Vec<Element>,
}

/// A shape, `<circle …` without its end, and how it looks.
#[derive(Debug)]
struct Element {
    shape: String,
    fill: Option<Color>,
    stroke: Option<Stroke>,
}

impl Svg {
    /// An empty picture of this many CSS pixels on the palette's paper.
    pub fn new(width: f64, height: f64, palette: &Palette) -> Self {
        let (w, h) = (number(width), number(height));
        let head = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" font-family=\"{}\">\n\
             <rect width=\"{w}\" height=\"{h}\"{}/>\n",
            escape(&palette.font),
            paint("fill", palette.paper),
        );
        Svg { head, font_math: escape(&palette.font_math), elements: Vec::new() }
    }

    /// The finished text.
    pub fn text(&self) -> String {
        let mut text = self.head.clone();
        for run in self.elements.chunk_by(|a, b| a.stroke == b.stroke) {
            let look = run[0].stroke.as_ref().map(stroke_attributes).unwrap_or_default();
            match run {
                [one] => line(&mut text, one, &look),
                _ if look.is_empty() => run.iter().for_each(|element| line(&mut text, element, "")),
                _ => {
                    let same = run.iter().all(|element| element.fill == run[0].fill);
                    let fill = if same { fill_attribute(&run[0]) } else { String::new() };
                    text += &format!("<g{look}{fill}>\n");
                    for element in run {
                        text += &element.shape;
                        text += &if same { String::new() } else { fill_attribute(element) };
                        text += "/>\n";
                    }
                    text += "</g>\n";
                }
            }
        }
        text + "</svg>\n"
    }

    fn push(&mut self, shape: String, fill: Option<Color>, stroke: Option<Stroke>) {
        match self.elements.last_mut() {
            Some(last) if last.shape == shape && last.stroke.is_none() && fill.is_none() => {
                last.stroke = stroke
            }
            _ => self.elements.push(Element { shape, fill, stroke }),
        }
    }
}

fn line(text: &mut String, element: &Element, look: &str) {
    let fill =
        if element.shape.starts_with("<text") { String::new() } else { fill_attribute(element) };
    let end = if element.shape.starts_with("<text") { "" } else { "/>" };
    *text += &format!("{}{fill}{look}{end}\n", element.shape);
}

fn fill_attribute(element: &Element) -> String {
    element.fill.map_or_else(|| " fill=\"none\"".into(), |color| paint("fill", color))
}

impl Picture for Svg {
    fn crisp(&self, at: f64, width: f64) -> f64 {
        if width.round() as i64 % 2 == 1 { at.floor() + 0.5 } else { at.round() }
    }

    fn fill(&mut self, shape: Shape, color: Color) -> Result<()> {
        match shape {
            // The shortest way to write many discs: dots of a round pen.
            Shape::Discs(_, radius) => {
                let pen = Stroke::new(color, 2.0 * radius).rounded();
                self.push(element(shape, true), None, Some(pen));
            }
            _ => self.push(element(shape, true), Some(color), None),
        }
        Ok(())
    }

    fn stroke(&mut self, shape: Shape, stroke: &Stroke) -> Result<()> {
        self.push(element(shape, false), None, Some(*stroke));
        Ok(())
    }

    fn write(&mut self, label: &Label) -> Result<()> {
        let shape = text_element(label, &self.font_math);
        self.elements.push(Element { shape, fill: Some(label.color), stroke: None });
        Ok(())
    }

    fn measure(&self, label: &Label) -> f64 {
        estimate(label)
    }
}

/// The start of a shape's element, `<circle …`.
fn element(shape: Shape, filled: bool) -> String {
    match shape {
        Shape::Path(path) => format!("<path d=\"{}\"", path_data(path, filled)),
        Shape::Paths(paths) => {
            let all: Vec<_> = paths.iter().map(|path| path_data(path, filled)).collect();
            format!("<path d=\"{}\"", all.join("\n"))
        }
        Shape::Discs(centres, _) => {
            let dot = |at: &[f64; 2]| format!("M{} {}h0", number(at[0]), number(at[1]));
            format!("<path d=\"{}\"", centres.iter().map(dot).collect::<Vec<_>>().join("\n"))
        }
        Shape::Circle([x, y], radius) => {
            let [x, y, r] = [x, y, radius].map(number);
            format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\"")
        }
        Shape::Rect(from, to) => {
            let [x, y, w, h] = [from[0], from[1], to[0] - from[0], to[1] - from[1]].map(number);
            format!("<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"")
        }
    }
}

/// `d` of a path, closed where it ends at its start or is filled.
fn path_data(path: &[[f64; 2]], filled: bool) -> String {
    let back = path.len() > 2 && path.first() == path.last();
    let open = if back { &path[..path.len() - 1] } else { path };
    let mut d = String::new();
    // Sides along the axes are written short; a lone segment keeps both its ends.
    let short = open.len() > 2;
    let mut before: Option<[String; 2]> = None;
    for at in open {
        let [x, y] = at.map(number);
        d += &match &before {
            None => format!("M{x} {y}"),
            Some([_, last]) if short && *last == y => format!("H{x}"),
            Some([last, _]) if short && *last == x => format!("V{y}"),
            Some(_) => format!("L{x} {y}"),
        };
        before = Some([x, y]);
    }
    if back || filled { d + "Z" } else { d }
}

fn text_element(label: &Label, font_math: &str) -> String {
    let [x, y] = label.at.map(number);
    let mut text = format!("<text x=\"{x}\" y=\"{y}\" font-size=\"{}\"", number(label.size));
    if label.along != [1.0, 0.0] {
        let degrees = libm::atan2(label.along[1], label.along[0]).to_degrees();
        text += &format!(" transform=\"rotate({} {x} {y})\"", number(degrees));
    }
    text += match label.anchor {
        Anchor::Start => "",
        Anchor::Middle => " text-anchor=\"middle\"",
        Anchor::End => " text-anchor=\"end\"",
    };
    text += &paint("fill", label.color);
    if let Some(halo) = label.halo {
        text += &format!(
            "{} stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\"",
            paint("stroke", halo)
        );
    }
    text.push('>');
    let mut raised = 0.0;
    for (face, words) in &label.runs {
        let (size, drop) = face.size_and_drop();
        let size = number(label.size * size);
        let words = escape(words);
        let shift = if drop == raised {
            String::new()
        } else {
            format!(" dy=\"{}\"", number((drop - raised) * label.size))
        };
        raised = drop;
        text += &match face {
            Face::Plain if shift.is_empty() => words,
            Face::Plain => format!("<tspan{shift}>{words}</tspan>"),
            Face::Bold => format!("<tspan font-weight=\"600\"{shift}>{words}</tspan>"),
            Face::Math | Face::BoldMath | Face::Sub => {
                let slant = if *face == Face::Sub { "" } else { " font-style=\"italic\"" };
                let weight = if *face == Face::BoldMath { " font-weight=\"600\"" } else { "" };
                format!(
                    "<tspan font-family=\"{font_math}\"{slant}{weight} font-size=\"{size}\"{shift}>{words}</tspan>"
                )
            }
        };
    }
    text + "</text>"
}

fn stroke_attributes(stroke: &Stroke) -> String {
    let mut look = paint("stroke", stroke.color);
    let _ = write!(look, " stroke-width=\"{}\" stroke-linejoin=\"round\"", number(stroke.width));
    if let Some([dash, gap]) = stroke.dash {
        let _ = write!(look, " stroke-dasharray=\"{} {}\"", number(dash), number(gap));
    }
    if stroke.round {
        look += " stroke-linecap=\"round\"";
    }
    look
}

/// ` fill="#rrggbb"`, with the opacity where it is not whole.
fn paint(what: &str, color: Color) -> String {
    let [r, g, b] = color.rgb;
    let opacity = if color.alpha < 1.0 {
        format!(" {what}-opacity=\"{}\"", trimmed(color.alpha, 3))
    } else {
        String::new()
    };
    format!(" {what}=\"#{r:02x}{g:02x}{b:02x}\"{opacity}")
}

/// A number with at most two decimals.
fn number(v: f64) -> String {
    trimmed(v, 2)
}

fn trimmed(v: f64, decimals: usize) -> String {
    let text = format!("{v:.decimals$}");
    match text.trim_end_matches('0').trim_end_matches('.') {
        "-0" => "0".into(),
        short => short.into(),
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
