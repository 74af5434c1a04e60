//! The tables for menus: losses, trainers, data sets. Nothing is listed here; it all comes from the tables themselves.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::value::object;
use crate::data::{DATASETS, Dataset, Origin};
use crate::loss::{LOSSES, LossEntry, Parameter};
use crate::train::{RateKind, TRAINERS, TrainerEntry};

/// Everything that can be chosen.
#[derive(Serialize, tsify::Tsify)]
pub struct Catalog {
    losses: Vec<LossItem>,
    trainers: Vec<TrainerItem>,
    datasets: Vec<DatasetItem>,
}

#[derive(Serialize, tsify::Tsify)]
struct LossItem {
    id: &'static str,
    aliases: &'static [&'static str],
    title: &'static str,
    formula: &'static str,
    meaning: &'static str,
    source: &'static str,
    convex: bool,
    smooth: bool,
    trainable: bool,
    vanishes: bool,
    band: bool,
    parameters: Vec<ParameterItem>,
}

#[derive(Serialize, tsify::Tsify)]
struct ParameterItem {
    name: &'static str,
    default: f64,
    positive: bool,
    meaning: &'static str,
}

#[derive(Serialize, tsify::Tsify)]
struct TrainerItem {
    id: &'static str,
    title: &'static str,
    source: &'static str,
    step: &'static str,
    #[tsify(type = "string | null")]
    rate: Option<&'static str>,
    batch: bool,
    alphas: bool,
    losses: &'static [&'static str],
    #[tsify(type = "boolean | null")]
    regularise_bias: Option<bool>,
    #[tsify(type = "boolean | null")]
    penalty: Option<bool>,
}

impl From<&'static LossEntry> for LossItem {
    fn from(entry: &'static LossEntry) -> Self {
        let parameter = |p: &'static Parameter| ParameterItem {
            name: p.name,
            default: p.default,
            positive: p.positive,
            meaning: p.meaning,
        };
        LossItem {
            id: entry.id,
            aliases: entry.aliases,
            title: entry.title,
            formula: entry.formula,
            meaning: entry.meaning,
            source: entry.source,
            convex: entry.convex,
            smooth: entry.smooth,
            trainable: entry.trainable,
            vanishes: entry.vanishes,
            band: entry.band,
            parameters: entry.parameters.iter().map(parameter).collect(),
        }
    }
}

impl From<&'static TrainerEntry> for TrainerItem {
    fn from(entry: &'static TrainerEntry) -> Self {
        let law = |kind: RateKind| {
            RateKind::ALL.iter().find(|(_, other)| *other == kind).map(|(name, _)| *name)
        };
        TrainerItem {
            id: entry.id,
            title: entry.title,
            source: entry.source,
            step: entry.step,
            rate: entry.rate.and_then(law),
            batch: entry.batch,
            alphas: entry.alphas,
            losses: entry.losses,
            regularise_bias: entry.regularise_bias,
            penalty: entry.penalty,
        }
    }
}

#[derive(Serialize, tsify::Tsify)]
struct DatasetItem {
    id: &'static str,
    title: &'static str,
    kind: &'static str,
    about: &'static str,
    #[tsify(type = "number | null")]
    n: Option<usize>,
    #[tsify(type = "number | null")]
    noise: Option<f64>,
    axes: [AxisItem; 2],
    classes: [&'static str; 2],
    source: &'static str,
    licence: &'static str,
    standardise: bool,
}

#[derive(Serialize, tsify::Tsify)]
struct AxisItem {
    name: &'static str,
    unit: &'static str,
}

impl From<&'static Dataset> for DatasetItem {
    fn from(set: &'static Dataset) -> Self {
        let generator = match set.origin {
            Origin::Generator(generator) => Some(generator),
            _ => None,
        };
        DatasetItem {
            id: set.id,
            title: set.title,
            kind: set.kind().id(),
            about: set.about,
            n: generator.map(|generator| generator.n),
            noise: generator.map(|generator| generator.noise),
            axes: set.axes.map(|axis| AxisItem { name: axis.name, unit: axis.unit }),
            classes: set.classes,
            source: set.source,
            licence: set.licence,
            standardise: set.standardise,
        }
    }
}

#[wasm_bindgen]
extern "C" {
    /// The tables as plain objects.
    #[wasm_bindgen(typescript_type = "Catalog")]
    pub type JsCatalog;
}

/// Every loss, trainer and data set.
#[wasm_bindgen]
pub fn catalog() -> Result<JsCatalog, JsError> {
    let catalog = Catalog {
        losses: LOSSES.iter().map(LossItem::from).collect(),
        trainers: TRAINERS.iter().map(TrainerItem::from).collect(),
        datasets: DATASETS.iter().map(DatasetItem::from).collect(),
    };
    Ok(object(&catalog)?.unchecked_into())
}
