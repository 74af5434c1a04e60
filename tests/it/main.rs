//! Native tests.
mod charts;
