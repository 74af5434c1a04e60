//! `Painter` in JavaScript: draws a lab's charts on canvases, and only what has changed.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::lab::JsLab;
use super::look::{get, look, palette};
use super::screen::Screen;
use crate::chart::{
    CurveFigure, Figure, LIGHT, Layer, Layers, LossFigure, Palette, PlaneFigure, PlaneMap,
};
use crate::error::Error;
use crate::figure::{self, Ground};

#[wasm_bindgen]
extern "C" {
    /// The tokens of a theme.
    #[wasm_bindgen(typescript_type = "Theme")]
    pub type JsTheme;
    /// What somebody looks at.
    #[wasm_bindgen(typescript_type = "Look")]
    pub type JsLook;
    /// The intervals in view.
    #[wasm_bindgen(typescript_type = "{ x: [number, number]; y: [number, number] }")]
    pub type JsView;
    /// The canvases of a chart, from the bottom up.
    #[wasm_bindgen(typescript_type = "HTMLCanvasElement[]")]
    pub type JsCanvases;
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Colours are `#rrggbb` or `rgb(r g b / a)`, lengths CSS pixels. What is left out is as in the light theme. */
export interface Theme {
  paper?: string; ink?: string; inkSoft?: string; rule?: string; grid?: string; hair?: string;
  classes?: string[]; band?: string; violation?: string; focus?: string;
  tint1?: string; tint2?: string; tintBand?: string; layerBand?: string; layerLoss?: string;
  font?: string; fontMath?: string;
  size?: number | string; point?: number | string; boundary?: number | string; edge?: number | string;
  thin?: number | string; slack?: number | string; curve?: number | string; axis?: number | string;
  outline?: number | string; ring?: number | string;
}
/** What somebody looks at: indices of points (-1 or null: none), places in data units. */
export interface Look {
  hover?: number | null; selected?: number | null;
  cursor?: [number, number] | null; focus?: boolean;
  ghost?: [number, number, number] | null;
  log?: boolean; others?: boolean; horizon?: number | null; readout?: number | null;
}
"#;

/// The canvases of one chart, their size in CSS pixels, and what was drawn last: a layer is drawn again when its part of the
/// figure is another one.
#[derive(Debug)]
struct Board<F> {
    layers: Vec<(Layer, Screen)>,
    size: [f64; 2],
    shown: Option<F>,
}

impl<F: Figure> Board<F> {
    fn new(names: &[Layer], canvases: &JsValue, size: [f64; 2], ratio: f64) -> Result<Self, Error> {
        let canvases: Vec<HtmlCanvasElement> =
            Array::from(canvases).iter().filter_map(|canvas| canvas.dyn_into().ok()).collect();
        if canvases.len() != names.len() {
            return Err(Error::new(format!(
                "canvases: expected {}, got {}",
                names.len(),
                canvases.len()
            )));
        }
        let screens = canvases.iter().map(|canvas| Screen::new(canvas, size, ratio));
        let layers = names.iter().zip(screens).map(|(&layer, screen)| Ok((layer, screen?)));
        Ok(Board { layers: layers.collect::<Result<_, Error>>()?, size, shown: None })
    }

    fn show(&mut self, figure: F, palette: &Palette) -> Result<(), Error> {
        for (layer, screen) in &mut self.layers {
            let same = |shown: &F| figure.same(shown, *layer, self.size, palette);
            if !self.shown.as_ref().is_some_and(same) {
                screen.begin([&palette.font, &palette.font_math])?;
                figure.draw(screen, self.size, palette, Layers::only(*layer))?;
            }
        }
        self.shown = Some(figure);
        Ok(())
    }
}

/// Draws the three charts of a lab on canvases.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Painter {
    palette: Palette,
    plane: Option<Board<PlaneFigure>>,
    loss: Option<Board<LossFigure>>,
    curve: Option<Board<CurveFigure>>,
    /// The intervals that the plane shows at least.
    view: Option<[[f64; 2]; 2]>,
    ground: Option<Ground>,
}

