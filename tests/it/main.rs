//! Native tests, one binary.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "tests stop where something is missing"
)]

mod charts;
mod fixtures;
mod lab;
mod losses;
mod reference;
mod scenario;
mod trainers;
