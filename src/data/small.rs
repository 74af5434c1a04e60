//! The small sets of the lessons, point by point.

use crate::base::point::Point;

/// A set in full: the places of class 1, then those of class 0.
#[derive(Clone, Copy, Debug)]
pub struct Small {
    pub(super) plus: &'static [[f64; 2]],
    /// `None`: the mirror image −x of class 1.
    pub(super) minus: Option<&'static [[f64; 2]]>,
    /// Points of class 1 that have no mirror image and come last.
    pub(super) extra: &'static [[f64; 2]],
}

impl Small {
    /// Its points.
    pub fn points(&self) -> Vec<Point> {
        let mut points = Vec::new();
        let mut put = |places: &[[f64; 2]], class: u8, mirror: bool| {
            for &x in places {
                let x = if mirror { [0.0 - x[0], 0.0 - x[1]] } else { x };
                points.push(Point::new(x, class));
            }
        };
        put(self.plus, 1, false);
        put(self.minus.unwrap_or(self.plus), 0, self.minus.is_none());
        put(self.extra, 1, false);
        points
    }
}

const fn mirrored(plus: &'static [[f64; 2]], extra: &'static [[f64; 2]]) -> Small {
    Small { plus, minus: None, extra }
}

const fn listed(plus: &'static [[f64; 2]], minus: &'static [[f64; 2]]) -> Small {
    Small { plus, minus: Some(minus), extra: &[] }
}

const CLUSTER: &[[f64; 2]] =
    &[[1.0, 1.0], [2.0, 3.0], [3.0, 2.0], [4.0, 4.0], [1.0, 4.0], [3.0, 4.0]];
const PAIRS: &[[f64; 2]] = &[[1.0, 1.0], [2.0, 3.0], [1.0, 3.0], [1.5, 2.0], [2.0, 4.0]];

/// w = (½, ½), b = 0, band 2√2 wide; only (1, 1) and its mirror image hold it.
pub(super) const CLUSTERS: Small = mirrored(CLUSTER, &[]);
pub(super) const OUTLIER: Small = mirrored(CLUSTER, &[[-1.5, -0.5]]);
pub(super) const WILD: Small = mirrored(CLUSTER, &[[-4.0, -4.0]]);
pub(super) const PAIRS_NEAR: Small = mirrored(PAIRS, &[]);
pub(super) const PAIRS_FAR: Small =
    mirrored(PAIRS, &[[5.0, 0.2], [5.5, 0.6], [5.5, -0.4], [5.2, 1.0]]);
pub(super) const UNITS: Small = listed(
    &[[1.0, 1.0], [2.0, 0.5], [3.0, 2.0], [1.5, 2.5]],
    &[[-1.0, 0.2], [-2.0, -1.0], [-1.5, -2.0], [-3.0, 0.5]],
);
pub(super) const XOR: Small = listed(&[[1.0, 1.0], [-1.0, -1.0]], &[[1.0, -1.0], [-1.0, 1.0]]);
pub(super) const SLOW: Small = listed(
    &[[1.0, 1.0], [2.0, 4.0], [1.2, 3.0], [0.8, 4.0]],
    &[[-1.0, -1.0], [-1.0, -3.0], [-2.0, -4.0], [-0.5, -3.5]],
);
/// The 21 integer points of [−3, 3]² above the line x₁ + x₂ = 0.
pub(super) const GRID: Small = mirrored(&ABOVE, &[]);

const ABOVE: [[f64; 2]; 21] = {
    let mut places = [[0.0; 2]; 21];
    let (mut i, mut x) = (0, -3);
    while x <= 3 {
        let mut y = 1 - x;
        while y <= 3 {
            places[i] = [x as f64, y as f64];
            (i, y) = (i + 1, y + 1);
        }
        x += 1;
    }
    places
};
