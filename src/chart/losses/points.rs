//! The points on the loss: stems, marks, what is pointed at, and how many are beyond the ends.

use super::Scene;
use super::riders::{Rider, groups};
use crate::chart::CROWD;
use crate::chart::mark::{Mark, State};
use crate::chart::picture::{Pen, Spot, Stroke};
use crate::chart::room::Busy;
use crate::chart::text::{Anchor, Label};
use crate::number::ascending;

/// With more points that pay, stems would be a wall.
const STEMS: usize = 80;

impl Scene<'_> {
    /// Stems, points and what they pay; those outside as a count at the edge.
    pub(super) fn points(&self, pen: &mut Pen, busy: &mut Busy) {
        let p = self.palette;
        let order = self.order();
        if order.iter().filter(|rider| rider.pays()).count() <= STEMS {
            for rider in order.iter().filter(|rider| rider.pays()) {
                let x = self.x.at(self.figure.marks[rider.index].margin);
                let stem = [[x, self.y.span[0]], [x, rider.at[1]]];
                pen.path(&stem, Stroke::new(p.violation, p.slack));
            }
        }
        for rider in &order {
            self.mark(rider).draw(pen, p);
            let reach = if rider.pays() { 1.75 } else { 1.0 } * rider.radius + 1.0;
            busy.discs.push((rider.at, reach));
        }
        self.selection(pen);
        self.edge_counts(pen);
        match groups(&self.riders) {
            Some(groups) => {
                for group in groups {
                    self.shared(pen, busy, &group);
                }
            }
            None => self.values(pen, busy, &order),
        }
    }

    /// The riders, those that pay most last.
    fn order(&self) -> Vec<Rider> {
        let (mut keys, mut order) = (Vec::new(), Vec::new());
        for rider in &self.riders {
            keys.push(rider.loss);
        }
        for place in ascending(&keys) {
            order.push(self.riders[place as usize]);
        }
        order
    }

    fn mark(&self, rider: &Rider) -> Mark {
        let mark = self.figure.marks[rider.index];
        let loss = &self.figure.loss;
        let state = State::of(mark.margin, loss.entry().band.then(|| loss.margin()));
        // As in the plane: in a crowd the filling says enough.
        let crowded = self.riders.len() > CROWD;
        Mark {
            at: rider.at,
            class: mark.class,
            radius: rider.radius,
            state,
            ring: mark.ring && !(crowded && state != State::Plain),
            halo: !crowded,
        }
    }

    /// The place of a mark that is pointed at.
    fn place(&self, index: Option<usize>) -> Option<Spot> {
        self.riders.iter().find(|rider| Some(rider.index) == index).map(|rider| rider.at)
    }

    fn selection(&self, pen: &mut Pen) {
        let (p, figure) = (self.palette, self.figure);
        let large = 13.0 / 12.0 * p.point;
        if let Some(at) = self.place(figure.hover.filter(|_| figure.hover != figure.selected)) {
            pen.circle(at, large, p.ink_soft, p.thin);
        }
        if let Some(at) = self.place(figure.selected) {
            pen.circle(at, large, p.focus, 2.0);
        }
    }

    /// How many points are beyond the ends, with an arrow.
    fn edge_counts(&self, pen: &mut Pen) {
        let p = self.palette;
        let [left, right] = self.x.span;
        let label = |text: String, x: f64| {
            Label::new(&text, p.text(), p.ink, [x, self.y.span[0] - 8.0]).haloed(p.paper)
        };
        if self.beyond[0] > 0 {
            pen.write(&label(format!("← {}", self.beyond[0]), left + 4.0));
        }
        if self.beyond[1] > 0 {
            pen.write(&label(format!("{} →", self.beyond[1]), right).anchored(Anchor::End));
        }
    }
}
