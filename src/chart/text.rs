//! Words on a picture: labels of mixed faces at any angle, the room they take, and numbers as people read them.

use super::frame::{Rect, clip_segment};
use super::palette::Color;
use super::picture::Spot;

/// The face of a run of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Words and numbers.
    Plain,
    /// Names.
    Bold,
    /// Letters of mathematics, italic.
    Math,
    /// Letters of mathematics in names.
    BoldMath,
    /// Letters of mathematics, upright and lowered.
    Sub,
}

/// Which part of a label stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its start.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// One line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Pieces in reading order.
    pub runs: Vec<(Face, String)>,
    /// The place of the anchor on the base line, CSS pixels.
    pub at: [f64; 2],
    /// Unit vector of the reading direction, y downwards.
    pub along: [f64; 2],
    /// What stands at `at`.
    pub anchor: Anchor,
    /// Font size in CSS pixels.
    pub size: f64,
    /// Colour of the letters.
    pub color: Color,
    /// Colour of an outline that keeps lines off the letters.
    pub halo: Option<Color>,
}

impl Label {
    /// A plain level label that starts at `at`.
    pub(crate) fn new(text: impl Into<String>, size: f64, color: Color, at: Spot) -> Self {
        Label::empty(size, color, at).and(Face::Plain, text)
    }

    /// A label without a word yet.
    pub(crate) fn empty(size: f64, color: Color, at: Spot) -> Self {
        Label {
            runs: Vec::new(),
            at,
            along: [1.0, 0.0],
            anchor: Anchor::Start,
            size,
            color,
            halo: None,
        }
    }

    /// The same label with one more run.
    pub(crate) fn and(mut self, face: Face, text: impl Into<String>) -> Self {
        self.runs.push((face, text.into()));
        self
    }

    pub(crate) fn anchored(self, anchor: Anchor) -> Self {
        Label { anchor, ..self }
    }

    pub(crate) fn haloed(self, paper: Color) -> Self {
        Label { halo: Some(paper), ..self }
    }

    /// The room the label takes when it is `width` wide.
    pub(crate) fn room(&self, width: f64) -> Room {
        let start = match self.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => -0.5 * width,
            Anchor::End => -width,
        };
        let (x, y) = (start + 0.5 * width, -0.3 * self.size);
        let [c, s] = self.along;
        Room {
            centre: [self.at[0] + c * x - s * y, self.at[1] + s * x + c * y],
            half: [0.5 * width, 0.52 * self.size],
            along: self.along,
        }
    }
}

impl Face {
    /// Font size relative to the label's, and how far the base line is lowered, in the label's size.
    pub(crate) fn size_and_drop(self) -> (f64, f64) {
        match self {
            Face::Plain | Face::Bold => (1.0, 0.0),
            Face::Math | Face::BoldMath => (1.15, 0.0),
            Face::Sub => (0.83, 0.25),
        }
    }
}

/// The width of a label where nothing can measure it: the widths of Arial, whose metrics most system fonts stay near, and a
/// little more.
pub(crate) fn estimate(label: &Label) -> f64 {
    let run = |(face, text): &(Face, String)| {
        let em: f64 = text.chars().map(advance).sum();
        em * face.size_and_drop().0 * if *face == Face::Bold { 1.07 } else { 1.0 }
    };
    1.03 * label.size * label.runs.iter().map(run).sum::<f64>()
}

/// Advance width of a letter in em.
fn advance(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '\'' => 0.23,
        ' ' | '.' | ',' | ':' | ';' | 't' | 'f' | '/' | 'I' | '!' => 0.28,
        'r' | '(' | ')' | '-' | '·' => 0.34,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 0.5,
        '\u{2009}' => 0.2,
        '⁰'..='⁹' | '⁻' | '¹' | '²' | '³' => 0.34,
        '−' | '+' | '=' | '×' | '<' | '>' => 0.59,
        'm' | 'M' => 0.84,
        'W' | '↑' | '→' | '←' => 0.96,
        'w' | 'A'..='Z' => 0.7,
        _ => 0.56,
    }
}

/// A rectangle that may be turned: what a label takes up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    centre: Spot,
    half: [f64; 2],
    along: [f64; 2],
}

impl Room {
    /// Whether it lies inside the rectangle.
    pub(crate) fn inside(&self, rect: &Rect) -> bool {
        self.corners().iter().all(|&corner| rect.contains(corner))
    }

    /// Whether a segment comes nearer than `gap`.
    pub(crate) fn meets_segment(&self, [a, b]: [Spot; 2], gap: f64) -> bool {
        let [x, y] = [self.half[0] + gap, self.half[1] + gap];
        clip_segment([self.local(a), self.local(b)], &Rect { from: [-x, -y], to: [x, y] }).is_some()
    }

