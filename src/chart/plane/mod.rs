//! The plane: points, boundary, band, slack. Equal lengths on the picture are equal lengths where ‖w‖ is measured, so normals
//! stand at right angles.

mod axes;
mod curves;
mod handles;
mod lines;
mod map;
mod names;
mod points;
mod scene;
mod under;

pub use map::PlaneMap;
pub use scene::{Ghost, Handles, PlaneChart, PlaneMark};
