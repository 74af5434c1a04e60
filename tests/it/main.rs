//! Native tests, one binary.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "tests stop where something is missing"
)]

mod readme;
mod tidy;
