//! Numerical tools that know nothing of learning: two numbers at a time, eᵗ, small dense linear algebra, order statistics.

mod cholesky;
mod exp;
pub(crate) mod linalg;
mod order;
mod simd;

pub(crate) use cholesky::Cholesky;
pub(crate) use exp::{exp, exp_x2};
pub(crate) use order::{median, sort_permutation};
pub(crate) use simd::F64x2;
