//! The rules of the house, kept by a test: who may know whom, what stays out of the library, how files look.

mod imports;

use imports::{circle, imports};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What each part of the library may name, besides itself. Lower parts come first; nobody may name a part that is not
/// in its line, so a new part needs a line here.
const MAY_KNOW: [(&str, &[&str]); 14] = [
    ("base", &[]),
    ("math", &["base"]),
    ("loss", &["base"]),
    ("kernel", &["base", "math"]),
    ("model", &["base", "math", "loss", "kernel"]),
    ("data", &["base", "math", "loss", "kernel", "model"]),
    ("objective", &["base", "math", "loss", "kernel", "data", "model"]),
    ("solver", &["base", "math", "loss", "kernel", "data", "model", "objective"]),
    ("trainer", &["base", "math", "loss", "kernel", "data", "model", "objective", "solver"]),
    (
        "scenario",
        &["base", "math", "loss", "kernel", "data", "model", "objective", "solver", "trainer"],
    ),
    (
        "lab",
        &[
            "base",
            "math",
            "loss",
            "kernel",
            "data",
            "model",
            "objective",
            "solver",
            "trainer",
            "scenario",
        ],
    ),
    ("chart", &["base", "loss", "model"]), // plain data, so never a lab
    (
        "view",
        &[
            "base",
            "loss",
            "model",
            "data",
            "objective",
            "solver",
            "trainer",
            "scenario",
            "lab",
            "chart",
        ],
    ),
    (
        "web",
        &[
            "base",
            "loss",
            "model",
            "data",
            "objective",
            "solver",
            "trainer",
            "scenario",
            "lab",
            "chart",
            "view",
        ],
    ),
];

/// The web, which only the border knows.
const WEB: [&str; 5] = ["wasm_bindgen", "web_sys", "js_sys", "serde_wasm_bindgen", "CanvasBackend"];

/// What would make two runs differ, or read and write behind the caller's back.
const IMPURE: [&str; 8] = [
    "Instant",
    "SystemTime",
    "HashMap",
    "HashSet",
    "RandomState",
    "println",
    "eprintln",
    "available_parallelism",
];

/// No file is longer: split it by noun.
const LINES: usize = 400;

#[test]
fn parts_know_only_what_is_below_them() {
    let owners = owners();
    let mut breaches = Vec::new();
    for path in library() {
        let part = part(&path);
        let may = MAY_KNOW.iter().find(|(name, _)| *name == part);
        let (_, may) = may.unwrap_or_else(|| panic!("{part} has no line in MAY_KNOW"));
        for name in crate_names(&code(&path)) {
            let known = owners.get(&name).unwrap_or(&name);
            if *known != part && !may.contains(&known.as_str()) {
                breaches.push(format!("{} names {known} ({name})", show(&path)));
            }
        }
    }
    assert_none(&breaches);
}

/// Inside a part, too, a file may be read without the files that use it: nothing that it imports imports it in turn. A `mod.rs` that
/// only declares and re-exports its files is no file of its own here: a name taken from it counts as taken from where it is defined.
#[test]
fn files_of_a_part_do_not_import_in_circles() {
    // Parts whose files are still to be taken apart.
    let circular = ["scenario"];
    let modules = modules();
    let imports: BTreeMap<&str, BTreeSet<String>> =
        modules.keys().map(|name| (name.as_str(), imports(&modules, name))).collect();
    let mut breaches = Vec::new();
    for name in modules.keys().filter(|name| !circular.iter().any(|part| name.starts_with(part))) {
        if let Some(circle) = circle(&imports, name) {
            breaches.push(circle.join(" → "));
        }
    }
    assert_none(&breaches);
}

/// The reader of imports, which the rule above stands on, follows groups, `super`, nested modules and re-exports.
#[test]
fn imports_are_followed_to_the_file_that_defines_a_name() {
    let files = [
        ("part", "mod a; mod b; mod deep; pub use a::Thing; pub(crate) use deep::Inner;"),
        ("part::a", "use super::deep::h; use std::fmt;"),
        ("part::b", "use super::{Thing, Inner}; fn f() { super::a::g(); crate::part::deep::h() }"),
        ("part::deep", "mod leaf; pub use leaf::Inner; pub fn h() {}"),
        ("part::deep::leaf", "use crate::part::b; use std::fmt;"),
    ];
    let modules = files.map(|(name, code)| (name.to_owned(), code.to_owned())).into();
    let found = |name| imports(&modules, name).into_iter().collect::<Vec<_>>();
    assert!(found("part").is_empty());
    assert_eq!(found("part::a"), ["part::deep"]);
    assert_eq!(found("part::b"), ["part::a", "part::deep", "part::deep::leaf"]);
    assert_eq!(found("part::deep::leaf"), ["part::b"]);
    let all: BTreeMap<&str, BTreeSet<String>> =
        modules.keys().map(|name| (name.as_str(), imports(&modules, name))).collect();
    assert_eq!(
        circle(&all, "part::b").expect("a circle"),
        ["part::b", "part::deep::leaf", "part::b"]
    );
    assert_eq!(circle(&all, "part::a"), None, "a imports what is in no circle");
}

