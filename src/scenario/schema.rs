//! The JSON Schema of the document, printed from its description.

use super::description::DOCUMENT;
use super::shape::{Bounds, Field, Shape, Tagged};
use serde_json::{Map, Value, json};

/// The JSON Schema (draft 2020-12) of the document. What a schema cannot say is left to the reader: which trainer goes with which
/// loss, lo < hi, s below the margin.
pub fn schema() -> Value {
    let Value::Object(document) = shape(&DOCUMENT) else { return Value::Null };
    let mut out = Map::new();
    out.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
    out.insert("title".into(), json!("Margin Lab scenario, version 1"));
    out.extend(document);
    Value::Object(out)
}

fn shape(of: &Shape) -> Value {
    match of {
        Shape::Constant(x, _) => json!({ "const": number(*x) }),
        Shape::Number(bounds) => bounded(bounds),
        Shape::Integer(least, most) => {
            json!({ "type": "integer", "minimum": least, "maximum": most })
        }
        Shape::Boolean => json!({ "type": "boolean" }),
        Shape::Name(names) => json!({ "enum": names }),
        Shape::List(item, most) => {
            json!({ "type": "array", "items": shape(item), "maxItems": most })
        }
        Shape::Tuple(fields) => json!({
            "type": "array",
            "prefixItems": fields.iter().map(described).collect::<Vec<_>>(),
            "items": false,
            "minItems": fields.iter().filter(|field| field.required).count(),
            "maxItems": fields.len(),
        }),
        Shape::Object(fields) => object(None, fields),
        Shape::Tagged(of) => tagged(of),
        Shape::NumberOr(bounds, other) => json!({ "anyOf": [bounded(bounds), shape(other)] }),
    }
}

/// Whole numbers without a fraction.
fn number(x: f64) -> Value {
    if x.fract() == 0.0 && x.abs() < 1e15 { json!(x as i64) } else { json!(x) }
}

fn bounded(bounds: &Bounds) -> Value {
    let least = if bounds.above { "exclusiveMinimum" } else { "minimum" };
    json!({ "type": "number", least: number(bounds.least), "maximum": number(bounds.most) })
}

fn described(field: &Field) -> Value {
    let mut out = shape(&field.shape);
    out["description"] = json!(field.about);
    out
}

/// An object with its tag, the names that the tag may have and whether it must be there.
fn object(tag: Option<(&str, &[&str], bool)>, fields: &[Field]) -> Value {
    let tag_property = tag.map(|(key, names, _)| (key.to_owned(), json!({ "enum": names })));
    let own = fields.iter().map(|field| (field.key.to_owned(), described(field)));
    let properties: Map<_, _> = tag_property.into_iter().chain(own).collect();
    let needed = tag.filter(|(_, _, must)| *must).map(|(key, _, _)| key);
    let musts = fields.iter().filter(|field| field.required).map(|field| field.key);
    let required: Vec<&str> = needed.into_iter().chain(musts).collect();
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn tagged(of: &Tagged) -> Value {
    let forms = of.forms();
    let form = |form: super::shape::Form| {
        object(form.tag.as_ref().map(|tag| (of.tag, &tag.names[..], tag.required)), &form.fields)
    };
    json!({ "oneOf": forms.into_iter().map(form).collect::<Vec<_>>() })
}
