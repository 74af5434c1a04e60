//! What the names of compiled functions tell. The tests use this file too.

/// The standard library's crates, as its compiled functions name them.
const STANDARD: [&str; 4] = ["core[", "alloc[", "std[", "__rustc["];

/// Parts of the names of its functions that never return.
const PANICS: [&str; 5] =
    ["panic", "_fail", "handle_error", "handle_alloc_error", "capacity_overflow"];

/// And of those that do, for all their names.
const RETURN: [&str; 2] = ["set_hook", "panic_count"];

/// Whether this is a function of the standard library that never returns. Elsewhere in a name the library may stand for a type only.
pub fn panics(name: &str) -> bool {
    let own = name.trim_start_matches(['<', '&']);
    let has = |parts: &[&str]| parts.iter().any(|part| name.contains(part));
    STANDARD.iter().any(|part| own.starts_with(part)) && has(&PANICS) && !has(&RETURN)
}

/// Whether this function writes something by `core::fmt`, for whatever type.
pub fn formats(name: &str) -> bool {
    STANDARD.iter().any(|part| name.contains(part)) && name.contains("::fmt::")
}

/// Whether the path of a function begins so.
pub fn begins(name: &str, part: &str) -> bool {
    name.trim_start_matches('<').starts_with(part)
}

/// The entries of a list with which none of the names begins.
pub fn dead<'a>(list: &[&'a str], names: &[&str]) -> Vec<&'a str> {
    let lives = |part: &str| names.iter().any(|name| begins(name, part));
    list.iter().copied().filter(|part| !lives(part)).collect()
}
