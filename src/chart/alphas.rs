//! The multipliers as bars: who holds the line, and how hard.

use super::axis::Axis;
use super::draw_context::{DrawContext, done};
use super::dual_data::DualData;
use super::hit::nearest;
use super::interface::{Chart, Description, Hit, Layer, Layers};
use super::label::{Anchor, Face};
use super::mark::{Mark, State};
use super::numerals::phrase;
use super::palette::{Ink, Length, Palette};
use super::scale::{Axes, Scale};
use super::shape::{Pixel, Shape};
use super::surface::Picture;
use crate::base::format::{ascending, shortest};

/// What the chart of the multipliers shows.
#[derive(Clone, Debug, PartialEq)]
pub struct AlphaChart(pub DualData);

/// A bar with the mark at its foot.
struct Bar {
    index: usize,
    x: f64,
    alpha: f64,
    class: u8,
}

impl Chart for AlphaChart {
    /// Mid: axis and cap. Over: bars.
    fn draw(&self, picture: &mut dyn Picture, size: [f64; 2], palette: &Palette, layers: Layers) {
        let scene = Scene::new(&self.0, size, palette);
        let context = &mut DrawContext::new(picture, size, palette);
        if layers.has(Layer::Mid) {
            scene.scales(context);
        }
        if layers.has(Layer::Over) {
            scene.bars(context);
        }
    }

    fn static_key(&self, size: [f64; 2], palette: &Palette) -> Vec<f64> {
        let scene = Scene::new(&self.0, size, palette);
        let has_alphas = f64::from(self.0.has_alphas);
        [scene.y.axis.numbers(), [3.0, has_alphas, self.0.c, 0.0]].concat()
    }

    fn hit(&self, at: [f64; 2], radius: f64, size: [f64; 2], palette: &Palette) -> Option<Hit> {
        nearest(self.places(size, palette), at, radius)
    }

    /// How many points there are, and how many have α > 0.
    fn describe(&self) -> Description {
        let marks = &self.0.marks;
        let support = marks.iter().filter(|mark| mark.alpha > 0.0).count() as f64;
        let support = Some(support).filter(|_| self.0.has_alphas);
        Description::new("alphas", [("points", Some(marks.len() as f64)), ("support", support)])
    }
}

impl AlphaChart {
    /// The marks at the feet of the bars, each by its index and its pixel.
    pub fn places(&self, size: [f64; 2], palette: &Palette) -> Vec<(usize, [f64; 2])> {
        let scene = Scene::new(&self.0, size, palette);
        let mut places = Vec::new();
        for bar in &scene.bars {
            places.push((bar.index, scene.foot(bar)));
        }
        places
    }
}

/// A chart with everything that follows from the size of its picture.
struct Scene<'a> {
    dual: &'a DualData,
    left: f64,
    right: f64,
    y: Scale,
    /// Base line of the words below.
    base: f64,
    bars: Vec<Bar>,
    /// Width of a bar and radius of the mark at its foot.
    width: f64,
    radius: f64,
    /// How many bars did not fit.
    more: usize,
    /// How many points have α > 0.
    count: usize,
}

