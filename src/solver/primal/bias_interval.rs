//! Which biases are optimal with the optimal w.

use crate::loss::Loss;
use crate::model::Linear;
use crate::objective::{Problem, UNIQUE_BIAS};

/// A slope of P in b below this part of Σ Cᵢ is none: sums of equal costs in another order differ by as much.
const FLAT: f64 = 1e-12;

/// Every b for which P(w, b) is least, [lo, hi], for a bias that is free, both classes being there; `None` where that is one b.
/// dP/db never falls as b grows, so all is found by halving.
pub(super) fn interval(problem: &Problem, model: &Linear) -> Option<[f64; 2]> {
    let none = FLAT * problem.rows.iter().map(|row| row.cost).sum::<f64>();
    let slope = |b: f64| slope(problem, model, b);
    let inside = flat_place(model.b, none, &slope)?;
    let lo = border(inside, -1.0, &|b| slope(b) < -none);
    let hi = border(inside, 1.0, &|b| slope(b) > none);
    (hi - lo >= UNIQUE_BIAS * (0.5 * (lo + hi)).abs().max(1.0)).then_some([lo, hi])
}

/// Some b at which the slope is none, if the set of them is not narrow: `from` or, down the slope from there, some other.
fn flat_place(from: f64, none: f64, slope: &dyn Fn(f64) -> f64) -> Option<f64> {
    let first = slope(from);
    if first.abs() <= none {
        return Some(from);
    }
    let narrow = 0.25 * UNIQUE_BIAS * from.abs().max(1.0);
    let (mut near, mut far, mut step) = (from, from, -first.signum() * narrow);
    for _ in 0..400 {
        far += step;
        let now = slope(far);
        if now.abs() <= none {
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
        if now.abs() <= none {
            return Some(middle);
        }
        if now.signum() == first.signum() { near = middle } else { far = middle }
    }
    None
}

/// The margin from which on a loss that vanishes is 0.
pub(super) fn rest(loss: &Loss) -> f64 {
    -border(-1e300, 1.0, &|m| loss.slope(-m) != 0.0)
}

/// dP/db divided by C.
fn slope(problem: &Problem, model: &Linear, b: f64) -> f64 {
    let model = Linear { b, ..*model };
    let rows = problem.rows.iter().filter(|row| row.cost > 0.0);
    rows.map(|row| row.cost * row.y * problem.loss.slope(row.y * model.score(row.x))).sum()
}

/// The last b in `direction` (−1 or 1), counted from `inside`, that is not `outside`; to the last bit.
fn border(inside: f64, direction: f64, outside: &dyn Fn(f64) -> bool) -> f64 {
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
