//! Where each point is between its margin and its multiplier, and where on the curve it belongs.

use crate::base::format::clamped;
use crate::chart::dense_marks::DENSE;
use crate::chart::dual_data::DualData;
use crate::chart::margin_axis::MarginAxis;
use crate::chart::palette::{Length, Palette};
use crate::chart::shape::Pixel;
use crate::loss::AT_BOUND;

/// A mark with its place on the picture.
#[derive(Clone, Copy)]
pub(super) struct DualPoint {
    pub(super) index: usize,
    pub(super) at: Pixel,
    pub(super) class: u8,
    pub(super) margin: f64,
    pub(super) radius: f64,
    /// Where on the curve it may be with the α that it has: its x.
    pub(super) optimal_x: f64,
}

/// A point this near to the curve is on it, CSS pixels.
pub(super) const ON_CURVE: f64 = 1.0;

/// The marks inside the range, and how many are beyond its two ends.
pub(super) fn placed_points(
    dual: &DualData,
    axes: &MarginAxis,
    palette: &Palette,
) -> (Vec<DualPoint>, [usize; 2]) {
    let share = match dual.marks.len() {
        0..=60 => 1.0,
        61..=300 => 0.75,
        _ => 0.6,
    };
    let [left, right] = axes.x.span;
    let (mut placed, mut beyond) = (Vec::new(), [0, 0]);
    if !dual.has_alphas {
        return (placed, beyond);
    }
    for (index, mark) in dual.marks.iter().enumerate() {
        let margin = mark.margin;
        if margin < axes.x.range[0] {
            beyond[0] += 1;
        } else if margin > axes.x.range[1] {
            beyond[1] += 1;
        } else {
            let [lo, hi] = optimal_x(dual, mark.alpha);
            let at = [axes.x.at(margin), axes.y.axis.held(mark.alpha)];
            let optimal_x = clamped(axes.x.at(clamped(margin, lo, hi)), left, right);
            let small = mark.alpha <= AT_BOUND * dual.c || dual.marks.len() > DENSE;
            let size = if small { 3.7 } else { 5.0 };
            let radius = share * palette.length(Length::Point) * size / 12.0;
            placed.push(DualPoint { index, at, class: mark.class, margin, radius, optimal_x });
        }
    }
    (placed, beyond)
}

/// The margins that a point may have at the optimum with this α: those where α is in −C·∂ℓ(m).
fn optimal_x(dual: &DualData, alpha: f64) -> [f64; 2] {
    let (rho, share) = (dual.loss.margin(), alpha / dual.c);
    let (none, all) = (share <= AT_BOUND, share >= 1.0 - AT_BOUND);
    match dual.loss.id() {
        "hinge" if all => [f64::NEG_INFINITY, rho],
        "hinge" | "squared-hinge" if none => [rho, f64::INFINITY],
        "hinge" => [rho; 2],
        "squared-hinge" => [rho - 0.5 * share; 2],
        // α = C/(1 + eᵐ)
        "soft-margin" if share > 0.0 && share < 1.0 => [libm::log(1.0 / share - 1.0); 2],
        "soft-margin" if none => [1e300; 2],
        _ => [f64::NEG_INFINITY, f64::INFINITY],
    }
}
