//! Loss functions: pure mathematics of the margin m = y·f(x).

mod margin;

pub use margin::{LOSSES, Loss, LossEntry, Parameter, Parameters};
