//! The tables for menus and help: losses, trainers, kernels, data sets. Nothing is listed here; it all comes from the tables
//! themselves.

use serde::Serialize;
#[cfg(target_arch = "wasm32")]
use tsify::Tsify;

use super::validate::KERNEL_LOSS;
use crate::data::{Axis, DATASETS, Dataset, Origin};
use crate::kernel::{KERNELS, KernelEntry};
use crate::loss::{LOSSES, LossEntry};
use crate::trainer::{RateKind, TRAINERS, TrainerEntry};

/// Everything that can be chosen.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
pub struct Catalog {
    /// The kernels.
    pub kernels: Vec<KernelItem>,
    /// The losses.
    pub losses: Vec<LossItem>,
    /// The trainers.
    pub trainers: Vec<TrainerItem>,
    /// The data sets.
    pub datasets: Vec<DatasetItem>,
}

/// A kernel.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
pub struct KernelItem {
    /// Name in documents.
    pub id: &'static str,
    /// Name for people.
    pub title: &'static str,
    /// k(u, v).
    pub formula: &'static str,
    /// What it does, in one line.
    pub meaning: &'static str,
    /// Where it comes from.
    pub source: &'static str,
    /// The parameters it knows.
    pub parameters: Vec<DefaultItem>,
}

/// A number and what it is when none is given.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
pub struct DefaultItem {
    /// Name in documents.
    pub name: &'static str,
    /// Its value when none is given.
    pub default: f64,
}

/// A loss.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
pub struct LossItem {
    /// Name in documents.
    pub id: &'static str,
    /// Other names of the same function.
    pub aliases: &'static [&'static str],
    /// Name for people.
    pub title: &'static str,
    /// ℓ(m).
    pub formula: &'static str,
    /// What it does, in one line.
    pub meaning: &'static str,
    /// Where it comes from.
    pub source: &'static str,
    /// Whether ℓ is convex.
    pub convex: bool,
    /// Whether ℓ has a derivative everywhere.
    pub smooth: bool,
    /// Whether a trainer can follow its slope.
    pub trainable: bool,
    /// Whether it is 0 for every margin that is large enough.
    pub vanishes: bool,
    /// Whether it asks for a margin.
    pub band: bool,
    /// Whether it trains kernel models.
    pub kernels: bool,
    /// The parameters it knows.
    pub parameters: Vec<ParameterItem>,
}

/// A parameter of a loss.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
pub struct ParameterItem {
    /// Name in documents.
    pub name: &'static str,
    /// Its value when none is given.
    pub default: f64,
    /// Whether it must be above 0.
    pub positive: bool,
    /// What it does, in one line.
    pub meaning: &'static str,
}

/// A trainer.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
pub struct TrainerItem {
    /// Name in documents.
    pub id: &'static str,
    /// Name for people.
    pub title: &'static str,
    /// The paper it follows.
    pub source: &'static str,
    /// What one step is, for people.
    pub step: &'static str,
    /// The law of its rate by default, null where it takes none.
    pub rate: Option<&'static str>,
    /// Whether it takes a batch.
    pub batch: bool,
    /// Whether it keeps one multiplier for each point.
    pub alphas: bool,
    /// Whether it trains kernel models.
    pub kernels: bool,
    /// Whether it is at the optimum by itself: then there are no steps to take.
    pub is_exact: bool,
    /// The losses it can train; empty: every trainable one.
    pub losses: &'static [&'static str],
    /// Whether it needs `regularise_bias` to be this; null: either.
    pub regularise_bias: Option<bool>,
    /// Whether it needs the penalty "l2" (true) or "none" (false); null: either.
    pub penalty: Option<bool>,
}

/// A data set.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
pub struct DatasetItem {
    /// Name in documents.
    pub id: &'static str,
    /// Name for people.
    pub title: &'static str,
    /// `small`, `generator` or `real`.
    pub kind: &'static str,
    /// What there is to see, in one line.
    pub about: &'static str,
    /// The number of points of a generator by default.
    pub n: Option<usize>,
    /// The noise of a generator by default.
    pub noise: Option<f64>,
    /// The two coordinates.
    pub axes: [AxisItem; 2],
    /// What class 0 and class 1 are.
    pub classes: [&'static str; 2],
    /// Who made it.
    pub source: &'static str,
    /// Under which terms it may be passed on.
    pub licence: &'static str,
    /// Whether it is shown standardised at first.
    pub standardise: bool,
}

/// A coordinate of a data set.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
pub struct AxisItem {
    /// What is measured.
    pub name: &'static str,
    /// In which unit.
    pub unit: &'static str,
}

impl Catalog {
    /// Everything, from the tables.
    pub fn new() -> Self {
        Catalog {
            kernels: KERNELS.iter().map(KernelItem::from).collect(),
            losses: LOSSES.iter().map(LossItem::from).collect(),
            trainers: TRAINERS.iter().map(TrainerItem::from).collect(),
            datasets: DATASETS.iter().map(DatasetItem::from).collect(),
        }
    }
}

impl Default for Catalog {
    fn default() -> Self {
        Catalog::new()
    }
}

impl From<&'static KernelEntry> for KernelItem {
    fn from(entry: &'static KernelEntry) -> Self {
        let defaults = entry.kernel.parameters().into_iter();
        KernelItem {
            id: entry.kernel.id(),
            title: entry.title,
            formula: entry.formula,
            meaning: entry.meaning,
            source: entry.source,
            parameters: defaults.map(|(name, default)| DefaultItem { name, default }).collect(),
        }
    }
}

impl From<&'static LossEntry> for LossItem {
    fn from(entry: &'static LossEntry) -> Self {
        let mut parameters = Vec::new();
        for p in entry.parameters {
            parameters.push(ParameterItem {
                name: p.name,
                default: p.default,
                positive: p.positive,
                meaning: p.meaning,
            });
        }
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
            kernels: entry.id == KERNEL_LOSS,
            parameters,
        }
    }
}

impl From<&'static TrainerEntry> for TrainerItem {
    fn from(entry: &'static TrainerEntry) -> Self {
        TrainerItem {
            id: entry.id,
            title: entry.title,
            source: entry.source,
            step: entry.step,
            rate: entry.rate.map(RateKind::id),
            batch: entry.batch,
            alphas: entry.alphas,
            kernels: entry.kernels,
            is_exact: entry.is_exact,
            losses: entry.losses,
            regularise_bias: entry.regularise_bias,
            penalty: entry.penalty,
        }
    }
}

impl From<&'static Dataset> for DatasetItem {
    fn from(set: &'static Dataset) -> Self {
        let axis = |axis: Axis| AxisItem { name: axis.name, unit: axis.unit };
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
            axes: [axis(set.axes[0]), axis(set.axes[1])],
            classes: set.classes,
            source: set.source,
            licence: set.licence,
            standardise: set.standardise,
        }
    }
}
