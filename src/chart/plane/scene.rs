//! The plane: points, boundary, band, slack. Equal lengths on the picture are equal lengths where ‖w‖ is measured, so normals
//! stand at right angles.

use super::map::PlaneMap;
use crate::chart::dense_marks::DENSE;
use crate::chart::draw_context::DrawContext;
use crate::chart::geometry::Rect;
use crate::chart::hit::nearest;
use crate::chart::interface::{Chart, Description, Hit, Layer, Layers};
use crate::chart::levels::ScoreField;
use crate::chart::mark::State;
use crate::chart::palette::{Length, Palette};
use crate::chart::surface::Picture;
use crate::model::Linear;
use serde::Deserialize;

/// A point of the plane, or several of one class at one place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlaneMark {
    /// Place in data units.
    pub x: [f64; 2],
    /// Class 0 … 7.
    pub class: u8,
    /// How many points share class and place.
    pub count: usize,
    /// How far it is drawn to the right of its place, in radii: points of several classes at one place stand side by side.
    pub aside: f64,
    /// Whether it enters nothing (weight 0, or held out).
    pub ignored: bool,
    /// Functional margin m = y·f(x).
    pub margin: f64,
    /// ℓ(m).
    pub loss: f64,
    /// How much of its ring it has, in (0, 1]: α/Cᵢ of a support vector, all of it where it pulls and there is no α.
    pub ring: Option<f64>,
}

/// A point that would be placed.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Ghost {
    /// Its place in data units.
    pub x: [f64; 2],
    /// Its class 0 … 7.
    pub class: u8,
}

/// Which handles are shown, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(default)]
pub struct Handles {
    /// The one that is held or has the focus: 0 and 1 are on the boundary, 2 is on an edge of the band.
    pub active: Option<usize>,
    /// Where the two on the boundary were put, data units. They stay there as long as they are in view and the line passes through
    /// them; else they share what is seen of it.
    pub anchors: Option<[[f64; 2]; 2]>,
}

/// What the plane shows.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaneChart {
    /// The intervals of x₁ and x₂, data units, that are shown at least; the wider side of the picture shows more.
    pub view: [[f64; 2]; 2],
    /// Length of one unit of ‖w‖'s coordinates in data units of each axis: the standard deviations, or 1.
    pub unit: [f64; 2],
    /// Names of the axes with their units; x₁ and x₂ where they are empty.
    pub names: [String; 2],
    /// The points.
    pub marks: Vec<PlaneMark>,
    /// The score, data units; `None` while w = 0 and there is no line.
    pub model: Option<Linear>,
    /// The score on a grid, where it is no straight line's: its level sets are drawn. Only where `model` is `None`.
    pub field: Option<ScoreField>,
    /// ρ, where the loss asks for a margin.
    pub rho: Option<f64>,
    /// 2ρ/‖w‖ as it is printed.
    pub width: Option<f64>,
    /// The optimum, data units.
    pub optimum: Option<Linear>,
    /// The score of the optimum on a grid, where it is no straight line's. Only where `optimum` is `None`.
    pub optimum_field: Option<ScoreField>,
    /// What the optimum is called: it may be one of other points.
    pub ghost_name: &'static str,
    /// Index into `marks` of the selected point.
    pub selected: Option<usize>,
    /// Index into `marks` of the point under the pointer.
    pub hover: Option<usize>,
    /// Place of the keyboard's crosshair.
    pub cursor: Option<[f64; 2]>,
    /// A point that would be placed.
    pub ghost: Option<Ghost>,
    /// The handles of the line, where they are shown.
    pub handles: Option<Handles>,
}

impl Chart for PlaneChart {
    /// Under: regions, grid, ticks, lines, slack. Mid: the points as they are. Over: the points whose state or ring says more, those
    /// with most loss on top; selection and crosshair.
    fn draw(&self, picture: &mut dyn Picture, size: [f64; 2], palette: &Palette, layers: Layers) {
        let scene = self.scene(size, self.radius(palette));
        let context = &mut DrawContext::new(picture, size, palette);
        if layers.has(Layer::Under) {
            scene.under(context);
        }
        if layers.has(Layer::Mid) {
            scene.points(context, layers.has(Layer::Over) && !self.dense());
        }
        if layers.has(Layer::Over) {
            scene.over(context);
            scene.draw_handles(context);
        }
    }

    fn static_key(&self, _: [f64; 2], _: &Palette) -> Vec<f64> {
        let [[a, b], [c, d]] = self.view;
        vec![a, b, c, d, self.unit[0], self.unit[1]]
    }

    fn hit(&self, at: [f64; 2], radius: f64, size: [f64; 2], _: &Palette) -> Option<Hit> {
        let map = PlaneMap::new(self.view, self.unit, size);
        let places = self.marks.iter().map(|mark| map.to_pixel(mark.x));
        nearest(places.enumerate(), at, radius)
    }

    /// How many points there are, how many are on the wrong side, and the width of the band.
    fn describe(&self) -> Description {
        let points = |wrong: bool| {
            let counted =
                self.marks.iter().filter(|mark| !wrong || self.state(mark) == State::Wrong);
            counted.map(|mark| mark.count).sum::<usize>() as f64
        };
        let wrong = self.is_parted().then(|| points(true));
        let parameters = [("points", Some(points(false))), ("wrong", wrong), ("width", self.width)];
        Description::new("plane", parameters)
    }

    fn handles(&self, size: [f64; 2]) -> Vec<[f64; 2]> {
        self.handles_at(size)
    }
}

impl PlaneChart {
    pub(super) fn scene(&self, size: [f64; 2], radius: f64) -> Scene<'_> {
        let map = PlaneMap::new(self.view, self.unit, size);
        Scene { chart: self, map, rect: Rect { from: [0.0, 0.0], to: size }, radius }
    }

    /// Whether the points are so many that each has to say less.
    pub(super) fn dense(&self) -> bool {
        self.marks.len() > DENSE
    }

    /// Radius of a point: smaller in a crowd.
    pub(super) fn radius(&self, palette: &Palette) -> f64 {
        let share = match self.marks.len() {
            _ if !self.dense() => 1.0,
            0..=500 => 0.75,
            _ => 0.6,
        };
        0.5 * share * palette.length(Length::Point)
    }

    /// The state of a mark. Without a line there is nothing to be right or wrong about.
    pub(super) fn state(&self, mark: &PlaneMark) -> State {
        match self.is_parted() {
            _ if mark.ignored => State::Ignored,
            false => State::Plain,
            true => State::of(mark.margin, self.rho),
        }
    }

    /// Whether there is a boundary.
    pub(super) fn is_parted(&self) -> bool {
        self.model.is_some() || self.field.is_some()
    }
}

impl Scene<'_> {
    /// The pixel of a place in data units.
    #[inline(always)]
    pub(super) fn pixel(&self, &[x, y]: &[f64; 2]) -> (f64, f64) {
        (self.map.axes[0].at(x), self.map.axes[1].at(y))
    }
}

/// A chart with everything that follows from the size of its picture.
pub(super) struct Scene<'a> {
    pub(super) chart: &'a PlaneChart,
    pub(super) map: PlaneMap,
    pub(super) rect: Rect,
    pub(super) radius: f64,
}
