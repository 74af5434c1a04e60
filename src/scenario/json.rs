//! JSON before it is read as a document: parsed by serde_json natively and in the wasm, or filled from a JavaScript value.
//!
//! A type of its own beside `serde_json::Value`, since the reader must see what that one loses: keys that were given twice, their
//! order, NaN and the infinities (a JavaScript object may bring them).

use super::json_text;
use crate::base::error::{Error, ErrorKind, Result};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A JSON value. Objects keep their keys in order and, until the reader refuses them, keys that were given twice.
///
/// Its text, `to_string()`, is compact JSON with the shortest digits, equal to what `JSON.stringify` writes. A number that JSON cannot
/// hold is refused by the reader of a document and written as null.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Json {
    /// null
    #[default]
    Null,
    /// true or false
    Bool(bool),
    /// A number.
    Number(f64),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Json>),
    /// An object.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The member of an object with this key.
    pub fn get(&self, key: &str) -> Option<&Json> {
        match self {
            Json::Object(members) => members.iter().find(|(k, _)| k == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// Applies a JSON merge patch (RFC 7396): members replace or are merged, null takes a member away, everything but an object
    /// replaces the whole.
    pub fn merge_patch(&mut self, patch: &Json) {
        let Json::Object(changes) = patch else {
            *self = patch.clone();
            return;
        };
        if !matches!(self, Json::Object(_)) {
            *self = Json::Object(Vec::new());
        }
        let Json::Object(members) = self else { return };
        for (key, change) in changes {
            let place = members.iter().position(|(k, _)| k == key);
            match (place, change) {
                (Some(i), Json::Null) => drop(members.remove(i)),
                (None, Json::Null) => {}
                (Some(i), _) => members[i].1.merge_patch(change),
                (None, _) => {
                    let mut fresh = Json::Null;
                    fresh.merge_patch(change);
                    members.push((key.clone(), fresh));
                }
            }
        }
    }

    /// An array of numbers.
    pub(super) fn numbers(list: &[f64]) -> Json {
        Json::Array(list.iter().map(|x| Json::Number(*x)).collect())
    }

    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Json::Number(x) => Some(x + 0.0), // −0 becomes 0, as in the document's text
            _ => None,
        }
    }

    pub(super) fn flag(&self) -> Option<bool> {
        match self {
            Json::Bool(flag) => Some(*flag),
            _ => None,
        }
    }

    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Json::String(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn list(&self) -> Option<&[Json]> {
        match self {
            Json::Array(items) => Some(items),
            _ => None,
        }
    }
}

impl FromStr for Json {
    type Err = Error;

    /// Reads JSON text.
    ///
    /// # Errors
    /// Text that is not JSON, with the line and column.
    fn from_str(text: &str) -> Result<Json> {
        serde_json::from_str(text)
            .map_err(|error| Error::new("", ErrorKind::NotJson { reason: error.to_string() }))
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&json_text::text(self))
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Json, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

/// What becomes of each kind of JSON value.
struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> std::result::Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> std::result::Result<Json, E> {
        Ok(Json::Bool(flag))
    }

    fn visit_i64<E>(self, x: i64) -> std::result::Result<Json, E> {
        Ok(Json::Number(x as f64))
    }

    fn visit_u64<E>(self, x: u64) -> std::result::Result<Json, E> {
        Ok(Json::Number(x as f64))
    }

    fn visit_f64<E>(self, x: f64) -> std::result::Result<Json, E> {
        Ok(Json::Number(x))
    }

    fn visit_str<E>(self, text: &str) -> std::result::Result<Json, E> {
        Ok(Json::String(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> std::result::Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Json::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> std::result::Result<Json, A::Error> {
        let mut object = Vec::new();
        while let Some(member) = members.next_entry()? {
            object.push(member);
        }
        Ok(Json::Object(object))
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        match self {
            Json::Null => serializer.serialize_unit(),
            Json::Bool(flag) => serializer.serialize_bool(*flag),
            Json::Number(x) => serializer.serialize_f64(*x),
            Json::String(text) => serializer.serialize_str(text),
            Json::Array(items) => serializer.collect_seq(items),
            Json::Object(members) => serializer.collect_map(members.iter().map(|(k, v)| (k, v))),
        }
    }
}
