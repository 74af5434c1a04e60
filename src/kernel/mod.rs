//! Kernels: k(u, v) = φ(u)·φ(v), the inner product of two points in a feature space, computed without going there.

mod table;

use crate::math::{F64x2, exp, exp_x2};

pub use table::{KERNELS, KernelEntry};

/// A kernel with its parameters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kernel {
    /// k(u, v) = u·v.
    Linear,
    /// k(u, v) = (γ u·v + c₀)^degree.
    Polynomial {
        /// The power, at least 1.
        degree: u32,
        /// γ > 0.
        gamma: f64,
        /// c₀ ≥ 0; without it only terms of the full degree are there.
        coef0: f64,
    },
    /// k(u, v) = exp(−γ‖u − v‖²), the Gaussian radial basis function.
    Rbf {
        /// γ > 0: 1/√(2γ) is its standard deviation.
        gamma: f64,
    },
}

/// Positions of the plane, each coordinate in a row of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Positions {
    /// x₁ of each.
    pub x: Vec<f64>,
    /// x₂ of each, as many.
    pub y: Vec<f64>,
}

impl Positions {
    /// Position i.
    pub fn at(&self, i: usize) -> [f64; 2] {
        [self.x[i], self.y[i]]
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.x.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.x.is_empty()
    }

    /// Appends a position.
    pub fn push(&mut self, [x, y]: [f64; 2]) {
        self.x.push(x);
        self.y.push(y);
    }
}

impl Kernel {
    /// γ where none is given.
    pub const GAMMA: f64 = 1.0;
    /// The degree of a polynomial where none is given.
    pub const DEGREE: u32 = 3;
    /// c₀ where none is given.
    pub const COEF0: f64 = 1.0;
    /// The kernel where none is given.
    pub const DEFAULT: Kernel = Kernel::Rbf { gamma: Self::GAMMA };

    /// Its name in documents.
    pub fn id(&self) -> &'static str {
        match self {
            Kernel::Linear => "linear",
            Kernel::Polynomial { .. } => "polynomial",
            Kernel::Rbf { .. } => "rbf",
        }
    }

    /// k(u, v).
    #[inline]
    pub fn value(&self, u: [f64; 2], v: [f64; 2]) -> f64 {
        match *self {
            Kernel::Linear => u[0] * v[0] + u[1] * v[1],
            Kernel::Polynomial { degree, gamma, coef0 } => {
                power(gamma * (u[0] * v[0] + u[1] * v[1]) + coef0, degree)
            }
            Kernel::Rbf { gamma } => {
                let (dx, dy) = (u[0] - v[0], u[1] - v[1]);
                exp(-gamma * (dx * dx + dy * dy))
            }
        }
    }

    /// A row of the kernel matrix: k(u, v) for every position v, into `out`, which is as long. O(n).
    pub fn row(&self, u: [f64; 2], positions: &Positions, out: &mut [f64]) {
        let (xs, ys) = (&positions.x[..], &positions.y[..]);
        match *self {
            Kernel::Linear => fill(out, xs, ys, |x, y| u[0] * x + u[1] * y),
            Kernel::Polynomial { degree, gamma, coef0 } => {
                fill(out, xs, ys, |x, y| power(gamma * (u[0] * x + u[1] * y) + coef0, degree))
            }
            Kernel::Rbf { gamma } => rbf_row(out, xs, ys, u, gamma),
        }
    }
}

/// exp(−γ‖u − v‖²) for every v, two at a time.
fn rbf_row(out: &mut [f64], xs: &[f64], ys: &[f64], u: [f64; 2], gamma: f64) {
    let [ux, uy] = u.map(F64x2::splat);
    let rbf = |x: &[f64; 2], y: &[f64; 2]| {
        let (dx, dy) = (ux - F64x2::load(x), uy - F64x2::load(y));
        exp_x2(F64x2::splat(-gamma) * (dx * dx + dy * dy))
    };
    let (pairs, last) = out.as_chunks_mut::<2>();
    let ((x, last_x), (y, last_y)) = (xs.as_chunks::<2>(), ys.as_chunks::<2>());
    for ((out, x), y) in pairs.iter_mut().zip(x).zip(y) {
        rbf(x, y).store(out);
    }
    if let ([out], [x], [y]) = (last, last_x, last_y) {
        *out = rbf(&[*x, *x], &[*y, *y]).to_array()[0];
    }
}

#[inline(always)]
fn fill(out: &mut [f64], xs: &[f64], ys: &[f64], of: impl Fn(f64, f64) -> f64) {
    for ((out, &x), &y) in out.iter_mut().zip(xs).zip(ys) {
        *out = of(x, y);
    }
}

/// base^degree by squaring, in this order on every machine.
#[inline]
fn power(base: f64, degree: u32) -> f64 {
    let (mut product, mut square, mut left) = (1.0, base, degree);
    while left > 0 {
        if left % 2 == 1 {
            product *= square;
        }
        square *= square;
        left /= 2;
    }
    product
}
