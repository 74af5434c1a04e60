//! JSON text to [`Tree`] and tree to JSON, natively. In a browser the tree is filled from the JavaScript object, so no parser is carried.

use super::Tree;
use crate::base::error::{Error, ErrorKind, Result};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;
use std::str::FromStr;

impl FromStr for Tree {
    type Err = Error;

    /// Reads JSON text.
    ///
    /// # Errors
    /// Text that is not JSON, with the line and column.
    fn from_str(text: &str) -> Result<Tree> {
        serde_json::from_str(text)
            .map_err(|error| Error::new("", ErrorKind::NotJson { reason: error.to_string() }))
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

impl Serialize for Tree {
    /// Whole numbers are written as integers.
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        const LARGEST: f64 = 9_007_199_254_740_991.0;
        match self {
            Tree::Null => serializer.serialize_unit(),
            Tree::Bool(flag) => serializer.serialize_bool(*flag),
            Tree::Number(x) if x.fract() == 0.0 && x.abs() <= LARGEST => {
                serializer.serialize_i64(*x as i64)
            }
            Tree::Number(x) => serializer.serialize_f64(*x),
            Tree::Text(text) => serializer.serialize_str(text),
            Tree::List(items) => serializer.collect_seq(items),
            Tree::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (key, tree) in members {
                    map.serialize_entry(key, tree)?;
                }
                map.end()
            }
        }
    }
}
