//! Data sets: small ones, generators and real ones, in one table [`DATASETS`]; reading and writing CSV; standardising.

pub mod csv;
mod generators;
mod real;
mod sets;
mod small;
mod standardise;

use crate::base::error::{Error, Result};
use crate::base::point::Point;
pub use generators::Generator;
pub use real::{Real, register};
pub use sets::{Axis, DATASETS, Dataset, Kind, Origin};
pub use small::Small;
pub use standardise::Standard;

/// The most points that a lab holds.
pub const MAX_POINTS: usize = 1_000_000;
/// Where the points of a scenario come from: the preset's come first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Data {
    /// A data set by name.
    pub preset: Option<Preset>,
    /// Points given one by one.
    pub points: Vec<Point>,
}

/// A data set by name, with what its generator takes; `None` is the set's own default.
#[derive(Clone, Debug, PartialEq)]
pub struct Preset {
    /// Its id in [`DATASETS`].
    pub id: &'static str,
    /// The number of points, 2 … 100 000.
    pub n: Option<usize>,
    /// The noise of the generator, ≥ 0.
    pub noise: Option<f64>,
    /// The seed of the generator; 1 by default.
    pub seed: Option<u64>,
}

impl Preset {
    /// The set with this id as it is by default; `None` where there is none.
    pub fn named(id: &str) -> Option<Preset> {
        let set = Dataset::named(id)?;
        Some(Preset { id: set.id, n: None, noise: None, seed: None })
    }
}

/// The points: those of the preset, then those given one by one. Computed anew on every call.
///
/// # Errors
/// A preset that is not in the table, a real set that was not given to the program (`data.preset: breast_cancer is not loaded`), or
/// more than [`MAX_POINTS`] points.
pub fn load(data: &Data) -> Result<Vec<Point>> {
    let mut points = match &data.preset {
        Some(preset) => sets::points(preset)?,
        None => Vec::new(),
    };
    let n = points.len() + data.points.len();
    if n > MAX_POINTS {
        return Err(Error::mismatch("data", format!("at most {MAX_POINTS} points"), n.to_string()));
    }
    points.extend_from_slice(&data.points);
    Ok(points)
}
