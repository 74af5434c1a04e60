//! The document, version 1. Each field is described once, with its name, its type, what it means and which values it takes: the
//! reader and the JSON Schema follow from the values, the writer and TypeScript from the types.

use super::settings::{KernelSettings, LossSettings, RateSettings, Row};
use super::shape::{Bounds, Field, Shape, Tagged, Variant, optional, required};
use super::{CHARTS, MAX_STEPS};
use crate::base::point::Point;
use crate::data::{DATASETS, Dataset, MAX_POINTS, Origin};
use crate::loss::LOSSES;
use crate::trainer::{RateKind, TRAINERS, TrainerEntry};
use serde::Serialize;
#[cfg(target_arch = "wasm32")]
use tsify::Tsify;

/// An object of the document: a type with these fields, which is written without those that are `None`, and the list that the reader
/// checks. `as` says what a field's type is in TypeScript where Rust's does not tell. A field without a shape is the tag of a table.
macro_rules! object {
    (
        $(#[doc = $outer:literal])* $name:ident $(as $rename:literal)?, $list:ident:
        $(required { $(#[doc = $r_about:literal] $r_key:ident: $r_type:ty as $r_ts:literal = $r_shape:expr;)* })?
        optional { $(#[doc = $about:literal] $key:ident: $type:ty $(as $ts:literal)? $(= $shape:expr)?;)* }
    ) => {
        $(#[doc = $outer])*
        #[derive(Debug, PartialEq, Serialize)]
        #[cfg_attr(target_arch = "wasm32", derive(Tsify) $(, tsify(rename = $rename))?)]
        pub(super) struct $name {
            $($(
                #[doc = $r_about]
                #[cfg_attr(target_arch = "wasm32", tsify(type = $r_ts))]
                pub $r_key: $r_type,
            )*)?
            $(
                #[doc = $about]
                #[serde(default, skip_serializing_if = "Option::is_none")]
                $(#[cfg_attr(target_arch = "wasm32", tsify(type = $ts))])?
                pub $key: Option<$type>,
            )*
        }

        const $list: &[Field] = &[
            $($(required(stringify!($r_key), $r_shape, $r_about.trim_ascii()),)*)?
            $($(optional(stringify!($key), $shape, $about.trim_ascii()),)?)*
        ];
    };
}

const WEIGHT: Shape = Shape::Number(Bounds::closed(0.0, Point::MAX_WEIGHT));
const POSITIVE: Bounds = Bounds::positive(1e9);
const SEED: Shape = Shape::Integer(0, (1 << 53) - 1);
const COORDINATE: Shape =
    Shape::Number(Bounds::closed(-Point::MAX_COORDINATE, Point::MAX_COORDINATE));
// Its square times every other bound is a finite number.
const PARAMETER: Shape = Shape::Number(Bounds::closed(-1e100, 1e100));

object! {
    /// The document that a lab starts from; what is left out has its default.
    Document as "Scenario", DOCUMENT_FIELDS:
    required {
        /// The version of the document.
        version: u8 as "1" = Shape::Constant(1.0, "");
    }
    optional {
        /// The points: a preset's come first, then those given one by one.
        data: DataSettings = Shape::Tagged(&DATA);
        /// Whether the trainer sees u = (x − mean)/sd. Default false.
        standardise: bool = Shape::Boolean;
        /// The share of points kept out of training.
        holdout: HoldoutSettings = Shape::Object(HOLDOUT_FIELDS);
        /// The model. Default linear.
        model: ModelSettings = Shape::Tagged(&MODEL);
        /// ℓ. Default hinge.
        loss: LossSettings = Shape::Tagged(&LOSS);
        /// C, the regularisation parameter: how much the losses count beside the regulariser. Default 1.
        c: f64 = Shape::Number(POSITIVE);
        /// The weight of each class; missing ones are 1.
        class_weights: Vec<f64> = Shape::List(&WEIGHT, 8);
        /// The regulariser: ½‖w‖² or none. Default l2.
        penalty: &'static str as "\"l2\" | \"none\"" = Shape::Name(&["l2", "none"]);
        /// Whether ½b² is added to the objective. Default false.
        regularise_bias: bool = Shape::Boolean;
        /// The trainer. Default subgradient, with kernels smo.
        trainer: TrainerSettings = Shape::Tagged(&TRAINER);
        /// The seed of what a trainer draws. Default 1.
        seed: u64 = SEED;
        /// Steps taken when the document is opened. Default 0.
        steps: u64 = Shape::Integer(0, MAX_STEPS);
        /// What is shown.
        view: ViewSettings = Shape::Object(VIEW_FIELDS);
    }
}

object! {
    /// The points of a document.
    DataSettings, DATA_FIELDS:
    optional {
        /// The points given one by one.
        points: Vec<Row> as "[x1: number, x2: number, class_: number, weight?: number][]" = Shape::List(&POINT, MAX_POINTS);
        /// A data set by name.
        preset: &'static str as "DatasetId";
        /// The number of points.
        n: usize = Shape::Integer(2, 100_000);
        /// The noise.
        noise: f64 = Shape::Number(Bounds::closed(0.0, 1e9));
        /// The seed of the draw. Default 1.
        seed: u64 = SEED;
    }
}

object! {
    /// The share of points kept out of training.
    HoldoutSettings, HOLDOUT_FIELDS:
    optional {
        /// From 0 to 1. Default 0.
        fraction: f64 = Shape::Constant(0.0, " (points cannot be held out yet)");
        /// The seed of the draw. Default 1.
        seed: u64 = SEED;
    }
}

object! {
    /// A linear model.
    LinearSettings, LINEAR_FIELDS:
    optional {
        /// The weights, in the trainer's units. Default 0.
        w: [f64; 2] = WEIGHTS;
        /// The bias. Default 0.
        b: f64 = PARAMETER;
    }
}

object! {
    /// A trainer.
    TrainerSettings, TRAINER_FIELDS:
    optional {
        /// Its name in the table.
        r#type: &'static str as "TrainerId";
        /// The step size η; a number is constant.
        rate: RateSettings = Shape::NumberOr(POSITIVE, &RATE);
        /// Points in a batch.
        batch: usize = Shape::Integer(1, 1_000_000);
        /// Whether it goes by pivots. Default true.
        pivots: bool = Shape::Boolean;
    }
}

object! {
    /// What is shown.
    ViewSettings, VIEW_FIELDS:
    optional {
        /// The interval of x₁. Default: fitted to the points.
        x: [f64; 2] as "[lo: number, hi: number]" = INTERVAL;
        /// The interval of x₂. Default: fitted to the points.
        y: [f64; 2] as "[lo: number, hi: number]" = INTERVAL;
        /// The charts. Default: all.
        charts: Vec<String> as "ChartId[]" = Shape::List(&Shape::Name(&CHARTS), CHARTS.len());
    }
}

/// A model.
#[derive(Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify))]
#[serde(tag = "type", rename_all = "lowercase")]
pub(super) enum ModelSettings {
    /// f(x) = w·x + b.
    Linear {
        /// Where training starts, in the trainer's units.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        initial: Option<LinearSettings>,
    },
    /// f(x) = Σ αᵢyᵢ k(xᵢ, x) + b.
    Kernel {
        /// k. Default rbf.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kernel: Option<KernelSettings>,
    },
}

/// The whole document.
pub(super) static DOCUMENT: Shape = Shape::Object(DOCUMENT_FIELDS);

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

static DATA: Tagged =
    Tagged { tag: "preset", default: None, common: DATA_FIELDS.split_at(1).0, variants: presets };

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

const WEIGHTS: Shape =
    Shape::Tuple(&[required("w1", PARAMETER, "For x₁."), required("w2", PARAMETER, "For x₂.")]);

fn models() -> Vec<Variant> {
    let initial = optional("initial", Shape::Object(LINEAR_FIELDS), "Where training starts.");
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
    let takes = |entry: &TrainerEntry, key| match key {
        "rate" => entry.rate.is_some(),
        "batch" => entry.batch,
        _ => entry.pivots,
    };
    let variant = |entry: &TrainerEntry| {
        let fields = TRAINER_FIELDS.iter().filter(|field| takes(entry, field.key)).copied();
        Variant { id: entry.id, aliases: &[], fields: fields.collect(), refuses: no_rate(entry.id) }
    };
    TRAINERS.iter().map(variant).collect()
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
    let variant = |set: &Dataset| {
        let fields = match set.origin {
            Origin::Generator(_) => DATA_FIELDS[1..].to_vec(),
            _ => Vec::new(),
        };
        Variant { id: set.id, aliases: &[], fields, refuses: &[] }
    };
    DATASETS.iter().map(variant).collect()
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
