//! e^t for t ≤ 0, two at a time: the same bits on every machine.

use super::simd::Pair;

/// Below this e^t counts as 0 (it is less than 1e-307).
const LEAST: f64 = -708.0;
/// Added to a number it leaves the nearest whole one in the last bits.
const ROUND: f64 = 6755399441055744.0;
/// ln 2 in two parts, the first with room for a factor of eleven bits.
const LN_2: [f64; 2] = [6.93147180369123816490e-01, 1.90821492927058770002e-10];

/// (e^r − 1 − r)/r² for |r| ≤ ½ ln 2, by the polynomial that meets it at ten Chebyshev nodes; e^r is then known to 2e-17.
const PARTS: [f64; 10] = [
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
    exp_both(Pair::both(t)).parts()[0]
}

/// e^t of two numbers ≤ 0.
#[inline(always)]
pub(crate) fn exp_both(t: Pair) -> Pair {
    let times = |a: Pair, b: f64| a.times(Pair::both(b));
    let line = |r: Pair, k: usize| Pair::both(PARTS[k]).plus(times(r, PARTS[k + 1]));
    let rounded = times(t, std::f64::consts::LOG2_E).plus(Pair::both(ROUND));
    let k = rounded.minus(Pair::both(ROUND));
    let r = t.minus(times(k, LN_2[0])).minus(times(k, LN_2[1]));
    // Two by two (Estrin), so that few sums wait for each other.
    let r2 = r.times(r);
    let r4 = r2.times(r2);
    let low = line(r, 0).plus(line(r, 2).times(r2));
    let high = line(r, 4).plus(line(r, 6).times(r2));
    let q = low.plus(high.plus(line(r, 8).times(r4)).times(r4));
    let part = Pair::both(1.0).plus(r.plus(r2.times(q)));
    // The last bits of `rounded` are k; moved up they are the exponent of 2ᵏ.
    part.times(rounded.power_of_two()).unless_below(t, LEAST)
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
