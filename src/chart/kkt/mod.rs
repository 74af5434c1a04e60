//! The conditions of Karush, Kuhn and Tucker: at the optimum α = −C·ℓ′(m) for every point, so that all of them lie on one curve. For the
//! hinge it is a step: α = 0 beyond the band, α = C inside, anything between on the edge. A point off the curve is what a trainer
//! still has to do.

mod points;

use super::Layer;
use super::clip::visible;
use super::frame::Axis;
use super::palette::{Ink, Palette};
use super::pen::{CURVE, Pen};
use super::picture::{Path, Picture};
use super::price::Prices;
use super::text::{Anchor, Face};
use super::zones::{Zones, shown};
use super::{Figure, Layers};
use crate::chart::frame::Rect;
use points::{Rider, riders};

/// What the chart of the conditions shows.
#[derive(Clone, Debug, PartialEq)]
pub struct KktFigure(pub Prices);

impl Figure for KktFigure {
    /// Mid: zones, axes, the curve. Over: the points, and how far they are from it.
    fn draw(&self, picture: &mut dyn Picture, size: [f64; 2], palette: &Palette, layers: Layers) {
        let scene = Scene::new(&self.0, size, palette);
        let pen = &mut Pen::new(picture, palette);
        if layers.has(Layer::Mid) {
            scene.ground(pen);
        }
        if layers.has(Layer::Over) && self.0.kept {
            scene.points(pen);
        }
    }

    fn standing(&self, size: [f64; 2], palette: &Palette) -> Vec<f64> {
        let scene = Scene::new(&self.0, size, palette);
        let kept = f64::from(self.0.kept);
        [scene.zones.x.numbers(), scene.zones.y.numbers(), [2.0, kept, self.0.c, 0.0]].concat()
    }
}

impl KktFigure {
    /// The marks that [`draw`](Figure::draw) draws, each by its index and its pixel; others are outside and only counted.
    pub fn places(&self, size: [f64; 2], palette: &Palette) -> Vec<(usize, [f64; 2])> {
        let mut places = Vec::new();
        for rider in &Scene::new(&self.0, size, palette).riders {
            places.push((rider.index, rider.at));
        }
        places
    }
}

/// A figure with everything that follows from the size of its picture.
struct Scene<'a> {
    prices: &'a Prices,
    zones: Zones<'a>,
    riders: Vec<Rider>,
    /// How many points are beyond the left end and beyond the right.
    beyond: [usize; 2],
}

impl<'a> Scene<'a> {
    #[inline(never)]
    fn new(prices: &'a Prices, size: [f64; 2], palette: &'a Palette) -> Self {
        let (s, loss) = (palette.scale(), &prices.loss);
        let compact = size[1] < 132.0 * s;
        let mut margins = prices.marks.iter().map(|mark| mark.margin);
        let range = shown(loss, &mut margins);
        let base = size[1] - if compact { 6.0 * s } else { 21.0 * s };
        let top = if compact { 17.0 * s } else { 20.0 * s };
        let floor = (base - 17.0 * s).max(top + 8.0);
        // A curve that rises without end is shown as far as the points reach, and over the whole band.
        let curve = prices.wanted(if prices.loss.is_boxed() { range[0] } else { 0.0 });
        let (y, step) = Prices::axis(curve.max(prices.most()), [floor, top], s);
        let x = Axis { range, span: [Prices::left(&y, step, palette.text()), size[0] - 1.0] };
        let zones = Zones { loss, size, compact, x, y, base, step };
        let (riders, beyond) = riders(prices, &zones, palette);
        Scene { prices, zones, riders, beyond }
    }

    /// Zones, axes and the curve.
    fn ground(&self, pen: &mut Pen) {
        let (prices, zones) = (self.prices, &self.zones);
        prices.write_name(pen, zones.y.span[1]);
        zones.zones(pen);
        zones.scales(pen);
        let [left, right] = zones.x.span;
        prices.cap(pen, left, right, &zones.y);
        pen.line(&self.curve(), CURVE);
        if !prices.kept {
            let x = 0.5 * (zones.x.at(prices.loss.margin()) + right);
            let y = 0.5 * (zones.y.span[0] + zones.y.span[1]);
            let words = "this trainer keeps no α";
            pen.note(Face::Plain, words, Ink::SOFT, x, y, Anchor::Middle);
        }
    }

    /// −C·ℓ′(m), upright where ℓ has a kink.
    fn curve(&self) -> Path {
        let Zones { x, y, loss, .. } = &self.zones;
        let ([lo, hi], rho) = (x.range, loss.margin());
        let pixels = (x.span[1] - x.span[0]).max(1.0) as usize;
        let mut path = Path::default();
        let mut add = |m: f64| path.to(x.at(m), y.at(self.prices.wanted(m).min(1e6 * y.range[1])));
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
        let frame = Rect { from: [x.span[0], y.span[1]], to: [x.span[1], y.span[0]] };
        visible(&path, &frame.inset(-0.01), 0.02)
    }
}
