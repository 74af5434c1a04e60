//! The scales of the objective: P upwards, linear or logarithmic, and steps to the right.

use super::{CurveFigure, Scene};
use crate::chart::frame::{Axis, nice_step};
use crate::chart::numerals::{decade, tick};
use crate::chart::picture::Pen;
use crate::chart::text::{Anchor, Face, Label};

/// The scale of P, or of its decimal logarithm, with ticks a step apart.
pub(super) struct Ladder {
    pub(super) axis: Axis,
    pub(super) step: f64,
    log: bool,
}

impl Ladder {
    /// The scale of a figure, on these pixels from bottom to top; everything is `scale` times as large as in the page's own size.
    pub(super) fn new(figure: &CurveFigure, span: [f64; 2], scale: f64) -> Self {
        let height = (span[0] - span[1]) / (24.0 * scale);
        if !figure.log {
            let top = figure.top();
            let step = nice_step(top / height);
            let range = [0.0, libm::ceil(top / step - 1e-9) * step];
            return Ladder { axis: Axis { range, span }, step, log: false };
        }
        let [bottom, top] = figure.decades();
        let step = libm::ceil((top - bottom) / height.max(1.0)).max(1.0);
        // A whole number of steps, so that the axis ends on ticks.
        let range = [bottom, bottom + libm::ceil((top - bottom) / step) * step];
        Ladder { axis: Axis { range, span }, step, log: true }
    }

    /// The height of a value, held above the floor where a logarithm has no end.
    pub(super) fn height(&self, value: f64) -> f64 {
        self.axis.at(if !self.log {
            value
        } else if value > 0.0 {
            libm::log10(value)
        } else {
            f64::MIN_EXP.into()
        })
    }

    /// The ticks: their pixels and their texts.
    pub(super) fn ticks(&self) -> Vec<(f64, String)> {
        const MOST: u32 = 400;
        let mut ticks = Vec::new();
        let [first, last] = self.axis.range;
        for k in 0..MOST {
            let value = first + f64::from(k) * self.step;
            if value > last + 1e-9 * self.step {
                break;
            }
            let text = if self.log { decade(value as i32) } else { tick(value, self.step) };
            ticks.push((self.axis.at(value), text));
        }
        ticks
    }
}

impl Scene<'_> {
    pub(super) fn scales(&self, pen: &mut Pen) {
        let (p, s, size) = (self.palette, self.palette.scale(), self.palette.text());
        let [left, right] = self.x.span;
        let floor = self.floor();
        for (y, text) in self.ladder.ticks() {
            if y < floor - 0.5 {
                pen.level([left, right], y, p.grid, 1.0);
            }
            let at = [left - 8.0, y + 0.36 * size];
            pen.write(&Label::of(Face::Plain, &text, size, p.ink_soft, at, Anchor::End));
        }
        let step = self.x.step(82.0 * s).max(1.0);
        let base = self.size[1] - 4.0 * s;
        let words = tick(self.x.range[1], step) + " steps";
        let at = [right, base];
        let unit = Label::of(Face::Plain, &words, size, p.ink_soft, at, Anchor::End);
        let end = unit.room(pen.measure(&unit));
        for v in self.x.ticks(step) {
            let x = self.x.at(v);
            pen.upright(x, [floor, floor + 4.0], p.rule, p.axis);
            let (text, at) = (tick(v, step), [x, base]);
            let label = Label::of(Face::Plain, &text, size, p.ink_soft, at, Anchor::Middle);
            if !label.room(pen.measure(&label) + size).meets(&end) {
                pen.write(&label);
            }
        }
        pen.upright(right, [floor, floor + 4.0], p.rule, p.axis);
        pen.write(&unit);
        pen.level([left, right], floor, p.rule, p.axis);
    }
}
