//! The tree a document is before it is understood.

use crate::base::format::shortest;
use std::fmt;

/// A JSON value. Objects keep their keys in order and, until the reader refuses them, keys that were given twice.
///
/// Its text, `to_string()`, is compact JSON with shortest numbers, equal to what `JSON.stringify` writes. A number that JSON cannot
/// hold (NaN, ±∞: a JavaScript object may bring it) is refused by the reader of a document and written as null.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Tree {
    /// null
    #[default]
    Null,
    /// true or false
    Bool(bool),
    /// A number.
    Number(f64),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Tree>),
    /// An object.
    Object(Vec<(String, Tree)>),
}

impl Tree {
    /// The member of an object with this key.
    pub fn get(&self, key: &str) -> Option<&Tree> {
        match self {
            Tree::Object(members) => members.iter().find(|(k, _)| k == key).map(|(_, tree)| tree),
            _ => None,
        }
    }

    /// Applies a JSON merge patch (RFC 7396): members replace or are merged, null takes a member away, everything but an object
    /// replaces the whole.
    pub fn merge_patch(&mut self, patch: &Tree) {
        let Tree::Object(changes) = patch else {
            *self = patch.clone();
            return;
        };
        if !matches!(self, Tree::Object(_)) {
            *self = Tree::Object(Vec::new());
        }
        let Tree::Object(members) = self else { return };
        for (key, change) in changes {
            let place = members.iter().position(|(k, _)| k == key);
            match (place, change) {
                (Some(i), Tree::Null) => drop(members.remove(i)),
                (None, Tree::Null) => {}
                (Some(i), _) => members[i].1.merge_patch(change),
                (None, _) => {
                    let mut fresh = Tree::Null;
                    fresh.merge_patch(change);
                    members.push((key.clone(), fresh));
                }
            }
        }
    }

    /// A list of numbers.
    pub(crate) fn numbers(list: &[f64]) -> Tree {
        let mut items = Vec::with_capacity(list.len());
        for &x in list {
            items.push(Tree::Number(x));
        }
        Tree::List(items)
    }

    pub(crate) fn number(&self) -> Option<f64> {
        match self {
            Tree::Number(x) => Some(x + 0.0), // −0 becomes 0, as in the document's text
            _ => None,
        }
    }

    pub(crate) fn flag(&self) -> Option<bool> {
        match self {
            Tree::Bool(flag) => Some(*flag),
            _ => None,
        }
    }

    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Tree::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn list(&self) -> Option<&[Tree]> {
        match self {
            Tree::List(items) => Some(items),
            _ => None,
        }
    }
}

impl From<f64> for Tree {
    fn from(x: f64) -> Self {
        Tree::Number(x)
    }
}

impl From<bool> for Tree {
    fn from(flag: bool) -> Self {
        Tree::Bool(flag)
    }
}

impl From<&str> for Tree {
    fn from(text: &str) -> Self {
        Tree::Text(text.to_owned())
    }
}

impl<T: Into<Tree>> From<Vec<T>> for Tree {
    fn from(items: Vec<T>) -> Self {
        Tree::List(items.into_iter().map(Into::into).collect())
    }
}

impl fmt::Display for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.write(&mut text);
        f.write_str(&text)
    }
}

impl Tree {
    fn write(&self, out: &mut String) {
        match self {
            Tree::Bool(flag) => *out += if *flag { "true" } else { "false" },
            Tree::Number(x) if x.is_finite() => *out += &shortest(*x),
            Tree::Null | Tree::Number(_) => *out += "null",
            Tree::Text(text) => *out += &quoted(text),
            Tree::List(items) => {
                for (i, item) in items.iter().enumerate() {
                    out.push(if i == 0 { '[' } else { ',' });
                    item.write(out);
                }
                *out += if items.is_empty() { "[]" } else { "]" };
            }
            Tree::Object(members) => {
                for (i, (key, tree)) in members.iter().enumerate() {
                    out.push(if i == 0 { '{' } else { ',' });
                    *out += &quoted(key);
                    out.push(':');
                    tree.write(out);
                }
                *out += if members.is_empty() { "{}" } else { "}" };
            }
        }
    }
}

/// A string of JSON with the escapes of `JSON.stringify`.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out += "\\n",
            '\r' => out += "\\r",
            '\t' => out += "\\t",
            '\u{8}' => out += "\\b",
            '\u{c}' => out += "\\f",
            c if c < ' ' => {
                out += if c < '\u{10}' { "\\u000" } else { "\\u001" };
                out.push(char::from(b"0123456789abcdef"[c as usize % 16]));
            }
            c => out.push(c),
        }
    }
    out + "\""
}
