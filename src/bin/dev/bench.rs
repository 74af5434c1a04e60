//! `cargo dev bench`: measures, and writes the figures into the README's table, as ratios, since machines differ.

use crate::need::{self, Need};
use crate::project::{self, Outcome, cargo, output, run as run_command};
use crate::{against, build, dist, optima, sizes};
use clap::Args;
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

/// The table stands between these marks.
const MARKS: [&str; 2] = ["<!-- figures -->", "<!-- /figures -->"];

/// What to measure.
#[derive(Debug, Args)]
pub struct Options {
    /// Print the table and leave the README as it is
    #[arg(long)]
    dry: bool,

    /// Measure the page of an earlier commit too, in the same run, and print both
    #[arg(long, value_name = "COMMIT")]
    against: Option<String>,

    /// A Python that has scikit-learn, liblinear-official and libsvm-official, to measure them on the same points
    #[arg(long, value_name = "PROGRAM")]
    python: Option<PathBuf>,
}

/// One line of the table: what was measured, what stands beside it in the same unit, and what was hoped for.
pub struct Figure {
    pub what: &'static str,
    pub measured: f64,
    pub beside: &'static str,
    pub yardstick: f64,
    pub unit: &'static str,
    pub aim: &'static str,
}

/// Measures and writes.
pub fn run(options: &Options) -> Outcome {
    need::all(&[Need::Node, Need::Browser])?;
    build::page()?;
    if let Some(commit) = &options.against {
        return against::run(commit);
    }
    let weight = sizes::report(&project::www())?.ok_or("the published weight needs Node")?;
    // What people load is what is published.
    let published = dist::folder()?;
    dist::copy_to(&published)?;
    let [frames] = frames(&[published])?;
    let native = native()?;
    let mut figures = figures(weight.published, &frames, &native)?;
    figures.extend(optima::figures(options.python.as_deref())?);
    let table = table(&figures);
    println!("\n{table}");
    if options.dry {
        return Ok(());
    }
    let readme = project::root().join("README.md");
    fs::write(&readme, between_marks(&fs::read_to_string(&readme)?, &table)?)?;
    println!("written into README.md");
    Ok(())
}

/// What the browser's harness prints for each of these pages. It spends its time waiting, so it need not be optimised.
pub fn frames<const N: usize>(pages: &[PathBuf; N]) -> Outcome<[Value; N]> {
    let mut bench =
        cargo(&["bench", "--profile", "dev", "--features", "dev", "--bench", "frames", "--"]);
    bench.args(pages);
    let printed = output(bench)?;
    let figures: Vec<Value> =
        serde_json::from_str(printed.lines().last().ok_or("the frames have no figures")?)?;
    figures.try_into().map_err(|_| "not every page has figures".into())
}

/// Runs criterion; gives the reader of its medians, in milliseconds.
fn native() -> Outcome<impl Fn(&str) -> Outcome<f64>> {
    let home = project::target()?.join("criterion");
    let mut bench = cargo(&["bench", "--bench", "native"]);
    bench.env("CRITERION_HOME", &home);
    run_command(bench)?;
    Ok(move |name: &str| {
        // criterion flattens a name without a group into one folder
        let folder = home.join(name.replace('/', "_"));
        let estimates: Value =
            serde_json::from_str(&fs::read_to_string(folder.join("new/estimates.json"))?)?;
        Ok(number(&estimates, "/median/point_estimate")? / 1e6)
    })
}

