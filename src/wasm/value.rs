//! Values across the border: JavaScript values to trees and back.

use wasm_bindgen::{JsCast, JsValue};

use super::js::{Array, Object};
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
    if Array::is_array(value) {
        let list = value.unchecked_ref::<Array>();
        let mut items = Vec::new();
        for i in 0..list.length() {
            items.push(branch(&list.get(i), depth + 1)?);
        }
        return Ok(Tree::List(items));
    }
    if value.is_object() {
        let object = value.unchecked_ref::<Object>();
        let keys = Object::keys(object);
        let mut members = Vec::new();
        for i in 0..keys.length() {
            let name = keys.get(i).as_string().unwrap_or_default();
            let member = object.get(&name);
            if !member.is_undefined() {
                members.push((name, branch(&member, depth + 1)?));
            }
        }
        return Ok(Tree::Object(members));
    }
    Err(Error::new("the document holds something that is not JSON"))
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
