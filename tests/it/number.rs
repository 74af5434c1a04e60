//! Numbers are written natively as JavaScript writes them: the texts here are what `String`, `toFixed` and `toExponential` give, the
//! powers of ten without their plus.

/// How the digits of a number are written, as in the library.
#[derive(Clone, Copy, Debug)]
enum Form {
    Shortest,
    Power,
    Fixed(usize),
    Scientific(usize),
}

#[path = "../../src/base/format/native.rs"]
mod native;

use Form::{Fixed, Power, Scientific, Shortest};
use native::{read, write};

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
    for (form, zero) in [
        (Shortest, "0"),
        (Power, "0e0"),
        (Fixed(0), "0"),
        (Fixed(2), "0.00"),
        (Scientific(1), "0.0e0"),
    ] {
        assert_eq!(write(-0.0, form), zero, "{form:?}");
        assert_eq!(write(0.0, form), zero, "{form:?}");
        assert_eq!(write(f64::INFINITY, form), "Infinity", "{form:?}");
        assert_eq!(write(f64::NEG_INFINITY, form), "-Infinity", "{form:?}");
        assert_eq!(write(f64::NAN, form), "NaN", "{form:?}");
    }
    assert_eq!(write(-0.001, Fixed(2)), "-0.00", "what is rounded to 0 keeps its sign");
    assert_eq!(write(1e21, Fixed(2)), "1e+21");
    assert_eq!(write(5e-324, Scientific(2)), "4.94e-324");
    assert_eq!(read("-Infinity"), Some(f64::NEG_INFINITY));
}
