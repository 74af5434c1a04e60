//! Whether the settings of a scenario go together.

use super::description::{DOCUMENT, POINT};
use super::{Json, MAX_POINTS, Penalty, Scenario, reader};
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::format::shortest;
use crate::base::point::Point;
use crate::loss::{LOSSES, Loss};
use crate::trainer::{TRAINERS, TrainerEntry};

/// Checks a scenario in whole, however it was made: every value by itself, as in a document, and whether they go together.
///
/// # Errors
/// The first thing that is wrong: its path, and what would be right.
pub fn check(scenario: &Scenario) -> Result<()> {
    let mut json = scenario.json(&[])?;
    restore(&mut json);
    reader::check(&DOCUMENT, &json, &String::new)?;
    check_loss(&scenario.loss)?;
    check_view(scenario)?;
    check_points(scenario)?;
    check_trainer(scenario)
}

/// A canonical form has no null of its own: each stands for a number that JSON cannot hold.
fn restore(json: &mut Json) {
    match json {
        Json::Null => *json = Json::Number(f64::NAN),
        Json::Array(items) => items.iter_mut().for_each(restore),
        Json::Object(members) => members.iter_mut().for_each(|(_, member)| restore(member)),
        _ => {}
    }
}

/// Checks one point by itself: finite coordinates, |xₖ| ≤ 1e12, a class from 0 to 7, a weight from 0 to 1e9.
///
/// # Errors
/// What is wrong with it, the path beginning with `path`.
pub fn check_point(point: &Point, path: &str) -> Result<()> {
    check_row(point, &|| path.into())
}

/// The path is only made when it is needed: documents may have a million points.
fn check_row(point: &Point, path: &dyn Fn() -> String) -> Result<()> {
    let row = [point.x[0], point.x[1], f64::from(point.class), point.weight];
    reader::check(&POINT, &Json::numbers(&row), path)
}

/// Checks what the parameters of a loss ask of each other: the ramp is flat below s, which is below its margin.
pub(super) fn check_loss(loss: &Loss) -> Result<()> {
    match loss.get("s") {
        Some(s) if s >= loss.margin() => {
            let expected = format!("a number < {} (its margin)", shortest(loss.margin()));
            Err(Error::mismatch("loss.s", expected, shortest(s)))
        }
        _ => Ok(()),
    }
}

fn check_view(scenario: &Scenario) -> Result<()> {
    for (key, interval) in [("x", scenario.view.x), ("y", scenario.view.y)] {
        if let Some([lo, hi]) = interval.filter(|[lo, hi]| lo >= hi) {
            let got = format!("[{}, {}]", shortest(lo), shortest(hi));
            return Err(Error::mismatch(format!("view.{key}"), "[lo, hi] with lo < hi", got));
        }
    }
    Ok(())
}

fn check_points(scenario: &Scenario) -> Result<()> {
    let points = &scenario.data.points;
    if points.len() > MAX_POINTS {
        let got = format!("a list of {}", points.len());
        return Err(Error::mismatch("data.points", format!("at most {MAX_POINTS} entries"), got));
    }
    for (i, point) in points.iter().enumerate() {
        check_row(point, &|| format!("data.points[{i}]"))?;
    }
    match points.iter().enumerate().find(|(_, point)| point.class > 1) {
        Some((i, point)) => {
            let loss = scenario.loss.id();
            Err(Error::new("loss", ErrorKind::TwoClasses { loss, class: point.class, point: i }))
        }
        None => Ok(()),
    }
}

/// The loss that trains kernel models.
pub(super) const KERNEL_LOSS: &str = "hinge";

fn check_trainer(scenario: &Scenario) -> Result<()> {
    let loss = scenario.loss.entry();
    if !loss.trainable {
        let can = LOSSES.iter().filter(|entry| entry.trainable).map(|entry| entry.id);
        let able = can.collect::<Vec<_>>().join(", ");
        return Err(Error::new("loss", ErrorKind::NotTrainable { loss: loss.id, able }));
    }
    if scenario.model.kernel().is_some() && loss.id != KERNEL_LOSS {
        let kind = ErrorKind::NotForKernels { loss: loss.id, able: KERNEL_LOSS };
        return Err(Error::new("loss", kind));
    }
    if scenario.model.kernel().is_some() && scenario.regularise_bias {
        return Err(Error::mismatch("regularise_bias", "false with a kernel model", "true"));
    }
    if scenario.model.kernel().is_some() && scenario.penalty == Penalty::None {
        return Err(Error::mismatch("penalty", "\"l2\" with a kernel model", "\"none\""));
    }
    let Some(reason) = failure_reason(scenario.trainer.entry, scenario) else { return Ok(()) };
    let able = TRAINERS.iter().filter(|entry| failure_reason(entry, scenario).is_none());
    let able = able.map(|entry| entry.id).collect::<Vec<_>>().join(", ");
    let trainer = scenario.trainer.entry.id;
    Err(Error::new("trainer", ErrorKind::UnableTrainer { trainer, reason, able }))
}

/// Why this trainer cannot train the scenario.
fn failure_reason(trainer: &TrainerEntry, scenario: &Scenario) -> Option<String> {
    let loss = scenario.loss.id();
    if scenario.model.kernel().is_some() && !trainer.kernels {
        return Some("cannot train a kernel model".into());
    }
    if !trainer.losses.is_empty() && !trainer.losses.contains(&loss) {
        return Some(format!("cannot train {loss}, only {}", trainer.losses.join(", ")));
    }
    let penalised = scenario.penalty == Penalty::L2;
    match trainer.penalty {
        Some(needed) if needed != penalised => {
            let word = if needed { "l2" } else { "none" };
            return Some(format!("needs penalty \"{word}\""));
        }
        _ => {}
    }
    match trainer.regularise_bias {
        Some(true) if !scenario.regularise_bias => {
            Some("needs regularise_bias true, since a free bias ties the alphas together".into())
        }
        Some(false) if scenario.regularise_bias => Some("needs regularise_bias false".into()),
        _ => None,
    }
}
