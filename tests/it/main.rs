//! Native tests.

mod data;
mod scenario;
