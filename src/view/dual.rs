//! The pictures of the dual: a lab's multipliers against its margins, and as bars.

use super::losses::training_points;
use super::state::ViewState;
use crate::base::point::label;
use crate::chart::{AlphaChart, AlphaMark, DualData, KktChart};
use crate::lab::Lab;

/// The conditions of Karush, Kuhn and Tucker on a lab's points.
pub fn kkt(lab: &Lab, state: &ViewState) -> KktChart {
    KktChart(dual(lab, state))
}

/// The multipliers of a lab's points as bars.
pub fn alphas(lab: &Lab, state: &ViewState) -> AlphaChart {
    AlphaChart(dual(lab, state))
}

/// The multipliers of the points that are trained on, those of [`training_points`]; relative to each point's own Cᵢ where these differ.
fn dual(lab: &Lab, state: &ViewState) -> DualData {
    let (scores, training_points) = (lab.point_scores(), training_points(lab));
    let (alphas, costs) = (lab.alphas(), lab.costs());
    let first = training_points.first().map_or(1.0, |&index| costs[index]);
    let relative = training_points.iter().any(|&index| costs[index] != first);
    let mut marks = Vec::new();
    for &index in &training_points {
        let point = &lab.points()[index];
        let alpha = alphas.as_ref().and_then(|alphas| alphas.get(index)).copied().unwrap_or(0.0);
        // A class of weight 0 has boxes of no width.
        let alpha = if relative && alpha > 0.0 { alpha / costs[index] } else { alpha };
        marks.push(AlphaMark {
            margin: label(point.class) * scores[index],
            class: point.class,
            alpha,
        });
    }
    let position =
        |index: Option<usize>| training_points.iter().position(|&position| Some(position) == index);
    DualData {
        loss: lab.settings().loss,
        c: if relative { 1.0 } else { first },
        relative,
        has_alphas: alphas.is_some(),
        marks,
        selected: position(state.selected),
        hover: position(state.hover),
    }
}
