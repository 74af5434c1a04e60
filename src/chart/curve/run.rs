//! What the run draws: layers and curves, levels, edits, and steps that were lost.

use super::columns::{Column, columns};
use super::{CurvePoint, Scene};
use crate::chart::clip::{simplify, visible};
use crate::chart::frame::{moved, way};
use crate::chart::numerals::{phrase, significant};
use crate::chart::palette::Ink;
use crate::chart::pen::{
    CURVE, DUAL, EDIT, END, LOST, OPTIMUM, PART, PRESENT, Pen, READOUT, Style,
};
use crate::chart::picture::{Path, Spot};
use crate::chart::text::{Anchor, Face};

impl Scene<'_> {
    pub(super) fn contents(&self, pen: &mut Pen) {
        let run = &self.figure.run;
        let Some(present) = self.figure.present.filter(|_| !run.is_empty()) else {
            return self.nothing_yet(pen);
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
        pen.strength = 0.3;
        self.part(pen, &ahead);
        pen.strength = 1.0;
        self.part(pen, &done);
        self.level(pen);
        self.edits(pen);
        self.lost(pen);
        let (x, y) = (self.x.at(present.step), self.ladder.height(present.primal));
        pen.strength = 0.35;
        pen.upright(x, self.top(), self.floor(), PRESENT);
        pen.strength = 1.0;
        self.dot(pen, x, y, 5.0);
        let readout = self.readout();
        if let Some(point) = readout {
            let (x, y) = (self.x.at(point.step), self.ladder.height(point.primal));
            pen.upright(x, self.top(), self.floor(), READOUT);
            self.dot(pen, x, y, 4.0);
        }
        pen.busy.discs.push([x, y, 6.0 * pen.scale]);
        self.labels(pen, &present, x, y);
        self.cut(pen);
        self.layer_name(pen, &done);
        if let Some(point) = readout {
            self.value(pen, point);
        }
    }

    fn nothing_yet(&self, pen: &mut Pen) {
        let [x, y] = self.rect().centre();
        pen.note(Face::Plain, "Drawn from the first step on", Ink::SOFT, x, y, Anchor::Middle);
    }

    /// Layers, dual and total of one part of the run.
    #[inline(never)]
    fn part(&self, pen: &mut Pen, run: &[CurvePoint]) {
        if run.len() < 2 {
            return;
        }
        let columns = columns(run, &self.x);
        let line = |value: fn(&Column) -> f64| {
            let mut path = Path::default();
            for column in &columns {
                let value = value(column);
                if !value.is_nan() {
                    path.to(self.x.at(column.step), self.ladder.height(value));
                }
            }
            path
        };
        let total = line(|column| column.primal);
        if !self.figure.log {
            let penalty = line(|column| column.regulariser);
            self.between(pen, &total, &penalty, Ink::LAYER_LOSS);
            self.between(pen, &penalty, &line(|_| 0.0), Ink::LAYER_BAND);
            pen.width = 0.75;
            self.line(pen, &penalty, PART);
            pen.width = 1.0;
        }
        if columns.len() < run.len() {
            let strength = pen.strength;
            pen.strength = 0.25 * strength;
            self.between(pen, &line(|column| column.high), &line(|column| column.low), Ink::INK);
            pen.strength = strength;
        }
        let dual = line(|column| column.dual);
        if dual.len() == total.len() {
            // The gap: what lies between the curves.
            let strength = pen.strength;
            pen.strength = 0.07 * strength;
            self.between(pen, &total, &dual, Ink::INK);
            pen.strength = strength;
        }
        self.line(pen, &dual, DUAL);
        self.line(pen, &total, CURVE);
    }

    /// Fills what lies between two curves over the same steps, inside the frame.
    #[inline(never)]
    fn between(&self, pen: &mut Pen, upper: &[Spot], lower: &[Spot], ink: Ink) {
        let mut polygon = self.framed(upper);
        for &[x, y] in self.framed(lower).iter().rev() {
            polygon.to(x, y);
        }
        pen.polygon(&polygon, ink);
    }

    /// A curve that leaves the frame follows its edge: its corners there are where it crosses.
    #[inline(never)]
    fn framed(&self, curve: &[Spot]) -> Path {
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

    #[inline(never)]
    fn line(&self, pen: &mut Pen, path: &[Spot], style: Style) {
        pen.line(&visible(path, &self.rect(), 0.05), style);
    }

    /// The optimum, a dotted level.
    fn level(&self, pen: &mut Pen) {
        let [left, right] = self.x.span;
        if let Some(y) = self.figure.optimum.and_then(|value| self.seen(value)) {
            pen.lines(&[[left, y], [right, y]], OPTIMUM);
        }
    }

    /// Short strokes on the floor where something was edited: a jump there is no mistake.
    fn edits(&self, pen: &mut Pen) {
        let floor = self.floor();
        for &step in &self.figure.edits {
            if step <= self.x.range[1] {
                pen.upright(self.x.at(step), floor - 7.0 * pen.scale, floor, EDIT);
            }
        }
    }

    /// The steps that diverged, dotted to a cross.
    fn lost(&self, pen: &mut Pen) {
        let Some(&[step, primal]) = self.figure.lost.last() else { return };
        let mut path = Path::default();
        for &[step, value] in &self.figure.lost {
            path.to(self.x.at(step), self.ladder.height(value));
        }
        pen.line(&visible(&path, &self.rect(), -1.0), LOST);
        let arm = 4.5 * pen.scale;
        let x = self.x.held(step).min(self.x.span[1] - arm);
        let y = self.ladder.height(primal).max(self.top() + arm).min(self.floor());
        path.clear();
        path.cross(x, y, arm);
        pen.line(&path, END);
        let value = if primal.is_finite() { significant(primal) } else { "no number".into() };
        let text = phrase("stopped: ", value, "");
        pen.note(Face::Bold, &text, Ink::VIOLATION, x - 12.0, y + 5.0, Anchor::End);
    }

    #[inline(never)]
    fn dot(&self, pen: &mut Pen, x: f64, y: f64, radius: f64) {
        let at = [x, self.held(y)];
        let r = radius * (0.5 + 0.5 * pen.scale);
        pen.disc(at, r + 1.0, Ink::PAPER);
        pen.disc(at, r - 1.0, Ink::INK);
    }
}
