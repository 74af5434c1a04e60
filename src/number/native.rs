//! The digits of numbers as Rust writes and reads them, in the form that JavaScript gives.

use super::Form;

pub fn write(x: f64, form: Form) -> String {
    match form {
        Form::Shortest => shortest(x),
        Form::Power => format!("{x:e}"),
        Form::Fixed(decimals) => format!("{x:.decimals$}"),
        Form::Scientific(decimals) => format!("{x:.decimals$e}"),
    }
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
