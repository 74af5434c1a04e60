//! The names of the plane's lines and the width of the band, each where there is room, else not at all.

use super::lines::Lines;
use super::scene::Scene;
use crate::base::format::clamped;
use crate::chart::clip::HalfPlane;
use crate::chart::draw_context::{DIMENSION, DrawContext};
use crate::chart::geometry::{Rect, distance, dot, moved, way};
use crate::chart::label::{Anchor, Face, Label};
use crate::chart::label_layout::Avoid;
use crate::chart::numerals::{fixed, significant, trimmed};
use crate::chart::palette::{Ink, Length};
use crate::chart::shape::{Path, Pixel};

impl Scene<'_> {
    pub(super) fn names(&self, context: &mut DrawContext, lines: &Lines) {
        match self.chart.rho {
            None => self.level(context, &lines.middle, 0.0),
            Some(rho) => {
                self.dimension(context, lines);
                self.level(context, &lines.lower, -rho);
                self.level(context, &lines.middle, 0.0);
                self.level(context, &lines.upper, rho);
            }
        }
    }

    /// The name of the line f = value.
    fn level(&self, context: &mut DrawContext, plane: &HalfPlane, value: f64) {
        let mut label = self.level_name(context, value);
        // Outside a narrow band there is room for the name of its lower edge too.
        self.place_along_line(context, &mut label, plane, 3.0, plane.normal[1] * value > 0.0);
    }

    /// `f = value`.
    pub(super) fn level_name(&self, context: &mut DrawContext, value: f64) -> Label {
        let ink = if value == 0.0 { Ink::INK } else { Ink::BAND };
        let sign = if value > 0.0 {
            " = +"
        } else if value < 0.0 {
            " = −"
        } else {
            " = "
        };
        let mut label = context.label(Face::BoldMath, "f", ink);
        let number = trimmed(significant(value.abs()));
        context.add(&mut label, Face::Bold, &format!("{sign}{number}"));
        label
    }

    pub(super) fn optimum_name(&self, context: &mut DrawContext, plane: &HalfPlane) {
        let mut label = context.label(Face::Plain, self.chart.ghost_name, Ink::SOFT);
        let [w, h] = self.rect.to;
        self.place_along_line(context, &mut label, plane, 0.12 * w.min(h) + 3.0, true);
    }

    /// Writes a label along a line, half its size above it (or below, where `below` allows that) and as near its right end as there
    /// is room, so far inside the frame.
    fn place_along_line(
        &self,
        context: &mut DrawContext,
        label: &mut Label,
        plane: &HalfPlane,
        inset: f64,
        below: bool,
    ) {
        let Some([start, end]) = &plane.border(&self.rect) else { return };
        let inner = self.rect.inset(inset);
        let along = plane.reading();
        label.along = along;
        label.anchor = Anchor::End;
        let mut back = 10.0;
        while back + label.width < 0.75 * distance(*start, *end) {
            for &rise in &[0.5, -1.24] {
                let up = [along[1], -along[0]];
                label.at = moved(moved(*end, along, -back), up, rise * label.size);
                if (rise > 0.0 || below) && context.try_to_write(label, &inner, Avoid::All(2.5)) {
                    return;
                }
            }
            back += 20.0;
        }
    }

    /// The width as a dimension line from edge to edge, where no point is, its number beside it.
    fn dimension(&self, context: &mut DrawContext, lines: &Lines) {
        let (lower, size) = (&lines.lower, context.text);
        let Some(width) = self.chart.width else { return };
        let Some([start, end]) = &lower.border(&self.rect) else { return };
        let across = lines.upper.offset - lower.offset;
        if across.is_nan() || across < 1.8 * size {
            return;
        }
        let along = lower.reading();
        let length = dot(way(*start, *end), along);
        let number =
            if (0.1..1000.0).contains(&width) { fixed(width, 2) } else { significant(width) };
        let label = &mut context.label(Face::Bold, &format!("width {number}"), Ink::BAND);
        label.anchor = if along[0].abs() > 0.5 { Anchor::Start } else { Anchor::Middle };
        let inner = self.rect.inset(4.0);
        let first = 3.2 * size;
        for k in 0..24 {
            let back = first + f64::from(k) * 2.0 * size;
            if back >= length - 0.5 * first {
                return;
            }
            let a = moved(*start, along, back);
            let b = moved(a, lower.normal, across);
            if inner.contains(a[0], a[1])
                && inner.contains(b[0], b[1])
                && no_point_near(context, a, b)
                && beside(context, label, a, b, along, &inner)
            {
                arrow(context, a, b, along);
                context.keep(label);
                context.obstacles.lines.line(a[0], a[1], b[0], b[1]);
                return;
            }
        }
    }
}

/// Puts a label beside the dimension line from `a` to `b`: in the half further up, or in the other, or beyond its ends. Returns
/// whether there is room.
fn beside(
    context: &DrawContext,
    label: &mut Label,
    a: Pixel,
    b: Pixel,
    along: [f64; 2],
    frame: &Rect,
) -> bool {
    let (bottom, top) = if a[1] > b[1] { (a, b) } else { (b, a) };
    let beyond = 0.9 * label.size / distance(top, bottom);
    for &share in &[0.75, 0.25, 1.0 + beyond, -beyond] {
        label.at = moved(moved(bottom, way(bottom, top), share), along, 9.0);
        label.at[1] += 0.36 * label.size;
        if context.fits(label, frame, Avoid::All(2.0)) {
            return true;
        }
    }
    false
}

/// A dimension line with a head at both ends.
fn arrow(context: &mut DrawContext, a: Pixel, b: Pixel, along: [f64; 2]) {
    let head = 7.0 / 12.0 * context.palette.length(Length::Point);
    let back = head / distance(a, b);
    let mut path = Path::default();
    path.line(a[0], a[1], b[0], b[1]);
    for &(tip, other) in &[(a, b), (b, a)] {
        let root = moved(tip, way(tip, other), back);
        let wing = [0.45 * head * along[0], 0.45 * head * along[1]];
        path.to(root[0] - wing[0], root[1] - wing[1]);
        path.line(tip[0], tip[1], root[0] + wing[0], root[1] + wing[1]);
    }
    context.line(&path, DIMENSION);
}

/// Whether no point touches a segment.
fn no_point_near(context: &DrawContext, a: Pixel, b: Pixel) -> bool {
    let d = way(a, b);
    for &[x, y, radius] in &context.obstacles.discs {
        let p = [x, y];
        let t = clamped(dot(way(a, p), d) / dot(d, d), 0.0, 1.0);
        if distance(p, moved(a, d, t)) < radius + 4.0 {
            return false;
        }
    }
    true
}
