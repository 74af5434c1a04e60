//! Numbers as text.

/// The shortest decimal text that reads back as the same number, in the form that JavaScript gives: `1`, `0.1`, `1e+21`, `1e-7`.
/// Documents written here and in a browser are therefore equal to the letter.
pub fn shortest(x: f64) -> String {
    let size = x.abs();
    if !x.is_finite() {
        return if x.is_nan() {
            "NaN"
        } else if x > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        }
        .into();
    }
    if size == 0.0 || (1e-6..1e21).contains(&size) {
        return format!("{}", x + 0.0); // −0 becomes 0
    }
    let text = format!("{x:e}");
    if size < 1.0 { text } else { text.replace('e', "e+") }
}

/// The same number for a sentence: round powers of ten as `1e9`.
pub fn brief(x: f64) -> String {
    let powers = format!("{x:e}");
    let plain = shortest(x);
    if powers.len() + 2 < plain.len() { powers } else { plain }
}

/// A number for people: three significant digits, a true minus sign, no zeros at the end.
pub fn spoken(x: f64) -> String {
    let exponent =
        format!("{x:.2e}").split_once('e').and_then(|(_, e)| e.parse::<i32>().ok()).unwrap_or(0);
    let text = if (-4..6).contains(&exponent) {
        let fixed = format!("{x:.*}", (2 - exponent).max(0) as usize);
        if fixed.contains('.') {
            fixed.trim_end_matches('0').trim_end_matches('.').to_owned()
        } else {
            fixed
        }
    } else {
        format!("{x:.2e}")
    };
    text.replace('-', "−")
}

/// The number with so many digits after the point.
pub fn fixed(x: f64, decimals: usize) -> String {
    format!("{x:.decimals$}")
}

/// The number that a text is.
pub fn parsed(text: &str) -> Option<f64> {
    text.parse().ok()
}

/// `x`, or the end of [least, most] that it lies beyond; NaN stays NaN.
pub fn clamped(x: f64, least: f64, most: f64) -> f64 {
    if x < least {
        least
    } else if x > most {
        most
    } else {
        x
    }
}

/// The places of the keys from the smallest to the largest, equal ones in their order.
pub fn ascending(keys: &[f64]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..keys.len() as u32).collect();
    let key = |place: u32| keys[place as usize];
    order.sort_unstable_by(|&a, &b| key(a).total_cmp(&key(b)).then(a.cmp(&b)));
    order
}
