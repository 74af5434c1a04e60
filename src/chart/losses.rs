//! The loss ℓ(m) with every point riding on it at its own margin, in the three zones of the plane: wrong side, band, beyond.

mod graph;
mod ground;
mod points;
mod riders;

use graph::tallest;
use riders::{Rider, hang, riders};

use super::frame::{Axis, Rect, nice_step};
use super::palette::Palette;
use super::picture::{Pen, Picture};
use super::text::Busy;
use super::{Figure, Layer, Layers};
use crate::Result;
use crate::loss::Loss;

/// A point on the loss.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LossMark {
    /// Functional margin m.
    pub margin: f64,
    /// Class 0 … 7.
    pub class: u8,
    /// Whether it has a ring.
    pub ring: bool,
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
    fn draw(
        &self,
        picture: &mut dyn Picture,
        size: [f64; 2],
        palette: &Palette,
        layers: Layers,
    ) -> Result<()> {
        let scene = Scene::new(self, size, palette);
        let mut pen = Pen::new(picture);
        let mut busy = Busy::default();
        if layers.has(Layer::Mid) {
            scene.zones(&mut pen, &mut busy);
            scene.scales(&mut pen);
            scene.comparisons(&mut pen, &mut busy);
            scene.curve(&mut pen);
        }
        if layers.has(Layer::Over) {
            scene.riders(&mut pen, &mut busy);
        }
        pen.done()
    }

    fn same(&self, other: &Self, layer: Layer, size: [f64; 2], palette: &Palette) -> bool {
        if layer != Layer::Mid {
            return self == other;
        }
        let [a, b] = [self, other].map(|figure| Scene::new(figure, size, palette));
        (self.loss, &self.others) == (other.loss, &other.others) && (a.x, a.y) == (b.x, b.y)
    }
}

impl LossFigure {
    /// The pixel of each mark as [`draw`](Figure::draw) places it; `None` where it is outside and only counted.
    pub fn places(&self, size: [f64; 2], palette: &Palette) -> Vec<Option<[f64; 2]>> {
        let scene = Scene::new(self, size, palette);
        let mut places = vec![None; self.marks.len()];
        for rider in &scene.riders {
            places[rider.index] = Some(rider.at);
        }
        places
    }

    /// The interval of m that is shown: as many points as fit in a few margins, at least −1 … 4.
    fn range(&self) -> [f64; 2] {
        let rho = self.loss.margin().min(1e300);
        let (mut lo, mut hi) = (-1.0, 4.0);
        for mark in self.marks.iter().filter(|mark| mark.margin.is_finite()) {
            lo = libm::floor(mark.margin / rho).clamp(-4.0, lo);
            hi = libm::ceil(mark.margin / rho).clamp(hi, 8.0);
        }
        // What grows fast is shown less far, or its lower part would be a flat line.
        let tall = |m: f64| self.loss.value(m * rho) > 10.0 * rho.max(1.0);
        while lo < -1.0 && tall(lo) {
            lo += 0.5;
        }
        while hi > 4.0 && tall(hi) {
            hi -= 0.5;
        }
        [lo * rho, hi * rho]
    }
}

/// A figure with everything that follows from the size of its picture.
struct Scene<'a> {
    figure: &'a LossFigure,
    palette: &'a Palette,
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
    fn new(figure: &'a LossFigure, size: [f64; 2], palette: &'a Palette) -> Self {
        let s = palette.scale();
        let compact = size[1] < 132.0 * s;
        let x = Axis { range: figure.range(), span: [2.0 * palette.text() + 2.0, size[0] - 1.0] };
        let (mut riders, beyond) = riders(figure, &x, palette);
        let base = size[1] - if compact { 6.0 * s } else { 21.0 * s };
        let top = if compact { 17.0 * s } else { 20.0 * s };
        let row = 2.05 * 3.7 / 12.0 * palette.point;
        let ground = base - 17.0 * s;
        let most = (((ground - top - 40.0 * s) / row).max(0.0) as usize).min(3);
        let rows = hang(&mut riders, row, most);
        let floor =
            (ground - if rows > 0 { 6.0 * s + row * rows as f64 } else { 0.0 }).max(top + 8.0);
        let step = nice_step(tallest(&figure.loss, &x) / f64::min(3.9, (floor - top) / (19.0 * s)));
        let height = libm::ceil(tallest(&figure.loss, &x) / step - 1e-9) * step;
        let y = Axis { range: [0.0, height], span: [floor, top] };
        for rider in &mut riders {
            rider.at[1] += y.at(if rider.pays() { rider.loss } else { 0.0 });
        }
        Scene { figure, palette, size, compact, x, y, base, riders, beyond, step }
    }

    fn rect(&self) -> Rect {
        Rect { from: [self.x.span[0], self.y.span[1]], to: [self.x.span[1], self.y.span[0]] }
    }
}
