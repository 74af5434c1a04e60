//! The digits of numbers by the host's hand.

use super::Form;
use std::cell::Cell;

/// What the host does.
#[derive(Clone, Copy)]
pub(crate) struct Host {
    /// The digits of a number.
    pub write: fn(f64, Form) -> String,
    /// The number nearest to a text of digits, signs, points and the letter e; NaN where these make none.
    pub read: fn(&str) -> f64,
}

thread_local! {
    static HOST: Cell<Host> = const { Cell::new(Host { write: |_, _| String::new(), read: |_| f64::NAN }) };
}

/// Has the host write and read the digits from now on.
pub(crate) fn install(host: Host) {
    HOST.set(host);
}

pub fn write(x: f64, form: Form) -> String {
    (HOST.get().write)(x, form)
}

pub fn read(text: &str) -> Option<f64> {
    let is_decimal = |byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
    if !text.is_empty() && text.bytes().all(is_decimal) {
        let number = (HOST.get().read)(text);
        return (!number.is_nan()).then_some(number);
    }
    let (sign, size) = match text.strip_prefix('-') {
        Some(size) => (-1.0, size),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let is = |word: &str| size.eq_ignore_ascii_case(word);
    if is("inf") || is("infinity") {
        Some(sign * f64::INFINITY)
    } else {
        is("nan").then_some(f64::NAN)
    }
}
