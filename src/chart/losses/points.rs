//! The points on the loss: stems, marks, what is pointed at, and how many are beyond the ends.

use super::Scene;
use super::riders::{Rider, second_place};
use crate::base::format::ascending;
use crate::chart::CROWD;
use crate::chart::crowd::crowd;
use crate::chart::mark::{Mark, State};
use crate::chart::palette::Length;
use crate::chart::pen::{Pen, SLACK};
use crate::chart::picture::{Path, Spot};

impl Scene<'_> {
    /// Stems, points and what they pay; those outside as a count at the edge.
    pub(super) fn points(&self, pen: &mut Pen) {
        if let Some(second) = second_place(&self.riders) {
            self.shared(pen, &self.riders[0]);
            if let Some(second) = self.riders.get(second) {
                self.shared(pen, second);
            }
            return self.selection(pen);
        }
        if self.riders.len() > CROWD {
            let mut marks = Vec::new();
            for rider in &self.riders {
                marks.push(self.mark(rider));
            }
            crowd(pen, self.size, &marks);
            self.selection(pen);
            return self.zones().edge_counts(pen, self.beyond);
        }
        // Those that pay most come last.
        let mut losses = Vec::new();
        for rider in &self.riders {
            losses.push(rider.loss);
        }
        let order = ascending(&losses);
        let mut stems = Path::default();
        for &place in &order {
            let rider = &self.riders[place as usize];
            if rider.pays() {
                self.stem(rider, &mut stems);
            }
        }
        pen.lines(&stems, SLACK);
        for &place in &order {
            let rider = &self.riders[place as usize];
            self.mark(rider).draw(pen);
            let reach = if rider.pays() { 1.75 } else { 1.0 } * rider.radius + 1.0;
            pen.busy.discs.push([rider.at[0], rider.at[1], reach]);
        }
        self.selection(pen);
        self.zones().edge_counts(pen, self.beyond);
        self.values(pen, &order);
    }

    /// Adds the line from the floor to a rider's margin.
    #[inline(never)]
    fn stem(&self, rider: &Rider, path: &mut Path) {
        let x = self.x.at(rider.margin);
        path.line(x, self.y.span[0], x, rider.at[1]);
    }

    /// Points that share the place of one: one stem, one mark for each class, one label for all.
    #[inline(never)]
    fn shared(&self, pen: &mut Pen, first: &Rider) {
        let mut stem = Path::default();
        self.stem(first, &mut stem);
        pen.lines(&stem, SLACK);
        for class in 0..8 {
            let mut there = self.riders.iter().filter(|rider| rider.is_with(first));
            if let Some(rider) = there.find(|rider| rider.class == class) {
                self.mark(rider).draw(pen);
            }
        }
        self.price_of_all(pen, first);
    }

    #[inline(never)]
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
    #[inline(never)]
    fn place(&self, index: Option<usize>) -> Option<Spot> {
        self.riders.iter().find(|rider| Some(rider.index) == index).map(|rider| rider.at)
    }

    #[inline(never)]
    fn selection(&self, pen: &mut Pen) {
        let figure = self.figure;
        let hover = figure.hover.filter(|_| figure.hover != figure.selected);
        let large = 13.0 / 12.0 * pen.palette.length(Length::Point);
        pen.pointed_at(self.place(hover), self.place(figure.selected), large);
    }
}
