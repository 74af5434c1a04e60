//! What JavaScript says about how to draw: the tokens of the theme, what somebody looks at, and the intervals in view.

use crate::base::error::{Error, Result};
use crate::chart::{Color, Handles, Palette};
use crate::view::ViewState;

/// The palette of a theme: for each colour 0xRRGGBB and its opacity, in the order of `Ink`, then the lengths in that of `Length`.
pub(super) fn palette(numbers: &[f64], font: String, font_math: String) -> Result<Palette> {
    let mut palette = Palette { font: font.into(), font_math: font_math.into(), ..Palette::BLANK };
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
        Err(Error::expected("theme", "21 colours and 10 lengths from 0.1 to 100"))
    }
}

/// What somebody looks at, from the numbers that [`Painter::draw`](super::painter::Painter::draw) tells of.
pub(super) fn state(numbers: &[f64]) -> ViewState {
    let at = |place: usize| numbers.get(place).copied().filter(|v| v.is_finite());
    let index = |place: usize| at(place).filter(|v| *v >= 0.0).map(|v| v as usize);
    let pair = |place: usize| Some([at(place)?, at(place + 1)?]);
    ViewState {
        hover: index(0),
        selected: index(1),
        log: index(2) == Some(1),
        others: index(3) == Some(1),
        horizon: at(4),
        readout: at(5),
        cursor: pair(6),
        ghost: pair(8).zip(index(10).map(|class| class as u8)),
        without: index(16),
        handles: at(11).map(|_| Handles {
            active: index(11),
            put: pair(12).zip(pair(14)).map(|(a, b)| [a, b]),
        }),
    }
}

/// No view reaches as far.
pub(super) const FARTHEST: f64 = 1e15;

/// Two intervals of finite numbers, each from lo to hi > lo.
pub(super) fn view(numbers: &[f64]) -> Option<[[f64; 2]; 2]> {
    let &[a, b, c, d] = numbers else { return None };
    let sound = |lo: f64, hi: f64| lo < hi && lo > -FARTHEST && hi < FARTHEST;
    (sound(a, b) && sound(c, d)).then_some([[a, b], [c, d]])
}
