//! What every other part stands on: points, errors, random draws, and numbers as text.

pub(crate) mod error;
pub(crate) mod format;
pub(crate) mod point;
pub(crate) mod rng;
