//! The strict reader: whether a json has a [`Shape`], and if not, where and why.

use super::json::Json;
use super::json_text::quoted;
use super::shape::{Bounds, Field, Shape, Tagged, Variant};
use crate::base::error::{Error, ErrorKind, Result, shortened};
use crate::base::format::{brief, shortest};

// An error starts where it is found, with an empty path; the path grows on the way out, so that a good document never pays for one.

fn fault(kind: ErrorKind) -> Error {
    Error::new("", kind)
}

fn expected(what: impl Into<String>, got: &Json) -> Error {
    Error::mismatch("", what, shown(got))
}

fn at(index: usize, fault: Error) -> Error {
    fault.under(&format!("[{index}]"))
}

/// Checks that `json` has this shape.
///
/// # Errors
/// `path: expected what, got what`, the path beginning with `root`; an empty root stands for the document itself.
pub(super) fn check(shape: &Shape, json: &Json, root: &dyn Fn() -> String) -> Result<()> {
    shape.check(json).map_err(|fault| match root() {
        root if !root.is_empty() => fault.under(&root),
        _ if fault.path().is_empty() => fault.under("scenario"),
        _ => fault,
    })
}

/// Checks a merge patch by itself: an object in which no key is given twice.
pub(super) fn check_patch(patch: &Json) -> Result<()> {
    match patch {
        Json::Object(_) => duplicate_keys(patch),
        _ => Err(expected("an object", patch).under("update")),
    }
}

fn duplicate_keys(json: &Json) -> Result<()> {
    let Json::Object(members) = json else { return Ok(()) };
    for (i, (key, member)) in members.iter().enumerate() {
        if is_known(key, &members[..i]) {
            return Err(fault(ErrorKind::GivenTwice).under(&shortened(key)));
        }
        duplicate_keys(member).map_err(|fault| fault.under(&shortened(key)))?;
    }
    Ok(())
}

fn is_known(key: &str, members: &[(String, Json)]) -> bool {
    members.iter().any(|(earlier, _)| earlier == key)
}

impl Shape {
    fn check(&self, json: &Json) -> Result<()> {
        match self {
            Shape::Constant(x, why) => constant(*x, why, json),
            Shape::Number(bounds) => number(bounds, json),
            Shape::Integer(least, most) => integer(*least, *most, json),
            Shape::Boolean => match json {
                Json::Bool(_) => Ok(()),
                _ => Err(expected("true or false", json)),
            },
            Shape::Name(names) => name(names, json),
            Shape::List(of, most) => list(of, *most, json),
            Shape::Tuple(fields) => tuple(fields, json),
            Shape::Object(fields) => object(json, None, fields, &|_| None),
            Shape::Tagged(tagged) => tagged.check(json),
            Shape::NumberOr(bounds, other) => match json {
                Json::Object(_) => other.check(json),
                Json::Number(_) => number(bounds, json),
                _ => Err(expected(format!("{} or an object", lower(bounds)), json)),
            },
        }
    }
}

fn constant(x: f64, why: &str, json: &Json) -> Result<()> {
    if json.number() == Some(x) {
        return Ok(());
    }
    Err(expected(format!("{}{why}", shortest(x)), json))
}

fn number(bounds: &Bounds, json: &Json) -> Result<()> {
    match json {
        Json::Number(x) if bounds.contain(*x) => Ok(()),
        Json::Number(x) if x.is_finite() && *x > bounds.most && bounds.least != -bounds.most => {
            Err(expected(format!("a number ≤ {}", brief(bounds.most)), json))
        }
        _ => Err(expected(lower(bounds), json)),
    }
}

/// What a number must at least be, in words: the bound that people run into.
fn lower(bounds: &Bounds) -> String {
    let (least, most) = (brief(bounds.least), brief(bounds.most));
    if bounds.least == -bounds.most {
        format!("a number from {least} to {most}")
    } else if bounds.above {
        format!("a number > {least}")
    } else {
        format!("a number ≥ {least}")
    }
}

fn integer(least: u64, most: u64, json: &Json) -> Result<()> {
    match json {
        Json::Number(x) if x.fract() == 0.0 && *x >= least as f64 && *x <= most as f64 => Ok(()),
        _ => Err(expected(format!("an integer from {least} to {most}"), json)),
    }
}

