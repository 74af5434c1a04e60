//! Where the points of a scenario come from.

use super::entry::{Dataset, Origin};
use super::limits::MAX_POINTS;
use super::registry;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::point::Point;

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
    /// Its id in [`DATASETS`](super::DATASETS).
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
        Some(preset) => points(preset)?,
        None => Vec::new(),
    };
    let n = points.len() + data.points.len();
    if n > MAX_POINTS {
        return Err(Error::mismatch("data", format!("at most {MAX_POINTS} points"), n.to_string()));
    }
    points.extend_from_slice(&data.points);
    Ok(points)
}

/// The points of a preset.
fn points(preset: &Preset) -> Result<Vec<Point>> {
    let set = Dataset::named(preset.id).ok_or_else(|| {
        Error::new("data.preset", ErrorKind::UnknownDataset { id: preset.id.into() })
    })?;
    Ok(match &set.origin {
        Origin::Small(small) => small.points(),
        Origin::Generator(generator) => generator.points(
            preset.n.unwrap_or(generator.n),
            preset.noise.unwrap_or(generator.noise),
            preset.seed.unwrap_or(1),
        ),
        Origin::Real(_) => registry::points(set.id)?,
    })
}
