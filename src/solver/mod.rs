//! The certified optimum: Newton's method in the plane, multipliers of the dual for kernels; and what leaving points out does to it.

mod dual;
mod error;
mod leave_one_out;
mod optimum;
mod primal;
mod uniqueness;

pub(crate) use dual::{DualSolver, SearchOutcome};
pub use dual::{PairNote, solve_kernel};
pub use error::SolveError;
pub use leave_one_out::{LeaveOneOut, leave_one_out, without};
pub use optimum::optimum;
pub use primal::solve;
pub use uniqueness::unique;
