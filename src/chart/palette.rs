//! The look of a chart: its colours, faces and line widths, in three themes.

use crate::base::format::parsed;
use crate::{Error, Result};
use serde::Deserialize;
use std::borrow::Cow;

/// A colour with its opacity.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(try_from = "String")]
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
            Error::mismatch("colour", "#rrggbb or rgb(r g b / a)", format!("\"{text}\""))
        })
    }
}

impl TryFrom<String> for Color {
    type Error = Error;

    fn try_from(text: String) -> Result<Self> {
        Color::parse(&text)
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

/// What a colour is for. One colour has one meaning: [`BAND`](Ink::BAND) is the band and the penalty, [`VIOLATION`](Ink::VIOLATION)
/// is what is paid, the class colours are the classes and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ink(u8);

impl Ink {
    /// The layout.
    pub const PAPER: Ink = Ink(0);
    /// Boundary, curves, outlines.
    pub const INK: Ink = Ink(1);
    /// Words and ticks.
    pub const SOFT: Ink = Ink(2);
    /// Axes.
    pub const RULE: Ink = Ink(3);
    /// Grid lines.
    pub const GRID: Ink = Ink(4);
    /// Band edges, width, penalty.
    pub const BAND: Ink = Ink(5);
    /// Slack, loss, failures.
    pub const VIOLATION: Ink = Ink(6);
    /// Focus and selection.
    pub const FOCUS: Ink = Ink(7);
    /// The region beyond the band on the side of class 0.
    pub const TINT_0: Ink = Ink(16);
    /// The region beyond the band on the side of class 1.
    pub const TINT_1: Ink = Ink(17);
    /// The inside of the band.
    pub const TINT_BAND: Ink = Ink(18);
    /// The layer of the penalty in the objective.
    pub const LAYER_BAND: Ink = Ink(19);
    /// The layer of the loss in the objective.
    pub const LAYER_LOSS: Ink = Ink(20);

    /// The colour of a class; there are eight.
    pub const fn class(class: u8) -> Self {
        Ink(8 + class % 8)
    }
}

/// What a length is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// Size of the page's text; charts write at 6/7 of it.
    Size,
    /// Diameter of a point.
    Point,
    /// Width of the boundary.
    Boundary,
    /// Width of the band's edges.
    Edge,
    /// Width of the optimum and of dimension lines.
    Thin,
    /// Width of slack lines.
    Slack,
    /// Width of the curves of charts.
    Curve,
    /// Width of axes and ticks.
    Axis,
    /// Width of a point's outline.
    Outline,
    /// Width of the ring of a point that pulls.
    Ring,
}

/// How many colours there are.
pub(crate) const COLORS: usize = 21;
/// How many lengths there are.
pub(crate) const LENGTHS: usize = 10;

/// Everything a chart needs to know about how to look.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    /// In the order of [`Ink`].
    pub(crate) colors: [Color; COLORS],
    /// CSS pixels, in the order of [`Length`].
    pub(crate) lengths: [f64; LENGTHS],
    /// Font families of words and numbers, as in CSS.
    pub font: Cow<'static, str>,
    /// Font families of the letters of mathematics.
    pub font_math: Cow<'static, str>,
}

/// A palette from its first sixteen colours and the opacities of the others, which are colours of those made transparent.
const fn palette(opaque: [u32; 16], opacity: [f64; 5], lengths: [f64; LENGTHS]) -> Palette {
    let mut colors = [Color::hex(0); COLORS];
    let mut i = 0;
    while i < 16 {
        colors[i] = Color::hex(opaque[i]);
        i += 1;
    }
    let pure = [Ink::class(0), Ink::class(1), Ink::BAND, Ink::BAND, Ink::VIOLATION];
    while i < COLORS {
        colors[i] = colors[pure[i - 16].0 as usize].faded(opacity[i - 16]);
        i += 1;
    }
    Palette {
        colors,
        lengths,
        font: Cow::Borrowed(
            "-apple-system, BlinkMacSystemFont, 'Segoe UI Variable Text', 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif",
        ),
        font_math: Cow::Borrowed(
            "'STIX Two Text', Cambria, 'Times New Roman', 'Liberation Serif', serif",
        ),
    }
}

const LENGTHS_OF_PAGES: [f64; LENGTHS] = [14.0, 12.0, 2.5, 1.5, 1.25, 2.0, 2.0, 1.0, 1.25, 1.75];

/// Dark ink on white paper.
pub const LIGHT: Palette = palette(
    [
        0xFFFFFF, 0x1B1F24, 0x4A5159, 0x767D85, 0xE9ECEF, 0x4F4180, 0xB3104E,
        0x0B57D0, // classes
        0xD55E00, 0x0072B2, 0x009E73, 0xCC79A7, 0x8A6D00, 0x5F6670, 0x56B4E9, 0x7A4A1F,
    ],
    [0.115, 0.115, 0.07, 0.36, 0.13],
    LENGTHS_OF_PAGES,
);

/// Light ink on dark paper.
pub const DARK: Palette = palette(
    [
        0x14171C, 0xE8EBEE, 0xA9B1BA, 0x7D8790, 0x21262D, 0xD3CBFA, 0xFF7AA6,
        0x8AB4F8, // classes
        0xE69F00, 0x56B4E9, 0x2FC79B, 0xE39BC4, 0xD9C04F, 0xA9B1BA, 0x9BB8FF, 0xD9A57A,
    ],
    [0.12, 0.13, 0.10, 0.42, 0.16],
    LENGTHS_OF_PAGES,
);

/// For a dim projector and the back row: more contrast, larger, thicker.
pub const PROJECTOR: Palette = palette(
    [
        0xFFFFFF, 0x000000, 0x1B1F24, 0x4A5159, 0xDDE1E5, 0x2E2070, 0x8C0036,
        0x003A9B, // classes
        0xA83A00, 0x004C87, 0x005E45, 0x7A2A63, 0x5C4900, 0x3F454D, 0x1F6F9F, 0x5A3414,
    ],
    [0.20, 0.20, 0.05, 0.55, 0.22],
    [18.9, 18.0, 4.0, 2.4, 2.0, 3.2, 3.2, 1.6, 2.0, 2.8],
);

impl Palette {
    /// Black on black, before there is a theme.
    pub const BLANK: Palette = Palette {
        colors: [Color::hex(0); COLORS],
        lengths: [1.0; LENGTHS],
        font: Cow::Borrowed(""),
        font_math: Cow::Borrowed(""),
    };

    /// The native themes by name.
    pub const THEMES: [(&'static str, &'static Palette); 3] =
        [("light", &LIGHT), ("dark", &DARK), ("projector", &PROJECTOR)];

    /// A colour by what it is for.
    pub fn color(&self, ink: Ink) -> Color {
        self.colors[usize::from(ink.0) % COLORS]
    }

    /// A length by what it is for.
    pub fn length(&self, length: Length) -> f64 {
        self.lengths[length as usize]
    }

    pub(crate) fn set_color(&mut self, ink: Ink, color: Color) {
        self.colors[usize::from(ink.0) % COLORS] = color;
    }

    pub(crate) fn set_length(&mut self, length: Length, value: f64) {
        self.lengths[length as usize] = value;
    }

    /// Size of the words in charts.
    pub(crate) fn text(&self) -> f64 {
        self.length(Length::Size) * 6.0 / 7.0
    }

    /// How much larger everything is than in the page's own size.
    pub(crate) fn scale(&self) -> f64 {
        self.length(Length::Size) / 14.0
    }
}
