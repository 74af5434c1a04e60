//! Where the points ride on the loss, and where those hang that have none.

use super::LossFigure;
use crate::chart::frame::Axis;
use crate::chart::palette::Palette;
use crate::chart::picture::Spot;
use crate::chart::{CROWD, order};

/// A loss below this reads 0.00 and is drawn as none.
const NOTHING: f64 = 0.005;

/// A mark with its place on the picture.
#[derive(Clone, Copy, Debug)]
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
    let mut riders = Vec::with_capacity(figure.marks.len());
    for (index, mark) in figure.marks.iter().enumerate() {
        if mark.margin < x.range[0] {
            beyond[0] += 1;
        } else if mark.margin > x.range[1] {
            beyond[1] += 1;
        } else {
            let loss = figure.loss.value(mark.margin);
            let small = loss < NOTHING || figure.marks.len() > CROWD;
            let radius = share * palette.point * if small { 3.7 } else { 5.0 } / 12.0;
            let at = [x.at(mark.margin), 0.0];
            let (class, margin) = (mark.class, mark.margin);
            riders.push(Rider { index, class, margin, at, loss, radius });
        }
    }
    part_classes(&mut riders);
    (riders, beyond)
}

/// Where all points share one place or two, the classes stand side by side.
pub(super) fn part_classes(riders: &mut [Rider]) {
    let Some(groups) = groups(riders) else { return };
    for group in groups {
        // Class 1 first, as in the page's buttons.
        let all = [1, 0, 2, 3, 4, 5, 6, 7];
        let classes: Vec<u8> =
            all.into_iter().filter(|&c| group.iter().any(|rider| rider.class == c)).collect();
        for rider in riders.iter_mut().filter(|rider| rider.is_with(&group[0])) {
            let place = classes.iter().position(|&c| c == rider.class).unwrap_or(0) as f64;
            rider.at[0] += 2.5 * rider.radius * (place - 0.5 * (classes.len() - 1) as f64);
        }
    }
}

/// The points by their place where three or more share no more than two places, else nothing.
pub(super) fn groups(riders: &[Rider]) -> Option<Vec<Vec<Rider>>> {
    let mut groups: Vec<Vec<Rider>> = Vec::new();
    for rider in riders {
        if !rider.pays() {
            return None;
        }
        let same = |group: &Vec<Rider>| rider.is_with(&group[0]);
        match groups.iter().position(same) {
            Some(place) => groups[place].push(*rider),
            None if groups.len() == 2 => return None,
            None => groups.push(vec![*rider]),
        }
    }
    (riders.len() > 2 && groups.iter().all(|group| group.len() > 1)).then_some(groups)
}

/// Hangs the points without loss below the floor where they would overlap, in rows this far apart. Returns how many rows it took.
pub(super) fn hang(riders: &mut [Rider], row: f64, most: usize) -> usize {
    if riders.len() > CROWD {
        return hang_in_turn(riders, row, most);
    }
    let from_left = order(riders.len(), &|i, j| riders[i].at[0].total_cmp(&riders[j].at[0]));
    let mut ends = vec![f64::NEG_INFINITY; most + 1];
    let mut used = 0;
    for i in from_left {
        if riders[i].pays() {
            continue;
        }
        let (x, gap) = (riders[i].at[0], 2.25 * riders[i].radius);
        let place = ends.iter().position(|&end| x >= end).unwrap_or(most);
        ends[place] = x + gap;
        riders[i].at[1] = row * place as f64;
        used = used.max(place);
    }
    used
}

/// The same for a crowd, in which some overlap anyhow: the rows are filled in turn.
pub(super) fn hang_in_turn(riders: &mut [Rider], row: f64, most: usize) -> usize {
    for (i, rider) in riders.iter_mut().filter(|rider| !rider.pays()).enumerate() {
        rider.at[1] = row * (i % (most + 1)) as f64;
    }
    most
}
