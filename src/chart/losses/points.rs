//! The points on the loss: stems, marks, what is pointed at, and how many are beyond the ends.

use super::Scene;
use super::riders::{Rider, groups};
use crate::chart::CROWD;
use crate::chart::mark::{Mark, State, is_disc};
use crate::chart::picture::{Line, Pen, Shape, Spot};
use crate::chart::room::Busy;
use crate::chart::text::{Anchor, Face, Label};
use crate::number::ascending;

impl Scene<'_> {
    /// Stems, points and what they pay; those outside as a count at the edge.
    pub(super) fn points(&self, pen: &mut Pen, busy: &mut Busy) {
        let p = self.palette;
        if let Some(groups) = groups(&self.riders) {
            for group in groups {
                self.shared(pen, busy, &group);
            }
            return self.selection(pen);
        }
        if self.riders.len() > CROWD {
            self.crowd(pen);
            self.selection(pen);
            return self.edge_counts(pen);
        }
        let order = self.order();
        let mut stems = Vec::new();
        for rider in order.iter().filter(|rider| rider.pays()) {
            stems.push(self.stem(rider).to_vec());
        }
        pen.lines(&stems, Line::Solid, p.violation, p.slack);
        for rider in &order {
            self.mark(rider).draw(pen, p);
            let reach = if rider.pays() { 1.75 } else { 1.0 } * rider.radius + 1.0;
            busy.discs.push((rider.at, reach));
        }
        self.selection(pen);
        self.edge_counts(pen);
        self.values(pen, busy, &order);
    }

    /// The line from the floor to a rider's margin.
    fn stem(&self, rider: &Rider) -> [Spot; 2] {
        let x = self.x.at(rider.margin);
        [[x, self.y.span[0]], [x, rider.at[1]]]
    }

    /// A crowd is drawn class by class, plain: where a point rides says how it stands.
    fn crowd(&self, pen: &mut Pen) {
        for class in (0..8).rev() {
            let (mut centres, mut shapes, mut radius) = (Vec::new(), Vec::new(), 0.0);
            for rider in self.riders.iter().filter(|rider| rider.class == class) {
                radius = rider.radius;
                if is_disc(class) {
                    centres.push(rider.at);
                } else {
                    shapes.push(self.mark(rider).polygon(0.0));
                }
            }
            let color = self.palette.classes[usize::from(class)].faded(0.8);
            if !centres.is_empty() {
                pen.fill(Shape::Discs(&centres, radius), color);
            }
            pen.polygons(&shapes, color);
        }
    }

    /// Points that share a place: one stem, one mark for each class, one label for all.
    fn shared(&self, pen: &mut Pen, busy: &mut Busy, group: &[usize]) {
        let p = self.palette;
        let stem = self.stem(&self.riders[group[0]]);
        pen.line(&stem, Line::Solid, p.violation, p.slack);
        for class in 0..8 {
            if let Some(&i) = group.iter().find(|&&i| self.riders[i].class == class) {
                self.mark(&self.riders[i]).draw(pen, p);
            }
        }
        self.price_of_all(pen, busy, group);
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
        let loss = &self.figure.loss;
        Mark {
            at: rider.at,
            class: rider.class,
            radius: rider.radius,
            state: State::of(rider.margin, loss.entry().band.then(|| loss.margin())),
            ring: self.figure.marks[rider.index].ring,
            halo: true,
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
        let [before, after] = self.beyond;
        let ends = [
            (before, format!("← {before}"), left + 4.0, Anchor::Start),
            (after, format!("{after} →"), right, Anchor::End),
        ];
        for (count, text, x, anchor) in ends {
            let at = [x, self.y.span[0] - 8.0];
            let mut label = Label::of(Face::Plain, &text, p.text(), p.ink, at, anchor);
            label.halo = Some(p.paper);
            if count > 0 {
                pen.write(&label);
            }
        }
    }
}
