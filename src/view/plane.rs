//! The plane of a lab.

use super::layout::PlaneLayout;
use super::rings::Rings;
use super::state::ViewState;
use crate::base::point::label;
use crate::chart::{PlaneChart, PlaneMark};
use crate::lab::Lab;
use crate::model::{Linear, Scorer};

/// The model in data units, where there is a line. Without points to train on there is none, though w may be left of earlier ones.
fn drawn(lab: &Lab, model: &Scorer) -> Option<Linear> {
    let line = model.linear().filter(|_| divides(lab, model))?;
    Some(lab.standard().in_data_units(&line))
}

/// Whether there is a boundary.
pub(super) fn divides(lab: &Lab, model: &Scorer) -> bool {
    model.norm() > 0.0 && model.is_finite() && !lab.problem().is_empty()
}

/// The optimum as it is drawn beside the present: of all points, or without one.
pub(super) fn ghost(lab: &Lab, state: &ViewState) -> Option<Scorer> {
    match state.without {
        Some(point) => lab.optimum_without(point),
        None => lab.optimum().map(|optimum| optimum.model.clone()),
    }
}

/// The plane of a lab with these intervals in view.
pub fn plane(
    lab: &Lab,
    state: &ViewState,
    layout: &PlaneLayout,
    view: [[f64; 2]; 2],
) -> PlaneChart {
    let (model, rings, scores) = (lab.model(), Rings::of(lab), lab.point_scores());
    let loss = rings.loss;
    let mut marks = Vec::new();
    for place in &layout.places {
        let margin = label(place.point.class) * scores[place.first];
        marks.push(PlaneMark {
            x: place.point.x,
            class: place.point.class,
            count: place.count,
            aside: place.aside,
            ignored: place.ignored,
            margin,
            loss: loss.value(margin),
            ring: rings.at(place.first, margin).filter(|_| !place.ignored),
        });
    }
    let rho = loss.entry().band.then(|| loss.margin());
    let line = drawn(lab, &model);
    // With kernels it is a field, which `Fields` finds.
    let in_the_plane = lab.problem().kernel.is_none();
    let optimum = in_the_plane.then(|| ghost(lab, state)).flatten();
    let optimum = optimum.and_then(|optimum| drawn(lab, &optimum));
    let place = |index: Option<usize>| layout.place_of.get(index?).copied();
    PlaneChart {
        view,
        unit: lab.standard().sd,
        names: layout.names.clone(),
        marks,
        model: line,
        field: None,
        rho,
        width: rho.filter(|_| line.is_some()).map(|rho| 2.0 * rho / model.norm()),
        optimum,
        optimum_field: None,
        ghost_name: if state.without.is_some() { "without it" } else { "optimum" },
        selected: place(state.selected),
        hover: place(state.hover),
        cursor: state.cursor,
        ghost: state.ghost,
        handles: state.handles,
    }
}