fn name(names: &[&'static str], json: &Json) -> Result<()> {
    match json {
        Json::String(text) if names.contains(&text.as_str()) => Ok(()),
        _ => Err(expected(format!("one of {}", names.join(", ")), json)),
    }
}

fn list(of: &Shape, most: usize, json: &Json) -> Result<()> {
    let items = json.list().ok_or_else(|| expected("a list", json))?;
    if items.len() > most {
        return Err(expected(format!("at most {most} entries"), json));
    }
    for (i, item) in items.iter().enumerate() {
        of.check(item).map_err(|fault| at(i, fault))?;
    }
    Ok(())
}

fn tuple(fields: &[Field], json: &Json) -> Result<()> {
    let least = fields.iter().filter(|field| field.required).count();
    let items = json.list().unwrap_or(&[]);
    if !(least..=fields.len()).contains(&items.len()) || json.list().is_none() {
        return Err(expected(positions(fields, least), json));
    }
    for (i, (field, item)) in fields.iter().zip(items).enumerate() {
        field.shape.check(item).map_err(|fault| at(i, fault))?;
    }
    Ok(())
}

/// `[x1, x2, class] or [x1, x2, class, weight]`
fn positions(fields: &[Field], least: usize) -> String {
    let form = |n: usize| format!("[{}]", listed(&fields[..n]));
    (least..=fields.len()).map(form).collect::<Vec<_>>().join(" or ")
}

/// `x1, x2, class`
fn listed(fields: &[Field]) -> String {
    fields.iter().map(|field| field.key).collect::<Vec<_>>().join(", ")
}

/// Checks an object with these fields, beside its tag, which has been looked at. `refused` may have a word of its own for a field
/// that is not among them.
fn object(
    json: &Json,
    tag: Option<&'static str>,
    fields: &[Field],
    refused: &dyn Fn(&str) -> Option<ErrorKind>,
) -> Result<()> {
    let Json::Object(members) = json else { return Err(expected("an object", json)) };
    for (i, (key, member)) in members.iter().enumerate() {
        if is_known(key, &members[..i]) {
            return Err(fault(ErrorKind::GivenTwice).under(&shortened(key)));
        }
        if tag.is_some_and(|tag| tag == key) {
            continue;
        }
        let Some(field) = fields.iter().find(|field| field.key == key) else {
            let kind = refused(key).unwrap_or_else(|| unknown(tag, fields));
            return Err(fault(kind).under(&shortened(key)));
        };
        field.shape.check(member).map_err(|fault| fault.under(key))?;
    }
    match fields.iter().find(|field| field.required && json.get(field.key).is_none()) {
        Some(field) => {
            let kind = ErrorKind::Missing { expected: wanted(&field.shape) };
            Err(fault(kind).under(field.key))
        }
        None => Ok(()),
    }
}

fn unknown(tag: Option<&str>, fields: &[Field]) -> ErrorKind {
    let known = tag.into_iter().chain(fields.iter().map(|field| field.key));
    ErrorKind::UnknownField { known: known.collect::<Vec<_>>().join(", ") }
}

/// What a field that is missing should have been.
fn wanted(shape: &Shape) -> String {
    match shape {
        Shape::Constant(x, _) => shortest(*x),
        Shape::Number(bounds) => lower(bounds),
        _ => "a value".into(),
    }
}

impl Tagged {
    fn check(&self, json: &Json) -> Result<()> {
        let variants = (self.variants)();
        let variant = self.variant(json, &variants)?;
        let mut fields = variant.map_or_else(Vec::new, |variant| variant.fields.clone());
        fields.extend_from_slice(self.common);
        object(json, Some(self.tag), &fields, &|key| {
            let elsewhere = variants.iter().any(|v| v.fields.iter().any(|field| field.key == key));
            elsewhere.then(|| self.refusal(variant, key))
        })
    }

    /// The variant that the tag names, or the default one.
    fn variant<'a>(&self, json: &Json, variants: &'a [Variant]) -> Result<Option<&'a Variant>> {
        let Some(tag) = json.get(self.tag) else {
            return Ok(variants.iter().find(|variant| Some(variant.id) == self.default));
        };
        let named = variants.iter().find(|v| tag.text().is_some_and(|text| v.is_called(text)));
        named.map(Some).ok_or_else(|| {
            let ids: Vec<_> = variants.iter().map(|variant| variant.id).collect();
            expected(format!("one of {}", ids.join(", ")), tag).under(self.tag)
        })
    }

    /// Why a field that other variants have is refused here.
    fn refusal(&self, variant: Option<&Variant>, key: &str) -> ErrorKind {
        let Some(variant) = variant else { return ErrorKind::Needs { field: self.tag } };
        let (by, field) = (variant.id, key.to_owned());
        match variant.refuses.iter().find(|(refused, _)| *refused == key) {
            Some((_, reason)) => ErrorKind::NotTakenBecause { by, field, reason },
            None => ErrorKind::NotTaken { by, field },
        }
    }
}

/// A value as an error shows it: short, strings in quotes.
fn shown(json: &Json) -> String {
    match json {
        Json::Null => "null".into(),
        Json::Bool(flag) => flag.to_string(),
        Json::Number(x) => shortest(*x),
        Json::String(text) => quoted(&shortened(text)),
        Json::Array(items) => format!("a list of {}", items.len()),
        Json::Object(_) => "an object".into(),
    }
}
