//! The border to JavaScript: the lab, the losses and the tables, nothing else. What Rust returns as an error, JavaScript throws as
//! an `Error` with the same message.

mod catalog;
mod lab;
mod look;
mod losses;
mod painter;
mod screen;
mod value;

use wasm_bindgen::prelude::*;

/// Called once when the module is loaded: a panic is logged with its place, and the next call starts from a fresh instance.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&JsValue::from_str(&info.to_string()));
        wasm_bindgen::handler::schedule_reinit();
    }));
}
