//! The developer commands: `cargo dev serve`, `test`, `build`, `dist`, `bench`.

mod against;
mod api;
mod assets;
mod bench;
mod build;
mod dist;
mod esbuild;
mod find;
mod need;
mod npm;
mod optima;
mod project;
mod schema;
mod serve;
mod server;
mod sizes;
mod stages;
mod test;
mod wasm;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Build, serve and test Margin Lab.
#[derive(Debug, Parser)]
#[command(bin_name = "cargo dev")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the page, serve it on 127.0.0.1, open a browser, rebuild and reload when a file changes
    Serve(serve::Options),
    /// Run every check and every test, in a browser too
    Test(test::Options),
    /// Build the page with all that is generated, and print what it weighs
    Build,
    /// Build the page with all that is generated, and print nothing about its weight
    #[command(hide = true)]
    Page,
    /// Put what is published into a folder
    Dist(dist::Options),
    /// Measure, and write the figures into the README's table
    Bench(bench::Options),
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Serve(options) => serve::run(&options),
        Command::Test(options) => test::run(&options),
        Command::Build => build::run(),
        Command::Page => build::page(),
        Command::Dist(options) => dist::run(&options),
        Command::Bench(options) => bench::run(&options),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error}");
            ExitCode::FAILURE
        }
    }
}
