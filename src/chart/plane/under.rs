//! What moves below the points: regions, grid, numbers, slack.

use super::lines::Lines;
use super::{PlaneMark, Scene, handles};
use crate::base::format::{larger, smaller};
use crate::chart::clip::{HalfPlane, clip_segment};
use crate::chart::frame::{dot, moved};
use crate::chart::mark::owes;
use crate::chart::numerals::tick;
use crate::chart::palette::Ink;
use crate::chart::pen::{AXIS, GRID, OPTIMUM, Pen, SLACK};
use crate::chart::picture::Path;
use crate::chart::room::Off;
use crate::chart::text::{Anchor, Face};

impl Scene<'_> {
    pub(super) fn under(&self, pen: &mut Pen) {
        if self.figure.field.is_some() || self.figure.optimum_field.is_some() {
            return self.under_curves(pen);
        }
        let (lines, optimum) = (&self.lines(), &self.optimum());
        if let Some(lines) = lines {
            self.regions(pen, lines);
            self.keep_off(pen, &lines.lower);
            self.keep_off(pen, &lines.middle);
            self.keep_off(pen, &lines.upper);
        }
        if let Some(optimum) = optimum {
            self.keep_off(pen, optimum);
        }
        self.keep_off_points(pen, 1.0);
        if let Some(handles) = &self.figure.handles {
            handles::keep_off(self, handles, pen);
        }
        self.grid(pen, lines.is_none());
        self.ticks(pen);
        if let Some(optimum) = optimum {
            self.border(pen, optimum, OPTIMUM);
        }
        if let Some(lines) = lines {
            self.strokes(pen, lines);
            self.slacks(pen, lines);
            self.names(pen, lines);
        }
        if let Some(optimum) = optimum {
            self.optimum_name(pen, optimum);
        }
    }

    /// The same where the score is known on a grid.
    #[inline(never)]
    fn under_curves(&self, pen: &mut Pen) {
        let figure = self.figure;
        let curves = figure.field.as_ref().map(|field| (field, self.curves(field)));
        if let Some((field, curves)) = &curves {
            self.curved_regions(pen, field, curves);
        }
        self.keep_off_points(pen, 1.6);
        self.grid(pen, curves.is_none());
        let optimum = figure.optimum_field.as_ref().map(|field| self.curved_optimum(pen, field));
        self.ticks(pen);
        if let Some((_, curves)) = &curves {
            self.curved_lines(pen, curves);
        }
        if let Some(optimum) = &optimum {
            self.curved_optimum_name(pen, optimum);
        }
    }

    /// Labels keep off the border of a half-plane.
    #[inline(never)]
    fn keep_off(&self, pen: &mut Pen, plane: &HalfPlane) {
        if let Some(line) = &plane.border(&self.rect) {
            pen.busy.lines.add(line);
        }
    }

    /// Labels keep off the points, each so many times as large as it is.
    fn keep_off_points(&self, pen: &mut Pen, grown: f64) {
        // Among very many points there is no free place, and looking for one takes its time.
        if self.figure.marks.len() > 2000 {
            return;
        }
        let near = self.rect.inset(-self.radius);
        for mark in &self.figure.marks {
            let (x, y) = self.pixel(&mark.x);
            if near.contains(x, y) {
                pen.busy.discs.push([x, y, grown * self.radius + 3.0]);
            }
        }
    }

    fn grid(&self, pen: &mut Pen, plain: bool) {
        let [w, h] = self.rect.to;
        let [x, y] = &self.map.axes;
        let pixels = 30.0 * (1.0 + pen.scale) / 2.0;
        let mut path = Path::default();
        for &v in &x.ticks(x.step(pixels)) {
            if v != 0.0 {
                let x = pen.crisp(x.at(v), GRID);
                path.line(x, 0.0, x, h);
            }
        }
        for &v in &y.ticks(y.step(pixels)) {
            if v != 0.0 {
                let y = pen.crisp(y.at(v), GRID);
                path.line(0.0, y, w, y);
            }
        }
        pen.strength = if plain { 1.0 } else { 0.7 };
        pen.lines(&path, GRID);
        pen.strength = 0.75;
        // An axis that would run through the numbers along the frame says no more than they do.
        let (x, y) = (x.at(0.0), y.at(0.0));
        if (0.0..=h).contains(&y) && !(h - 8.0 - pen.text..h - 4.0).contains(&y) {
            pen.level(0.0, w, y, AXIS);
        }
        if (0.0..=w).contains(&x) && !(4.0..8.0 + pen.text).contains(&x) {
            pen.upright(x, 0.0, h, AXIS);
        }
        pen.strength = 1.0;
    }

    /// Numbers along the frame and the names of the axes. A number goes where a line runs.
    fn ticks(&self, pen: &mut Pen) {
        let [w, h] = self.rect.to;
        let size = pen.text;
        self.name(pen, 0, w - 10.0, h - 8.0, Anchor::End);
        self.name(pen, 1, 8.0, 5.0 + size, Anchor::Start);
        let [x, y] = &self.map.axes;
        let step = x.step(4.7 * size);
        for &v in &x.ticks(step) {
            let (anchor, back) = if v == 0.0 { (Anchor::End, 6.5) } else { (Anchor::Middle, 0.0) };
            self.number(pen, &tick(v, step), x.at(v) - back, h - 8.0, anchor);
        }
        let step = y.step(4.7 * size);
        for &v in &y.ticks(step) {
            let drop = if v == 0.0 { -5.5 } else { 0.36 * size };
            self.number(pen, &tick(v, step), 8.0, y.at(v) + drop, Anchor::Start);
        }
    }

    #[inline(never)]
    fn number(&self, pen: &mut Pen, text: &str, x: f64, y: f64, anchor: Anchor) {
        let mut label = pen.label(Face::Plain, text, Ink::SOFT);
        label.put(x, y, anchor);
        // Numbers stand apart from other labels.
        label.width += label.size;
        let apart = label.room();
        label.width -= label.size;
        if pen.busy.free(&apart, Off::Labels) {
            pen.try_to_write(&label, &self.rect.inset(4.0), Off::Lines(1.0));
        }
    }

    #[inline(never)]
    fn name(&self, pen: &mut Pen, axis: usize, x: f64, y: f64, anchor: Anchor) {
        let name = &self.figure.names[axis];
        let mut label = if name.is_empty() {
            let mut label = pen.label(Face::Math, "x", Ink::INK);
            label.size *= 1.087;
            pen.add(&mut label, Face::Sub, if axis == 0 { "1" } else { "2" });
            label
        } else {
            pen.label(Face::Plain, name, Ink::INK)
        };
        // It stands in the corner, or further along its axis where a line runs there.
        let (left, down) =
            if axis == 0 { (1.5 * label.size, 0.0) } else { (0.0, 1.5 * label.size) };
        for k in 0..12 {
            let k = f64::from(k);
            label.put(x - k * left, y + k * down, anchor);
            if pen.fits(&label, &self.rect, Off::Lines(1.0)) {
                return pen.keep(&label);
            }
        }
        label.put(x, y, anchor);
        pen.keep(&label);
    }

    /// Slack lines: from a point to its own edge of the band, at right angles, with a foot on the edge. In a crowd there are no feet, and
    /// of those that lie on each other the longest is enough.
    fn slacks(&self, pen: &mut Pen, lines: &Lines) {
        let crowded = self.figure.crowded();
        let (along, [w, h]) = (lines.middle.reading(), self.rect.to);
        let mut owing = Vec::new();
        let mut least = vec![f64::INFINITY; 4 * (w + h) as usize + 4];
        for mark in &self.figure.marks {
            if self.owes(mark) {
                let (x, y) = self.pixel(&mark.x);
                let column = 2 * larger(w + h + dot([x, y], along), 0.0) as usize;
                let column = (column + usize::from(mark.class)).min(least.len() - 1);
                least[column] = smaller(mark.margin, least[column]);
                owing.push((mark, [x, y], column));
            }
        }
        let mut path = Path::default();
        for (mark, at, column) in owing {
            if crowded && mark.margin > least[column] {
                continue;
            }
            let edge = if mark.class == 0 { &lines.lower } else { &lines.upper };
            let foot = edge.foot(at);
            let Some(line) = &clip_segment(&at, &foot, &self.rect) else { continue };
            path.add(line);
            if crowded {
                continue;
            }
            pen.busy.lines.add(line);
            if self.rect.contains(foot[0], foot[1]) {
                let half = 0.75 * self.radius;
                let [x0, y0] = moved(foot, along, -half);
                let [x1, y1] = moved(foot, along, half);
                path.line(x0, y0, x1, y1);
            }
        }
        pen.width = if crowded { 0.5 } else { 1.0 };
        pen.lines(&path, SLACK);
        pen.width = 1.0;
    }

    /// Whether a mark has slack.
    pub(super) fn owes(&self, mark: &PlaneMark) -> bool {
        self.figure.rho.is_some_and(|rho| owes(mark.margin, rho)) && !mark.ignored
    }
}