fn figures(
    published: usize,
    frames: &Value,
    native: &dyn Fn(&str) -> Outcome<f64>,
) -> Outcome<Vec<Figure>> {
    let frame = |path: &str| number(frames, path);
    let line = |what, measured, beside, yardstick, unit, aim| Figure {
        what,
        measured,
        beside,
        yardstick,
        unit,
        aim,
    };
    let thousand = frame("/frame_1000/median")?;
    let (sweep, long_sweep) = (native("sweep/1000")?, native("sweep/100000")?);
    let solve = native("solve/100000")?;
    let mut figures = vec![
        line(
            "Frame while training on 1 000 points, median",
            thousand,
            "empty page",
            frame("/frame_empty/median")?,
            "ms",
            "under 4 ms",
        ),
        line(
            "the same, 95th percentile",
            frame("/frame_1000/p95")?,
            "empty page",
            frame("/frame_empty/p95")?,
            "ms",
            "under 8 ms",
        ),
        line(
            "Frame while training on 10 000 points, median",
            frame("/frame_10000/median")?,
            "1 000 points",
            thousand,
            "ms",
            "at most 10 times",
        ),
        line(
            "Frame while a point is dragged, 300 points, RBF, exact, median",
            frame("/drag/median")?,
            "a frame at 60 a second",
            1000.0 / 60.0,
            "ms",
            "at most 1 time",
        ),
        line(
            "the same, 95th percentile",
            frame("/drag/p95")?,
            "a frame at 60 a second",
            1000.0 / 60.0,
            "ms",
            "at most 1 time",
        ),
        line(
            "First picture",
            frame("/first/median")?,
            "empty page with one canvas",
            frame("/first_empty/median")?,
            "ms",
            "at most 3 times",
        ),
        line(
            "All that the page loads, as published",
            published as f64 / 1e3,
            "the budget",
            350.0,
            "kB gzip",
            "at most 1 time",
        ),
        line(
            "Hinge optimum of 100 000 points to 1e-6, in wasm",
            frame("/solve/best")?,
            "natively",
            solve,
            "ms",
            "",
        ),
        line("the same, natively", solve, "one look at every point", long_sweep, "ms", ""),
    ];
    for (what, name) in [
        ("Step of subgradient, 1 000 points", "step/subgradient"),
        ("Step of pegasos", "step/pegasos"),
        ("Step of perceptron", "step/perceptron"),
        ("Step of dual coordinate descent", "step/dual-coordinate-descent"),
        ("Step of SMO", "step/smo"),
    ] {
        figures.push(line(
            what,
            native(name)? * 1e3,
            "one look at every point",
            sweep * 1e3,
            "µs",
            "",
        ));
    }
    figures.push(line(
        "200 × 200 scores with 100 support vectors after 10 changed, natively",
        native("field/changed")?,
        "all of them",
        native("field/anew")?,
        "ms",
        "0.1 times",
    ));
    Ok(figures)
}

/// A number of a JSON value by its path.
pub fn number(value: &Value, path: &str) -> Outcome<f64> {
    value
        .pointer(path)
        .and_then(Value::as_f64)
        .ok_or_else(|| format!("no figure at {path} in {value}").into())
}

fn table(figures: &[Figure]) -> String {
    let mut table = String::from(
        "| | measured | beside it | ratio | aim |\n| --- | ---: | --- | ---: | --- |\n",
    );
    for Figure { what, measured, beside, yardstick, unit, aim } in figures {
        let ratio = short(measured / yardstick);
        table += &format!(
            "| {what} | {} {unit} | {beside}: {} {unit} | {ratio} | {aim} |\n",
            short(*measured),
            short(*yardstick)
        );
    }
    table
}

/// Three significant digits.
pub fn short(value: f64) -> String {
    let whole = libm::log10(value.abs().max(1e-9)).floor() as i32;
    format!("{value:.*}", (2 - whole).clamp(0, 9) as usize)
}

fn between_marks(text: &str, table: &str) -> Outcome<String> {
    let [begin, end] = MARKS.map(|mark| text.find(mark));
    match (begin, end) {
        (Some(begin), Some(end)) if begin < end => {
            Ok(format!("{}\n{table}{}", &text[..begin + MARKS[0].len()], &text[end..]))
        }
        _ => Err(format!("README.md needs {} and {} around the table", MARKS[0], MARKS[1]).into()),
    }
}