    /// Whether a disc touches it.
    pub(crate) fn meets_disc(&self, centre: Spot, radius: f64) -> bool {
        let [x, y] = self.local(centre);
        let (dx, dy) = ((x.abs() - self.half[0]).max(0.0), (y.abs() - self.half[1]).max(0.0));
        dx * dx + dy * dy < radius * radius
    }

    /// Whether another one overlaps it.
    pub(crate) fn meets(&self, other: &Room) -> bool {
        let [a, b, c, d] = other.corners();
        [[a, b], [b, c], [c, d], [d, a]].iter().any(|&edge| self.meets_segment(edge, 0.0))
            || other.meets_disc(self.centre, 1e-9)
    }

    fn corners(&self) -> [Spot; 4] {
        let [c, s] = self.along;
        [[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]].map(|[i, j]| {
            let (x, y) = (i * self.half[0], j * self.half[1]);
            [self.centre[0] + c * x - s * y, self.centre[1] + s * x + c * y]
        })
    }

    /// A place seen from the centre, the reading direction level.
    fn local(&self, at: Spot) -> Spot {
        let [c, s] = self.along;
        let (x, y) = (at[0] - self.centre[0], at[1] - self.centre[1]);
        [c * x + s * y, c * y - s * x]
    }
}

/// What labels keep away from.
#[derive(Debug, Default)]
pub(crate) struct Busy {
    pub(crate) segments: Vec<[Spot; 2]>,
    pub(crate) discs: Vec<(Spot, f64)>,
    pub(crate) rooms: Vec<Room>,
}

impl Busy {
    /// Whether no line comes nearer than `gap` and no other label overlaps.
    pub(crate) fn free_of_lines(&self, room: &Room, gap: f64) -> bool {
        !self.segments.iter().any(|&segment| room.meets_segment(segment, gap))
            && self.free_of_labels(room)
    }

    /// Whether no other label overlaps.
    pub(crate) fn free_of_labels(&self, room: &Room) -> bool {
        !self.rooms.iter().any(|other| room.meets(other))
    }

    /// Whether no point is touched.
    pub(crate) fn free_of_points(&self, room: &Room) -> bool {
        !self.discs.iter().any(|&(at, radius)| room.meets_disc(at, radius))
    }

    /// Whether there is nothing at all.
    pub(crate) fn free(&self, room: &Room, gap: f64) -> bool {
        self.free_of_lines(room, gap) && self.free_of_points(room)
    }
}

/// A number with so many decimals, a real minus, thin spaces between thousands and no −0.
pub(crate) fn fixed(value: f64, decimals: usize) -> String {
    let digits = format!("{:.decimals$}", value.abs());
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let negative = value < 0.0 && digits.bytes().any(|b| (b'1'..=b'9').contains(&b));
    let mut text = String::from(if negative { "−" } else { "" });
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) && whole.len() > 4 {
            text.push('\u{2009}');
        }
        text.push(digit);
    }
    text + rest
}

/// A number with three significant digits, whole from 100 on and as a power of ten from 10⁷ on and below 10⁻³.
pub(crate) fn significant(value: f64) -> String {
    let size = value.abs();
    if size == 0.0 {
        return "0".into();
    }
    let exponent = libm::floor(libm::log10(size)) as i32;
    match exponent {
        7.. | ..=-4 => scientific(value, exponent, 2),
        2..=6 => fixed(value, 0),
        _ => fixed(value, (2 - exponent) as usize),
    }
}

/// The text of a tick on an axis whose ticks are `step` apart.
pub(crate) fn tick(value: f64, step: f64) -> String {
    let places = libm::floor(libm::log10(step) + 1e-9) as i32;
    if value == 0.0 {
        return "0".into();
    }
    let exponent = libm::floor(libm::log10(value.abs()) + 1e-9) as i32;
    if exponent >= 6 || places < -5 {
        scientific(value, exponent, (exponent - places).clamp(0, 6) as usize)
    } else {
        fixed(value, (-places).clamp(0, 6) as usize)
    }
}

/// 10ⁿ.
pub(crate) fn power_of_ten(exponent: i32) -> String {
    match exponent {
        0 => "1".into(),
        1 => "10".into(),
        _ => format!("10{}", superscript(exponent)),
    }
}

/// `mantissa × 10ⁿ`.
fn scientific(value: f64, exponent: i32, decimals: usize) -> String {
    let mantissa = value / libm::pow(10.0, f64::from(exponent));
    format!("{}×10{}", fixed(mantissa, decimals), superscript(exponent))
}

fn superscript(exponent: i32) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let raised = |c: char| c.to_digit(10).map_or('⁻', |digit| RAISED[digit as usize]);
    exponent.to_string().chars().map(raised).collect()
}
