//! Hostile scenarios and calls, drawn at random.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

type Drawn = BoxedStrategy<Value>;

/// One of these values.
fn one_of(values: Vec<Value>) -> Drawn {
    select(values).boxed()
}

/// The field with this value, or none.
fn perhaps(key: &'static str, values: Vec<Value>) -> BoxedStrategy<Option<(&'static str, Value)>> {
    prop::option::of(select(values).prop_map(move |value| (key, value))).boxed()
}

/// Numbers at which programs break.
fn number() -> Drawn {
    prop_oneof![
        6 => (-40i32..=40).prop_map(|x| json!(f64::from(x) * 0.25)),
        3 => select(vec![
            0.0, -0.0, 1e-12, -1e-12, 1e-6, 1e3, 1e6, -1e9, 1e12, -1e12, 5e-324, 1e-300, 1.000_000_000_1,
            0.1, 1e12 - 1.0, 123_456.789,
        ]).prop_map(Value::from),
        1 => select(vec!["nan", "inf", "-inf", "1e308", "1.0000001e12"]).prop_map(Value::from),
    ]
    .boxed()
}

/// Coordinates of one size.
fn place(scale: f64) -> BoxedStrategy<[f64; 2]> {
    let at = move |x: i32| f64::from(x) * scale;
    prop_oneof![
        4 => [-4..=4i32, -4..=4i32].prop_map(move |[x, y]| [at(x) * 0.25, at(y) * 0.25]),
        1 => [-1.0..1.0f64, -1.0..1.0f64].prop_map(move |[x, y]| [x * scale, y * scale]),
    ]
    .boxed()
}

fn scale() -> impl Strategy<Value = f64> {
    select(vec![1.0, 1.0, 4.0, 1e-12, 1e-6, 1e-3, 1e3, 1e6, 1e9, 1e12])
}

fn points() -> Drawn {
    let weight = select(vec![1.0, 1.0, 1.0, 0.0, 0.5, 3.0, 1e-9, 1e9]);
    let list = move |scale: f64| {
        let point = (place(scale), 0u8..2, weight.clone())
            .prop_map(|([x, y], class, weight)| json!([x, y, class, weight]));
        prop::collection::vec(point, 0..14)
    };
    scale().prop_flat_map(list).prop_map(Value::from).boxed()
}

