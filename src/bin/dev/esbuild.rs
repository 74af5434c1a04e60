//! Scripts and styles minified by esbuild, which npm brings. Each file stays a module of its own, so addresses and imports stay as
//! they are.

use crate::assets;
use crate::need;
use crate::npm;
use crate::project::{self, Outcome, command};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Whether Node and npm are here.
pub fn available() -> bool {
    need::has_node()
}

/// The minified text of every script and style in `www`, by its path there.
pub fn minify(www: &Path) -> Outcome<BTreeMap<PathBuf, Vec<u8>>> {
    npm::install()?;
    let out = project::target()?.join("minified");
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    let is_text =
        |path: &PathBuf| path.extension().is_some_and(|kind| kind == "js" || kind == "css");
    let files: Vec<PathBuf> = assets::loaded(www)?.into_iter().filter(is_text).collect();
    let mut esbuild = command("node", &["tests/js/node_modules/esbuild/bin/esbuild"]);
    esbuild
        .args(["--minify", "--charset=utf8", "--target=es2022", "--log-level=warning"])
        .arg(format!("--outbase={}", www.display()))
        .arg(format!("--outdir={}", out.display()))
        .args(files.iter().map(|path| www.join(path)));
    project::run(esbuild)?;
    files.into_iter().map(|path| Ok((path.clone(), fs::read(out.join(path))?))).collect()
}
