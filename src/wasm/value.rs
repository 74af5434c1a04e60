//! Values across the border: JavaScript objects to trees, plain data to JavaScript objects.

use js_sys::{Array, Object, Reflect};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};

use crate::data::MAX_POINTS;
use crate::error::{Error, Result};
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
        return Err(Error::new("the document is nested too deeply"));
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
    if let Some(list) = value.dyn_ref::<Array>() {
        let length = member(list, &"length".into())?.as_f64().unwrap_or(0.0);
        if length > MAX_POINTS as f64 {
            return Err(Error::new(format!("the document holds a list of {length} entries")));
        }
        return (0..length as u32)
            .map(|i| branch(&member(list, &i.into())?, depth + 1))
            .collect::<Result<_>>()
            .map(Tree::List);
    }
    if let Some(object) = value.dyn_ref::<Object>().filter(|_| !value.is_function()) {
        let mut members = Vec::new();
        for key in Reflect::own_keys(object).map_err(|error| unreadable(&error))?.iter() {
            let Some(name) = key.as_string() else { continue };
            let value = member(object, &key)?;
            if !value.is_undefined() {
                members.push((name, branch(&value, depth + 1)?));
            }
        }
        return Ok(Tree::Object(members));
    }
    Err(Error::new("the document holds something that is not JSON"))
}

/// A member of an object. What its getter throws must not pass through the program, which would stay locked.
fn member(object: &JsValue, key: &JsValue) -> Result<JsValue> {
    Reflect::get(object, key).map_err(|error| unreadable(&error))
}

fn unreadable(error: &JsValue) -> Error {
    let why = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    Error::new(format!("the document cannot be read: {}", why.unwrap_or_default()))
}

/// A text, where JavaScript may hand over anything.
pub(super) fn text(what: &str, value: &JsValue) -> Result<String> {
    value.as_string().ok_or_else(|| Error::new(format!("{what}: expected a text")))
}

/// Plain data as a plain object: no Map, no undefined, no BigInt.
pub(super) fn object(value: &impl Serialize) -> Result<JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(|error| Error::new(error.to_string()))
}
