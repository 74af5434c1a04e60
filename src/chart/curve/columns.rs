//! A run with no more points than can be seen.

use super::scene::CurvePoint;
use crate::chart::axis::Axis;

/// The run over one column of the picture: means, and the lowest and the highest P.
pub(super) struct Column {
    pub(super) step: f64,
    pub(super) primal: f64,
    pub(super) regulariser: f64,
    /// NaN unless all points have it.
    pub(super) dual: f64,
    pub(super) low: f64,
    pub(super) high: f64,
}

/// The run as it is where its points stand a pixel apart; else one column for each two pixels. The first point and the last stay
/// exactly where they are.
pub(super) fn columns(run: &[CurvePoint], x: &Axis) -> Vec<Column> {
    let mut columns = Vec::new();
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return columns };
    let each = run.len() as f64 <= (x.at(last.step) - x.at(first.step)).max(2.0);
    let place = |index: usize| (x.at(run[index].step) / 2.0).floor();
    let (mut from, end) = (0, run.len() - 1);
    while from <= end {
        let mut to = from + 1;
        while !each && from > 0 && to < end && place(to) == place(from) {
            to += 1;
        }
        columns.push(column(&run[from..to]));
        from = to;
    }
    columns
}

/// Some points, at least one, as a column.
fn column(points: &[CurvePoint]) -> Column {
    let (low, high) = (f64::INFINITY, f64::NEG_INFINITY);
    let mut sum = Column { step: 0.0, primal: 0.0, regulariser: 0.0, dual: 0.0, low, high };
    for point in points {
        sum.step += point.step;
        sum.primal += point.primal;
        sum.regulariser += point.regulariser;
        sum.dual += point.dual.unwrap_or(f64::NAN);
        sum.low = sum.low.min(point.primal);
        sum.high = sum.high.max(point.primal);
    }
    let n = points.len() as f64;
    sum.step /= n;
    sum.primal /= n;
    sum.regulariser /= n;
    sum.dual /= n;
    sum
}
