//! Real data sets. Their numbers come from outside: the page and the command line give the CSV text to [`register`].

use super::csv::{Line, Lines};
use super::sets::{DATASETS, Dataset, Kind, Origin};
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::point::Point;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How a real set is read from its CSV, whose first line names the columns.
#[derive(Clone, Copy, Debug)]
pub struct Real {
    /// The columns of x₁ and x₂.
    pub columns: [&'static str; 2],
    /// The column of the class.
    pub label: &'static str,
    /// What stands there for class 0; `None`: everything but class 1. Rows of other classes are left out.
    pub zero: Option<&'static str>,
    /// What stands there for class 1.
    pub one: &'static str,
}

type Registry = Vec<(&'static str, Vec<Point>)>;

static REGISTERED: Mutex<Registry> = Mutex::new(Vec::new());

fn registered() -> MutexGuard<'static, Registry> {
    // The list is whole after every call, so a panic elsewhere while it was held does no harm.
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

impl Real {
    fn read(&self, text: &str) -> Result<Vec<Point>> {
        let mut lines = Lines::of(text);
        let header = lines.next().unwrap_or_else(|| Err(Error::new("", ErrorKind::NoLines)))?;
        let [first, second] = self.columns;
        let places = (header.place(first), header.place(second), header.place(self.label));
        let (Some(x1), Some(x2), Some(label)) = places else {
            let columns = format!("the columns {first}, {second}, {}", self.label);
            return Err(Error::expected(header.path(""), columns));
        };
        let mut points = Vec::new();
        for line in lines {
            let line = line?;
            let Some(label) = line.field(label).filter(|label| !label.is_empty()) else {
                return Err(Error::new(line.path(self.label), ErrorKind::Empty));
            };
            if let Some(class) = self.class(label) {
                let x = [line.coordinate(x1, first)?, line.coordinate(x2, second)?];
                points.push(Point::new(x, class));
            }
        }
        match [0, 1].iter().find(|class| points.iter().all(|point| point.class != **class)) {
            Some(class) => Err(Error::new("", ErrorKind::NoRows { class: *class })),
            None => Ok(points),
        }
    }

    fn class(&self, label: &str) -> Option<u8> {
        if label == self.one {
            return Some(1);
        }
        self.zero.is_none_or(|zero| zero == label).then_some(0)
    }
}

impl Line {
    /// The place of a column in a header.
    fn place(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field == name)
    }
}
