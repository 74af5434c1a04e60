//! The layout of every chart over the margin m: the three regions of the plane, grid and numbers.

use super::axis::{Axis, nice_step};
use super::draw_context::{DrawContext, EDGE, MIDDLE, done};
use super::geometry::Rect;
use super::label::{Anchor, Face};
use super::label_layout::Avoid;
use super::palette::Ink;
use super::scale::{Axes, Scale};
use super::shape::{Pixel, Shape};
use crate::base::format::clamped;
use crate::loss::Loss;

/// What the charts over the margin share: their axes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MarginAxis<'a> {
    pub(crate) loss: &'a Loss,
    pub(crate) size: [f64; 2],
    /// There is room for less.
    pub(crate) compact: bool,
    pub(crate) x: Axis,
    pub(crate) y: Scale,
    /// Base line of the numbers below.
    pub(crate) base: f64,
}

/// The interval of m that is shown: as many points as fit in a few margins, at least −1 … 4.
pub(crate) fn shown(loss: &Loss, margins: &mut dyn Iterator<Item = f64>) -> [f64; 2] {
    let rho = loss.margin().min(1e300);
    let (mut lo, mut hi) = (-1.0, 4.0);
    for margin in margins {
        if margin.is_finite() {
            lo = clamped((margin / rho).floor(), -4.0, lo);
            hi = clamped((margin / rho).ceil(), hi, 8.0);
        }
    }
    // What grows fast is shown less far, or its lower part would be a flat line.
    let tall = |m: f64| loss.value(m * rho) > 10.0 * rho.max(1.0);
    while lo < -1.0 && tall(lo) {
        lo += 0.5;
    }
    while hi > 4.0 && tall(hi) {
        hi -= 0.5;
    }
    [lo * rho, hi * rho]
}

impl MarginAxis<'_> {
    /// The borders of the band.
    pub(crate) fn uprights(&self) -> [[Pixel; 2]; 2] {
        let [floor, top] = self.y.axis.span;
        let upright = |m: f64| [[self.x.at(m), top], [self.x.at(m), floor]];
        [upright(0.0), upright(self.loss.margin())]
    }

    /// The band, its borders as in the plane, and the names of the regions.
    pub(crate) fn draw_regions(&self, context: &mut DrawContext) {
        let loss = self.loss;
        let (rho, entry) = (loss.margin(), loss.entry());
        let [floor, top] = self.y.axis.span;
        let [zero, edge] = [self.x.at(0.0), self.x.at(rho)];
        if entry.band {
            context.fill(Shape::Rect([zero, top], [edge, floor]), Ink::TINT_BAND);
        }
        if !self.compact {
            let _ = self.zone(context, Ink::SOFT, "wrong side", zero - 7.0, Anchor::End)
                || self.zone(context, Ink::SOFT, "wrong", zero - 7.0, Anchor::End);
        }
        if entry.band {
            self.zone(context, Ink::BAND, "band", 0.5 * (zero + edge), Anchor::Middle);
        }
        let (right, rim) = if entry.band { (edge, rho) } else { (zero, 1e-9) };
        let free = entry.vanishes && loss.value(rim) == 0.0;
        let name = match (entry.band, free) {
            (true, true) => "beyond: no loss",
            (true, false) => "beyond",
            (false, true) => "right side: no loss",
            (false, false) => "right side",
        };
        let fits = self.zone(context, Ink::SOFT, name, right + 8.0, Anchor::Start);
        if free && !fits {
            self.zone(context, Ink::SOFT, "no loss", right + 8.0, Anchor::Start);
        }
    }

    /// Writes the name of a zone if it stays over the chart and off the others. Returns whether it does.
    fn zone(
        &self,
        context: &mut DrawContext,
        ink: Ink,
        name: &str,
        x: f64,
        anchor: Anchor,
    ) -> bool {
        let over = Rect { from: [self.x.span[0], -100.0], to: self.size };
        let face = if ink == Ink::BAND { Face::Bold } else { Face::Plain };
        let mut label = context.label(face, name, ink);
        label.put(x, self.y.axis.span[1] - 6.0 * context.scale, anchor);
        context.try_to_write(&label, &over, Avoid::Labels)
    }

    /// Grid, numbers, the axis below and the borders of the band.
    pub(crate) fn scales(&self, context: &mut DrawContext) {
        let size = context.text;
        let right = self.x.span[1];
        let step = nice_step(4.2 * size / self.x.pixels_per_unit());
        let x = Scale::linear(self.x, step);
        done(Axes { x, y: self.y, base: self.base, x_text: &|m| x.text(m) }.draw(context));
        let [boundary, edge] = self.uprights();
        context.lines(&boundary, MIDDLE);
        if self.loss.entry().band {
            context.lines(&edge, EDGE);
        }
        let name = if self.compact {
            let mut name = context.label(Face::Math, "m", Ink::SOFT);
            let last = x.ticks().last().map_or(right, |&m| self.x.at(m - 0.5 * step));
            name.put(last, self.base, Anchor::Middle);
            name
        } else {
            let mut name = context.label(Face::Plain, "margin ", Ink::SOFT);
            context.add(&mut name, Face::Math, "m = y·f(x)");
            name.put(right, self.size[1] - 3.0 * context.scale, Anchor::End);
            name
        };
        context.write(&name);
    }

    /// How many points are beyond the ends, with an arrow.
    pub(crate) fn edge_counts(&self, context: &mut DrawContext, [before, after]: [usize; 2]) {
        let [left, right] = self.x.span;
        let write = |before: &str, count: usize, after: &str, x: f64, anchor: Anchor| {
            if count == 0 {
                return;
            }
            let text = format!("{before}{count}{after}");
            context.note(Face::Plain, &text, Ink::INK, x, self.y.axis.span[0] - 8.0, anchor);
        };
        write("← ", before, "", left + 4.0, Anchor::Start);
        write("", after, " →", right, Anchor::End);
    }
}
