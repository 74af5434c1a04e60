//! What JavaScript says about how to draw, by name: themes, what somebody looks at, sizes and intervals.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tsify::Tsify;
use wasm_bindgen::prelude::*;

use crate::base::error::{Error, Result};
use crate::chart::{LIGHT, Palette, Theme};
use crate::view::ViewState;

#[wasm_bindgen]
extern "C" {
    /// What somebody looks at.
    #[wasm_bindgen(typescript_type = "ViewState")]
    pub type JsViewState;
    /// A theme by name or by its colours and lengths.
    #[wasm_bindgen(typescript_type = "ThemeName | Theme")]
    pub type JsTheme;
    /// The intervals in view.
    #[wasm_bindgen(typescript_type = "PlaneView")]
    pub type JsPlaneView;
    /// How a picture is drawn.
    #[wasm_bindgen(typescript_type = "PictureOptions & { theme?: ThemeName | Theme }")]
    pub type JsPictureOptions;

    #[wasm_bindgen(catch, js_name = structuredClone)]
    fn copy(value: &JsValue) -> std::result::Result<JsValue, JsValue>;
}

#[wasm_bindgen(typescript_custom_section)]
const THEME_NAME: &str = "export type ThemeName = \"light\" | \"dark\" | \"projector\";";

/// Intervals of x₁ and x₂, data units.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, Tsify)]
pub struct PlaneView {
    /// Least and greatest x₁.
    pub x: [f64; 2],
    /// Least and greatest x₂.
    pub y: [f64; 2],
}

/// How a picture is drawn that is drawn once.
#[derive(Debug, Default, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", default)]
pub struct PictureOptions {
    /// Width in CSS pixels; by default 640, or that of the canvas.
    pub width: Option<f64>,
    /// Height in CSS pixels; by default 480, or that of the canvas.
    pub height: Option<f64>,
    /// Pixels of the canvas in a CSS pixel, by default 1.
    pub scale: Option<f64>,
    /// The intervals that the plane shows at least; by default those of the document, else all points.
    pub view: Option<PlaneView>,
    /// What somebody looks at.
    pub state: Option<ViewState>,
}

/// No view reaches as far.
pub(super) const FARTHEST: f64 = 1e15;

impl PlaneView {
    /// The two intervals.
    ///
    /// # Errors
    /// An interval that does not go from less to more, or farther than anything is.
    pub(super) fn intervals(self) -> Result<[[f64; 2]; 2]> {
        let sound = |[lo, hi]: [f64; 2]| lo < hi && lo > -FARTHEST && hi < FARTHEST;
        if sound(self.x) && sound(self.y) {
            Ok([self.x, self.y])
        } else {
            Err(Error::expected("view", "intervals x and y, each from less to more"))
        }
    }
}

/// Named values of a plain object. What its getters throw must not pass through the program, which would stay locked.
pub(super) fn read<T: DeserializeOwned>(what: &str, value: &JsValue) -> Result<T> {
    let unreadable = |thrown: JsValue| {
        let error = thrown.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
        Error::expected(what, format!("plain data ({})", error.unwrap_or_default()))
    };
    let value = copy(value).map_err(unreadable)?;
    serde_wasm_bindgen::from_value(value).map_err(|error| unreadable(error.into()))
}

/// What somebody looks at. It is read in every frame, so it is not copied first: page and painter are one program.
pub(super) fn state(value: &JsViewState) -> Result<ViewState> {
    let state: std::result::Result<ViewState, _> =
        serde_wasm_bindgen::from_value(JsValue::from(value));
    match state {
        Ok(state) => Ok(state.finite()),
        Err(_) => read("state", value),
    }
}

/// The palette of a theme; the light one where none is given.
pub(super) fn palette(theme: &JsValue) -> Result<Palette> {
    if theme.is_undefined() {
        return Ok(LIGHT);
    }
    let Some(name) = theme.as_string() else {
        return read::<Theme>("theme", theme)?.try_into();
    };
    let known = Palette::THEMES.iter().find(|(known, _)| *known == name);
    known.map(|(_, palette)| (*palette).clone()).ok_or_else(|| {
        let names = Palette::THEMES.map(|(name, _)| name).join(", ");
        Error::mismatch("theme", format!("one of {names}"), format!("\"{name}\""))
    })
}

/// How a picture is drawn, and its palette.
pub(super) fn picture(options: Option<&JsPictureOptions>) -> Result<(PictureOptions, Palette)> {
    let Some(options) = options else { return Ok((PictureOptions::default(), LIGHT)) };
    let theme = js_sys::Reflect::get(options, &"theme".into()).unwrap_or(JsValue::UNDEFINED);
    let mut picture: PictureOptions = read("options", options)?;
    picture.state = picture.state.map(ViewState::finite);
    Ok((picture, palette(&theme)?))
}
