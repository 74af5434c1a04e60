//! What JavaScript says about how to draw: the tokens of the theme, and what somebody looks at.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::chart::{Color, LIGHT, Palette};
use crate::error::{Error, Result};
use crate::figure::Look;

type Part<T> = (&'static str, fn(&mut Palette) -> &mut T);

const COLORS: [Part<Color>; 14] = [
    ("paper", |p| &mut p.paper),
    ("ink", |p| &mut p.ink),
    ("inkSoft", |p| &mut p.ink_soft),
    ("rule", |p| &mut p.rule),
    ("grid", |p| &mut p.grid),
    ("hair", |p| &mut p.hair),
    ("band", |p| &mut p.band),
    ("violation", |p| &mut p.violation),
    ("focus", |p| &mut p.focus),
    ("tint1", |p| &mut p.tints[1]),
    ("tint2", |p| &mut p.tints[0]),
    ("tintBand", |p| &mut p.tint_band),
    ("layerBand", |p| &mut p.layer_band),
    ("layerLoss", |p| &mut p.layer_loss),
];

const LENGTHS: [Part<f64>; 10] = [
    ("size", |p| &mut p.size),
    ("point", |p| &mut p.point),
    ("boundary", |p| &mut p.boundary),
    ("edge", |p| &mut p.edge),
    ("thin", |p| &mut p.thin),
    ("slack", |p| &mut p.slack),
    ("curve", |p| &mut p.curve),
    ("axis", |p| &mut p.axis),
    ("outline", |p| &mut p.outline),
    ("ring", |p| &mut p.ring),
];

/// A palette from the page's tokens; what is missing is as in the light theme. Lengths are numbers of CSS pixels, or texts that
/// start with one.
pub(super) fn palette(tokens: &JsValue) -> Result<Palette> {
    let mut palette = LIGHT;
    for (name, place) in COLORS {
        if let Some(value) = get(tokens, name) {
            *place(&mut palette) = color(name, &value)?;
        }
    }
    for (name, place) in LENGTHS {
        if let Some(value) = get(tokens, name) {
            *place(&mut palette) = length(name, &value)?;
        }
    }
    let classes =
        get(tokens, "classes").and_then(|value| value.dyn_into::<Array>().ok()).unwrap_or_default();
    for (place, value) in palette.classes.iter_mut().zip(classes.iter()) {
        *place = color("classes", &value)?;
    }
    if let Some(font) = text(tokens, "font") {
        palette.font = font.into();
    }
    if let Some(font) = text(tokens, "fontMath") {
        palette.font_math = font.into();
    }
    Ok(palette)
}

fn color(name: &str, value: &JsValue) -> Result<Color> {
    let color = Color::parse(&value.as_string().unwrap_or_default());
    color.map_err(|error| Error::new(format!("{name}: {error}")))
}

fn length(name: &str, value: &JsValue) -> Result<f64> {
    let written = |text: String| text.trim().trim_end_matches("px").parse().ok();
    let length = value.as_f64().or_else(|| value.as_string().and_then(written));
    length.filter(|v| (0.1..=100.0).contains(v)).ok_or_else(|| {
        Error::new(format!("{name}: expected a length from 0.1 to 100, got {value:?}"))
    })
}

/// What somebody looks at; what is missing or null is not looked at.
pub(super) fn look(look: &JsValue) -> Look {
    let number =
        |key: &str| get(look, key).and_then(|value| value.as_f64()).filter(|v| v.is_finite());
    let index = |key: &str| number(key).filter(|i| *i >= 0.0).map(|i| i as usize);
    let flag = |key: &str| get(look, key).is_some_and(|value| value.is_truthy());
    let list = |key: &str| -> Option<Vec<f64>> {
        get(look, key)?.dyn_into::<Array>().ok()?.iter().map(|v| v.as_f64()).collect()
    };
    let pair = |key: &str| list(key).and_then(|v| Some([*v.first()?, *v.get(1)?]));
    Look {
        hover: index("hover"),
        selected: index("selected"),
        cursor: pair("cursor").filter(|_| flag("focus")),
        ghost: pair("ghost").zip(list("ghost").and_then(|v| v.get(2).map(|&class| class as u8))),
        log: flag("log"),
        others: flag("others"),
        horizon: number("horizon"),
        readout: number("readout"),
    }
}

/// A member of an object that is neither null nor undefined.
pub(super) fn get(object: &JsValue, key: &str) -> Option<JsValue> {
    Reflect::get(object, &key.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

fn text(object: &JsValue, key: &str) -> Option<String> {
    get(object, key).and_then(|value| value.as_string()).filter(|text| !text.trim().is_empty())
}
