//! The digits of numbers by the host's hand.

use super::Form;
use std::cell::Cell;

/// What the host does.
#[derive(Clone, Copy)]
pub(crate) struct Host {
    /// The digits of a number.
    pub write: fn(f64, Form) -> String,
    /// The number nearest to a decimal text, which is one.
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
    if is_decimal(text) {
        return Some((HOST.get().read)(text));
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

/// `[+-] digits [. digits] [e [+-] digits]`, with a digit before the point or after it.
fn is_decimal(text: &str) -> bool {
    let mut rest = text.as_bytes();
    take(&mut rest, b"+-");
    let mut digits = take_digits(&mut rest);
    if take(&mut rest, b".") {
        digits |= take_digits(&mut rest);
    }
    if digits && take(&mut rest, b"eE") {
        take(&mut rest, b"+-");
        digits = take_digits(&mut rest);
    }
    digits && rest.is_empty()
}

/// Takes one of these letters away. Returns whether there was one.
fn take(rest: &mut &[u8], letters: &[u8]) -> bool {
    match rest.split_first() {
        Some((first, after)) if letters.iter().any(|letter| letter == first) => {
            *rest = after;
            true
        }
        _ => false,
    }
}

fn take_digits(rest: &mut &[u8]) -> bool {
    let mut any = false;
    while take(rest, b"0123456789") {
        any = true;
    }
    any
}
