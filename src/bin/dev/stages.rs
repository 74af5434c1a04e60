//! The stages of `cargo dev test`, in their order.

use crate::api;
use crate::build;
use crate::dist;
use crate::need::Need;
use crate::npm;
use crate::project::{self, Outcome, cargo, command, root, run};
use std::path::PathBuf;
use std::process::Command;

/// One stage.
#[derive(Debug)]
pub struct Stage {
    /// Its name on the command line.
    pub name: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// Whether `--quick` runs it.
    pub quick: bool,
    /// Whether it looks at `www/pkg`.
    pub built: bool,
    /// What it needs besides Rust.
    pub needs: &'static [Need],
    /// Runs it, given the words that narrow the tests.
    pub run: fn(&[String]) -> Outcome,
}

/// Every stage. Cheap ones first, so that a slip is told early.
pub static STAGES: [Stage; 10] = [
    Stage { name: "format", title: "rustfmt", quick: true, built: false, needs: &[], run: format },
    Stage {
        name: "clippy",
        title: "clippy, native",
        quick: true,
        built: false,
        needs: &[],
        run: clippy,
    },
    Stage {
        name: "clippy-wasm",
        title: "clippy, wasm32",
        quick: false,
        built: false,
        needs: &[],
        run: clippy_wasm,
    },
    Stage {
        name: "api",
        title: "public items, native and wasm32",
        quick: false,
        built: false,
        needs: &[],
        run: |_| api::compare(),
    },
    Stage {
        name: "native",
        title: "native tests",
        quick: true,
        built: false,
        needs: &[],
        run: native,
    },
    Stage {
        name: BUILD,
        title: "the page",
        quick: false,
        built: false,
        needs: &[],
        run: |_| build::page(),
    },
    Stage {
        name: "dist",
        title: "what is published",
        quick: false,
        built: true,
        needs: &[Need::Node],
        run: |_| dist::copy_to(&dist::folder()?).map(drop),
    },
    Stage {
        name: "border",
        title: "border under Node",
        quick: false,
        built: true,
        needs: &[Need::Node],
        run: border,
    },
    Stage {
        name: "types",
        title: "JavaScript types",
        quick: false,
        built: true,
        needs: &[Need::Node],
        run: types,
    },
    Stage {
        name: "browser",
        title: "browser",
        quick: false,
        built: true,
        needs: &[Need::Node, Need::Browser], // Node for axe-core, which npm brings
        run: browser,
    },
];

/// The stage that those with `built` stand on.
pub const BUILD: &str = "build";

fn format(_: &[String]) -> Outcome {
    run(cargo(&["fmt", "--check"]))
}

/// "All targets" are those that plain `cargo test` runs, so the browser tests are named.
fn clippy(_: &[String]) -> Outcome {
    for targets in [&["--all-targets"][..], &["--test", "browser"]] {
        let mut clippy = cargo(&["clippy", "--quiet", "--features", "dev"]);
        clippy.args(targets).args(["--", "-D", "warnings"]);
        run(clippy)?;
    }
    Ok(())
}

fn clippy_wasm(_: &[String]) -> Outcome {
    crate::wasm::ensure_target()?;
    run(cargo(&[
        "clippy",
        "--quiet",
        "--lib",
        "--target",
        crate::wasm::TARGET,
        "--",
        "-D",
        "warnings",
    ]))
}

/// The same features as `cargo dev` itself, so that nothing is compiled twice.
fn native(words: &[String]) -> Outcome {
    run(narrowed(cargo(&["test", "--features", "dev"]), words))
}

/// Each file is named: what a folder means to `node --test` changes from one Node to the next.
fn border(words: &[String]) -> Outcome {
    let folder = root().join("tests/js");
    let is_test = |path: &PathBuf| path.to_string_lossy().ends_with(".test.js");
    let tests: Vec<PathBuf> = project::files(&folder, &|path| !path.ends_with("node_modules"))?
        .into_iter()
        .filter(is_test)
        .collect();
    if tests.is_empty() {
        return Err("tests/js holds no *.test.js".into());
    }
    let mut node = command("node", &["--test", "--test-reporter=spec"]);
    node.args(words.iter().map(|word| format!("--test-name-pattern={word}"))).args(tests);
    run(node)
}

fn types(_: &[String]) -> Outcome {
    npm::install()?;
    run(command("node", &["tests/js/node_modules/typescript/bin/tsc", "--project", "tests/js"]))
}

fn browser(words: &[String]) -> Outcome {
    npm::install()?;
    run(narrowed(cargo(&["test", "--features", "dev", "--test", "browser"]), words))
}

fn narrowed(mut command: Command, words: &[String]) -> Command {
    if !words.is_empty() {
        command.arg("--").args(words);
    }
    command
}