#[wasm_bindgen]
impl Painter {
    /// A painter without canvases, in the light theme.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Painter {
        Painter { palette: LIGHT, plane: None, loss: None, curve: None, view: None, ground: None }
    }

    /// Draws in this theme from now on.
    pub fn theme(&mut self, tokens: &JsTheme) -> Result<(), JsError> {
        self.palette = palette(tokens)?;
        self.plane.iter_mut().for_each(|board| board.shown = None);
        self.loss.iter_mut().for_each(|board| board.shown = None);
        self.curve.iter_mut().for_each(|board| board.shown = None);
        Ok(())
    }

    /// Draws a chart on these canvases from now on: `plane` on three, `loss` and `curve` on two, of this many CSS pixels and `ratio`
    /// device pixels in each.
    pub fn attach(
        &mut self,
        chart: &str,
        canvases: &JsCanvases,
        width: f64,
        height: f64,
        ratio: f64,
    ) -> Result<(), JsError> {
        let size = [width, height].map(|v| v.clamp(1.0, 16_384.0));
        let ratio = ratio.clamp(0.25, 8.0);
        let upper = [Layer::Mid, Layer::Over];
        match chart {
            "plane" => {
                let all = [Layer::Under, Layer::Mid, Layer::Over];
                self.plane = Some(Board::new(&all, canvases, size, ratio)?);
            }
            "loss" => self.loss = Some(Board::new(&upper, canvases, size, ratio)?),
            "curve" => self.curve = Some(Board::new(&upper, canvases, size, ratio)?),
            _ => return Err(figure::unknown_chart(chart).into()),
        }
        Ok(())
    }

    /// Draws what has changed since it was drawn last.
    pub fn draw(&mut self, lab: &JsLab, wish: &JsLook) -> Result<(), JsError> {
        let (lab, look) = (&lab.0, look(wish));
        if let Some(board) = &mut self.plane {
            let ground = self.ground.take().filter(|ground| ground.is_of(lab));
            let ground = self.ground.insert(ground.unwrap_or_else(|| Ground::new(lab)));
            let view = *self.view.get_or_insert(ground.view);
            board.show(figure::plane(lab, &look, ground, view), &self.palette)?;
        }
        if let Some(board) = &mut self.loss {
            board.show(figure::losses(lab, &look), &self.palette)?;
        }
        if let Some(board) = &mut self.curve {
            board.show(figure::curve(lab, &look), &self.palette)?;
        }
        Ok(())
    }

    /// Shows all points of the lab, with room around them.
    pub fn fit(&mut self, lab: &JsLab) {
        self.view = Some(PlaneMap::fit(lab.0.points().iter().map(|point| point.x)));
    }

    /// Shows `factor` times as much around a pixel of the plane.
    pub fn zoom(&mut self, factor: f64, x: f64, y: f64) {
        let Some(map) = self.map() else { return };
        let (at, factor) = (map.to_data([x, y]), factor.clamp(0.01, 100.0));
        let visible = map.visible();
        let zoomed = [0, 1].map(|k| visible[k].map(|end| at[k] + factor * (end - at[k])));
        if zoomed
            .iter()
            .all(|view| view[1] - view[0] > 1e-9 && view.iter().all(|end| end.abs() < FARTHEST))
        {
            self.view = Some(zoomed);
        }
    }

    /// The intervals in view.
    pub fn view(&self) -> JsView {
        let view = self.map().map_or(self.view.unwrap_or([[-5.1, 5.1]; 2]), |map| map.visible());
        let object = Object::new();
        for (name, interval) in ["x", "y"].into_iter().zip(view) {
            let pair: Array = interval.iter().map(|&end| JsValue::from_f64(end)).collect();
            // A fresh plain object takes every member.
            let _ = Reflect::set(&object, &name.into(), &pair);
        }
        object.unchecked_into()
    }

    /// Shows at least these intervals.
    #[wasm_bindgen(js_name = setView)]
    pub fn set_view(&mut self, view: &JsView) -> Result<(), JsError> {
        let view = intervals(view);
        self.view =
            Some(view.ok_or_else(|| Error::new("view: expected {x: [lo, hi], y: [lo, hi]}"))?);
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

    /// The index of the point nearest to a pixel of the plane, −1 where none is within the radius.
    pub fn pick(&self, lab: &JsLab, x: f64, y: f64, radius: f64) -> i32 {
        let Some(map) = self.map() else { return -1 };
        let places = lab.0.points().iter().map(|point| map.to_pixel(point.x));
        nearest(places.enumerate(), [x, y], radius)
    }

    /// The index of the point nearest to a pixel of the chart of the loss, −1 where none is within the radius.
    #[wasm_bindgen(js_name = pickLoss)]
    pub fn pick_loss(&self, lab: &JsLab, x: f64, y: f64, radius: f64) -> i32 {
        let shown = self.loss.as_ref().and_then(|board| Some((board.shown.as_ref()?, board.size)));
        let Some((shown, size)) = shown else { return -1 };
        let places = figure::riders(&lab.0).zip(shown.places(size, &self.palette));
        nearest(places.filter_map(|(index, at)| Some((index, at?))), [x, y], radius)
    }

    /// The step under a pixel of the chart of the objective.
    #[wasm_bindgen(js_name = stepAt)]
    pub fn step_at(&self, x: f64) -> f64 {
        let shown = self.curve.as_ref().and_then(|board| Some((board.shown.as_ref()?, board.size)));
        shown.map_or(0.0, |(figure, size)| figure.step_at(x, size, &self.palette))
    }

    fn map(&self) -> Option<PlaneMap> {
        let board = self.plane.as_ref()?;
        let unit = board.shown.as_ref().map_or([1.0, 1.0], |figure| figure.unit);
        Some(PlaneMap::new(self.view?, unit, board.size))
    }
}

