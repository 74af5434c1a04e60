//! Errors of the library as errors of JavaScript.

use js_sys::Object;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};

use crate::base::error::Error;

impl From<Error> for JsValue {
    /// A JavaScript `Error` with the same message, and with what programs decide by: `code`, `path` and `parameters`.
    fn from(error: Error) -> JsValue {
        let thrown = js_sys::Error::new(&error.message());
        match error.serialize(&Serializer::json_compatible()) {
            Ok(data) => Object::assign(&thrown, data.unchecked_ref()).into(),
            Err(_) => thrown.into(),
        }
    }
}
