//! The real data sets that the program was given. Their numbers come from outside: the page and the command line give the CSV text to
//! [`register`].

use super::entry::{Dataset, Kind, Origin};
use super::real::Real;
use super::table::DATASETS;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::point::Point;
use std::sync::{Mutex, MutexGuard, PoisonError};

type Registry = Vec<(&'static str, Vec<Point>)>;

static REGISTERED: Mutex<Registry> = Mutex::new(Vec::new());

fn registered() -> MutexGuard<'static, Registry> {
    // Every call leaves the list consistent, so a lock poisoned by a panic elsewhere can be used.
    REGISTERED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Gives the CSV text of a real set to the program, for all labs, and returns the number of its points.
///
/// # Errors
/// An id that is no real set, or text that is not the set; what was registered before stays.
pub fn register(id: &str, text: &str) -> Result<usize> {
    let (set, real) = named(id)?;
    let points = real.read(text).map_err(|error| error.in_text(id))?;
    let n = points.len();
    let mut registered = registered();
    match registered.iter_mut().find(|(known, _)| *known == id) {
        Some((_, known)) => *known = points,
        None => registered.push((set.id, points)),
    }
    Ok(n)
}

/// The points of a real set that was registered.
pub(super) fn points(id: &str) -> Result<Vec<Point>> {
    match registered().iter().find(|(known, _)| *known == id) {
        Some((_, points)) => Ok(points.clone()),
        None => Err(Error::new("data.preset", ErrorKind::NotLoaded { id: id.into() })),
    }
}

fn named(id: &str) -> Result<(&'static Dataset, &'static Real)> {
    match Dataset::named(id).map(|set| (set, &set.origin)) {
        Some((set, Origin::Real(real))) => Ok((set, real)),
        _ => {
            let real = DATASETS.iter().filter(|set| set.kind() == Kind::Real);
            let ids = real.map(|set| set.id).collect::<Vec<_>>().join(", ");
            Err(Error::mismatch("data", format!("one of {ids}"), format!("\"{id}\"")))
        }
    }
}
