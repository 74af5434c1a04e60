//! The document, version 1, described once: the reader and the JSON Schema follow from it.

use super::shape::{Bounds, Field, Shape, Tagged, Variant, optional, required};
use super::{CHARTS, MAX_STEPS};
use crate::base::point::Point;
use crate::data::{DATASETS, MAX_POINTS, Origin};
use crate::loss::LOSSES;
use crate::trainer::{RateKind, TRAINERS};

const WEIGHT: Shape = Shape::Number(Bounds::closed(0.0, Point::MAX_WEIGHT));
const POSITIVE: Bounds = Bounds::positive(1e9);
const SEED: Shape = Shape::Integer(0, (1 << 53) - 1);
const COORDINATE: Shape =
    Shape::Number(Bounds::closed(-Point::MAX_COORDINATE, Point::MAX_COORDINATE));
// Its square times every other bound is a finite number.
const PARAMETER: Shape = Shape::Number(Bounds::closed(-1e100, 1e100));

/// The whole document.
pub(super) static DOCUMENT: Shape = Shape::Object(&[
    required("version", Shape::Constant(1.0, ""), "The version of the document."),
    optional(
        "data",
        Shape::Tagged(&DATA),
        "The points: a preset's come first, then those given one by one.",
    ),
    optional(
        "standardise",
        Shape::Boolean,
        "Whether the trainer sees u = (x − mean)/sd. Default false.",
    ),
    optional("holdout", Shape::Object(HOLDOUT), "The share of points kept out of training."),
    optional("model", Shape::Tagged(&MODEL), "The model. Default linear."),
    optional("loss", Shape::Tagged(&LOSS), "ℓ. Default hinge."),
    optional("c", Shape::Number(POSITIVE), "C, the price of a violation. Default 1."),
    optional(
        "class_weights",
        Shape::List(&WEIGHT, 8),
        "The weight of each class; missing ones are 1.",
    ),
    optional(
        "penalty",
        Shape::Name(&["l2", "none"]),
        "The regulariser: ½‖w‖² or none. Default l2.",
    ),
    optional(
        "regularise_bias",
        Shape::Boolean,
        "Whether ½b² is added to the objective. Default false.",
    ),
    optional(
        "trainer",
        Shape::Tagged(&TRAINER),
        "The trainer. Default subgradient, with kernels smo.",
    ),
    optional("seed", SEED, "The seed of what a trainer draws. Default 1."),
    optional(
        "steps",
        Shape::Integer(0, MAX_STEPS),
        "Steps taken when the document is opened. Default 0.",
    ),
    optional("view", Shape::Object(VIEW), "What is shown."),
]);

/// A loss by itself.
pub(super) static LOSS: Tagged =
    Tagged { tag: "type", default: Some(LOSSES[0].id), common: &[], variants: losses };

/// One point.
pub(super) static POINT: Shape = Shape::Tuple(&[
    required("x1", COORDINATE, "Its place."),
    required("x2", COORDINATE, "Its place."),
    required("class", Shape::Integer(0, 7), "Its class: 0 has the label −1, 1 has +1."),
    optional("weight", WEIGHT, "How much it counts. Default 1."),
]);

static DATA: Tagged = Tagged {
    tag: "preset",
    default: None,
    common: &[optional("points", Shape::List(&POINT, MAX_POINTS), "The points given one by one.")],
    variants: presets,
};

const HOLDOUT: &[Field] = &[
    optional(
        "fraction",
        Shape::Constant(0.0, " (points cannot be held out yet)"),
        "From 0 to 1. Default 0.",
    ),
    optional("seed", SEED, "The seed of the draw. Default 1."),
];

static MODEL: Tagged =
    Tagged { tag: "type", default: Some("linear"), common: &[], variants: models };

static KERNEL: Tagged =
    Tagged { tag: "type", default: Some("rbf"), common: &[], variants: kernels };

static TRAINER: Tagged =
    Tagged { tag: "type", default: Some(TRAINERS[0].id), common: &[], variants: trainers };

const LAWS: [&str; RateKind::ALL.len()] = names(&RateKind::ALL);

const RATE: Shape = Shape::Object(&[
    required("type", Shape::Name(&LAWS), "How the step size falls with the steps t."),
    required("initial", Shape::Number(POSITIVE), "η₀."),
]);

const INTERVAL: Shape = Shape::Tuple(&[
    required("lo", COORDINATE, "Its lower end."),
    required("hi", COORDINATE, "Its upper end."),
]);

