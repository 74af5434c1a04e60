//! Numbers as text and back, and in order: everybody who writes, reads or sorts numbers does it here.
//!
//! The digits are Rust's own, in the form that JavaScript gives, natively and in the wasm.

mod native;

use native::{read, write};

/// How the digits of a number are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// As many as it takes to read the same number again: `1`, `0.1`, `1e+21`, `1e-7`.
    Shortest,
    /// The same with a power of ten: `1e0`, `1.25e-7`.
    Power,
    /// So many after the point.
    Fixed(usize),
    /// So many after the point and a power of ten: `1.2e-7`.
    Scientific(usize),
}

/// The shortest decimal text that reads back as the same number, in the form that JavaScript gives: `1`, `0.1`, `1e+21`, `1e-7`.
/// Documents written here and in a browser are therefore equal to the letter.
pub fn shortest(x: f64) -> String {
    write(x, Form::Shortest)
}

/// The number with so many digits after the point.
pub fn fixed(x: f64, decimals: usize) -> String {
    write(x, Form::Fixed(decimals))
}

/// The number with so many digits after the point of its first one, and a power of ten: `1.2e-7`.
pub fn scientific(x: f64, decimals: usize) -> String {
    write(x, Form::Scientific(decimals))
}

/// The same number for a sentence: round powers of ten as `1e9`.
pub fn brief(x: f64) -> String {
    let powers = write(x, Form::Power);
    let plain = shortest(x);
    if powers.len() + 2 < plain.len() { powers } else { plain }
}

/// A number for people: three significant digits, a true minus sign, no zeros at the end.
pub fn spoken(x: f64) -> String {
    let mut text = scientific(x, 2);
    let power = text.find('e').map_or("", |at| &text[at + 1..]);
    let exponent = parsed(power).unwrap_or(0.0) as i32;
    if (-4..6).contains(&exponent) {
        text = fixed(x, (2 - exponent).max(0) as usize);
        if exponent < 2 {
            while text.ends_with('0') {
                text.truncate(text.len() - 1);
            }
        }
        if text.ends_with('.') {
            text.truncate(text.len() - 1);
        }
    }
    replaced(&text, '-', "−")
}

/// The text with `new` in the places of `old`.
pub fn replaced(text: &str, old: char, new: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c == old {
            out += new;
        } else {
            out.push(c);
        }
    }
    out
}

/// The number that a text is: digits with or without a sign, a point and a power of ten, or `inf`, `infinity` or `nan` in letters of
/// either case. Nothing else, no blanks either.
pub fn parsed(text: &str) -> Option<f64> {
    read(text)
}

/// `x`, or the end of [least, most] that it lies beyond; NaN stays NaN. (The standard `clamp` can panic and brings the words for it.)
pub fn clamped(x: f64, least: f64, most: f64) -> f64 {
    if x < least {
        least
    } else if x > most {
        most
    } else {
        x
    }
}

/// The larger of two numbers, `b` where `a` is none. (The standard `max` is a call of a function in the wasm, three times as slow.)
#[inline(always)]
pub fn larger(a: f64, b: f64) -> f64 {
    if a > b { a } else { b }
}

/// The smaller of two numbers, `b` where `a` is none.
#[inline(always)]
pub fn smaller(a: f64, b: f64) -> f64 {
    if a < b { a } else { b }
}

/// The numbers `of(0)`, `of(1)` … `of(n − 1)`.
pub fn column(n: usize, of: &dyn Fn(usize) -> f64) -> Vec<f64> {
    let mut column = Vec::with_capacity(n);
    for i in 0..n {
        column.push(of(i));
    }
    column
}

/// The places of the keys from the smallest key to the largest (−0 before 0, NaN at the ends), equal ones in the order of the list:
/// the one sort of the library, by merging ever longer runs. (The standard library's sorts are much larger.)
pub fn ascending(keys: &[f64]) -> Vec<u32> {
    let n = keys.len();
    let mut order = counted(n);
    let mut merged = order.clone();
    let mut run = 1;
    while run < n {
        for start in (0..n).step_by(2 * run) {
            let (middle, end) = ((start + run).min(n), (start + 2 * run).min(n));
            let (mut left, mut right) = (start, middle);
            for place in &mut merged[start..end] {
                let take_right = left == middle
                    || right < end
                        && keys[order[right] as usize]
                            .total_cmp(&keys[order[left] as usize])
                            .is_lt();
                let from = if take_right { &mut right } else { &mut left };
                *place = order[*from];
                *from += 1;
            }
        }
        std::mem::swap(&mut order, &mut merged);
        run *= 2;
    }
    order
}

/// The median of these numbers, of an even count the upper of the two in the middle; 0 of none.
pub fn median(values: &[f64]) -> f64 {
    ascending(values).get(values.len() / 2).map_or(0.0, |&middle| values[middle as usize])
}

/// 0, 1 … n − 1.
pub fn counted(n: usize) -> Vec<u32> {
    let mut list = Vec::with_capacity(n);
    for i in 0..n as u32 {
        list.push(i);
    }
    list
}
