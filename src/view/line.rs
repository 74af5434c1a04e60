//! A line put down by hand: the one to begin with, and the one that a dragged handle asks for. All in the trainer's units.

use crate::base::format::clamped;
use crate::chart::PlaneMap;
use crate::lab::Lab;
use crate::model::Linear;

/// Closer than so many pixels a handle says nothing.
const NEAR: f64 = 3.0;

/// A line to begin with: level, through the middle of the view, its positive side where the points of class 1 are in the mean, half
/// its band a fifth of what is in view.
pub fn own_line(lab: &Lab, map: &PlaneMap) -> Linear {
    let standard = lab.standard();
    let [x, y] = map.visible();
    let (low, high) = (standard.to_unit([x[0], y[0]]), standard.to_unit([x[1], y[1]]));
    let (mut sums, mut counts) = ([0.0; 2], [0.0; 2]);
    for row in &lab.problem().rows {
        let class = usize::from(row.y > 0.0);
        sums[class] += row.x[1];
        counts[class] += 1.0;
    }
    let down = sums[1] / counts[1] < sums[0] / counts[0]; // up, where a class has no point
    let half = 0.2 * (high[0] - low[0]).min(high[1] - low[1]);
    let norm = target_margin(lab) / half;
    let up = if down { -norm } else { norm };
    Linear { w: [0.0, up], b: -up * (0.5 * low[1] + 0.5 * high[1]) }
}

/// The line of a lab after a handle was dragged to a pixel. Those on the boundary, 0 and 1, turn it about the pixel of the other and
/// keep ‖w‖; the one on the edge of the band, 2, leaves the boundary and lets the edge pass where it is. The boundary itself, 3, is
/// shifted: w stays.
pub fn dragged(lab: &Lab, map: &PlaneMap, handle: usize, to: [f64; 2], other: [f64; 2]) -> Linear {
    let (model, standard) = (lab.model().linear().unwrap_or_default(), lab.standard());
    let at = |pixel: [f64; 2]| standard.to_unit(map.to_data(pixel));
    let near = NEAR / (map.axes[0].pixels_per_unit() * standard.sd[0]);
    let norm = model.norm();
    let [x, y] = at(to);
    if handle == 3 {
        return Linear { b: -(model.w[0] * x + model.w[1] * y), ..model };
    }
    if handle == 2 {
        let score = model.score([x, y]).abs().max(norm * near);
        let times = target_margin(lab) / score;
        return Linear { w: [times * model.w[0], times * model.w[1]], b: times * model.b };
    }
    let [px, py] = at(other);
    let normal = Linear { w: [py - y, x - px], b: 0.0 };
    let length = normal.norm();
    if length.is_nan() || length < near {
        return model;
    }
    // The nearer of the two directions that stand upright on it: the sides do not change places.
    let turned = normal.w[0] * model.w[0] + normal.w[1] * model.w[1] < 0.0;
    let scale = clamped(norm / length, 0.0, f64::MAX) * if turned { -1.0 } else { 1.0 };
    let w = [scale * normal.w[0], scale * normal.w[1]];
    Linear { w, b: -(w[0] * px + w[1] * py) }
}

/// ρ, or 1 where the loss asks for no margin.
fn target_margin(lab: &Lab) -> f64 {
    let loss = lab.settings().loss;
    if loss.entry().band { loss.margin() } else { 1.0 }
}
