//! `cargo dev bench --against COMMIT`: this page and that of an earlier commit, measured by the same harness in the same run, in turn.

use crate::bench::{frames, number, short};
use crate::project::{self, Outcome, command, output, run as run_command};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Rounds of the engine's figures; the best of each counts.
const ROUNDS: usize = 3;

/// What is compared, milliseconds: a name, and where the figure stands.
const FRAMES: [(&str, &str); 8] = [
    ("First picture", "/first/median"),
    ("First picture of an empty page (the noise)", "/first_empty/median"),
    ("Frame while training on 1 000 points, median", "/frame_1000/median"),
    ("the same, 95th percentile", "/frame_1000/p95"),
    ("Frame while training on 10 000 points, median", "/frame_10000/median"),
    ("Frame while a point is dragged, 300 points, RBF, exact, median", "/drag/median"),
    ("the same, 95th percentile", "/drag/p95"),
    ("Hinge optimum of 100 000 points to 1e-6", "/solve/best"),
];

const ENGINE: [(&str, &str); 17] = [
    ("1 000 steps of subgradient, 1 000 points", "/step/subgradient"),
    ("1 000 steps of pegasos", "/step/pegasos"),
    ("1 000 steps of perceptron", "/step/perceptron"),
    ("1 000 steps of dual coordinate descent", "/step/dual-coordinate-descent"),
    ("1 000 steps of SMO, RBF", "/step/smo"),
    ("Optimum of 1 000 points to 1e-3, line", "/linear/1000/ms"),
    ("Optimum of 100 000 points to 1e-6, line", "/linear/100000/ms"),
    ("Optimum of 1 000 points, RBF", "/rbf/1000/ms"),
    ("Optimum of 5 000 points, RBF", "/rbf/5000/ms"),
    ("A point added to 1 000, exact again, RBF", "/addition/rbf/ms"),
    ("A point added to 1 000, exact again, line", "/addition/linear/ms"),
    ("Step of a drag, 300 points, RBF, exact", "/drag/rbf/ms"),
    ("the same with a line", "/drag/linear/ms"),
    ("200 × 200 scores with 100 support vectors, RBF", "/field/ms"),
    ("A lab of 1 000 points made", "/lab/made"),
    ("Its report", "/lab/report"),
    ("Its report without points", "/lab/numbers"),
];

/// Builds the page of the commit and prints what both cost.
pub fn run(commit: &str) -> Outcome {
    let earlier = checkout(commit)?;
    page(&earlier)?;
    let [now, then] = frames(&[project::www(), earlier.join("www")])?;
    println!("\n| | now, ms | at {commit}, ms | ratio |\n| --- | ---: | ---: | ---: |");
    print(&FRAMES, &now, &then)?;
    let (mut now, mut then) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        now.push(engine(&project::pkg())?);
        then.push(engine(&earlier.join("www/pkg"))?);
    }
    print(&ENGINE, &best(&now)?, &best(&then)?)
}

/// The commit's files in a folder below target/, kept for the next time.
fn checkout(commit: &str) -> Outcome<PathBuf> {
    let id = output(command("git", &["rev-parse", "--verify", &format!("{commit}^{{commit}}")]))?;
    let folder = project::target()?.join("against").join(id.trim());
    if !folder.join("Cargo.toml").exists() {
        run_command(command("git", &["worktree", "prune"]))?;
        let mut add = command("git", &["worktree", "add", "--detach"]);
        add.arg(&folder).arg(id.trim());
        run_command(add)?;
    }
    Ok(folder)
}

/// `www/pkg` of another checkout, by its own tools.
fn page(folder: &Path) -> Outcome {
    let mut build = Command::new("cargo");
    build.args(["dev", "page"]).current_dir(folder).env_remove("CARGO_TARGET_DIR");
    run_command(build)
}

fn engine(pkg: &Path) -> Outcome<Value> {
    let mut node = command("node", &["tests/bench/engine.js"]);
    node.arg(pkg);
    Ok(serde_json::from_str(&output(node)?)?)
}

/// The least of each figure over the rounds.
fn best(rounds: &[Value]) -> Outcome<Value> {
    let mut best = rounds[0].clone();
    for (_, path) in ENGINE {
        let figures =
            rounds.iter().map(|round| number(round, path)).collect::<Outcome<Vec<_>>>()?;
        if let Some(figure) = best.pointer_mut(path) {
            *figure = figures.into_iter().fold(f64::INFINITY, f64::min).into();
        }
    }
    Ok(best)
}

fn print(figures: &[(&str, &str)], now: &Value, then: &Value) -> Outcome {
    for (what, path) in figures {
        let (now, then) = (number(now, path)?, number(then, path)?);
        println!("| {what} | {} | {} | {} |", short(now), short(then), short(now / then));
    }
    Ok(())
}
