//! How much a lab takes.

/// The most points that a lab holds.
pub const MAX_POINTS: usize = 1_000_000;
