//! What describes the scenario to others, printed from the library's own description of it.

/// The JSON Schema, which ships beside the page as `scenario.schema.json`.
pub fn document() -> Option<serde_json::Value> {
    Some(margin_lab::scenario::schema())
}

/// The TypeScript types, which the module's own refer to.
pub fn types() -> String {
    [margin_lab::scenario::typescript(), margin_lab::report_typescript()].concat()
}