/// Settings that mostly go together, every field of them given.
fn settings() -> BoxedStrategy<Map<String, Value>> {
    let positive = || {
        one_of(
            [1e-6, 1e-3, 0.5, 1.0, 1.0, 2.0, 30.0, 1e4, 1e9, 5e-324, 1e-290]
                .map(Value::from)
                .to_vec(),
        )
    };
    let margin = || one_of([1.0, 1.0, 1.0, 0.5, 1e-6, 1e9].map(Value::from).to_vec());
    let kernel = prop_oneof![
        positive().prop_map(|gamma| json!({ "type": "rbf", "gamma": gamma })),
        (1u32..=20, positive(), select(vec![0.0, 1.0, 1e9])).prop_map(|(degree, gamma, coef0)| {
            json!({ "type": "polynomial", "degree": degree, "gamma": gamma, "coef0": coef0 })
        }),
        (1u32..=4).prop_map(|degree| json!({ "type": "polynomial", "degree": degree })),
        Just(json!({ "type": "linear" })),
    ];
    let model = prop_oneof![
        Just(json!({ "type": "linear" })),
        kernel.prop_map(|kernel| json!({ "type": "kernel", "kernel": kernel })),
    ];
    let loss = prop_oneof![
        3 => margin().prop_map(|margin| json!({ "type": "hinge", "margin": margin })),
        1 => margin().prop_map(|margin| json!({ "type": "squared-hinge", "margin": margin })),
        1 => one_of(vec![json!({ "type": "soft-margin" }), json!({ "type": "exponential" })]),
        1 => one_of(["smoothed-hinge", "huberised-hinge", "modified-huber", "squared-error",
            "perceptron", "ramp", "zero-one"].map(|id| json!({ "type": id })).to_vec()),
    ];
    let trainer = prop_oneof![
        2 => one_of(vec![json!({ "type": "exact" }), json!({ "type": "exact", "pivots": false })]),
        1 => Just(json!({ "type": "smo" })),
        1 => positive().prop_map(|rate| json!({ "type": "subgradient", "rate": rate })),
        2 => one_of(["subgradient", "pegasos", "perceptron", "dual-coordinate-descent"]
            .map(|id| json!({ "type": id })).to_vec()),
    ];
    (model, loss, trainer, positive(), any::<[bool; 3]>(), 0u8..8)
        .prop_map(|(model, loss, trainer, c, [standardise, bias, weights], strict)| {
            let mut fields = Map::new();
            let mut put = |key: &str, value: Value| drop(fields.insert(key.into(), value));
            let id = trainer["type"].as_str().unwrap_or_default().to_owned();
            let kernels = model["type"] == "kernel" && matches!(&*id, "exact" | "smo");
            let (mut model, mut loss, mut penalty, mut bias) = (model, loss, "l2", bias);
            // Seven times of eight what would be refused is made to fit.
            if strict > 0 {
                if !kernels {
                    model = json!({ "type": "linear" });
                }
                if kernels || id == "smo" {
                    (loss["type"], bias) = ("hinge".into(), false);
                }
                let three = ["hinge", "squared-hinge", "soft-margin"];
                let kind = loss["type"].as_str().unwrap_or_default().to_owned();
                if id == "perceptron" {
                    (loss, penalty) = (json!({ "type": "perceptron" }), "none");
                } else if kind == "zero-one" || id != "subgradient" && !three.contains(&&*kind) {
                    loss = json!({ "type": "hinge" });
                }
                if loss["type"] != "hinge" && loss["type"] != "squared-hinge" {
                    loss = json!({ "type": loss["type"] });
                }
                bias |= id == "dual-coordinate-descent";
            } else if bias {
                penalty = "none";
            }
            put("model", model);
            put("loss", loss);
            put("trainer", trainer);
            put("c", c);
            put("penalty", penalty.into());
            put("regularise_bias", bias.into());
            put("standardise", standardise.into());
            put("class_weights", if weights { json!([0.5, 0]) } else { json!([]) });
            fields
        })
        .boxed()
}

fn scenario() -> Drawn {
    let steps = perhaps("steps", vec![json!(3), json!(40)]);
    (settings(), points(), steps)
        .prop_map(|(mut fields, points, steps)| {
            fields.insert("version".into(), json!(1));
            fields.insert("data".into(), json!({ "points": points }));
            if let Some((key, value)) = steps {
                fields.insert(key.into(), value);
            }
            Value::from(fields)
        })
        .boxed()
}

/// A patch: all settings at once, one of them, new data, or nonsense.
fn patch() -> Drawn {
    let c = number().prop_map(|c| json!({ "c": c }));
    prop_oneof![
        4 => settings().prop_map(Value::from),
        4 => (settings(), select(vec!["c", "model", "loss", "trainer", "standardise", "class_weights",
            "regularise_bias", "penalty"])).prop_map(|(fields, key)| json!({ key: fields[key].clone() })),
        1 => c,
        1 => points().prop_map(|points| json!({ "data": { "points": points } })),
        1 => one_of(vec![
            json!({ "view": { "x": [-1, 1] } }),
            json!({ "seed": 7 }),
            json!({ "model": { "initial": { "w": [1e100, -1e100], "b": 1 } } }),
            json!({ "data": { "preset": "xor" } }),
            json!({ "model": null, "trainer": null, "loss": null }),
            json!({ "model": { "kernel": { "gamma": 0.1 } } }),
        ]),
        1 => nonsense(),
    ]
    .boxed()
}

