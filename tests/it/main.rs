//! Native tests, one binary.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "tests stop where something is missing"
)]

mod bits;
mod charts;
#[cfg(feature = "cli")]
mod cli;
mod corpus;
mod data;
mod exact;
mod fixtures;
mod kernel_pictures;
mod kernel_reference;
mod lab;
mod leave_one_out;
mod levels;
mod line;
mod losses;
mod number;
mod readme;
mod reference;
mod scenario;
mod schema;
mod scores;
mod solve;
mod tidy;
mod trainers;
