//! JSON text as JavaScript writes it, so that a document has the same letters wherever it was saved.

use crate::base::format::shortest;
use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use std::io::{Result, Write};

/// Compact JSON with the digits of `JSON.stringify`: `1`, `0.1`, `1e+21`.
struct AsJavaScript;

impl Formatter for AsJavaScript {
    fn write_f64<W: ?Sized + Write>(&mut self, writer: &mut W, value: f64) -> Result<()> {
        writer.write_all(shortest(value).as_bytes())
    }
}

/// The compact JSON text of a value. NaN and the infinities, which JSON cannot hold, become null.
pub(super) fn text(value: &impl Serialize) -> String {
    let mut text = Vec::new();
    // Writing to memory cannot fail, and what is written here has no keys but strings.
    let written = value.serialize(&mut Serializer::with_formatter(&mut text, AsJavaScript));
    debug_assert!(written.is_ok(), "a document that cannot be written");
    String::from_utf8(text).unwrap_or_default()
}

/// A string in quotes, with the escapes of JSON.
pub(super) fn quoted(words: &str) -> String {
    text(&words)
}