impl Default for Painter {
    fn default() -> Self {
        Painter::new()
    }
}

/// A chart of a lab as SVG text of this many CSS pixels; the plane shows `view`, or what the document says.
#[wasm_bindgen]
pub fn picture(
    lab: &JsLab,
    chart: &str,
    width: f64,
    height: f64,
    tokens: &JsTheme,
    wish: &JsLook,
    view: Option<JsView>,
) -> Result<String, JsError> {
    let view = view.and_then(|view| intervals(&view));
    Ok(figure::svg(&lab.0, chart, [width, height], &palette(tokens)?, &look(wish), view)?)
}

/// No view reaches as far.
const FARTHEST: f64 = 1e15;

/// `{x: [lo, hi], y: [lo, hi]}` of finite numbers, lo < hi.
fn intervals(view: &JsValue) -> Option<[[f64; 2]; 2]> {
    let interval = |key: &str| {
        let ends = get(view, key)?.dyn_into::<Array>().ok()?;
        let ends: Vec<f64> = ends.iter().filter_map(|end| end.as_f64()).collect();
        let [lo, hi] = ends.try_into().ok()?;
        (lo < hi && -lo < FARTHEST && hi < FARTHEST).then_some([lo, hi])
    };
    Some([interval("x")?, interval("y")?])
}

/// The index of the place nearest to a pixel, the later of two; −1 where none is within the radius.
fn nearest(places: impl Iterator<Item = (usize, [f64; 2])>, at: [f64; 2], radius: f64) -> i32 {
    let distance = |[x, y]: [f64; 2]| (x - at[0]) * (x - at[0]) + (y - at[1]) * (y - at[1]);
    let near = places.map(|(index, place)| (index, distance(place)));
    let near = near.filter(|(_, d)| *d <= radius * radius);
    near.reduce(|best, next| if next.1 <= best.1 { next } else { best })
        .map_or(-1, |(index, _)| index as i32)
}
