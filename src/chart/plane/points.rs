//! The points of the plane, and what is pointed at.

use super::scene::{Ghost, PlaneMark, Scene};
use crate::chart::draw_context::{CROSSHAIR, DrawContext};
use crate::chart::label::{Anchor, Face};
use crate::chart::mark::{Mark, State, cross_width, outline_width};
use crate::chart::palette::{Ink, Length};
use crate::chart::shape::{Line, Path, Pixel, Shape};

impl Scene<'_> {
    /// How a mark is drawn, where it is in view.
    fn mark(&self, mark: &PlaneMark) -> Option<Mark> {
        let (x, y) = self.pixel(&mark.x);
        let at = [x + mark.aside * self.radius, y];
        let dense = self.chart.dense();
        let state = self.chart.state(mark);
        // In a crowd the filling says enough; a ring is left to the points on the edge of the band.
        let shown = self.chart.is_parted() && !(dense && state != State::Plain);
        let ring = mark.ring.filter(|_| shown);
        let drawn = Mark { at, class: mark.class, radius: self.radius, state, ring, halo: !dense };
        self.rect.inset(-3.0 * self.radius).contains(at[0], y).then_some(drawn)
    }

    /// Every point as it is without the line, or only those of which there is no more to say.
    pub(super) fn points(&self, context: &mut DrawContext, only_plain: bool) {
        for mark in &self.chart.marks {
            let Some(mut mark) = self.mark(mark) else { continue };
            if only_plain && has_state(&mark) {
                continue;
            }
            if mark.state != State::Ignored {
                mark.state = State::Plain;
            }
            mark.ring = None;
            mark.draw(context);
        }
    }

    pub(super) fn over(&self, context: &mut DrawContext) {
        let drawn = |mark: &PlaneMark| Some((mark.loss, self.mark(mark).filter(has_state)?));
        let mut marks: Vec<(f64, Mark)> = self.chart.marks.iter().filter_map(drawn).collect();
        if !self.chart.dense() {
            marks.sort_by(|a, b| a.0.total_cmp(&b.0));
        }
        let marks: Vec<Mark> = marks.into_iter().map(|(_, mark)| mark).collect();
        if self.chart.dense() {
            self.states(context, &marks);
        } else {
            marks.iter().for_each(|mark| mark.draw(context));
        }
        self.counts(context);
        self.pointer(context);
    }

    /// In a crowd only the states are drawn over the points, each kind in one go: paper on the half of those inside (but among very
    /// many the lines alone say it), crosses on those on the wrong side, rings.
    fn states(&self, context: &mut DrawContext, marks: &[Mark]) {
        let few = self.chart.marks.len() <= 500;
        let (mut halves, mut crosses, mut rings) =
            (Path::default(), Path::default(), Path::default());
        for mark in marks {
            match mark.state {
                State::Inside if few => {
                    let outline = outline_width(self.radius, context.palette);
                    halves.add(&mark.paper_half(outline));
                }
                State::Inside => {}
                State::Wrong => mark.cross(&mut crosses),
                State::Plain | State::Ignored => mark.add_ring(&mut rings),
            }
        }
        if !rings.is_empty() {
            let width = 0.75 * context.palette.length(Length::Ring);
            context.outline(Shape::Path(&rings), Line::Solid, Ink::INK, width);
        }
        context.polygon(&halves, Ink::PAPER);
        if !crosses.is_empty() {
            // Up to one pixel wide, many lines cost a tenth.
            let width = cross_width(self.radius, context.palette).min(1.0);
            context.outline(Shape::Path(&crosses), Line::Round, Ink::PAPER, width);
        }
    }

    /// How many points a mark stands for, where they are few enough to read.
    fn counts(&self, context: &mut DrawContext) {
        let mut several = Vec::new();
        for mark in &self.chart.marks {
            if mark.count > 1
                && let Some(drawn) = self.mark(mark)
            {
                several.push((drawn, mark.count, mark.aside));
            }
        }
        if several.len() > 40 {
            return;
        }
        for (mark, count, aside) in several {
            let reach = if mark.ring.is_some() { 2.1 } else { 1.5 } * self.radius;
            let text = format!("×{count}");
            let (anchor, reach) =
                if aside < 0.0 { (Anchor::End, -reach) } else { (Anchor::Start, reach) };
            let [x, y] = [mark.at[0] + reach, mark.at[1] + 0.36 * context.text];
            context.note(Face::Plain, &text, Ink::SOFT, x, y, anchor);
        }
    }

    /// The place of a mark that is pointed at, in view.
    fn place(&self, index: Option<usize>) -> Option<Pixel> {
        let (x, y) = self.pixel(&self.chart.marks.get(index?)?.x);
        self.rect.contains(x, y).then_some([x, y])
    }

    /// Selection, hover, crosshair and the point to come.
    fn pointer(&self, context: &mut DrawContext) {
        let chart = self.chart;
        let point = context.palette.length(Length::Point);
        let hover = chart.hover.filter(|_| chart.hover != chart.selected);
        let (hover, selected) = (self.place(hover), self.place(chart.selected));
        context.pointed_at(hover, selected, 7.0 / 6.0 * point);
        if let Some(Ghost { x, class }) = chart.ghost {
            let ((x, y), radius) = (self.pixel(&x), self.radius);
            let mark =
                Mark { at: [x, y], class, radius, state: State::Plain, ring: None, halo: false };
            mark.draw_faint(context);
        }
        let Some(cursor) = &chart.cursor else { return };
        let ((x, y), [w, h]) = (self.pixel(cursor), self.rect.to);
        if self.rect.contains(x, y) {
            let gap = 0.75 * point;
            context.level(0.0, x - gap, y, CROSSHAIR);
            context.level(x + gap, w, y, CROSSHAIR);
            context.upright(x, 0.0, y - gap, CROSSHAIR);
            context.upright(x, y + gap, h, CROSSHAIR);
        }
    }
}

/// Whether the line has something to say about a mark.
fn has_state(mark: &Mark) -> bool {
    mark.ring.is_some() || matches!(mark.state, State::Inside | State::Wrong)
}
