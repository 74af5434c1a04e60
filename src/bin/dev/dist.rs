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

/// Builds, then copies the page, its scripts bundled and minified, and the licences.
pub fn run(options: &Options) -> Outcome {
    need::all(&[Need::Node])?; // esbuild
    build::run()?;
    let out = match &options.out {
        Some(folder) if folder.exists() && folder.read_dir()?.next().is_some() => {
            return Err(format!("{} is not empty", folder.display()).into());
        }
        Some(folder) => folder.clone(),
        None => folder()?,
    };
    let count = copy_to(&out)?;
    println!("{count} files in {}", out.display());
    Ok(())
}

/// Where the page is published to when nobody names a folder.
pub fn folder() -> Outcome<PathBuf> {
    emptied(project::target()?.join("dist"))
}

/// Copies the built page as it is published, and gives the number of files.
pub fn copy_to(out: &Path) -> Outcome<usize> {
    let www = project::www();
    let published = esbuild::published(&www)?;
    let mut count = 0;
    for path in project::files(&www, &wanted)? {
        let name = path.strip_prefix(&www)?;
        match published.get(name) {
            Some(Some(text)) => write(text, &out.join(name))?,
            Some(None) => continue,
            None => copy(&path, &out.join(name))?,
        }
        count += 1;
    }
    let licences = project::files(&project::root(), &|path| name(path).starts_with("LICENSE"))?;
    for path in &licences {
        copy(path, &out.join(name(path)))?;
    }
    Ok(count + licences.len())
}

/// Hidden files and what editors leave behind stay at home.
fn wanted(path: &Path) -> bool {
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

fn write(text: &[u8], to: &Path) -> Outcome {
    fs::create_dir_all(to.parent().ok_or("a file without a folder")?)?;
    Ok(fs::write(to, text)?)
}

fn copy(from: &Path, to: &Path) -> Outcome {
    write(&fs::read(from)?, to)
}
