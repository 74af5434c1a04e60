//! The strict reader: whether a tree has a [`Shape`], and if not, where and why.

use super::shape::{Bounds, Field, Shape, Tagged, Variant};
use super::tree::{Tree, quoted};
use crate::error::{Error, Result, cut, filled, listed};
use crate::number::{brief, shortest, whole};

/// What is wrong with a value, and the path to it. The path grows on the way out, so a good document never pays for one.
#[derive(Debug)]
struct Fault {
    path: String,
    words: String,
}

type Checked = std::result::Result<(), Box<Fault>>;

impl Fault {
    fn new(words: String) -> Box<Fault> {
        Box::new(Fault { path: String::new(), words })
    }

    fn expected(what: &str, got: &Tree) -> Box<Fault> {
        Fault::new(filled("expected {}, got {}", &[what, &shown(got)]))
    }

    fn under(mut self: Box<Self>, step: &str) -> Box<Fault> {
        let dot = if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        self.path = filled("{}{}{}", &[step, dot, &self.path]);
        self
    }

    fn at(self: Box<Self>, index: usize) -> Box<Fault> {
        self.under(&filled("[{}]", &[&whole(index)]))
    }

    fn error(&self) -> Error {
        let path = if self.path.is_empty() { "scenario" } else { &self.path };
        Error::of("{}: {}", &[path, &self.words])
    }
}

/// Checks that `tree` has this shape.
///
/// # Errors
/// `path: expected what, got what`, the path beginning with `root`; an empty root stands for the document itself.
pub(super) fn check(shape: &Shape, tree: &Tree, root: &dyn Fn() -> String) -> Result<()> {
    shape.check(tree).map_err(|fault| {
        let root = root();
        let fault = if root.is_empty() { fault } else { fault.under(&root) };
        fault.error()
    })
}

/// Checks a merge patch by itself: an object in which no key is given twice.
pub(super) fn check_patch(patch: &Tree) -> Result<()> {
    fn twice(tree: &Tree) -> Checked {
        let Tree::Object(members) = tree else { return Ok(()) };
        for (i, (key, member)) in members.iter().enumerate() {
            if members[..i].iter().any(|(earlier, _)| earlier == key) {
                return Err(given_twice(key));
            }
            twice(member).map_err(|fault| fault.under(&cut(key)))?;
        }
        Ok(())
    }
    let checked = match patch {
        Tree::Object(_) => twice(patch),
        _ => Err(Fault::expected("an object", patch).under("update")),
    };
    checked.map_err(|fault| fault.error())
}

fn given_twice(key: &str) -> Box<Fault> {
    Fault::new("given twice".into()).under(&cut(key))
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
            Shape::Object(fields) => object(tree, None, fields, &|_| None),
            Shape::Tagged(tagged) => tagged.check(tree),
            Shape::NumberOr(bounds, other) => match tree {
                Tree::Object(_) => other.check(tree),
                Tree::Number(_) => number(bounds, tree),
                _ => Err(Fault::expected(&filled("{} or an object", &[&lower(bounds)]), tree)),
            },
        }
    }
}

fn exactly(x: f64, why: &str, tree: &Tree) -> Checked {
    if tree.number() == Some(x) {
        return Ok(());
    }
    Err(Fault::expected(&filled("{}{}", &[&shortest(x), why]), tree))
}

fn number(bounds: &Bounds, tree: &Tree) -> Checked {
    match tree {
        Tree::Number(x) if bounds.contain(*x) => Ok(()),
        Tree::Number(x) if x.is_finite() && *x > bounds.most && bounds.least != -bounds.most => {
            Err(Fault::expected(&filled("a number ≤ {}", &[&brief(bounds.most)]), tree))
        }
        _ => Err(Fault::expected(&lower(bounds), tree)),
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

fn integer(least: u64, most: u64, tree: &Tree) -> Checked {
    match tree {
        Tree::Number(x) if x.fract() == 0.0 && *x >= least as f64 && *x <= most as f64 => Ok(()),
        _ => {
            let ends = [&*shortest(least as f64), &shortest(most as f64)];
            Err(Fault::expected(&filled("an integer from {} to {}", &ends), tree))
        }
    }
}

fn name(names: &[&'static str], tree: &Tree) -> Checked {
    match tree {
        Tree::Text(text) if names.contains(&text.as_str()) => Ok(()),
        _ => Err(Fault::expected(&one_of(names.iter().copied()), tree)),
    }
}

fn list(of: &Shape, most: usize, tree: &Tree) -> Checked {
    let items = tree.list().ok_or_else(|| Fault::expected("a list", tree))?;
    if items.len() > most {
        return Err(Fault::expected(&filled("at most {} entries", &[&whole(most)]), tree));
    }
    for (i, item) in items.iter().enumerate() {
        of.check(item).map_err(|fault| fault.at(i))?;
    }
    Ok(())
}

fn row(fields: &[Field], tree: &Tree) -> Checked {
    let least = fields.iter().filter(|field| field.must).count();
    let items = tree.list().unwrap_or(&[]);
    if !(least..=fields.len()).contains(&items.len()) || tree.list().is_none() {
        return Err(Fault::expected(&positions(fields, least), tree));
    }
    for (i, (field, item)) in fields.iter().zip(items).enumerate() {
        field.shape.check(item).map_err(|fault| fault.at(i))?;
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
) -> Checked {
    let Tree::Object(members) = tree else { return Err(Fault::expected("an object", tree)) };
    for (i, (key, member)) in members.iter().enumerate() {
        if members[..i].iter().any(|(earlier, _)| earlier == key) {
            return Err(given_twice(key));
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
            let words = filled("missing, expected {}", &[&wanted(&field.shape)]);
            Err(Fault::new(words).under(field.key))
        }
        None => Ok(()),
    }
}

fn unknown(tag: Option<&'static str>, fields: &[Field]) -> String {
    let known = tag.into_iter().chain(fields.iter().map(|field| field.key));
    filled("unknown field, expected {}", &[&one_of(known)])
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
        object(tree, Some(self.tag), &fields, &|key| {
            let elsewhere = variants.iter().any(|v| v.fields.iter().any(|field| field.key == key));
            elsewhere.then(|| self.refusal(variant, key))
        })
    }

    /// The variant that the tag names, or the default one.
    fn variant<'a>(
        &self,
        tree: &Tree,
        variants: &'a [Variant],
    ) -> std::result::Result<Option<&'a Variant>, Box<Fault>> {
        let Some(tag) = tree.get(self.tag) else {
            return Ok(variants.iter().find(|variant| Some(variant.id) == self.default));
        };
        let named = variants.iter().find(|v| tag.text().is_some_and(|text| v.is_called(text)));
        named.map(Some).ok_or_else(|| {
            let ids = variants.iter().map(|variant| variant.id);
            Fault::expected(&one_of(ids), tag).under(self.tag)
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
