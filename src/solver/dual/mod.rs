//! The dual of the hinge with a free bias, for kernels and for the plane itself.
//!
//! Written in βᵢ = αᵢyᵢ it is a quadratic programme without labels in its matrix: maximise Σ ρyᵢβᵢ − ½ βᵀKβ under Σβᵢ = 0, with βᵢ
//! between 0 and Cᵢyᵢ. With sᵢ = Σⱼ βⱼk(xⱼ, xᵢ) the gradient along βᵢ is vᵢ = ρyᵢ − sᵢ. The optimum has one number b between all
//! gradients: vᵢ ≤ b where βᵢ could increase, vᵢ ≥ b where it could decrease. That b is the bias (Keerthi et al. 2001).

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

pub(crate) use active_set::SearchOutcome;
pub use solve::solve_kernel;
pub(crate) use state::DualSolver;
pub use working_set::PairNote;
