//! The conditions of Karush, Kuhn and Tucker: at the optimum α = −C·ℓ′(m) for every point, so that all of them lie on one curve. For the
//! hinge it is a step: α = 0 beyond the band, α = C inside, anything between on the edge. A point off the curve is what a trainer
//! still has to do.

mod dual_points;
mod points;
mod scene;

pub use scene::KktChart;
