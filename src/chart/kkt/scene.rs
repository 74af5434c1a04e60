//! The conditions of Karush, Kuhn and Tucker: at the optimum α = −C·ℓ′(m) for every point, so that all of them lie on one curve. For the
//! hinge it is a step: α = 0 beyond the band, α = C inside, anything between on the edge. A point off the curve is what a trainer
//! still has to do.

use super::dual_points::{DualPoint, placed_points};
use crate::chart::axis::Axis;
use crate::chart::clip::visible;
use crate::chart::draw_context::{CURVE, DrawContext};
use crate::chart::dual_data::{AlphaMark, DualData};
use crate::chart::geometry::Rect;
use crate::chart::hit::nearest;
use crate::chart::interface::Layer;
use crate::chart::interface::{Chart, Description, Hit, Layers};
use crate::chart::label::{Anchor, Face};
use crate::chart::margin_axis::{MarginAxis, shown};
use crate::chart::palette::{Ink, Palette};
use crate::chart::shape::Path;
use crate::chart::surface::Picture;

/// What the chart of the conditions shows.
#[derive(Clone, Debug, PartialEq)]
pub struct KktChart(pub DualData);

impl Chart for KktChart {
    /// Mid: axes, axes, the curve. Over: the points, and how far they are from it.
    fn draw(&self, picture: &mut dyn Picture, size: [f64; 2], palette: &Palette, layers: Layers) {
        let scene = Scene::new(&self.0, size, palette);
        let context = &mut DrawContext::new(picture, size, palette);
        if layers.has(Layer::Mid) {
            scene.layout(context);
        }
        if layers.has(Layer::Over) && self.0.has_alphas {
            scene.points(context);
        }
    }

    fn static_key(&self, size: [f64; 2], palette: &Palette) -> Vec<f64> {
        let scene = Scene::new(&self.0, size, palette);
        let has_alphas = f64::from(self.0.has_alphas);
        [scene.axes.x.numbers(), scene.axes.y.axis.numbers(), [2.0, has_alphas, self.0.c, 0.0]]
            .concat()
    }

    fn hit(&self, at: [f64; 2], radius: f64, size: [f64; 2], palette: &Palette) -> Option<Hit> {
        nearest(self.places(size, palette), at, radius)
    }

    /// How many points there are, and how far the farthest is from its place on the curve, as a share of C: 0 at the optimum.
    fn describe(&self) -> Description {
        let dual = &self.0;
        let away = |mark: &AlphaMark| (mark.alpha - dual.optimal_alpha(mark.margin)).abs() / dual.c;
        let farthest = dual.marks.iter().map(away).reduce(f64::max).filter(|_| dual.has_alphas);
        Description::new("kkt", [("points", Some(dual.marks.len() as f64)), ("farthest", farthest)])
    }
}

impl KktChart {
    /// The marks that [`draw`](Chart::draw) draws, each by its index and its pixel; others are outside and only counted.
    pub fn places(&self, size: [f64; 2], palette: &Palette) -> Vec<(usize, [f64; 2])> {
        let mut places = Vec::new();
        for point in &Scene::new(&self.0, size, palette).placed {
            places.push((point.index, point.at));
        }
        places
    }
}

/// A chart with everything that follows from the size of its picture.
pub(super) struct Scene<'a> {
    pub(super) dual: &'a DualData,
    pub(super) axes: MarginAxis<'a>,
    pub(super) placed: Vec<DualPoint>,
    /// How many points are beyond the left end and beyond the right.
    pub(super) beyond: [usize; 2],
}

impl<'a> Scene<'a> {
    pub(super) fn new(dual: &'a DualData, size: [f64; 2], palette: &'a Palette) -> Self {
        let (s, loss) = (palette.scale(), &dual.loss);
        let compact = size[1] < 132.0 * s;
        let mut margins = dual.marks.iter().map(|mark| mark.margin);
        let range = shown(loss, &mut margins);
        let base = size[1] - if compact { 6.0 * s } else { 21.0 * s };
        let top = if compact { 17.0 * s } else { 20.0 * s };
        let floor = (base - 17.0 * s).max(top + 8.0);
        // A curve that rises without end is shown as far as the points reach, and over the whole band.
        let curve = dual.optimal_alpha(if dual.loss.is_boxed() { range[0] } else { 0.0 });
        let y = DualData::axis(curve.max(dual.most()), [floor, top], s);
        let x = Axis { range, span: [DualData::left(&y, palette.text()), size[0] - 1.0] };
        let axes = MarginAxis { loss, size, compact, x, y, base };
        let (placed, beyond) = placed_points(dual, &axes, palette);
        Scene { dual, axes, placed, beyond }
    }

    /// MarginAxis, axes and the curve.
    pub(super) fn layout(&self, context: &mut DrawContext) {
        let (dual, axes) = (self.dual, &self.axes);
        dual.write_name(context, axes.y.axis.span[1]);
        axes.draw_regions(context);
        axes.scales(context);
        let [left, right] = axes.x.span;
        dual.cap(context, left, right, &axes.y);
        context.curve(&self.curve(), CURVE);
        if !dual.has_alphas {
            let x = 0.5 * (axes.x.at(dual.loss.margin()) + right);
            let y = 0.5 * (axes.y.axis.span[0] + axes.y.axis.span[1]);
            let words = "this trainer keeps no α";
            context.note(Face::Plain, words, Ink::SOFT, x, y, Anchor::Middle);
        }
    }

    /// −C·ℓ′(m), upright where ℓ has a kink.
    pub(super) fn curve(&self) -> Path {
        let MarginAxis { x, y, loss, .. } = &self.axes;
        let ([lo, hi], rho) = (x.range, loss.margin());
        let pixels = (x.span[1] - x.span[0]).max(1.0) as usize;
        let mut path = Path::default();
        let mut add =
            |m: f64| path.to(x.at(m), y.at(self.dual.optimal_alpha(m).min(1e6 * y.axis.range[1])));
        let mut before = lo;
        for k in 0..=pixels {
            let m = lo + (hi - lo) * k as f64 / pixels as f64;
            for &kink in &[0.0, rho] {
                if before < kink && kink <= m {
                    add(kink - 1e-9 * (hi - lo));
                    add(kink + 1e-9 * (hi - lo));
                }
            }
            add(m);
            before = m;
        }
        let frame = Rect { from: [x.span[0], y.axis.span[1]], to: [x.span[1], y.axis.span[0]] };
        visible(&path, &frame.inset(-0.01), 0.02)
    }
}
