//! What the tests need besides Rust: looked for, installed where that is ours to do, else asked for in one line.

use crate::find;
use crate::project::{self, Outcome};
use std::env;
use std::path::Path;
use std::process::Command;

/// The oldest Node whose test runner and modules the tests use.
const NODE: u32 = 20;

/// Something that a stage of the tests needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Node with npm.
    Node,
    /// Chrome or Chromium with its driver, unless another browser is configured.
    Browser,
}

impl Need {
    /// What is missing, in words; `None` when all is there.
    fn missing(self) -> Option<String> {
        match self {
            Need::Node => match node_version() {
                None => Some(format!("Node {NODE} or newer")),
                Some(version) if version < NODE => {
                    Some(format!("Node {NODE} or newer (found {version})"))
                }
                Some(_) if project::probe(npm(), &["--version"]).is_none() => Some("npm".into()),
                Some(_) => None,
            },
            Need::Browser if env::var_os("MARGIN_LAB_WEBDRIVER").is_some() => None,
            Need::Browser => match (find::browser(), find::driver()) {
                (Some(_), Some(_)) => None,
                (None, _) => Some("Chrome or Chromium with chromedriver".into()),
                (_, None) => Some("chromedriver (of the browser's version)".into()),
            },
        }
    }

    fn packages(self) -> &'static [&'static str] {
        match self {
            Need::Node => &["nodejs", "npm"],
            Need::Browser => &["chromium", "chromium-driver"],
        }
    }
}

/// Finds everything, or installs it as root on Debian, or says what to install.
pub fn all(needs: &[Need]) -> Outcome {
    let missing = |needs: &[Need]| -> Vec<String> {
        needs.iter().filter_map(|need| need.missing()).collect()
    };
    if missing(needs).is_empty() {
        return Ok(());
    }
    if may_install() {
        let packages =
            needs.iter().filter(|need| need.missing().is_some()).flat_map(|need| need.packages());
        install(&packages.copied().collect::<Vec<_>>())?;
    }
    match missing(needs).as_slice() {
        [] => Ok(()),
        missing => {
            Err(format!("please install {}; then run this again", missing.join(" and ")).into())
        }
    }
}

/// Whether Node and npm are here, of a version that the tests can use.
pub fn has_node() -> bool {
    Need::Node.missing().is_none()
}

/// npm as this system calls it.
pub fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

fn node_version() -> Option<u32> {
    project::probe("node", &["--version"])?.trim_start_matches('v').split('.').next()?.parse().ok()
}

/// Root on Debian or its kin.
fn may_install() -> bool {
    Path::new("/etc/debian_version").exists()
        && find::program("apt-get").is_some()
        && project::probe("id", &["-u"]).is_some_and(|user| user == "0")
}

fn install(packages: &[&str]) -> Outcome {
    println!("installing {}", packages.join(" "));
    let apt = |arguments: &[&str]| -> Outcome {
        let mut apt = Command::new("apt-get");
        apt.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        project::run(apt)
    };
    apt(&["update", "--quiet"])?;
    apt(&[&["install", "--yes", "--quiet", "--no-install-recommends"], packages].concat())
}
