//! From data to pixels of the plane and back.

use crate::base::format::{clamped, larger, smaller};
use crate::chart::axis::Axis;
use crate::chart::clip::HalfPlane;
use crate::chart::geometry::dot;
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
        let pixels = clamped(scale(0).min(scale(1)), 1e-150, 1e150);
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
    pub fn fit(places: impl Iterator<Item = [f64; 2]>) -> [[f64; 2]; 2] {
        let (mut least, mut most) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
        for place in places {
            for k in 0..2 {
                least[k] = smaller(place[k], least[k]);
                most[k] = larger(place[k], most[k]);
            }
        }
        [padded_interval(least[0], most[0]), padded_interval(least[1], most[1])]
    }

    /// The half-plane f ≥ `level` in pixels; `None` where w is 0 beside the size of a pixel.
    pub(crate) fn half_plane(&self, model: &Linear, level: f64) -> Option<HalfPlane> {
        let largest = model.w[0].abs().max(model.w[1].abs());
        let w = [model.w[0] / largest, model.w[1] / largest];
        let slope = [w[0] / self.axes[0].pixels_per_unit(), w[1] / self.axes[1].pixels_per_unit()];
        let length = dot(slope, slope).sqrt();
        let corner = dot(w, self.to_data([0.0, 0.0]));
        let offset = ((level - model.b) / largest - corner) / length;
        let sound = length > 0.0 && length.is_finite() && !offset.is_nan();
        sound.then_some(HalfPlane { normal: [slope[0] / length, slope[1] / length], offset })
    }
}

/// The interval from `lo` to `hi` with room at both ends; some interval where there is none.
fn padded_interval(lo: f64, hi: f64) -> [f64; 2] {
    let (centre, span) = if lo <= hi { (0.5 * lo + 0.5 * hi, hi - lo) } else { (0.0, 8.0) };
    let least = 1e-6 * centre.abs();
    let span = if span > least { span } else { least.max(8.0) };
    [centre - 0.6375 * span, centre + 0.6375 * span]
}
