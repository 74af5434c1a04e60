//! Zones, grid and numbers of the chart of the loss.

use super::Scene;
use crate::chart::frame::Rect;
use crate::chart::numerals::tick;
use crate::chart::palette::Ink;
use crate::chart::pen::{AXIS, EDGE, GRID, MIDDLE, Pen};
use crate::chart::picture::Shape;
use crate::chart::room::Off;
use crate::chart::text::{Anchor, Face};

impl Scene<'_> {
    /// The band, its borders as in the plane, and the names of the zones.
    pub(super) fn zones(&self, pen: &mut Pen) {
        let loss = &self.figure.loss;
        let (rho, entry) = (loss.margin(), loss.entry());
        let [floor, top] = self.y.span;
        let [zero, edge] = [self.x.at(0.0), self.x.at(rho)];
        if entry.band {
            pen.fill(Shape::Rect([zero, top], [edge, floor]), Ink::TINT_BAND);
        }
        if !self.compact {
            let _ = self.zone(pen, Ink::SOFT, "wrong side", zero - 7.0, Anchor::End)
                || self.zone(pen, Ink::SOFT, "wrong", zero - 7.0, Anchor::End);
        }
        if entry.band {
            self.zone(pen, Ink::BAND, "band", 0.5 * (zero + edge), Anchor::Middle);
        }
        let (right, rim) = if entry.band { (edge, rho) } else { (zero, 1e-9) };
        let free = entry.vanishes && loss.value(rim) == 0.0;
        let name = match (entry.band, free) {
            (true, true) => "beyond: no loss",
            (true, false) => "beyond",
            (false, true) => "right side: no loss",
            (false, false) => "right side",
        };
        let fits = self.zone(pen, Ink::SOFT, name, right + 8.0, Anchor::Start);
        if free && !fits {
            self.zone(pen, Ink::SOFT, "no loss", right + 8.0, Anchor::Start);
        }
    }

    /// Writes the name of a zone if it stays over the chart and off the others. Returns whether it does.
    #[inline(never)]
    fn zone(&self, pen: &mut Pen, ink: Ink, name: &str, x: f64, anchor: Anchor) -> bool {
        let over = Rect { from: [self.x.span[0], -100.0], to: self.size };
        let face = if ink == Ink::BAND { Face::Bold } else { Face::Plain };
        let mut label = pen.label(face, name, ink);
        label.put(x, self.y.span[1] - 6.0 * pen.scale, anchor);
        pen.try_to_write(&label, &over, Off::Labels)
    }

    pub(super) fn scales(&self, pen: &mut Pen) {
        let (s, size) = (pen.scale, pen.text);
        let [left, right] = self.x.span;
        let floor = self.y.span[0];
        for &v in &self.y.ticks(self.step) {
            let y = self.y.at(v);
            if v > 0.0 {
                pen.level(left, right, y, GRID);
            }
            pen.tick(&tick(v, self.step), left - 8.0, y + 0.36 * size, Anchor::End);
        }
        let step = self.x.step(4.2 * size);
        let mut between = right;
        for &v in &self.x.ticks(step) {
            let x = self.x.at(v);
            pen.upright(x, floor, floor + 4.0, AXIS);
            let anchor = if x > right - size { Anchor::End } else { Anchor::Middle };
            pen.tick(&tick(v, step), x, self.base, anchor);
            between = self.x.at(v - 0.5 * step);
        }
        pen.level(left, right, floor, AXIS);
        let [boundary, edge] = self.uprights();
        pen.lines(&boundary, MIDDLE);
        if self.figure.loss.entry().band {
            pen.lines(&edge, EDGE);
        }
        let name = if self.compact {
            let mut name = pen.label(Face::Math, "m", Ink::SOFT);
            name.put(between, self.base, Anchor::Middle);
            name
        } else {
            let mut name = pen.label(Face::Plain, "margin ", Ink::SOFT);
            pen.add(&mut name, Face::Math, "m = y·f(x)");
            name.put(right, self.size[1] - 3.0 * s, Anchor::End);
            name
        };
        pen.write(&name);
    }
}
