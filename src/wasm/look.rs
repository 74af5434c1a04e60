//! What JavaScript says about how to draw: the tokens of the theme, what somebody looks at, and the intervals in view.

use wasm_bindgen::JsValue;

use super::value::tree;
use crate::chart::{Color, LIGHT, Palette};
use crate::error::{Error, Result};
use crate::figure::Look;
use crate::number::parsed;
use crate::scenario::Tree;

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
/// are one.
pub(super) fn palette(tokens: &JsValue) -> Result<Palette> {
    let (tokens, mut palette) = (tree(tokens)?, LIGHT);
    for (name, place) in COLORS {
        if let Some(value) = get(&tokens, name) {
            *place(&mut palette) = color(name, value)?;
        }
    }
    for (name, place) in LENGTHS {
        if let Some(value) = get(&tokens, name) {
            *place(&mut palette) = length(name, value)?;
        }
    }
    let classes = tokens.get("classes").and_then(Tree::list).unwrap_or_default();
    for (place, value) in palette.classes.iter_mut().zip(classes) {
        *place = color("classes", value)?;
    }
    for (name, place) in [("font", &mut palette.font), ("fontMath", &mut palette.font_math)] {
        if let Some(text) = tokens.get(name).and_then(Tree::text)
            && !text.is_empty()
        {
            *place = String::from(text).into();
        }
    }
    Ok(palette)
}

/// A member that is not null.
fn get<'a>(object: &'a Tree, name: &str) -> Option<&'a Tree> {
    object.get(name).filter(|value| **value != Tree::Null)
}

fn color(name: &str, value: &Tree) -> Result<Color> {
    let color = Color::parse(value.text().unwrap_or_default());
    color.map_err(|error| Error::new(format!("{name}: {error}")))
}

fn length(name: &str, value: &Tree) -> Result<f64> {
    let text = value.text().unwrap_or_default().trim();
    let length = value.number().or_else(|| parsed(text.strip_suffix("px").unwrap_or(text)));
    length.filter(|v| (0.1..=100.0).contains(v)).ok_or_else(|| {
        Error::new(format!("{name}: expected a length from 0.1 to 100, got {value}"))
    })
}

/// What somebody looks at; what is missing or null is not looked at.
pub(super) fn look(look: &JsValue) -> Result<Look> {
    let look = tree(look)?;
    let number = |key: &str| look.get(key).and_then(Tree::number).filter(|v| v.is_finite());
    let index = |key: &str| number(key).filter(|i| *i >= 0.0).map(|i| i as usize);
    let flag = |key: &str| look.get(key).and_then(Tree::flag).unwrap_or(false);
    let ghost = numbers(look.get("ghost"));
    Ok(Look {
        hover: index("hover"),
        selected: index("selected"),
        cursor: pair(look.get("cursor")).filter(|_| flag("focus")),
        ghost: ghost.get(2).map(|&class| ([ghost[0], ghost[1]], class as u8)),
        log: flag("log"),
        others: flag("others"),
        horizon: number("horizon"),
        readout: number("readout"),
    })
}

/// `{x: [lo, hi], y: [lo, hi]}` of finite numbers, lo < hi.
pub(super) fn view(view: &JsValue) -> Option<[[f64; 2]; 2]> {
    let view = tree(view).ok()?;
    Some([interval(view.get("x"))?, interval(view.get("y"))?])
}

/// No view reaches as far.
pub(super) const FARTHEST: f64 = 1e15;

fn interval(tree: Option<&Tree>) -> Option<[f64; 2]> {
    pair(tree).filter(|[lo, hi]| lo < hi && *lo > -FARTHEST && *hi < FARTHEST)
}

fn pair(tree: Option<&Tree>) -> Option<[f64; 2]> {
    match numbers(tree)[..] {
        [a, b] => Some([a, b]),
        _ => None,
    }
}

/// The numbers of a list; nothing where it holds something else.
fn numbers(tree: Option<&Tree>) -> Vec<f64> {
    let mut numbers = Vec::new();
    for item in tree.and_then(Tree::list).unwrap_or_default() {
        match item.number() {
            Some(number) => numbers.push(number),
            None => return Vec::new(),
        }
    }
    numbers
}
