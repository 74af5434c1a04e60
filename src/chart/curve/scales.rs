//! The scales of the objective: P upwards, linear or logarithmic, and steps to the right.

use super::scene::{CurveChart, Scene};
use crate::chart::axis::{Axis, nice_step};
use crate::chart::draw_context::{AXIS, DrawContext, done};
use crate::chart::label::{Anchor, Face};
use crate::chart::numerals::tick;
use crate::chart::palette::Ink;
use crate::chart::scale::{Axes, Scale};

impl CurveChart {
    /// The scale of P on these pixels from bottom to top; everything is `scale` times as large as in the page's own size.
    pub(super) fn y_scale(&self, span: [f64; 2], scale: f64) -> Scale {
        let height = (span[0] - span[1]) / (24.0 * scale);
        if !self.log {
            let top = self.top();
            let step = nice_step(top / height);
            let range = [0.0, (top / step - 1e-9).ceil().max(1.0) * step];
            return Scale::linear(Axis { range, span }, step);
        }
        let [bottom, top] = self.decades();
        let step = ((top - bottom) / height.max(1.0)).ceil().max(1.0);
        // A whole number of steps, so that the axis ends on ticks.
        let range = [bottom, bottom + ((top - bottom) / step).ceil() * step];
        Scale::logarithmic(Axis { range, span }, step)
    }
}

impl Scene<'_> {
    pub(super) fn scales(&self, context: &mut DrawContext) {
        let (s, size, floor, right) = (context.scale, context.text, self.floor(), self.x.span[1]);
        let step = nice_step(82.0 * s / self.x.pixels_per_unit()).max(1.0);
        let base = self.size[1] - 4.0 * s;
        let words = format!("{} steps", tick(self.x.range[1], step));
        let mut unit = context.label(Face::Plain, &words, Ink::SOFT);
        unit.put(right, base, Anchor::End);
        let (x, end) = (Scale::linear(self.x, step), unit.bounds());
        let numbers = x.ticks().into_iter().filter(|&v| {
            let mut label = context.label(Face::Plain, &x.text(v), Ink::SOFT);
            label.put(x.at(v), base, Anchor::Middle);
            // Numbers stand apart from the unit.
            label.width += size;
            !label.bounds().meets(&end)
        });
        // Plotters must not be asked to measure while it draws.
        let numbers: Vec<f64> = numbers.collect();
        let x_text = |v| if numbers.contains(&v) { x.text(v) } else { String::new() };
        done(Axes { x, y: self.y, base, x_text: &x_text }.draw(context));
        context.upright(right, floor, floor + 4.0, AXIS);
        context.write(&unit);
    }
}
