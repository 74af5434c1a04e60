//! The border to JavaScript: the lab, its painter, the losses and CSV, nothing else. What Rust returns as an error, JavaScript throws
//! as an `Error` with the same message and with its `code`, `path` and `parameters` (the type `LabError`).

mod beside;
mod canvas;
mod js;
mod lab;
mod look;
mod losses;
mod nearest;
mod painter;
mod screen;
mod thrown;
mod value;

use value::text;
use wasm_bindgen::prelude::*;

use crate::scenario::Tree;

#[wasm_bindgen]
extern "C" {
    /// Rows of x, y, class, weight.
    #[wasm_bindgen(typescript_type = "[number, number, number, number][]")]
    pub type JsRows;
}

/// Called once when the module is loaded. A panic traps; in a build for debugging it is logged with its place first.
#[wasm_bindgen(start)]
fn start() {
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|info| js::log(&info.to_string())));
}

/// Gives the library a real data set: the text of its CSV file. Returns the number of points.
#[wasm_bindgen(js_name = registerData)]
pub fn register_data(
    #[wasm_bindgen(unchecked_param_type = "string")] id: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] csv: &JsValue,
) -> Result<usize, JsValue> {
    Ok(crate::data::register(&text("id", id)?, &text("csv", csv)?)?)
}

/// The points of CSV text (x, y, class and perhaps weight; with or without a header) as `data.points` holds them.
#[wasm_bindgen(js_name = parseCsv)]
pub fn parse_csv(
    #[wasm_bindgen(unchecked_param_type = "string")] csv: &JsValue,
) -> Result<JsRows, JsValue> {
    let points = crate::data::csv::read(&text("csv", csv)?)?;
    let mut rows = Vec::with_capacity(points.len());
    for point in &points {
        rows.push(Tree::numbers(&[point.x[0], point.x[1], point.class.into(), point.weight]));
    }
    Ok(value::value(&Tree::List(rows)).unchecked_into())
}
