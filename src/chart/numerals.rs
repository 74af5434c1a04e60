//! Numbers as people read them on a picture.

use crate::base::format;

/// A number with so many decimals, a real minus, thin spaces between thousands and no −0.
pub(crate) fn fixed(value: f64, decimals: usize) -> String {
    let digits = format::fixed(value.abs(), decimals);
    let whole = digits.len().saturating_sub(if decimals > 0 { decimals + 1 } else { 0 });
    let (mut text, mut zero) = (String::new(), true);
    for (i, digit) in digits.bytes().enumerate() {
        if i > 0 && i < whole && (whole - i).is_multiple_of(3) && whole > 4 {
            text.push('\u{2009}');
        }
        text.push(digit.into());
        zero &= matches!(digit, b'0' | b'.');
    }
    if value < 0.0 && !zero { format!("−{text}") } else { text }
}

/// A number with three significant digits, whole from 100 on and as a power of ten from 10⁷ on and below 10⁻³; ∞ beyond all.
pub(crate) fn significant(value: f64) -> String {
    if value == 0.0 || value.is_infinite() {
        return if value == 0.0 { "0" } else { "∞" }.into();
    }
    let exponent = exponent(value.abs());
    match exponent {
        7.. | ..=-4 => scientific(value, exponent, 2),
        2..=6 => fixed(value, 0),
        _ => fixed(value, (2 - exponent) as usize),
    }
}

/// A number with so many decimals, or three digits where it is 1 000 or more.
pub(crate) fn short(value: f64, decimals: usize) -> String {
    if value.abs() < 1000.0 { fixed(value, decimals) } else { significant(value) }
}

/// The text of a tick on an axis whose ticks are `step` apart.
pub(crate) fn tick(value: f64, step: f64) -> String {
    const A_LITTLE_MORE: f64 = 1.0 + 1e-9;
    if value == 0.0 {
        return "0".into();
    }
    let (places, exponent) =
        (exponent(step * A_LITTLE_MORE), exponent(value.abs() * A_LITTLE_MORE));
    if exponent >= 6 || places < -5 {
        scientific(value, exponent, at_most_six(exponent - places))
    } else {
        fixed(value, at_most_six(-places))
    }
}

fn at_most_six(decimals: i32) -> usize {
    decimals.clamp(0, 6) as usize
}

/// A number without zeros at the end of its decimals.
pub(crate) fn trimmed(mut text: String) -> String {
    if text.as_bytes().contains(&b'.') {
        while let Some(b'0') = text.as_bytes().last() {
            text.pop();
        }
        if let Some(b'.') = text.as_bytes().last() {
            text.pop();
        }
    }
    text
}

/// 10ⁿ as a text.
pub(crate) fn decade(exponent: i32) -> String {
    match exponent {
        0 => "1".into(),
        1 => "10".into(),
        _ => raised("10".into(), exponent),
    }
}

/// `mantissa × 10ⁿ`.
fn scientific(value: f64, exponent: i32, decimals: usize) -> String {
    let mantissa = value / power_of_ten(exponent);
    raised(format!("{}×10", fixed(mantissa, decimals)), exponent)
}

/// A text with an exponent behind it.
fn raised(mut text: String, exponent: i32) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    if exponent < 0 {
        text.push('⁻');
    }
    let size = exponent.unsigned_abs();
    for &place in &[100, 10, 1] {
        if size >= place || place == 1 {
            text.push(RAISED[(size / place % 10) as usize]);
        }
    }
    text
}

/// How wide a text of numerals is in em where nothing can measure it: as in Arial, and a little more.
pub(crate) fn width(text: &str) -> f64 {
    let mut em = 0.0;
    for sign in text.chars() {
        em += advance(sign);
    }
    1.03 * em
}

/// Advance width of a sign of a number in em.
pub(crate) fn advance(sign: char) -> f64 {
    match sign {
        '.' => 0.28,
        '\u{2009}' => 0.2,
        '⁰'..='⁹' | '⁻' | '¹' | '²' | '³' => 0.34,
        '−' | '×' => 0.59,
        _ => 0.56,
    }
}

/// The exponent of the largest power of ten that is at most `value`; ±400 where there is none.
pub(crate) fn exponent(value: f64) -> i32 {
    let mut exponent = 0;
    while exponent < 400 && value >= power_of_ten(exponent + 1) {
        exponent += 1;
    }
    while exponent > -400 && value < power_of_ten(exponent) {
        exponent -= 1;
    }
    exponent
}

/// 10ⁿ.
pub(crate) fn power_of_ten(exponent: i32) -> f64 {
    let mut power = 1.0;
    for _ in 0..exponent.abs() {
        power *= 10.0;
    }
    if exponent < 0 { 1.0 / power } else { power }
}
