//! Native tests.
mod reference;