/// `crate::` is what the rule above reads, so no path may reach another part without it.
#[test]
fn parts_name_each_other_through_the_crate() {
    let breaches = library().into_iter().filter(|path| {
        let code = code(path);
        let outermost = path.parent() == Some(&project().join("src")) || path.ends_with("mod.rs");
        let depth =
            path.strip_prefix(project().join("src")).map_or(0, |path| path.components().count());
        code.contains("super::super::") || code.contains("super::") && outermost && depth <= 2
    });
    assert_none(&breaches.map(|path| show(&path)).collect::<Vec<_>>());
}

#[test]
fn only_the_border_knows_the_web() {
    let inside = library().into_iter().filter(|path| part(path) != "web");
    assert_none(&naming(inside, &WEB));
    let scripts = pages().into_iter().filter(|path| !path.ends_with("www/engine/engine.js"));
    let breaches = scripts.filter(|path| code(path).contains("pkg/"));
    assert_none(&breaches.map(|path| show(&path)).collect::<Vec<_>>());
}

#[test]
fn the_library_has_no_clock_no_chance_and_no_surroundings() {
    let inside = || library().into_iter().filter(|path| part(path) != "web");
    assert_none(&naming(inside(), &IMPURE));
    let reading = inside().filter(|path| {
        ["std::fs", "std::env", "std::net"].iter().any(|word| code(path).contains(word))
    });
    assert_none(&reading.map(|path| show(&path)).collect::<Vec<_>>());
}

/// A panic in the browser ends the lab, so the border has no way to ask for one.
#[test]
fn the_border_does_not_panic() {
    let ways = [".unwrap()", ".expect(", "panic!(", "unreachable!(", "assert!(", "assert_eq!("];
    let border = library().into_iter().filter(|path| part(path) == "web");
    let breaches = border.filter(|path| ways.iter().any(|way| code(path).contains(way)));
    assert_none(&breaches.map(|path| show(&path)).collect::<Vec<_>>());
}

/// Cargo.toml denies it; what is allowed all the same is in the one module that has its reason.
#[test]
fn unsafe_code_is_in_one_module() {
    let breaches = library()
        .into_iter()
        .filter(|path| code(path).contains("unsafe_code") && !path.ends_with("src/math/simd.rs"));
    assert_none(&breaches.map(|path| show(&path)).collect::<Vec<_>>());
}

#[test]
fn folders_are_the_users() {
    let known = ["src", "www", "tests", "target"];
    let entries = fs::read_dir(project()).expect("the project's folder");
    let folders = entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir());
    let strange: Vec<String> = folders
        .map(|path| name(&path))
        .filter(|name| !name.starts_with('.') && !known.contains(&name.as_str()))
        .collect();
    assert_none(&strange);
}

#[test]
fn files_are_short_and_say_what_they_are() {
    let rust = files(&project().join("src"));
    let long = |path: &&PathBuf| text(path).lines().count() > LINES;
    assert_none(
        &rust.iter().chain(&pages()).filter(long).map(|path| show(path)).collect::<Vec<_>>(),
    );
    let silent = rust.iter().filter(|path| !text(path).starts_with("//!"));
    assert_none(&silent.map(|path| show(path)).collect::<Vec<_>>());
}

#[test]
fn files_are_clean() {
    // Pieced together, or this file would be caught by its own rule.
    let unwanted = [
        concat!("/wo", "rk/"),
        concat!("/ro", "ot/"),
        concat!("/tm", "p/"),
        concat!("to", "do!("),
        concat!("unimple", "mented!("),
        "\r",
    ];
    let mut breaches = Vec::new();
    for path in ["src", "www", "tests"].iter().flat_map(|folder| files(&project().join(folder))) {
        let text = text(&path);
        let found = unwanted.iter().filter(|word| text.contains(**word));
        breaches.extend(found.map(|word| format!("{} has {word:?}", show(&path))));
    }
    assert_none(&breaches);
}

/// A test file that nobody lists would never run.
#[test]
fn every_test_file_is_listed() {
    for folder in ["tests/it", "tests/browser"] {
        let folder = project().join(folder);
        let unlisted = files(&folder).into_iter().filter(|path| {
            let stem = path.file_stem().expect("a name").to_string_lossy().into_owned();
            // A file in a folder of its own is a part of the file that is called as that folder.
            let parent = path.parent().expect("a folder");
            let list =
                if parent == folder { folder.join("main.rs") } else { parent.with_extension("rs") };
            let code = path.extension().is_some_and(|end| end == "rs");
            code && stem != "main" && !text(&list).contains(&format!("mod {stem};"))
        });
        assert_none(&unlisted.map(|path| show(&path)).collect::<Vec<_>>());
    }
}

