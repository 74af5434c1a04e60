//! The optimum with w and b in the plane: Newton's method for three unknowns.

mod augmented_lagrangian;
mod bias_interval;
mod certify;
mod newton;
mod preconditions;
mod separability;
mod smooth;
mod solve;
mod unknowns;

pub use solve::solve;
