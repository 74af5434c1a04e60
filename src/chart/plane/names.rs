//! The names of the plane's lines and the width of the band, each where there is room, else not at all.

use super::lines::{Level, Lines};
use crate::chart::clip::HalfPlane;
use crate::chart::frame::{Rect, distance, dot, moved, way};
use crate::chart::numerals::{fixed, significant};
use crate::chart::palette::Palette;
use crate::chart::picture::{Line, Pen, Spot};
use crate::chart::room::Busy;
use crate::chart::text::{Anchor, Face, Label};
use crate::number::clamped;

impl Lines {
    pub(super) fn names(&self, pen: &mut Pen, rect: &Rect, palette: &Palette, busy: &mut Busy) {
        if let ([lower, _, upper], Some(width)) = (self.levels.as_slice(), self.width) {
            dimension(pen, [lower, upper], width, rect, palette, busy);
        }
        for level in &self.levels {
            let Some(line) = level.line else { continue };
            let color = if level.value == 0.0 { palette.ink } else { palette.band };
            let mut label = Label::new(palette.text(), color, line[1], Anchor::End);
            label.add(Face::BoldMath, "f");
            label.add(Face::Bold, &signed(level.value));
            // Outside a narrow band there is room for the name of its lower edge too.
            let lower = level.plane.normal[1] * level.value > 0.0 && level.value != 0.0;
            ride(pen, label, line, &level.plane, rect, busy, lower);
        }
        if let Some((plane, line)) = self.optimum {
            let (size, color) = (palette.text(), palette.ink_soft);
            let label = Label::of(Face::Plain, "optimum", size, color, line[1], Anchor::End);
            let inner = rect.inset(0.12 * rect.size()[0].min(rect.size()[1]));
            ride(pen, label, line, &plane, &inner, busy, true);
        }
    }
}

/// The width as a dimension line from edge to edge, where no point is, its number beside it.
fn dimension(
    pen: &mut Pen,
    [lower, upper]: [&Level; 2],
    width: f64,
    rect: &Rect,
    palette: &Palette,
    busy: &mut Busy,
) {
    let Some([start, end]) = lower.line else { return };
    let across = upper.plane.offset - lower.plane.offset;
    let along = lower.plane.reading();
    let length = dot(way(start, end), along);
    if across.is_nan() || across < 1.8 * palette.text() {
        return;
    }
    let inner = rect.inset(4.0);
    let (first, step) = (3.2 * palette.text(), 2.0 * palette.text());
    for k in 0..24 {
        let back = first + f64::from(k) * step;
        if back >= length - 0.5 * first {
            return;
        }
        let a = moved(start, along, back);
        let b = moved(a, lower.plane.normal, across);
        let met = |&(at, radius): &(Spot, f64)| near_segment(at, a, b) < radius + 4.0;
        if inner.contains(a)
            && inner.contains(b)
            && !busy.discs.iter().any(met)
            && let Some(label) = beside(pen, width, [a, b], along, palette, &inner, busy)
        {
            arrow(pen, [a, b], along, palette);
            busy.write(pen, &label);
            busy.segments.push([a, b]);
            return;
        }
    }
}

/// ` = +1`, ` = 0`, ` = −1`.
fn signed(value: f64) -> String {
    let text = significant(value.abs());
    let short =
        if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    let sign = if value > 0.0 {
        " = +"
    } else if value < 0.0 {
        " = −"
    } else {
        " = "
    };
    String::from(sign) + short
}

/// Writes a label along a line, half its size above it (or below, where `below` allows that) and as near its right end as there is room.
fn ride(
    pen: &mut Pen,
    mut label: Label,
    line: [Spot; 2],
    plane: &HalfPlane,
    rect: &Rect,
    busy: &mut Busy,
    below: bool,
) {
    let along = plane.reading();
    let up = [along[1], -along[0]];
    let width = pen.measure(&label);
    let length = distance(line[0], line[1]);
    let inner = rect.inset(3.0);
    label.along = along;
    let mut back = 10.0;
    while back + width < 0.75 * length {
        for rise in [0.5 * label.size, -1.24 * label.size] {
            if rise < 0.0 && !below {
                continue;
            }
            label.at = moved(moved(line[1], along, -back), up, rise);
            let room = label.room(width);
            if room.inside(&inner) && busy.free(&room, 2.5) {
                pen.write(&label);
                busy.rooms.push(room);
                return;
            }
        }
        back += 20.0;
    }
}

/// The width as a label beside its dimension line from `a` to `b`: in the half further up, or in the other, or beyond its ends.
fn beside(
    pen: &mut Pen,
    width: f64,
    [a, b]: [Spot; 2],
    along: [f64; 2],
    palette: &Palette,
    rect: &Rect,
    busy: &Busy,
) -> Option<Label> {
    let number = if (0.1..1000.0).contains(&width) { fixed(width, 2) } else { significant(width) };
    let [bottom, top] = if a[1] > b[1] { [a, b] } else { [b, a] };
    let size = palette.text();
    let flat = along[0].abs() > 0.5;
    let beyond = 0.9 * size / distance(top, bottom);
    let anchor = if flat { Anchor::Start } else { Anchor::Middle };
    let mut label = Label::new(size, palette.band, a, anchor);
    label.add(Face::Bold, &(String::from("width ") + &number));
    let long = pen.measure(&label);
    for share in [0.75, 0.25, 1.0 + beyond, -beyond] {
        label.at = moved(moved(bottom, way(bottom, top), share), along, 9.0);
        label.at[1] += 0.36 * size;
        let room = label.room(long);
        if room.inside(rect) && busy.free(&room, 2.0) {
            return Some(label);
        }
    }
    None
}

/// A dimension line with a head at both ends.
fn arrow(pen: &mut Pen, [a, b]: [Spot; 2], along: [f64; 2], palette: &Palette) {
    let head = 7.0 / 12.0 * palette.point;
    let back = head / distance(a, b);
    pen.line(&[a, b], Line::Solid, palette.band, palette.thin);
    for [tip, other] in [[a, b], [b, a]] {
        let root = moved(tip, way(tip, other), back);
        let wing = |side: f64| moved(root, along, 0.45 * head * side);
        pen.line(&[wing(-1.0), tip, wing(1.0)], Line::Solid, palette.band, palette.thin);
    }
}

/// Distance of a place from a segment.
fn near_segment(p: Spot, a: Spot, b: Spot) -> f64 {
    let d = way(a, b);
    let t = clamped(dot(way(a, p), d) / dot(d, d), 0.0, 1.0);
    distance(p, moved(a, d, t))
}
