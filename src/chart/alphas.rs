//! The multipliers as bars: who holds the line, and how hard.

use super::frame::Axis;
use super::mark::{Mark, State};
use super::numerals::{phrase, tick};
use super::palette::{Ink, Length, Palette};
use super::pen::{AXIS, GRID, Pen};
use super::picture::{Picture, Shape, Spot};
use super::price::Prices;
use super::text::{Anchor, Face};
use super::{Figure, Layer, Layers};
use crate::base::format::{ascending, shortest};

/// What the chart of the multipliers shows.
#[derive(Clone, Debug, PartialEq)]
pub struct AlphaFigure(pub Prices);

/// A bar with the mark at its foot.
struct Bar {
    index: usize,
    x: f64,
    alpha: f64,
    class: u8,
}

impl Figure for AlphaFigure {
    /// Mid: axis and cap. Over: bars.
    fn draw(&self, picture: &mut dyn Picture, size: [f64; 2], palette: &Palette, layers: Layers) {
        let scene = Scene::new(&self.0, size, palette);
        let pen = &mut Pen::new(picture, palette);
        if layers.has(Layer::Mid) {
            scene.scales(pen);
        }
        if layers.has(Layer::Over) {
            scene.bars(pen);
        }
    }

    fn standing(&self, size: [f64; 2], palette: &Palette) -> Vec<f64> {
        let scene = Scene::new(&self.0, size, palette);
        let kept = f64::from(self.0.kept);
        [scene.y.numbers(), [3.0, kept, self.0.c, 0.0]].concat()
    }
}

impl AlphaFigure {
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

/// A figure with everything that follows from the size of its picture.
struct Scene<'a> {
    prices: &'a Prices,
    left: f64,
    right: f64,
    y: Axis,
    step: f64,
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
    #[inline(never)]
    fn new(prices: &'a Prices, size: [f64; 2], palette: &'a Palette) -> Self {
        let s = palette.scale();
        let base = size[1] - 5.0 * s;
        let radius = palette.length(Length::Point) * 3.7 / 12.0;
        // The marks at the feet have room above the words.
        let below = (27.0 * s).max(3.0 * radius + 1.25 * palette.text());
        let floor = (base - below).max(28.0 * s);
        let (y, step) = Prices::axis(prices.most(), [floor, 18.0 * s], s);
        let (left, right) = (Prices::left(&y, step, palette.text()), size[0] - 1.0);
        let marks = if prices.kept { prices.marks.as_slice() } else { &[] };
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
        Scene { prices, left, right, y, step, base, bars, width: 0.62 * each, radius, more, count }
    }

    fn foot(&self, bar: &Bar) -> Spot {
        [bar.x, self.y.span[0] + 2.0 * self.radius]
    }

    fn scales(&self, pen: &mut Pen) {
        let prices = self.prices;
        for &v in &self.y.ticks(self.step) {
            let y = self.y.at(v);
            if v > 0.0 {
                pen.level(self.left, self.right, y, GRID);
            }
            pen.tick(&tick(v, self.step), self.left - 8.0, y + 0.36 * pen.text, Anchor::End);
        }
        pen.level(self.left, self.right, self.y.span[0], AXIS);
        prices.write_name(pen, self.y.span[1]);
    }

    fn bars(&self, pen: &mut Pen) {
        let prices = self.prices;
        let floor = self.y.span[0];
        if !prices.kept {
            let words = "this trainer keeps no α";
            let [x, y] = [0.5 * (self.left + self.right), 0.5 * (floor + self.y.span[1])];
            return pen.note(Face::Plain, words, Ink::SOFT, x, y, Anchor::Middle);
        }
        for bar in &self.bars {
            let half = 0.5 * self.width;
            let top = self.y.held(bar.alpha);
            if bar.alpha > 0.0 {
                // What holds a little is seen all the same.
                let top = top.min(floor - 1.0);
                pen.fill(
                    Shape::Rect([bar.x - half, top], [bar.x + half, floor]),
                    Ink::class(bar.class),
                );
            }
            self.mark(pen, bar);
        }
        prices.cap(pen, self.left, self.right, &self.y);
        self.counts(pen);
        let place = |index: Option<usize>| {
            self.bars.iter().find(|bar| Some(bar.index) == index).map(|bar| self.foot(bar))
        };
        let hover = prices.hover.filter(|_| prices.hover != prices.selected);
        pen.pointed_at(place(hover), place(prices.selected), 2.0 * self.radius);
    }

    /// How many points have α > 0, and how many of them found no room.
    fn counts(&self, pen: &mut Pen) {
        let of = phrase(" > 0 for ", shortest(self.count as f64), " of ");
        // Beside what did not fit there is not always room for the word.
        let tight = self.more > 0 && self.right - self.left < 22.0 * pen.text;
        let unit = if tight { "" } else { " points" };
        let words = phrase(&of, shortest(self.prices.marks.len() as f64), unit);
        let mut label = pen.label(Face::Math, "α", Ink::SOFT);
        pen.add(&mut label, Face::Plain, &words);
        label.put(self.right, self.base, Anchor::End);
        pen.write(&label);
        if self.more > 0 {
            let words = phrase("… ", shortest(self.more as f64), " more");
            pen.tick(&words, self.left, self.base, Anchor::Start);
        }
    }

    /// The shape of the class at the foot of a bar, hollow where α = 0.
    fn mark(&self, pen: &mut Pen, bar: &Bar) {
        let state = if bar.alpha > 0.0 { State::Plain } else { State::Ignored };
        let (at, radius) = (self.foot(bar), self.radius);
        Mark { at, class: bar.class, radius, state, ring: None, halo: false }.draw(pen);
    }
}
