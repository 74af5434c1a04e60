//! The command-line program, run as a user runs it.

use margin_lab::data::Kind;
use margin_lab::{DATASETS, Lab};
use serde_json::Value;
use std::io::Write;
use std::process::{Command, Stdio};

/// What a run ended in: exit code, standard output, standard error.
fn run(arguments: &[&str], input: &str) -> (i32, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_margin-lab"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses its arguments does not read its input.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let out = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (out.status.code().unwrap(), text(out.stdout), text(out.stderr))
}

fn report(arguments: &[&str], input: &str) -> Value {
    let (code, out, err) = run(arguments, input);
    assert_eq!((code, err.as_str()), (0, ""), "{input}");
    serde_json::from_str(&out).unwrap()
}

const CLUSTERS: &str = r#"{"version":1,"data":{"preset":"clusters"}}"#;

#[test]
fn solve_prints_the_report_at_the_optimum() {
    let report = report(&["solve"], CLUSTERS);
    // The hard margin of the syllabus: w = (½, ½), b = 0, P = ¼.
    let near = |path: &str, value: f64| {
        let got = report.pointer(path).unwrap().as_f64().unwrap();
        assert!((got - value).abs() < 1e-6, "{path}: {got}");
    };
    near("/weights/w/0", 0.5);
    near("/weights/w/1", 0.5);
    near("/weights/b", 0.0);
    near("/objective/primal", 0.25);
    near("/margin/width", 8f64.sqrt());
    assert_eq!(report["converged"], true);
}

#[test]
fn solve_with_steps_is_the_lab_after_those_steps() {
    let mut lab = Lab::new(CLUSTERS.parse().unwrap()).unwrap();
    lab.step(25);
    let (code, out, _) = run(&["solve", "--steps", "25"], CLUSTERS);
    let library = serde_json::to_string_pretty(&lab.report()).unwrap();
    assert_eq!((code, out.trim_end()), (0, library.as_str()));
}

#[test]
fn every_real_set_is_built_in() {
    for set in DATASETS.iter().filter(|set| set.kind() == Kind::Real) {
        let text =
            format!(r#"{{"version":1,"data":{{"preset":"{}"}},"standardise":true}}"#, set.id);
        let report = report(&["solve", "--steps", "1"], &text);
        assert!(report["train"]["n"].as_u64() >= Some(100), "{}", set.id);
    }
}

#[test]
fn what_is_wrong_is_said_in_one_line_with_exit_code_2() {
    let table: [(&[&str], &str, &str); 9] = [
        (&["solve"], r#"{"version":1,"c":-1}"#, "c: expected a number > 0, got -1"),
        (&["solve"], "", "not JSON"),
        (&["solve", "--steps", "few"], CLUSTERS, "few"),
        (&["solve", "--tolerance", "-1"], CLUSTERS, "tolerance"),
        (&["solve", "--steps", "1", "--tolerance", "1"], CLUSTERS, "--tolerance"),
        (&["guess"], CLUSTERS, "guess"),
        (&[], CLUSTERS, "expected solve or figure"),
        (&["figure", "--chart", "pie", "--out", "x.svg"], CLUSTERS, "pie"),
        (&["figure", "--chart", "plane"], CLUSTERS, "--out"),
    ];
    for (arguments, input, words) in table {
        let (code, out, err) = run(arguments, input);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}");
        assert!(err.contains(words) && err.trim_end().lines().count() == 1, "{arguments:?}: {err}");
    }
    let (code, out, err) = run(&["--help"], "");
    assert!(code == 0 && out.contains("solve") && err.is_empty(), "{out}");
}

#[test]
fn figure_draws_what_the_library_draws() {
    let out = std::env::temp_dir().join(format!("margin-lab-{}.svg", std::process::id()));
    let path = out.to_str().unwrap();
    for (theme, palette) in margin_lab::chart::Palette::THEMES {
        for chart in margin_lab::view::ChartKind::IDS {
            let arguments =
                ["figure", "--chart", chart, "--steps", "30", "--theme", theme, "--out", path];
            assert_eq!(run(&arguments, CLUSTERS), (0, String::new(), String::new()));
            let mut lab = Lab::new(CLUSTERS.parse().unwrap()).unwrap();
            lab.step(30);
            let state = margin_lab::view::ViewState::default();
            let svg =
                margin_lab::view::svg(&lab, chart, [640.0, 480.0], palette, &state, None).unwrap();
            assert_eq!(std::fs::read_to_string(&out).unwrap(), svg, "{theme} {chart}");
        }
    }
    std::fs::remove_file(&out).unwrap();
    let (code, _, err) =
        run(&["figure", "--chart", "loss", "--out", "no/such/folder.svg"], CLUSTERS);
    assert!(code == 2 && err.contains("no/such/folder.svg"), "{err}");
}
