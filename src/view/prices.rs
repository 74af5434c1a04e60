//! The pictures of the dual: a lab's multipliers against its margins, and as bars.

use super::{Look, riders};
use crate::base::point::label;
use crate::chart::{AlphaFigure, AlphaMark, KktFigure, Prices};
use crate::lab::Lab;

/// The conditions of Karush, Kuhn and Tucker on a lab's points.
#[inline(never)]
pub fn kkt(lab: &Lab, look: &Look) -> KktFigure {
    KktFigure(prices(lab, look))
}

/// The multipliers of a lab's points as bars.
#[inline(never)]
pub fn alphas(lab: &Lab, look: &Look) -> AlphaFigure {
    AlphaFigure(prices(lab, look))
}

/// The multipliers of the points that are trained on, those of [`riders`]; relative to each point's own Cᵢ where these differ.
fn prices(lab: &Lab, look: &Look) -> Prices {
    let (scores, riders) = (lab.point_scores(), riders(lab));
    let (alphas, costs) = (lab.alphas(), lab.costs());
    let first = riders.first().map_or(1.0, |&index| costs[index]);
    let relative = riders.iter().any(|&index| costs[index] != first);
    let mut marks = Vec::new();
    for &index in &riders {
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
    let rider = |index: Option<usize>| riders.iter().position(|&rider| Some(rider) == index);
    Prices {
        loss: lab.settings().loss,
        c: if relative { 1.0 } else { first },
        relative,
        kept: alphas.is_some(),
        marks,
        selected: rider(look.selected),
        hover: rider(look.hover),
    }
}
