//! What moves below the points: regions, grid, numbers, slack.

use super::lines::Lines;
use super::scene::{PlaneMark, Scene};
use crate::base::format::{larger, smaller};
use crate::chart::clip::{HalfPlane, clip_segment};
use crate::chart::draw_context::{DrawContext, OPTIMUM, SLACK};
use crate::chart::geometry::{dot, moved};
use crate::chart::mark::has_slack;
use crate::chart::shape::Path;

impl Scene<'_> {
    pub(super) fn under(&self, context: &mut DrawContext) {
        if self.chart.field.is_some() || self.chart.optimum_field.is_some() {
            return self.under_curves(context);
        }
        let (lines, optimum) = (&self.lines(), &self.optimum());
        if let Some(lines) = lines {
            self.regions(context, lines);
            self.keep_off(context, &lines.lower);
            self.keep_off(context, &lines.middle);
            self.keep_off(context, &lines.upper);
        }
        if let Some(optimum) = optimum {
            self.keep_off(context, optimum);
        }
        self.keep_off_points(context, 1.0);
        self.avoid_handles(context);
        self.axes(context, lines.is_none());
        if let Some(optimum) = optimum {
            self.border(context, optimum, OPTIMUM);
        }
        if let Some(lines) = lines {
            self.strokes(context, lines);
            self.slacks(context, lines);
            self.names(context, lines);
        }
        if let Some(optimum) = optimum {
            self.optimum_name(context, optimum);
        }
    }

    /// The same where the score is known on a grid.
    fn under_curves(&self, context: &mut DrawContext) {
        let chart = self.chart;
        let curves = chart.field.as_ref().map(|field| (field, self.curves(field)));
        if let Some((field, curves)) = &curves {
            self.curved_regions(context, field, curves);
        }
        self.keep_off_points(context, 1.6);
        // Numbers and names keep off the optimum, which is drawn over them.
        let optimum = chart.optimum_field.as_ref().map(|field| self.optimum_level(context, field));
        self.axes(context, curves.is_none());
        if let Some(optimum) = &optimum {
            context.line(&optimum.lines, OPTIMUM);
        }
        if let Some((_, curves)) = &curves {
            self.curved_lines(context, curves);
        }
        if let Some(optimum) = &optimum {
            self.curved_optimum_name(context, optimum);
        }
    }

    /// Labels keep off the border of a half-plane.
    fn keep_off(&self, context: &mut DrawContext, plane: &HalfPlane) {
        if let Some(line) = &plane.border(&self.rect) {
            context.obstacles.lines.add(line);
        }
    }

    /// Labels keep off the points, each so many times as large as it is.
    fn keep_off_points(&self, context: &mut DrawContext, grown: f64) {
        // Among very many points there is no free place, and looking for one takes its time.
        if self.chart.marks.len() > 2000 {
            return;
        }
        let near = self.rect.inset(-self.radius);
        for mark in &self.chart.marks {
            let (x, y) = self.pixel(&mark.x);
            if near.contains(x, y) {
                context.obstacles.discs.push([x, y, grown * self.radius + 3.0]);
            }
        }
    }

    /// Slack lines: from a point to its own edge of the band, at right angles, with a foot on the edge. In a crowd there are no feet, and
    /// of those that lie on each other the longest is enough.
    fn slacks(&self, context: &mut DrawContext, lines: &Lines) {
        let dense = self.chart.dense();
        let (along, [w, h]) = (lines.middle.reading(), self.rect.to);
        let mut owing = Vec::new();
        let mut least = vec![f64::INFINITY; 4 * (w + h) as usize + 4];
        for mark in &self.chart.marks {
            if self.has_slack(mark) {
                let (x, y) = self.pixel(&mark.x);
                let column = 2 * larger(w + h + dot([x, y], along), 0.0) as usize;
                let column = (column + usize::from(mark.class)).min(least.len() - 1);
                least[column] = smaller(mark.margin, least[column]);
                owing.push((mark, [x, y], column));
            }
        }
        let mut path = Path::default();
        for (mark, at, column) in owing {
            if dense && mark.margin > least[column] {
                continue;
            }
            let edge = if mark.class == 0 { &lines.lower } else { &lines.upper };
            let foot = edge.foot(at);
            let Some(line) = &clip_segment(&at, &foot, &self.rect) else { continue };
            path.add(line);
            if dense {
                continue;
            }
            context.obstacles.lines.add(line);
            if self.rect.contains(foot[0], foot[1]) {
                let half = 0.75 * self.radius;
                let [x0, y0] = moved(foot, along, -half);
                let [x1, y1] = moved(foot, along, half);
                path.line(x0, y0, x1, y1);
            }
        }
        context.width = if dense { 0.5 } else { 1.0 };
        context.lines(&path, SLACK);
        context.width = 1.0;
    }

    /// Whether a mark has slack.
    pub(super) fn has_slack(&self, mark: &PlaneMark) -> bool {
        self.chart.rho.is_some_and(|rho| has_slack(mark.margin, rho)) && !mark.ignored
    }
}
