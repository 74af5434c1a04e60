//! The objective over the run of a lab.

use super::state::ViewState;
use crate::chart::{CurveChart, CurvePoint, horizon};
use crate::lab::Lab;

/// The objective of a lab's run.
pub fn curve(lab: &Lab, state: &ViewState) -> CurveChart {
    let (now, step) = (lab.objective(), lab.step_number() as f64);
    let mut present =
        CurvePoint { step, primal: now.primal, regulariser: now.regulariser, dual: None };
    let (mut run, mut lost) = (Vec::new(), Vec::new());
    // What came after the step that was kept was lost.
    let end = lab.diverged().map(|end| [end.step as f64, end.primal]);
    if end.is_some() {
        lost.push([step, now.primal]);
    }
    for record in lab.history().iter() {
        let point = CurvePoint {
            step: record.step as f64,
            primal: record.objective.primal,
            regulariser: record.objective.regulariser,
            dual: Some(record.dual).filter(|dual| dual.is_finite()),
        };
        if end.is_none() || point.step <= step {
            run.push(point);
        } else if end.is_some_and(|[last, _]| point.step < last) {
            lost.push([point.step, point.primal]);
        }
        // An edit after the step changes P; the record's D holds only where it did not.
        if point.step == step && point.primal == now.primal {
            present.dual = point.dual;
        }
    }
    lost.extend(end);
    if lab.problem().is_empty() {
        run.clear();
    }
    let mut edits = Vec::new();
    for step in lab.edits() {
        edits.push(step as f64);
    }
    let farthest = lab.last().max(lab.diverged().map_or(0, |lost| lost.step));
    CurveChart {
        present: (!run.is_empty()).then_some(present),
        run,
        optimum: lab.optimum().map(|optimum| optimum.primal),
        edits,
        lost,
        log: state.log,
        horizon: state.horizon.filter(|h| *h >= 1.0).unwrap_or(horizon(farthest) as f64),
        readout: state.readout,
    }
}
