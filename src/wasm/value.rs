//! Values across the border: JavaScript objects to trees, plain data to JavaScript objects.

use js_sys::{Array, Object};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};

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
        return list
            .iter()
            .map(|item| branch(&item, depth + 1))
            .collect::<Result<_>>()
            .map(Tree::List);
    }
    if let Some(object) = value.dyn_ref::<Object>().filter(|_| !value.is_function()) {
        let mut members = Vec::new();
        for entry in Object::entries(object).iter() {
            let entry: Array = entry.unchecked_into();
            let (name, member) = (entry.get(0).as_string().unwrap_or_default(), entry.get(1));
            if !member.is_undefined() {
                members.push((name, branch(&member, depth + 1)?));
            }
        }
        return Ok(Tree::Object(members));
    }
    Err(Error::new("the document holds something that is not JSON"))
}

/// Plain data as a plain object: no Map, no undefined, no BigInt.
pub(super) fn object(value: &impl Serialize) -> Result<JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(|error| Error::new(error.to_string()))
}

/// A tree as plain data.
pub(super) fn value(tree: &Tree) -> JsValue {
    object(tree).unwrap_or_default()
}
