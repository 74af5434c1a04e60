//! Which biases are optimal with the optimal w.

use crate::loss::Loss;
use crate::model::Linear;
use crate::objective::{Problem, UNIQUE_BIAS};

/// A slope dP/db below this part of Σ Cᵢ counts as 0: sums of equal costs in another order differ by as much.
const FLAT: f64 = 1e-12;

/// Every b for which P(w, b) is minimal, [lo, hi], for a bias that is not regularised, both classes being there; `None` where that is one
/// b. dP/db never falls as b grows, so the ends are found by bisection.
pub(super) fn interval(problem: &Problem, model: &Linear) -> Option<[f64; 2]> {
    let zero = FLAT * problem.rows.iter().map(|row| row.cost).sum::<f64>();
    let slope = |b: f64| slope(problem, model, b);
    let inside = find_flat(model.b, zero, &slope)?;
    let lo = last_inside(inside, -1.0, &|b| slope(b) < -zero);
    let hi = last_inside(inside, 1.0, &|b| slope(b) > zero);
    (hi - lo >= UNIQUE_BIAS * (0.5 * (lo + hi)).abs().max(1.0)).then_some([lo, hi])
}

/// Some b at which the slope is 0 (up to `zero`), if the set of them is not narrow: `from` or another, down the slope from there.
fn find_flat(from: f64, zero: f64, slope: &dyn Fn(f64) -> f64) -> Option<f64> {
    let first = slope(from);
    if first.abs() <= zero {
        return Some(from);
    }
    let narrow = 0.25 * UNIQUE_BIAS * from.abs().max(1.0);
    let (mut near, mut far, mut step) = (from, from, -first.signum() * narrow);
    for _ in 0..400 {
        far += step;
        let now = slope(far);
        if now.abs() <= zero {
            return Some(far);
        }
        if now.signum() != first.signum() {
            break;
        }
        (near, step) = (far, 8.0 * step);
    }
    while (far - near).abs() > narrow && far.is_finite() {
        let middle = 0.5 * (near + far);
        // Far from 0 two neighbouring numbers are further apart than that.
        if middle == near || middle == far {
            break;
        }
        let now = slope(middle);
        if now.abs() <= zero {
            return Some(middle);
        }
        if now.signum() == first.signum() { near = middle } else { far = middle }
    }
    None
}

/// The smallest margin from which on a loss that vanishes is 0.
pub(super) fn zero_loss_margin(loss: &Loss) -> f64 {
    -last_inside(-1e300, 1.0, &|m| loss.slope(-m) != 0.0)
}

/// dP/db divided by C.
fn slope(problem: &Problem, model: &Linear, b: f64) -> f64 {
    let model = Linear { b, ..*model };
    let rows = problem.rows.iter().filter(|row| row.cost > 0.0);
    rows.map(|row| row.cost * row.y * problem.loss.slope(row.y * model.score(row.x))).sum()
}

/// The last number in `direction` (−1 or 1) from `inside` that is not `outside`, to the last bit, by bisection.
fn last_inside(inside: f64, direction: f64, outside: &dyn Fn(f64) -> bool) -> f64 {
    let mut step = direction * UNIQUE_BIAS * inside.abs().max(1.0);
    let (mut near, mut far) = (inside, inside + step);
    while !outside(far) && far.is_finite() {
        (near, step) = (far, 8.0 * step);
        far += step;
    }
    loop {
        let middle = 0.5 * (near + far);
        if middle == near || middle == far {
            return near;
        }
        if outside(middle) { far = middle } else { near = middle }
    }
}
