//! A theme as programs give it: every colour and length by its name.

use super::palette::{Color, Ink, Length, Palette};
use crate::{Error, Result};
use serde::Deserialize;

/// Colours as CSS writes them (`#rrggbb`, `rgb(r g b / a)`), lengths in CSS pixels, fonts as in CSS.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Theme {
    /// Every colour.
    pub colors: ThemeColors,
    /// Every length, from 0.1 to 100.
    pub lengths: ThemeLengths,
    /// Font families of words and numbers.
    pub font: String,
    /// Font families of the letters of mathematics.
    pub math_font: String,
}

/// The colours of a theme, by what they are for.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "what each is for stands at the constants of `Ink`")]
pub struct ThemeColors {
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
    pub paper: Color,
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
    pub ink: Color,
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
    pub soft: Color,
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
    pub rule: Color,
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
    pub grid: Color,
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
    pub band: Color,
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
    pub violation: Color,
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
    pub focus: Color,
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string[]"))]
    pub classes: [Color; 8],
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
    pub tint_class0: Color,
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
    pub tint_class1: Color,
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
    pub tint_band: Color,
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
    pub layer_penalty: Color,
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
    pub layer_loss: Color,
}

/// The lengths of a theme, by what they are for.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "what each is for stands at `Length`")]
pub struct ThemeLengths {
    pub text: f64,
    pub point: f64,
    pub boundary: f64,
    pub edge: f64,
    pub thin: f64,
    pub slack: f64,
    pub curve: f64,
    pub axis: f64,
    pub outline: f64,
    pub ring: f64,
}

impl ThemeColors {
    fn by_ink(&self) -> [(Ink, Color); 13] {
        [
            (Ink::PAPER, self.paper),
            (Ink::INK, self.ink),
            (Ink::SOFT, self.soft),
            (Ink::RULE, self.rule),
            (Ink::GRID, self.grid),
            (Ink::BAND, self.band),
            (Ink::VIOLATION, self.violation),
            (Ink::FOCUS, self.focus),
            (Ink::TINT_0, self.tint_class0),
            (Ink::TINT_1, self.tint_class1),
            (Ink::TINT_BAND, self.tint_band),
            (Ink::LAYER_BAND, self.layer_penalty),
            (Ink::LAYER_LOSS, self.layer_loss),
        ]
    }
}

impl ThemeLengths {
    fn by_length(&self) -> [(Length, &'static str, f64); 10] {
        [
            (Length::Size, "text", self.text),
            (Length::Point, "point", self.point),
            (Length::Boundary, "boundary", self.boundary),
            (Length::Edge, "edge", self.edge),
            (Length::Thin, "thin", self.thin),
            (Length::Slack, "slack", self.slack),
            (Length::Curve, "curve", self.curve),
            (Length::Axis, "axis", self.axis),
            (Length::Outline, "outline", self.outline),
            (Length::Ring, "ring", self.ring),
        ]
    }
}

impl TryFrom<Theme> for Palette {
    type Error = Error;

    /// Fails where a length is not from 0.1 to 100.
    fn try_from(theme: Theme) -> Result<Self> {
        let mut palette = Palette {
            font: theme.font.into(),
            font_math: theme.math_font.into(),
            ..Palette::BLANK
        };
        for (ink, color) in theme.colors.by_ink() {
            palette.set_color(ink, color);
        }
        for (class, color) in (0..).zip(theme.colors.classes) {
            palette.set_color(Ink::class(class), color);
        }
        for (length, name, value) in theme.lengths.by_length() {
            if !(0.1..=100.0).contains(&value) {
                let path = format!("theme.lengths.{name}");
                return Err(Error::expected(path, "a number from 0.1 to 100"));
            }
            palette.set_length(length, value);
        }
        Ok(palette)
    }
}
