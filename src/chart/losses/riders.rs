//! Where each point rides: on the loss at its margin, or below the floor where it pays nothing.

use super::LossFigure;
use crate::base::format::ascending;
use crate::chart::CROWD;
use crate::chart::frame::Axis;
use crate::chart::palette::{Length, Palette};
use crate::chart::picture::Spot;

/// A loss below this reads 0.00 and is drawn as none.
const NOTHING: f64 = 0.005;

/// A mark with its place on the picture.
#[derive(Clone, Copy)]
pub(super) struct Rider {
    pub(super) index: usize,
    pub(super) class: u8,
    pub(super) margin: f64,
    pub(super) at: Spot,
    pub(super) loss: f64,
    pub(super) radius: f64,
}

impl Rider {
    pub(super) fn pays(&self) -> bool {
        self.loss >= NOTHING
    }

    /// Whether it rides at the same place as another.
    pub(super) fn is_with(&self, other: &Rider) -> bool {
        (self.margin - other.margin).abs() <= 1e-9 * (1.0 + self.margin.abs())
    }
}

/// The marks inside the range, their y still 0, and how many are beyond its two ends.
pub(super) fn riders(figure: &LossFigure, x: &Axis, palette: &Palette) -> (Vec<Rider>, [usize; 2]) {
    let share = match figure.marks.len() {
        0..=60 => 1.0,
        61..=300 => 0.75,
        _ => 0.6,
    };
    let mut beyond = [0, 0];
    let mut riders = Vec::new();
    for (index, mark) in figure.marks.iter().enumerate() {
        if mark.margin < x.range[0] {
            beyond[0] += 1;
        } else if mark.margin > x.range[1] {
            beyond[1] += 1;
        } else {
            let at = [x.at(mark.margin), 0.0];
            let loss = figure.loss.value(mark.margin);
            let small = loss < NOTHING || figure.marks.len() > CROWD;
            let radius =
                share * palette.length(Length::Point) * if small { 3.7 } else { 5.0 } / 12.0;
            let (class, margin) = (mark.class, mark.margin);
            riders.push(Rider { index, class, margin, at, loss, radius });
        }
    }
    part_classes(&mut riders);
    (riders, beyond)
}

/// Where all points share one place or two, the classes stand side by side.
fn part_classes(riders: &mut [Rider]) {
    if second_place(riders).is_none() {
        return;
    }
    let mut there = [[false; 8]; 2];
    let first = riders[0];
    let group = |rider: &Rider| usize::from(!rider.is_with(&first));
    for rider in riders.iter() {
        there[group(rider)][rank(rider)] = true;
    }
    for rider in riders {
        let there = &there[group(rider)];
        let (mut before, mut classes) = (0.0, 0.0);
        for (k, &there) in there.iter().enumerate() {
            if there {
                classes += 1.0;
                before += if k < rank(rider) { 1.0 } else { 0.0 };
            }
        }
        rider.at[0] += 2.5 * rider.radius * (before - 0.5 * (classes - 1.0));
    }
}

/// The place of a rider's class from the left: class 1 first, as in the page's buttons.
fn rank(rider: &Rider) -> usize {
    match rider.class {
        1 => 0,
        0 => 1,
        class => usize::from(class % 8),
    }
}

/// Where three points or more share no more than two places, none of them alone: the first point at the second place, the number of
/// points where there is only one. Else nothing.
pub(super) fn second_place(riders: &[Rider]) -> Option<usize> {
    let (mut second, mut counts) = (riders.len(), [0, 0]);
    for (i, rider) in riders.iter().enumerate() {
        if !rider.pays() {
            return None;
        }
        if rider.is_with(&riders[0]) {
            counts[0] += 1;
            continue;
        }
        second = second.min(i);
        if !rider.is_with(&riders[second]) {
            return None;
        }
        counts[1] += 1;
    }
    (riders.len() > 2 && counts[0] != 1 && counts[1] != 1).then_some(second)
}

/// Hangs the points without loss below the floor where they would overlap, in rows this far apart. Returns how many rows it took. In a
/// crowd some overlap anyhow: there the rows are filled in turn.
pub(super) fn hang(riders: &mut [Rider], row: f64, most: usize) -> usize {
    let crowded = riders.len() > CROWD;
    let mut keys = Vec::new();
    for rider in riders.iter() {
        keys.push(if crowded { 0.0 } else { rider.at[0] });
    }
    let mut ends = [f64::NEG_INFINITY; 4];
    let (mut place, mut used) = (most, 0);
    for &i in &ascending(&keys) {
        let rider = &mut riders[i as usize];
        if rider.pays() {
            continue;
        }
        place = if crowded && place < most { place + 1 } else { 0 };
        while !crowded && place < most && rider.at[0] < ends[place] {
            place += 1;
        }
        ends[place] = rider.at[0] + 2.25 * rider.radius;
        rider.at[1] = row * place as f64;
        used = used.max(place);
    }
    if crowded { most } else { used }
}
