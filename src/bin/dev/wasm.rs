//! From the library to `www/pkg`: compile for wasm32, and bind to JavaScript in this process.

use crate::project::{self, Outcome};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use wasm_bindgen_cli_support::Bindgen;

/// The one target besides the machine itself.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Writes `www/pkg` anew.
pub fn build() -> Outcome {
    ensure_target()?;
    let module = compile()?;
    bind(&module, &project::pkg())
}

/// Adds the wasm32 target when the compiler has none.
pub fn ensure_target() -> Outcome {
    if has_target() {
        return Ok(());
    }
    println!("adding the target {TARGET}");
    let mut add = Command::new("rustup");
    add.args(["target", "add", TARGET]).current_dir(project::root());
    project::run(add).map_err(|error| {
        format!("the compiler lacks the target {TARGET}, and `rustup target add {TARGET}` did not add it: {error}").into()
    })
}

/// The folder of the target's standard library is there only when it is installed, whoever installed it.
fn has_target() -> bool {
    project::probe("rustc", &["--print", "target-libdir", "--target", TARGET])
        .is_some_and(|folder| Path::new(&folder).is_dir())
}

/// Builds the library; cargo's messages say where the module is.
fn compile() -> Outcome<PathBuf> {
    let mut build = project::cargo(&["build", "--release", "--lib", "--target", TARGET]);
    build.arg("--message-format=json-render-diagnostics").stdout(Stdio::piped());
    project::output(build)?
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter_map(|message| {
            let files = message["filenames"].as_array()?.iter().filter_map(|file| file.as_str());
            files.filter(|file| file.ends_with(".wasm")).map(PathBuf::from).next_back()
        })
        .next_back()
        .ok_or_else(|| "cargo built no .wasm file".into())
}

/// Generates the JavaScript module, its types and the final wasm.
fn bind(module: &Path, folder: &Path) -> Outcome {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(module)
        .web(true)?
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .omit_default_module_path(false) // else `init()` needs the address of the wasm
        .generate(folder)?;
    // Node reads the module as a module only when a package.json beside it says so.
    fs::write(folder.join("package.json"), "{\"type\":\"module\"}\n")?;
    Ok(())
}
