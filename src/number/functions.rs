//! Functions that `libm` has as well, to the same bits. There they weigh far more: its angles may be of any size, which takes a long
//! table of π, and its roots are not the machine's.
//!
//! Both follow FreeBSD's msun and musl, from which `libm` comes.

/// ‖(x, y)‖ without overflow on the way, correct to within one unit in the last place.
pub fn hypot(x: f64, y: f64) -> f64 {
    let (x, y) = (x.abs(), y.abs());
    let (x, y) = if x.to_bits() < y.to_bits() { (y, x) } else { (x, y) };
    if y.is_infinite() || y.is_nan() {
        return y; // an infinite side outweighs NaN
    }
    if !x.is_finite() || y == 0.0 {
        return x;
    }
    if exponent(x) - exponent(y) > 64 {
        return x + y;
    }
    let far = f64::from_bits((0x3ff + 700) << 52);
    let scale = if exponent(x) > 0x3ff + 510 {
        1.0 / far
    } else if exponent(y) < 0x3ff - 450 {
        far
    } else {
        1.0
    };
    let ((x, x_rest), (y, y_rest)) = (square(x * scale), square(y * scale));
    (y_rest + x_rest + y + x).sqrt() / scale
}

/// x² and what rounding took from it.
fn square(x: f64) -> (f64, f64) {
    let split = x * ((1 << 27) + 1) as f64;
    let high = x - split + split;
    let low = x - high;
    let square = x * x;
    (square, high * high - square + 2.0 * high * low + low * low)
}

/// Sine and cosine of an angle of at most 2²⁰ quarter turns.
pub fn sin_cos(angle: f64) -> (f64, f64) {
    let (turns, x, rest) = within_a_quarter(angle);
    let (sin, cos) = (sin(x, rest, turns != 0), cos(x, rest));
    match turns & 3 {
        0 => (sin, cos),
        1 => (cos, -sin),
        2 => (-sin, -cos),
        _ => (-cos, sin),
    }
}

/// The quarter turns nearest to an angle, and what is left of it: a number and its rounding error.
fn within_a_quarter(angle: f64) -> (i32, f64, f64) {
    /// Up to which angle it is 0, 1, 2, 3 and 4 quarter turns, by the upper half of the bits.
    const ENDS: [u64; 5] = [0x3fe9_21fb, 0x4002_d97c, 0x400f_6a7a, 0x4015_fdbc, 0x401c_463b];
    /// Angles so near to 1 … 4 quarter turns that little is left of them.
    const NEAR: [u64; 4] = [0x3ff9_21fb, 0x4009_21fb, 0x4012_d97c, 0x4019_21fb];
    /// A quarter turn in three steps of 33 bits, each with the rest of it.
    const QUARTER: [[f64; 2]; 3] = [
        [1.57079632673412561417e+00, 6.07710050650619224932e-11],
        [6.07710050630396597660e-11, 2.02226624879595063154e-21],
        [2.02226624871116645580e-21, 8.47842766036889956997e-32],
    ];
    /// A number to which only whole ones can be added.
    const WHOLE: f64 = 1.5 * (1u64 << 52) as f64;

    let bits = angle.abs().to_bits() >> 32;
    let turns = match ENDS.iter().position(|&end| bits <= end) {
        Some(turns) => (turns as f64).copysign(angle),
        None => angle * std::f64::consts::FRAC_2_PI + WHOLE - WHOLE,
    };
    let [[step, tail], finer @ ..] = QUARTER;
    let mut left = angle - turns * step;
    let mut less = turns * tail;
    if bits > ENDS[4] || NEAR.contains(&bits) {
        for ([step, tail], lost) in finer.into_iter().zip([16, 49]) {
            if exponent(angle) - exponent(left - less) <= lost {
                break;
            }
            let before = left;
            left = before - turns * step;
            less = turns * tail - ((before - left) - turns * step);
        }
    }
    let x = left - less;
    (turns as i32, x, (left - x) - less)
}

/// sin(x + rest) for |x| ≤ π/4.
fn sin(x: f64, rest: f64, has_rest: bool) -> f64 {
    const S: [f64; 6] = [
        -1.66666666666666324348e-01,
        8.33333333332248946124e-03,
        -1.98412698298579493134e-04,
        2.75573137070700676789e-06,
        -2.50507602534068634195e-08,
        1.58969099521155010221e-10,
    ];
    let z = x * x;
    let r = S[1] + z * (S[2] + z * S[3]) + z * (z * z) * (S[4] + z * S[5]);
    let v = z * x;
    if has_rest {
        x - ((z * (0.5 * rest - v * r) - rest) - v * S[0])
    } else {
        x + v * (S[0] + z * r)
    }
}

/// cos(x + rest) for |x| ≤ π/4.
fn cos(x: f64, rest: f64) -> f64 {
    const C: [f64; 6] = [
        4.16666666666666019037e-02,
        -1.38888888888741095749e-03,
        2.48015872894767294178e-05,
        -2.75573143513906633035e-07,
        2.08757232129817482790e-09,
        -1.13596475577881948265e-11,
    ];
    let z = x * x;
    let w = z * z;
    let r = z * (C[0] + z * (C[1] + z * C[2])) + w * w * (C[3] + z * (C[4] + z * C[5]));
    let half = 0.5 * z;
    let w = 1.0 - half;
    w + (((1.0 - w) - half) + (z * r - x * rest))
}

/// The exponent as it is stored.
fn exponent(x: f64) -> i32 {
    (x.to_bits() >> 52) as i32 & 0x7ff
}

#[cfg(test)]
mod tests {
    use super::{hypot, sin_cos};
    use std::f64::consts::FRAC_PI_2;

    fn bits(pair: (f64, f64)) -> [u64; 2] {
        [pair.0.to_bits(), pair.1.to_bits()]
    }

    /// Numbers spread over (−½, ½) that share no digits.
    fn spread(i: u32) -> f64 {
        (f64::from(i) * 0.618_033_988_749_894_9).fract() - 0.5
    }

    #[test]
    fn angles_are_those_of_libm() {
        for i in 1..200_000 {
            let near = (f64::from(i % 41) - 20.0) * FRAC_PI_2;
            let off = spread(i) * libm::exp2(50.0 * spread(7 * i) - 25.0);
            for angle in [near + off, near * (1.0 + off), 2e5 * off, near + 1e-300] {
                assert_eq!(bits(sin_cos(angle)), bits(libm::sincos(angle)), "{angle}");
                assert_eq!(bits(sin_cos(angle)), bits((libm::sin(angle), libm::cos(angle))));
            }
        }
    }

    #[test]
    fn lengths_are_those_of_libm() {
        let side = |i: u32| spread(i) * libm::exp2(2100.0 * spread(7 * i));
        for i in 1..200_000 {
            let (x, y, near) = (side(i), side(3 * i), side(i) * spread(5 * i));
            for y in [y, near, x, 0.0, f64::NAN, f64::INFINITY, f64::MAX] {
                assert_eq!(hypot(x, y).to_bits(), libm::hypot(x, y).to_bits(), "{x} {y}");
                assert_eq!(hypot(y, x).to_bits(), libm::hypot(y, x).to_bits(), "{y} {x}");
            }
        }
    }
}
