//! A picture of a lab as SVG text.

use super::charts::{ChartKind, PlaneCache};
use super::state::ViewState;
use crate::base::error::{Error, Result};
use crate::base::format::shortest;
use crate::chart::{Layers, Palette, Svg};
use crate::lab::Lab;

/// A chart of a lab as SVG text of this many CSS pixels, with these intervals of the plane in view (`None`: the document's).
///
/// # Errors
/// A chart that is not one of [`CHARTS`](super::CHARTS), and a size outside 64 … 16 000.
pub fn svg(
    lab: &Lab,
    chart: &str,
    [width, height]: [f64; 2],
    palette: &Palette,
    state: &ViewState,
    view: Option<[[f64; 2]; 2]>,
) -> Result<String> {
    for (name, value) in [("width", width), ("height", height)] {
        if !(64.0..=16_000.0).contains(&value) {
            let value = shortest(value);
            return Err(Error::mismatch(name, "a number from 64 to 16000", value));
        }
    }
    let (kind, size) = (ChartKind::named(chart)?, [width, height]);
    let mut cache = PlaneCache::showing(view);
    let chart = kind.of(lab, state, &mut cache, size).chart;
    let mut svg = Svg::new(width, height, palette);
    chart.draw(&mut svg, size, palette, Layers::ALL);
    Ok(svg.text())
}
