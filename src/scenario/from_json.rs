//! JSON to [`Scenario`].

use super::description::{DOCUMENT, LOSS};
use super::shape::Shape;
use super::{Data, Holdout, Json, Model, Penalty, Preset, Scenario, View, check, reader};
use crate::base::error::{Error, Result};
use crate::base::point::Point;
use crate::data::{Dataset, Origin};
use crate::kernel::Kernel;
use crate::loss::Loss;
use crate::model::Linear;
use crate::trainer::{Rate, RateKind, TRAINERS, TrainerSpec};
use serde::{Deserialize, Deserializer};

impl Scenario {
    /// Reads a document, strictly.
    ///
    /// # Errors
    /// An unknown field, a wrong type, an unknown version, a value out of range, or settings that do not go together: the field's
    /// path, what was expected and what was given (`c: expected a number > 0, got -1`).
    pub fn from_json(json: &Json) -> Result<Scenario> {
        let scenario = read(json)?;
        check(&scenario)?;
        Ok(scenario)
    }

    /// This scenario with a JSON merge patch (RFC 7396) applied: null means the default, arrays are replaced whole.
    ///
    /// # Errors
    /// As [`Scenario::from_json`]; the scenario itself is unchanged.
    pub fn patched(&self, patch: &Json) -> Result<Scenario> {
        reader::check_patch(patch)?;
        // Points are many, and most patches leave them alone: then they need not go through JSON.
        let all = patch.get("data").is_some();
        let mut json = self.json(if all { &self.data.points } else { &[] })?;
        json.merge_patch(patch);
        let mut patched = read(&json)?;
        if !all {
            patched.data.points.clone_from(&self.data.points);
        }
        check(&patched)?;
        Ok(patched)
    }
}

impl std::str::FromStr for Scenario {
    type Err = Error;

    /// Reads the JSON text of a document.
    fn from_str(text: &str) -> Result<Scenario> {
        Scenario::from_json(&text.parse()?)
    }
}

impl<'de> Deserialize<'de> for Scenario {
    /// Reads a document as strictly as [`Scenario::from_json`].
    fn deserialize<D: Deserializer<'de>>(json: D) -> std::result::Result<Scenario, D::Error> {
        Scenario::from_json(&Json::deserialize(json)?).map_err(serde::de::Error::custom)
    }
}

/// Reads a document without asking whether its settings go together.
fn read(json: &Json) -> Result<Scenario> {
    reader::check(&DOCUMENT, json, &String::new)?;
    Ok(scenario(json))
}

/// Reads a loss by itself, `{"type": "ramp", "s": -1}`.
///
/// # Errors
/// As [`Scenario::from_json`], the path beginning with `loss`.
pub fn read_loss(json: &Json) -> Result<Loss> {
    reader::check(&Shape::Tagged(&LOSS), json, &|| "loss".into())?;
    let loss = loss(json);
    super::check_loss(&loss)?;
    Ok(loss)
}

/// JSON that has the shape of a document, as a scenario.
fn scenario(json: &Json) -> Scenario {
    let default = Scenario::default();
    let model = json.get("model").map_or(default.model, model);
    Scenario {
        data: json.get("data").map_or(default.data, data),
        standardise: flag(json, "standardise").unwrap_or(default.standardise),
        holdout: json.get("holdout").map_or(default.holdout, holdout),
        loss: json.get("loss").map_or(default.loss, loss),
        c: number(json, "c").unwrap_or(default.c),
        class_weights: json.get("class_weights").map_or(default.class_weights, class_weights),
        penalty: match text(json, "penalty") {
            Some("none") => Penalty::None,
            _ => Penalty::L2,
        },
        regularise_bias: flag(json, "regularise_bias").unwrap_or(default.regularise_bias),
        trainer: json.get("trainer").map_or_else(|| model.default_trainer(), trainer),
        seed: whole(json, "seed").unwrap_or(default.seed),
        steps: whole(json, "steps").unwrap_or(default.steps),
        view: json.get("view").map_or(default.view, view),
        model,
    }
}

fn flag(json: &Json, key: &str) -> Option<bool> {
    json.get(key)?.flag()
}

fn number(json: &Json, key: &str) -> Option<f64> {
    json.get(key)?.number()
}

fn whole(json: &Json, key: &str) -> Option<u64> {
    number(json, key).map(|x| x as u64)
}

