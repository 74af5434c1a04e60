//! A run with no more points than can be seen.

use super::CurvePoint;
use crate::chart::frame::Axis;

/// The run over one column of the picture.
pub(super) struct Column {
    /// The means.
    pub(super) mean: CurvePoint,
    /// The lowest P.
    pub(super) low: f64,
    /// The highest P.
    pub(super) high: f64,
}

/// The run as it is where its points stand a pixel apart; else one column for each two pixels, with means, lowest and highest P.
/// The first point and the last stay exactly where they are.
pub(super) fn columns(run: &[CurvePoint], x: &Axis) -> Vec<Column> {
    let mut columns = Vec::new();
    let [first, inner @ .., last] = run else { return columns };
    let each = run.len() as f64 <= (x.at(last.step) - x.at(first.step)).max(2.0);
    let place = |point: &CurvePoint| (x.at(point.step) / 2.0).floor();
    columns.push(column(&run[..1]));
    let mut rest = inner;
    while let Some(next) = rest.first() {
        let mut many = 1;
        while !each && many < rest.len() && place(&rest[many]) == place(next) {
            many += 1;
        }
        columns.push(column(&rest[..many]));
        rest = &rest[many..];
    }
    columns.push(column(&run[run.len() - 1..]));
    columns
}

/// Some points, at least one, as a column. D is there where all of them have it.
fn column(points: &[CurvePoint]) -> Column {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    let mut sum = CurvePoint { step: 0.0, primal: 0.0, regulariser: 0.0, dual: Some(0.0) };
    for point in points {
        sum.step += point.step;
        sum.primal += point.primal;
        sum.regulariser += point.regulariser;
        sum.dual = sum.dual.zip(point.dual).map(|(sum, dual)| sum + dual);
        low = low.min(point.primal);
        high = high.max(point.primal);
    }
    let n = points.len() as f64;
    let mean = CurvePoint {
        step: sum.step / n,
        primal: sum.primal / n,
        regulariser: sum.regulariser / n,
        dual: sum.dual.map(|sum| sum / n),
    };
    Column { mean, low, high }
}