impl<'a> Scene<'a> {
    fn new(dual: &'a DualData, size: [f64; 2], palette: &'a Palette) -> Self {
        let s = palette.scale();
        let base = size[1] - 5.0 * s;
        let radius = palette.length(Length::Point) * 3.7 / 12.0;
        // The marks at the feet have room above the words.
        let below = (27.0 * s).max(3.0 * radius + 1.25 * palette.text());
        let floor = (base - below).max(28.0 * s);
        let y = DualData::axis(dual.most(), [floor, 18.0 * s], s);
        let (left, right) = (DualData::left(&y, palette.text()), size[0] - 1.0);
        let marks = if dual.has_alphas { dual.marks.as_slice() } else { &[] };
        let (mut holding, mut keys) = (Vec::new(), Vec::new());
        for (index, mark) in marks.iter().enumerate() {
            if mark.alpha > 0.0 {
                holding.push(index);
                keys.push(-mark.alpha);
            }
        }
        let count = holding.len();
        // A place for every point, so that none moves while training, as long as there is room; else the largest first.
        let most = ((right - left) / (11.0 * s)).max(1.0) as usize;
        let shown: Vec<usize> = if marks.len() <= most {
            (0..marks.len()).collect()
        } else {
            let order = ascending(&keys);
            order.iter().take(most).map(|&place| holding[place as usize]).collect()
        };
        let each = ((right - left) / shown.len().max(1) as f64).min(34.0 * s);
        let mut bars = Vec::new();
        for (place, &index) in shown.iter().enumerate() {
            let mark = &marks[index];
            let x = left + (place as f64 + 0.5) * each;
            bars.push(Bar { index, x, alpha: mark.alpha, class: mark.class });
        }
        let more = if marks.len() > most { count.saturating_sub(most) } else { 0 };
        Scene { dual, left, right, y, base, bars, width: 0.62 * each, radius, more, count }
    }

    fn foot(&self, bar: &Bar) -> Pixel {
        [bar.x, self.y.axis.span[0] + 2.0 * self.radius]
    }

    fn scales(&self, context: &mut DrawContext) {
        let dual = self.dual;
        let x = Scale::linear(Axis { range: [0.0, 1.0], span: [self.left, self.right] }, 0.0);
        let none = |_| String::new();
        done(Axes { x, y: self.y, base: self.base, x_text: &none }.draw(context));
        dual.write_name(context, self.y.axis.span[1]);
    }

    fn bars(&self, context: &mut DrawContext) {
        let dual = self.dual;
        let floor = self.y.axis.span[0];
        if !dual.has_alphas {
            let words = "this trainer keeps no α";
            let [x, y] = [0.5 * (self.left + self.right), 0.5 * (floor + self.y.axis.span[1])];
            return context.note(Face::Plain, words, Ink::SOFT, x, y, Anchor::Middle);
        }
        for bar in &self.bars {
            let half = 0.5 * self.width;
            let top = self.y.axis.held(bar.alpha);
            if bar.alpha > 0.0 {
                // What holds a little is seen all the same.
                let top = top.min(floor - 1.0);
                context.fill(
                    Shape::Rect([bar.x - half, top], [bar.x + half, floor]),
                    Ink::class(bar.class),
                );
            }
            self.mark(context, bar);
        }
        dual.cap(context, self.left, self.right, &self.y);
        self.counts(context);
        let place = |index: Option<usize>| {
            self.bars.iter().find(|bar| Some(bar.index) == index).map(|bar| self.foot(bar))
        };
        let hover = dual.hover.filter(|_| dual.hover != dual.selected);
        context.pointed_at(place(hover), place(dual.selected), 2.0 * self.radius);
    }

    /// How many points have α > 0, and how many of them found no room.
    fn counts(&self, context: &mut DrawContext) {
        let of = phrase(" > 0 for ", shortest(self.count as f64), " of ");
        // Beside what did not fit there is not always room for the word.
        let tight = self.more > 0 && self.right - self.left < 22.0 * context.text;
        let unit = if tight { "" } else { " points" };
        let words = phrase(&of, shortest(self.dual.marks.len() as f64), unit);
        let mut label = context.label(Face::Math, "α", Ink::SOFT);
        context.add(&mut label, Face::Plain, &words);
        label.put(self.right, self.base, Anchor::End);
        context.write(&label);
        if self.more > 0 {
            let words = phrase("… ", shortest(self.more as f64), " more");
            context.tick(&words, self.left, self.base, Anchor::Start);
        }
    }

    /// The shape of the class at the foot of a bar, hollow where α = 0.
    fn mark(&self, context: &mut DrawContext, bar: &Bar) {
        let state = if bar.alpha > 0.0 { State::Plain } else { State::Ignored };
        let (at, radius) = (self.foot(bar), self.radius);
        Mark { at, class: bar.class, radius, state, ring: None, halo: false }.draw(context);
    }
}
