//! A scenario as the document that is written: what differs from the defaults.

use super::description::{
    DataSettings, Document, HoldoutSettings, LinearSettings, ModelSettings, TrainerSettings,
    ViewSettings,
};
use super::settings::{KernelSettings, LossParameters, LossSettings, RateSettings, Row};
use super::{Holdout, Model, Penalty, Scenario, View};
use crate::base::point::Point;
use crate::data::{Data, Dataset, Origin};
use crate::kernel::Kernel;
use crate::loss::Loss;
use crate::model::Linear;
use crate::trainer::{Rate, RateKind, TrainerSpec};

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
        points: (!points.is_empty()).then(|| points.iter().copied().map(Row).collect()),
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
            Some(ModelSettings::Linear { initial: Some(LinearSettings { w: Some(w), b: Some(b) }) })
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
        r#type: Some(spec.entry.id),
        rate: spec.rate.map(rate),
        batch: spec.batch,
        pivots: unless(true, spec.pivots),
    }
}

fn view(view: &View) -> Option<ViewSettings> {
    let View { x, y, ref charts } = *view;
    let is_default = x.is_none() && y.is_none() && charts.is_empty();
    let charts = (!charts.is_empty()).then(|| charts.clone());
    (!is_default).then_some(ViewSettings { x, y, charts })
}
