//! The loss ℓ(m) with every point at its own margin, in the three regions of the plane: wrong side, band, beyond.

mod data;
mod graph;
mod labels;
mod loss_points;
mod points;
mod scene;

pub use data::{LossChart, LossMark};
