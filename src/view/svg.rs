//! A picture of a lab as SVG text.

use super::{CHARTS, Ground, Look};
use crate::base::error::{Error, Result};
use crate::base::format::shortest;
use crate::chart::{Figure, Layers, Palette, Svg};
use crate::lab::Lab;

/// A chart of a lab as SVG text of this many CSS pixels, with these intervals of the plane in view (`None`: the document's). In a
/// browser the painter draws on something that writes SVG instead of a canvas (`www/svg.js`), so the wasm is without this.
///
/// # Errors
/// A chart that is not one of [`CHARTS`], and a size outside 64 … 16 000.
pub fn svg(
    lab: &Lab,
    chart: &str,
    [width, height]: [f64; 2],
    palette: &Palette,
    look: &Look,
    view: Option<[[f64; 2]; 2]>,
) -> Result<String> {
    for (name, value) in [("width", width), ("height", height)] {
        if !(64.0..=16_000.0).contains(&value) {
            let value = shortest(value);
            return Err(Error::mismatch(name, "a number from 64 to 16000", value));
        }
    }
    let figure: Box<dyn Figure> = match chart {
        "plane" => {
            let ground = Ground::new(lab);
            let view = view.unwrap_or(ground.view);
            let mut figure = super::plane(lab, look, &ground, view);
            super::Fields::default().fill(&mut figure, lab, look, [width, height]);
            Box::new(figure)
        }
        "loss" => Box::new(super::losses(lab, look)),
        "kkt" => Box::new(super::kkt(lab, look)),
        "alphas" => Box::new(super::alphas(lab, look)),
        "curve" => Box::new(super::curve(lab, look)),
        _ => {
            let all = CHARTS.join(", ");
            return Err(Error::mismatch("chart", format!("one of {all}"), format!("\"{chart}\"")));
        }
    };
    let mut svg = Svg::new(width, height, palette);
    figure.draw(&mut svg, [width, height], palette, Layers::ALL);
    Ok(svg.text())
}
