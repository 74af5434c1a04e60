//! The few functions of JavaScript that the border needs.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// An object without members.
    #[derive(Debug)]
    pub(super) type Object;
    #[wasm_bindgen(constructor)]
    pub(super) fn new() -> Object;
    #[wasm_bindgen(method, indexing_setter)]
    pub(super) fn set(this: &Object, name: &str, value: &JsValue);
    /// A member of anything; what its getter throws is the error.
    #[wasm_bindgen(catch, js_namespace = Reflect)]
    pub(super) fn get(object: &JsValue, name: &JsValue) -> Result<JsValue, JsValue>;
    /// The names of an object's own members, symbols too.
    #[wasm_bindgen(catch, js_namespace = Reflect, js_name = ownKeys)]
    pub(super) fn own_keys(object: &JsValue) -> Result<Array, JsValue>;

    /// A list.
    #[derive(Debug)]
    pub(super) type Array;
    #[wasm_bindgen(constructor)]
    pub(super) fn new() -> Array;
    #[wasm_bindgen(method)]
    pub(super) fn push(this: &Array, value: &JsValue);
    #[wasm_bindgen(method, indexing_getter)]
    pub(super) fn get(this: &Array, index: u32) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn length(this: &Array) -> u32;
    #[wasm_bindgen(static_method_of = Array, js_name = isArray)]
    pub(super) fn is_array(value: &JsValue) -> bool;

    /// Numbers in one block.
    #[derive(Debug)]
    pub(super) type Float64Array;
    #[wasm_bindgen(constructor)]
    pub(super) fn new(numbers: &[f64]) -> Float64Array;
    /// The numbers of something that holds numbers.
    #[wasm_bindgen(static_method_of = Float64Array, js_name = from)]
    pub(super) fn numbers(of: &JsValue) -> Vec<f64>;

    /// Milliseconds on the page's clock.
    #[wasm_bindgen(js_namespace = performance)]
    pub(super) fn now() -> f64;
    /// Writes to the console.
    #[cfg(debug_assertions)]
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    pub(super) fn log(words: &str);
}
