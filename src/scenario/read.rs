//! Tree to [`Scenario`].

use super::document::{DOCUMENT, LOSS};
use super::fields::FIELDS;
use super::shape::Shape;
use super::{Data, Holdout, Model, Preset, Scenario, Tree, View, check, reader};
use crate::base::error::Result;
use crate::base::point::Point;
use crate::data::{Dataset, Origin};
use crate::kernel::Kernel;
use crate::loss::Loss;
use crate::model::Linear;
use crate::trainer::{Rate, RateKind, TRAINERS, TrainerSpec};

impl Scenario {
    /// Reads a document, strictly.
    ///
    /// # Errors
    /// An unknown field, a wrong type, an unknown version, a value out of range, or settings that do not go together: the field's
    /// path, what was expected and what was given (`c: expected a number > 0, got -1`).
    pub fn from_tree(tree: &Tree) -> Result<Scenario> {
        reader::check(&DOCUMENT, tree, &String::new)?;
        let scenario = understood(tree);
        check(&scenario)?;
        Ok(scenario)
    }

    /// This scenario with a JSON merge patch (RFC 7396) applied: null means the default, arrays are replaced whole.
    ///
    /// # Errors
    /// As [`Scenario::from_tree`]; the scenario itself is unchanged.
    pub fn patched(&self, patch: &Tree) -> Result<Scenario> {
        reader::check_patch(patch)?;
        let mut tree = self.to_tree();
        tree.merge_patch(patch);
        Scenario::from_tree(&tree)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl std::str::FromStr for Scenario {
    type Err = crate::base::error::Error;

    /// Reads the JSON text of a document.
    fn from_str(text: &str) -> Result<Scenario> {
        Scenario::from_tree(&text.parse()?)
    }
}

/// Reads a loss by itself, `{"type": "ramp", "s": -1}`.
///
/// # Errors
/// As [`Scenario::from_tree`], the path beginning with `loss`.
pub fn read_loss(tree: &Tree) -> Result<Loss> {
    reader::check(&Shape::Tagged(&LOSS), tree, &|| "loss".into())?;
    let loss = loss(tree);
    super::check_loss(&loss)?;
    Ok(loss)
}

/// A tree that has the shape of a document, as a scenario.
fn understood(tree: &Tree) -> Scenario {
    let mut scenario = Scenario::default();
    if let Some(tree) = tree.get("data") {
        scenario.data = data(tree);
    }
    for field in &FIELDS {
        if let Some(tree) = tree.get(field.key) {
            (field.read)(&mut scenario, tree);
        }
    }
    if tree.get("trainer").is_none() {
        scenario.trainer = scenario.model.default_trainer();
    }
    scenario
}

fn number(tree: &Tree, key: &str) -> Option<f64> {
    tree.get(key)?.number()
}

fn whole(tree: &Tree, key: &str) -> Option<u64> {
    number(tree, key).map(|x| x as u64)
}

fn text<'a>(tree: &'a Tree, key: &str) -> Option<&'a str> {
    tree.get(key)?.text()
}

fn list<'a>(tree: &'a Tree, key: &str) -> &'a [Tree] {
    tree.get(key).and_then(Tree::list).unwrap_or(&[])
}

fn pair(tree: &Tree) -> Option<[f64; 2]> {
    let [first, second] = tree.list()? else { return None };
    Some([first.number()?, second.number()?])
}

fn data(tree: &Tree) -> Data {
    let preset = text(tree, "preset").and_then(Dataset::named).map(|set| {
        let own = match set.origin {
            Origin::Generator(generator) => (Some(generator.n), Some(generator.noise), Some(1)),
            _ => (None, None, None),
        };
        // A value equal to the default is no setting: it is not saved either.
        Preset {
            id: set.id,
            n: whole(tree, "n").map(|n| n as usize).filter(|n| Some(*n) != own.0),
            noise: number(tree, "noise").filter(|noise| Some(*noise) != own.1),
            seed: whole(tree, "seed").filter(|seed| Some(*seed) != own.2),
        }
    });
    let mut points = Vec::new();
    for row in list(tree, "points") {
        if let Some(point) = point(row) {
            points.push(point);
        }
    }
    Data { preset, points }
}

fn point(tree: &Tree) -> Option<Point> {
    let [x1, x2, class, weight @ ..] = tree.list()? else { return None };
    let mut point = Point::new([x1.number()?, x2.number()?], class.number()? as u8);
    if let Some(weight) = weight.first() {
        point.weight = weight.number()?;
    }
    Some(point)
}

pub(super) fn holdout(holdout: &mut Holdout, tree: &Tree) {
    holdout.seed = whole(tree, "seed").unwrap_or(holdout.seed);
}

pub(super) fn model(tree: &Tree) -> Model {
    if text(tree, "type") == Some("kernel") {
        return Model::Kernel { kernel: tree.get("kernel").map_or(Kernel::DEFAULT, kernel) };
    }
    let initial = tree.get("initial").map(|initial| Linear {
        w: initial.get("w").and_then(pair).unwrap_or_default(),
        b: number(initial, "b").unwrap_or_default(),
    });
    Model::Linear { initial }
}

fn kernel(tree: &Tree) -> Kernel {
    let gamma = number(tree, "gamma").unwrap_or(Kernel::GAMMA);
    match text(tree, "type") {
        Some("linear") => Kernel::Linear,
        Some("polynomial" | "poly") => Kernel::Polynomial {
            degree: whole(tree, "degree").map_or(Kernel::DEGREE, |degree| degree as u32),
            gamma,
            coef0: number(tree, "coef0").unwrap_or(Kernel::COEF0),
        },
        _ => Kernel::Rbf { gamma },
    }
}

pub(super) fn loss(tree: &Tree) -> Loss {
    let mut loss = text(tree, "type").and_then(Loss::named).unwrap_or_default();
    for parameter in loss.entry().parameters {
        if let Some(value) = number(tree, parameter.name) {
            loss.set(parameter.name, value);
        }
    }
    loss
}

/// The weights without the ones at the end, which are what missing ones mean.
pub(super) fn class_weights(tree: &Tree) -> Vec<f64> {
    let mut weights = Vec::new();
    for weight in tree.list().unwrap_or(&[]) {
        weights.push(weight.number().unwrap_or(1.0));
    }
    while weights.last() == Some(&1.0) {
        weights.pop();
    }
    weights
}

pub(super) fn trainer(tree: &Tree) -> TrainerSpec {
    let id = text(tree, "type").unwrap_or(TRAINERS[0].id);
    TrainerSpec {
        entry: TRAINERS.iter().find(|entry| entry.id == id).unwrap_or(&TRAINERS[0]),
        rate: tree.get("rate").and_then(rate),
        batch: whole(tree, "batch").map(|batch| batch as usize),
        pivots: tree.get("pivots") != Some(&Tree::Bool(false)),
    }
}

fn rate(tree: &Tree) -> Option<Rate> {
    if let Some(initial) = tree.number() {
        return Some(Rate { kind: RateKind::Constant, initial });
    }
    let law = text(tree, "type")?;
    let kind = RateKind::ALL.iter().find(|(name, _)| *name == law)?.1;
    Some(Rate { kind, initial: number(tree, "initial")? })
}

pub(super) fn view(tree: &Tree) -> View {
    let mut charts = Vec::new();
    for id in list(tree, "charts") {
        charts.push(id.text().unwrap_or_default().to_owned());
    }
    View { x: tree.get("x").and_then(pair), y: tree.get("y").and_then(pair), charts }
}
