//! What is under a pixel of a chart, and what a chart says.

use super::geometry::distance;
use serde::Serialize;
use std::collections::BTreeMap;

/// What is under a pixel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Hit {
    /// A point, by its index in the chart's `marks`.
    Point(usize),
    /// A step of the run.
    Step(f64),
}

/// A sentence about a chart as a code and the numbers in it: the words are those of the reader's language.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Description {
    /// Which sentence it is.
    pub code: &'static str,
    /// Its numbers by name; what is unknown is left out.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Record<string, number>"))]
    pub parameters: BTreeMap<&'static str, f64>,
}

impl Description {
    /// A sentence with these numbers.
    pub(crate) fn new(
        code: &'static str,
        parameters: impl IntoIterator<Item = (&'static str, Option<f64>)>,
    ) -> Self {
        let known = parameters.into_iter().filter_map(|(name, value)| Some((name, value?)));
        Description { code, parameters: known.collect() }
    }
}

/// The place within `radius` of a pixel that is nearest to it, the last of several.
pub(crate) fn nearest(
    places: impl IntoIterator<Item = (usize, [f64; 2])>,
    to: [f64; 2],
    radius: f64,
) -> Option<Hit> {
    let (mut found, mut least) = (None, radius);
    for (index, at) in places {
        let away = distance(at, to);
        if away <= least {
            (found, least) = (Some(Hit::Point(index)), away);
        }
    }
    found
}
