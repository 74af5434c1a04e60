//! [`Scenario`] to JSON: the canonical form, `version` and what differs from the defaults, in the order of the document.

use super::description::Document;
use super::{Json, Scenario, json_text};
use crate::base::error::Result;
use crate::base::point::Point;
use serde::{Serialize, Serializer};
use std::fmt;

impl Serialize for Scenario {
    /// The canonical form: `version` and what differs from the defaults, in a fixed order, aliases resolved.
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        Document::of(self, &self.data.points).serialize(serializer)
    }
}

impl fmt::Display for Scenario {
    /// The JSON text of the canonical form.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&json_text::text(self))
    }
}

impl Scenario {
    /// The canonical form with these points in the place of its own. A number that JSON cannot hold is null.
    pub(super) fn json(&self, points: &[Point]) -> Result<Json> {
        json_text::text(&Document::of(self, points)).parse()
    }
}
