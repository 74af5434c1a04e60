//! Numbers as text, the same natively and in the browser, and to the letter as JavaScript writes them: documents, messages and pictures
//! made here and there are equal.

/// So many decimals write every f64 exactly.
const EXACT: usize = 1074;

/// The shortest decimal text that reads back as the same number, as JavaScript's `String` gives it: `1`, `0.1`, `1e+21`, `1e-7`; −0 is `0`.
pub fn shortest(x: f64) -> String {
    ryu_js::Buffer::new().format(x).to_owned()
}

/// The number with so many digits (at most 100) after the point, as `toFixed` gives it: a number in the middle of two is rounded away
/// from 0. From 1e21 on it is the [`shortest`].
pub fn fixed(x: f64, decimals: usize) -> String {
    ryu_js::Buffer::new().format_to_fixed(x, decimals as u8).to_owned()
}

/// The number with so many digits after the point of its first one, and a power of ten, as `toExponential` gives it but for the plus of
/// the power: `1.2e-7`. A number in the middle of two is rounded away from 0.
pub fn scientific(x: f64, decimals: usize) -> String {
    if !x.is_finite() {
        return shortest(x);
    }
    let mantissa = |decimals: usize| {
        let text = format!("{x:.decimals$e}");
        text.split('e').next().unwrap_or_default().to_owned()
    };
    // Rust rounds a tie to the even digit: the next number away from 0 is rounded to the other.
    let one_more = mantissa(decimals + 1);
    let tie = one_more.ends_with('5') && mantissa(EXACT).trim_end_matches('0') == one_more;
    let x = if tie { f64::from_bits(x.to_bits() + 1) } else { x };
    format!("{:.decimals$e}", x + 0.0) // −0 becomes 0
}

/// The [`shortest`] text for a sentence: round powers of ten as `1e9`.
pub fn brief(x: f64) -> String {
    let plain = shortest(x);
    let powers = format!("{x:e}");
    if x.is_finite() && powers.len() + 2 < plain.len() { powers } else { plain }
}

/// A number for people: three significant digits, a true minus sign, no zeros at the end.
pub fn spoken(x: f64) -> String {
    let mut text = scientific(x, 2);
    let exponent: i32 = text.split_once('e').and_then(|(_, e)| e.parse().ok()).unwrap_or(0);
    if (-4..6).contains(&exponent) {
        text = fixed(x, (2 - exponent).max(0) as usize);
        if text.contains('.') {
            text = text.trim_end_matches('0').trim_end_matches('.').to_owned();
        }
    }
    text.replace('-', "−")
}

/// The number that a text is: digits with or without a sign, a point and a power of ten, or `inf`, `infinity` or `nan` in letters of
/// either case. Nothing else, no blanks either.
pub fn parsed(text: &str) -> Option<f64> {
    text.parse().ok()
}

/// `x`, or the end of [least, most] that it lies beyond; NaN stays NaN. Unlike `f64::clamp` it never panics.
pub fn clamped(x: f64, least: f64, most: f64) -> f64 {
    if x < least {
        least
    } else if x > most {
        most
    } else {
        x
    }
}

/// The larger of two numbers, `b` where `a` is NaN. `f64::max` is a function call in wasm, three times as slow.
#[inline(always)]
pub fn larger(a: f64, b: f64) -> f64 {
    if a > b { a } else { b }
}

/// The smaller of two numbers, `b` where `a` is NaN.
#[inline(always)]
pub fn smaller(a: f64, b: f64) -> f64 {
    if a < b { a } else { b }
}

/// The indices of the keys from the smallest key to the largest by `f64::total_cmp`, equal ones in the order of the list.
pub fn ascending(keys: &[f64]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..keys.len() as u32).collect();
    order.sort_by(|&i, &j| keys[i as usize].total_cmp(&keys[j as usize]));
    order
}
