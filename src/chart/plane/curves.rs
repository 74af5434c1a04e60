//! The lines of the plane where the score is known on a grid and its level sets are curves: regions, strokes, slack, names.

use super::scene::{PlaneMark, Scene};
use crate::base::format::clamped;
use crate::chart::draw_context::{BOUNDARY, DrawContext, EDGE, SLACK};
use crate::chart::geometry::{distance, dot, moved, way};
use crate::chart::label::{Anchor, Face, Label};
use crate::chart::label_layout::Avoid;
use crate::chart::levels::{LevelSet, ScoreField};
use crate::chart::palette::Ink;
use crate::chart::shape::{Path, Pixel};

/// The sets f ≥ −ρ, f ≥ 0 and f ≥ ρ; those at the edges are nothing where there is no band.
pub(super) struct Curves {
    lower: LevelSet,
    middle: LevelSet,
    upper: LevelSet,
}

/// No slack line is longer than this share of the picture's shorter side: farther away, the nearest edge says little about a point.
const LONGEST_SLACK: f64 = 0.25;
/// How many pixels further left a name may be moved to be level instead of upright.
const STEEP: f64 = 150.0;
/// A name rides where its line bends no more than this, CSS pixels.
const BEND: f64 = 2.0;

impl Scene<'_> {
    pub(super) fn curves(&self, field: &ScoreField) -> Curves {
        let level = |level: f64| field.level_set(level, &self.map, &self.rect);
        let edge =
            |sign: f64| self.chart.rho.map_or_else(LevelSet::default, |rho| level(sign * rho));
        Curves { lower: edge(-1.0), middle: level(0.0), upper: edge(1.0) }
    }

    /// What lies under grid and numbers: the tints. Labels keep off the lines from here on.
    pub(super) fn curved_regions(
        &self,
        context: &mut DrawContext,
        field: &ScoreField,
        curves: &Curves,
    ) {
        let Curves { lower, middle, upper } = curves;
        let banded = self.chart.rho.is_some();
        let (above, below) = if banded { (upper, lower) } else { (middle, middle) };
        context.polygon(&above.rings, Ink::TINT_1);
        // The frame turns the other way around than the rings in it, so that these are cut out.
        let mut rest = field.outline(&self.map, &self.rect);
        rest.lift();
        rest.add(&below.rings);
        context.polygon(&rest, Ink::TINT_0);
        if banded {
            let mut band = Path::default();
            band.add(&lower.rings);
            for &[x, y] in upper.rings.iter().rev() {
                band.to(x, y);
            }
            context.polygon(&band, Ink::TINT_BAND);
        }
        for set in [lower, middle, upper] {
            context.obstacles.lines.add(&set.lines);
        }
    }

    /// What lies over grid and numbers: edges, boundary, slack, names.
    pub(super) fn curved_lines(&self, context: &mut DrawContext, curves: &Curves) {
        context.line(&curves.lower.lines, EDGE);
        context.line(&curves.upper.lines, EDGE);
        context.line(&curves.middle.lines, BOUNDARY);
        self.curved_slacks(context, curves);
        let mut name = |set: &LevelSet, value: f64| {
            let mut label = self.level_name(context, value);
            self.place_along_curve(context, &mut label, &set.lines, 3.0);
        };
        if let Some(rho) = self.chart.rho {
            name(&curves.lower, -rho);
            name(&curves.middle, 0.0);
            name(&curves.upper, rho);
        } else {
            name(&curves.middle, 0.0);
        }
    }

    /// Where the score of the optimum is 0. Labels keep off it from here on.
    pub(super) fn optimum_level(&self, context: &mut DrawContext, field: &ScoreField) -> LevelSet {
        let set = field.level_set(0.0, &self.map, &self.rect);
        context.obstacles.lines.add(&set.lines);
        set
    }

    pub(super) fn curved_optimum_name(&self, context: &mut DrawContext, set: &LevelSet) {
        let mut label = context.label(Face::Plain, self.chart.ghost_name, Ink::SOFT);
        let [w, h] = self.rect.to;
        self.place_along_curve(context, &mut label, &set.lines, 0.12 * w.min(h) + 3.0);
    }

    /// Slack: from a point to the nearest place on its own edge of the band, where that is in view and not far.
    fn curved_slacks(&self, context: &mut DrawContext, curves: &Curves) {
        let dense = self.chart.dense();
        let [w, h] = self.rect.to;
        let mut path = Path::default();
        for mark in &self.chart.marks {
            let (x, y) = self.pixel(&mark.x);
            if !self.has_slack(mark) || !self.rect.contains(x, y) {
                continue;
            }
            let Some(foot) = nearest(&self.edge_of(mark, curves).lines, [x, y]) else { continue };
            if distance([x, y], foot) <= LONGEST_SLACK * w.min(h) {
                path.line(x, y, foot[0], foot[1]);
            }
        }
        if !dense {
            context.obstacles.lines.add(&path);
        }
        context.width = if dense { 0.5 } else { 1.0 };
        context.lines(&path, SLACK);
        context.width = 1.0;
    }

    fn edge_of<'c>(&self, mark: &PlaneMark, curves: &'c Curves) -> &'c LevelSet {
        if mark.class == 0 { &curves.lower } else { &curves.upper }
    }

    /// Writes a label along one of these lines, as far to the right as there is room: where the line is nearly straight, half the
    /// label's size above it or below.
    fn place_along_curve(
        &self,
        context: &mut DrawContext,
        label: &mut Label,
        lines: &[Pixel],
        inset: f64,
    ) {
        const MOST: usize = 40;
        let inner = self.rect.inset(inset);
        let lines = lines.split(|at| at[0].is_nan());
        let mut places: Vec<_> = lines.flat_map(|line| straights(line, label.width)).collect();
        // Level words are read best.
        let cost = |place: &Straight| STEEP * (1.0 - place.along[0]) - place.end;
        places.sort_by(|a, b| cost(a).total_cmp(&cost(b)));
        label.anchor = Anchor::Middle;
        for Straight { middle, along, bulge, .. } in places.into_iter().take(MOST) {
            label.along = along;
            let up = [along[1], -along[0]];
            for (side, rise) in [(1.0, 0.5), (-1.0, 1.24)] {
                // The line's bow towards the label is no room for it.
                let bow = f64::max(side * bulge[0], side * bulge[1]).max(0.0);
                label.at = moved(middle, up, side * (rise * label.size + bow));
                if context.try_to_write(label, &inner, Avoid::All(2.0)) {
                    return;
                }
            }
        }
    }
}