const VIEW: &[Field] = &[
    optional("x", INTERVAL, "The interval of x₁. Default: fitted to the points."),
    optional("y", INTERVAL, "The interval of x₂. Default: fitted to the points."),
    optional(
        "charts",
        Shape::List(&Shape::Name(&CHARTS), CHARTS.len()),
        "The charts. Default: all.",
    ),
];

fn models() -> Vec<Variant> {
    const LINEAR: &[Field] = &[
        optional(
            "w",
            Shape::Tuple(&[
                required("w1", PARAMETER, "For x₁."),
                required("w2", PARAMETER, "For x₂."),
            ]),
            "The weights, in the trainer's units. Default 0.",
        ),
        optional("b", PARAMETER, "The bias. Default 0."),
    ];
    let initial = optional("initial", Shape::Object(LINEAR), "Where training starts.");
    let kernel = optional("kernel", Shape::Tagged(&KERNEL), "k. Default rbf.");
    vec![
        Variant { id: "linear", aliases: &[], fields: vec![initial], refuses: &[] },
        Variant { id: "kernel", aliases: &[], fields: vec![kernel], refuses: &[] },
    ]
}

fn kernels() -> Vec<Variant> {
    let gamma = optional("gamma", Shape::Number(POSITIVE), "γ > 0. Default 1.");
    let coef0 = Shape::Number(Bounds::closed(0.0, 1e9));
    let polynomial = vec![
        optional("degree", Shape::Integer(1, 20), "The power. Default 3."),
        gamma,
        optional("coef0", coef0, "c₀ ≥ 0. Default 1."),
    ];
    vec![
        Variant { id: "rbf", aliases: &[], fields: vec![gamma], refuses: &[] },
        Variant { id: "polynomial", aliases: &["poly"], fields: polynomial, refuses: &[] },
        Variant { id: "linear", aliases: &[], fields: Vec::new(), refuses: &[] },
    ]
}

fn losses() -> Vec<Variant> {
    let mut variants = Vec::new();
    for entry in &LOSSES {
        let mut fields = Vec::new();
        for parameter in entry.parameters {
            let any = Bounds::closed(-1e9, 1e9);
            let bounds = if parameter.positive { POSITIVE } else { any };
            fields.push(optional(parameter.name, Shape::Number(bounds), parameter.meaning));
        }
        variants.push(Variant { id: entry.id, aliases: entry.aliases, fields, refuses: &[] });
    }
    variants
}

fn trainers() -> Vec<Variant> {
    const ABOUT_RATE: &str = "The step size η; a number is constant.";
    let mut variants = Vec::new();
    for entry in &TRAINERS {
        let mut fields = Vec::new();
        if entry.rate.is_some() {
            fields.push(optional("rate", Shape::NumberOr(POSITIVE, &RATE), ABOUT_RATE));
        }
        if entry.batch {
            fields.push(optional("batch", Shape::Integer(1, 1_000_000), "Points in a batch."));
        }
        if entry.pivots {
            fields.push(optional(
                "pivots",
                Shape::Boolean,
                "Whether it goes by pivots. Default true.",
            ));
        }
        variants.push(Variant { id: entry.id, aliases: &[], fields, refuses: no_rate(entry.id) });
    }
    variants
}

/// Why a trainer takes no rate, where the reason teaches something.
fn no_rate(id: &str) -> &'static [(&'static str, &'static str)] {
    match id {
        "pegasos" => &[("rate", "its step is 1/(λt)")],
        "perceptron" => &[("rate", "its step is 1")],
        "dual-coordinate-descent" => &[("rate", "each step solves for its multiplier exactly")],
        "smo" => &[("rate", "each step solves for its two multipliers exactly")],
        "exact" => &[("rate", "it is at the optimum")],
        _ => &[],
    }
}

fn presets() -> Vec<Variant> {
    const OF_GENERATORS: [Field; 3] = [
        optional("n", Shape::Integer(2, 100_000), "The number of points."),
        optional("noise", Shape::Number(Bounds::closed(0.0, 1e9)), "The noise."),
        optional("seed", SEED, "The seed of the draw. Default 1."),
    ];
    let mut variants = Vec::new();
    for set in &DATASETS {
        let fields = match set.origin {
            Origin::Generator(_) => OF_GENERATORS.to_vec(),
            _ => Vec::new(),
        };
        variants.push(Variant { id: set.id, aliases: &[], fields, refuses: &[] });
    }
    variants
}

/// The names of a table of things with names.
const fn names<T, const N: usize>(table: &[(&'static str, T); N]) -> [&'static str; N] {
    let mut names = [""; N];
    let mut i = 0;
    while i < N {
        names[i] = table[i].0;
        i += 1;
    }
    names
}
