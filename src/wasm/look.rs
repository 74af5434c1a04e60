//! What JavaScript says about how to draw: the tokens of the theme, what somebody looks at, and the intervals in view.

use wasm_bindgen::JsValue;

use super::value::tree;
use crate::chart::{Color, LIGHT, Palette};
use crate::error::{Error, Result};
use crate::figure::Look;
use crate::scenario::Tree;

/// The palette of a theme: for each colour 0xRRGGBB and its opacity, in the order of `Ink`, then the lengths in that of `Length`.
pub(super) fn palette(numbers: &[f64], font: String, font_math: String) -> Result<Palette> {
    let mut palette = Palette { font: font.into(), font_math: font_math.into(), ..LIGHT };
    let (colors, lengths) = numbers.split_at(numbers.len().min(2 * palette.colors.len()));
    let mut sound = lengths.len() == palette.lengths.len();
    for (color, pair) in palette.colors.iter_mut().zip(colors.chunks_exact(2)) {
        *color = Color { rgb: pair[0] as u32, alpha: pair[1] };
        sound &= (0.0..=1.0).contains(&color.alpha);
    }
    for (length, &value) in palette.lengths.iter_mut().zip(lengths) {
        *length = value;
        sound &= (0.1..=100.0).contains(&value);
    }
    if sound {
        Ok(palette)
    } else {
        Err(Error::new("theme: expected 21 colours and 10 lengths from 0.1 to 100"))
    }
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
