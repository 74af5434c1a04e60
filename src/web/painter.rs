//! `Painter` in JavaScript: draws a lab's charts on canvases, and only what has changed.

use js_sys::{Array, Float64Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::beside::{Beside, Shown};
use super::lab::JsLab;
use super::look::{self, FARTHEST};
use super::nearest::Nearest;
use super::screen::Screen;
use crate::base::error::Error;
use crate::base::format::clamped;
use crate::chart::{Chart, CurveChart, Layer, Layers, Palette, PlaneMap};
use crate::lab::Lab;
use crate::model::Linear;
use crate::view::{self, CHARTS, Fields, PlaneLayout, ViewState};

#[wasm_bindgen]
extern "C" {
    /// What canvases are drawn with, from the bottom up; null where a browser has no such thing.
    #[wasm_bindgen(typescript_type = "(CanvasRenderingContext2D | null)[]")]
    pub type JsContexts;
    /// Numbers in a list; true is 1.
    #[wasm_bindgen(typescript_type = "readonly (number | boolean)[]")]
    pub type JsNumbers;
    /// The intervals in view.
    #[wasm_bindgen(typescript_type = "{ x: Float64Array; y: Float64Array }")]
    pub type JsView;
}

/// The canvases of one chart, from the bottom up, and their size in CSS pixels.
#[derive(Debug)]
struct Board {
    layers: Vec<Screen>,
    size: [f64; 2],
    /// What the layer in the middle was drawn for; nothing before the first time.
    static_key: Vec<f64>,
}

impl Board {
    /// Draws what is not as it was; `moved`: the lab is another one than the last time.
    fn show(&mut self, chart: &dyn Chart, palette: &Palette, moved: bool) {
        let static_key = chart.static_key(self.size, palette);
        let stands = self.static_key == static_key;
        self.static_key = static_key;
        // A chart of two canvases has nothing under its points.
        let all = [(Layer::Under, moved || !stands), (Layer::Mid, !stands), (Layer::Over, true)];
        let there = &all[3 - self.layers.len().min(3)..];
        for (screen, &(layer, anew)) in self.layers.iter_mut().zip(there) {
            if anew {
                screen.begin([&palette.font, &palette.font_math]);
                chart.draw(screen, self.size, palette, Layers::only(layer));
            }
        }
    }
}

/// Where each of [`CHARTS`] is drawn.
const PLACES: [(usize, Beside); CHARTS.len()] = [
    (0, Beside::Loss),
    (1, Beside::Loss),
    (2, Beside::Loss),
    (1, Beside::Kkt),
    (1, Beside::Alphas),
];

/// Draws the charts of a lab on canvases.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Painter {
    palette: Palette,
    /// The plane, what is beside it, the objective.
    boards: [Option<Board>; 3],
    /// What is beside the plane, and it as it was drawn last.
    beside: Beside,
    shown_beside: Option<Shown>,
    /// The intervals that the plane shows at least.
    view: Option<[[f64; 2]; 2]>,
    unit: [f64; 2],
    layout: Option<PlaneLayout>,
    curve: Option<CurveChart>,
    fields: Fields,
    /// The pixels of the line's handles as they were drawn last.
    handles: Vec<[f64; 2]>,
    /// The lab and the state that were drawn last, nothing before that.
    shown: [Vec<f64>; 2],
}