/// The reader of `crate::` paths, which the layers stand on, reads every form of them.
#[test]
fn crate_paths_are_read() {
    let code = "use crate::{error::{Error, Result}, loss, Rng as R};\npub(crate) fn f() -> crate::lab::Lab { xcrate::no }";
    assert_eq!(crate_names(code), ["error", "loss", "Rng", "lab"]);
}

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn name(path: &Path) -> String {
    path.file_name().expect("a name").to_string_lossy().into_owned()
}

fn show(path: &Path) -> String {
    path.strip_prefix(project()).unwrap_or(path).display().to_string()
}

fn assert_none(breaches: &[String]) {
    assert!(breaches.is_empty(), "\n  {}\n", breaches.join("\n  "));
}

/// Every text file below a folder, but for what is generated or fetched.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
    {
        let path = entry.expect("an entry").path();
        if ["pkg", "node_modules"].contains(&name(&path).as_str()) {
            continue;
        }
        if path.is_dir() {
            files.extend(self::files(&path));
        } else if fs::read_to_string(&path).is_ok() {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The library's files: all but the programs and the crate's first page, which names everything.
fn library() -> Vec<PathBuf> {
    let src = project().join("src");
    let rust = files(&src)
        .into_iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"));
    rust.filter(|path| !path.starts_with(src.join("bin")) && *path != src.join("lib.rs")).collect()
}

/// The page's own scripts.
fn pages() -> Vec<PathBuf> {
    let all = files(&project().join("www"));
    all.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "js")).collect()
}

/// The part of the library that a file belongs to.
fn part(path: &Path) -> String {
    let inside = path.strip_prefix(project().join("src")).expect("a file of the library");
    let first = inside.components().next().expect("a file below src").as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A file without its comments, which may name whom they like.
fn code(path: &Path) -> String {
    let text = text(path);
    let lines = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    lines
        .filter(|line| !line.trim_start().starts_with(['*', '/']))
        .map(|line| format!("{line}\n"))
        .collect()
}

/// The files that name one of these words.
fn naming(paths: impl Iterator<Item = PathBuf>, words: &[&str]) -> Vec<String> {
    let mut breaches = Vec::new();
    for path in paths {
        let code = code(&path);
        let all = code.split(|c: char| !c.is_alphanumeric() && c != '_');
        let mut found: Vec<&str> = all.filter(|word| words.contains(word)).collect();
        found.dedup();
        breaches.extend(found.iter().map(|word| format!("{} names {word}", show(&path))));
    }
    breaches
}

/// The first name of every `crate::…` path, groups included.
fn crate_names(code: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, mark) in code.match_indices("crate::") {
        let whole = code[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != '_');
        if whole {
            names.extend(first_names(&code[at + mark.len()..]));
        }
    }
    names
}

/// `a::b` begins with a; `{a::{b, c}, d as e}` with a and d.
fn first_names(path: &str) -> Vec<String> {
    let Some(group) = path.strip_prefix('{') else {
        return vec![word(path)];
    };
    let mut names = Vec::new();
    let (mut depth, mut item) = (0, 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            ',' | '}' if depth == 0 => {
                names.push(word(group[item..at].trim_start()));
                item = at + 1;
                if c == '}' {
                    break;
                }
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// Which part owns each name that the crate's first page gives out: `pub use loss::{Loss, …}`.
fn owners() -> BTreeMap<String, String> {
    let page = code(&project().join("src/lib.rs"));
    let mut owners = BTreeMap::new();
    for item in page.split(';') {
        let Some((_, path)) = item.split_once("pub use ") else { continue };
        let path = path.trim_start_matches("self::").trim_start_matches("crate::");
        let Some((part, names)) = path.split_once("::") else { continue };
        for name in
            names.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|name| !name.is_empty())
        {
            owners.insert(name.to_owned(), part.to_owned());
        }
    }
    owners
}

/// The code of every module of the library by its path, `trainer::smo`, without unit tests.
fn modules() -> BTreeMap<String, String> {
    let src = project().join("src");
    let module = |path: &Path| {
        let inside = path.strip_prefix(&src).expect("a file of the library").with_extension("");
        let names = inside.iter().map(|name| name.to_string_lossy().into_owned());
        names.filter(|name| name != "mod").collect::<Vec<_>>().join("::")
    };
    let without_tests = |path: &Path| {
        let code = code(path);
        code.split("#[cfg(test)]").next().unwrap_or_default().to_owned()
    };
    library().iter().map(|path| (module(path), without_tests(path))).collect()
}
