//! What describes the library to others, printed from its own tables and descriptions.

/// The JSON Schema, which ships beside the page as `scenario.schema.json`.
pub fn document() -> Option<serde_json::Value> {
    Some(margin_lab::scenario::schema())
}

/// The TypeScript types, which the module's own refer to.
pub fn types() -> String {
    [margin_lab::scenario::typescript(), margin_lab::report_typescript()].concat()
}

/// The tables of losses, trainers and data sets as a JavaScript module.
pub fn catalog() -> Result<String, serde_json::Error> {
    let tables = serde_json::to_string(&margin_lab::scenario::Catalog::new())?;
    Ok(format!("export const catalog = {tables};\n"))
}

/// And its type.
pub const CATALOG_TYPE: &str =
    "import type { Catalog } from \"./margin_lab.js\";\nexport const catalog: Catalog;\n";
