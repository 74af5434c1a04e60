//! Where each point rides: on the loss at its margin, or below the floor where its loss is 0.

use super::data::LossChart;
use crate::chart::axis::Axis;
use crate::chart::dense_marks::DENSE;
use crate::chart::palette::{Length, Palette};
use crate::chart::shape::Pixel;

/// A loss below this reads 0.00 and is drawn as none.
const NOTHING: f64 = 0.005;

/// A mark with its place on the picture.
#[derive(Clone, Copy)]
pub(super) struct LossPoint {
    pub(super) index: usize,
    pub(super) class: u8,
    pub(super) margin: f64,
    pub(super) at: Pixel,
    pub(super) loss: f64,
    pub(super) radius: f64,
}

impl LossPoint {
    pub(super) fn has_loss(&self) -> bool {
        self.loss >= NOTHING
    }

    /// Whether it rides at the same place as another.
    pub(super) fn is_with(&self, other: &LossPoint) -> bool {
        (self.margin - other.margin).abs() <= 1e-9 * (1.0 + self.margin.abs())
    }
}

/// The marks inside the range, their y still 0, and how many are beyond its two ends.
pub(super) fn placed_points(
    chart: &LossChart,
    x: &Axis,
    palette: &Palette,
) -> (Vec<LossPoint>, [usize; 2]) {
    let share = match chart.marks.len() {
        0..=60 => 1.0,
        61..=300 => 0.75,
        _ => 0.6,
    };
    let mut beyond = [0, 0];
    let mut placed = Vec::new();
    for (index, mark) in chart.marks.iter().enumerate() {
        if mark.margin < x.range[0] {
            beyond[0] += 1;
        } else if mark.margin > x.range[1] {
            beyond[1] += 1;
        } else {
            let at = [x.at(mark.margin), 0.0];
            let loss = chart.loss.value(mark.margin);
            let small = loss < NOTHING || chart.marks.len() > DENSE;
            let radius =
                share * palette.length(Length::Point) * if small { 3.7 } else { 5.0 } / 12.0;
            let (class, margin) = (mark.class, mark.margin);
            placed.push(LossPoint { index, class, margin, at, loss, radius });
        }
    }
    part_classes(&mut placed);
    (placed, beyond)
}

/// Where all points share one place or two, the classes stand side by side.
fn part_classes(placed: &mut [LossPoint]) {
    if second_place(placed).is_none() {
        return;
    }
    let mut there = [[false; 8]; 2];
    let first = placed[0];
    let group = |point: &LossPoint| usize::from(!point.is_with(&first));
    for point in placed.iter() {
        there[group(point)][rank(point)] = true;
    }
    for point in placed {
        let there = &there[group(point)];
        let (mut before, mut classes) = (0.0, 0.0);
        for (k, &there) in there.iter().enumerate() {
            if there {
                classes += 1.0;
                before += if k < rank(point) { 1.0 } else { 0.0 };
            }
        }
        point.at[0] += 2.5 * point.radius * (before - 0.5 * (classes - 1.0));
    }
}

/// The place of a point's class from the left: class 1 first, as in the page's buttons.
fn rank(point: &LossPoint) -> usize {
    match point.class {
        1 => 0,
        0 => 1,
        class => usize::from(class % 8),
    }
}

/// Where three points or more share no more than two places, none of them alone: the first point at the second place, the number of
/// points where there is only one. Else nothing.
pub(super) fn second_place(placed: &[LossPoint]) -> Option<usize> {
    let (mut second, mut counts) = (placed.len(), [0, 0]);
    for (i, point) in placed.iter().enumerate() {
        if !point.has_loss() {
            return None;
        }
        if point.is_with(&placed[0]) {
            counts[0] += 1;
            continue;
        }
        second = second.min(i);
        if !point.is_with(&placed[second]) {
            return None;
        }
        counts[1] += 1;
    }
    (placed.len() > 2 && counts[0] != 1 && counts[1] != 1).then_some(second)
}

/// Hangs the points without loss below the floor where they would overlap, in rows this far apart. Returns how many rows it took. In a
/// crowd some overlap anyhow: there the rows are filled in turn.
pub(super) fn stack_below(placed: &mut [LossPoint], row: f64, most: usize) -> usize {
    let dense = placed.len() > DENSE;
    let mut from_left: Vec<&mut LossPoint> = placed.iter_mut().collect();
    if !dense {
        from_left.sort_by(|a, b| a.at[0].total_cmp(&b.at[0]));
    }
    let mut ends = [f64::NEG_INFINITY; 4];
    let (mut place, mut used) = (most, 0);
    for point in from_left {
        if point.has_loss() {
            continue;
        }
        place = if dense && place < most { place + 1 } else { 0 };
        while !dense && place < most && point.at[0] < ends[place] {
            place += 1;
        }
        ends[place] = point.at[0] + 2.25 * point.radius;
        point.at[1] = row * place as f64;
        used = used.max(place);
    }
    if dense { most } else { used }
}
