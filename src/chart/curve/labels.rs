//! The words on the objective: values beside the present step, what is cut off, the step that is pointed at.

use super::scene::{CurvePoint, Scene};
use crate::base::format::ascending;
use crate::chart::draw_context::{ARROW, DrawContext};
use crate::chart::geometry::Rect;
use crate::chart::label::{Anchor, Face, Label};
use crate::chart::label_layout::Avoid;
use crate::chart::numerals::{decade, fixed, phrase, power_of_ten, short, significant};
use crate::chart::palette::Ink;
use crate::chart::shape::Path;

impl Scene<'_> {
    /// P, optimum, dual and penalty beside the present step, one under the other and never on each other.
    pub(super) fn labels(&self, context: &mut DrawContext, present: &CurvePoint, x: f64, y: f64) {
        let size = context.text;
        let kept = !self.chart.lost.is_empty();
        // Where primal, dual and optimum have met, one number says all.
        let goal = self.chart.optimum.filter(|_| self.gap);
        let met = present.is_optimal() || goal.is_some_and(|goal| present.primal <= goal);
        let lowest = self.floor() - 0.5 * size;
        let (mut labels, mut heights) = (Vec::new(), Vec::new());
        labels.push(self.total(context, present.primal, kept, met));
        heights.push(y - 6.0);
        let mut level = |face: Face, name: &str, value: Option<f64>, context: &mut DrawContext| {
            if let Some(value) = value
                && let Some(y) = self.seen(value)
            {
                let mut label = context.label_on_lines(face, name, Ink::SOFT);
                context.add(&mut label, Face::Plain, &phrase(" ", self.number(value), ""));
                labels.push(label);
                // The name of a level stands under it, or above it where the floor is near.
                let under = y + 1.25 * size;
                heights.push(if under <= lowest { under } else { y - 5.0 });
            }
        };
        let name = if self.gap { "optimal at" } else { "optimum" };
        level(Face::Plain, name, self.chart.optimum.filter(|_| !kept && !met), context);
        level(Face::Math, "D", present.dual.filter(|_| !met), context);
        if !self.chart.log
            && present.step > 0.0
            && let Some(y) = self.seen(present.regulariser)
        {
            labels.push(context.label_on_lines(Face::Bold, "penalty", Ink::BAND));
            heights.push(y + 0.36 * size);
        }
        let mut widest = 0.0_f64;
        for label in &labels {
            widest = widest.max(label.width);
        }
        stack(&mut heights, 1.2 * size, [self.top() + 0.8 * size, lowest]);
        let left = kept || x + 10.0 + widest > self.size[0];
        let (x, anchor) = if left { (x - 10.0, Anchor::End) } else { (x + 10.0, Anchor::Start) };
        for (label, y) in labels.iter_mut().zip(heights) {
            label.put(x, y, anchor);
            context.keep(label);
        }
    }

    /// P, or the gap, and whether it is the optimum; where a run was lost what was kept of it.
    fn total(&self, context: &mut DrawContext, primal: f64, kept: bool, met: bool) -> Label {
        if kept {
            let words = phrase("kept: ", significant(primal), "");
            return context.label_on_lines(Face::Bold, &words, Ink::INK);
        }
        let mut total = context.label_on_lines(Face::Math, "P", Ink::INK);
        if self.gap {
            context.add(&mut total, Face::Bold, " − ");
            context.add(&mut total, Face::Math, "D");
        }
        let optimal = if met { ", optimal" } else { "" };
        context.add(&mut total, Face::Bold, &phrase(" ", self.number(primal), optimal));
        total
    }

    /// A value as it is written.
    fn number(&self, value: f64) -> String {
        if !self.gap {
            return short(value, 3);
        }
        let bottom = self.y.axis.range[0] as i32;
        if value > power_of_ten(bottom) {
            significant(value)
        } else {
            phrase("< ", decade(bottom), "")
        }
    }

    /// What is above the frame, said.
    pub(super) fn cut(&self, context: &mut DrawContext) {
        let (s, top) = (context.scale, self.top());
        let run = &self.chart.run;
        let mut highest = &run[0];
        for point in run {
            if point.primal >= highest.primal || point.primal.is_nan() {
                highest = point;
            }
        }
        if self.y.at(highest.primal) >= top - 0.5 || highest.primal.is_nan() {
            return;
        }
        let inside =
            |point: &&CurvePoint| point.step > highest.step && self.y.at(point.primal) >= top;
        let x = self.x.held(run.iter().find(inside).unwrap_or(highest).step) + 12.0 * s;
        let words = phrase("", significant(highest.primal), " at step ");
        let words = phrase(&words, fixed(highest.step, 0), "");
        let mut label = context.label(Face::Plain, &words, Ink::SOFT);
        label.put(x + 8.0 * s, top + 10.3 * s, Anchor::Start);
        if x + 8.0 * s + label.width > self.x.span[1]
            || !context.fits(&label, &Rect::EVERYWHERE, Avoid::All(0.0))
        {
            return;
        }
        let mut arrow = Path::default();
        arrow.line(x, top + 10.0 * s, x, top + s);
        arrow.to(x - 3.0, top + s + 3.5);
        arrow.line(x, top + s, x + 3.0, top + s + 3.5);
        context.line(&arrow, ARROW);
        context.keep(&label);
    }

    /// The name of the loss inside its layer, where the layer is thick enough.
    pub(super) fn layer_name(&self, context: &mut DrawContext, done: &[CurvePoint]) {
        let size = context.text;
        let Some(last) = done.last().filter(|_| !self.chart.log) else { return };
        let middle = done.iter().find(|point| point.step >= 0.6 * last.step).unwrap_or(last);
        let high = self.held(self.y.at(middle.primal));
        let low = self.held(self.y.at(middle.regulariser));
        let mut label = context.label(Face::Bold, "loss", Ink::VIOLATION);
        label.put(self.x.at(middle.step), 0.5 * (high + low) + 0.36 * size, Anchor::Middle);
        let mut inner = self.rect();
        inner.to[0] = self.x.at(last.step) - 4.0;
        if low - high > 1.6 * size {
            context.try_to_write(&label, &inner, Avoid::All(2.0));
        }
    }

    /// The point of the run that is pointed at.
    pub(super) fn readout(&self) -> Option<&CurvePoint> {
        let step = self.chart.readout?;
        let (mut nearest, mut least) = (None, f64::INFINITY);
        for point in &self.chart.run {
            let away = (point.step - step).abs();
            if away < least {
                (nearest, least) = (Some(point), away);
            }
        }
        nearest
    }

    /// The value of P at a point of the run, at the top beside its line.
    pub(super) fn value(&self, context: &mut DrawContext, point: &CurvePoint) {
        let size = context.text;
        let x = self.x.at(point.step);
        let words = phrase("step ", fixed(point.step, 0), ": ");
        let words = phrase(&words, self.number(point.primal), "");
        let mut label = context.label_on_lines(Face::Bold, &words, Ink::INK);
        let left = x + 8.0 + label.width > self.size[0];
        let (x, anchor) = if left { (x - 8.0, Anchor::End) } else { (x + 8.0, Anchor::Start) };
        let mut y = self.top() + 0.9 * size;
        while y < self.floor() {
            label.put(x, y, anchor);
            if context.try_to_write(&label, &Rect::EVERYWHERE, Avoid::All(1.0)) {
                return;
            }
            y += 1.2 * size;
        }
    }
}

/// Moves base lines apart, in their order of height, until they are `gap` apart and inside the span.
fn stack(heights: &mut [f64], gap: f64, [top, bottom]: [f64; 2]) {
    let order = ascending(heights);
    let mut least = top;
    for &i in &order {
        let height = &mut heights[i as usize];
        *height = height.max(least);
        least = *height + gap;
    }
    let mut most = bottom;
    for &i in order.iter().rev() {
        let height = &mut heights[i as usize];
        *height = height.min(most);
        most = *height - gap;
    }
}
