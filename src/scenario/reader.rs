//! The strict reader: whether a tree has a [`Shape`], and if not, where and why.

use super::shape::{Bounds, Field, Shape, Tagged, Variant};
use super::tree::{Tree, quoted};
use crate::base::error::{Error, Result, cut, filled, listed};
use crate::base::format::{brief, shortest, whole};

/// What is wrong with a value: `: words`, before which the path grows on the way out, so a good document never pays for one.
fn fault(words: &str) -> Error {
    Error::of(": {}", &[words])
}

fn expected(what: &str, got: &Tree) -> Error {
    Error::of(": expected {}, got {}", &[what, &shown(got)])
}

fn under(step: &str, fault: Error) -> Error {
    let rest = fault.message();
    let dot = if rest.starts_with(':') || rest.starts_with('[') { "" } else { "." };
    Error::of("{}{}{}", &[step, dot, rest])
}

fn at(index: usize, fault: Error) -> Error {
    under(&filled("[{}]", &[&whole(index)]), fault)
}

/// Checks that `tree` has this shape.
///
/// # Errors
/// `path: expected what, got what`, the path beginning with `root`; an empty root stands for the document itself.
pub(super) fn check(shape: &Shape, tree: &Tree, root: &dyn Fn() -> String) -> Result<()> {
    shape.check(tree).map_err(|fault| {
        let root = root();
        if !root.is_empty() {
            under(&root, fault)
        } else if fault.message().starts_with(':') {
            under("scenario", fault)
        } else {
            fault
        }
    })
}

/// Checks a merge patch by itself: an object in which no key is given twice.
pub(super) fn check_patch(patch: &Tree) -> Result<()> {
    match patch {
        Tree::Object(_) => twice(patch),
        _ => Err(under("update", expected("an object", patch))),
    }
}

fn twice(tree: &Tree) -> Result<()> {
    let Tree::Object(members) = tree else { return Ok(()) };
    for (i, (key, member)) in members.iter().enumerate() {
        if is_known(key, &members[..i]) {
            return Err(under(&cut(key), fault("given twice")));
        }
        twice(member).map_err(|fault| under(&cut(key), fault))?;
    }
    Ok(())
}

fn is_known(key: &str, members: &[(String, Tree)]) -> bool {
    members.iter().any(|(earlier, _)| earlier == key)
}

impl Shape {
    fn check(&self, tree: &Tree) -> Result<()> {
        match self {
            Shape::Exactly(x, why) => exactly(*x, why, tree),
            Shape::Number(bounds) => number(bounds, tree),
            Shape::Integer(least, most) => integer(*least, *most, tree),
            Shape::Flag => match tree {
                Tree::Bool(_) => Ok(()),
                _ => Err(expected("true or false", tree)),
            },
            Shape::Name(names) => name(names, tree),
            Shape::List(of, most) => list(of, *most, tree),
            Shape::Row(fields) => row(fields, tree),
            Shape::Object(fields) => object(tree, None, fields, &|_| None),
            Shape::Tagged(tagged) => tagged.check(tree),
            Shape::NumberOr(bounds, other) => match tree {
                Tree::Object(_) => other.check(tree),
                Tree::Number(_) => number(bounds, tree),
                _ => Err(expected(&filled("{} or an object", &[&lower(bounds)]), tree)),
            },
        }
    }
}

fn exactly(x: f64, why: &str, tree: &Tree) -> Result<()> {
    if tree.number() == Some(x) {
        return Ok(());
    }
    Err(expected(&filled("{}{}", &[&shortest(x), why]), tree))
}

fn number(bounds: &Bounds, tree: &Tree) -> Result<()> {
    match tree {
        Tree::Number(x) if bounds.contain(*x) => Ok(()),
        Tree::Number(x) if x.is_finite() && *x > bounds.most && bounds.least != -bounds.most => {
            Err(expected(&filled("a number ≤ {}", &[&brief(bounds.most)]), tree))
        }
        _ => Err(expected(&lower(bounds), tree)),
    }
}

/// What a number must at least be, in words: the bound that people run into.
fn lower(bounds: &Bounds) -> String {
    let words = if bounds.least == -bounds.most {
        "a number from {} to {}"
    } else if bounds.above {
        "a number > {}"
    } else {
        "a number ≥ {}"
    };
    filled(words, &[&brief(bounds.least), &brief(bounds.most)])
}

fn integer(least: u64, most: u64, tree: &Tree) -> Result<()> {
    match tree {
        Tree::Number(x) if x.fract() == 0.0 && *x >= least as f64 && *x <= most as f64 => Ok(()),
        _ => {
            let ends = [&*shortest(least as f64), &shortest(most as f64)];
            Err(expected(&filled("an integer from {} to {}", &ends), tree))
        }
    }
}