fn call() -> Drawn {
    let i = || 0usize..12;
    let point = (scale(), 0u8..2).prop_flat_map(|(scale, class)| {
        place(scale).prop_map(move |[x, y]| json!(["addPoint", x, y, class]))
    });
    let moved = (scale(), i()).prop_flat_map(|(scale, i)| {
        place(scale).prop_map(move |[x, y]| json!(["movePoint", i, x, y]))
    });
    let weight = vec![json!(0), json!(1), json!(1e9), json!(1e-9), json!(-1), json!("nan")];
    let plain = ["undo", "redo", "rewind", "beginEdit", "endEdit", "nextStep"];
    prop_oneof![
        4 => point,
        4 => moved,
        1 => (number(), number(), 0u8..3, one_of(weight.clone()))
            .prop_map(|(x, y, class, weight)| json!(["addPoint", x, y, class, weight])),
        1 => (i(), number(), number()).prop_map(|(i, x, y)| json!(["movePoint", i, x, y])),
        1 => (i(), 0u8..3).prop_map(|(i, class)| json!(["setClass", i, class])),
        1 => (i(), one_of(weight)).prop_map(|(i, weight)| json!(["setWeight", i, weight])),
        2 => i().prop_map(|i| json!(["removePoint", i])),
        1 => (number(), number(), number()).prop_map(|(v, w, b)| json!(["setLine", v, w, b])),
        1 => (number(), number(), number()).prop_map(|(v, w, b)| json!(["setLineInDataUnits", v, w, b])),
        5 => patch().prop_map(|patch| json!(["update", patch])),
        5 => (1u32..30).prop_map(|n| json!(["step", n])),
        1 => select(vec![1e-9, 1e-12, 1e-3, 0.0, 5e-324]).prop_map(|tolerance| json!(["solve", tolerance])),
        2 => (0u32..60).prop_map(|k| json!(["seek", k])),
        1 => (0u32..60).prop_map(|k| json!(["seekEnd", k])),
        6 => select(plain.to_vec()).prop_map(|name| json!([name])),
        1 => (number(), number()).prop_map(|(x, y)| json!(["scores", x, y])),
    ]
    .boxed()
}

/// A scenario and calls.
pub fn file() -> Drawn {
    (scenario(), prop::collection::vec(call(), 0..16))
        .prop_map(|(scenario, calls)| json!({ "scenario": scenario, "calls": calls }))
        .boxed()
}

/// Any JSON, with the words of documents in it.
pub fn nonsense() -> Drawn {
    let word = || {
        select(vec![
            "version",
            "data",
            "points",
            "preset",
            "model",
            "type",
            "kernel",
            "rbf",
            "loss",
            "hinge",
            "c",
            "trainer",
            "exact",
            "rate",
            "view",
            "x",
            "gamma",
            "degree",
            "steps",
            "seed",
            "w",
            "b",
            "initial",
            "NaN",
            "",
            "ä☃\u{0}\u{202e}",
            "__proto__",
            "holdout",
            "fraction",
            "class_weights",
            "margin",
        ])
    };
    let leaf = prop_oneof![
        number(),
        word().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        Just(Value::Null),
        Just(Value::from("☃".repeat(5000))),
    ];
    leaf.prop_recursive(6, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((word(), inner), 0..6).prop_map(|members| {
                Value::Object(members.into_iter().map(|(k, v)| (k.to_owned(), v)).collect())
            }),
        ]
    })
    .boxed()
}

/// Texts that are nearly scenarios: letters changed, cut short, doubled, nested deep.
pub fn text() -> BoxedStrategy<String> {
    let piece = select(vec![
        "NaN",
        "1e999",
        "-0",
        "1e308",
        "5e-324",
        "\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "null",
        "\\u0000",
        "\u{feff}",
        "\"c\":2,",
        "\"data\":{},",
        "\"version\":1,",
        "00",
        ".5",
        "+1",
        "0x10",
        "Infinity",
        "\\ud800",
        "\n",
        "1e",
    ]);
    let change = (any::<prop::sample::Index>(), 0usize..4, piece);
    let document = prop_oneof![4 => scenario(), 1 => nonsense()];
    let mutated =
        (document, prop::collection::vec(change, 0..4)).prop_map(|(document, changes)| {
            let mut letters: Vec<char> = document.to_string().chars().collect();
            for (at, gone, piece) in changes {
                let at = at.index(letters.len() + 1);
                let end = (at + gone).min(letters.len());
                letters.splice(at..end, piece.chars());
            }
            letters.into_iter().collect()
        });
    let deep = (1usize..300, select(vec!["[", "{\"data\":", "{\"c\":["]))
        .prop_map(|(depth, open)| format!("{{\"version\":1,\"data\":{}", open.repeat(depth)));
    prop_oneof![8 => mutated, 1 => deep, 1 => any::<String>()].boxed()
}
