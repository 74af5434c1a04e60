//! Pictures as SVG text, in CSS pixels with two decimals.

use super::label::{Anchor, Face, Label};
use super::numerals::{self, advance};
use super::palette::{Color, Ink, Palette};
use super::shape::{Line, Shape, Stroke};
use super::surface::Picture;
use crate::base::format;

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
        let size = [width, height].map(number);
        let mut head = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\"");
        sized(&mut head, &size);
        attribute(&mut head, "viewBox", &["0 0 ", &size[0], " ", &size[1]].concat());
        attribute(&mut head, "font-family", &escaped(&palette.font));
        head += ">\n<rect";
        sized(&mut head, &size);
        paint(&mut head, "fill", palette.color(Ink::PAPER));
        head += "/>\n";
        Svg { head, font_math: escaped(&palette.font_math), elements: Vec::new() }
    }

    /// The finished text.
    pub fn text(&self) -> String {
        let mut text = self.head.clone();
        let mut rest = self.elements.as_slice();
        while let Some(first) = rest.first() {
            let many = rest.iter().take_while(|element| element.stroke == first.stroke).count();
            group(&mut text, &rest[..many], &first.stroke);
            rest = &rest[many..];
        }
        text + "</svg>\n"
    }

    /// Adds a shape; one that was filled just before gets the stroke too.
    fn push(&mut self, shape: String, fill: Option<Color>, stroke: Option<Stroke>) {
        match self.elements.last_mut() {
            Some(last) if last.shape == shape && last.stroke.is_none() && fill.is_none() => {
                last.stroke = stroke;
            }
            _ => self.elements.push(Element { shape, fill, stroke }),
        }
    }
}

impl Picture for Svg {
    fn crisp(&self, at: f64, width: f64) -> f64 {
        if width.round() as u32 % 2 == 1 { at.floor() + 0.5 } else { at.round() }
    }

    fn fill(&mut self, shape: Shape, color: Color) {
        let text = element(shape, true);
        match shape {
            // The shortest way to write many discs: dots of a round context.
            Shape::Discs(centres, radius) if centres.len() > 1 => {
                let context = Stroke { color, width: 2.0 * radius, line: Line::Round };
                self.push(text, None, Some(context));
            }
            _ => self.push(text, Some(color), None),
        }
    }

    fn stroke(&mut self, shape: Shape, stroke: &Stroke) {
        self.push(element(shape, false), None, Some(*stroke));
    }

    fn write(&mut self, label: &Label) {
        let shape = words(label, &self.font_math);
        self.elements.push(Element { shape, fill: Some(label.color), stroke: None });
    }

    /// Nothing can measure it here: as wide as in Arial, and a little more.
    fn measure(&mut self, label: &Label) -> f64 {
        let mut width = 0.0;
        for (face, text) in &label.runs {
            let mut em = 0.0;
            for letter in text.chars() {
                em += letter_advance(letter);
            }
            width += em * face.size_and_drop().0 * if *face == Face::Bold { 1.07 } else { 1.0 };
        }
        1.03 * label.size * width
    }
}

/// Advance width of a letter in em as in Arial, whose metrics most system fonts stay near.
fn letter_advance(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '\'' => 0.23,
        ' ' | ',' | ':' | ';' | 't' | 'f' | '/' | 'I' | '!' => 0.28,
        'r' | '(' | ')' | '-' | '·' => 0.34,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 0.5,
        '+' | '=' | '<' | '>' => 0.59,
        'm' | 'M' => 0.84,
        'W' | '↑' | '→' | '←' => 0.96,
        'w' | 'A'..='Z' => 0.7,
        _ => advance(c),
    }
}

/// Elements of one stroke, in a group where they are several.
fn group(text: &mut String, run: &[Element], stroke: &Option<Stroke>) {
    let grouped = run.len() > 1 && stroke.is_some();
    let same = grouped && run.iter().all(|element| element.fill == run[0].fill);
    if grouped {
        *text += "<g";
        stroked(text, stroke);
        if same {
            filled(text, run[0].fill);
        }
        *text += ">\n";
    }
    for element in run {
        *text += &element.shape;
        // Words have their colour already.
        if !element.shape.ends_with('>') {
            if !same {
                filled(text, element.fill);
            }
            if !grouped {
                stroked(text, stroke);
            }
            *text += "/>";
        }
        *text += "\n";
    }
    if grouped {
        *text += "</g>\n";
    }
}

/// The start of a shape's element, `<circle …`.
fn element(shape: Shape, filled: bool) -> String {
    match shape {
        Shape::Path(path) => {
            let lines = path.split(|at| at[0].is_nan()).filter(|line| !line.is_empty());
            let all: Vec<String> = lines.map(|line| outline(line, filled)).collect();
            let mut text = String::from("<path");
            attribute(&mut text, "d", &all.join("\n"));
            text
        }
        Shape::Discs(&[[x, y]], radius) => {
            let mut text = String::from("<circle");
            attribute(&mut text, "cx", &number(x));
            attribute(&mut text, "cy", &number(y));
            attribute(&mut text, "r", &number(radius));
            text
        }
        Shape::Discs(centres, _) => {
            let mut d = String::new();
            for (i, &[x, y]) in centres.iter().enumerate() {
                let start = if i == 0 { "M" } else { "\nM" };
                d += &[start, &number(x), " ", &number(y), "h0"].concat();
            }
            let mut text = String::from("<path");
            attribute(&mut text, "d", &d);
            text
        }
        Shape::Rect([x0, y0], [x1, y1]) => {
            let mut text = String::from("<rect");
            attribute(&mut text, "x", &number(x0));
            attribute(&mut text, "y", &number(y0));
            sized(&mut text, &[x1 - x0, y1 - y0].map(number));
            text
        }
    }
}

