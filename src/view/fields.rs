//! The scores of a lab with kernels over the whole plane, which the level sets are found in.

use super::state::ViewState;
use crate::chart::{PlaneChart, PlaneMap, ScoreField};
use crate::lab::Lab;
use crate::model::{GridField, Scorer};

/// Places in each direction: the level sets are then right to a small part of a pixel.
const PLACES: usize = 101;

/// The fields that were drawn last: of the present and of the optimum. What has not changed is not summed again.
#[derive(Debug, Default)]
pub struct Fields([Option<GridField>; 2]);

impl Fields {
    /// Gives the plane of a lab with kernels what stands for its line, on a picture of this size: the field of the model over all that
    /// is in view, and that of the ghost beside it, where the lab is not there by itself.
    pub fn fill(&mut self, chart: &mut PlaneChart, lab: &Lab, state: &ViewState, size: [f64; 2]) {
        let map = PlaneMap::new(chart.view, chart.unit, size);
        let model = lab.model();
        if super::plane::divides(lab, &model) {
            chart.field = self.field(0, lab, &model, &map);
        }
        let shown = state.without.is_some() || !lab.is_exact();
        let ghost = super::plane::ghost(lab, state)
            .filter(|model| shown && super::plane::divides(lab, model));
        if let Some(model) = ghost {
            chart.optimum_field = self.field(1, lab, &model, &map);
        }
    }

    fn field(
        &mut self,
        which: usize,
        lab: &Lab,
        model: &Scorer,
        map: &PlaneMap,
    ) -> Option<ScoreField> {
        let Scorer::Kernel(model) = model else { return None };
        let ([x, y], standard) = (map.visible(), lab.standard());
        let (low, high) = (standard.to_unit([x[0], y[0]]), standard.to_unit([x[1], y[1]]));
        let span = [[low[0], high[0]], [low[1], high[1]]];
        let kept = &mut self.0[which];
        let field = match kept.take().filter(|field| field.spans(span)) {
            Some(field) => field,
            None => GridField::new(span, PLACES, PLACES),
        };
        let scores = kept.insert(field).scores(model);
        Some(ScoreField { x, y, columns: PLACES, rows: PLACES, scores })
    }
}
