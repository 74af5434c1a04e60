//! The border to JavaScript: the lab, its painter, the losses, the tables and CSV, nothing else. What Rust returns as an error,
//! JavaScript throws as an `Error` with the same message and with its `code`, `path` and `parameters` (the type `LabError`).

mod board;
mod canvas_picture;
mod convert;
mod ids;
mod lab;
mod losses;
mod options;
mod painter;
mod pictures;
mod screen;

use convert::{plain, text};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::scenario::{Catalog, DatasetItem, KernelItem, LossItem, TrainerItem};
use crate::view::{CHARTS, ChartKind};

#[wasm_bindgen]
extern "C" {
    /// Rows of x, y, class, weight.
    #[wasm_bindgen(typescript_type = "[number, number, number, number][]")]
    pub type JsRows;
    /// The tables.
    #[wasm_bindgen(typescript_type = "Catalog & { charts: ChartKind[] }")]
    pub type JsCatalog;
}

/// Called once when the module is loaded. A panic traps; in a build for debugging it is logged with its place first.
#[wasm_bindgen(start)]
fn start() {
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
    }));
}

/// The tables of the library and that of its charts.
#[derive(Serialize)]
struct Tables {
    kernels: Vec<KernelItem>,
    losses: Vec<LossItem>,
    trainers: Vec<TrainerItem>,
    datasets: Vec<DatasetItem>,
    charts: &'static [ChartKind],
}

/// Everything that can be chosen: losses, trainers, kernels, data sets and charts, with their titles, formulas and sources.
#[wasm_bindgen]
pub fn catalog() -> Result<JsCatalog, JsValue> {
    let Catalog { kernels, losses, trainers, datasets } = Catalog::new();
    plain(&Tables { kernels, losses, trainers, datasets, charts: &CHARTS })
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
    let rows = points.iter().map(|point| (point.x[0], point.x[1], point.class, point.weight));
    plain(&rows.collect::<Vec<_>>())
}
