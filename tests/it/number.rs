//! Numbers are written as JavaScript writes them, natively and in the wasm: the texts here are what `String`, `toFixed` and
//! `toExponential` give, the powers of ten without their plus.

#[allow(dead_code, reason = "what is tested here is not all that the file holds")]
#[path = "../../src/base/format.rs"]
mod format;

use Form::{Fixed, Scientific, Shortest};
use format::{brief, fixed, parsed, scientific, shortest, spoken};

/// How the digits of a number are written.
#[derive(Clone, Copy, Debug)]
enum Form {
    Shortest,
    Fixed(usize),
    Scientific(usize),
}

fn write(x: f64, form: Form) -> String {
    match form {
        Shortest => shortest(x),
        Fixed(decimals) => fixed(x, decimals),
        Scientific(decimals) => scientific(x, decimals),
    }
}

#[test]
fn in_the_middle_of_two_the_digits_go_away_from_zero() {
    let cases = [
        (1.125, Fixed(2), "1.13"),
        (-1.125, Fixed(2), "-1.13"),
        (0.125, Fixed(2), "0.13"),
        (0.25, Fixed(1), "0.3"),
        (2.5, Fixed(0), "3"),
        (0.5, Fixed(0), "1"),
        (9.5, Fixed(0), "10"),
        (100.5, Fixed(0), "101"),
        (-100.5, Fixed(0), "-101"),
        (1.005, Fixed(2), "1.00"),
        (1.45, Fixed(1), "1.4"),
        (8.345, Fixed(2), "8.35"),
        (1.5, Fixed(2), "1.50"),
        (2.5, Scientific(0), "3e0"),
        (9.5, Scientific(0), "1e1"),
        (1.125, Scientific(2), "1.13e0"),
        (100.5, Scientific(2), "1.01e2"),
        (1002.5, Scientific(3), "1.003e3"),
        (-0.125, Scientific(1), "-1.3e-1"),
        (12345.0, Scientific(3), "1.235e4"),
        (1.25e-7, Scientific(1), "1.2e-7"),
    ];
    for (x, form, text) in cases {
        assert_eq!(write(x, form), text, "{x} as {form:?}");
    }
}

#[test]
fn zero_has_no_sign_and_what_is_no_number_has_a_name() {
    for (form, zero) in
        [(Shortest, "0"), (Fixed(0), "0"), (Fixed(2), "0.00"), (Scientific(1), "0.0e0")]
    {
        assert_eq!(write(-0.0, form), zero, "{form:?}");
        assert_eq!(write(0.0, form), zero, "{form:?}");
        assert_eq!(write(f64::INFINITY, form), "Infinity", "{form:?}");
        assert_eq!(write(f64::NEG_INFINITY, form), "-Infinity", "{form:?}");
        assert_eq!(write(f64::NAN, form), "NaN", "{form:?}");
    }
    assert_eq!(write(-0.001, Fixed(2)), "-0.00", "what is rounded to 0 keeps its sign");
    assert_eq!(write(1e21, Fixed(2)), "1e+21");
    assert_eq!(write(5e-324, Scientific(2)), "4.94e-324");
    assert_eq!(parsed("-Infinity"), Some(f64::NEG_INFINITY));
}

#[test]
fn the_shortest_digits_are_those_of_javascript() {
    let cases = [
        (1.0, "1"),
        (0.1, "0.1"),
        (1e20, "100000000000000000000"),
        (1e21, "1e+21"),
        (-1.5e300, "-1.5e+300"),
        (1e-6, "0.000001"),
        (1e-7, "1e-7"),
        (123456789.125, "123456789.125"),
        (5e-324, "5e-324"),
        (f64::MAX, "1.7976931348623157e+308"),
    ];
    for (x, text) in cases {
        assert_eq!(shortest(x), text);
        assert_eq!(parsed(text), Some(x));
    }
}

#[test]
fn people_read_three_digits_and_round_powers() {
    assert_eq!(spoken(0.12345), "0.123");
    assert_eq!(spoken(-2.0), "−2");
    assert_eq!(spoken(1234.5), "1235");
    assert_eq!(spoken(1.5e9), "1.50e9");
    assert_eq!(brief(1e9), "1e9");
    assert_eq!(brief(1234.0), "1234");
    assert_eq!(brief(f64::INFINITY), "Infinity");
}
