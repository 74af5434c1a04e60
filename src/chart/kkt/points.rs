//! The points between their margin and their multiplier, and the way from each to the curve.

use super::dual_points::{DualPoint, ON_CURVE};
use super::scene::Scene;
use crate::chart::dense_marks::{DENSE, draw_dense};
use crate::chart::draw_context::{DrawContext, SLACK};
use crate::chart::mark::{Mark, State};
use crate::chart::palette::Length;
use crate::chart::shape::{Path, Pixel};

impl Scene<'_> {
    /// The ways to the curve, the points, those with the longest way last, and what is pointed at.
    pub(super) fn points(&self, context: &mut DrawContext) {
        let way = |point: &DualPoint| (point.optimal_x - point.at[0]).abs();
        let mut ways = Path::default();
        for point in self.placed.iter().filter(|point| way(point) > ON_CURVE) {
            let [x, y] = point.at;
            ways.line(x, y, point.optimal_x, y);
        }
        let dense = self.placed.len() > DENSE;
        (context.width, context.opacity) = if dense { (0.35, 0.5) } else { (0.7, 1.0) };
        context.lines(&ways, SLACK);
        (context.width, context.opacity) = (1.0, 1.0);
        let mut by_way: Vec<&DualPoint> = self.placed.iter().collect();
        by_way.sort_by(|a, b| way(a).total_cmp(&way(b)));
        let marks: Vec<Mark> = by_way.into_iter().map(|point| self.mark(point)).collect();
        if dense {
            draw_dense(context, self.axes.size, &marks);
        } else {
            for mark in &marks {
                mark.draw(context);
            }
        }
        let dual = self.dual;
        let hover = dual.hover.filter(|_| dual.hover != dual.selected);
        let large = 13.0 / 12.0 * context.palette.length(Length::Point);
        context.pointed_at(self.place(hover), self.place(dual.selected), large);
        self.axes.edge_counts(context, self.beyond);
    }

    fn mark(&self, point: &DualPoint) -> Mark {
        let loss = &self.dual.loss;
        let state = State::of(point.margin, loss.entry().band.then(|| loss.margin()));
        let DualPoint { at, class, radius, .. } = *point;
        Mark { at, class, radius, state, ring: None, halo: true }
    }

    /// The place of a mark that is pointed at.
    fn place(&self, index: Option<usize>) -> Option<Pixel> {
        self.placed.iter().find(|point| Some(point.index) == index).map(|point| point.at)
    }
}
