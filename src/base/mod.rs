//! What every other part uses: points, errors, random numbers, and numbers as text.

pub(crate) mod error;
pub(crate) mod format;
pub(crate) mod point;
pub(crate) mod rng;
