//! What describes the library to others, made from its own descriptions.

use serde_json::Value;

/// The JSON Schema, which ships beside the page as `scenario.schema.json`.
pub fn document() -> Option<Value> {
    Some(margin_lab::scenario::schema())
}
