//! The points on the loss: stems, marks, what they pay.

use super::Scene;
use super::riders::{Rider, groups};
use crate::chart::frame::Rect;
use crate::chart::mark::{Mark, State, is_disc};
use crate::chart::picture::{Pen, Stroke};
use crate::chart::text::{Anchor, Busy, Face, Label, fixed, significant};
use crate::chart::{CROWD, order};

impl Scene<'_> {
    /// Stems, points and what they pay; those outside as a count at the edge.
    pub(super) fn riders(&self, pen: &mut Pen, busy: &mut Busy) {
        let p = self.palette;
        if let Some(groups) = groups(&self.riders) {
            groups.iter().for_each(|group| self.shared(pen, busy, group));
            self.selection(pen);
            return;
        }
        if self.crowded() {
            self.crowd(pen);
            self.selection(pen);
            return self.edge_counts(pen);
        }
        let by_loss = |i: usize, j: usize| self.riders[i].loss.total_cmp(&self.riders[j].loss);
        let order = order(self.riders.len(), &by_loss);
        let order: Vec<Rider> = order.into_iter().map(|i| self.riders[i]).collect();
        let stem = |rider: &Rider| {
            let x = self.x.at(rider.margin);
            vec![[x, self.y.span[0]], [x, rider.at[1]]]
        };
        let stems: Vec<_> = order.iter().filter(|rider| rider.pays()).map(stem).collect();
        pen.paths(&stems, Stroke::new(p.violation, p.slack));
        order.iter().for_each(|rider| self.mark(rider).draw(pen, p));
        self.selection(pen);
        let reach = |rider: &Rider| rider.radius * if rider.pays() { 1.75 } else { 1.0 } + 1.0;
        busy.discs.extend(order.iter().map(|rider| (rider.at, reach(rider))));
        self.edge_counts(pen);
        self.values(pen, busy, &order);
    }

    pub(super) fn mark(&self, rider: &Rider) -> Mark {
        let mark = self.figure.marks[rider.index];
        let band = self.figure.loss.entry().band;
        let state = State::of(mark.margin, band.then(|| self.figure.loss.margin()));
        Mark {
            at: rider.at,
            class: mark.class,
            radius: rider.radius,
            state,
            ring: mark.ring,
            halo: true,
        }
    }

    pub(super) fn crowded(&self) -> bool {
        self.riders.len() > CROWD
    }

    /// A crowd is drawn class by class, plain: where a point rides says how it stands.
    pub(super) fn crowd(&self, pen: &mut Pen) {
        for (class, &color) in self.palette.classes.iter().enumerate().rev() {
            let of_class = |rider: &&Rider| usize::from(rider.class) == class;
            let riders: Vec<_> = self.riders.iter().filter(of_class).collect();
            let Some(first) = riders.first() else { continue };
            let color = color.faded(0.8);
            if is_disc(class as u8) {
                let centres: Vec<_> = riders.iter().map(|rider| rider.at).collect();
                pen.discs(&centres, first.radius, color);
            } else {
                let shapes: Vec<_> =
                    riders.iter().map(|rider| self.mark(rider).polygon(0.0)).collect();
                pen.fills(&shapes, color);
            }
        }
    }

    pub(super) fn selection(&self, pen: &mut Pen) {
        let (p, figure) = (self.palette, self.figure);
        let place = |index: Option<usize>| {
            self.riders.iter().find(|rider| Some(rider.index) == index).map(|rider| rider.at)
        };
        if let Some(at) = place(figure.hover.filter(|_| figure.hover != figure.selected)) {
            pen.circle(at, 13.0 / 12.0 * p.point, p.ink_soft, p.thin);
        }
        if let Some(at) = place(figure.selected) {
            pen.circle(at, 13.0 / 12.0 * p.point, p.focus, 2.0);
        }
    }

    /// What the points pay that pay most, each number near its point.
    pub(super) fn values(&self, pen: &mut Pen, busy: &mut Busy, order: &[Rider]) {
        let p = self.palette;
        let rim = self.rect().inset(-2.0);
        busy.segments.extend(self.uprights());
        busy.segments.extend(self.own_segments());
        let frame =
            Rect { from: [rim.from[0], self.y.span[1] - 2.0], to: [self.size[0], rim.to[1]] };
        let paying = order.iter().rev().filter(|rider| rider.pays());
        if paying.clone().count() > 24 {
            return;
        }
        for rider in paying.take(8) {
            let [x, y] = rider.at;
            let r = rider.radius;
            let start = |dx: f64, dy: f64| (Anchor::Start, [x + dx * r, y + dy * r]);
            let end = |dx: f64, dy: f64| (Anchor::End, [x - dx * r, y + dy * r]);
            let places = [
                start(2.4, -1.2),
                start(2.0, -2.0),
                start(2.4, 0.9),
                end(2.4, -0.6),
                end(2.4, 1.8),
                start(4.2, 0.4),
            ];
            let label = |(anchor, at)| {
                Label::empty(p.text(), p.violation, at)
                    .and(Face::Bold, price(rider.loss))
                    .anchored(anchor)
                    .haloed(p.paper)
            };
            let labels = places.map(label);
            let roomy = |strict: bool| {
                labels.iter().find(|label| {
                    let room = label.room(pen.measure(label));
                    let off_lines = !strict || busy.free_of_lines(&room, 1.0);
                    room.inside(&frame)
                        && off_lines
                        && busy.free_of_labels(&room)
                        && busy.free_of_points(&room)
                })
            };
            if let Some(label) = roomy(true).or_else(|| roomy(false)) {
                busy.rooms.push(label.room(pen.measure(label)));
                pen.write(label);
            }
        }
    }

    /// Points that share a place: one stem, one mark for each class, one label for all.
    pub(super) fn shared(&self, pen: &mut Pen, busy: &mut Busy, group: &[Rider]) {
        let Some(first) = group.first() else { return };
        let stem = Stroke::new(self.palette.violation, self.palette.slack);
        let x = self.x.at(first.margin);
        pen.path(&[[x, self.y.span[0]], [x, first.at[1]]], stem);
        for class in 0..8 {
            if let Some(rider) = group.iter().find(|rider| rider.class == class) {
                self.mark(rider).draw(pen, self.palette);
            }
        }
        let p = self.palette;
        let text = format!("{} points, {} each", group.len(), price(first.loss));
        let right = group.iter().map(|rider| rider.at[0]).fold(f64::NEG_INFINITY, f64::max);
        let at = [right + 2.6 * first.radius, first.at[1] - first.radius];
        let label = Label::empty(p.text(), p.violation, at).and(Face::Bold, text).haloed(p.paper);
        let label = if at[0] + pen.measure(&label) > self.size[0] {
            Label { at: [right - 5.0 * first.radius, at[1]], ..label.anchored(Anchor::End) }
        } else {
            label
        };
        let room = label.room(pen.measure(&label));
        if busy.free_of_labels(&room) {
            pen.write(&label);
            busy.rooms.push(room);
        }
    }

    /// How many points are beyond the ends, with an arrow.
    pub(super) fn edge_counts(&self, pen: &mut Pen) {
        let p = self.palette;
        let [left, right] = self.x.span;
        let label = |text: String, x: f64| {
            Label::new(text, p.text(), p.ink, [x, self.y.span[0] - 8.0]).haloed(p.paper)
        };
        if self.beyond[0] > 0 {
            pen.write(&label(format!("← {}", self.beyond[0]), left + 4.0));
        }
        if self.beyond[1] > 0 {
            pen.write(&label(format!("{} →", self.beyond[1]), right).anchored(Anchor::End));
        }
    }
}

/// A loss with two decimals, or three digits where it is large.
fn price(loss: f64) -> String {
    if loss < 1000.0 { fixed(loss, 2) } else { significant(loss) }
}
