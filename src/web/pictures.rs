//! Pictures that are drawn once: SVG, a context at any resolution, and a canvas of somebody else's.

use plotters_canvas::CanvasBackend;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::canvas_picture::CanvasPicture;
use super::convert::json;
use super::lab::{JsLab, JsScenario};
use super::options::{self, JsPictureOptions, PictureOptions};
use super::screen::Screen;
use crate::base::error::{Error, Result};
use crate::chart::{Ink, Layers, Palette, Picture, Shape};
use crate::lab::Lab;
use crate::scenario::Scenario;
use crate::view::{self, ChartKind, PlaneCache};

#[wasm_bindgen(js_class = Lab)]
impl JsLab {
    /// A chart as SVG text, by default 640 × 480 CSS pixels in the light theme.
    pub fn svg(
        &self,
        #[wasm_bindgen(unchecked_param_type = "ChartId")] chart: &str,
        options: Option<JsPictureOptions>,
    ) -> std::result::Result<String, JsValue> {
        let (options, palette) = options::picture(options.as_ref())?;
        let size = [options.width.unwrap_or(640.0), options.height.unwrap_or(480.0)];
        let (state, view) = (options.state.clone().unwrap_or_default(), intervals(&options)?);
        Ok(view::svg(&self.0, chart, size, &palette, &state, view)?)
    }

    /// Draws a chart on a context as the live canvases do: `scale` device pixels in a CSS pixel, the paper too.
    #[wasm_bindgen(js_name = drawOn)]
    pub fn draw_on(
        &self,
        #[wasm_bindgen(
            unchecked_param_type = "CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D"
        )]
        context: &CanvasRenderingContext2d,
        #[wasm_bindgen(unchecked_param_type = "ChartId")] chart: &str,
        options: Option<JsPictureOptions>,
    ) -> std::result::Result<(), JsValue> {
        let (options, palette) = options::picture(options.as_ref())?;
        let (size, ratio) = measures(&options, [640.0, 480.0])?;
        let mut screen = Screen::new(context.clone(), size, ratio);
        screen.begin([&palette.font, &palette.font_math]);
        Ok(draw(&self.0, chart, &mut screen, size, &options, &palette)?)
    }
}

/// Draws a chart of a scenario on a canvas: `scale` of the canvas' pixels in a CSS pixel. With a width or a height the canvas gets that
/// size first.
#[wasm_bindgen(js_name = drawChart)]
pub fn draw_chart(
    canvas: HtmlCanvasElement,
    scenario: &JsScenario,
    #[wasm_bindgen(unchecked_param_type = "ChartId")] chart: &str,
    options: Option<JsPictureOptions>,
) -> std::result::Result<(), JsValue> {
    let (options, palette) = options::picture(options.as_ref())?;
    let lab = Lab::new(Scenario::from_json(&json(scenario)?)?)?;
    let scale = options.scale.unwrap_or(1.0);
    let own = [canvas.width(), canvas.height()].map(|side| f64::from(side) / scale);
    let (size, ratio) = measures(&options, own)?;
    if options.width.is_some() || options.height.is_some() {
        canvas.set_width((size[0] * ratio).round() as u32);
        canvas.set_height((size[1] * ratio).round() as u32);
    }
    let unsuitable =
        || Error::expected("canvas", "one that this browser can draw on in two dimensions");
    let context = canvas.get_context("2d").ok().flatten().ok_or_else(unsuitable)?;
    let mut words = Screen::new(context.unchecked_into(), size, ratio);
    words.begin([&palette.font, &palette.font_math]);
    words.leave();
    let backend = CanvasBackend::with_canvas_object(canvas).ok_or_else(unsuitable)?;
    let mut picture = CanvasPicture::new(backend, words, ratio);
    Ok(draw(&lab, chart, &mut picture, size, &options, &palette)?)
}

/// Draws paper and chart.
fn draw(
    lab: &Lab,
    chart: &str,
    picture: &mut dyn Picture,
    size: [f64; 2],
    options: &PictureOptions,
    palette: &Palette,
) -> Result<()> {
    let state = options.state.clone().unwrap_or_default();
    let mut cache = PlaneCache::showing(intervals(options)?);
    let chart = ChartKind::named(chart)?.of(lab, &state, &mut cache, size).chart;
    picture.fill(Shape::Rect([0.0, 0.0], size), palette.color(Ink::PAPER));
    chart.draw(picture, size, palette, Layers::ALL);
    Ok(())
}

fn intervals(options: &PictureOptions) -> Result<Option<[[f64; 2]; 2]>> {
    options.view.map(|view| view.intervals()).transpose()
}

/// The size of a picture in CSS pixels and its scale; by default this size.
fn measures(options: &PictureOptions, size: [f64; 2]) -> Result<([f64; 2], f64)> {
    let scale = options.scale.unwrap_or(1.0);
    if !(0.25..=8.0).contains(&scale) {
        return Err(Error::expected("scale", "a number from 0.25 to 8"));
    }
    let size = [options.width.unwrap_or(size[0]), options.height.unwrap_or(size[1])];
    for (name, value) in [("width", size[0]), ("height", size[1])] {
        if !(64.0..=16_000.0).contains(&value) {
            return Err(Error::expected(name, "a number from 64 to 16000"));
        }
    }
    Ok((size, scale))
}
