//! The loss of the points of a lab.

use super::plane::divides;
use super::rings::Rings;
use super::state::ViewState;
use crate::base::point::label;
use crate::chart::{LossChart, LossMark};
use crate::lab::Lab;
use crate::loss::{LOSSES, Loss};

/// The points that the loss is drawn for, as indices of the lab's list: all that are trained on.
pub fn training_points(lab: &Lab) -> Vec<usize> {
    let mut training_points = Vec::new();
    for (index, point) in lab.points().iter().enumerate() {
        if point.trains() {
            training_points.push(index);
        }
    }
    training_points
}

/// The loss of a lab's points.
pub fn losses(lab: &Lab, state: &ViewState) -> LossChart {
    let (scores, rings, training_points) =
        (lab.point_scores(), Rings::of(lab), training_points(lab));
    let line = divides(lab, &lab.model());
    let mut marks = Vec::new();
    for &index in &training_points {
        let point = &lab.points()[index];
        let margin = label(point.class) * scores[index];
        let ring = rings.at(index, margin).filter(|_| line);
        marks.push(LossMark { margin, class: point.class, ring });
    }
    let mut others = Vec::new();
    if state.others {
        for entry in &LOSSES {
            others.push(Loss::of(entry));
        }
    }
    let position =
        |index: Option<usize>| training_points.iter().position(|&position| Some(position) == index);
    let (selected, hover) = (position(state.selected), position(state.hover));
    LossChart { loss: rings.loss, others, marks, selected, hover }
}
