//! The files that a page with a lab loads by itself. Data sets are fetched on demand and count when they are opened.

use std::io;
use std::path::{Path, PathBuf};

/// The kinds of files that a browser loads.
const KINDS: [&str; 5] = ["css", "html", "js", "svg", "wasm"];

/// These files, relative to `www`, in the order of their names.
pub fn loaded(www: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    collect(www, Path::new(""), &mut files)?;
    files.sort();
    Ok(files)
}

fn collect(www: &Path, folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in www.join(folder).read_dir()? {
        let entry = entry?;
        let path = folder.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            collect(www, &path, files)?;
        } else if path.extension().is_some_and(|kind| KINDS.iter().any(|known| kind == *known)) {
            files.push(path);
        }
    }
    Ok(())
}
