//! The loss ℓ(m) with every point riding on it at its own margin, in the three zones of the plane: wrong side, band, beyond.

mod graph;
mod points;
mod prices;
mod riders;

use super::frame::{Axis, Rect, nice_step};
use super::palette::{Length, Palette};
use super::pen::{CURVE, Pen};
use super::picture::Picture;
use super::zones::{Zones, shown};
use super::{Figure, Layer, Layers};
use crate::loss::Loss;
use riders::{Rider, hang, riders};

/// A point on the loss.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LossMark {
    /// Functional margin m.
    pub margin: f64,
    /// Class 0 … 7.
    pub class: u8,
    /// How much of its ring it has, in (0, 1].
    pub ring: Option<f64>,
}

/// What the chart of the loss shows.
#[derive(Clone, Debug, PartialEq)]
pub struct LossFigure {
    /// ℓ.
    pub loss: Loss,
    /// Losses to compare it with, drawn faint.
    pub others: Vec<Loss>,
    /// The points that count.
    pub marks: Vec<LossMark>,
    /// Index into `marks` of the selected point.
    pub selected: Option<usize>,
    /// Index into `marks` of the point under the pointer.
    pub hover: Option<usize>,
}

impl Figure for LossFigure {
    /// Mid: zones, axes, curves. Over: the points.
    fn draw(&self, picture: &mut dyn Picture, size: [f64; 2], palette: &Palette, layers: Layers) {
        let scene = Scene::new(self, size, palette);
        let pen = &mut Pen::new(picture, palette);
        if layers.has(Layer::Mid) {
            scene.zones().zones(pen);
            scene.zones().scales(pen);
            scene.comparisons(pen);
            pen.line(&scene.graph(&self.loss), CURVE);
        }
        if layers.has(Layer::Over) {
            scene.points(pen);
        }
    }

    fn standing(&self, size: [f64; 2], palette: &Palette) -> Vec<f64> {
        let scene = Scene::new(self, size, palette);
        [scene.x.numbers(), scene.y.numbers(), [self.others.len() as f64; 4]].concat()
    }
}

impl LossFigure {
    /// The marks that [`draw`](Figure::draw) draws, each by its index in `marks` and its pixel; others are outside and only counted.
    pub fn places(&self, size: [f64; 2], palette: &Palette) -> Vec<(usize, [f64; 2])> {
        let mut places = Vec::new();
        for rider in &Scene::new(self, size, palette).riders {
            places.push((rider.index, rider.at));
        }
        places
    }
}

/// A figure with everything that follows from the size of its picture.
struct Scene<'a> {
    figure: &'a LossFigure,
    size: [f64; 2],
    /// Below 132 px of height there is room for less.
    compact: bool,
    x: Axis,
    y: Axis,
    /// Base line of the numbers below.
    base: f64,
    riders: Vec<Rider>,
    /// How many points are beyond the left end and beyond the right.
    beyond: [usize; 2],
    step: f64,
}

impl<'a> Scene<'a> {
    #[inline(never)]
    fn new(figure: &'a LossFigure, size: [f64; 2], palette: &'a Palette) -> Self {
        let s = palette.scale();
        let compact = size[1] < 132.0 * s;
        let mut margins = figure.marks.iter().map(|mark| mark.margin);
        let x = Axis {
            range: shown(&figure.loss, &mut margins),
            span: [2.0 * palette.text() + 2.0, size[0] - 1.0],
        };
        let (mut riders, beyond) = riders(figure, &x, palette);
        let base = size[1] - if compact { 6.0 * s } else { 21.0 * s };
        let top = if compact { 17.0 * s } else { 20.0 * s };
        let row = 2.05 * 3.7 / 12.0 * palette.length(Length::Point);
        let ground = base - 17.0 * s;
        let most = (((ground - top - 40.0 * s) / row).max(0.0) as usize).min(3);
        let rows = hang(&mut riders, row, most);
        let floor =
            (ground - if rows > 0 { 6.0 * s + row * rows as f64 } else { 0.0 }).max(top + 8.0);
        let tallest = tallest(&figure.loss, &x);
        let step = nice_step(tallest / f64::min(3.9, (floor - top) / (19.0 * s)));
        let y = Axis { range: [0.0, (tallest / step - 1e-9).ceil() * step], span: [floor, top] };
        for rider in &mut riders {
            rider.at[1] += y.at(if rider.pays() { rider.loss } else { 0.0 });
        }
        Scene { figure, size, compact, x, y, base, riders, beyond, step }
    }

    fn rect(&self) -> Rect {
        Rect { from: [self.x.span[0], self.y.span[1]], to: [self.x.span[1], self.y.span[0]] }
    }

    /// The ground: zones, grid, numbers.
    fn zones(&self) -> Zones<'_> {
        let Scene { figure, size, compact, x, y, base, step, .. } = *self;
        Zones { loss: &figure.loss, size, compact, x, y, base, step }
    }
}

/// The largest value of the loss over the range, and some more where it ends in a level.
fn tallest(loss: &Loss, x: &Axis) -> f64 {
    let [lo, hi] = x.range;
    let level = loss.slope(lo) == 0.0;
    let largest = loss.value(lo).max(loss.value(hi)) * if level { 1.2 } else { 1.0 };
    if largest > 0.0 && largest < 1e300 { largest } else { 1.0 }
}
