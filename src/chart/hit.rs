//! Which of many places is under a pixel.

use super::geometry::distance;
use super::interface::Hit;

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
