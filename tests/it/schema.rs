//! The JSON Schema says the same as the reader.

use margin_lab::scenario::schema;
use margin_lab::{DATASETS, Json, LOSSES, Scenario, TRAINERS};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Any value that a schema allows. It knows the keywords that the schema uses and no others.
fn valid(schema: &Value) -> BoxedStrategy<Value> {
    let list = |key: &str| schema[key].as_array().cloned();
    if let Some(value) = schema.get("const") {
        return Just(value.clone()).boxed();
    }
    if let Some(values) = list("enum") {
        return prop::sample::select(values).boxed();
    }
    if let Some(forms) = list("oneOf").or(list("anyOf")) {
        let forms: Vec<_> = forms.iter().map(valid).collect();
        return prop::sample::select(forms).prop_flat_map(|form| form).boxed();
    }
    match schema["type"].as_str() {
        Some("boolean") => any::<bool>().prop_map(Value::from).boxed(),
        Some("integer") => {
            let [least, most] = ["minimum", "maximum"].map(|key| schema[key].as_u64().unwrap());
            prop_oneof![least..=most, least..=most.min(least + 9), Just(most)]
                .prop_map(Value::from)
                .boxed()
        }
        Some("number") => numbers(schema),
        Some("array") => array(schema),
        Some("object") => object(schema),
        _ => panic!("what is {schema}?"),
    }
}

fn numbers(schema: &Value) -> BoxedStrategy<Value> {
    let most = schema["maximum"].as_f64().unwrap();
    let (least, open) = match schema["exclusiveMinimum"].as_f64() {
        Some(least) => (least, true),
        None => (schema["minimum"].as_f64().unwrap(), false),
    };
    let lowest = if open { least + 5e-324 } else { least };
    prop_oneof![
        least..=most,
        -10.0..10.0,
        (-10i32..10).prop_map(f64::from),
        Just(most),
        Just(lowest)
    ]
    .prop_filter("in bounds", move |x| *x <= most && (*x > least || *x == least && !open))
    .prop_map(Value::from)
    .boxed()
}

fn array(schema: &Value) -> BoxedStrategy<Value> {
    let most = schema["maxItems"].as_u64().unwrap() as usize;
    if let Some(places) = schema["prefixItems"].as_array() {
        let least = schema["minItems"].as_u64().unwrap() as usize;
        assert_eq!((places.len(), &schema["items"]), (most, &json!(false)));
        let places: Vec<_> = places.iter().map(valid).collect();
        return (places, least..=most)
            .prop_map(|(mut items, length)| {
                items.truncate(length);
                Value::from(items)
            })
            .boxed();
    }
    prop::collection::vec(valid(&schema["items"]), 0..=most.min(6)).prop_map(Value::from).boxed()
}

fn object(schema: &Value) -> BoxedStrategy<Value> {
    assert_eq!(schema["additionalProperties"], json!(false));
    let required = schema["required"].as_array().unwrap();
    let members: Vec<_> = schema["properties"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(key, shape)| {
            let there = if required.contains(&json!(key)) {
                Just(true).boxed()
            } else {
                any::<bool>().boxed()
            };
            (Just(key.clone()), valid(shape), there)
        })
        .collect();
    members
        .prop_map(|members| {
            let there = members.into_iter().filter(|(_, _, there)| *there);
            Value::Object(there.map(|(key, value, _)| (key, value)).collect())
        })
        .boxed()
}

/// The scenario of a document that the schema allows. Where its settings do not go together, the field that the reader names is
/// taken out until they do.
fn accepted(mut document: Value) -> Scenario {
    for _ in 0..8 {
        match document.to_string().parse::<Scenario>() {
            Ok(scenario) => return scenario,
            Err(error) => {
                let words = error.to_string();
                let together = [
                    "those that can",
                    "lo < hi",
                    "its margin",
                    "is for two classes",
                    "a kernel model",
                ];
                assert!(together.iter().any(|part| words.contains(part)), "{words}\n{document}");
                let key = if words.contains("two classes") {
                    "data"
                } else {
                    words.split([':', '.']).next().unwrap()
                };
                document.as_object_mut().unwrap().remove(key);
            }
        }
    }
    panic!("{document}")
}

/// The members of every object of a document, by path.
fn objects(value: &Value, path: &str) -> Vec<String> {
    let below: Vec<(String, &Value)> = match value {
        Value::Object(members) => {
            members.iter().map(|(key, v)| (format!("{path}/{key}"), v)).collect()
        }
        Value::Array(items) => {
            items.iter().enumerate().map(|(i, v)| (format!("{path}/{i}"), v)).collect()
        }
        _ => Vec::new(),
    };
    let own = value.is_object().then(|| path.to_owned());
    own.into_iter().chain(below.into_iter().flat_map(|(path, v)| objects(v, &path))).collect()
}

