//! The README's promises: its commands exist, its files are there, and it names the two commands that matter.

use std::fs;
use std::path::Path;

fn readme() -> String {
    read("README.md")
}

fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The word after each of these marks, wherever the README has it.
fn words_after(mark: &str) -> Vec<String> {
    let readme = readme();
    let rests = readme.split(mark).skip(1);
    rests
        .map(|rest| rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect())
        .collect()
}

#[test]
fn names_the_two_commands() {
    let named = words_after("cargo dev ");
    for command in ["serve", "test"] {
        assert!(
            named.iter().any(|name| name == command),
            "README.md does not say cargo dev {command}"
        );
    }
    let script = read(".ci/run");
    assert_eq!(script.trim_end().lines().last(), Some("cargo dev test"));
}

/// What `--help` lists is what there is.
#[cfg(feature = "dev")]
#[test]
fn names_only_commands_that_exist() {
    for (mark, program) in [
        ("cargo dev ", env!("CARGO_BIN_EXE_dev")),
        ("margin-lab -- ", env!("CARGO_BIN_EXE_margin-lab")),
    ] {
        let help =
            std::process::Command::new(program).arg("--help").output().expect("the program runs");
        let help = String::from_utf8(help.stdout).expect("help is text");
        for name in words_after(mark).into_iter().filter(|name| !name.is_empty()) {
            let listed = help.lines().any(|line| line.split_whitespace().next() == Some(&name));
            assert!(listed, "README.md says `{mark}{name}`, which does not exist:\n{help}");
        }
    }
}

/// Links into the project lead somewhere.
#[test]
fn links_lead_somewhere() {
    for rest in readme().split("](").skip(1) {
        let target = rest.split([')', '#']).next().unwrap_or_default();
        if !target.is_empty() && !target.contains(':') {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(target);
            assert!(path.exists(), "README.md links to {target}, which is not there");
        }
    }
}

/// `cargo dev bench` writes between these marks.
#[test]
fn has_room_for_the_figures() {
    let readme = readme();
    let marks = ["<!-- figures -->", "<!-- /figures -->"].map(|mark| readme.find(mark));
    assert!(
        matches!(marks, [Some(begin), Some(end)] if begin < end),
        "README.md lacks the marks of the figures"
    );
}
