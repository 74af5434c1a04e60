//! What a document may hold.

use crate::model::Linear;

/// No entry of w and b is larger: what a document may hold.
pub(super) const LARGEST: f64 = 1e100;

/// Whether a document may hold this line.
pub(super) fn holds(line: &Linear) -> bool {
    [line.w[0], line.w[1], line.b].iter().all(|x| (-LARGEST..=LARGEST).contains(x))
}