/// `M… L…`, closed where it ends at its start or is filled.
fn outline(path: &[[f64; 2]], filled: bool) -> String {
    let back = path.len() > 2 && path.first() == path.last();
    let open = if back { &path[..path.len() - 1] } else { path };
    // Sides along the axes are written short; a lone segment keeps both its ends.
    let short = open.len() > 2;
    let mut d = String::new();
    let mut last = [String::new(), String::new()];
    for (i, at) in open.iter().enumerate() {
        let [x, y] = at.map(number);
        if short && i > 0 && last[1] == y {
            d += "H";
            d += &x;
        } else if short && i > 0 && last[0] == x {
            d += "V";
            d += &y;
        } else {
            d += if i == 0 { "M" } else { "L" };
            d += &x;
            d += " ";
            d += &y;
        }
        last = [x, y];
    }
    if back || filled {
        d += "Z";
    }
    d
}

/// A label's element.
fn words(label: &Label, font_math: &str) -> String {
    let [x, y] = label.at.map(number);
    let mut text = String::from("<text");
    attribute(&mut text, "x", &x);
    attribute(&mut text, "y", &y);
    attribute(&mut text, "font-size", &number(label.size));
    if label.along != [1.0, 0.0] {
        let turn = number(libm::atan2(label.along[1], label.along[0]).to_degrees());
        attribute(&mut text, "transform", &["rotate(", &turn, " ", &x, " ", &y, ")"].concat());
    }
    match label.anchor {
        Anchor::Start => {}
        Anchor::Middle => attribute(&mut text, "text-anchor", "middle"),
        Anchor::End => attribute(&mut text, "text-anchor", "end"),
    }
    paint(&mut text, "fill", label.color);
    if let Some(halo) = label.halo {
        paint(&mut text, "stroke", halo);
        text += " stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\"";
    }
    text += ">";
    let mut raised = 0.0;
    for (face, words) in &label.runs {
        let (size, drop) = face.size_and_drop();
        let mut state = String::new();
        if matches!(face, Face::Math | Face::BoldMath | Face::Sub) {
            attribute(&mut state, "font-family", font_math);
            if *face != Face::Sub {
                attribute(&mut state, "font-style", "italic");
            }
        }
        if matches!(face, Face::Bold | Face::BoldMath) {
            attribute(&mut state, "font-weight", "600");
        }
        if size != 1.0 {
            attribute(&mut state, "font-size", &number(label.size * size));
        }
        if drop != raised {
            attribute(&mut state, "dy", &number((drop - raised) * label.size));
            raised = drop;
        }
        let words = escaped(words);
        if state.is_empty() {
            text += &words;
        } else {
            text += &["<tspan", &state, ">", &words, "</tspan>"].concat();
        }
    }
    text + "</text>"
}

/// Adds ` name="value"`.
fn attribute(text: &mut String, name: &str, value: &str) {
    for part in [" ", name, "=\"", value, "\""] {
        *text += part;
    }
}

fn sized(text: &mut String, [width, height]: &[String; 2]) {
    attribute(text, "width", width);
    attribute(text, "height", height);
}

fn stroked(text: &mut String, stroke: &Option<Stroke>) {
    let Some(stroke) = stroke else { return };
    paint(text, "stroke", stroke.color);
    attribute(text, "stroke-width", &number(stroke.width));
    attribute(text, "stroke-linejoin", "round");
    if let Some([dash, gap]) = stroke.dash() {
        attribute(text, "stroke-dasharray", &[number(dash), number(gap)].join(" "));
    }
    if stroke.round() {
        attribute(text, "stroke-linecap", "round");
    }
}

fn filled(text: &mut String, fill: Option<Color>) {
    match fill {
        Some(color) => paint(text, "fill", color),
        None => attribute(text, "fill", "none"),
    }
}

/// `fill="#rrggbb"`, with the opacity where it is not whole.
fn paint(text: &mut String, what: &str, color: Color) {
    attribute(text, what, &Color { alpha: 1.0, ..color }.css());
    if color.alpha < 1.0 {
        attribute(text, &[what, "-opacity"].concat(), &trimmed(color.alpha, 3));
    }
}

/// A number with at most two decimals.
fn number(v: f64) -> String {
    trimmed(v, 2)
}

/// A number with at most so many decimals.
fn trimmed(v: f64, decimals: usize) -> String {
    let text = numerals::trimmed(format::fixed(v, decimals));
    if text == "-0" { String::from("0") } else { text }
}

fn escaped(text: &str) -> String {
    let mut safe = String::new();
    for letter in text.chars() {
        match letter {
            '&' => safe += "&amp;",
            '<' => safe += "&lt;",
            '>' => safe += "&gt;",
            '"' => safe += "&quot;",
            _ => safe.push(letter),
        }
    }
    safe
}
