//! The look of a chart: its colours, faces and line widths, in three themes.

use crate::number::parsed;
use crate::{Error, Result};
use std::borrow::Cow;

/// A colour with its opacity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Color {
    /// Red, green, blue as 0xRRGGBB.
    pub rgb: u32,
    /// Opacity from 0 to 1.
    pub alpha: f64,
}

impl Color {
    /// An opaque colour written as 0xRRGGBB.
    pub const fn hex(rgb: u32) -> Self {
        Color { rgb, alpha: 1.0 }
    }

    /// The same colour, `share` times as opaque.
    pub const fn faded(self, share: f64) -> Self {
        Color { alpha: self.alpha * share, ..self }
    }

    /// As CSS has it: `#rrggbb`, or `#rrggbbaa` where it is not opaque.
    pub fn css(self) -> String {
        let alpha = (255.0 * self.alpha).round() as u32;
        let digits = if alpha < 255 { 8 } else { 6 };
        let value = if alpha < 255 { self.rgb << 8 | alpha } else { self.rgb };
        let mut text = String::from("#");
        for place in (0..digits).rev() {
            let digit = (value >> (4 * place) & 15) as u8;
            text.push(char::from(if digit < 10 { b'0' + digit } else { b'a' - 10 + digit }));
        }
        text
    }

    /// The colour of a CSS text: `#rrggbb`, `#rgb`, `rgb(79 65 128)`, `rgb(79 65 128 / .07)` or the same with commas.
    ///
    /// # Errors
    /// Any other text.
    pub fn parse(text: &str) -> Result<Self> {
        hash(text).or_else(|| function(text)).ok_or_else(|| {
            Error::new(format!("colour: expected #rrggbb or rgb(r g b / a), got \"{text}\""))
        })
    }
}

/// `#rrggbb` or `#rgb`.
fn hash(text: &str) -> Option<Color> {
    let digits = text.strip_prefix('#')?;
    let short = digits.len() == 3;
    let mut rgb = 0;
    for digit in digits.chars() {
        let digit = digit.to_digit(16)?;
        rgb = if short { (rgb << 8) | (17 * digit) } else { (rgb << 4) | digit };
    }
    (short || digits.len() == 6).then_some(Color::hex(rgb))
}

/// `rgb(…)` or `rgba(…)`.
fn function(text: &str) -> Option<Color> {
    let inside = text.strip_prefix("rgba(").or_else(|| text.strip_prefix("rgb("))?;
    let (mut color, mut count) = (Color::hex(0), 0);
    for part in inside.strip_suffix(')')?.split([' ', ',', '/']) {
        if part.is_empty() {
            continue;
        }
        let number = parsed(part).filter(|v| *v >= 0.0)?;
        match count {
            0..=2 if number <= 255.0 => color.rgb = color.rgb << 8 | number.round() as u32,
            3 if number <= 1.0 => color.alpha = number,
            _ => return None,
        }
        count += 1;
    }
    (count > 2).then_some(color)
}

/// Everything a chart needs to know about how to look. Lengths are CSS pixels. One colour has one meaning: `band` is the band
/// and the penalty, `violation` is what is paid, the class colours are the classes and nothing else.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    /// The ground.
    pub paper: Color,
    /// Boundary, curves, outlines.
    pub ink: Color,
    /// Words and ticks.
    pub ink_soft: Color,
    /// Axes.
    pub rule: Color,
    /// Grid lines.
    pub grid: Color,
    /// Lines that only part things.
    pub hair: Color,
    /// One for each class 0 … 7.
    pub classes: [Color; 8],
    /// The region beyond the band on the side of class 0 and of class 1.
    pub tints: [Color; 2],
    /// The inside of the band.
    pub tint_band: Color,
    /// Band edges, width, penalty.
    pub band: Color,
    /// Slack, loss, failures.
    pub violation: Color,
    /// Focus and selection.
    pub focus: Color,
    /// The layer of the penalty in the objective.
    pub layer_band: Color,
    /// The layer of the loss in the objective.
    pub layer_loss: Color,
    /// Font families of words and numbers, as in CSS.
    pub font: Cow<'static, str>,
    /// Font families of the letters of mathematics.
    pub font_math: Cow<'static, str>,
    /// Size of the page's text; charts write at 6/7 of it.
    pub size: f64,
    /// Diameter of a point.
    pub point: f64,
    /// Width of the boundary.
    pub boundary: f64,
    /// Width of the band's edges.
    pub edge: f64,
    /// Width of the optimum and of dimension lines.
    pub thin: f64,
    /// Width of slack lines.
    pub slack: f64,
    /// Width of the curves of charts.
    pub curve: f64,
    /// Width of axes and ticks.
    pub axis: f64,
    /// Width of a point's outline.
    pub outline: f64,
    /// Width of the ring of a point that pulls.
    pub ring: f64,
}

