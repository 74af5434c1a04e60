//! The loss ℓ(m) with every point riding on it at its own margin, in the three zones of the plane: wrong side, band, beyond.

mod data;
mod graph;
mod labels;
mod loss_points;
mod points;
mod scene;

pub use data::{LossChart, LossMark};
