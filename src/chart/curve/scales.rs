//! The scales of the objective: P upwards, linear or logarithmic, and steps to the right.

use super::{CurveChart, Scene};
use crate::chart::draw_context::{AXIS, DrawContext, GRID};
use crate::chart::geometry::{Axis, nice_step};
use crate::chart::label::{Anchor, Face};
use crate::chart::numerals::{decade, phrase, tick};
use crate::chart::palette::Ink;

/// The scale of P, or of its decimal logarithm, with ticks a step apart.
pub(super) struct Ladder {
    pub(super) axis: Axis,
    pub(super) step: f64,
    log: bool,
}

impl Ladder {
    /// The scale of a chart, on these pixels from bottom to top; everything is `scale` times as large as in the page's own size.
    pub(super) fn new(chart: &CurveChart, span: [f64; 2], scale: f64) -> Self {
        let height = (span[0] - span[1]) / (24.0 * scale);
        if !chart.log {
            let top = chart.top();
            let step = nice_step(top / height);
            let range = [0.0, (top / step - 1e-9).ceil().max(1.0) * step];
            return Ladder { axis: Axis { range, span }, step, log: false };
        }
        let [bottom, top] = chart.decades();
        let step = ((top - bottom) / height.max(1.0)).ceil().max(1.0);
        // A whole number of steps, so that the axis ends on ticks.
        let range = [bottom, bottom + ((top - bottom) / step).ceil() * step];
        Ladder { axis: Axis { range, span }, step, log: true }
    }

    /// The height of a value, held above the floor where a logarithm has no end.
    pub(super) fn height(&self, value: f64) -> f64 {
        self.axis.at(if !self.log {
            value
        } else if value > 0.0 {
            libm::log(value) / std::f64::consts::LN_10
        } else {
            f64::MIN_EXP.into()
        })
    }

    /// Where its ticks are on the axis.
    pub(super) fn ticks(&self) -> Vec<f64> {
        const MOST: u32 = 400;
        let mut ticks = Vec::new();
        let [first, last] = self.axis.range;
        for k in 0..MOST {
            let value = first + f64::from(k) * self.step;
            if value > last + 1e-9 * self.step {
                break;
            }
            ticks.push(value);
        }
        ticks
    }

    /// The text of a tick.
    pub(super) fn text(&self, tick_at: f64) -> String {
        if self.log { decade(tick_at as i32) } else { tick(tick_at, self.step) }
    }
}

impl Scene<'_> {
    pub(super) fn scales(&self, context: &mut DrawContext) {
        let (s, size) = (context.scale, context.text);
        let [left, right] = self.x.span;
        let floor = self.floor();
        for &value in &self.ladder.ticks() {
            let y = self.ladder.axis.at(value);
            if y < floor - 0.5 {
                context.level(left, right, y, GRID);
            }
            context.tick(&self.ladder.text(value), left - 8.0, y + 0.36 * size, Anchor::End);
        }
        let step = self.x.step(82.0 * s).max(1.0);
        let base = self.size[1] - 4.0 * s;
        let words = phrase("", tick(self.x.range[1], step), " steps");
        let mut unit = context.label(Face::Plain, &words, Ink::SOFT);
        unit.put(right, base, Anchor::End);
        let end = unit.bounds();
        for &v in &self.x.ticks(step) {
            let x = self.x.at(v);
            context.upright(x, floor, floor + 4.0, AXIS);
            let mut label = context.label(Face::Plain, &tick(v, step), Ink::SOFT);
            label.put(x, base, Anchor::Middle);
            // Numbers stand apart from the unit.
            label.width += size;
            let meets = label.bounds().meets(&end);
            label.width -= size;
            if !meets {
                context.write(&label);
            }
        }
        context.upright(right, floor, floor + 4.0, AXIS);
        context.write(&unit);
        context.level(left, right, floor, AXIS);
    }
}
