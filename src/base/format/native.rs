//! The digits of numbers as Rust writes and reads them, in the form that JavaScript gives.

use super::Form;

/// So many digits after the point write every number exactly.
const EXACT: usize = 1074;

pub fn write(x: f64, form: Form) -> String {
    match form {
        _ if !x.is_finite() => shortest(x),
        Form::Shortest => shortest(x),
        Form::Power => format!("{:e}", x + 0.0), // −0 becomes 0
        Form::Fixed(_) if x.abs() >= 1e21 => shortest(x),
        Form::Fixed(decimals) => rounded(x, decimals, |x, n| format!("{x:.n$}")),
        Form::Scientific(decimals) => rounded(x, decimals, |x, n| format!("{x:.n$e}")),
    }
}

/// What `digits` writes with so many digits after the point. Rust rounds a number in the middle of two to the even digit, JavaScript
/// away from 0: such a number takes the smallest step that way first.
fn rounded(x: f64, decimals: usize, digits: impl Fn(f64, usize) -> String) -> String {
    let without_power = |n| digits(x, n).split('e').next().unwrap_or_default().to_owned();
    let one_more = without_power(decimals + 1);
    let tie = one_more.ends_with('5') && without_power(EXACT).trim_end_matches('0') == one_more;
    let x = if tie { f64::from_bits(x.to_bits() + 1) } else { x };
    digits(x + 0.0, decimals) // −0 becomes 0
}

fn shortest(x: f64) -> String {
    let size = x.abs();
    if x.is_nan() {
        "NaN".into()
    } else if size == f64::INFINITY {
        if x > 0.0 { "Infinity".into() } else { "-Infinity".into() }
    } else if size == 0.0 || (1e-6..1e21).contains(&size) {
        format!("{}", x + 0.0) // −0 becomes 0
    } else if size < 1.0 {
        format!("{x:e}")
    } else {
        format!("{x:e}").replace('e', "e+")
    }
}

pub fn read(text: &str) -> Option<f64> {
    text.parse().ok()
}