fn name(names: &[&'static str], tree: &Tree) -> Result<()> {
    match tree {
        Tree::Text(text) if names.contains(&text.as_str()) => Ok(()),
        _ => Err(expected(&one_of(names.iter().copied()), tree)),
    }
}

fn list(of: &Shape, most: usize, tree: &Tree) -> Result<()> {
    let items = tree.list().ok_or_else(|| expected("a list", tree))?;
    if items.len() > most {
        return Err(expected(&filled("at most {} entries", &[&whole(most)]), tree));
    }
    for (i, item) in items.iter().enumerate() {
        of.check(item).map_err(|fault| at(i, fault))?;
    }
    Ok(())
}

fn row(fields: &[Field], tree: &Tree) -> Result<()> {
    let least = fields.iter().filter(|field| field.must).count();
    let items = tree.list().unwrap_or(&[]);
    if !(least..=fields.len()).contains(&items.len()) || tree.list().is_none() {
        return Err(expected(&positions(fields, least), tree));
    }
    for (i, (field, item)) in fields.iter().zip(items).enumerate() {
        field.shape.check(item).map_err(|fault| at(i, fault))?;
    }
    Ok(())
}

/// `[x1, x2, class] or [x1, x2, class, weight]`
fn positions(fields: &[Field], least: usize) -> String {
    let mut forms = String::new();
    for n in least..=fields.len() {
        let or = if n > least { " or " } else { "" };
        forms += &filled("{}[{}]", &[or, &listed(fields[..n].iter().map(|field| field.key))]);
    }
    forms
}

/// Checks an object with these fields, beside its tag, which has been looked at. `refused` may have a word of its own for a field
/// that is not among them.
fn object(
    tree: &Tree,
    tag: Option<&'static str>,
    fields: &[Field],
    refused: &dyn Fn(&str) -> Option<String>,
) -> Result<()> {
    let Tree::Object(members) = tree else { return Err(expected("an object", tree)) };
    for (i, (key, member)) in members.iter().enumerate() {
        if is_known(key, &members[..i]) {
            return Err(under(&cut(key), fault("given twice")));
        }
        if tag.is_some_and(|tag| tag == key) {
            continue;
        }
        let Some(field) = fields.iter().find(|field| field.key == key) else {
            let words = refused(key).unwrap_or_else(|| unknown(tag, fields));
            return Err(under(&cut(key), fault(&words)));
        };
        field.shape.check(member).map_err(|fault| under(key, fault))?;
    }
    match fields.iter().find(|field| field.must && tree.get(field.key).is_none()) {
        Some(field) => {
            let words = filled("missing, expected {}", &[&wanted(&field.shape)]);
            Err(under(field.key, fault(&words)))
        }
        None => Ok(()),
    }
}

fn unknown(tag: Option<&'static str>, fields: &[Field]) -> String {
    let (tag, comma) = match tag {
        Some(tag) if fields.is_empty() => (tag, ""),
        Some(tag) => (tag, ", "),
        None => ("", ""),
    };
    let known = listed(fields.iter().map(|field| field.key));
    filled("unknown field, expected one of {}{}{}", &[tag, comma, &known])
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
    fn check(&self, tree: &Tree) -> Result<()> {
        let variants = (self.variants)();
        let variant = self.variant(tree, &variants)?;
        let mut fields = variant.map_or_else(Vec::new, |variant| variant.fields.clone());
        fields.extend_from_slice(self.common);
        object(tree, Some(self.tag), &fields, &|key| {
            let elsewhere = variants.iter().any(|v| v.fields.iter().any(|field| field.key == key));
            elsewhere.then(|| self.refusal(variant, key))
        })
    }

    /// The variant that the tag names, or the default one.
    fn variant<'a>(&self, tree: &Tree, variants: &'a [Variant]) -> Result<Option<&'a Variant>> {
        let Some(tag) = tree.get(self.tag) else {
            return Ok(variants.iter().find(|variant| Some(variant.id) == self.default));
        };
        let named = variants.iter().find(|v| tag.text().is_some_and(|text| v.is_called(text)));
        named.map(Some).ok_or_else(|| {
            let ids = variants.iter().map(|variant| variant.id);
            under(self.tag, expected(&one_of(ids), tag))
        })
    }

    /// Why a field that other variants have is refused here.
    fn refusal(&self, variant: Option<&Variant>, key: &str) -> String {
        let Some(variant) = variant else {
            return filled("needs a {} that takes it", &[self.tag]);
        };
        let reason = variant.refuses.iter().find(|(refused, _)| *refused == key);
        let (colon, why) = reason.map_or(("", ""), |(_, why)| (": ", *why));
        filled("{} takes no {}{}{}", &[variant.id, key, colon, why])
    }
}

fn one_of(names: impl Iterator<Item = &'static str>) -> String {
    filled("one of {}", &[&listed(names)])
}

/// A value as an error shows it: short, strings in quotes.
fn shown(tree: &Tree) -> String {
    match tree {
        Tree::Null => "null".into(),
        Tree::Bool(flag) => if *flag { "true" } else { "false" }.into(),
        Tree::Number(x) => shortest(*x),
        Tree::Text(text) => quoted(&cut(text)),
        Tree::List(items) => filled("a list of {}", &[&whole(items.len())]),
        Tree::Object(_) => "an object".into(),
    }
}
