//! Newton's method on a smooth convex function of three unknowns.

use super::unknowns::{Derivatives, Space};
use crate::math::linalg::{Vector, along, dot};

/// By how much the margins may grow at the first try of a step, against 1 and what they are: where there is hardly any curvature
/// Newton's step can be absurdly long.
const LEAP: f64 = 8.0;

/// Sweeps after which one search ends: rounding would go on for ever.
const BUDGET: u32 = 400;

/// A bracket as narrow as this, against its place, holds a corner: what lies just behind it has the curvature that Newton's
/// method needs to go on.
const CORNER: f64 = 1e-12;

/// The derivatives of the function at a place: one sweep over the rows.
pub(super) type Sweep<'a> = &'a dyn Fn(&Vector) -> Derivatives;

/// Where Newton's method stopped.
pub(super) struct Minimum {
    pub theta: Vector,
    /// Newton's decrement there.
    pub decrement: f64,
    /// Sweeps over the rows that it took.
    pub sweeps: u32,
}

/// Goes down from `theta` on ½θᵀQθ + Σ eᵢ(mᵢ) (see [`Space::sweep`]), at least one step, until Newton's decrement gᵀH⁻¹g, twice the
/// distance to the minimum where the function is quadratic, is at most `stop`, or rounding allows no further step.
pub(super) fn minimise(
    space: &Space,
    theta: Vector,
    floor: &Vector,
    stop: f64,
    sweep: Sweep,
) -> Minimum {
    let mut here = Minimum { theta, decrement: 0.0, sweeps: 1 };
    let mut at = sweep(&here.theta);
    while here.sweeps < BUDGET {
        let step = at.step(floor);
        let decrement = -dot(&at.gradient, &step);
        here.decrement = decrement;
        let enough = if here.sweeps == 1 { 0.0 } else { stop };
        if decrement.is_nan() || decrement <= enough {
            break;
        }
        let first =
            (LEAP * (1.0 + space.widest_margin(&here.theta)) / space.widest_margin(&step)).min(1.0);
        let Some(next) = descend(&mut here, &step, first, sweep) else { break };
        at = next;
    }
    here
}

/// Goes from `here` along `step` to where at most half of the slope along it is left, or a tenth of it in the other direction (not
/// more: behind the last corner of a nearly straight function that may be far away). It looks at slopes and not at values: the
/// slope of a convex function only grows, and it still tells up from down where the value is flat to the last bit.
fn descend(here: &mut Minimum, step: &Vector, first: f64, sweep: Sweep) -> Option<Derivatives> {
    let decrement = here.decrement;
    let (mut low, mut high) = ((0.0, -decrement), (f64::INFINITY, f64::INFINITY));
    let mut t = first;
    for turn in 0..120 {
        let theta = along(&here.theta, t, step);
        if theta == here.theta {
            return None;
        }
        let at = sweep(&theta);
        here.sweeps += 1;
        let slope = dot(&at.gradient, step);
        if slope < 0.0 {
            low = (t, slope)
        } else {
            high = (t, slope)
        }
        let soft = (-0.5 * decrement..=0.1 * decrement).contains(&slope);
        if soft || (slope > 0.0 && high.0 - low.0 <= CORNER * high.0) {
            here.theta = theta;
            return Some(at);
        }
        t = between(low, high, turn % 2 == 1);
    }
    None
}

/// The next t to try: further out while nothing bounds it, else by turns the chord's root and the middle of the bracket, by
/// magnitude where its ends are far apart.
fn between(low: (f64, f64), high: (f64, f64), middle: bool) -> f64 {
    if high.0 == f64::INFINITY {
        return 4.0 * low.0;
    }
    let root = -low.1 / (high.1 - low.1);
    if !middle && root.is_finite() {
        low.0 + root.clamp(0.01, 0.99) * (high.0 - low.0)
    } else if low.0 < 0.1 * high.0 {
        (low.0.max(1e-6 * high.0) * high.0).sqrt()
    } else {
        0.5 * (low.0 + high.0)
    }
}