const FONT: &str = "-apple-system, BlinkMacSystemFont, 'Segoe UI Variable Text', 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif";
const FONT_MATH: &str = "'STIX Two Text', Cambria, 'Times New Roman', 'Liberation Serif', serif";

/// Dark ink on white paper.
pub const LIGHT: Palette = Palette {
    paper: Color::hex(0xFFFFFF),
    ink: Color::hex(0x1B1F24),
    ink_soft: Color::hex(0x4A5159),
    rule: Color::hex(0x767D85),
    grid: Color::hex(0xE9ECEF),
    hair: Color::hex(0xDFE3E8),
    classes: [
        Color::hex(0xD55E00),
        Color::hex(0x0072B2),
        Color::hex(0x009E73),
        Color::hex(0xCC79A7),
        Color::hex(0x8A6D00),
        Color::hex(0x5F6670),
        Color::hex(0x56B4E9),
        Color::hex(0x7A4A1F),
    ],
    tints: [Color::hex(0xD55E00).faded(0.115), Color::hex(0x0072B2).faded(0.115)],
    tint_band: Color::hex(0x4F4180).faded(0.07),
    band: Color::hex(0x4F4180),
    violation: Color::hex(0xB3104E),
    focus: Color::hex(0x0B57D0),
    layer_band: Color::hex(0x4F4180).faded(0.36),
    layer_loss: Color::hex(0xB3104E).faded(0.13),
    font: Cow::Borrowed(FONT),
    font_math: Cow::Borrowed(FONT_MATH),
    size: 14.0,
    point: 12.0,
    boundary: 2.5,
    edge: 1.5,
    thin: 1.25,
    slack: 2.0,
    curve: 2.0,
    axis: 1.0,
    outline: 1.25,
    ring: 1.75,
};

/// Light ink on dark paper.
pub const DARK: Palette = Palette {
    paper: Color::hex(0x14171C),
    ink: Color::hex(0xE8EBEE),
    ink_soft: Color::hex(0xA9B1BA),
    rule: Color::hex(0x7D8790),
    grid: Color::hex(0x21262D),
    hair: Color::hex(0x2D333B),
    classes: [
        Color::hex(0xE69F00),
        Color::hex(0x56B4E9),
        Color::hex(0x2FC79B),
        Color::hex(0xE39BC4),
        Color::hex(0xD9C04F),
        Color::hex(0xA9B1BA),
        Color::hex(0x9BB8FF),
        Color::hex(0xD9A57A),
    ],
    tints: [Color::hex(0xE69F00).faded(0.12), Color::hex(0x56B4E9).faded(0.13)],
    tint_band: Color::hex(0xD3CBFA).faded(0.10),
    band: Color::hex(0xD3CBFA),
    violation: Color::hex(0xFF7AA6),
    focus: Color::hex(0x8AB4F8),
    layer_band: Color::hex(0xD3CBFA).faded(0.42),
    layer_loss: Color::hex(0xFF7AA6).faded(0.16),
    ..LIGHT
};

/// For a dim projector and the back row: more contrast, larger, thicker.
pub const PROJECTOR: Palette = Palette {
    ink: Color::hex(0x000000),
    ink_soft: Color::hex(0x1B1F24),
    rule: Color::hex(0x4A5159),
    grid: Color::hex(0xDDE1E5),
    hair: Color::hex(0xB8BFC6),
    classes: [
        Color::hex(0xA83A00),
        Color::hex(0x004C87),
        Color::hex(0x005E45),
        Color::hex(0x7A2A63),
        Color::hex(0x5C4900),
        Color::hex(0x3F454D),
        Color::hex(0x1F6F9F),
        Color::hex(0x5A3414),
    ],
    tints: [Color::hex(0xA83A00).faded(0.20), Color::hex(0x004C87).faded(0.20)],
    tint_band: Color::hex(0x2E2070).faded(0.05),
    band: Color::hex(0x2E2070),
    violation: Color::hex(0x8C0036),
    focus: Color::hex(0x003A9B),
    layer_band: Color::hex(0x2E2070).faded(0.55),
    layer_loss: Color::hex(0x8C0036).faded(0.22),
    size: 18.9,
    point: 18.0,
    boundary: 4.0,
    edge: 2.4,
    thin: 2.0,
    slack: 3.2,
    curve: 3.2,
    axis: 1.6,
    outline: 2.0,
    ring: 2.8,
    ..LIGHT
};

impl Palette {
    /// The native themes by name.
    pub const THEMES: [(&'static str, &'static Palette); 3] =
        [("light", &LIGHT), ("dark", &DARK), ("projector", &PROJECTOR)];

    /// Size of the words in charts.
    pub(crate) fn text(&self) -> f64 {
        self.size * 6.0 / 7.0
    }

    /// How much larger everything is than in the page's own size.
    pub(crate) fn scale(&self) -> f64 {
        self.size / 14.0
    }
}
