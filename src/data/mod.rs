//! Data sets: small ones, generators and real ones, in one table [`DATASETS`]; reading and writing CSV; standardising.

pub mod csv;
mod entry;
mod generators;
mod limits;
mod real;
mod registry;
mod small;
mod source;
mod standardise;
mod table;

pub use entry::{Axis, Dataset, Kind, Origin};
pub use generators::Generator;
pub use limits::MAX_POINTS;
pub use real::Real;
pub use registry::register;
pub use small::Small;
pub use source::{Data, Preset, load};
pub use standardise::Standard;
pub use table::DATASETS;
