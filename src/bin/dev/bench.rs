//! `cargo dev bench`.
use crate::project::Outcome;
/// What to measure.
#[derive(Debug, clap::Args)]
pub struct Options {}
/// Measures.
pub fn run(_: &Options) -> Outcome {
    Err("not yet".into())
}
