//! The JSON Schema of the scenario, made from the Rust types.

/// The schema, which ships beside the page as `scenario.schema.json`.
pub fn document() -> Option<serde_json::Value> {
    None
}
