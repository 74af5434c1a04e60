//! Native tests.

mod scenario;
