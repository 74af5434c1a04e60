//! Generators: a formula, a number of points, a noise and a seed.
//!
//! Point i has the class k = i mod 2 and is number j = ⌊i/2⌋ of the n_k points of its class, so classes are balanced within one
//! point. s = (j + ½)/n_k runs evenly through (0, 1). Noise σ adds σg to each coordinate, g drawn from the standard normal
//! distribution, x₁ before x₂, points in order.

use crate::base::point::Point;
use crate::base::rng::Rng;
use libm::sincos;
use std::f64::consts::{PI, TAU};

/// A generator and its defaults.
#[derive(Clone, Copy, Debug)]
pub struct Generator {
    /// The number of points by default.
    pub n: usize,
    /// The noise by default.
    pub noise: f64,
    /// The position of a point without noise, and its class.
    pub(super) position: fn(PointSpec) -> ([f64; 2], u8),
}

/// Which point is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct PointSpec {
    /// Its number i.
    index: usize,
    /// Its class k.
    class: u8,
    /// s, how far along its class it is.
    along: f64,
}

impl Generator {
    /// `n` points with this noise and seed.
    pub fn points(&self, n: usize, noise: f64, seed: u64) -> Vec<Point> {
        let mut rng = Rng::new(seed);
        let mut points = Vec::with_capacity(n);
        for index in 0..n {
            let class = (index % 2) as u8;
            let of_class = (n + 1 - index % 2) / 2;
            let along = ((index / 2) as f64 + 0.5) / of_class as f64;
            let (mut position, class) = (self.position)(PointSpec { index, class, along });
            for x in &mut position {
                *x += noise * rng.normal();
                *x += 0.0; // no −0: a document does not know it
            }
            points.push(Point::new(position, class));
        }
        points
    }
}

/// x = 0.8·y in both coordinates, y = ±1 the label.
pub(super) const BLOBS: Generator = Generator {
    n: 200,
    noise: 1.0,
    position: |spec| {
        let y = crate::base::point::label(spec.class);
        ([0.8 * y; 2], spec.class)
    },
};

/// Two half circles t = πs: (cos t, sin t) of class 0 and, turned round, (1 − cos t, ½ − sin t) of class 1.
pub(super) const MOONS: Generator = Generator {
    n: 200,
    noise: 0.15,
    position: |spec| {
        let t = PI * spec.along;
        let (sin, cos) = sincos(t);
        (if spec.class == 0 { [cos, sin] } else { [1.0 - cos, 0.5 - sin] }, spec.class)
    },
};

/// r·(cos t, sin t), t = 2πs, with r = 1 for class 0 and ½ for class 1.
pub(super) const CIRCLES: Generator = Generator {
    n: 200,
    noise: 0.1,
    position: |spec| {
        let t = TAU * spec.along;
        let r = if spec.class == 0 { 1.0 } else { 0.5 };
        let (sin, cos) = sincos(t);
        ([r * cos, r * sin], spec.class)
    },
};

/// The corners (1, 1), (1, −1), (−1, −1), (−1, 1) in turn: class 1 where both coordinates have one sign.
pub(super) const XOR_NOISE: Generator = Generator {
    n: 200,
    noise: 0.4,
    position: |spec| {
        let corner = [[1.0, 1.0], [1.0, -1.0], [-1.0, -1.0], [-1.0, 1.0]][spec.index % 4];
        (corner, 1 - spec.class)
    },
};

/// Two arms, r·(cos t, sin t) with r = 3s and t = 3πs, the arm of class 1 turned by π.
pub(super) const SPIRAL: Generator = Generator {
    n: 200,
    noise: 0.1,
    position: |spec| {
        let t = 3.0 * PI * spec.along + PI * f64::from(spec.class);
        let r = 3.0 * spec.along;
        let (sin, cos) = sincos(t);
        ([r * cos, r * sin], spec.class)
    },
};
