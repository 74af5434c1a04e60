//! What gives a score f(x) to a point.

mod linear;

pub use linear::Linear;
