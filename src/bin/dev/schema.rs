//! What describes the library to others, printed from its own tables and descriptions.

use crate::project::Outcome;
use serde_json::Value;

/// The JSON Schema, which ships beside the page as `scenario.schema.json`.
pub fn document() -> Option<Value> {
    Some(margin_lab::scenario::schema())
}

/// The TypeScript types, which the module's own refer to.
pub fn types() -> String {
    [margin_lab::scenario::typescript(), margin_lab::report_typescript()].concat()
}

/// What the tables say about their entries, which nobody reads in the first picture.
const WORDS: [&str; 4] = ["meaning", "source", "about", "licence"];

/// The tables of losses, trainers and data sets as two JavaScript modules: what a lab needs, and by
/// list and id what there is to read about it.
pub fn catalog() -> Outcome<[String; 2]> {
    let mut tables = serde_json::to_value(margin_lab::scenario::Catalog::new())?;
    let mut words = serde_json::Map::new();
    for (list, entries) in tables.as_object_mut().into_iter().flatten() {
        let mut about = serde_json::Map::new();
        for entry in entries.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
            let said: serde_json::Map<_, _> =
                WORDS.iter().filter_map(|word| entry.remove_entry(*word)).collect();
            about.insert(entry["id"].as_str().ok_or("an entry without an id")?.into(), said.into());
        }
        words.insert(list.clone(), about.into());
    }
    let words = Value::from(words);
    Ok([format!("export const catalog = {tables};\n"), format!("export const words = {words};\n")])
}

/// And their types.
pub const CATALOG_TYPES: [&str; 2] = [
    "import type { Catalog } from \"./margin_lab.js\";\nexport const catalog: Catalog;\n",
    "export const words: Record<string, Record<string, Record<string, string>>>;\n",
];
