//! The graph of a loss.

use crate::chart::frame::{Axis, Rect, clip_path, simplify};
use crate::chart::order;
use crate::chart::picture::Spot;
use crate::loss::Loss;

/// The largest value of the loss over the range, and some more where it ends in a level.
pub(super) fn tallest(loss: &Loss, x: &Axis) -> f64 {
    let ends = x.range.map(|m| loss.value(m));
    let level = loss.slope(x.range[0]) == 0.0;
    let largest = ends[0].max(ends[1]) * if level { 1.2 } else { 1.0 };
    if largest > 0.0 && largest < 1e300 { largest } else { 1.0 }
}

/// The curve of a loss inside the rectangle, in as many pieces as it has jumps.
pub(super) fn curve(loss: &Loss, x: &Axis, y: &Axis, rect: &Rect) -> Vec<Vec<Spot>> {
    let [lo, hi] = x.range;
    let pixels = (x.span[1] - x.span[0]).max(1.0) as usize;
    let mut margins: Vec<f64> =
        (0..=pixels).map(|k| lo + (hi - lo) * k as f64 / pixels as f64).collect();
    let rho = loss.margin();
    let part = |name: &str| loss.get(name).unwrap_or(0.0);
    let corners =
        [0.0, rho, part("s"), rho - part("gamma"), rho - part("h"), rho + part("h"), -1.0];
    margins.extend(corners.iter().filter(|m| (lo..=hi).contains(m)));
    let ascending = order(margins.len(), &|i, j| margins[i].total_cmp(&margins[j]));
    let mut margins: Vec<f64> = ascending.into_iter().map(|i| margins[i]).collect();
    margins.dedup();
    let spot = |m: f64, value: f64| [x.at(m), y.at(value.min(1e6 * y.range[1]))];
    let mut pieces = vec![Vec::new()];
    for m in margins {
        let (value, next) = (loss.value(m), loss.value(m + 1e-9 * (hi - lo)));
        pieces.last_mut().into_iter().for_each(|piece: &mut Vec<Spot>| piece.push(spot(m, value)));
        if (next - value).abs() * y.pixels_per_unit().abs() > 1.0 && m < hi {
            pieces.push(vec![spot(m, next)]);
        }
    }
    let inside = pieces.iter().flat_map(|piece| clip_path(piece, &rect.inset(-0.01)));
    inside.map(|piece| simplify(&piece, 0.02)).collect()
}

/// Places on a path, this far apart.
pub(super) fn along(path: &[Spot], pixels: f64) -> Vec<Spot> {
    let mut places = Vec::new();
    for pair in path.windows(2) {
        let [d, e] = [0, 1].map(|k| pair[1][k] - pair[0][k]);
        let parts = libm::ceil(libm::hypot(d, e) / pixels).max(1.0);
        let part = |k: usize| k as f64 / parts;
        places.extend(
            (0..parts as usize).map(|k| [pair[0][0] + part(k) * d, pair[0][1] + part(k) * e]),
        );
    }
    places
}
