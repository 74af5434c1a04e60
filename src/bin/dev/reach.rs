//! The files that the page loads by itself: those of its first picture, and those that come when it is drawn. They are what
//! can be reached without anybody asking for more. The browser tests compare this with what a browser does load.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

/// Where the search begins. The engine may be imported on demand, so it is named, and with it comes the module.
const ROOTS: [&str; 3] = ["index.html", "element.js", "engine.js"];

/// What the element asks for when the first picture is drawn.
const HANDS: [&str; 4] = ["hands.js", "later.css", "pkg/words.js", "pkg/margin_lab_rest.wasm"];

/// Named by the files of the first picture, but loaded later.
const LATER: [&str; 4] =
    ["data", "later.css", "pkg/margin_lab_rest.wasm", "pkg/margin_lab_bg.wasm"];

/// The files of the first picture, relative to `www`, in the order of their names.
pub fn first_picture(www: &Path) -> io::Result<BTreeSet<PathBuf>> {
    if !www.join(ROOTS[0]).is_file() {
        return Err(io::Error::other("www/index.html is missing"));
    }
    Ok(reached(www, &ROOTS))
}

/// The files that are loaded when the first picture is drawn.
pub fn afterwards(www: &Path) -> io::Result<BTreeSet<PathBuf>> {
    let first = first_picture(www)?;
    Ok(reached(www, &HANDS).into_iter().filter(|path| !first.contains(path)).collect())
}

/// All that these files need.
fn reached(www: &Path, roots: &[&str]) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    let mut open: Vec<PathBuf> =
        roots.iter().map(PathBuf::from).filter(|path| www.join(path).is_file()).collect();
    while let Some(path) = open.pop() {
        if !found.insert(path.clone()) {
            continue;
        }
        let Ok(text) = fs::read_to_string(www.join(&path)) else { continue }; // the wasm is no text and names nothing
        let folder = path.parent().unwrap_or(Path::new(""));
        let named = references(&path, &text).into_iter().filter_map(|name| resolve(folder, name));
        open.extend(named.filter(|name| now(name) && www.join(name).is_file()));
    }
    found
}

fn now(path: &Path) -> bool {
    !LATER.iter().any(|folder| path.starts_with(folder))
}

/// The files that a text names, as it names them.
fn references<'a>(path: &Path, text: &'a str) -> Vec<&'a str> {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => text
            .split('<')
            .filter(|tag| ["script", "link", "img"].iter().any(|name| tag.starts_with(name)))
            .flat_map(|tag| [after(tag, "src="), after(tag, "href=")])
            .flatten()
            .collect(),
        Some("js") => text
            .lines()
            .map(str::trim_start)
            .filter(|line| !line.starts_with("//") && !line.starts_with('*'))
            .flat_map(|line| {
                let import = line.starts_with("import ").then(|| after(line, "import ")).flatten();
                [import, after(line, " from "), after(line, "new URL(")]
            })
            .flatten()
            .collect(),
        Some("css") => text
            .split("url(")
            .skip(1)
            .filter_map(|rest| quoted(rest).or(rest.split(')').next()))
            .collect(),
        _ => Vec::new(),
    }
}

/// The quoted word that follows a mark.
fn after<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    quoted(&text[text.find(mark)? + mark.len()..])
}

fn quoted(text: &str) -> Option<&str> {
    let quote = text.chars().next().filter(|c| ['"', '\''].contains(c))?;
    text[1..].split(quote).next()
}

/// A name relative to a folder as a path below `www`; `None` for what lies elsewhere.
fn resolve(folder: &Path, name: &str) -> Option<PathBuf> {
    let name = name.split(['?', '#']).next()?;
    if name.is_empty() || name.contains(':') {
        return None;
    }
    let mut path = PathBuf::new();
    for part in folder.join(name).components() {
        match part {
            Component::Normal(part) => path.push(part),
            Component::ParentDir => path = path.parent()?.to_owned(),
            Component::CurDir => {}
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(path)
}
