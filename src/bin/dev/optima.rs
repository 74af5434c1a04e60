//! What optima and edits cost in the wasm module, beside a frame of the screen and beside other programs: part of `cargo dev bench`.

use crate::bench::{Figure, number};
use crate::project::{self, Outcome, output};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// A frame of a screen that draws sixty a second, milliseconds.
const FRAME: f64 = 1000.0 / 60.0;

/// The figures of `tests/bench/engine.js` and, with a Python that has scikit-learn, liblinear-official and libsvm-official, those of
/// `tests/bench/peers.py` on the same points.
pub fn figures(python: Option<&Path>) -> Outcome<Vec<Figure>> {
    let folder = project::target()?.join("optima");
    fs::create_dir_all(&folder)?;
    let (points, own) = (folder.join("points.json"), folder.join("figures.json"));
    let [points, own] = [&points, &own].map(|path| path.display().to_string());
    let mut node = project::command("node", &["tests/bench/engine.js"]);
    node.arg(project::pkg()).arg(&points);
    let printed = output(node)?;
    fs::write(&own, &printed)?;
    let engine: Value = serde_json::from_str(&printed)?;
    let mut figures = beside_a_frame(&engine)?;
    if let Some(python) = python {
        let printed = output(project::command(python, &["tests/bench/peers.py", &points, &own]))?;
        figures.extend(beside_peers(&engine, &serde_json::from_str(&printed)?)?);
    }
    Ok(figures)
}

fn beside_a_frame(engine: &Value) -> Outcome<Vec<Figure>> {
    let mut figures = Vec::new();
    for (what, path, aim) in [
        (
            "Longest step of a drag through the other class, 300 points, RBF, exact",
            "/drag/rbf/longest",
            "under a frame",
        ),
        ("the same, every step by pairs instead of pivots", "/drag/pairs/longest", ""),
        ("the same with a line, by pivots", "/drag/linear/longest", "under a frame"),
        ("the same, by Newton's method", "/drag/newton/longest", ""),
        ("200 × 200 scores with 100 support vectors, RBF", "/field/ms", "0.5 ms"),
        ("Optimum of 20 000 points, RBF", "/rbf/20000/ms", "within 64 MB of kernel rows"),
    ] {
        figures.push(Figure {
            what,
            measured: number(engine, path)?,
            beside: "a frame",
            yardstick: FRAME,
            unit: "ms",
            aim,
        });
    }
    Ok(figures)
}

fn beside_peers(engine: &Value, peers: &Value) -> Outcome<Vec<Figure>> {
    let mut figures = Vec::new();
    for (what, own, beside, other, aim) in [
        (
            "Optimum of 1 000 points to 1e-3, line",
            "/linear/1000/ms",
            "LIBLINEAR",
            "/linear/1000/ms",
            "at most 1 time",
        ),
        (
            "Optimum of 100 000 points to 1e-6, line",
            "/linear/100000/ms",
            "scikit-learn's LinearSVC (LIBLINEAR ends at 1e-5)",
            "/scikit/100000/ms",
            "at most 1 time",
        ),
        (
            "Optimum of 1 000 points, RBF",
            "/rbf/1000/ms",
            "LIBSVM",
            "/rbf/1000/ms",
            "at most 1.2 times",
        ),
        (
            "Optimum of 5 000 points, RBF",
            "/rbf/5000/ms",
            "LIBSVM",
            "/rbf/5000/ms",
            "at most 1.2 times",
        ),
        (
            "A point added to 1 000, exact again, RBF",
            "/addition/rbf/ms",
            "LIBSVM, anew",
            "/rbf/1000/ms",
            "0.2 ms",
        ),
        (
            "A point added to 1 000, exact again, line",
            "/addition/linear/ms",
            "LIBLINEAR, anew, to 1e-3",
            "/linear/1000/ms",
            "0.04 ms",
        ),
    ] {
        figures.push(Figure {
            what,
            measured: number(engine, own)?,
            beside,
            yardstick: number(peers, other)?,
            unit: "ms",
            aim,
        });
    }
    Ok(figures)
}
