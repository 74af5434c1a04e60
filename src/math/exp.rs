//! e^t for t ≤ 0, two at a time: the same bits on every machine.

use super::simd::F64x2;

/// Below this e^t counts as 0 (it is less than 1e-307).
const LEAST: f64 = -708.0;
/// 1.5·2⁵²: added to a number, it leaves the nearest integer in the last bits.
const ROUND: f64 = 6755399441055744.0;
/// ln 2 in two parts, the first with room for a factor of eleven bits.
const LN_2: [f64; 2] = [6.93147180369123816490e-01, 1.90821492927058770002e-10];

/// (e^r − 1 − r)/r² for |r| ≤ ½ ln 2, by the polynomial that meets it at ten Chebyshev nodes; e^r is then known to 2e-17.
const COEFFICIENTS: [f64; 10] = [
    0.5000000000000001,
    0.16666666666666669,
    0.041666666666624164,
    0.008333333333330065,
    0.0013888888917196881,
    0.0001984126986304067,
    2.4801521322116825e-05,
    2.7557268480116333e-06,
    2.762007599981065e-07,
    2.5100375924709717e-08,
];

/// e^t for t ≤ 0, to about one unit in the last place; exactly 1 at 0, and 0 below −708.
pub(crate) fn exp(t: f64) -> f64 {
    exp_x2(F64x2::splat(t)).to_array()[0]
}

/// e^t of two numbers ≤ 0.
#[inline(always)]
pub(crate) fn exp_x2(t: F64x2) -> F64x2 {
    let splat = F64x2::splat;
    let rounded = t * splat(std::f64::consts::LOG2_E) + splat(ROUND);
    let k = rounded - splat(ROUND);
    let r = t - k * splat(LN_2[0]) - k * splat(LN_2[1]);
    // Estrin's scheme: the polynomial is summed in pairs, so that few additions wait for each other.
    let linear = |k: usize| splat(COEFFICIENTS[k]) + r * splat(COEFFICIENTS[k + 1]);
    let r2 = r * r;
    let r4 = r2 * r2;
    let low = linear(0) + linear(2) * r2;
    let high = linear(4) + linear(6) * r2;
    let q = low + (high + linear(8) * r4) * r4;
    let fraction = splat(1.0) + (r + r2 * q);
    // The last bits of `rounded` are k; moved up they are the exponent of 2ᵏ.
    (fraction * rounded.power_of_two()).zero_where_below(t, LEAST)
}

#[cfg(test)]
mod tests {
    use super::exp;

    #[test]
    fn agrees_with_libm_to_a_unit_in_the_last_place() {
        let mut t = 0.0;
        while t > -708.0 {
            let (got, wanted) = (exp(t), libm::exp(t));
            assert!((got - wanted).abs() <= 2.3e-16 * wanted, "e^{t}: {got:e}, not {wanted:e}");
            t = t * 1.001 - 1e-9;
        }
        assert_eq!(exp(0.0), 1.0);
        assert_eq!(exp(-709.0), 0.0);
        assert_eq!(exp(-1e300), 0.0);
    }
}
