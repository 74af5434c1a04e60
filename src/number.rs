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
