//! Whether the settings of a scenario go together.

use super::document::{DOCUMENT, POINT};
use super::{MAX_POINTS, Penalty, Scenario, Tree, reader};
use crate::base::error::{Error, Result, filled, listed};
use crate::base::format::{shortest, whole};
use crate::base::point::Point;
use crate::loss::{LOSSES, Loss};
use crate::trainer::{TRAINERS, TrainerEntry};

/// Checks a scenario in whole, however it was made: every value by itself, as in a document, and whether they go together.
///
/// # Errors
/// The first thing that is wrong: its path, and what would be right.
pub fn check(scenario: &Scenario) -> Result<()> {
    reader::check(&DOCUMENT, &scenario.tree(&[]), &String::new)?;
    check_loss(&scenario.loss)?;
    check_view(scenario)?;
    check_points(scenario)?;
    check_trainer(scenario)
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
    reader::check(&POINT, &Tree::numbers(&row), path)
}

/// Checks what the parameters of a loss ask of each other: the ramp is flat below s, which is below its margin.
pub(super) fn check_loss(loss: &Loss) -> Result<()> {
    match loss.get("s") {
        Some(s) if s >= loss.margin() => Err(Error::of(
            "loss.s: expected a number < {} (its margin), got {}",
            &[&shortest(loss.margin()), &shortest(s)],
        )),
        _ => Ok(()),
    }
}

fn check_view(scenario: &Scenario) -> Result<()> {
    for (key, interval) in [("x", scenario.view.x), ("y", scenario.view.y)] {
        if let Some([lo, hi]) = interval.filter(|[lo, hi]| lo >= hi) {
            let (lo, hi) = (shortest(lo), shortest(hi));
            let words = "view.{}: expected [lo, hi] with lo < hi, got [{}, {}]";
            return Err(Error::of(words, &[key, &lo, &hi]));
        }
    }
    Ok(())
}

fn check_points(scenario: &Scenario) -> Result<()> {
    let points = &scenario.data.points;
    if points.len() > MAX_POINTS {
        return Err(Error::of(
            "data.points: expected at most {} entries, got a list of {}",
            &[&whole(MAX_POINTS), &whole(points.len())],
        ));
    }
    for (i, point) in points.iter().enumerate() {
        check_row(point, &|| filled("data.points[{}]", &[&whole(i)]))?;
    }
    match points.iter().enumerate().find(|(_, point)| point.class > 1) {
        Some((i, point)) => Err(Error::of(
            "loss: {} is for two classes, class {} appears in data.points[{}]",
            &[scenario.loss.id(), &whole(point.class.into()), &whole(i)],
        )),
        None => Ok(()),
    }
}

/// The loss that trains kernel models.
pub(super) const KERNEL_LOSS: &str = "hinge";

fn check_trainer(scenario: &Scenario) -> Result<()> {
    let loss = scenario.loss.entry();
    if !loss.trainable {
        let can = LOSSES.iter().filter(|entry| entry.trainable).map(|entry| entry.id);
        return Err(Error::of(
            "loss: {} can be shown but not trained, its slope is 0 everywhere; those that can be: {}",
            &[loss.id, &listed(can)],
        ));
    }
    if scenario.model.kernel().is_some() && loss.id != KERNEL_LOSS {
        return Err(Error::of(
            "loss: {} cannot train a kernel model; those that can: {}",
            &[loss.id, KERNEL_LOSS],
        ));
    }
    if scenario.model.kernel().is_some() && scenario.regularise_bias {
        return Err(Error::new("regularise_bias: expected false with a kernel model, got true"));
    }
    if scenario.model.kernel().is_some() && scenario.penalty == Penalty::None {
        let words = r#"penalty: expected "l2" with a kernel model, got "none""#;
        return Err(Error::new(words));
    }
    let Some(reason) = objection(scenario.trainer.entry, scenario) else { return Ok(()) };
    let able = TRAINERS.iter().filter(|entry| objection(entry, scenario).is_none());
    Err(Error::of(
        "trainer: {} {}; those that can: {}, solve",
        &[scenario.trainer.entry.id, &reason, &listed(able.map(|entry| entry.id))],
    ))
}

/// Why this trainer cannot train the scenario.
fn objection(trainer: &TrainerEntry, scenario: &Scenario) -> Option<String> {
    let loss = scenario.loss.id();
    if scenario.model.kernel().is_some() && !trainer.kernels {
        return Some("cannot train a kernel model".into());
    }
    if !trainer.losses.is_empty() && !trainer.losses.contains(&loss) {
        return Some(filled(
            "cannot train {}, only {}",
            &[loss, &listed(trainer.losses.iter().copied())],
        ));
    }
    let penalised = scenario.penalty == Penalty::L2;
    match trainer.penalty {
        Some(needed) if needed != penalised => {
            let word = if needed { "l2" } else { "none" };
            return Some(filled("needs penalty \"{}\"", &[word]));
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
