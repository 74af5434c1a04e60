//! The border to JavaScript: the lab, the losses and the tables, nothing else. What Rust returns as an error, JavaScript throws as
//! an `Error` with the same message.

mod catalog;
mod lab;
mod look;
mod losses;
mod painter;
mod screen;
mod value;

use value::text;
use wasm_bindgen::prelude::*;

/// Called once when the module is loaded: a panic is logged with its place, and the next call starts from a fresh instance.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&JsValue::from_str(&info.to_string()));
        wasm_bindgen::handler::schedule_reinit();
    }));
}

/// Gives the library a real data set: the text of its CSV file. Returns the number of points.
#[wasm_bindgen(js_name = registerData)]
pub fn register_data(
    #[wasm_bindgen(unchecked_param_type = "string")] id: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] csv: &JsValue,
) -> Result<usize, JsError> {
    Ok(crate::data::register(&text("id", id)?, &text("csv", csv)?)?)
}

/// The points of CSV text (x, y, class and perhaps weight; with or without a header) as `data.points` holds them.
#[wasm_bindgen(js_name = parseCsv)]
pub fn parse_csv(
    #[wasm_bindgen(unchecked_param_type = "string")] csv: &JsValue,
) -> Result<JsValue, JsError> {
    let points = crate::data::csv::read(&text("csv", csv)?)?;
    let rows = points.iter().map(|p| (p.x[0], p.x[1], p.class, p.weight)).collect::<Vec<_>>();
    Ok(value::object(&rows)?)
}
