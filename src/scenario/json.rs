//! JSON text to [`Tree`], natively. In a browser the tree is filled from the JavaScript object, so no parser is carried.

use super::Tree;
use crate::error::{Error, Result};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::str::FromStr;

impl FromStr for Tree {
    type Err = Error;

    /// Reads JSON text.
    ///
    /// # Errors
    /// Text that is not JSON, with the line and column.
    fn from_str(text: &str) -> Result<Tree> {
        serde_json::from_str(text).map_err(|error| Error::new(format!("not JSON: {error}")))
    }
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Tree, D::Error> {
        deserializer.deserialize_any(Branches)
    }
}

/// What becomes of each kind of JSON value. A map type would lose the order of keys and those given twice.
struct Branches;

impl<'de> Visitor<'de> for Branches {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> std::result::Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> std::result::Result<Tree, E> {
        Ok(Tree::Bool(flag))
    }

    fn visit_i64<E>(self, x: i64) -> std::result::Result<Tree, E> {
        Ok(Tree::Number(x as f64))
    }

    fn visit_u64<E>(self, x: u64) -> std::result::Result<Tree, E> {
        Ok(Tree::Number(x as f64))
    }

    fn visit_f64<E>(self, x: f64) -> std::result::Result<Tree, E> {
        Ok(Tree::Number(x))
    }

    fn visit_str<E>(self, text: &str) -> std::result::Result<Tree, E> {
        Ok(Tree::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> std::result::Result<Tree, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Tree::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> std::result::Result<Tree, A::Error> {
        let mut object = Vec::new();
        while let Some(member) = members.next_entry()? {
            object.push(member);
        }
        Ok(Tree::Object(object))
    }
}
