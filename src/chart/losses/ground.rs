//! What stands still below the points on the loss: zones, axes, curves.

use super::Scene;
use super::graph::{along, curve};
use crate::chart::frame::Rect;
use crate::chart::picture::{Pen, Spot, Stroke};
use crate::chart::text::{Anchor, Busy, Face, Label, tick};

impl Scene<'_> {
    /// The borders of the band.
    pub(super) fn uprights(&self) -> [[Spot; 2]; 2] {
        let [floor, top] = self.y.span;
        [0.0, self.figure.loss.margin()].map(|m| [[self.x.at(m), top], [self.x.at(m), floor]])
    }

    /// The band, its borders as in the plane, and the names of the zones.
    pub(super) fn zones(&self, pen: &mut Pen, busy: &mut Busy) {
        let (p, rho) = (self.palette, self.figure.loss.margin());
        let [top, floor] = [self.y.span[1], self.y.span[0]];
        let [zero, edge] = [self.x.at(0.0), self.x.at(rho)];
        let entry = self.figure.loss.entry();
        if entry.band {
            pen.rect([zero, top], [edge, floor], p.tint_band);
        }
        let words = |text: &str, x: f64, anchor| {
            Label::new(text, p.text(), p.ink_soft, [x, top - 6.0 * p.scale()]).anchored(anchor)
        };
        let wrong: &[&str] = if self.compact { &[] } else { &["wrong side", "wrong"] };
        self.first_that_fits(
            pen,
            busy,
            wrong.iter().map(|text| words(text, zero - 7.0, Anchor::End)),
        );
        let right = if entry.band { edge } else { zero } + 8.0;
        if entry.band {
            let name = Label::empty(p.text(), p.band, [0.5 * (zero + edge), top - 6.0 * p.scale()]);
            self.first_that_fits(
                pen,
                busy,
                [name.and(Face::Bold, "band").anchored(Anchor::Middle)].into_iter(),
            );
        }
        let free =
            entry.vanishes && self.figure.loss.value(if entry.band { rho } else { 1e-9 }) == 0.0;
        let beyond: &[&str] = match (entry.band, free) {
            (true, true) => &["beyond: no loss", "no loss"],
            (true, false) => &["beyond"],
            (false, true) => &["right side: no loss", "no loss"],
            (false, false) => &["right side"],
        };
        self.first_that_fits(
            pen,
            busy,
            beyond.iter().map(|text| words(text, right, Anchor::Start)),
        );
    }

    /// Writes the first label that stays over the chart and off the others.
    pub(super) fn first_that_fits(
        &self,
        pen: &mut Pen,
        busy: &mut Busy,
        labels: impl Iterator<Item = Label>,
    ) {
        let over = Rect { from: [self.x.span[0], -100.0], to: [self.size[0], self.size[1]] };
        for label in labels {
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
                pen.level([left, right], y, Stroke::new(p.grid, 1.0));
            }
            let at = [left - 8.0, y + 0.36 * size];
            pen.write(&Label::new(tick(v, self.step), size, p.ink_soft, at).anchored(Anchor::End));
        }
        let axis = Stroke::new(p.rule, p.axis);
        let step = self.x.step(4.2 * size);
        let ticks = self.x.ticks(step);
        for &v in &ticks {
            let x = self.x.at(v);
            pen.upright(x, [floor, floor + 4.0], axis);
            let last = x > right - size;
            let anchor = if last { Anchor::End } else { Anchor::Middle };
            pen.write(
                &Label::new(tick(v, step), size, p.ink_soft, [x, self.base]).anchored(anchor),
            );
        }
        pen.level([left, right], floor, axis);
        let [boundary, edge] = self.uprights();
        pen.path(&boundary, Stroke::new(p.ink, p.edge));
        if self.figure.loss.entry().band {
            pen.path(&edge, Stroke::dashed(p.band, p.edge));
        }
        let name = if self.compact {
            let between = ticks.last().map_or(right, |&last| self.x.at(last - 0.5 * step));
            Label::empty(size, p.ink_soft, [between, self.base])
                .and(Face::Math, "m")
                .anchored(Anchor::Middle)
        } else {
            let label = Label::new("margin ", size, p.ink_soft, [right, self.size[1] - 3.0 * s]);
            label.and(Face::Math, "m = y·f(x)").anchored(Anchor::End)
        };
        pen.write(&name);
    }

    /// The lab's own loss.
    pub(super) fn own(&self) -> Vec<Vec<Spot>> {
        curve(&self.figure.loss, &self.x, &self.y, &self.rect())
    }

    /// The same as segments that labels keep off.
    pub(super) fn own_segments(&self) -> Vec<[Spot; 2]> {
        self.own()
            .iter()
            .flat_map(|piece| piece.windows(2))
            .map(|pair| [pair[0], pair[1]])
            .collect()
    }

    pub(super) fn curve(&self, pen: &mut Pen) {
        let stroke = Stroke::new(self.palette.ink, self.palette.curve).rounded();
        self.own().iter().for_each(|piece| pen.path(piece, stroke));
    }

    /// The other losses, faint, each with its name where there is room.
    pub(super) fn comparisons(&self, pen: &mut Pen, busy: &mut Busy) {
        let p = self.palette;
        busy.segments.extend(self.own_segments());
        busy.segments.extend(self.uprights());
        let mut named = Vec::new();
        for loss in self.figure.others.iter().filter(|loss| loss.id() != self.figure.loss.id()) {
            let pieces = curve(loss, &self.x, &self.y, &self.rect());
            for piece in &pieces {
                pen.path(piece, Stroke::new(p.ink_soft.faded(0.45), p.thin));
            }
            named.push((loss, pieces));
        }
        for (loss, pieces) in named {
            let label = Label::new(loss.entry().title, 0.92 * p.text(), p.ink_soft, [0.0, 0.0]);
            let label = label.haloed(p.paper);
            let width = pen.measure(&label);
            let inner = self.rect().inset(2.0);
            let beside = |at: Spot, anchor| {
                let shift = if anchor == Anchor::Start { 5.0 } else { -5.0 };
                Label { at: [at[0] + shift, at[1] + 0.3 * p.text()], anchor, ..label.clone() }
            };
            let places = pieces.iter().flat_map(|piece| along(piece, 16.0));
            let mut labels =
                places.flat_map(|at| [beside(at, Anchor::Start), beside(at, Anchor::End)]);
            let free = |label: &Label| {
                let room = label.room(width);
                room.inside(&inner) && busy.free_of_lines(&room, 0.0)
            };
            if let Some(label) = labels.find(free) {
                busy.rooms.push(label.room(width));
                pen.write(&label);
            }
        }
    }
}
