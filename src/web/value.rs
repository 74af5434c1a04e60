//! Values across the border: JavaScript values to trees and back.

use wasm_bindgen::JsValue;

use super::js::{self, Array, Object};
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::format::shortest;
use crate::data::MAX_POINTS;
use crate::scenario::Tree;

/// Deeper than any document is; a cycle is deeper.
const DEEPEST: usize = 32;

/// The tree of a JavaScript value. Members that are undefined are left out, as in JSON; NaN and infinities stay and are refused by
/// whoever expects a number.
pub(super) fn tree(value: &JsValue) -> Result<Tree> {
    branch(value, 0)
}

fn branch(value: &JsValue, depth: usize) -> Result<Tree> {
    if depth > DEEPEST {
        return Err(Error::new("", ErrorKind::TooDeep));
    }
    if value.is_null() || value.is_undefined() {
        return Ok(Tree::Null);
    }
    if let Some(flag) = value.as_bool() {
        return Ok(Tree::Bool(flag));
    }
    if let Some(number) = value.as_f64() {
        return Ok(Tree::Number(number));
    }
    if let Some(text) = value.as_string() {
        return Ok(Tree::Text(text));
    }
    if Array::is_array(value) {
        let length = member(value, &"length".into())?.as_f64().unwrap_or(0.0);
        if length > MAX_POINTS as f64 {
            return Err(Error::new("", ErrorKind::TooLong { entries: shortest(length) }));
        }
        let mut items = Vec::new();
        for i in 0..length as u32 {
            items.push(branch(&member(value, &i.into())?, depth + 1)?);
        }
        return Ok(Tree::List(items));
    }
    if value.is_object() {
        let keys = js::own_keys(value).map_err(unreadable)?;
        let mut members = Vec::new();
        for i in 0..keys.length() {
            let key = keys.get(i);
            let Some(name) = key.as_string() else { continue };
            let value = member(value, &key)?;
            if !value.is_undefined() {
                members.push((name, branch(&value, depth + 1)?));
            }
        }
        return Ok(Tree::Object(members));
    }
    Err(Error::new("", ErrorKind::NotData))
}

/// A member of an object. What its getter throws must not pass through the program, which would stay locked.
fn member(object: &JsValue, key: &JsValue) -> Result<JsValue> {
    js::get(object, key).map_err(unreadable)
}

fn unreadable(error: JsValue) -> Error {
    let why = js::get(&error, &"message".into()).ok().and_then(|why| why.as_string());
    Error::new("", ErrorKind::Unreadable { reason: why.unwrap_or_default() })
}

/// A text, where JavaScript may hand over anything.
pub(super) fn text(what: &str, value: &JsValue) -> Result<String> {
    value.as_string().ok_or_else(|| Error::expected(what, "a text"))
}

/// A tree as plain data: no Map, no undefined, no BigInt.
pub(super) fn value(tree: &Tree) -> JsValue {
    match tree {
        Tree::Null => JsValue::NULL,
        Tree::Bool(flag) => JsValue::from_bool(*flag),
        Tree::Number(x) => JsValue::from_f64(*x),
        Tree::Text(text) => JsValue::from_str(text),
        Tree::List(items) => {
            let list = Array::new();
            for item in items {
                list.push(&value(item));
            }
            list.into()
        }
        Tree::Object(members) => {
            let object = Object::new();
            for (name, member) in members {
                object.set(name, &value(member));
            }
            object.into()
        }
    }
}
