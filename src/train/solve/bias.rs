//! Which biases are optimal with the optimal w.

use crate::loss::Loss;
use crate::model::Linear;
use crate::train::Problem;

/// A slope of P in b below this part of Σ Cᵢ is none: sums of equal costs in another order differ by as much.
const FLAT: f64 = 1e-12;
/// A b that is beyond every point.
const FAR: f64 = 1e100;

/// Every b for which P(w, b) is least, for a bias that is free; `None` where that is one b (the set is narrower than
/// 1e-7·max(1, |b|)). dP/db never falls as b grows, so each end is found by halving.
pub(super) fn interval(problem: &Problem, model: &Linear) -> Option<[Option<f64>; 2]> {
    let total: f64 = problem.rows.iter().map(|row| row.cost).sum();
    let below = |b: f64| slope(problem, model, b) < -FLAT * total;
    let above = |b: f64| slope(problem, model, b) > FLAT * total;
    let reach = 0.5e-7 * model.b.abs().max(1.0);
    if below(model.b - reach) && above(model.b + reach) {
        return None;
    }
    let lo = below(-FAR).then(|| border(model.b - reach, -1.0, below));
    let hi = above(FAR).then(|| border(model.b + reach, 1.0, above));
    match (lo, hi) {
        (Some(lo), Some(hi)) if hi - lo < 1e-7 * (0.5 * (lo + hi)).abs().max(1.0) => None,
        ends => Some([ends.0, ends.1]),
    }
}

/// The b that stands for an interval: its middle, or the finite end.
pub(super) fn representative(interval: [Option<f64>; 2]) -> f64 {
    match interval {
        [Some(lo), Some(hi)] => 0.5 * (lo + hi),
        [lo, hi] => lo.or(hi).unwrap_or(0.0),
    }
}

/// The margin from which on a loss that vanishes is 0.
pub(super) fn rest(loss: &Loss) -> f64 {
    border(0.0, -1.0, |m| loss.slope(m) != 0.0)
}

/// dP/db divided by C.
fn slope(problem: &Problem, model: &Linear, b: f64) -> f64 {
    let model = Linear { b, ..*model };
    let rows = problem.rows.iter().filter(|row| row.cost > 0.0);
    rows.map(|row| row.cost * row.y * problem.loss.slope(row.y * model.score(row.x))).sum()
}

/// The last b in `direction` (−1 or 1) that is not `outside`, to the last bit; some b far enough in that direction is. `from`
/// may already be outside by a little: then the border is looked for on its other side.
fn border(from: f64, direction: f64, outside: impl Fn(f64) -> bool) -> f64 {
    let toward = if outside(from) { -direction } else { direction };
    let start = outside(from);
    let mut step = 1e-9 * from.abs().max(1.0);
    let mut near = from;
    let mut far = from + toward * step;
    while outside(far) == start {
        (near, step) = (far, 2.0 * step);
        far += toward * step;
    }
    loop {
        let middle = 0.5 * (near + far);
        if middle == near || middle == far {
            return if start { far } else { near };
        }
        if outside(middle) == start { near = middle } else { far = middle }
    }
}
