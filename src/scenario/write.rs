//! [`Scenario`] to tree: the canonical form, `version` and what differs from the defaults.

use super::fields::FIELDS;
use super::{Holdout, Model, Preset, Scenario, Tree, View};
use crate::base::point::Point;
use crate::data::{Dataset, Origin};
use crate::kernel::{KERNELS, Kernel};
use crate::loss::Loss;
use crate::trainer::{Rate, RateKind, TrainerSpec};
use std::fmt;

impl Scenario {
    /// The canonical form: `version` and what differs from the defaults, in a fixed order, aliases resolved.
    /// `Scenario::from_tree(&s.to_tree())` is `s` again.
    pub fn to_tree(&self) -> Tree {
        self.tree(&self.data.points)
    }

    /// The canonical form with these points in the place of its own.
    pub(super) fn tree(&self, points: &[Point]) -> Tree {
        let base = Scenario { trainer: self.model.default_trainer(), ..Scenario::default() };
        let mut out = Members::default();
        out.put("version", 1.0.into());
        out.unless("data", data(points, self.data.preset.as_ref()), &Tree::Null);
        for field in &FIELDS {
            out.unless(field.key, (field.write)(self), &(field.write)(&base));
        }
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
    fn put(&mut self, key: &str, value: Tree) {
        self.0.push((key.to_owned(), value));
    }

    fn unless(&mut self, key: &str, value: Tree, default: &Tree) {
        if value != *default {
            self.put(key, value);
        }
    }

    /// A number that is given and is not the default.
    fn number(&mut self, key: &str, value: Option<f64>, default: f64) {
        if let Some(value) = value.filter(|value| *value != default) {
            self.put(key, value.into());
        }
    }

    fn tree(self) -> Tree {
        Tree::Object(self.0)
    }

    /// Null where there are none.
    fn unless_empty(self) -> Tree {
        if self.0.is_empty() { Tree::Null } else { self.tree() }
    }
}

fn data(points: &[Point], preset: Option<&Preset>) -> Tree {
    let mut out = Members::default();
    if !points.is_empty() {
        let mut rows = Vec::with_capacity(points.len());
        for point in points {
            let row = [point.x[0], point.x[1], point.class.into(), point.weight];
            rows.push(Tree::numbers(&row[..if point.weight == 1.0 { 3 } else { 4 }]));
        }
        out.put("points", Tree::List(rows));
    }
    if let Some(preset) = preset {
        let own = Dataset::named(preset.id).map(|set| &set.origin);
        let own = match own {
            Some(Origin::Generator(generator)) => (generator.n, generator.noise),
            _ => (0, 0.0),
        };
        out.put("preset", preset.id.into());
        out.number("n", preset.n.map(|n| n as f64), own.0 as f64);
        out.number("noise", preset.noise, own.1);
        out.number("seed", preset.seed.map(|seed| seed as f64), 1.0);
    }
    out.unless_empty()
}

pub(super) fn holdout(holdout: &Holdout) -> Tree {
    let mut out = Members::default();
    let base = Holdout::default();
    out.number("fraction", Some(holdout.fraction), base.fraction);
    out.number("seed", Some(holdout.seed as f64), base.seed as f64);
    out.unless_empty()
}

pub(super) fn model(model: &Model) -> Tree {
    let initial = match model {
        Model::Linear { initial: None } => return Tree::Null,
        Model::Linear { initial: Some(initial) } => initial,
        Model::Kernel { kernel } => return kernelised(kernel),
    };
    let mut start = Members::default();
    start.put("w", Tree::numbers(&initial.w));
    start.put("b", initial.b.into());
    let mut out = Members::default();
    out.put("type", "linear".into());
    out.put("initial", start.tree());
    out.tree()
}

fn kernelised(kernel: &Kernel) -> Tree {
    let mut own = Members::default();
    own.put("type", kernel.id().into());
    let defaults = KERNELS.iter().find(|entry| entry.kernel.id() == kernel.id());
    let defaults = defaults.map_or(Vec::new(), |entry| entry.kernel.parameters());
    for ((name, value), (_, default)) in kernel.parameters().into_iter().zip(defaults) {
        own.number(name, Some(value), default);
    }
    let mut out = Members::default();
    out.put("type", "kernel".into());
    if *kernel != Kernel::DEFAULT {
        out.put("kernel", own.tree());
    }
    out.tree()
}

/// A loss with the parameters that differ from its own defaults.
pub(super) fn loss(loss: &Loss) -> Tree {
    let mut out = Members::default();
    out.put("type", loss.id().into());
    for parameter in loss.entry().parameters {
        out.number(parameter.name, loss.get(parameter.name), parameter.default);
    }
    out.tree()
}

/// The weights without the ones at the end, which are what missing ones mean.
pub(super) fn class_weights(weights: &[f64]) -> Tree {
    match weights.iter().rposition(|weight| *weight != 1.0) {
        Some(last) => Tree::numbers(&weights[..=last]),
        None => Tree::Null,
    }
}

pub(super) fn trainer(spec: &TrainerSpec) -> Tree {
    let mut out = Members::default();
    out.put("type", spec.entry.id.into());
    if let Some(rate) = spec.rate {
        out.put("rate", self::rate(rate));
    }
    out.number("batch", spec.batch.map(|batch| batch as f64), 0.0);
    if !spec.pivots {
        out.put("pivots", Tree::Bool(false));
    }
    out.tree()
}

fn rate(rate: Rate) -> Tree {
    if rate.kind == RateKind::Constant {
        return rate.initial.into();
    }
    let mut out = Members::default();
    out.put("type", rate.kind.id().into());
    out.put("initial", rate.initial.into());
    out.tree()
}

pub(super) fn view(view: &View) -> Tree {
    let mut out = Members::default();
    for (key, interval) in [("x", view.x), ("y", view.y)] {
        if let Some(interval) = interval {
            out.put(key, Tree::numbers(&interval));
        }
    }
    if !view.charts.is_empty() {
        let mut charts = Vec::new();
        for id in &view.charts {
            charts.push(id.as_str().into());
        }
        out.put("charts", Tree::List(charts));
    }
    out.unless_empty()
}
