//! What the run draws: layers and curves, levels, edits, and steps that were lost.

use super::columns::{Column, columns};
use super::{CurvePoint, Scene};
use crate::chart::clip::{clip_path, simplify};
use crate::chart::frame::{moved, way};
use crate::chart::numerals::significant;
use crate::chart::palette::Color;
use crate::chart::picture::{Line, Pen, Spot};
use crate::chart::room::Busy;
use crate::chart::text::{Anchor, Face, Label};

impl Scene<'_> {
    pub(super) fn contents(&self, pen: &mut Pen) {
        let run = &self.figure.run;
        let Some(present) = self.figure.present.filter(|_| !run.is_empty()) else {
            return self.nothing_yet(pen);
        };
        let done = run.partition_point(|point| point.step < present.step);
        let ahead = run.partition_point(|point| point.step <= present.step);
        let done = [&run[..done], &[present]].concat();
        self.part(pen, &[&[present], &run[ahead..]].concat(), 0.3);
        self.part(pen, &done, 1.0);
        self.level(pen);
        self.edits(pen);
        self.lost(pen);
        let p = self.palette;
        let at = self.spot(present.step, present.primal);
        pen.upright(at[0], [self.top(), self.floor()], p.ink.faded(0.35), 1.0);
        self.dot(pen, at, 5.0);
        let readout = self.readout();
        if let Some(point) = readout {
            let at = self.spot(point.step, point.primal);
            pen.upright(at[0], [self.top(), self.floor()], p.focus, 1.0);
            self.dot(pen, at, 4.0);
        }
        let mut busy = Busy::default();
        busy.discs.push((at, 6.0 * p.scale()));
        self.labels(pen, &mut busy, &present, at);
        self.cut(pen, &mut busy);
        self.layer_name(pen, &busy, &done);
        if let Some(point) = readout {
            self.value(pen, &mut busy, point);
        }
    }

    fn nothing_yet(&self, pen: &mut Pen) {
        let (p, centre) = (self.palette, self.rect().centre());
        let (words, size) = ("Drawn from the first step on", p.text());
        let mut label = Label::of(Face::Plain, words, size, p.ink_soft, centre, Anchor::Middle);
        label.halo = Some(p.paper);
        pen.write(&label);
    }

    /// Layers, dual and total of one part of the run.
    fn part(&self, pen: &mut Pen, run: &[CurvePoint], strength: f64) {
        if run.len() < 2 {
            return;
        }
        let p = self.palette;
        let columns = columns(run, &self.x);
        let line = |value: &dyn Fn(&Column) -> Option<f64>| {
            let mut path = Vec::with_capacity(columns.len());
            for column in &columns {
                if let Some(value) = value(column) {
                    path.push(self.spot(column.mean.step, value));
                }
            }
            path
        };
        let total = line(&|column| Some(column.mean.primal));
        if !self.figure.log {
            let penalty = line(&|column| Some(column.mean.regulariser));
            let ground = line(&|_| Some(0.0));
            self.between(pen, &total, &penalty, p.layer_loss.faded(strength));
            self.between(pen, &penalty, &ground, p.layer_band.faded(strength));
            self.line(pen, &penalty, Line::Solid, p.band.faded(strength), 0.75 * p.curve);
        }
        if columns.len() < run.len() {
            let (high, low) = (line(&|column| Some(column.high)), line(&|column| Some(column.low)));
            self.between(pen, &high, &low, p.ink.faded(0.25 * strength));
        }
        let dual = line(&|column| column.mean.dual);
        self.line(pen, &dual, Line::Dotted, p.ink.faded(strength), p.thin);
        self.line(pen, &total, Line::Round, p.ink.faded(strength), p.curve);
    }

    /// Fills what lies between two curves over the same steps, inside the frame.
    fn between(&self, pen: &mut Pen, upper: &[Spot], lower: &[Spot], color: Color) {
        let mut polygon = self.framed(upper);
        let mut back = self.framed(lower);
        back.reverse();
        polygon.append(&mut back);
        pen.polygon(&polygon, color);
    }

    /// A curve that leaves the frame follows its edge: its corners there are where it crosses.
    fn framed(&self, curve: &[Spot]) -> Vec<Spot> {
        let mut path = Vec::with_capacity(curve.len());
        for (i, &at) in curve.iter().enumerate() {
            for y in [self.top(), self.floor()] {
                let before = curve[i.max(1) - 1];
                let (from, to) = (before[1] - y, at[1] - y);
                if from * to < 0.0 {
                    let share = if from.is_infinite() { 1.0 } else { from / (from - to) };
                    path.push([moved(before, way(before, at), share)[0], y]);
                }
            }
            path.push([at[0], self.held(at[1])]);
        }
        simplify(&path, 0.05)
    }

    fn line(&self, pen: &mut Pen, path: &[Spot], line: Line, color: Color, width: f64) {
        let mut pieces = Vec::new();
        clip_path(path, &self.rect(), &mut pieces);
        for piece in pieces {
            pen.line(&simplify(&piece, 0.05), line, color, width);
        }
    }

    /// The optimum, a dotted level.
    fn level(&self, pen: &mut Pen) {
        let ([left, right], p) = (self.x.span, self.palette);
        if let Some(y) = self.figure.optimum.and_then(|value| self.seen(value)) {
            pen.line(&[[left, y], [right, y]], Line::Dotted, p.ink_soft, p.thin);
        }
    }

    /// Short strokes on the floor where something was edited: a jump there is no mistake.
    fn edits(&self, pen: &mut Pen) {
        let (p, floor) = (self.palette, self.floor());
        for &step in &self.figure.edits {
            if step <= self.x.range[1] {
                let y = [floor - 7.0 * p.scale(), floor];
                pen.upright(self.x.at(step), y, p.ink, p.thin);
            }
        }
    }

    /// The steps that diverged, dotted to a cross.
    fn lost(&self, pen: &mut Pen) {
        let Some(&[step, primal]) = self.figure.lost.last() else { return };
        let p = self.palette;
        let mut path = Vec::new();
        for &[step, value] in &self.figure.lost {
            path.push(self.spot(step, value));
        }
        let mut pieces = Vec::new();
        clip_path(&path, &self.rect(), &mut pieces);
        for piece in pieces {
            pen.line(&piece, Line::Lost, p.violation, p.curve);
        }
        let arm = 4.5 * p.scale();
        let x = self.x.held(step).min(self.x.span[1] - arm);
        let y = self.ladder.height(primal).max(self.top() + arm).min(self.floor());
        pen.cross([x, y], arm, Line::Solid, p.violation, p.curve);
        let value =
            if primal.is_finite() { significant(primal) } else { String::from("no number") };
        let (text, at) = (String::from("stopped: ") + &value, [x - 12.0, y + 5.0]);
        let mut label = Label::of(Face::Bold, &text, p.text(), p.violation, at, Anchor::End);
        label.halo = Some(p.paper);
        pen.write(&label);
    }

    fn dot(&self, pen: &mut Pen, at: Spot, radius: f64) {
        let at = [at[0], self.held(at[1])];
        let r = radius * (0.5 + 0.5 * self.palette.scale());
        pen.disc(at, r + 1.0, self.palette.paper);
        pen.disc(at, r - 1.0, self.palette.ink);
    }
}
