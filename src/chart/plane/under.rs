//! What moves below the points: regions, grid, numbers, slack.

use super::lines::Lines;
use super::{PlaneMark, Scene, handles};
use crate::base::format::{larger, smaller};
use crate::chart::clip::{HalfPlane, clip_segment};
use crate::chart::draw_context::{AXIS, DrawContext, GRID, OPTIMUM, SLACK};
use crate::chart::geometry::{dot, moved};
use crate::chart::label::{Anchor, Face};
use crate::chart::label_layout::Avoid;
use crate::chart::mark::has_slack;
use crate::chart::numerals::tick;
use crate::chart::palette::Ink;
use crate::chart::shape::Path;

impl Scene<'_> {
    pub(super) fn under(&self, context: &mut DrawContext) {
        if self.chart.field.is_some() || self.chart.optimum_field.is_some() {
            return self.under_curves(context);
        }
        let (lines, optimum) = (&self.lines(), &self.optimum());
        if let Some(lines) = lines {
            self.regions(context, lines);
            self.keep_off(context, &lines.lower);
            self.keep_off(context, &lines.middle);
            self.keep_off(context, &lines.upper);
        }
        if let Some(optimum) = optimum {
            self.keep_off(context, optimum);
        }
        self.keep_off_points(context, 1.0);
        if let Some(handles) = &self.chart.handles {
            handles::keep_off(self, handles, context);
        }
        self.grid(context, lines.is_none());
        self.ticks(context);
        if let Some(optimum) = optimum {
            self.border(context, optimum, OPTIMUM);
        }
        if let Some(lines) = lines {
            self.strokes(context, lines);
            self.slacks(context, lines);
            self.names(context, lines);
        }
        if let Some(optimum) = optimum {
            self.optimum_name(context, optimum);
        }
    }

    /// The same where the score is known on a grid.
    fn under_curves(&self, context: &mut DrawContext) {
        let chart = self.chart;
        let curves = chart.field.as_ref().map(|field| (field, self.curves(field)));
        if let Some((field, curves)) = &curves {
            self.curved_regions(context, field, curves);
        }
        self.keep_off_points(context, 1.6);
        self.grid(context, curves.is_none());
        let optimum = chart.optimum_field.as_ref().map(|field| self.curved_optimum(context, field));
        self.ticks(context);
        if let Some((_, curves)) = &curves {
            self.curved_lines(context, curves);
        }
        if let Some(optimum) = &optimum {
            self.curved_optimum_name(context, optimum);
        }
    }

    /// Labels keep off the border of a half-plane.
    fn keep_off(&self, context: &mut DrawContext, plane: &HalfPlane) {
        if let Some(line) = &plane.border(&self.rect) {
            context.obstacles.lines.add(line);
        }
    }

    /// Labels keep off the points, each so many times as large as it is.
    fn keep_off_points(&self, context: &mut DrawContext, grown: f64) {
        // Among very many points there is no free place, and looking for one takes its time.
        if self.chart.marks.len() > 2000 {
            return;
        }
        let near = self.rect.inset(-self.radius);
        for mark in &self.chart.marks {
            let (x, y) = self.pixel(&mark.x);
            if near.contains(x, y) {
                context.obstacles.discs.push([x, y, grown * self.radius + 3.0]);
            }
        }
    }

    fn grid(&self, context: &mut DrawContext, plain: bool) {
        let [w, h] = self.rect.to;
        let [x, y] = &self.map.axes;
        let pixels = 30.0 * (1.0 + context.scale) / 2.0;
        let mut path = Path::default();
        for &v in &x.ticks(x.step(pixels)) {
            if v != 0.0 {
                let x = context.crisp(x.at(v), GRID);
                path.line(x, 0.0, x, h);
            }
        }
        for &v in &y.ticks(y.step(pixels)) {
            if v != 0.0 {
                let y = context.crisp(y.at(v), GRID);
                path.line(0.0, y, w, y);
            }
        }
        context.strength = if plain { 1.0 } else { 0.7 };
        context.lines(&path, GRID);
        context.strength = 0.75;
        // An axis that would run through the numbers along the frame says no more than they do.
        let (x, y) = (x.at(0.0), y.at(0.0));
        if (0.0..=h).contains(&y) && !(h - 8.0 - context.text..h - 4.0).contains(&y) {
            context.level(0.0, w, y, AXIS);
        }
        if (0.0..=w).contains(&x) && !(4.0..8.0 + context.text).contains(&x) {
            context.upright(x, 0.0, h, AXIS);
        }
        context.strength = 1.0;
    }

    /// Numbers along the frame and the names of the axes. A number goes where a line runs.
    fn ticks(&self, context: &mut DrawContext) {
        let [w, h] = self.rect.to;
        let size = context.text;
        self.name(context, 0, w - 10.0, h - 8.0, Anchor::End);
        self.name(context, 1, 8.0, 5.0 + size, Anchor::Start);
        let [x, y] = &self.map.axes;
        let step = x.step(4.7 * size);
        for &v in &x.ticks(step) {
            let (anchor, back) = if v == 0.0 { (Anchor::End, 6.5) } else { (Anchor::Middle, 0.0) };
            self.number(context, &tick(v, step), x.at(v) - back, h - 8.0, anchor);
        }
        let step = y.step(4.7 * size);
        for &v in &y.ticks(step) {
            let drop = if v == 0.0 { -5.5 } else { 0.36 * size };
            self.number(context, &tick(v, step), 8.0, y.at(v) + drop, Anchor::Start);
        }
    }

    fn number(&self, context: &mut DrawContext, text: &str, x: f64, y: f64, anchor: Anchor) {
        let mut label = context.label(Face::Plain, text, Ink::SOFT);
        label.put(x, y, anchor);
        // Numbers stand apart from other labels.
        label.width += label.size;
        let apart = label.bounds();
        label.width -= label.size;
        if context.obstacles.free(&apart, Avoid::Labels) {
            context.try_to_write(&label, &self.rect.inset(4.0), Avoid::Lines(1.0));
        }
    }

    fn name(&self, context: &mut DrawContext, axis: usize, x: f64, y: f64, anchor: Anchor) {
        let name = &self.chart.names[axis];
        let mut label = if name.is_empty() {
            let mut label = context.label(Face::Math, "x", Ink::INK);
            label.size *= 1.087;
            context.add(&mut label, Face::Sub, if axis == 0 { "1" } else { "2" });
            label
        } else {
            context.label(Face::Plain, name, Ink::INK)
        };
        // It stands in the corner, or further along its axis where a line runs there.
        let (left, down) =
            if axis == 0 { (1.5 * label.size, 0.0) } else { (0.0, 1.5 * label.size) };
        for k in 0..12 {
            let k = f64::from(k);
            label.put(x - k * left, y + k * down, anchor);
            if context.fits(&label, &self.rect, Avoid::Lines(1.0)) {
                return context.keep(&label);
            }
        }
        label.put(x, y, anchor);
        context.keep(&label);
    }

    /// Slack lines: from a point to its own edge of the band, at right angles, with a foot on the edge. In a crowd there are no feet, and
    /// of those that lie on each other the longest is enough.
    fn slacks(&self, context: &mut DrawContext, lines: &Lines) {
        let dense = self.chart.dense();
        let (along, [w, h]) = (lines.middle.reading(), self.rect.to);
        let mut owing = Vec::new();
        let mut least = vec![f64::INFINITY; 4 * (w + h) as usize + 4];
        for mark in &self.chart.marks {
            if self.has_slack(mark) {
                let (x, y) = self.pixel(&mark.x);
                let column = 2 * larger(w + h + dot([x, y], along), 0.0) as usize;
                let column = (column + usize::from(mark.class)).min(least.len() - 1);
                least[column] = smaller(mark.margin, least[column]);
                owing.push((mark, [x, y], column));
            }
        }
        let mut path = Path::default();
        for (mark, at, column) in owing {
            if dense && mark.margin > least[column] {
                continue;
            }
            let edge = if mark.class == 0 { &lines.lower } else { &lines.upper };
            let foot = edge.foot(at);
            let Some(line) = &clip_segment(&at, &foot, &self.rect) else { continue };
            path.add(line);
            if dense {
                continue;
            }
            context.obstacles.lines.add(line);
            if self.rect.contains(foot[0], foot[1]) {
                let half = 0.75 * self.radius;
                let [x0, y0] = moved(foot, along, -half);
                let [x1, y1] = moved(foot, along, half);
                path.line(x0, y0, x1, y1);
            }
        }
        context.width = if dense { 0.5 } else { 1.0 };
        context.lines(&path, SLACK);
        context.width = 1.0;
    }

    /// Whether a mark has slack.
    pub(super) fn has_slack(&self, mark: &PlaneMark) -> bool {
        self.chart.rho.is_some_and(|rho| has_slack(mark.margin, rho)) && !mark.ignored
    }
}
