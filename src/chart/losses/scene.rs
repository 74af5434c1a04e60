//! The loss ℓ(m) with every point at its own margin, in the three regions of the plane: wrong side, band, beyond.

use super::data::LossChart;
use super::loss_points::{LossPoint, placed_points, stack_below};
use crate::chart::axis::{Axis, nice_step};
use crate::chart::draw_context::{CURVE, DrawContext};
use crate::chart::geometry::Rect;
use crate::chart::hit::nearest;
use crate::chart::interface::{Chart, Description, Hit, Layer, Layers};
use crate::chart::margin_axis::{MarginAxis, shown};
use crate::chart::palette::{Length, Palette};
use crate::chart::scale::Scale;
use crate::chart::surface::Picture;
use crate::loss::Loss;

impl Chart for LossChart {
    /// Mid: regions, axes, curves. Over: the points.
    fn draw(&self, picture: &mut dyn Picture, size: [f64; 2], palette: &Palette, layers: Layers) {
        let scene = Scene::new(self, size, palette);
        let context = &mut DrawContext::new(picture, size, palette);
        if layers.has(Layer::Mid) {
            scene.margin_axis().draw_regions(context);
            scene.margin_axis().scales(context);
            scene.comparisons(context);
            context.curve(&scene.graph(&self.loss), CURVE);
        }
        if layers.has(Layer::Over) {
            scene.points(context);
        }
    }

    fn static_key(&self, size: [f64; 2], palette: &Palette) -> Vec<f64> {
        let scene = Scene::new(self, size, palette);
        [scene.x.numbers(), scene.y.axis.numbers(), [self.others.len() as f64; 4]].concat()
    }

    fn hit(&self, at: [f64; 2], radius: f64, size: [f64; 2], palette: &Palette) -> Option<Hit> {
        nearest(self.places(size, palette), at, radius)
    }

    /// How many points there are, how many have a loss, and the largest.
    fn describe(&self) -> Description {
        let losses = self.marks.iter().map(|mark| self.loss.value(mark.margin));
        let with_loss = losses.clone().filter(|loss| *loss > 0.0).count();
        let parameters = [
            ("points", Some(self.marks.len() as f64)),
            ("with_loss", Some(with_loss as f64)),
            ("largest", losses.reduce(f64::max)),
        ];
        Description::new("loss", parameters)
    }
}

impl LossChart {
    /// The marks that [`draw`](Chart::draw) draws, each by its index in `marks` and its pixel; others are outside and only counted.
    pub fn places(&self, size: [f64; 2], palette: &Palette) -> Vec<(usize, [f64; 2])> {
        let mut places = Vec::new();
        for point in &Scene::new(self, size, palette).placed {
            places.push((point.index, point.at));
        }
        places
    }
}

/// A chart with everything that follows from the size of its picture.
pub(super) struct Scene<'a> {
    pub(super) chart: &'a LossChart,
    pub(super) size: [f64; 2],
    /// Below 132 px of height there is room for less.
    pub(super) compact: bool,
    pub(super) x: Axis,
    pub(super) y: Scale,
    /// Base line of the numbers below.
    pub(super) base: f64,
    pub(super) placed: Vec<LossPoint>,
    /// How many points are beyond the left end and beyond the right.
    pub(super) beyond: [usize; 2],
}

impl<'a> Scene<'a> {
    pub(super) fn new(chart: &'a LossChart, size: [f64; 2], palette: &'a Palette) -> Self {
        let s = palette.scale();
        let compact = size[1] < 132.0 * s;
        let mut margins = chart.marks.iter().map(|mark| mark.margin);
        let x = Axis {
            range: shown(&chart.loss, &mut margins),
            span: [2.0 * palette.text() + 2.0, size[0] - 1.0],
        };
        let (mut placed, beyond) = placed_points(chart, &x, palette);
        let base = size[1] - if compact { 6.0 * s } else { 21.0 * s };
        let top = if compact { 17.0 * s } else { 20.0 * s };
        let row = 2.05 * 3.7 / 12.0 * palette.length(Length::Point);
        let layout = base - 17.0 * s;
        let most = (((layout - top - 40.0 * s) / row).max(0.0) as usize).min(3);
        let rows = stack_below(&mut placed, row, most);
        let floor =
            (layout - if rows > 0 { 6.0 * s + row * rows as f64 } else { 0.0 }).max(top + 8.0);
        let tallest = tallest(&chart.loss, &x);
        let step = nice_step(tallest / f64::min(3.9, (floor - top) / (19.0 * s)));
        let axis = Axis { range: [0.0, (tallest / step - 1e-9).ceil() * step], span: [floor, top] };
        let y = Scale::linear(axis, step);
        for point in &mut placed {
            point.at[1] += y.at(if point.has_loss() { point.loss } else { 0.0 });
        }
        Scene { chart, size, compact, x, y, base, placed, beyond }
    }

    pub(super) fn rect(&self) -> Rect {
        Rect {
            from: [self.x.span[0], self.y.axis.span[1]],
            to: [self.x.span[1], self.y.axis.span[0]],
        }
    }

    /// The layout: regions, grid, numbers.
    pub(super) fn margin_axis(&self) -> MarginAxis<'_> {
        let Scene { chart, size, compact, x, y, base, .. } = *self;
        MarginAxis { loss: &chart.loss, size, compact, x, y, base }
    }
}

/// The largest value of the loss over the range, and some more where it ends in a level.
fn tallest(loss: &Loss, x: &Axis) -> f64 {
    let [lo, hi] = x.range;
    let level = loss.slope(lo) == 0.0;
    let largest = loss.value(lo).max(loss.value(hi)) * if level { 1.2 } else { 1.0 };
    if largest > 0.0 && largest < 1e300 { largest } else { 1.0 }
}
