//! A picture of a lab as SVG text.

use super::{CHARTS, PlaneLayout, ViewState};
use crate::base::error::{Error, Result};
use crate::base::format::shortest;
use crate::chart::{Chart, Layers, Palette, Svg};
use crate::lab::Lab;

/// A chart of a lab as SVG text of this many CSS pixels, with these intervals of the plane in view (`None`: the document's). In a
/// browser the painter draws on something that writes SVG instead of a canvas (`www/io/svg.js`), so the wasm is without this.
///
/// # Errors
/// A chart that is not one of [`CHARTS`], and a size outside 64 … 16 000.
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
    let chart: Box<dyn Chart> = match chart {
        "plane" => {
            let layout = PlaneLayout::new(lab);
            let view = view.unwrap_or(layout.view);
            let mut chart = super::plane(lab, state, &layout, view);
            super::Fields::default().fill(&mut chart, lab, state, [width, height]);
            Box::new(chart)
        }
        "loss" => Box::new(super::losses(lab, state)),
        "kkt" => Box::new(super::kkt(lab, state)),
        "alphas" => Box::new(super::alphas(lab, state)),
        "curve" => Box::new(super::curve(lab, state)),
        _ => {
            let all = CHARTS.join(", ");
            return Err(Error::mismatch("chart", format!("one of {all}"), format!("\"{chart}\"")));
        }
    };
    let mut svg = Svg::new(width, height, palette);
    chart.draw(&mut svg, [width, height], palette, Layers::ALL);
    Ok(svg.text())
}
