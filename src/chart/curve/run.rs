//! What the run draws: layers and curves, levels, edits, and steps that were lost.

use super::columns::{Column, columns};
use super::scene::{CurvePoint, Scene};
use crate::chart::clip::{simplify, visible};
use crate::chart::draw_context::{
    CURVE, DUAL, DrawContext, EDIT, END, LOST, OPTIMUM, PART, PRESENT, READOUT, Style,
};
use crate::chart::geometry::{moved, way};
use crate::chart::label::{Anchor, Face};
use crate::chart::numerals::significant;
use crate::chart::palette::Ink;
use crate::chart::shape::{Path, Pixel};

impl Scene<'_> {
    pub(super) fn contents(&self, context: &mut DrawContext) {
        let run = &self.chart.run;
        let Some(present) = self.chart.present.filter(|_| !run.is_empty()) else {
            return self.nothing_yet(context);
        };
        // The present stands in the place of what the run has at its step.
        let (mut done, mut ahead) = (Vec::new(), Vec::new());
        ahead.push(present);
        for point in run {
            if point.step < present.step {
                done.push(*point);
            } else if point.step > present.step {
                ahead.push(*point);
            }
        }
        done.push(present);
        context.opacity = 0.3;
        self.part(context, &ahead);
        context.opacity = 1.0;
        self.part(context, &done);
        self.level(context);
        self.edits(context);
        self.lost(context);
        let (x, y) = (self.x.at(present.step), self.y.at(present.primal));
        context.opacity = 0.35;
        context.upright(x, self.top(), self.floor(), PRESENT);
        context.opacity = 1.0;
        self.dot(context, x, y, 5.0);
        let readout = self.readout();
        if let Some(point) = readout {
            let (x, y) = (self.x.at(point.step), self.y.at(point.primal));
            context.upright(x, self.top(), self.floor(), READOUT);
            self.dot(context, x, y, 4.0);
        }
        context.obstacles.discs.push([x, y, 6.0 * context.scale]);
        self.labels(context, &present, x, y);
        self.cut(context);
        self.layer_name(context, &done);
        if let Some(point) = readout {
            self.value(context, point);
        }
    }

    fn nothing_yet(&self, context: &mut DrawContext) {
        let [x, y] = self.rect().centre();
        context.note(Face::Plain, "Drawn from the first step on", Ink::SOFT, x, y, Anchor::Middle);
    }

    /// Layers, dual and total of one part of the run.
    fn part(&self, context: &mut DrawContext, run: &[CurvePoint]) {
        if run.len() < 2 {
            return;
        }
        let columns = columns(run, &self.x);
        let line = |value: fn(&Column) -> f64| {
            let mut path = Path::default();
            for column in &columns {
                let value = value(column);
                if !value.is_nan() {
                    path.to(self.x.at(column.step), self.y.at(value));
                }
            }
            path
        };
        let total = line(|column| column.primal);
        if !self.chart.log {
            let penalty = line(|column| column.regulariser);
            self.between(context, &total, &penalty, Ink::LAYER_LOSS);
            self.between(context, &penalty, &line(|_| 0.0), Ink::LAYER_BAND);
            context.width = 0.75;
            self.line(context, &penalty, PART);
            context.width = 1.0;
        }
        if columns.len() < run.len() {
            let opacity = context.opacity;
            context.opacity = 0.25 * opacity;
            self.between(
                context,
                &line(|column| column.high),
                &line(|column| column.low),
                Ink::INK,
            );
            context.opacity = opacity;
        }
        let dual = line(|column| column.dual);
        if dual.len() == total.len() {
            // The gap: what lies between the curves.
            let opacity = context.opacity;
            context.opacity = 0.07 * opacity;
            self.between(context, &total, &dual, Ink::INK);
            context.opacity = opacity;
        }
        self.line(context, &dual, DUAL);
        self.line(context, &total, CURVE);
    }

    /// Fills what lies between two curves over the same steps, inside the frame.
    fn between(&self, context: &mut DrawContext, upper: &[Pixel], lower: &[Pixel], ink: Ink) {
        let mut polygon = self.framed(upper);
        for &[x, y] in self.framed(lower).iter().rev() {
            polygon.to(x, y);
        }
        context.area(&polygon, ink);
    }

    /// A curve that leaves the frame follows its edge: its corners there are where it crosses.
    fn framed(&self, curve: &[Pixel]) -> Path {
        let (mut path, mut simple) = (Path::default(), Path::default());
        let mut last = [f64::NAN; 2];
        for &at in curve {
            for &y in &[self.top(), self.floor()] {
                let (from, to) = (last[1] - y, at[1] - y);
                if from * to < 0.0 {
                    let share = if from.is_infinite() { 1.0 } else { from / (from - to) };
                    path.to(moved(last, way(last, at), share)[0], y);
                }
            }
            path.to(at[0], self.held(at[1]));
            last = at;
        }
        simplify(&path, 0.05, &mut simple);
        simple
    }

    fn line(&self, context: &mut DrawContext, path: &[Pixel], style: Style) {
        context.curve(&visible(path, &self.rect(), 0.05), style);
    }

    /// The optimum, a dotted level.
    fn level(&self, context: &mut DrawContext) {
        let [left, right] = self.x.span;
        if let Some(y) = self.chart.optimum.and_then(|value| self.seen(value)) {
            context.lines(&[[left, y], [right, y]], OPTIMUM);
        }
    }

    /// Short strokes on the floor where something was edited: a jump there is no mistake.
    fn edits(&self, context: &mut DrawContext) {
        let floor = self.floor();
        for &step in &self.chart.edits {
            if step <= self.x.range[1] {
                context.upright(self.x.at(step), floor - 7.0 * context.scale, floor, EDIT);
            }
        }
    }

    /// The steps that diverged, dotted to a cross.
    fn lost(&self, context: &mut DrawContext) {
        let Some(&[step, primal]) = self.chart.lost.last() else { return };
        let mut path = Path::default();
        for &[step, value] in &self.chart.lost {
            path.to(self.x.at(step), self.y.at(value));
        }
        context.line(&visible(&path, &self.rect(), -1.0), LOST);
        let arm = 4.5 * context.scale;
        let x = self.x.held(step).min(self.x.span[1] - arm);
        let y = self.y.at(primal).max(self.top() + arm).min(self.floor());
        path.clear();
        path.cross(x, y, arm);
        context.line(&path, END);
        let value = if primal.is_finite() { significant(primal) } else { "no number".into() };
        let text = format!("stopped: {value}");
        context.note(Face::Bold, &text, Ink::VIOLATION, x - 12.0, y + 5.0, Anchor::End);
    }

    fn dot(&self, context: &mut DrawContext, x: f64, y: f64, radius: f64) {
        let at = [x, self.held(y)];
        let r = radius * (0.5 + 0.5 * context.scale);
        context.disc(at, r + 1.0, Ink::PAPER);
        context.disc(at, r - 1.0, Ink::INK);
    }
}
