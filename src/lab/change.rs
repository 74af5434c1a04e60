//! A change of points, settings or the line, and its inverse.

use std::rc::Rc;

use crate::base::point::Point;
use crate::model::Linear;
use crate::scenario::Scenario;

/// One change. Applying it gives the change that takes it back.
#[derive(Clone, Debug)]
pub(super) enum Change {
    /// A point joins at this index.
    Insert(usize, Point),
    /// The point at this index goes.
    Remove(usize),
    /// The point at this index becomes this one.
    Set(usize, Point),
    /// The settings become these (their data, view and steps play no part).
    Settings(Rc<Scenario>),
    /// The trainer goes on from this w and b, in its units.
    Line(Linear),
}

impl Change {
    /// Applies the change to points and settings; its indices are valid. Returns the inverse. A line changes neither of them; its
    /// inverse, the line before, is known to the state alone.
    pub fn apply(&self, points: &mut Rc<Vec<Point>>, settings: &mut Rc<Scenario>) -> Change {
        match *self {
            Change::Insert(i, point) => {
                Rc::make_mut(points).insert(i, point);
                Change::Remove(i)
            }
            Change::Remove(i) => Change::Insert(i, Rc::make_mut(points).remove(i)),
            Change::Set(i, point) => {
                Change::Set(i, std::mem::replace(&mut Rc::make_mut(points)[i], point))
            }
            Change::Settings(ref new) => Change::Settings(std::mem::replace(settings, new.clone())),
            Change::Line(line) => Change::Line(line),
        }
    }

    /// The index, before the change, of the point that has index i after it; `None` for a new one.
    pub fn origin(&self, i: usize) -> Option<usize> {
        match *self {
            Change::Insert(at, _) if i == at => None,
            Change::Insert(at, _) if i > at => Some(i - 1),
            Change::Remove(at) if i >= at => Some(i + 1),
            _ => Some(i),
        }
    }

    /// Whether taking back `self` alone also takes back `later`, a further change of the same point or of the line.
    pub fn covers(&self, later: &Change) -> bool {
        match (self, later) {
            (Change::Set(i, _), Change::Set(j, _)) => i == j,
            (Change::Line(_), Change::Line(_)) => true,
            _ => false,
        }
    }
}
