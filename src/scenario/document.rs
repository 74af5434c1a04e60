//! The document as it is written: the canonical form, which leaves out what is at its default. Its TypeScript types are these.
//! What may be read, and within which bounds, says `description.rs`.

use super::{Holdout, Model, Penalty, Scenario, View};
use crate::base::point::Point;
use crate::data::{Data, Dataset, Origin};
use crate::kernel::Kernel;
use crate::loss::Loss;
use crate::model::Linear;
use crate::trainer::{Rate, RateKind, TrainerSpec};
use serde::{Serialize, Serializer};
#[cfg(target_arch = "wasm32")]
use tsify::Tsify;

/// The document that a lab starts from; what is left out has its default.
#[derive(Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(rename = "Scenario"))]
pub(super) struct Document {
    /// The version of the document.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "1"))]
    version: u8,
    /// The points: a preset's come first, then those given one by one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    data: Option<DataSettings>,
    /// Whether the trainer sees u = (x − mean)/sd. Default false.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    standardise: Option<bool>,
    /// The share of points kept out of training.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    holdout: Option<HoldoutSettings>,
    /// The model. Default linear.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    model: Option<ModelSettings>,
    /// ℓ. Default hinge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    loss: Option<LossSettings>,
    /// C, the price of a violation. Default 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    c: Option<f64>,
    /// The weight of each class; missing ones are 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    class_weights: Option<Vec<f64>>,
    /// The regulariser: ½‖w‖² or none. Default l2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "\"l2\" | \"none\""))]
    penalty: Option<&'static str>,
    /// Whether ½b² is added to the objective. Default false.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    regularise_bias: Option<bool>,
    /// The trainer. Default subgradient, with kernels smo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    trainer: Option<TrainerSettings>,
    /// The seed of what a trainer draws. Default 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seed: Option<u64>,
    /// Steps taken when the document is opened. Default 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    steps: Option<u64>,
    /// What is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    view: Option<ViewSettings>,
}

/// The points of a document.
#[derive(Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify))]
struct DataSettings {
    /// The points given one by one: x₁, x₂, class and, where it is not 1, weight.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(type = "[x1: number, x2: number, class_: number, weight?: number][]")
    )]
    points: Vec<Row>,
    /// A data set by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "DatasetId"))]
    preset: Option<&'static str>,
    /// The number of points of a generator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    n: Option<usize>,
    /// The noise of a generator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    noise: Option<f64>,
    /// The seed of a generator's draw. Default 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seed: Option<u64>,
}

/// x₁, x₂, class and, where it is not 1, weight.
#[derive(Debug, PartialEq)]
struct Row(Point);

impl Serialize for Row {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Point { x: [x1, x2], class, weight, .. } = self.0;
        if weight == 1.0 {
            (x1, x2, class).serialize(serializer)
        } else {
            (x1, x2, class, weight).serialize(serializer)
        }
    }
}

/// The share of points kept out of training.
#[derive(Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify))]
struct HoldoutSettings {
    /// From 0 to 1. Default 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    fraction: Option<f64>,
    /// The seed of the draw. Default 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seed: Option<u64>,
}

/// A model.
#[derive(Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify))]
#[serde(tag = "type", rename_all = "lowercase")]
enum ModelSettings {
    /// f(x) = w·x + b.
    Linear {
        /// Where training starts, in the trainer's units.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        initial: Option<LineSettings>,
    },
    /// f(x) = Σ αᵢyᵢ k(xᵢ, x) + b.
    Kernel {
        /// k. Default rbf.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kernel: Option<KernelSettings>,
    },
}

/// w and b.
#[derive(Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify))]
struct LineSettings {
    /// The weights. Default 0.
    #[serde(default)]
    w: [f64; 2],
    /// The bias. Default 0.
    #[serde(default)]
    b: f64,
}

/// A kernel.
#[derive(Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify))]
#[serde(tag = "type", rename_all = "lowercase")]
enum KernelSettings {
    /// exp(−γ‖u − v‖²).
    Rbf {
        /// γ > 0. Default 1.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        gamma: Option<f64>,
    },
    /// (γ u·v + c₀)^degree.
    Polynomial {
        /// The power. Default 3.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        degree: Option<u32>,
        /// γ > 0. Default 1.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        gamma: Option<f64>,
        /// c₀ ≥ 0. Default 1.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        coef0: Option<f64>,
    },
    /// u·v.
    Linear,
}

/// A loss with those of its parameters that differ from their defaults.
#[derive(Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify))]
struct LossSettings {
    /// Its name in the table. Default hinge.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "LossId"))]
    r#type: &'static str,
    #[serde(flatten)]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Partial<Record<LossParameter, number>>"))]
    parameters: LossParameters,
}

