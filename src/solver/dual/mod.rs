//! The dual of the hinge with a free bias, for kernels and for the plane itself: multipliers in their boxes, and what follows.
//!
//! Written in βᵢ = αᵢyᵢ it has no labels in its matrix: maximise Σ ρyᵢβᵢ − ½ βᵀKβ under Σβᵢ = 0, with βᵢ between 0 and Cᵢyᵢ. With
//! sᵢ = Σⱼ βⱼk(xⱼ, xᵢ) the slope along βᵢ is vᵢ = ρyᵢ − sᵢ, and the optimum has one number b between all slopes: vᵢ ≤ b where βᵢ
//! could grow, vᵢ ≥ b where it could fall. That b is the bias (Keerthi et al. 2001).

mod active_set;
mod bias;
mod free_set;
mod kernel_cache;
mod kkt_scan;
mod qp;
mod smo;
mod solve;
mod state;
mod strategy;
mod unlearning;
mod warm_start;
mod working_set;

pub(crate) use active_set::Pivots;
pub(crate) use solve::solution;
pub use solve::solve_kernel;
pub(crate) use state::Machine;
pub use working_set::PairNote;
