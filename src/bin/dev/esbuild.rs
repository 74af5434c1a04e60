//! Scripts and styles as they are published: esbuild, which npm brings, bundles the page's own scripts into `element.js` and minifies
//! all. In `www/` there are some seventy scripts, and a browser asks for each.

use crate::assets;
use crate::need;
use crate::npm;
use crate::project::{self, Outcome, command};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The script that all others of the page are bundled into.
const ENTRY: &str = "element.js";

/// The page, which asks the browser for the scripts in advance.
const PAGE: &str = "index.html";

/// Whether Node and npm are here.
pub fn available() -> bool {
    need::has_node()
}

/// What publishing changes: by its path in `www`, the text of a file that is published in another form; `None` for a script that is
/// a part of `element.js` then.
pub fn published(www: &Path) -> Outcome<BTreeMap<PathBuf, Option<Vec<u8>>>> {
    npm::install()?;
    let out = project::target()?.join("published");
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    let is = |path: &Path, kind: &str| path.extension().is_some_and(|known| known == kind);
    let (generated, own): (Vec<PathBuf>, Vec<PathBuf>) = assets::loaded(www)?
        .into_iter()
        .filter(|path| is(path, "js") || is(path, "css"))
        .partition(|path| path.starts_with("pkg"));
    let (styles, scripts): (Vec<PathBuf>, Vec<PathBuf>) =
        own.into_iter().partition(|path| is(path, "css"));
    let alone: Vec<PathBuf> = generated.into_iter().chain(styles).collect();
    let mut bundle = esbuild(www, &out);
    bundle.args(["--bundle", "--format=esm"]).arg(www.join(ENTRY));
    project::run(bundle)?;
    let mut minify = esbuild(www, &out);
    minify.args(alone.iter().map(|path| www.join(path)));
    project::run(minify)?;
    let mut files: BTreeMap<PathBuf, Option<Vec<u8>>> =
        scripts.into_iter().map(|path| (path, None)).collect();
    for path in alone.into_iter().chain([PathBuf::from(ENTRY)]) {
        let text = fs::read(out.join(&path))?;
        files.insert(path, Some(text));
    }
    let page = without_bundled(&fs::read_to_string(www.join(PAGE))?, &files);
    files.insert(PAGE.into(), Some(page.into()));
    Ok(files)
}

fn esbuild(www: &Path, out: &Path) -> Command {
    let mut esbuild = command("node", &["tests/js/node_modules/esbuild/bin/esbuild"]);
    esbuild
        .args(["--minify", "--charset=utf8", "--target=es2022", "--log-level=warning"])
        .arg(format!("--outbase={}", www.display()))
        .arg(format!("--outdir={}", out.display()));
    esbuild
}

/// The page without the lines that ask for scripts which are not published by themselves.
fn without_bundled(page: &str, files: &BTreeMap<PathBuf, Option<Vec<u8>>>) -> String {
    let asked = |line: &str| {
        let rest = line.strip_prefix("<link rel=\"modulepreload\" href=\"")?;
        Some(PathBuf::from(rest.split('"').next()?))
    };
    let stays = |line: &&str| asked(line).is_none_or(|path| files.get(&path) != Some(&None));
    page.lines().filter(stays).map(|line| format!("{line}\n")).collect()
}
