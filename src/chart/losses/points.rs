//! The points on the loss: stems, marks, what is pointed at, and how many are beyond the ends.

use super::loss_points::{LossPoint, second_place};
use super::scene::Scene;
use crate::chart::dense_marks::DENSE;
use crate::chart::dense_marks::draw_dense;
use crate::chart::draw_context::{DrawContext, SLACK};
use crate::chart::mark::{Mark, State};
use crate::chart::palette::Length;
use crate::chart::shape::{Path, Pixel};

impl Scene<'_> {
    /// Stems, points and what they pay; those outside as a count at the edge.
    pub(super) fn points(&self, context: &mut DrawContext) {
        if let Some(second) = second_place(&self.placed) {
            self.shared(context, &self.placed[0]);
            if let Some(second) = self.placed.get(second) {
                self.shared(context, second);
            }
            return self.selection(context);
        }
        if self.placed.len() > DENSE {
            let marks: Vec<Mark> = self.placed.iter().map(|point| self.mark(point)).collect();
            draw_dense(context, self.size, &marks);
            self.selection(context);
            return self.margin_axis().edge_counts(context, self.beyond);
        }
        // Those that pay most come last.
        let mut by_loss: Vec<&LossPoint> = self.placed.iter().collect();
        by_loss.sort_by(|a, b| a.loss.total_cmp(&b.loss));
        let mut stems = Path::default();
        for point in by_loss.iter().filter(|point| point.has_loss()) {
            self.stem(point, &mut stems);
        }
        context.lines(&stems, SLACK);
        for point in &by_loss {
            self.mark(point).draw(context);
            let reach = if point.has_loss() { 1.75 } else { 1.0 } * point.radius + 1.0;
            context.obstacles.discs.push([point.at[0], point.at[1], reach]);
        }
        self.selection(context);
        self.margin_axis().edge_counts(context, self.beyond);
        self.values(context, &by_loss);
    }

    /// Adds the line from the floor to a point's margin.
    fn stem(&self, point: &LossPoint, path: &mut Path) {
        let x = self.x.at(point.margin);
        path.line(x, self.y.axis.span[0], x, point.at[1]);
    }

    /// Points that share the place of one: one stem, one mark for each class, one label for all.
    fn shared(&self, context: &mut DrawContext, first: &LossPoint) {
        let mut stem = Path::default();
        self.stem(first, &mut stem);
        context.lines(&stem, SLACK);
        for class in 0..8 {
            let mut there = self.placed.iter().filter(|point| point.is_with(first));
            if let Some(point) = there.find(|point| point.class == class) {
                self.mark(point).draw(context);
            }
        }
        self.label_of_all(context, first);
    }

    fn mark(&self, point: &LossPoint) -> Mark {
        let loss = &self.chart.loss;
        Mark {
            at: point.at,
            class: point.class,
            radius: point.radius,
            state: State::of(point.margin, loss.entry().band.then(|| loss.margin())),
            ring: self.chart.marks[point.index].ring,
            halo: true,
        }
    }

    /// The place of a mark that is pointed at.
    fn place(&self, index: Option<usize>) -> Option<Pixel> {
        self.placed.iter().find(|point| Some(point.index) == index).map(|point| point.at)
    }

    fn selection(&self, context: &mut DrawContext) {
        let chart = self.chart;
        let hover = chart.hover.filter(|_| chart.hover != chart.selected);
        let large = 13.0 / 12.0 * context.palette.length(Length::Point);
        context.pointed_at(self.place(hover), self.place(chart.selected), large);
    }
}
