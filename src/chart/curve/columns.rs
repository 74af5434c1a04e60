//! The run as a chart draws it: scales of P, columns of steps, labels apart.

use super::CurvePoint;
use crate::chart::frame::{Axis, nice_step};
use crate::chart::order;
use crate::chart::picture::Spot;
use crate::chart::text::{power_of_ten, tick};

/// The scale of P from 0 to at least `top`, and its ticks.
pub(super) fn linear_axis(top: f64, span: [f64; 2], scale: f64) -> (Axis, Vec<(f64, String)>) {
    let step = nice_step(top * 24.0 * scale / (span[0] - span[1]));
    let axis = Axis { range: [0.0, libm::ceil(top / step - 1e-9) * step], span };
    let ticks = axis.ticks(step).into_iter().map(|v| (v, tick(v, step))).collect();
    (axis, ticks)
}

/// The scale of log₁₀ P over whole decades, and its ticks.
pub(super) fn log_axis(
    [bottom, top]: [i32; 2],
    span: [f64; 2],
    scale: f64,
) -> (Axis, Vec<(f64, String)>) {
    let room = (span[0] - span[1]) / (24.0 * scale);
    let step =
        (1..).find(|&n| f64::from(top - bottom) / f64::from(n) <= room.max(1.0)).unwrap_or(1);
    // A whole number of steps, so that the axis ends on ticks.
    let top = bottom + (top - bottom + step - 1) / step * step;
    let axis = Axis { range: [f64::from(bottom), f64::from(top)], span };
    let ticks =
        (bottom..=top).step_by(step as usize).map(|n| (f64::from(n), power_of_ten(n))).collect();
    (axis, ticks)
}

/// Where the segment between two places crosses the level y, strictly between them.
pub(super) fn crossing(a: Spot, b: Spot, y: f64) -> Option<Spot> {
    let (from, to) = (a[1] - y, b[1] - y);
    let share = if from.is_infinite() { 1.0 } else { from / (from - to) };
    (from * to < 0.0).then(|| [a[0] + (b[0] - a[0]) * share, y])
}

/// Moves base lines apart, in their order of height, until they are `gap` apart and inside the span.
pub(super) fn stack(wanted: Vec<f64>, gap: f64, [top, bottom]: [f64; 2]) -> Vec<f64> {
    let order = order(wanted.len(), &|i, j| wanted[i].total_cmp(&wanted[j]));
    let mut heights = wanted;
    let mut least = top;
    for &i in &order {
        heights[i] = heights[i].max(least);
        least = heights[i] + gap;
    }
    let mut most = bottom;
    for &i in order.iter().rev() {
        heights[i] = heights[i].min(most);
        most = heights[i] - gap;
    }
    heights
}

/// The run over one column of the picture.
pub(super) struct Column {
    pub(super) step: f64,
    pub(super) primal: f64,
    pub(super) regulariser: f64,
    pub(super) dual: Option<f64>,
    pub(super) low: f64,
    pub(super) high: f64,
}

/// The run as it is where its points stand a pixel apart; else one column for each two pixels, with means, lowest and highest P.
/// The first point and the last stay exactly where they are.
pub(super) fn columns(run: &[CurvePoint], x: &Axis) -> Vec<Column> {
    let alone = |p: &CurvePoint| Column {
        step: p.step,
        primal: p.primal,
        regulariser: p.regulariser,
        dual: p.dual,
        low: p.primal,
        high: p.primal,
    };
    let [Some(first), Some(last)] = [run.first(), run.last()] else { return Vec::new() };
    if run.len() as f64 <= (x.at(last.step) - x.at(first.step)).max(2.0) {
        return run.iter().map(alone).collect();
    }
    let column = |p: &CurvePoint| libm::floor(x.at(p.step) / 2.0);
    let inner = run[1..run.len() - 1].chunk_by(|a, b| column(a) == column(b)).map(|points| {
        let mean = |value: fn(&CurvePoint) -> f64| {
            points.iter().map(value).sum::<f64>() / points.len() as f64
        };
        Column {
            step: mean(|p| p.step),
            primal: mean(|p| p.primal),
            regulariser: mean(|p| p.regulariser),
            dual: points
                .iter()
                .map(|p| p.dual)
                .sum::<Option<f64>>()
                .map(|sum| sum / points.len() as f64),
            low: points.iter().map(|p| p.primal).fold(f64::INFINITY, f64::min),
            high: points.iter().map(|p| p.primal).fold(f64::NEG_INFINITY, f64::max),
        }
    });
    [alone(first)].into_iter().chain(inner).chain([alone(last)]).collect()
}
