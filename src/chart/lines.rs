//! The lines of the plane: regions, boundary, band edges, optimum, and the names and the width written on them.

use super::frame::{HalfPlane, Rect};
use super::map::PlaneMap;
use super::palette::Palette;
use super::picture::{Pen, Spot, Stroke};
use super::plane::PlaneFigure;
use super::text::{Anchor, Busy, Face, Label, Room, fixed, significant};

/// The lines in view. `levels` are f ≥ −ρ, f ≥ 0, f ≥ ρ, or f ≥ 0 alone where there is no band.
pub(crate) struct Lines {
    levels: Vec<Level>,
    optimum: Option<(HalfPlane, [Spot; 2])>,
    width: Option<f64>,
}

struct Level {
    plane: HalfPlane,
    line: Option<[Spot; 2]>,
    value: f64,
}

impl Lines {
    pub(crate) fn new(figure: &PlaneFigure, map: &PlaneMap, rect: &Rect) -> Self {
        let values: &[f64] = &figure.rho.map_or(vec![0.0], |rho| vec![-rho, 0.0, rho]);
        let level = |&value: &f64| {
            let plane = map.half_plane(figure.model.as_ref()?, value)?;
            Some(Level { plane, line: plane.border(rect), value })
        };
        let levels: Option<Vec<_>> = values.iter().map(level).collect();
        let optimum = figure.optimum.and_then(|model| {
            let plane = map.half_plane(&model, 0.0)?;
            Some((plane, plane.border(rect)?))
        });
        Lines { levels: levels.unwrap_or_default(), optimum, width: figure.width }
    }

    /// Whether there is a boundary at all.
    pub(crate) fn exist(&self) -> bool {
        !self.levels.is_empty()
    }

    /// The half-planes f ≥ −ρ and f ≥ ρ.
    pub(crate) fn edges(&self) -> Option<[HalfPlane; 2]> {
        match self.levels.as_slice() {
            [lower, _, upper] => Some([lower.plane, upper.plane]),
            _ => None,
        }
    }

    /// Every line in view.
    pub(crate) fn segments(&self) -> Vec<[Spot; 2]> {
        let optimum = self.optimum.map(|(_, line)| line);
        self.levels.iter().filter_map(|level| level.line).chain(optimum).collect()
    }

    /// The tints of f ≥ ρ, f ≤ −ρ and the band between them.
    pub(crate) fn regions(&self, pen: &mut Pen, rect: &Rect, palette: &Palette) {
        let (Some(first), Some(last)) = (self.levels.first(), self.levels.last()) else { return };
        let all = rect.corners();
        pen.fill(&last.plane.clip(&all), palette.tints[1]);
        pen.fill(&first.plane.complement().clip(&all), palette.tints[0]);
        pen.fill(&last.plane.complement().clip(&first.plane.clip(&all)), palette.tint_band);
    }

    /// Optimum, edges, boundary, from the bottom up.
    pub(crate) fn strokes(&self, pen: &mut Pen, palette: &Palette) {
        if let Some((_, line)) = self.optimum {
            pen.path(&line, Stroke::dotted(palette.ink_soft, palette.thin));
        }
        let edge = Stroke::dashed(palette.band, palette.edge);
        let boundary = Stroke::new(palette.ink, palette.boundary);
        for wanted in [false, true] {
            let levels = self.levels.iter().filter(|level| (level.value == 0.0) == wanted);
            for line in levels.filter_map(|level| level.line) {
                pen.path(&line, if wanted { boundary } else { edge });
            }
        }
    }

    /// The names of the lines and the width of the band, each where there is room, else not at all.
    pub(crate) fn names(&self, pen: &mut Pen, rect: &Rect, palette: &Palette, busy: &mut Busy) {
        self.dimension(pen, rect, palette, busy);
        for level in &self.levels {
            let Some(line) = level.line else { continue };
            let color = if level.value == 0.0 { palette.ink } else { palette.band };
            let label = Label::empty(palette.text(), color, [0.0, 0.0])
                .and(Face::BoldMath, "f")
                .and(Face::Bold, format!(" = {}", signed(level.value)));
            // Outside a narrow band there is room for the name of its lower edge too.
            let lower = level.plane.normal[1] * level.value > 0.0 && level.value != 0.0;
            ride(pen, label, line, &level.plane, rect, busy, &[false, lower]);
        }
        if let Some((plane, line)) = self.optimum {
            let label = Label::new("optimum", palette.text(), palette.ink_soft, [0.0, 0.0]);
            ride(
                pen,
                label,
                line,
                &plane,
                &rect.inset(0.12 * rect.size()[0].min(rect.size()[1])),
                busy,
                &[false, true],
            );
        }
    }

