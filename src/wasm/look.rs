//! What JavaScript says about how to draw: the tokens of the theme, what somebody looks at, and the intervals in view.

use wasm_bindgen::JsValue;

use super::value::tree;
use crate::chart::{Color, Palette};
use crate::error::{Error, Result};
use crate::figure::Look;
use crate::scenario::Tree;

/// How many numbers a theme has: 22 colours of two numbers, and ten lengths.
const NUMBERS: usize = 54;

/// The palette of a theme: for each colour 0xRRGGBB and its opacity, then the lengths, in the order in which they stand here.
pub(super) fn palette(numbers: &[f64], font: String, font_math: String) -> Result<Palette> {
    let mut theme = Numbers { rest: numbers, sound: numbers.len() == NUMBERS };
    let palette = Palette {
        paper: theme.color(),
        ink: theme.color(),
        ink_soft: theme.color(),
        rule: theme.color(),
        grid: theme.color(),
        hair: theme.color(),
        band: theme.color(),
        violation: theme.color(),
        focus: theme.color(),
        tints: [theme.color(), theme.color()],
        tint_band: theme.color(),
        layer_band: theme.color(),
        layer_loss: theme.color(),
        classes: [(); 8].map(|()| theme.color()),
        size: theme.length(),
        point: theme.length(),
        boundary: theme.length(),
        edge: theme.length(),
        thin: theme.length(),
        slack: theme.length(),
        curve: theme.length(),
        axis: theme.length(),
        outline: theme.length(),
        ring: theme.length(),
        font: font.into(),
        font_math: font_math.into(),
    };
    if theme.sound {
        Ok(palette)
    } else {
        Err(Error::new("theme: expected 22 colours and 10 lengths from 0.1 to 100"))
    }
}

/// The numbers of a theme that have not been read yet, and whether those before were good.
struct Numbers<'a> {
    rest: &'a [f64],
    sound: bool,
}

impl Numbers<'_> {
    fn next(&mut self, least: f64, most: f64) -> f64 {
        let Some((&first, rest)) = self.rest.split_first() else { return least };
        self.rest = rest;
        self.sound &= (least..=most).contains(&first);
        first
    }

    #[inline(never)]
    fn color(&mut self) -> Color {
        Color { rgb: self.next(0.0, f64::from(0xFF_FFFF)) as u32, alpha: self.next(0.0, 1.0) }
    }

    #[inline(never)]
    fn length(&mut self) -> f64 {
        self.next(0.1, 100.0)
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