/// A stretch of a line that is nearly straight, read from left to right.
struct Straight {
    middle: Pixel,
    along: [f64; 2],
    /// Its largest x.
    end: f64,
    /// How far the line leaves the stretch downwards (negative) and upwards.
    bulge: [f64; 2],
}

/// The stretches of this length along a line, one every few pixels.
fn straights(line: &[Pixel], length: f64) -> Vec<Straight> {
    const EACH: f64 = 12.0;
    let spots = spaced(line, EACH);
    let steps = (length / EACH).ceil().max(1.0) as usize + 1;
    let mut found = Vec::new();
    for stretch in spots.windows(steps + 1) {
        let (mut a, mut b) = (stretch[0], stretch[steps]);
        if a[0] > b[0] {
            (a, b) = (b, a);
        }
        let far = distance(a, b);
        if far < length {
            continue;
        }
        let d = way(a, b);
        let along = [d[0] / far, d[1] / far];
        let mut bulge = [0.0_f64; 2];
        for &spot in stretch {
            let up = dot(way(a, spot), [along[1], -along[0]]);
            bulge = [bulge[0].min(up), bulge[1].max(up)];
        }
        // Nearly upright words are hard to read.
        if bulge[1] - bulge[0] <= BEND && along[0] > 0.5 {
            found.push(Straight { middle: moved(a, d, 0.5), along, end: b[0], bulge });
        }
    }
    found
}

/// Places along a line, so far from each other along it.
fn spaced(line: &[Pixel], each: f64) -> Path {
    let (mut spots, mut ahead) = (Path::default(), 0.0);
    for pair in line.windows(2) {
        let (length, d) = (distance(pair[0], pair[1]), way(pair[0], pair[1]));
        while ahead <= length && length > 0.0 {
            let [x, y] = moved(pair[0], d, ahead / length);
            spots.to(x, y);
            ahead += each;
        }
        ahead -= length;
    }
    spots
}

/// The place on these lines that is nearest to another.
fn nearest(lines: &[Pixel], to: Pixel) -> Option<Pixel> {
    let (mut found, mut least) = (None, f64::INFINITY);
    for pair in lines.windows(2) {
        let d = way(pair[0], pair[1]);
        let share = clamped(dot(way(pair[0], to), d) / dot(d, d), 0.0, 1.0);
        let at = moved(pair[0], d, if share.is_nan() { 0.0 } else { share });
        let away = distance(at, to);
        // Between two lines there are no numbers, and so no place.
        if away < least {
            (found, least) = (Some(at), away);
        }
    }
    found
}
