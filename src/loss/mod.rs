//! Loss functions: pure mathematics of the margin m = y·f(x).

mod margin;
mod multiplier;

pub use margin::{LOSSES, Loss, LossEntry, Parameter, Parameters};
pub(crate) use multiplier::{AT_BOUND, is_free};
