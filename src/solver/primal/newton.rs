//! Newton's method on a smooth convex function of three unknowns.

use super::centred::{CentredRows, Derivatives};
use crate::math::linalg::{Vector, add_scaled, dot};

/// The first trial of a step may let margins grow by this factor of 1 + what they are: where there is hardly any curvature, Newton's step
/// can be absurdly long.
const MAX_MARGIN_GROWTH: f64 = 8.0;

/// One minimisation ends after so many passes over the rows: rounding could make it go on for ever.
const MAX_SWEEPS: u32 = 400;

/// A bracket as narrow as this, relative to its position, holds a kink. Just behind it is the curvature that the next step needs.
const KINK: f64 = 1e-12;

/// The derivatives of the function at a point: one pass over the rows.
pub(super) type Sweep<'a> = &'a dyn Fn(&Vector) -> Derivatives;

/// Where Newton's method stopped.
pub(super) struct Minimum {
    pub theta: Vector,
    /// Newton's decrement gᵀH⁻¹g there.
    pub decrement: f64,
    /// Passes over the rows that it took.
    pub sweeps: u32,
}

/// Minimises ½θᵀQθ + Σ eᵢ(mᵢ) (see [`CentredRows::derivatives`]) from `theta`: at least one step, until Newton's decrement gᵀH⁻¹g, twice
/// the distance to the minimum of a quadratic function, is at most `stop`, or rounding allows no further step.
pub(super) fn minimise(
    rows: &CentredRows,
    theta: Vector,
    min_curvature: &Vector,
    stop: f64,
    sweep: Sweep,
) -> Minimum {
    let mut here = Minimum { theta, decrement: 0.0, sweeps: 1 };
    let mut derivatives = sweep(&here.theta);
    while here.sweeps < MAX_SWEEPS {
        let step = derivatives.newton_step(min_curvature);
        let decrement = -dot(&derivatives.gradient, &step);
        here.decrement = decrement;
        let enough = if here.sweeps == 1 { 0.0 } else { stop };
        if decrement.is_nan() || decrement <= enough {
            break;
        }
        let growth = (1.0 + rows.margin_bound(&here.theta)) / rows.margin_bound(&step);
        let first = (MAX_MARGIN_GROWTH * growth).min(1.0);
        let Some(next) = line_search(&mut here, &step, first, sweep) else { break };
        derivatives = next;
    }
    here
}

/// Goes from `here` along `step` to where at most half of the slope along it is left, or a tenth of it in the other direction (no more:
/// behind the last kink of a nearly straight function that may be far away). It compares slopes, not values: the slope of a convex
/// function only grows, and it still tells up from down where the value is flat to the last bit. `None` where rounding allows no step.
fn line_search(here: &mut Minimum, step: &Vector, first: f64, sweep: Sweep) -> Option<Derivatives> {
    let decrement = here.decrement;
    let (mut low, mut high) = ((0.0, -decrement), (f64::INFINITY, f64::INFINITY));
    let mut t = first;
    for turn in 0..120 {
        let theta = add_scaled(&here.theta, t, step);
        if theta == here.theta {
            return None;
        }
        let derivatives = sweep(&theta);
        here.sweeps += 1;
        let slope = dot(&derivatives.gradient, step);
        if slope < 0.0 {
            low = (t, slope)
        } else {
            high = (t, slope)
        }
        let accepted = (-0.5 * decrement..=0.1 * decrement).contains(&slope);
        if accepted || (slope > 0.0 && high.0 - low.0 <= KINK * high.0) {
            here.theta = theta;
            return Some(derivatives);
        }
        t = next_trial(low, high, turn % 2 == 1);
    }
    None
}

/// The next t to try, from the bracket's ends (t, slope): further out while nothing bounds it; else by turns the secant's root and the
/// middle of the bracket, the geometric one where its ends are far apart.
fn next_trial(low: (f64, f64), high: (f64, f64), middle: bool) -> f64 {
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