    /// The width as a dimension line from edge to edge, where no point is, its number beside it.
    fn dimension(&self, pen: &mut Pen, rect: &Rect, palette: &Palette, busy: &mut Busy) {
        let ([lower, _, upper], Some(width)) = (self.levels.as_slice(), self.width) else { return };
        let Some([start, end]) = lower.line else { return };
        let across = upper.plane.offset - lower.plane.offset;
        let along = lower.plane.reading();
        let length = (end[0] - start[0]) * along[0] + (end[1] - start[1]) * along[1];
        if across.is_nan() || across < 1.8 * palette.text() {
            return;
        }
        let inner = rect.inset(4.0);
        let (first, step) = (3.2 * palette.text(), 2.0 * palette.text());
        let places =
            (0..24).map(|k| first + f64::from(k) * step).take_while(|t| *t < length - 0.5 * first);
        for t in places {
            let a = [0, 1].map(|k| start[k] + t * along[k]);
            let b = [0, 1].map(|k| a[k] + across * lower.plane.normal[k]);
            if !inner.contains(a)
                || !inner.contains(b)
                || busy.discs.iter().any(|&(at, r)| near_segment(at, a, b) < r + 4.0)
            {
                continue;
            }
            let text =
                if (0.1..1000.0).contains(&width) { fixed(width, 2) } else { significant(width) };
            let Some((label, room)) =
                beside(pen, &format!("width {text}"), [a, b], along, palette, &inner, busy)
            else {
                continue;
            };
            arrow(pen, [a, b], along, palette);
            pen.write(&label);
            busy.rooms.push(room);
            busy.segments.push([a, b]);
            return;
        }
    }
}

/// +1, 0, −1.
fn signed(value: f64) -> String {
    let text = significant(value.abs());
    let short =
        if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    match value {
        0.0 => "0".into(),
        v if v > 0.0 => format!("+{short}"),
        _ => format!("−{short}"),
    }
}

/// Writes a label along a line, half its size above it (or below, where `below` allows that) and as near its right end as there is room.
fn ride(
    pen: &mut Pen,
    label: Label,
    line: [Spot; 2],
    plane: &HalfPlane,
    rect: &Rect,
    busy: &mut Busy,
    below: &[bool],
) {
    let along = plane.reading();
    let up = [along[1], -along[0]];
    let width = pen.measure(&label);
    let length = libm::hypot(line[1][0] - line[0][0], line[1][1] - line[0][1]);
    let inner = rect.inset(3.0);
    let backs =
        (0..).map(|k| 10.0 + 20.0 * f64::from(k)).take_while(|back| back + width < 0.75 * length);
    for back in backs {
        for &below in below {
            let rise = if below { -1.24 } else { 0.5 } * label.size;
            let at = [0, 1].map(|k| line[1][k] - back * along[k] + rise * up[k]);
            let label = Label { at, along, anchor: Anchor::End, ..label.clone() };
            let room = label.room(width);
            if room.inside(&inner) && busy.free(&room, 2.5) {
                pen.write(&label);
                busy.rooms.push(room);
                return;
            }
        }
    }
}

/// A label beside the dimension line from `a` to `b`: in the half further up, or in the other, or beyond its ends.
fn beside(
    pen: &Pen,
    text: &str,
    [a, b]: [Spot; 2],
    along: [f64; 2],
    palette: &Palette,
    rect: &Rect,
    busy: &Busy,
) -> Option<(Label, Room)> {
    let [bottom, top] = if a[1] > b[1] { [a, b] } else { [b, a] };
    let size = palette.text();
    let flat = along[0].abs() > 0.5;
    let beyond = 0.9 * size / libm::hypot(top[0] - bottom[0], top[1] - bottom[1]);
    [0.75, 0.25, 1.0 + beyond, -beyond].into_iter().find_map(|share| {
        let at = [0, 1].map(|k| bottom[k] + share * (top[k] - bottom[k]) + 9.0 * along[k]);
        let label = Label::empty(size, palette.band, [at[0], at[1] + 0.36 * size])
            .and(Face::Bold, text)
            .anchored(if flat { Anchor::Start } else { Anchor::Middle });
        let room = label.room(pen.measure(&label));
        (room.inside(rect) && busy.free(&room, 2.0)).then_some((label, room))
    })
}

/// A dimension line with a head at both ends.
fn arrow(pen: &mut Pen, [a, b]: [Spot; 2], along: [f64; 2], palette: &Palette) {
    let stroke = Stroke::new(palette.band, palette.thin);
    let length = libm::hypot(b[0] - a[0], b[1] - a[1]);
    let toward = [0, 1].map(|k| (b[k] - a[k]) / length);
    let head = 7.0 / 12.0 * palette.point;
    pen.path(&[a, b], stroke);
    for (tip, way) in [(a, 1.0), (b, -1.0)] {
        let wing =
            |side: f64| [0, 1].map(|k| tip[k] + head * (way * toward[k] + 0.45 * side * along[k]));
        pen.path(&[wing(-1.0), tip, wing(1.0)], stroke);
    }
}

/// Distance of a place from a segment.
fn near_segment(p: Spot, a: Spot, b: Spot) -> f64 {
    let d = [b[0] - a[0], b[1] - a[1]];
    let t = ((p[0] - a[0]) * d[0] + (p[1] - a[1]) * d[1]) / (d[0] * d[0] + d[1] * d[1]);
    let t = t.clamp(0.0, 1.0);
    libm::hypot(p[0] - a[0] - t * d[0], p[1] - a[1] - t * d[1])
}
