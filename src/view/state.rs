//! What somebody looks at, beside the lab itself.

use crate::chart::{Ghost, Handles};
use serde::Deserialize;

/// What somebody looks at. By default nothing is pointed at.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase", default)]
pub struct ViewState {
    /// Index of the point under the pointer.
    pub hover: Option<usize>,
    /// Index of the selected point.
    pub selected: Option<usize>,
    /// Where the keyboard's crosshair stands, data units.
    pub cursor: Option<[f64; 2]>,
    /// A point that would be placed.
    pub ghost: Option<Ghost>,
    /// The handles of the line, where they are shown.
    pub handles: Option<Handles>,
    /// Whether the objective is drawn on a logarithmic scale.
    pub log: bool,
    /// Whether other losses are drawn beside the lab's own.
    pub others: bool,
    /// Steps on the axis of the objective; by default the next round number.
    pub horizon: Option<f64>,
    /// Index of a point whose absence from the optimum is drawn.
    pub without: Option<usize>,
    /// A step whose objective is read out.
    pub readout: Option<f64>,
}

impl ViewState {
    /// The same without places and steps that are no finite numbers.
    pub fn finite(self) -> Self {
        let finite = |place: &[f64; 2]| place.iter().all(|v| v.is_finite());
        let handles = self.handles.map(|handles| Handles {
            anchors: handles.anchors.filter(|places| places.iter().all(finite)),
            ..handles
        });
        ViewState {
            cursor: self.cursor.filter(finite),
            ghost: self.ghost.filter(|ghost| finite(&ghost.x)),
            horizon: self.horizon.filter(|steps| steps.is_finite()),
            readout: self.readout.filter(|step| step.is_finite()),
            handles,
            ..self
        }
    }
}
