//! The strict reader: whether a tree has a [`Shape`], and if not, where and why.

use super::shape::{Bounds, Field, Shape, Tagged, Variant};
use super::tree::{Tree, quoted};
use crate::error::{Error, Result};
use crate::number::{brief, shortest};

/// What is wrong with a value, and the path to it. The path grows on the way out, so a good document never pays for one.
#[derive(Debug)]
struct Fault {
    path: String,
    words: String,
}

type Checked = std::result::Result<(), Fault>;

impl Fault {
    fn new(words: impl Into<String>) -> Fault {
        Fault { path: String::new(), words: words.into() }
    }

    fn expected(what: impl std::fmt::Display, got: &Tree) -> Fault {
        Fault::new(format!("expected {what}, got {}", shown(got)))
    }

    fn under(mut self, step: &str) -> Fault {
        let dot = if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        self.path = format!("{step}{dot}{}", self.path);
        self
    }

    fn at(self, index: usize) -> Fault {
        self.under(&format!("[{index}]"))
    }
}

/// Checks that `tree` has this shape.
///
/// # Errors
/// `path: expected what, got what`, the path beginning with `root`; an empty root stands for the document itself.
pub(super) fn check(shape: &Shape, tree: &Tree, root: impl FnOnce() -> String) -> Result<()> {
    shape.check(tree).map_err(|fault| {
        let root = root();
        let fault = if root.is_empty() { fault } else { fault.under(&root) };
        let path = if fault.path.is_empty() { "scenario" } else { &fault.path };
        Error::new(format!("{path}: {}", fault.words))
    })
}

/// Checks a merge patch by itself: an object in which no key is given twice.
pub(super) fn check_patch(patch: &Tree) -> Result<()> {
    fn twice(tree: &Tree) -> Checked {
        let Tree::Object(members) = tree else { return Ok(()) };
        for (i, (key, member)) in members.iter().enumerate() {
            if members[..i].iter().any(|(earlier, _)| earlier == key) {
                return Err(Fault::new("given twice").under(&cut(key)));
            }
            twice(member).map_err(|fault| fault.under(&cut(key)))?;
        }
        Ok(())
    }
    let checked = match patch {
        Tree::Object(_) => twice(patch),
        _ => Err(Fault::expected("an object", patch).under("update")),
    };
    checked.map_err(|fault| Error::new(format!("{}: {}", fault.path, fault.words)))
}

impl Shape {
    fn check(&self, tree: &Tree) -> Checked {
        match self {
            Shape::Exactly(x, why) => exactly(*x, why, tree),
            Shape::Number(bounds) => number(bounds, tree),
            Shape::Integer(least, most) => integer(*least, *most, tree),
            Shape::Flag => match tree {
                Tree::Bool(_) => Ok(()),
                _ => Err(Fault::expected("true or false", tree)),
            },
            Shape::Name(names) => name(names, tree),
            Shape::List(of, most) => list(of, *most, tree),
            Shape::Row(fields) => row(fields, tree),
            Shape::Object(fields) => object(tree, None, fields, |_| None),
            Shape::Tagged(tagged) => tagged.check(tree),
            Shape::NumberOr(bounds, other) => match tree {
                Tree::Object(_) => other.check(tree),
                Tree::Number(_) => number(bounds, tree),
                _ => Err(Fault::expected(format!("{} or an object", lower(bounds)), tree)),
            },
        }
    }
}

fn exactly(x: f64, why: &str, tree: &Tree) -> Checked {
    if tree.number() == Some(x) {
        return Ok(());
    }
    Err(Fault::expected(format!("{}{why}", shortest(x)), tree))
}

fn number(bounds: &Bounds, tree: &Tree) -> Checked {
    match tree {
        Tree::Number(x) if bounds.contain(*x) => Ok(()),
        Tree::Number(x) if x.is_finite() && *x > bounds.most && bounds.least != -bounds.most => {
            Err(Fault::expected(format!("a number ≤ {}", brief(bounds.most)), tree))
        }
        _ => Err(Fault::expected(lower(bounds), tree)),
    }
}

/// What a number must at least be, in words: the bound that people run into.
fn lower(bounds: &Bounds) -> String {
    match (bounds.above, bounds.least) {
        (_, least) if least == -bounds.most => {
            format!("a number from {} to {}", brief(least), brief(bounds.most))
        }
        (true, least) => format!("a number > {}", brief(least)),
        (false, least) => format!("a number ≥ {}", brief(least)),
    }
}

fn integer(least: u64, most: u64, tree: &Tree) -> Checked {
    match tree {
        Tree::Number(x) if x.fract() == 0.0 && *x >= least as f64 && *x <= most as f64 => Ok(()),
        _ => Err(Fault::expected(format!("an integer from {least} to {most}"), tree)),
    }
}

