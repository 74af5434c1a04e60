//! `losses` in JavaScript: every loss of the library, as functions of numbers.

use js_sys::Float64Array;
use wasm_bindgen::prelude::*;

use super::convert::json;
use crate::base::error::Error;
use crate::loss::Loss;
use crate::scenario;

#[wasm_bindgen]
extern "C" {
    /// A loss by id with its parameters.
    #[wasm_bindgen(typescript_type = "LossSettings")]
    pub type JsLoss;
    /// A margin or many.
    #[wasm_bindgen(typescript_type = "number | Float64Array")]
    pub type JsMargins;
}

/// ℓ(m) of a margin or of many; NaN gives NaN, ±∞ the limit.
#[wasm_bindgen(js_name = value, js_namespace = losses)]
pub fn loss_value(spec: &JsLoss, margins: &JsMargins) -> Result<JsMargins, JsValue> {
    map(spec, margins, |loss, m| loss.value(m))
}

/// dℓ/dm of a margin or of many; at a kink the subgradient of smallest magnitude.
#[wasm_bindgen(js_name = derivative, js_namespace = losses)]
pub fn loss_derivative(spec: &JsLoss, margins: &JsMargins) -> Result<JsMargins, JsValue> {
    map(spec, margins, |loss, m| loss.slope(m))
}

fn map(
    spec: &JsLoss,
    margins: &JsMargins,
    of: fn(&Loss, f64) -> f64,
) -> Result<JsMargins, JsValue> {
    let loss = scenario::read_loss(&json(spec)?)?;
    if let Some(m) = margins.as_f64() {
        return Ok(JsValue::from_f64(of(&loss, m)).unchecked_into());
    }
    let Some(margins) = margins.dyn_ref::<Float64Array>() else {
        return Err(Error::expected("margins", "a number or a Float64Array").into());
    };
    let mut values = margins.to_vec();
    for value in &mut values {
        *value = of(&loss, *value);
    }
    Ok(Float64Array::from(&values[..]).unchecked_into())
}
