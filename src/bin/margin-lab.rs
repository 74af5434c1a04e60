//! `margin-lab`: a scenario on standard input, its report or its picture out.

use clap::builder::PossibleValuesParser;
use clap::error::ErrorKind;
use clap::{Args, Parser, Subcommand};
use margin_lab::chart::Palette;
use margin_lab::view::{self, ChartKind, ViewState};
use margin_lab::{Error, ErrorKind as Kind, Lab, Result, Scenario, data};
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Train linear classifiers with margin losses: a scenario in, a report or a picture out.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print the report of the scenario on standard input, as JSON: at its optimum, or after some steps
    Solve(Solve),
    /// Draw a chart of the scenario on standard input, as SVG
    Figure(Figure),
}

#[derive(Debug, Args)]
struct Solve {
    /// Take this many steps of the scenario's trainer and do not solve
    #[arg(long, value_name = "N", conflicts_with = "tolerance")]
    steps: Option<u64>,
    /// Solve until gap ≤ T·max(1, |P|)
    #[arg(long, value_name = "T", default_value_t = 1e-9, allow_negative_numbers = true)]
    tolerance: f64,
}

#[derive(Debug, Args)]
struct Figure {
    /// The chart
    #[arg(long, value_parser = PossibleValuesParser::new(ChartKind::IDS))]
    chart: String,
    /// Take this many steps of the scenario's trainer first
    #[arg(long, value_name = "N", default_value_t = 0)]
    steps: u64,
    /// The colours and sizes
    #[arg(long, default_value = "light", value_parser = PossibleValuesParser::new(Palette::THEMES.map(|(name, _)| name)))]
    theme: String,
    /// The width in CSS pixels
    #[arg(long, default_value_t = 640.0)]
    width: f64,
    /// The height in CSS pixels
    #[arg(long, default_value_t = 480.0)]
    height: f64,
    /// The file to write
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// The real data sets, which the library does not carry itself.
const REAL: [(&str, &str); 6] = [
    ("breast_cancer", include_str!("../../www/data/breast_cancer.csv")),
    ("german_credit", include_str!("../../www/data/german_credit.csv")),
    ("spam", include_str!("../../www/data/spam.csv")),
    ("iris", include_str!("../../www/data/iris.csv")),
    ("penguins", include_str!("../../www/data/penguins.csv")),
    ("vehicle_silhouettes", include_str!("../../www/data/vehicle_silhouettes.csv")),
];

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return refused(&error),
    };
    let outcome = match arguments.command {
        Command::Solve(options) => options.run(),
        Command::Figure(options) => options.run(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => wrong(&error.to_string()),
    }
}

/// Says in one line what is wrong with the input.
fn wrong(words: &str) -> ExitCode {
    eprintln!("margin-lab: {words}");
    ExitCode::from(2)
}

/// Help goes out as it is; of a wrong command line only what is wrong is said, in one line.
fn refused(error: &clap::Error) -> ExitCode {
    let asked = [ErrorKind::DisplayHelp, ErrorKind::DisplayVersion];
    if asked.contains(&error.kind()) {
        // Nobody reads the help if standard output is closed.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return wrong("expected solve or figure; --help says more");
    }
    let text = error.to_string();
    let first: Vec<&str> =
        text.lines().map(str::trim).take_while(|line| !line.is_empty()).collect();
    wrong(first.join(" ").trim_start_matches("error: "))
}

/// What went wrong with a file or a stream.
fn io(path: &str, error: &dyn std::error::Error) -> Error {
    Error::new(path, Kind::Io { reason: error.to_string() })
}

/// The lab of the scenario on standard input.
fn lab() -> Result<Lab> {
    let mut text = String::new();
    let read = std::io::stdin().read_to_string(&mut text);
    read.map_err(|error| io("standard input", &error))?;
    for (id, csv) in REAL {
        data::register(id, csv)?;
    }
    Lab::new(text.parse::<Scenario>()?)
}

impl Solve {
    fn run(&self) -> Result<()> {
        let mut lab = lab()?;
        match self.steps {
            Some(steps) => lab.step(steps),
            None => lab.solve(self.tolerance)?,
        }
        let report = serde_json::to_string_pretty(&lab.report());
        let report = report.map_err(|error| io("report", &error))?;
        let written = writeln!(std::io::stdout(), "{report}");
        written.map_err(|error| io("standard output", &error))
    }
}

impl Figure {
    fn run(&self) -> Result<()> {
        let mut lab = lab()?;
        lab.step(self.steps);
        let theme = Palette::THEMES.iter().find(|(name, _)| *name == self.theme);
        let palette = theme.map_or(Palette::THEMES[0].1, |(_, palette)| palette);
        let size = [self.width, self.height];
        let svg = view::svg(&lab, &self.chart, size, palette, &ViewState::default(), None)?;
        let written = std::fs::write(&self.out, svg);
        written.map_err(|error| io(&self.out.display().to_string(), &error))
    }
}
