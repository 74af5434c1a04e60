//! From data to pixels of the plane and back.

use super::frame::{Axis, HalfPlane};
use crate::model::Linear;

/// From data to pixels of the plane and back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlaneMap {
    pub(crate) axes: [Axis; 2],
}

impl PlaneMap {
    /// The map that shows at least `view` on a picture of this size, one `unit` of either axis equally long.
    pub fn new(view: [[f64; 2]; 2], unit: [f64; 2], size: [f64; 2]) -> Self {
        let least = |[lo, hi]: [f64; 2]| (hi - lo).max(1e-9 * lo.abs().max(hi.abs())).max(1e-150);
        let scale = |k: usize| size[k] * unit[k] / least(view[k]);
        let pixels = scale(0).min(scale(1)).clamp(1e-150, 1e150);
        let axis = |k: usize, span: [f64; 2]| {
            let centre = 0.5 * view[k][0] + 0.5 * view[k][1];
            let half = 0.5 * size[k] * unit[k] / pixels;
            Axis { range: [centre - half, centre + half], span }
        };
        PlaneMap { axes: [axis(0, [0.0, size[0]]), axis(1, [size[1], 0.0])] }
    }

    /// The pixel of a place in data units.
    pub fn to_pixel(&self, x: [f64; 2]) -> [f64; 2] {
        [self.axes[0].at(x[0]), self.axes[1].at(x[1])]
    }

    /// The place in data units under a pixel.
    pub fn to_data(&self, at: [f64; 2]) -> [f64; 2] {
        [self.axes[0].value(at[0]), self.axes[1].value(at[1])]
    }

    /// The intervals of x₁ and x₂ that are in view.
    pub fn visible(&self) -> [[f64; 2]; 2] {
        [self.axes[0].range, self.axes[1].range]
    }

    /// The view that shows all of these places with room around them, an empty one around 0.
    pub fn fit(points: impl Iterator<Item = [f64; 2]> + Clone) -> [[f64; 2]; 2] {
        [0, 1].map(|k| {
            let all = points.clone().map(|x| x[k]);
            let (lo, hi) =
                all.fold((f64::INFINITY, f64::NEG_INFINITY), |(lo, hi), v| (lo.min(v), hi.max(v)));
            let (centre, span) = if lo <= hi { (0.5 * lo + 0.5 * hi, hi - lo) } else { (0.0, 8.0) };
            let span =
                if span > 1e-6 * centre.abs() { span } else { (1e-6 * centre.abs()).max(8.0) };
            [centre - 0.6375 * span, centre + 0.6375 * span]
        })
    }

    /// The half-plane f ≥ `level` in pixels; `None` where w is 0 beside the size of a pixel.
    pub(crate) fn half_plane(&self, model: &Linear, level: f64) -> Option<HalfPlane> {
        let largest = model.w[0].abs().max(model.w[1].abs());
        let w = model.w.map(|v| v / largest);
        let corner = self.to_data([0.0, 0.0]);
        let slope = [0, 1].map(|k| w[k] / self.axes[k].pixels_per_unit());
        let length = libm::hypot(slope[0], slope[1]);
        let offset = ((level - model.b) / largest - (w[0] * corner[0] + w[1] * corner[1])) / length;
        let sound = length > 0.0 && length.is_finite() && !offset.is_nan();
        sound.then(|| HalfPlane { normal: slope.map(|v| v / length), offset })
    }
}
