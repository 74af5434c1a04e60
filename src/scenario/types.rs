//! The TypeScript types of the document, printed from its description.

use super::document::DOCUMENT;
use super::shape::{Field, Form, Shape};

/// `export interface Scenario { … }`, with the descriptions as comments.
pub fn typescript() -> String {
    let Shape::Object(fields) = &DOCUMENT else { return String::new() };
    let mut out = String::from(
        "/** The document that a lab starts from; what is left out has its default. */\nexport interface Scenario {\n",
    );
    for field in *fields {
        out += &format!("    /** {} */\n    {};\n", field.about, member(field));
    }
    out + "}\n" + super::catalog::typescript().as_str()
}

/// `c?: number`
fn member(field: &Field) -> String {
    let mark = if field.must { "" } else { "?" };
    format!("{}{mark}: {}", field.key, shape(&field.shape))
}

fn shape(of: &Shape) -> String {
    match of {
        Shape::Exactly(x, _) => format!("{x}"),
        Shape::Number(_) | Shape::Integer(..) => "number".into(),
        Shape::Flag => "boolean".into(),
        Shape::Name(names) => union(names),
        Shape::List(item, _) => format!("Array<{}>", shape(item)),
        Shape::Row(fields) => {
            let places: Vec<String> = fields.iter().map(member).collect();
            // A position may not be called by a reserved word.
            format!("[{}]", places.join(", ").replace("class:", "class_:"))
        }
        Shape::Object(fields) => object(None, fields),
        Shape::Tagged(of) => {
            let form = |form: Form| {
                let tag = form.tag.map(|tag| {
                    let mark = if tag.must { "" } else { "?" };
                    format!("{}{mark}: {}", of.tag, union(&tag.names))
                });
                object(tag, &form.fields)
            };
            of.forms().into_iter().map(form).collect::<Vec<_>>().join(" | ")
        }
        Shape::NumberOr(_, other) => format!("number | {}", shape(other)),
    }
}

fn object(tag: Option<String>, fields: &[Field]) -> String {
    let members: Vec<String> = tag.into_iter().chain(fields.iter().map(member)).collect();
    format!("{{ {} }}", members.join("; "))
}

fn union(names: &[&str]) -> String {
    names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(" | ")
}