fn text<'a>(json: &'a Json, key: &str) -> Option<&'a str> {
    json.get(key)?.text()
}

fn list<'a>(json: &'a Json, key: &str) -> &'a [Json] {
    json.get(key).and_then(Json::list).unwrap_or(&[])
}

fn pair(json: &Json) -> Option<[f64; 2]> {
    let [first, second] = json.list()? else { return None };
    Some([first.number()?, second.number()?])
}

fn data(json: &Json) -> Data {
    let preset = text(json, "preset").and_then(Dataset::named).map(|set| {
        let own = match set.origin {
            Origin::Generator(generator) => (Some(generator.n), Some(generator.noise), Some(1)),
            _ => (None, None, None),
        };
        // A value equal to the default is no setting: it is not saved either.
        Preset {
            id: set.id,
            n: whole(json, "n").map(|n| n as usize).filter(|n| Some(*n) != own.0),
            noise: number(json, "noise").filter(|noise| Some(*noise) != own.1),
            seed: whole(json, "seed").filter(|seed| Some(*seed) != own.2),
        }
    });
    Data { preset, points: list(json, "points").iter().filter_map(point).collect() }
}

fn point(json: &Json) -> Option<Point> {
    let [x1, x2, class, weight @ ..] = json.list()? else { return None };
    let mut point = Point::new([x1.number()?, x2.number()?], class.number()? as u8);
    if let Some(weight) = weight.first() {
        point.weight = weight.number()?;
    }
    Some(point)
}

fn holdout(json: &Json) -> Holdout {
    let default = Holdout::default();
    Holdout { seed: whole(json, "seed").unwrap_or(default.seed), ..default }
}

fn model(json: &Json) -> Model {
    if text(json, "type") == Some("kernel") {
        return Model::Kernel { kernel: json.get("kernel").map_or(Kernel::DEFAULT, kernel) };
    }
    let initial = json.get("initial").map(|initial| Linear {
        w: initial.get("w").and_then(pair).unwrap_or_default(),
        b: number(initial, "b").unwrap_or_default(),
    });
    Model::Linear { initial }
}

fn kernel(json: &Json) -> Kernel {
    let gamma = number(json, "gamma").unwrap_or(Kernel::GAMMA);
    match text(json, "type") {
        Some("linear") => Kernel::Linear,
        Some("polynomial" | "poly") => Kernel::Polynomial {
            degree: whole(json, "degree").map_or(Kernel::DEGREE, |degree| degree as u32),
            gamma,
            coef0: number(json, "coef0").unwrap_or(Kernel::COEF0),
        },
        _ => Kernel::Rbf { gamma },
    }
}

fn loss(json: &Json) -> Loss {
    let mut loss = text(json, "type").and_then(Loss::named).unwrap_or_default();
    for parameter in loss.entry().parameters {
        if let Some(value) = number(json, parameter.name) {
            loss.set(parameter.name, value);
        }
    }
    loss
}

/// The weights without the ones at the end, which are what missing ones mean.
fn class_weights(json: &Json) -> Vec<f64> {
    let mut weights: Vec<f64> =
        json.list().unwrap_or(&[]).iter().filter_map(Json::number).collect();
    while weights.last() == Some(&1.0) {
        weights.pop();
    }
    weights
}

fn trainer(json: &Json) -> TrainerSpec {
    let id = text(json, "type").unwrap_or(TRAINERS[0].id);
    TrainerSpec {
        entry: TRAINERS.iter().find(|entry| entry.id == id).unwrap_or(&TRAINERS[0]),
        rate: json.get("rate").and_then(rate),
        batch: whole(json, "batch").map(|batch| batch as usize),
        pivots: flag(json, "pivots").unwrap_or(true),
    }
}

fn rate(json: &Json) -> Option<Rate> {
    if let Some(initial) = json.number() {
        return Some(Rate { kind: RateKind::Constant, initial });
    }
    let law = text(json, "type")?;
    let kind = RateKind::ALL.iter().find(|(name, _)| *name == law)?.1;
    Some(Rate { kind, initial: number(json, "initial")? })
}

fn view(json: &Json) -> View {
    let charts = list(json, "charts").iter().filter_map(Json::text).map(str::to_owned);
    View {
        x: json.get("x").and_then(pair),
        y: json.get("y").and_then(pair),
        charts: charts.collect(),
    }
}