/// Parameters by name, in the order of the table.
#[derive(Debug, PartialEq)]
struct LossParameters(Vec<(&'static str, f64)>);

impl Serialize for LossParameters {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

/// A trainer.
#[derive(Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify))]
struct TrainerSettings {
    /// Its name in the table.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "TrainerId"))]
    r#type: &'static str,
    /// The step size η; a number is constant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rate: Option<RateSettings>,
    /// Points in a batch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    batch: Option<usize>,
    /// Whether it goes by pivots. Default true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pivots: Option<bool>,
}

/// A step size.
#[derive(Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify))]
#[serde(untagged)]
enum RateSettings {
    /// The same for every step.
    Constant(f64),
    /// One that falls.
    Law {
        /// How it falls with the steps t.
        #[cfg_attr(target_arch = "wasm32", tsify(type = "RateId"))]
        r#type: &'static str,
        /// η₀.
        initial: f64,
    },
}

/// What is shown.
#[derive(Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify))]
struct ViewSettings {
    /// The interval of x₁. Default: fitted to the points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "[lo: number, hi: number]"))]
    x: Option<[f64; 2]>,
    /// The interval of x₂. Default: fitted to the points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "[lo: number, hi: number]"))]
    y: Option<[f64; 2]>,
    /// The charts. Default: all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "ChartId[]"))]
    charts: Vec<String>,
}

/// The value, where it is not the default.
fn unless<T: PartialEq>(default: T, value: T) -> Option<T> {
    (value != default).then_some(value)
}

impl Document {
    /// The document of a scenario, with these points in the place of its own.
    pub fn of(scenario: &Scenario, points: &[Point]) -> Document {
        let default = Scenario::default();
        Document {
            version: 1,
            data: data(&scenario.data, points),
            standardise: unless(default.standardise, scenario.standardise),
            holdout: holdout(&scenario.holdout),
            model: model(&scenario.model),
            loss: unless(loss(&default.loss), loss(&scenario.loss)),
            c: unless(default.c, scenario.c),
            class_weights: class_weights(&scenario.class_weights),
            penalty: (scenario.penalty == Penalty::None).then_some("none"),
            regularise_bias: unless(default.regularise_bias, scenario.regularise_bias),
            trainer: unless(trainer(&scenario.model.default_trainer()), trainer(&scenario.trainer)),
            seed: unless(default.seed, scenario.seed),
            steps: unless(default.steps, scenario.steps),
            view: view(&scenario.view),
        }
    }
}

fn data(data: &Data, points: &[Point]) -> Option<DataSettings> {
    let preset = data.preset.as_ref();
    if points.is_empty() && preset.is_none() {
        return None;
    }
    let generator = preset.and_then(|preset| match Dataset::named(preset.id)?.origin {
        Origin::Generator(generator) => Some(generator),
        _ => None,
    });
    Some(DataSettings {
        points: points.iter().copied().map(Row).collect(),
        preset: preset.map(|preset| preset.id),
        n: preset.and_then(|of| of.n).filter(|n| generator.is_none_or(|own| own.n != *n)),
        noise: preset
            .and_then(|of| of.noise)
            .filter(|noise| generator.is_none_or(|own| own.noise != *noise)),
        seed: preset.and_then(|of| of.seed).filter(|seed| *seed != 1),
    })
}

fn holdout(holdout: &Holdout) -> Option<HoldoutSettings> {
    let default = Holdout::default();
    let fraction = unless(default.fraction, holdout.fraction);
    let seed = unless(default.seed, holdout.seed);
    (fraction.is_some() || seed.is_some()).then_some(HoldoutSettings { fraction, seed })
}

fn model(model: &Model) -> Option<ModelSettings> {
    match *model {
        Model::Linear { initial: None } => None,
        Model::Linear { initial: Some(Linear { w, b }) } => {
            Some(ModelSettings::Linear { initial: Some(LineSettings { w, b }) })
        }
        Model::Kernel { kernel } => Some(ModelSettings::Kernel {
            kernel: unless(Kernel::DEFAULT, kernel).map(self::kernel),
        }),
    }
}

fn kernel(kernel: Kernel) -> KernelSettings {
    match kernel {
        Kernel::Linear => KernelSettings::Linear,
        Kernel::Rbf { gamma } => KernelSettings::Rbf { gamma: unless(Kernel::GAMMA, gamma) },
        Kernel::Polynomial { degree, gamma, coef0 } => KernelSettings::Polynomial {
            degree: unless(Kernel::DEGREE, degree),
            gamma: unless(Kernel::GAMMA, gamma),
            coef0: unless(Kernel::COEF0, coef0),
        },
    }
}

fn loss(loss: &Loss) -> LossSettings {
    let parameters = loss.entry().parameters.iter();
    let parameters = parameters
        .filter_map(|known| Some((known.name, unless(known.default, loss.get(known.name)?)?)));
    LossSettings { r#type: loss.id(), parameters: LossParameters(parameters.collect()) }
}

/// The weights without the ones at the end, which are what missing ones mean.
fn class_weights(weights: &[f64]) -> Option<Vec<f64>> {
    let last = weights.iter().rposition(|weight| *weight != 1.0)?;
    Some(weights[..=last].to_vec())
}

fn trainer(spec: &TrainerSpec) -> TrainerSettings {
    let rate = |Rate { kind, initial }| match kind {
        RateKind::Constant => RateSettings::Constant(initial),
        law => RateSettings::Law { r#type: law.id(), initial },
    };
    TrainerSettings {
        r#type: spec.entry.id,
        rate: spec.rate.map(rate),
        batch: spec.batch,
        pivots: unless(true, spec.pivots),
    }
}

fn view(view: &View) -> Option<ViewSettings> {
    let View { x, y, ref charts } = *view;
    let is_default = x.is_none() && y.is_none() && charts.is_empty();
    (!is_default).then(|| ViewSettings { x, y, charts: charts.clone() })
}
