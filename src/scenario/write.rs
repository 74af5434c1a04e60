//! [`Scenario`] to tree: the canonical form, `version` and what differs from the defaults.

use super::{Holdout, Model, Penalty, Preset, Scenario, Tree, View};
use crate::data::{Dataset, Origin};
use crate::loss::Loss;
use crate::point::Point;
use crate::train::{Rate, RateKind, TrainerSpec};
use std::fmt;

impl Scenario {
    /// The canonical form: `version` and what differs from the defaults, in a fixed order, aliases resolved.
    /// `Scenario::from_tree(&s.to_tree())` is `s` again.
    pub fn to_tree(&self) -> Tree {
        self.tree(&self.data.points)
    }

    /// The canonical form with these points in the place of its own.
    pub(super) fn tree(&self, points: &[Point]) -> Tree {
        let base = Scenario::default();
        let mut out = Members::default();
        out.put("version", 1.0);
        out.maybe("data", data(points, self.data.preset.as_ref()));
        out.unless("standardise", self.standardise, base.standardise);
        out.maybe("holdout", holdout(&self.holdout, &base.holdout));
        out.maybe("model", model(&self.model));
        out.maybe("loss", (self.loss != base.loss).then(|| loss(&self.loss)));
        out.unless("c", self.c, base.c);
        out.maybe("class_weights", class_weights(&self.class_weights));
        out.maybe("penalty", (self.penalty == Penalty::None).then_some("none"));
        out.unless("regularise_bias", self.regularise_bias, base.regularise_bias);
        out.maybe("trainer", (self.trainer != base.trainer).then(|| trainer(&self.trainer)));
        out.unless("seed", self.seed as f64, base.seed as f64);
        out.unless("steps", self.steps as f64, base.steps as f64);
        out.maybe("view", view(&self.view));
        out.tree()
    }
}

impl fmt::Display for Scenario {
    /// The JSON text of the canonical form.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_tree().fmt(f)
    }
}

/// The members of an object, as they are written down.
#[derive(Default)]
struct Members(Vec<(String, Tree)>);

impl Members {
    fn put(&mut self, key: &str, value: impl Into<Tree>) {
        self.0.push((key.to_owned(), value.into()));
    }

    fn maybe(&mut self, key: &str, value: Option<impl Into<Tree>>) {
        if let Some(value) = value {
            self.put(key, value);
        }
    }

    fn unless<T: Into<Tree> + PartialEq>(&mut self, key: &str, value: T, default: T) {
        if value != default {
            self.put(key, value);
        }
    }

    fn tree(self) -> Tree {
        Tree::Object(self.0)
    }

    fn unless_empty(self) -> Option<Tree> {
        (!self.0.is_empty()).then(|| self.tree())
    }
}

fn data(points: &[Point], preset: Option<&Preset>) -> Option<Tree> {
    let mut out = Members::default();
    if !points.is_empty() {
        out.put("points", points.iter().map(point).collect::<Vec<_>>());
    }
    if let Some(preset) = preset {
        let own = Dataset::named(preset.id).map(|set| &set.origin);
        let own = match own {
            Some(Origin::Generator(generator)) => (generator.n, generator.noise),
            _ => (0, 0.0),
        };
        out.put("preset", preset.id);
        out.maybe("n", preset.n.filter(|n| *n != own.0).map(|n| n as f64));
        out.maybe("noise", preset.noise.filter(|noise| *noise != own.1));
        out.maybe("seed", preset.seed.filter(|seed| *seed != 1).map(|seed| seed as f64));
    }
    out.unless_empty()
}

fn point(point: &Point) -> Tree {
    let mut row = vec![point.x[0], point.x[1], f64::from(point.class)];
    if point.weight != 1.0 {
        row.push(point.weight);
    }
    row.into()
}

fn holdout(holdout: &Holdout, base: &Holdout) -> Option<Tree> {
    let mut out = Members::default();
    out.unless("fraction", holdout.fraction, base.fraction);
    out.unless("seed", holdout.seed as f64, base.seed as f64);
    out.unless_empty()
}

fn model(model: &Model) -> Option<Tree> {
    let Model::Linear { initial } = model;
    let initial = (*initial)?;
    let mut start = Members::default();
    start.put("w", initial.w.to_vec());
    start.put("b", initial.b);
    let mut out = Members::default();
    out.put("type", "linear");
    out.put("initial", start.tree());
    Some(out.tree())
}

/// A loss with the parameters that differ from its own defaults.
fn loss(loss: &Loss) -> Tree {
    let mut out = Members::default();
    out.put("type", loss.id());
    for parameter in loss.entry().parameters {
        let value = loss.get(parameter.name).unwrap_or(parameter.default);
        out.unless(parameter.name, value, parameter.default);
    }
    out.tree()
}

fn class_weights(weights: &[f64]) -> Option<Tree> {
    let used = weights.iter().rposition(|weight| *weight != 1.0)? + 1;
    Some(weights[..used].to_vec().into())
}

fn trainer(spec: &TrainerSpec) -> Tree {
    let mut out = Members::default();
    out.put("type", spec.entry.id);
    out.maybe("rate", spec.rate.map(rate));
    out.maybe("batch", spec.batch.map(|batch| batch as f64));
    out.tree()
}

fn rate(rate: Rate) -> Tree {
    if rate.kind == RateKind::Constant {
        return rate.initial.into();
    }
    let name = RateKind::ALL.iter().find(|(_, kind)| *kind == rate.kind);
    let mut out = Members::default();
    out.maybe("type", name.map(|(name, _)| *name));
    out.put("initial", rate.initial);
    out.tree()
}

fn view(view: &View) -> Option<Tree> {
    let mut out = Members::default();
    out.maybe("x", view.x.map(|interval| interval.to_vec()));
    out.maybe("y", view.y.map(|interval| interval.to_vec()));
    if !view.charts.is_empty() {
        out.put("charts", view.charts.iter().map(|id| id.as_str().into()).collect::<Vec<Tree>>());
    }
    out.unless_empty()
}