proptest! {
    #[test]
    fn what_the_schema_allows_is_read_and_written_without_loss(document in valid(&schema())) {
        let scenario = accepted(document);
        let text = scenario.to_string();
        let again: Scenario = text.parse().unwrap();
        prop_assert_eq!(&again, &scenario);
        prop_assert_eq!(again.to_string(), text.clone());
        // The border writes through another serialiser: the same document.
        let plain = serde_json::to_value(&scenario).unwrap();
        prop_assert_eq!(plain.to_string().parse::<Scenario>().unwrap(), scenario);
        prop_assert!(!text.contains(".0,") && !text.contains("null"), "{}", text);
    }

    #[test]
    fn what_the_schema_forbids_is_refused(document in valid(&schema()), place in any::<prop::sample::Index>()) {
        let document = serde_json::to_value(accepted(document)).unwrap();
        let paths = objects(&document, "");
        let path = place.get(&paths);
        let mut more = document.clone();
        more.pointer_mut(path).unwrap()["colour"] = json!(1);
        let words = more.to_string().parse::<Scenario>().unwrap_err().to_string();
        prop_assert!(words.contains("colour: unknown field, expected one of"), "{}", words);

        for member in document.pointer(path).unwrap().as_object().unwrap().keys() {
            for wrong in [json!(null), json!("?"), json!(-1e101), json!([[]]), json!({"?": 0})] {
                let mut less = document.clone();
                less.pointer_mut(path).unwrap()[member] = wrong;
                let refused = less.to_string().parse::<Scenario>().unwrap_err().to_string();
                let dotted = path.trim_start_matches('/').replace('/', ".");
                let name = if dotted.is_empty() { member.clone() } else { format!("{dotted}.{member}") };
                prop_assert!(refused.starts_with(&name), "{}: {}", name, refused);
            }
        }
    }

    /// Whatever the text, the answer is a scenario or a sentence.
    #[test]
    fn any_text_ends_in_a_scenario_or_words(text in r#"[\[\]{}:,"0-9a-z.e+\-\\ ]{0,80}"#) {
        if let Err(error) = text.parse::<Scenario>() {
            prop_assert!(!error.to_string().is_empty());
        }
    }
}

#[test]
fn the_schema_lists_what_the_tables_list() {
    let text = schema().to_string();
    let losses =
        LOSSES.iter().flat_map(|entry| [entry.id].into_iter().chain(entry.aliases.iter().copied()));
    let parameters =
        LOSSES.iter().flat_map(|entry| entry.parameters).map(|parameter| parameter.name);
    let sets = DATASETS.iter().map(|set| set.id);
    for id in losses.chain(TRAINERS.iter().map(|entry| entry.id)).chain(sets) {
        assert!(text.contains(&format!("\"{id}\"")), "{id}");
    }
    for name in parameters {
        assert!(text.contains(&format!("\"{name}\":")), "{name}");
    }
}

/// The cases of RFC 7396, appendix A.
#[test]
fn merge_patches_follow_the_rfc() {
    let table = [
        (r#"{"a":"b"}"#, r#"{"a":"c"}"#, r#"{"a":"c"}"#),
        (r#"{"a":"b"}"#, r#"{"b":"c"}"#, r#"{"a":"b","b":"c"}"#),
        (r#"{"a":"b"}"#, r#"{"a":null}"#, r#"{}"#),
        (r#"{"a":"b","b":"c"}"#, r#"{"a":null}"#, r#"{"b":"c"}"#),
        (r#"{"a":["b"]}"#, r#"{"a":"c"}"#, r#"{"a":"c"}"#),
        (r#"{"a":"c"}"#, r#"{"a":["b"]}"#, r#"{"a":["b"]}"#),
        (r#"{"a":{"b":"c"}}"#, r#"{"a":{"b":"d","c":null}}"#, r#"{"a":{"b":"d"}}"#),
        (r#"{"a":[{"b":"c"}]}"#, r#"{"a":[1]}"#, r#"{"a":[1]}"#),
        (r#"["a","b"]"#, r#"["c","d"]"#, r#"["c","d"]"#),
        (r#"{"a":"b"}"#, r#"["c"]"#, r#"["c"]"#),
        (r#"{"a":"foo"}"#, "null", "null"),
        (r#"{"a":"foo"}"#, r#""bar""#, r#""bar""#),
        (r#"{"e":null}"#, r#"{"a":1}"#, r#"{"e":null,"a":1}"#),
        ("[1,2]", r#"{"a":"b","c":null}"#, r#"{"a":"b"}"#),
        ("{}", r#"{"a":{"bb":{"ccc":null}}}"#, r#"{"a":{"bb":{}}}"#),
    ];
    for (target, patch, result) in table {
        let mut json: Json = target.parse().unwrap();
        json.merge_patch(&patch.parse().unwrap());
        assert_eq!(json.to_string(), result, "{target} with {patch}");
    }
}

/// The text of numbers and strings is that of `JSON.stringify`; the right column was written by Node 20.
#[test]
fn json_is_written_as_a_browser_writes_them() {
    let table = [
        (
            "[1.0,-0.0,0.1,1e2,1E21,123456789012345678901]",
            "[1,0,0.1,100,1e+21,123456789012345680000]",
        ),
        (
            "[1e-6,1e-7,1.5e-7,5e-324,1.7976931348623157e308]",
            "[0.000001,1e-7,1.5e-7,5e-324,1.7976931348623157e+308]",
        ),
        (
            r#"{"b":"\u0001\n\t\"\\\/é☃","a":[{}, [], null, true]}"#,
            r#"{"b":"\u0001\n\t\"\\/é☃","a":[{},[],null,true]}"#,
        ),
    ];
    for (text, written) in table {
        assert_eq!(text.parse::<Json>().unwrap().to_string(), written);
    }
}

proptest! {
    #[test]
    fn numbers_keep_their_bits(bits in any::<u64>()) {
        let x = f64::from_bits(bits);
        if x.is_finite() {
            let text = Json::Number(x).to_string();
            prop_assert_eq!(text.parse::<Json>().unwrap(), Json::Number(x), "{}", text);
        }
    }
}
