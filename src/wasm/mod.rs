//! The border to JavaScript: the lab, the losses and the tables, nothing else. What Rust returns as an error, JavaScript throws as
//! an `Error` with the same message.

mod canvas;
mod js;
mod lab;
mod look;
mod losses;
mod painter;
mod screen;
mod value;

use value::text;
use wasm_bindgen::prelude::*;

use crate::point::Point;
use crate::scenario::{Catalog, Plain, Tree};

#[wasm_bindgen]
extern "C" {
    /// The tables as plain objects.
    #[wasm_bindgen(typescript_type = "Catalog")]
    pub type JsCatalog;
    /// Rows of x, y, class, weight.
    #[wasm_bindgen(typescript_type = "[number, number, number, number][]")]
    pub type JsRows;
}

/// Called once when the module is loaded. A panic is logged with its place before it traps.
#[wasm_bindgen(start)]
fn start() {
    crate::number::install(js::HOST);
    std::panic::set_hook(Box::new(|info| js::log(&info.to_string())));
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
) -> Result<JsRows, JsError> {
    let points = crate::data::csv::read(&text("csv", csv)?)?;
    let row = |p: &Point| Tree::from(vec![p.x[0], p.x[1], f64::from(p.class), p.weight]);
    Ok(value::value(&Tree::List(points.iter().map(row).collect())).unchecked_into())
}

/// Every loss, trainer and data set.
#[wasm_bindgen]
pub fn catalog() -> JsCatalog {
    value::value(&Catalog::new().tree()).unchecked_into()
}
