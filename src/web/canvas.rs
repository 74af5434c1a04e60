//! What a canvas offers, as far as charts are drawn with it.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The two-dimensional context of a canvas.
    #[derive(Debug)]
    pub(super) type Context;
    #[wasm_bindgen(method, setter = fillStyle)]
    pub(super) fn set_fill(this: &Context, css: &str);
    #[wasm_bindgen(method, setter = strokeStyle)]
    pub(super) fn set_stroke(this: &Context, css: &str);
    #[wasm_bindgen(method, setter = lineWidth)]
    pub(super) fn set_width(this: &Context, width: f64);
    #[wasm_bindgen(method, setter = lineCap)]
    pub(super) fn set_cap(this: &Context, cap: &str);
    #[wasm_bindgen(method, setter = lineJoin)]
    pub(super) fn set_join(this: &Context, join: &str);
    #[wasm_bindgen(method, js_name = setLineDash)]
    pub(super) fn set_dash(this: &Context, lengths: &[f64]);
    #[wasm_bindgen(method, setter)]
    pub(super) fn set_font(this: &Context, css: &str);
    #[wasm_bindgen(method, setter)]
    pub(super) fn set_direction(this: &Context, direction: &str);
    #[wasm_bindgen(method, js_name = setTransform)]
    pub(super) fn transform(this: &Context, a: f64, b: f64, c: f64, d: f64, e: f64, f: f64);
    #[wasm_bindgen(method, js_name = clearRect)]
    pub(super) fn clear(this: &Context, x: f64, y: f64, width: f64, height: f64);
    #[wasm_bindgen(method, js_name = beginPath)]
    pub(super) fn begin(this: &Context);
    #[wasm_bindgen(method, js_name = moveTo)]
    pub(super) fn move_to(this: &Context, x: f64, y: f64);
    #[wasm_bindgen(method, js_name = lineTo)]
    pub(super) fn line_to(this: &Context, x: f64, y: f64);
    #[wasm_bindgen(method, js_name = closePath)]
    pub(super) fn close(this: &Context);
    #[wasm_bindgen(method)]
    pub(super) fn arc(this: &Context, x: f64, y: f64, radius: f64, from: f64, to: f64);
    #[wasm_bindgen(method)]
    pub(super) fn rect(this: &Context, x: f64, y: f64, width: f64, height: f64);
    #[wasm_bindgen(method)]
    pub(super) fn fill(this: &Context);
    #[wasm_bindgen(method)]
    pub(super) fn stroke(this: &Context);
    #[wasm_bindgen(method, js_name = fillText)]
    pub(super) fn fill_text(this: &Context, text: &str, x: f64, y: f64);
    #[wasm_bindgen(method, js_name = strokeText)]
    pub(super) fn stroke_text(this: &Context, text: &str, x: f64, y: f64);
    #[wasm_bindgen(method, js_name = measureText)]
    pub(super) fn measure(this: &Context, text: &str) -> Metrics;

    /// How large a text is.
    pub(super) type Metrics;
    #[wasm_bindgen(method, getter)]
    pub(super) fn width(this: &Metrics) -> f64;
}
