//! What moves below the points: regions, grid, numbers, slack.

use super::lines::Lines;
use super::{PlaneMark, Scene};
use crate::chart::clip::clip_segment;
use crate::chart::frame::{Axis, moved};
use crate::chart::mark::owes;
use crate::chart::numerals::tick;
use crate::chart::picture::{Line, Pen, Spot};
use crate::chart::room::Busy;
use crate::chart::text::{Anchor, Face, Label};

impl Scene<'_> {
    pub(super) fn under(&self, pen: &mut Pen) {
        let lines = Lines::new(self.figure, &self.map, &self.rect);
        lines.regions(pen, &self.rect, self.palette);
        let mut busy = self.obstacles(&lines);
        self.grid(pen, lines.exist());
        self.ticks(pen, &mut busy);
        lines.strokes(pen, self.palette);
        self.slacks(pen, &lines, &mut busy);
        lines.names(pen, &self.rect, self.palette, &mut busy);
    }

    /// What labels keep away from: lines and points.
    fn obstacles(&self, lines: &Lines) -> Busy {
        let near = self.rect.inset(-self.radius);
        let mut busy = Busy { segments: lines.segments(), ..Busy::default() };
        // Among very many points there is no free place, and looking for one takes its time.
        if self.figure.marks.len() > 2000 {
            return busy;
        }
        for mark in &self.figure.marks {
            let at = self.map.to_pixel(mark.x);
            if near.contains(at) {
                busy.discs.push((at, self.radius + 3.0));
            }
        }
        busy
    }

    fn grid(&self, pen: &mut Pen, tinted: bool) {
        let (p, [w, h]) = (self.palette, self.rect.to);
        let grid = p.grid.faded(if tinted { 0.7 } else { 1.0 });
        let zero = p.rule.faded(0.75);
        let [x, y] = &self.map.axes;
        let ticks = |axis: &Axis| axis.ticks(axis.step(30.0 * (1.0 + p.scale()) / 2.0));
        let mut lines = Vec::new();
        for v in ticks(x) {
            if v != 0.0 {
                let x = pen.crisp(x.at(v), 1.0);
                lines.push(vec![[x, 0.0], [x, h]]);
            }
        }
        for v in ticks(y) {
            if v != 0.0 {
                let y = pen.crisp(y.at(v), 1.0);
                lines.push(vec![[0.0, y], [w, y]]);
            }
        }
        pen.lines(&lines, Line::Solid, grid, 1.0);
        if (0.0..=h).contains(&y.at(0.0)) {
            pen.level([0.0, w], y.at(0.0), zero, p.axis);
        }
        if (0.0..=w).contains(&x.at(0.0)) {
            pen.upright(x.at(0.0), [0.0, h], zero, p.axis);
        }
    }

    /// Numbers along the frame and the names of the axes. A number goes where a line runs.
    fn ticks(&self, pen: &mut Pen, busy: &mut Busy) {
        let (p, [w, h]) = (self.palette, self.rect.to);
        let size = p.text();
        self.name(pen, busy, 0, [w - 10.0, h - 8.0], Anchor::End);
        self.name(pen, busy, 1, [8.0, 5.0 + size], Anchor::Start);
        let [x, y] = &self.map.axes;
        let step = x.step(4.7 * size);
        for v in x.ticks(step) {
            let (anchor, back) = if v == 0.0 { (Anchor::End, 6.5) } else { (Anchor::Middle, 0.0) };
            self.number(pen, busy, &tick(v, step), [x.at(v) - back, h - 8.0], anchor);
        }
        let step = y.step(4.7 * size);
        for v in y.ticks(step) {
            let drop = if v == 0.0 { -5.5 } else { 0.36 * size };
            self.number(pen, busy, &tick(v, step), [8.0, y.at(v) + drop], Anchor::Start);
        }
    }

    fn number(&self, pen: &mut Pen, busy: &mut Busy, text: &str, at: Spot, anchor: Anchor) {
        let p = self.palette;
        let label = Label::of(Face::Plain, text, p.text(), p.ink_soft, at, anchor);
        let width = pen.measure(&label);
        let (room, apart) = (label.room(width), label.room(width + label.size));
        let inside = room.inside(&self.rect.inset(4.0));
        if inside && busy.free_of_labels(&apart) && busy.free_of_lines(&room, 1.0) {
            busy.rooms.push(room);
            pen.write(&label);
        }
    }

    fn name(&self, pen: &mut Pen, busy: &mut Busy, axis: usize, at: Spot, anchor: Anchor) {
        let p = self.palette;
        let name = &self.figure.names[axis];
        let size = if name.is_empty() { 1.087 * p.text() } else { p.text() };
        let mut label = Label::new(size, p.ink, at, anchor);
        if name.is_empty() {
            label.add(Face::Math, "x");
            label.add(Face::Sub, if axis == 0 { "1" } else { "2" });
        } else {
            label.add(Face::Plain, name);
        }
        busy.write(pen, &label);
    }

    /// Slack lines: from a point to its own edge of the band, at right angles, with a foot on the edge.
    fn slacks(&self, pen: &mut Pen, lines: &Lines, busy: &mut Busy) {
        let Some([lower, upper]) = lines.edges() else { return };
        let crowded = self.figure.crowded();
        let width = if crowded { 0.5 } else { 1.0 } * self.palette.slack;
        let mut paths = Vec::new();
        for mark in &self.figure.marks {
            if !self.owes(mark) {
                continue;
            }
            let edge = if mark.class == 0 { lower } else { upper };
            let at = self.map.to_pixel(mark.x);
            let foot = edge.foot(at);
            let Some(line) = clip_segment([at, foot], &self.rect) else { continue };
            paths.push(line.to_vec());
            if crowded {
                continue;
            }
            busy.segments.push(line);
            if self.rect.contains(foot) {
                let (along, half) = (edge.reading(), 0.75 * self.radius);
                paths.push(vec![moved(foot, along, -half), moved(foot, along, half)]);
            }
        }
        pen.lines(&paths, Line::Solid, self.palette.violation, width);
    }

    /// Whether a mark has slack.
    fn owes(&self, mark: &PlaneMark) -> bool {
        self.figure.rho.is_some_and(|rho| owes(mark.margin, rho)) && !mark.ignored
    }
}
