//! How a real data set is read from its CSV.

use super::csv::{Line, Lines};
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::point::Point;

/// How a real set is read from its CSV, whose first line names the columns.
#[derive(Clone, Copy, Debug)]
pub struct Real {
    /// The columns of x₁ and x₂.
    pub columns: [&'static str; 2],
    /// The column of the class.
    pub label: &'static str,
    /// Its value for class 0; `None`: every value but that of class 1. Rows with other values are left out.
    pub zero: Option<&'static str>,
    /// Its value for class 1.
    pub one: &'static str,
}

impl Real {
    pub(super) fn read(&self, text: &str) -> Result<Vec<Point>> {
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
