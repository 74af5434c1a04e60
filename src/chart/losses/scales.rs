//! Zones, grid and numbers of the chart of the loss.

use super::Scene;
use crate::chart::frame::Rect;
use crate::chart::numerals::tick;
use crate::chart::picture::{Line, Pen, Shape};
use crate::chart::room::Busy;
use crate::chart::text::{Anchor, Face, Label};

impl Scene<'_> {
    /// The band, its borders as in the plane, and the names of the zones.
    pub(super) fn zones(&self, pen: &mut Pen, busy: &mut Busy) {
        let (p, loss) = (self.palette, &self.figure.loss);
        let (rho, entry) = (loss.margin(), loss.entry());
        let [floor, top] = self.y.span;
        let [zero, edge] = [self.x.at(0.0), self.x.at(rho)];
        if entry.band {
            pen.fill(Shape::Rect([zero, top], [edge, floor]), p.tint_band);
        }
        let above = top - 6.0 * p.scale();
        let words = |x: f64, anchor| Label::new(p.text(), p.ink_soft, [x, above], anchor);
        if !self.compact {
            let names = [(Face::Plain, "wrong side"), (Face::Plain, "wrong")];
            self.first_that_fits(pen, busy, words(zero - 7.0, Anchor::End), &names);
        }
        if entry.band {
            let mut name = words(0.5 * (zero + edge), Anchor::Middle);
            name.color = p.band;
            self.first_that_fits(pen, busy, name, &[(Face::Bold, "band")]);
        }
        let (right, rim) = if entry.band { (edge, rho) } else { (zero, 1e-9) };
        let free = entry.vanishes && loss.value(rim) == 0.0;
        let names = match (entry.band, free) {
            (true, true) => ["beyond: no loss", "no loss"],
            (true, false) => ["beyond"; 2],
            (false, true) => ["right side: no loss", "no loss"],
            (false, false) => ["right side"; 2],
        };
        let names = [(Face::Plain, names[0]), (Face::Plain, names[1])];
        self.first_that_fits(pen, busy, words(right + 8.0, Anchor::Start), &names);
    }

    /// Writes the first of these texts that stays over the chart and off the others.
    fn first_that_fits(
        &self,
        pen: &mut Pen,
        busy: &mut Busy,
        mut label: Label,
        texts: &[(Face, &str)],
    ) {
        let over = Rect { from: [self.x.span[0], -100.0], to: self.size };
        for &(face, text) in texts {
            label.runs.clear();
            label.add(face, text);
            let room = label.room(pen.measure(&label));
            if room.inside(&over) && busy.free_of_labels(&room) {
                pen.write(&label);
                busy.rooms.push(room);
                return;
            }
        }
    }

    pub(super) fn scales(&self, pen: &mut Pen) {
        let (p, s, size) = (self.palette, self.palette.scale(), self.palette.text());
        let [left, right] = self.x.span;
        let floor = self.y.span[0];
        for v in self.y.ticks(self.step) {
            let y = self.y.at(v);
            if v > 0.0 {
                pen.level([left, right], y, p.grid, 1.0);
            }
            let at = [left - 8.0, y + 0.36 * size];
            let text = tick(v, self.step);
            pen.write(&Label::of(Face::Plain, &text, size, p.ink_soft, at, Anchor::End));
        }
        let step = self.x.step(4.2 * size);
        let mut between = right;
        for v in self.x.ticks(step) {
            let x = self.x.at(v);
            pen.upright(x, [floor, floor + 4.0], p.rule, p.axis);
            let anchor = if x > right - size { Anchor::End } else { Anchor::Middle };
            let (text, at) = (tick(v, step), [x, self.base]);
            pen.write(&Label::of(Face::Plain, &text, size, p.ink_soft, at, anchor));
            between = self.x.at(v - 0.5 * step);
        }
        pen.level([left, right], floor, p.rule, p.axis);
        let [boundary, edge] = self.uprights();
        pen.line(&boundary, Line::Solid, p.ink, p.edge);
        if self.figure.loss.entry().band {
            pen.line(&edge, Line::Dashed, p.band, p.edge);
        }
        let (at, anchor) = if self.compact {
            ([between, self.base], Anchor::Middle)
        } else {
            ([right, self.size[1] - 3.0 * s], Anchor::End)
        };
        let mut name = Label::new(size, p.ink_soft, at, anchor);
        if !self.compact {
            name.add(Face::Plain, "margin ");
        }
        name.add(Face::Math, if self.compact { "m" } else { "m = y·f(x)" });
        pen.write(&name);
    }
}
