//! Losses ℓ(m) of the margin m = y·f(x): one table, [`LOSSES`], in `table.rs`. A new loss is one entry in it.
//!
//! Slopes are dℓ/dm. At a kink the subgradient of smallest magnitude is taken, which is 0 in every entry. Products are ordered
//! so that nothing overflows on the way to a finite value.

mod entry;
mod loss;
mod table;

pub use entry::{LossEntry, Parameter, Parameters};
pub use loss::Loss;
pub use table::LOSSES;
