//! `cargo dev test`: everything that must hold before a change is kept.

use crate::need::{self, Need};
use crate::project::Outcome;
use crate::stages::{BUILD, STAGES, Stage};
use clap::Args;
use clap::builder::PossibleValuesParser;
use std::time::{Duration, Instant};

/// What to test.
#[derive(Debug, Args)]
pub struct Options {
    /// Only what is quick: format, clippy and the native tests
    #[arg(long, conflicts_with = "stages")]
    quick: bool,
    /// Only these stages, and the build they stand on
    #[arg(value_parser = PossibleValuesParser::new(STAGES.iter().map(|stage| stage.name)))]
    stages: Vec<String>,
    /// Only the tests with these words in their names
    #[arg(last = true)]
    words: Vec<String>,
}

/// Runs the stages until one fails.
pub fn run(options: &Options) -> Outcome {
    let stages = chosen(options);
    // Before anything is compiled: nobody wants to hear of a missing browser after ten minutes.
    need::all(&needs(&stages))?;
    let begin = Instant::now();
    for stage in &stages {
        println!("\n== {}", stage.title);
        let begin = Instant::now();
        (stage.run)(&options.words).map_err(|error| format!("{}: {error}", stage.title))?;
        println!("== {}: passed in {}", stage.title, seconds(begin.elapsed()));
    }
    let names: Vec<_> = stages.iter().map(|stage| stage.name).collect();
    println!("\nall passed in {}: {}", seconds(begin.elapsed()), names.join(", "));
    Ok(())
}

fn chosen(options: &Options) -> Vec<&'static Stage> {
    let named = |stage: &Stage| options.stages.iter().any(|name| name == stage.name);
    let built = STAGES.iter().any(|stage| stage.built && named(stage));
    STAGES
        .iter()
        .filter(|stage| match (options.quick, options.stages.is_empty()) {
            (true, _) => stage.quick,
            (false, true) => true,
            (false, false) => named(stage) || built && stage.name == BUILD,
        })
        .collect()
}

fn needs(stages: &[&Stage]) -> Vec<Need> {
    let mut needs = Vec::new();
    for need in stages.iter().flat_map(|stage| stage.needs) {
        if !needs.contains(need) {
            needs.push(*need);
        }
    }
    needs
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}