#[wasm_bindgen]
impl Painter {
    /// A painter without canvases and without a theme.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Painter {
        Painter {
            palette: Palette::BLANK,
            boards: [None, None, None],
            view: None,
            unit: [1.0, 1.0],
            layout: None,
            beside: Beside::Loss,
            shown_beside: None,
            curve: None,
            fields: Fields::default(),
            handles: Vec::new(),
            shown: [Vec::new(), Vec::new()],
        }
    }

    /// Draws in this theme from now on: colours and lengths as numbers in the order of `www/ui/theme.js`, the fonts of words and of
    /// mathematics as in CSS.
    pub fn theme(
        &mut self,
        numbers: &JsNumbers,
        font: String,
        font_math: String,
    ) -> Result<(), JsValue> {
        self.palette = look::palette(&Float64Array::new(numbers).to_vec(), font, font_math)?;
        self.forget();
        Ok(())
    }

    /// Draws a chart on the canvases of these contexts from now on: `plane` on three, others on two, of this many CSS pixels and `ratio`
    /// device pixels in each. Of `loss`, `kkt` and `alphas` only the one that came last is drawn.
    pub fn attach(
        &mut self,
        chart: &str,
        contexts: &JsContexts,
        width: f64,
        height: f64,
        ratio: f64,
    ) -> Result<(), JsValue> {
        let Some(place) = CHARTS.iter().position(|name| *name == chart) else {
            return Err(Error::expected("chart", format!("one of {}", CHARTS.join(", "))).into());
        };
        let (place, beside) = PLACES[place];
        if place == 1 {
            self.beside = beside;
        }
        let contexts = contexts.unchecked_ref::<Array>();
        let count = if place == 0 { 3 } else { 2 };
        let size = [clamped(width, 1.0, 16_384.0), clamped(height, 1.0, 16_384.0)];
        let mut layers = Vec::new();
        for k in 0..count {
            let context = contexts.get(k);
            if !context.is_object() {
                let expected = "3 for the plane, 2 for others, that this browser can draw on";
                return Err(Error::expected("canvas", expected).into());
            }
            layers.push(Screen::new(context.unchecked_into(), size, clamped(ratio, 0.25, 8.0)));
        }
        self.boards[place] = Some(Board { layers, size, static_key: Vec::new() });
        self.shown[0].clear();
        Ok(())
    }

    /// Draws what has changed since it was drawn last. `state` is what somebody looks at: the points that are hovered and selected
    /// (−1: none), whether the objective is on a logarithmic scale, whether other losses are shown, steps on the axis and the step
    /// that is read out, place of the crosshair, place and class of a point to come, the handle of the line that is active (−1: none),
    /// places at which its two on the boundary were put, the point without which the optimum is shown. Infinity: none. The end may
    /// be missing.
    pub fn draw(&mut self, lab: &JsLab, state: &JsNumbers) {
        let (lab, wish) = (&lab.0, Float64Array::new(state).to_vec());
        if !self.layout.as_ref().is_some_and(|layout| layout.is_of(lab)) {
            self.layout = None;
            self.forget();
        }
        let layout = self.layout.get_or_insert_with(|| PlaneLayout::new(lab));
        let view = *self.view.get_or_insert(layout.view);
        let state = look::state(&wish);
        let stamp = stamp(lab, view, &state);
        let moved = self.shown[0] != stamp;
        if !moved && self.shown[1] == wish {
            return;
        }
        self.unit = lab.standard().sd;
        let [plane, beside, curve] = &mut self.boards;
        if let Some(board) = plane {
            let mut chart = view::plane(lab, &state, layout, view);
            if lab.model().linear().is_none() {
                self.fields.fill(&mut chart, lab, &state, board.size);
            }
            board.show(&chart, &self.palette, moved);
            self.handles.clear();
            if chart.handles.is_some() {
                self.handles = chart.handles_at(board.size);
            }
        }
        if let Some(board) = beside {
            let shown = self.shown_beside.insert(Shown::of(self.beside, lab, &state));
            board.show(shown.chart(), &self.palette, moved);
        }
        if let Some(board) = curve {
            let chart = self.curve.insert(view::curve(lab, &state));
            board.show(chart, &self.palette, moved);
        }
        self.shown = [stamp, wish];
    }

    /// Shows all points of the lab, with room around them.
    pub fn fit(&mut self, lab: &JsLab) {
        self.view = Some(view::fit(&lab.0));
    }

    /// Shows `factor` times as much around a pixel of the plane.
    pub fn zoom(&mut self, factor: f64, x: f64, y: f64) {
        let Some(map) = self.map() else { return };
        let (at, factor) = (map.to_data([x, y]), clamped(factor, 0.01, 100.0));
        let mut zoomed = map.visible();
        for (view, at) in zoomed.iter_mut().zip(at) {
            let [lo, hi] = *view;
            *view = [at + factor * (lo - at), at + factor * (hi - at)];
            let sound = view[1] - view[0] > 1e-9 && view[0] > -FARTHEST && view[1] < FARTHEST;
            if !sound {
                return;
            }
        }
        self.view = Some(zoomed);
    }

    /// The intervals in view.
    pub fn view(&self) -> Result<JsView, JsValue> {
        let view = self.map().map_or(self.view.unwrap_or([[-5.1, 5.1]; 2]), |map| map.visible());
        let object = Object::new();
        for (name, interval) in ["x", "y"].into_iter().zip(view) {
            Reflect::set(&object, &name.into(), &Float64Array::from(&interval[..]))?;
        }
        Ok(object.unchecked_into())
    }

    /// Shows at least these intervals: least and greatest x₁, least and greatest x₂.
    #[wasm_bindgen(js_name = setView)]
    pub fn set_view(&mut self, view: &JsNumbers) -> Result<(), JsValue> {
        let Some(view) = look::view(&Float64Array::new(view).to_vec()) else {
            return Err(Error::expected("view", "[x, x, y, y], each from less to more").into());
        };
        self.view = Some(view);
        Ok(())
    }

    /// How many points are outside the view.
    pub fn outside(&self, lab: &JsLab) -> usize {
        let Some(map) = self.map() else { return 0 };
        let [x, y] = map.visible();
        let inside =
            |at: [f64; 2]| (x[0]..=x[1]).contains(&at[0]) && (y[0]..=y[1]).contains(&at[1]);
        lab.0.points().iter().filter(|point| !inside(point.x)).count()
    }

    /// The place in data units under a pixel of the plane.
    #[wasm_bindgen(js_name = toData)]
    pub fn to_data(&self, x: f64, y: f64) -> Vec<f64> {
        self.map().map_or([x, y], |map| map.to_data([x, y])).to_vec()
    }

    /// The pixel of the plane of a place in data units.
    #[wasm_bindgen(js_name = toPixel)]
    pub fn to_pixel(&self, x: f64, y: f64) -> Vec<f64> {
        self.map().map_or([x, y], |map| map.to_pixel([x, y])).to_vec()
    }

    /// The pixels x, y of the line's handles as they were drawn last: none, two on the boundary, or these and one on an edge of the band.
    pub fn handles(&self) -> Vec<f64> {
        self.handles.concat()
    }

    /// w₁, w₂ and b for `setLine` after a handle was dragged to a pixel of the plane: 0 and 1 turn the line about the pixel of the
    /// other, 2 makes its band wider or narrower, 3 is the boundary itself, which is shifted.
    #[wasm_bindgen(js_name = lineThrough)]
    pub fn line_through(
        &self,
        lab: &JsLab,
        handle: usize,
        x: f64,
        y: f64,
        other_x: f64,
        other_y: f64,
    ) -> Vec<f64> {
        let dragged = |map| view::dragged(&lab.0, &map, handle, [x, y], [other_x, other_y]);
        entries(self.map().map_or(lab.0.model().linear().unwrap_or_default(), dragged))
    }

    /// w₁, w₂ and b for `setLine` of a line to begin with.
    #[wasm_bindgen(js_name = ownLine)]
    pub fn own_line(&self, lab: &JsLab) -> Vec<f64> {
        entries(
            self.map().map_or(lab.0.model().linear().unwrap_or_default(), |map| {
                view::own_line(&lab.0, &map)
            }),
        )
    }

    /// The index of the point nearest to a pixel of the plane, −1 where none is within the radius.
    pub fn pick(&self, lab: &JsLab, x: f64, y: f64, radius: f64) -> i32 {
        let Some(map) = self.map() else { return -1 };
        let mut nearest = Nearest::to([x, y], radius);
        for (index, point) in lab.0.points().iter().enumerate() {
            nearest.see(index, map.to_pixel(point.x));
        }
        nearest.index
    }

    /// The index of the point nearest to a pixel of the chart of the loss, or of the one in its place, −1 where none is within the
    /// radius.
    #[wasm_bindgen(js_name = pickLoss)]
    pub fn pick_loss(&self, lab: &JsLab, x: f64, y: f64, radius: f64) -> i32 {
        let mut nearest = Nearest::to([x, y], radius);
        let (Some(shown), Some(board)) = (&self.shown_beside, &self.boards[1]) else { return -1 };
        let training_points = view::training_points(&lab.0);
        for (mark, at) in shown.places(board.size, &self.palette) {
            if let Some(&index) = training_points.get(mark) {
                nearest.see(index, at);
            }
        }
        nearest.index
    }

    /// The step under a pixel of the chart of the objective.
    #[wasm_bindgen(js_name = stepAt)]
    pub fn step_at(&self, x: f64) -> f64 {
        match (&self.curve, &self.boards[2]) {
            (Some(chart), Some(board)) => chart.step_at(x, board.size, &self.palette),
            _ => 0.0,
        }
    }

    fn map(&self) -> Option<PlaneMap> {
        Some(PlaneMap::new(self.view?, self.unit, self.boards[0].as_ref()?.size))
    }

    /// Draws everything anew the next time.
    fn forget(&mut self) {
        self.shown[0].clear();
        for board in self.boards.iter_mut().flatten() {
            board.static_key.clear();
        }
    }
}

impl Default for Painter {
    fn default() -> Self {
        Painter::new()
    }
}

/// Numbers that are others whenever a lab looks otherwise on canvases with these intervals in view. Its version alone would not do:
/// every lab begins with 0.
fn stamp(lab: &Lab, [x, y]: [[f64; 2]; 2], state: &ViewState) -> Vec<f64> {
    let (model, steps) = (lab.model(), [lab.version() as f64, lab.step_number() as f64]);
    let optimum = lab.optimum().map_or(f64::INFINITY, |optimum| optimum.primal);
    let (w, margin) =
        (model.linear().map_or([model.norm(), 0.0], |line| line.w), lab.settings().loss.margin());
    let without = state.without.map_or(f64::INFINITY, |point| point as f64);
    let handles = state.handles.is_some().into();
    let values = [model.b(), lab.objective().primal, margin, optimum, handles, without];
    [&x[..], &y, &steps, &w, &values].concat()
}

/// w₁, w₂ and b.
fn entries(model: Linear) -> Vec<f64> {
    vec![model.w[0], model.w[1], model.b]
}
