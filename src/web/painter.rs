//! `Painter` in JavaScript: draws a lab's charts on canvases, and only what has changed.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::board::Board;
use super::convert::plain;
use super::lab::JsLab;
use super::options::{self, FARTHEST, JsPlaneView, JsTheme, JsViewState, PlaneView};
use super::screen::Screen;
use crate::base::error::Error;
use crate::base::format::clamped;
use crate::chart::{Hit, Palette, PlaneMap};
use crate::lab::Lab;
use crate::model::Linear;
use crate::view::{self, ChartKind, PlaneCache, Slot, ViewState};

#[wasm_bindgen]
extern "C" {
    /// What canvases are drawn with, from the bottom up; null where a browser has no such thing.
    #[wasm_bindgen(typescript_type = "(CanvasRenderingContext2D | null)[]")]
    pub type JsContexts;
    /// Where a chart stands.
    #[wasm_bindgen(typescript_type = "Slot")]
    pub type JsSlot;
    /// What a chart says.
    #[wasm_bindgen(typescript_type = "Description | null")]
    pub type JsDescription;
}

/// Draws the charts of a lab on canvases.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Painter {
    palette: Palette,
    /// What stands in each slot.
    boards: [Option<Board>; 3],
    cache: PlaneCache,
    unit: [f64; 2],
    /// The pixels of the line's handles as they were drawn last.
    handles: Vec<[f64; 2]>,
    /// What was looked at when it was drawn last.
    state: ViewState,
    /// The lab that was drawn last, nothing before that.
    stamp: Option<Vec<f64>>,
}

#[wasm_bindgen]
impl Painter {
    /// A painter without canvases and without a theme.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Painter {
        Painter {
            palette: Palette::BLANK,
            boards: [None, None, None],
            cache: PlaneCache::default(),
            unit: [1.0, 1.0],
            handles: Vec::new(),
            state: ViewState::default(),
            stamp: None,
        }
    }

    /// Draws in this theme from now on.
    pub fn theme(&mut self, theme: &JsTheme) -> Result<(), JsValue> {
        self.palette = options::palette(theme)?;
        self.forget();
        Ok(())
    }

    /// Draws a chart on the canvases of these contexts from now on: the plane on three, others on two, of this many CSS pixels and
    /// `ratio` device pixels in each. It takes the place of another chart in its slot.
    pub fn attach(
        &mut self,
        chart: &str,
        contexts: &JsContexts,
        width: f64,
        height: f64,
        ratio: f64,
    ) -> Result<(), JsValue> {
        let kind = ChartKind::named(chart)?;
        let contexts = contexts.unchecked_ref::<Array>();
        let count = if kind.slot == Slot::Plane { 3 } else { 2 };
        let size = [clamped(width, 1.0, 16_384.0), clamped(height, 1.0, 16_384.0)];
        let mut layers = Vec::new();
        for k in 0..count {
            let context = contexts.get(k);
            if !context.is_object() {
                let words = "3 for the plane, 2 for others, that this browser can draw on";
                return Err(Error::expected("canvas", words).into());
            }
            layers.push(Screen::new(context.unchecked_into(), size, clamped(ratio, 0.25, 8.0)));
        }
        self.boards[kind.slot as usize] = Some(Board::new(kind, layers, size));
        self.stamp = None;
        Ok(())
    }

    /// Draws what has changed since it was drawn last. Nothing is drawn where lab and state are the same.
    pub fn draw(&mut self, lab: &JsLab, state: &JsViewState) -> Result<(), JsValue> {
        let (lab, state) = (&lab.0, options::state(state)?);
        if !self.cache.is_of(lab) {
            self.forget();
        }
        let view = self.cache.view_of(lab);
        let stamp = Some(stamp(lab, view, &state));
        let changed = self.stamp != stamp;
        if !changed && self.state == state {
            return Ok(());
        }
        self.unit = lab.standard().sd;
        for board in self.boards.iter_mut().flatten() {
            let chart = board.kind.of(lab, &state, &mut self.cache, board.size);
            if board.kind.slot == Slot::Plane {
                self.handles = chart.chart.handles(board.size);
            }
            board.show(chart, &self.palette, changed);
        }
        (self.stamp, self.state) = (stamp, state);
        Ok(())
    }

    /// Shows all points of the lab, with room around them.
    pub fn fit(&mut self, lab: &JsLab) {
        self.cache.view = Some(view::fit(&lab.0));
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
        self.cache.view = Some(zoomed);
    }

    /// The intervals in view.
    pub fn view(&self) -> Result<JsPlaneView, JsValue> {
        let set = self.cache.view.unwrap_or([[-5.1, 5.1]; 2]);
        let [x, y] = self.map().map_or(set, |map| map.visible());
        plain(&PlaneView { x, y })
    }

    /// Shows at least these intervals.
    #[wasm_bindgen(js_name = setView)]
    pub fn set_view(&mut self, view: &JsPlaneView) -> Result<(), JsValue> {
        self.cache.view = Some(options::read::<PlaneView>("view", view)?.intervals()?);
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

    /// The index of the point nearest to a pixel of the chart in a slot, −1 where none is within the radius.
    pub fn pick(&self, lab: &JsLab, slot: &JsSlot, x: f64, y: f64, radius: f64) -> i32 {
        match self.hit(&lab.0, slot, [x, y], radius) {
            Some(Hit::Point(index)) => index as i32,
            _ => -1,
        }
    }

    /// The step under a pixel of the chart of the run.
    #[wasm_bindgen(js_name = stepAt)]
    pub fn step_at(&self, x: f64) -> f64 {
        let board = &self.boards[Slot::Run as usize];
        match board.as_ref().and_then(|board| board.hit([x, 0.0], 0.0, &self.palette)) {
            Some(Hit::Step(step)) => step,
            _ => 0.0,
        }
    }

    /// What the chart in a slot shows, as a code and the numbers of a sentence; null before it is drawn.
    pub fn describe(&self, slot: &JsSlot) -> Result<JsDescription, JsValue> {
        plain(&self.board(slot).and_then(Board::chart).map(|chart| chart.describe()))
    }

    fn board(&self, slot: &JsSlot) -> Option<&Board> {
        let name = slot.as_string()?;
        self.boards.iter().flatten().find(|board| board.kind.slot.name() == name)
    }

    /// What is under a pixel. Pointers may come faster than frames: then the chart is made of the lab as it is now.
    fn hit(&self, lab: &Lab, slot: &JsSlot, at: [f64; 2], radius: f64) -> Option<Hit> {
        let board = self.board(slot)?;
        let view = self.stamp.as_ref().and_then(|stamp| stamp.get(..4));
        if self.cache.is_of(lab) && view == self.cache.view.as_ref().map(|view| view.as_flattened())
        {
            return board.hit(at, radius, &self.palette);
        }
        let mut cache = PlaneCache::showing(self.cache.view);
        let chart = board.kind.of(lab, &self.state, &mut cache, board.size);
        chart.hit(at, radius, board.size, &self.palette)
    }

    fn map(&self) -> Option<PlaneMap> {
        Some(PlaneMap::new(self.cache.view?, self.unit, self.boards[0].as_ref()?.size))
    }

    /// Draws everything anew the next time.
    fn forget(&mut self) {
        self.stamp = None;
        self.boards.iter_mut().flatten().for_each(Board::forget);
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
