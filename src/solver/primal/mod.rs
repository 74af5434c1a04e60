//! The optimum with w and b in the plane: Newton's method for three unknowns.

mod augmented_lagrangian;
mod bias_interval;
mod centred;
mod certify;
mod newton;
mod preconditions;
mod separability;
mod smooth;
mod solve;

pub use solve::solve;
