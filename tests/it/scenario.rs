//! The document: what is read, what is refused and in which words, what is written.

use margin_lab::{Data, Json, Model, Penalty, Preset, Scenario};

fn read(text: &str) -> Scenario {
    text.parse().unwrap_or_else(|error| panic!("{text}\n{error}"))
}

fn refusal(text: &str) -> String {
    match text.parse::<Scenario>() {
        Ok(_) => panic!("accepted: {text}"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn the_shortest_document_is_the_default() {
    assert_eq!(read(r#"{"version": 1}"#), Scenario::default());
    assert_eq!(Scenario::default().to_string(), r#"{"version":1}"#);
}

/// The document of the contract, every field given.
const WHOLE: &str = r#"{
  "version": 1,
  "data": { "points": [[-1.0, 0.5, 0], [1.0, 0.2, 1], [0.3, 0.4, 1, 2.5]] },
  "standardise": false,
  "holdout": { "fraction": 0.0, "seed": 1 },
  "model": { "type": "linear" },
  "loss": { "type": "hinge" },
  "c": 1.0,
  "class_weights": [1.0, 1.0],
  "penalty": "l2",
  "regularise_bias": false,
  "trainer": { "type": "subgradient" },
  "seed": 1,
  "steps": 0,
  "view": {}
}"#;

#[test]
fn the_canonical_form_leaves_defaults_out() {
    let canonical = r#"{"version":1,"data":{"points":[[-1,0.5,0],[1,0.2,1],[0.3,0.4,1,2.5]]}}"#;
    assert_eq!(read(WHOLE).to_string(), canonical);
}

#[test]
fn the_canonical_form_keeps_the_order_of_the_contract() {
    let text = concat!(
        r#"{"version":1,"data":{"points":[[1,2,1]],"preset":"moons","n":50,"noise":0.25,"seed":7},"standardise":true,"#,
        r#""holdout":{"seed":3},"model":{"type":"linear","initial":{"w":[0.5,-1],"b":2}},"#,
        r#""loss":{"type":"ramp","margin":2,"s":-1},"c":1000000000,"class_weights":[1,5],"penalty":"none","#,
        r#""regularise_bias":true,"trainer":{"type":"subgradient","rate":{"type":"inverse","initial":0.5}},"#,
        r#""seed":9007199254740991,"steps":30,"view":{"x":[-1,1],"y":[0,1e-7],"charts":["loss"]}}"#
    );
    assert_eq!(read(text).to_string(), text);
}

#[test]
fn every_refusal_names_path_value_and_what_was_expected() {
    let table = [
        (r#"{"version":1,"c":-1}"#, "c: expected a number > 0, got -1"),
        (r#"{"version":1,"c":0}"#, "c: expected a number > 0, got 0"),
        (r#"{"version":1,"c":"1"}"#, r#"c: expected a number > 0, got "1""#),
        (r#"{"version":1,"c":null}"#, "c: expected a number > 0, got null"),
        (r#"{"version":1,"c":2e9}"#, "c: expected a number ≤ 1e9, got 2000000000"),
        (r#"{"version":1,"c":1,"c":2}"#, "c: given twice"),
        (r#"{}"#, "version: missing, expected 1"),
        (r#"{"version":2}"#, "version: expected 1, got 2"),
        (r#"{"version":"1"}"#, r#"version: expected 1, got "1""#),
        (r#"[1]"#, "scenario: expected an object, got a list of 1"),
        (
            r#"{"version":1,"model":{"type":"linear","gamma":1}}"#,
            "model.gamma: unknown field, expected one of type, initial",
        ),
        (
            r#"{"version":1,"loss":{"type":"soft-margin","margin":2}}"#,
            "loss.margin: soft-margin takes no margin",
        ),
        (r#"{"version":1,"loss":{"margin":0}}"#, "loss.margin: expected a number > 0, got 0"),
        (
            r#"{"version":1,"loss":{"type":"ramp","s":1}}"#,
            "loss.s: expected a number < 1 (its margin), got 1",
        ),
        (r#"{"version":1,"loss":"hinge"}"#, r#"loss: expected an object, got "hinge""#),
        (
            r#"{"version":1,"trainer":{"type":"pegasos","rate":1}}"#,
            "trainer.rate: pegasos takes no rate: its step is 1/(λt)",
        ),
        (
            r#"{"version":1,"trainer":{"rate":"fast"}}"#,
            r#"trainer.rate: expected a number > 0 or an object, got "fast""#,
        ),
        (
            r#"{"version":1,"trainer":{"rate":{"type":"inverse"}}}"#,
            "trainer.rate.initial: missing, expected a number > 0",
        ),
        (
            r#"{"version":1,"trainer":{"type":"dual-coordinate-descent"}}"#,
            "trainer: dual-coordinate-descent needs regularise_bias true, since a free bias ties the alphas together; \
             those that can: subgradient, pegasos, smo, exact, solve",
        ),
        (
            r#"{"version":1,"trainer":{"type":"perceptron"}}"#,
            "trainer: perceptron cannot train hinge, only perceptron; those that can: subgradient, pegasos, smo, exact, solve",
        ),
        (
            r#"{"version":1,"loss":{"type":"perceptron"},"trainer":{"type":"perceptron"}}"#,
            r#"trainer: perceptron needs penalty "none"; those that can: subgradient, solve"#,
        ),
        (
            r#"{"version":1,"model":{"type":"kernel"},"loss":{"type":"squared-hinge"},"trainer":{"type":"exact"}}"#,
            "loss: squared-hinge cannot train a kernel model; those that can: hinge",
        ),
        (
            r#"{"version":1,"model":{"type":"kernel"},"trainer":{"type":"pegasos"}}"#,
            "trainer: pegasos cannot train a kernel model; those that can: smo, exact, solve",
        ),
        (
            r#"{"version":1,"model":{"type":"kernel"},"regularise_bias":true}"#,
            "regularise_bias: expected false with a kernel model, got true",
        ),
        (
            r#"{"version":1,"model":{"type":"kernel","kernel":{"type":"rbf","degree":2}}}"#,
            "model.kernel.degree: rbf takes no degree",
        ),
        (
            r#"{"version":1,"data":{"points":[[0,0,0],[0,0]]}}"#,
            "data.points[1]: expected [x1, x2, class] or [x1, x2, class, weight], got a list of 2",
        ),
        (
            r#"{"version":1,"data":{"points":[[0,"a",0]]}}"#,
            r#"data.points[0][1]: expected a number from -1e12 to 1e12, got "a""#,
        ),
        (
            r#"{"version":1,"data":{"points":[[0,2e12,0]]}}"#,
            "data.points[0][1]: expected a number from -1e12 to 1e12, got 2000000000000",
        ),
        (
            r#"{"version":1,"data":{"points":[[0,0,1.5]]}}"#,
            "data.points[0][2]: expected an integer from 0 to 7, got 1.5",
        ),
        (
            r#"{"version":1,"data":{"points":[[0,0,1,-1]]}}"#,
            "data.points[0][3]: expected a number ≥ 0, got -1",
        ),
        (
            r#"{"version":1,"data":{"points":[[0,0,1],[0,0,2]]}}"#,
            "loss: hinge is for two classes, class 2 appears in data.points[1]",
        ),
        (r#"{"version":1,"data":{"n":5}}"#, "data.n: needs a preset that takes it"),
        (r#"{"version":1,"data":{"preset":"outlier","n":5}}"#, "data.n: outlier takes no n"),
        (
            r#"{"version":1,"data":{"preset":"moons","n":1}}"#,
            "data.n: expected an integer from 2 to 100000, got 1",
        ),
        (
            r#"{"version":1,"holdout":{"fraction":0.3}}"#,
            "holdout.fraction: expected 0 (points cannot be held out yet), got 0.3",
        ),
        (
            r#"{"version":1,"class_weights":[1,-1]}"#,
            "class_weights[1]: expected a number ≥ 0, got -1",
        ),
        (
            r#"{"version":1,"class_weights":[1,1,1,1,1,1,1,1,1]}"#,
            "class_weights: expected at most 8 entries, got a list of 9",
        ),
        (r#"{"version":1,"penalty":"l1"}"#, r#"penalty: expected one of l2, none, got "l1""#),
        (r#"{"version":1,"standardise":1}"#, "standardise: expected true or false, got 1"),
        (
            r#"{"version":1,"seed":-1}"#,
            "seed: expected an integer from 0 to 9007199254740991, got -1",
        ),
        (
            r#"{"version":1,"steps":1e8}"#,
            "steps: expected an integer from 0 to 10000000, got 100000000",
        ),
        (
            r#"{"version":1,"view":{"x":[2,1]}}"#,
            "view.x: expected [lo, hi] with lo < hi, got [2, 1]",
        ),
        (
            r#"{"version":1,"view":{"charts":["pie"]}}"#,
            r#"view.charts[0]: expected one of plane, loss, curve, kkt, alphas, got "pie""#,
        ),
        (
            r#"{"version":1,"penalty":"a name of more than forty characters, which nobody wants to read"}"#,
            r#"penalty: expected one of l2, none, got "a name of more than forty characters, wh…""#,
        ),
        (r#"{"version":1"#, "not JSON: EOF while parsing an object at line 1 column 12"),
    ];
    for (text, words) in table {
        assert_eq!(refusal(text), words, "{text}");
    }
}

#[test]
fn names_are_chosen_from_the_tables() {
    let words = refusal(r#"{"version":1,"loss":{"type":"rbff"}}"#);
    assert!(
        words.starts_with("loss.type: expected one of hinge, squared-hinge, soft-margin,"),
        "{words}"
    );
    assert!(words.ends_with(r#", got "rbff""#), "{words}");
    let words = refusal(r#"{"version":1,"loss":{"type":"zero-one"}}"#);
    assert!(words.starts_with("loss: zero-one can be shown but not trained"), "{words}");
    assert_eq!(
        refusal(r#"{"version":1,"colour":1}"#),
        "colour: unknown field, expected one of version, data, standardise, holdout, model, loss, c, class_weights, \
         penalty, regularise_bias, trainer, seed, steps, view"
    );
}

#[test]
fn aliases_are_resolved() {
    let scenario = read(r#"{"version":1,"loss":{"type":"mse"}}"#);
    assert_eq!(scenario.to_string(), r#"{"version":1,"loss":{"type":"squared-error"}}"#);
}

#[test]
fn numbers_that_json_cannot_hold_are_refused() {
    for x in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let (version, c) = (Json::Number(1.0), Json::Number(x));
        let json = Json::Object(vec![("version".into(), version), ("c".into(), c)]);
        let got = if x.is_nan() {
            "NaN"
        } else if x > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        };
        let words = format!("c: expected a number > 0, got {got}");
        assert_eq!(Scenario::from_json(&json).unwrap_err().to_string(), words);
        assert!(margin_lab::scenario::check(&Scenario { c: x, ..Scenario::default() }).is_err());
    }
}

#[test]
fn a_scenario_is_a_type_of_serde() {
    let text = r#"{"version":1,"c":2.5,"loss":{"type":"ramp","s":-0.5}}"#;
    let scenario: Scenario = serde_json::from_str(text).unwrap();
    assert_eq!(scenario, read(text));
    assert_eq!(
        serde_json::to_value(&scenario).unwrap(),
        serde_json::from_str::<serde_json::Value>(text).unwrap()
    );
    let refused = serde_json::from_str::<Scenario>(r#"{"version":1,"c":-1}"#).unwrap_err();
    assert!(refused.to_string().starts_with("c: expected a number > 0, got -1"), "{refused}");
}

#[test]
fn an_error_has_a_code_and_a_path_for_programs() {
    let table = [
        (r#"{"version":1,"c":-1}"#, "mismatch", "c"),
        (
            r#"{"version":1,"model":{"type":"kernel","kernel":{"gamma":-2}}}"#,
            "mismatch",
            "model.kernel.gamma",
        ),
        (r#"{"version":1,"data":{"points":[[0,0,0],[0,"a",0]]}}"#, "mismatch", "data.points[1][1]"),
        (r#"{"version":1,"colour":1}"#, "unknown-field", "colour"),
        (r#"{"version":1,"trainer":{"type":"pegasos","rate":1}}"#, "not-taken", "trainer.rate"),
        (r#"{"version":1,"loss":{"type":"zero-one"}}"#, "not-trainable", "loss"),
        ("3", "mismatch", "scenario"),
        ("{", "not-json", ""),
    ];
    for (text, code, path) in table {
        let error = text.parse::<Scenario>().unwrap_err();
        assert_eq!((error.code(), error.path()), (code, path), "{text}");
    }
    let error = r#"{"version":1,"c":-1}"#.parse::<Scenario>().unwrap_err();
    let plain = serde_json::json!({ "code": "mismatch", "path": "c", "parameters": { "expected": "a number > 0", "got": "-1" } });
    assert_eq!(serde_json::to_value(&error).unwrap(), plain);
}

#[test]
fn a_scenario_made_in_code_is_checked_like_a_document() {
    let mut scenario = Scenario { penalty: Penalty::None, ..Scenario::default() };
    margin_lab::scenario::check(&scenario).unwrap();
    scenario.data.points.push(margin_lab::Point::new([f64::NAN, 0.0], 0));
    let error = margin_lab::scenario::check(&scenario).unwrap_err().to_string();
    assert_eq!(error, "data.points[0][0]: expected a number from -1e12 to 1e12, got NaN");
    let preset = Preset { n: Some(1), ..Preset::named("blobs").unwrap() };
    let data = Data { preset: Some(preset), points: Vec::new() };
    let error = margin_lab::scenario::check(&Scenario { data, ..Scenario::default() });
    assert!(error.unwrap_err().to_string().starts_with("data.n: expected an integer"));
}

#[test]
fn a_patch_changes_what_it_names() {
    let scenario = read(r#"{"version":1,"c":2,"loss":{"type":"hinge","margin":3},"seed":4}"#);
    let patch: Json = r#"{"c":10,"seed":null,"loss":{"margin":null}}"#.parse().unwrap();
    let patched = scenario.patched(&patch).unwrap();
    assert_eq!(patched, Scenario { c: 10.0, ..Scenario::default() });
    let fails = |text: &str| scenario.patched(&text.parse().unwrap()).unwrap_err().to_string();
    assert_eq!(fails(r#"{"c":-1}"#), "c: expected a number > 0, got -1");
    assert_eq!(fails("3"), "update: expected an object, got 3");
    assert_eq!(fails(r#"{"version":null}"#), "version: missing, expected 1");
    assert_eq!(fails(r#"{"loss":{"margin":1,"margin":2}}"#), "loss.margin: given twice");
}

#[test]
fn initial_weights_are_read() {
    let scenario = read(r#"{"version":1,"model":{"initial":{"w":[1,2]}}}"#);
    let Model::Linear { initial } = scenario.model else { panic!("a linear model") };
    assert_eq!(initial, Some(margin_lab::Linear { w: [1.0, 2.0], b: 0.0 }));
}
