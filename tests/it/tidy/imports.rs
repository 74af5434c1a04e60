//! Reads who imports whom from the code of modules: enough of Rust for the rule that there are no circles.

use std::collections::{BTreeMap, BTreeSet};

/// The modules of the same part that define what a module imports or names by a path. What a module merely re-exports does not count.
pub fn imports(modules: &BTreeMap<String, String>, name: &str) -> BTreeSet<String> {
    let part = name.split("::").next().unwrap_or_default();
    let mut found = BTreeSet::new();
    for path in paths(modules, name, false) {
        let owner = defined_in(modules, &path, 0);
        if owner.split("::").next() == Some(part) && owner != name {
            found.insert(owner);
        }
    }
    found
}

/// The absolute paths that a module's code names (`re_exported`: gives out), groups taken apart, `super` and `self` resolved. A path that
/// begins with a child module's name belongs to it as well.
fn paths(modules: &BTreeMap<String, String>, name: &str, re_exported: bool) -> Vec<String> {
    let code = &modules[name];
    let mut paths = Vec::new();
    for statement in code.split_inclusive([';', '{', '}']).fold(vec![String::new()], statements) {
        let gives = statement.trim_start().starts_with("pub") && statement.contains(" use ");
        if gives != re_exported {
            continue;
        }
        let flat: String = statement.split_whitespace().collect::<Vec<_>>().join(" ");
        for (start, tree) in trees(&flat) {
            let leaves = leaves(tree);
            paths.extend(leaves.iter().filter_map(|leaf| absolute(modules, name, start, leaf)));
        }
    }
    paths
}

/// Puts pieces of code together into statements, so that a group of imports is one.
fn statements(mut all: Vec<String>, piece: &str) -> Vec<String> {
    let last = all.last_mut().expect("never empty");
    last.push_str(piece);
    let import = last.contains("use ");
    if piece.ends_with(';') || !import {
        all.push(String::new());
    }
    all
}

/// Where paths begin in a statement: every `a::…` that no letter or `::` stands before, with the rest of the statement.
fn trees(statement: &str) -> Vec<(&str, &str)> {
    let mut trees = Vec::new();
    let mut at = 0;
    while let Some(length) = statement[at..].find("::") {
        let head = &statement[..at + length];
        let start = head.rfind(|c: char| !c.is_alphanumeric() && c != '_').map_or(0, |i| i + 1);
        if start < head.len() && !head[..start].ends_with("::") {
            trees.push((&statement[start..head.len()], &statement[head.len() + 2..]));
        }
        at += length + 2;
    }
    trees
}

/// The ends of a path: `b::{c, d::e as f}` has `b::c` and `b::d::e`.
fn leaves(tree: &str) -> Vec<String> {
    let head: String =
        tree.chars().take_while(|c| c.is_alphanumeric() || *c == '_' || *c == ':').collect();
    let Some(group) = tree[head.len()..].strip_prefix('{') else { return vec![head] };
    let (mut depth, mut from, mut all) = (0, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            ',' | '}' if depth == 0 => {
                all.extend(leaves(group[from..at].trim()).iter().map(|leaf| head.clone() + leaf));
                from = at + 1;
                if c == '}' {
                    break;
                }
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    all
}

/// The path from the crate of what a module names; `None` for what is not the crate's.
fn absolute(
    modules: &BTreeMap<String, String>,
    module: &str,
    start: &str,
    leaf: &str,
) -> Option<String> {
    let leaf = leaf.trim_end_matches("::self").trim_end_matches(':');
    let parent = module.rsplit_once("::").map_or("", |(parent, _)| parent);
    let joined = |before: &str| format!("{before}::{leaf}").trim_start_matches(':').to_owned();
    match start {
        "crate" => Some(leaf.to_owned()),
        "super" => Some(joined(parent)),
        "self" => Some(joined(module)),
        child => {
            let child = format!("{module}::{child}");
            modules.contains_key(&child).then(|| joined(&child))
        }
    }
}

/// The module that defines what a path names, through what modules give out.
fn defined_in(modules: &BTreeMap<String, String>, path: &str, depth: usize) -> String {
    let mut module = path;
    while !modules.contains_key(module) {
        let Some((parent, _)) = module.rsplit_once("::") else { return String::new() };
        module = parent;
    }
    let rest = path[module.len()..].trim_start_matches("::");
    let item = rest.split("::").next().unwrap_or_default();
    if item.is_empty() || depth > 8 {
        return module.to_owned();
    }
    let given = paths(modules, module, true);
    match given.iter().find(|given| given.rsplit("::").next() == Some(item)) {
        Some(given) => defined_in(modules, given, depth + 1),
        None => module.to_owned(),
    }
}

/// The shortest way from a module back to itself, where its name is the first of those on the way.
pub fn circle(imports: &BTreeMap<&str, BTreeSet<String>>, from: &str) -> Option<Vec<String>> {
    let mut ways = vec![vec![from.to_owned()]];
    let mut seen = BTreeSet::new();
    while !ways.is_empty() {
        let mut longer = Vec::new();
        for way in ways {
            let last = way.last().expect("never empty");
            for next in imports.get(last.as_str()).into_iter().flatten() {
                let mut way = way.clone();
                way.push(next.clone());
                if next == from {
                    return (way.iter().min().map(String::as_str) == Some(from)).then_some(way);
                }
                if seen.insert(next.clone()) {
                    longer.push(way);
                }
            }
        }
        ways = longer;
    }
    None
}
