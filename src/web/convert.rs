//! Values across the border: JavaScript to JSON on the way in, plain objects on the way out, errors as errors.
//!
//! On the way in the values are read here and not by serde-wasm-bindgen: that one cannot tell a BigInt from a number nor undefined from
//! null, and would be stopped by a getter that throws with the lab still locked.

use js_sys::{Array, Object, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::base::error::{Error, ErrorKind, Result};
use crate::base::format::shortest;
use crate::data::MAX_POINTS;
use crate::scenario::Json;

#[wasm_bindgen]
extern "C" {
    // As js-sys has them, but what a getter or a proxy throws is an error and does not pass through the program.
    #[wasm_bindgen(catch, js_namespace = Object, js_name = entries)]
    fn entries(object: &JsValue) -> std::result::Result<Array, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Array, js_name = from)]
    fn copied(array: &JsValue) -> std::result::Result<Array, JsValue>;
    type List;
    #[wasm_bindgen(catch, method, getter)]
    fn length(this: &List) -> std::result::Result<f64, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> std::result::Result<bool, JsValue>;
}

/// Deeper than any document is; a cycle is deeper.
const DEEPEST: usize = 32;

/// A JavaScript value as JSON: own enumerable members with a name. Members that are undefined are left out, as `JSON.stringify` does;
/// NaN and the infinities stay and are refused by whoever expects a number.
///
/// # Errors
/// Functions, symbols, BigInts, what throws when it is read, what is nested too deeply (a cycle), lists beyond all measure.
pub(super) fn json(value: &JsValue) -> Result<Json> {
    value_at(value, 0)
}

fn value_at(value: &JsValue, depth: usize) -> Result<Json> {
    if depth > DEEPEST {
        return Err(Error::new("", ErrorKind::TooDeep));
    }
    // Each question is a call of JavaScript, so what documents hold most comes first.
    if let Some(number) = value.as_f64() {
        Ok(Json::Number(number))
    } else if is_array(value).map_err(unreadable)? {
        let items = items(value)?;
        let items: Result<_> = items.iter().map(|item| value_at(&item, depth + 1)).collect();
        items.map(Json::Array)
    } else if let Some(text) = value.as_string() {
        Ok(Json::String(text))
    } else if let Some(flag) = value.as_bool() {
        Ok(Json::Bool(flag))
    } else if value.is_null() || value.is_undefined() {
        Ok(Json::Null)
    } else if value.is_object() {
        let mut members = Vec::new();
        for entry in entries(value).map_err(unreadable)?.iter() {
            let [key, member] = [0, 1].map(|k| entry.unchecked_ref::<Array>().get(k));
            if !member.is_undefined() {
                members.push((key.as_string().unwrap_or_default(), value_at(&member, depth + 1)?));
            }
        }
        Ok(Json::Object(members))
    } else {
        Err(Error::new("", ErrorKind::NotData))
    }
}

/// The items of an array that is not too long.
fn items(array: &JsValue) -> Result<Array> {
    let length = array.unchecked_ref::<List>().length().map_err(unreadable)?;
    let in_bounds = length <= MAX_POINTS as f64; // a proxy may say NaN
    if !in_bounds {
        return Err(Error::new("", ErrorKind::TooLong { entries: shortest(length) }));
    }
    copied(array).map_err(unreadable)
}

fn unreadable(thrown: JsValue) -> Error {
    let message = Reflect::get(&thrown, &"message".into()).ok().and_then(|words| words.as_string());
    Error::new("", ErrorKind::Unreadable { reason: message.unwrap_or_default() })
}

/// A text, where JavaScript may hand over anything.
pub(super) fn text(what: &str, value: &JsValue) -> Result<String> {
    value.as_string().ok_or_else(|| Error::expected(what, "a text"))
}

/// Data as a plain object of this type: no Map, no undefined, no BigInt.
pub(super) fn plain<T: JsCast>(data: &impl Serialize) -> std::result::Result<T, JsValue> {
    Ok(data.serialize(&Serializer::json_compatible())?.unchecked_into())
}

impl From<Error> for JsValue {
    /// A JavaScript `Error` with the same message, and with what programs decide by: `code`, `path` and `parameters`.
    fn from(error: Error) -> JsValue {
        let thrown = js_sys::Error::new(&error.message());
        match plain::<Object>(&error) {
            Ok(data) => Object::assign(&thrown, &data).into(),
            Err(_) => thrown.into(),
        }
    }
}