fn name(names: &[&'static str], tree: &Tree) -> Checked {
    match tree {
        Tree::Text(text) if names.contains(&text.as_str()) => Ok(()),
        _ => Err(Fault::expected(format!("one of {}", joined(names.iter().copied())), tree)),
    }
}

fn list(of: &Shape, most: usize, tree: &Tree) -> Checked {
    let items = tree.list().ok_or_else(|| Fault::expected("a list", tree))?;
    if items.len() > most {
        return Err(Fault::expected(format!("at most {most} entries"), tree));
    }
    items.iter().enumerate().try_for_each(|(i, item)| of.check(item).map_err(|f| f.at(i)))
}

fn row(fields: &[Field], tree: &Tree) -> Checked {
    let least = fields.iter().filter(|field| field.must).count();
    let items = tree.list().unwrap_or(&[]);
    if !(least..=fields.len()).contains(&items.len()) || tree.list().is_none() {
        return Err(Fault::expected(positions(fields, least), tree));
    }
    let pairs = fields.iter().zip(items).enumerate();
    for (i, (field, item)) in pairs {
        field.shape.check(item).map_err(|f| f.at(i))?;
    }
    Ok(())
}

/// `[x1, x2, class] or [x1, x2, class, weight]`
fn positions(fields: &[Field], least: usize) -> String {
    let lengths = least..=fields.len();
    let forms = lengths.map(|n| format!("[{}]", joined(fields[..n].iter().map(|field| field.key))));
    forms.collect::<Vec<_>>().join(" or ")
}

/// Checks an object with these fields, beside its tag, which has been looked at. `refused` may have a word of its own for a field
/// that is not among them.
fn object(
    tree: &Tree,
    tag: Option<&'static str>,
    fields: &[Field],
    refused: impl Fn(&str) -> Option<String>,
) -> Checked {
    let Tree::Object(members) = tree else { return Err(Fault::expected("an object", tree)) };
    for (i, (key, member)) in members.iter().enumerate() {
        if members[..i].iter().any(|(earlier, _)| earlier == key) {
            return Err(Fault::new("given twice").under(&cut(key)));
        }
        if tag.is_some_and(|tag| tag == key) {
            continue;
        }
        let Some(field) = fields.iter().find(|field| field.key == key) else {
            let words = refused(key).unwrap_or_else(|| unknown(tag, fields));
            return Err(Fault::new(words).under(&cut(key)));
        };
        field.shape.check(member).map_err(|fault| fault.under(key))?;
    }
    match fields.iter().find(|field| field.must && tree.get(field.key).is_none()) {
        Some(field) => {
            let words = format!("missing, expected {}", wanted(&field.shape));
            Err(Fault::new(words).under(field.key))
        }
        None => Ok(()),
    }
}

fn unknown(tag: Option<&'static str>, fields: &[Field]) -> String {
    let known = tag.into_iter().chain(fields.iter().map(|field| field.key));
    format!("unknown field, expected one of {}", joined(known))
}

/// What a field that is missing should have been.
fn wanted(shape: &Shape) -> String {
    match shape {
        Shape::Exactly(x, _) => shortest(*x),
        Shape::Number(bounds) => lower(bounds),
        _ => "a value".into(),
    }
}

impl Tagged {
    fn check(&self, tree: &Tree) -> Checked {
        let variants = (self.variants)();
        let variant = self.variant(tree, &variants)?;
        let own = variant.map_or(&[][..], |variant| &variant.fields);
        let fields: Vec<Field> = own.iter().chain(self.common).copied().collect();
        object(tree, Some(self.tag), &fields, |key| {
            let elsewhere = variants.iter().any(|v| v.fields.iter().any(|field| field.key == key));
            elsewhere.then(|| self.refusal(variant, key))
        })
    }

    /// The variant that the tag names, or the default one.
    fn variant<'a>(
        &self,
        tree: &Tree,
        variants: &'a [Variant],
    ) -> std::result::Result<Option<&'a Variant>, Fault> {
        let Some(tag) = tree.get(self.tag) else {
            return Ok(variants.iter().find(|variant| Some(variant.id) == self.default));
        };
        let named = variants.iter().find(|v| tag.text().is_some_and(|text| v.is_called(text)));
        named.map(Some).ok_or_else(|| {
            let ids = joined(variants.iter().map(|variant| variant.id));
            Fault::expected(format!("one of {ids}"), tag).under(self.tag)
        })
    }

    /// Why a field that other variants have is refused here.
    fn refusal(&self, variant: Option<&Variant>, key: &str) -> String {
        let Some(variant) = variant else {
            return format!("needs a {} that takes it", self.tag);
        };
        let reason = variant.refuses.iter().find(|(refused, _)| *refused == key);
        let reason = reason.map(|(_, why)| format!(": {why}")).unwrap_or_default();
        format!("{} takes no {key}{reason}", variant.id)
    }
}

fn joined(names: impl Iterator<Item = &'static str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

/// A value as an error shows it: short, strings in quotes.
fn shown(tree: &Tree) -> String {
    match tree {
        Tree::Null => "null".into(),
        Tree::Bool(flag) => flag.to_string(),
        Tree::Number(x) => shortest(*x),
        Tree::Text(text) => {
            let mut out = String::new();
            let _ = quoted(&mut out, &cut(text));
            out
        }
        Tree::List(items) => format!("a list of {}", items.len()),
        Tree::Object(_) => "an object".into(),
    }
}

/// At most 40 characters of a text.
fn cut(text: &str) -> String {
    const MOST: usize = 40;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
