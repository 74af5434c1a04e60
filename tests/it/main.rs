//! Native tests.
mod reference;
mod solve;
