//! The points of the plane, and what is pointed at.

use super::{PlaneMark, Scene};
use crate::chart::mark::{Mark, State, cross_width, outline_width};
use crate::chart::picture::{Line, Pen, Spot};
use crate::chart::text::{Anchor, Face, Label};
use crate::number::ascending;

impl Scene<'_> {
    /// How a mark is drawn, where it is in view.
    fn mark(&self, mark: &PlaneMark) -> Option<Mark> {
        let [x, y] = self.map.to_pixel(mark.x);
        let at = [x + mark.aside * self.radius, y];
        let crowded = self.figure.crowded();
        let state = self.figure.state(mark);
        // In a crowd the filling says enough; a ring is left to the points on the edge of the band.
        let ring = mark.ring && self.figure.model.is_some() && !(crowded && state != State::Plain);
        let drawn =
            Mark { at, class: mark.class, radius: self.radius, state, ring, halo: !crowded };
        self.rect.inset(-3.0 * self.radius).contains(at).then_some(drawn)
    }

    /// Every point as it is without the line, or only those of which there is no more to say.
    pub(super) fn points(&self, pen: &mut Pen, only_plain: bool) {
        for mark in &self.figure.marks {
            let Some(mut mark) = self.mark(mark) else { continue };
            if only_plain && told(&mark) {
                continue;
            }
            if mark.state != State::Ignored {
                mark.state = State::Plain;
            }
            mark.ring = false;
            mark.draw(pen, self.palette);
        }
    }

    pub(super) fn over(&self, pen: &mut Pen) {
        let (mut marks, mut losses) = (Vec::new(), Vec::new());
        for mark in &self.figure.marks {
            if let Some(drawn) = self.mark(mark).filter(told) {
                marks.push(drawn);
                losses.push(mark.loss);
            }
        }
        if self.figure.crowded() {
            self.states(pen, &marks);
        } else {
            for place in ascending(&losses) {
                marks[place as usize].draw(pen, self.palette);
            }
        }
        self.counts(pen);
        self.pointer(pen);
    }

    /// In a crowd only the states are drawn over the points, each kind in one go: paper on the half of those inside (but among very
    /// many the lines alone say it), crosses on those on the wrong side, rings.
    fn states(&self, pen: &mut Pen, marks: &[Mark]) {
        let (p, few) = (self.palette, self.figure.marks.len() <= 500);
        let (mut halves, mut crosses) = (Vec::new(), Vec::new());
        for mark in marks {
            match mark.state {
                State::Inside if few => {
                    halves.push(mark.paper_half(outline_width(self.radius, p)));
                }
                State::Inside => {}
                State::Wrong => crosses.extend(mark.cross()),
                State::Plain | State::Ignored => mark.draw(pen, p),
            }
        }
        pen.polygons(&halves, p.paper);
        pen.lines(&crosses, Line::Round, p.paper, cross_width(self.radius, p));
    }

    /// How many points a mark stands for, where they are few enough to read.
    fn counts(&self, pen: &mut Pen) {
        let several = |mark: &&PlaneMark| mark.count > 1 && self.mark(mark).is_some();
        if self.figure.marks.iter().filter(several).count() > 40 {
            return;
        }
        let p = self.palette;
        for mark in self.figure.marks.iter().filter(several) {
            let Some(drawn) = self.mark(mark) else { continue };
            let reach = if drawn.ring { 2.1 } else { 1.5 } * self.radius;
            let (anchor, reach) =
                if mark.aside < 0.0 { (Anchor::End, -reach) } else { (Anchor::Start, reach) };
            let at = [drawn.at[0] + reach, drawn.at[1] + 0.36 * p.text()];
            let (size, text) = (p.text(), format!("×{}", mark.count));
            let mut label = Label::of(Face::Plain, &text, size, p.ink_soft, at, anchor);
            label.halo = Some(p.paper);
            pen.write(&label);
        }
    }

    /// The place of a mark that is pointed at, in view.
    fn place(&self, index: Option<usize>) -> Option<Spot> {
        let at = self.map.to_pixel(self.figure.marks.get(index?)?.x);
        self.rect.contains(at).then_some(at)
    }

    /// Selection, hover, crosshair and the point to come.
    fn pointer(&self, pen: &mut Pen) {
        let (p, figure) = (self.palette, self.figure);
        let large = 7.0 / 6.0 * p.point;
        if let Some(at) = self.place(figure.hover.filter(|_| figure.hover != figure.selected)) {
            pen.circle(at, large, p.ink_soft, p.thin);
        }
        if let Some(at) = self.place(figure.selected) {
            pen.circle(at, large, p.focus, 2.0);
        }
        if let Some((x, class)) = figure.ghost {
            let (at, radius) = (self.map.to_pixel(x), self.radius);
            let mark = Mark { at, class, radius, state: State::Plain, ring: false, halo: false };
            mark.draw_faint(pen, p);
        }
        let Some(at) = figure.cursor.map(|x| self.map.to_pixel(x)) else { return };
        if self.rect.contains(at) {
            let ([x, y], [w, h]) = (at, self.rect.to);
            let gap = 0.75 * p.point;
            for x in [[0.0, x - gap], [x + gap, w]] {
                pen.level(x, y, p.focus, p.axis);
            }
            for y in [[0.0, y - gap], [y + gap, h]] {
                pen.upright(x, y, p.focus, p.axis);
            }
        }
    }
}

/// Whether the line has something to say about a mark.
fn told(mark: &Mark) -> bool {
    mark.ring || matches!(mark.state, State::Inside | State::Wrong)
}
