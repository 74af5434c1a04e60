//! `cargo dev dist`: what is published, in a folder that any static host can serve.

use crate::build;
use crate::esbuild;
use crate::need::{self, Need};
use crate::project::{self, Outcome};
use clap::Args;
use std::fs;
use std::path::{Path, PathBuf};

/// Where to.
#[derive(Debug, Args)]
pub struct Options {
    /// An empty or missing folder; without it target/dist, which is emptied first
    #[arg(long)]
    out: Option<PathBuf>,
}

/// Builds, then copies the page, its scripts and styles minified, and the licences.
pub fn run(options: &Options) -> Outcome {
    need::all(&[Need::Node])?; // minifies
    build::run()?;
    let out = match &options.out {
        Some(folder) if folder.exists() && folder.read_dir()?.next().is_some() => {
            return Err(format!("{} is not empty", folder.display()).into());
        }
        Some(folder) => folder.clone(),
        None => emptied(project::target()?.join("dist"))?,
    };
    let www = project::www();
    let pages = project::files(&www, &published)?;
    let minified = esbuild::minify(&www)?;
    for path in &pages {
        let name = path.strip_prefix(&www)?;
        copy(path, &out.join(name), minified.get(name))?;
    }
    let licences = project::files(&project::root(), &|path| name(path).starts_with("LICENSE"))?;
    for path in &licences {
        copy(path, &out.join(name(path)), None)?;
    }
    println!("{} files in {}", pages.len() + licences.len(), out.display());
    Ok(())
}

/// Hidden files and what editors leave behind stay at home.
fn published(path: &Path) -> bool {
    let name = name(path);
    !name.starts_with('.') && !name.ends_with('~') && !name.ends_with(".orig")
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn emptied(folder: PathBuf) -> Outcome<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    Ok(folder)
}

/// Writes the minified text where there is one, else copies the file.
fn copy(from: &Path, to: &Path, minified: Option<&Vec<u8>>) -> Outcome {
    fs::create_dir_all(to.parent().ok_or("a file without a folder")?)?;
    match minified {
        Some(text) => fs::write(to, text)?,
        None => drop(fs::copy(from, to)?),
    }
    Ok(())
}
