//! The tools that npm brings, at the versions that `tests/js/package-lock.json` pins.

use crate::need;
use crate::project::{self, Outcome, root};
use std::path::Path;
use std::process::Command;

/// Installs what is not there yet. npm writes the hidden lock file last, so its age says whether an installation is whole.
pub fn install() -> Outcome {
    let folder = root().join("tests/js");
    let changed = |path: &Path| path.metadata().and_then(|data| data.modified()).ok();
    let installed = changed(&folder.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= changed(&folder.join("package-lock.json")) {
        return Ok(());
    }
    let mut npm = Command::new(need::npm());
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(folder);
    project::run(npm)
}
