//! Rows of the kernel matrix, kept within a bounded memory.

use std::rc::Rc;

use crate::kernel::{Kernel, Places};

/// What the rows kept may weigh together.
const BYTES: usize = 64 << 20;

/// The rows k(xᵢ, ·) that were asked for last. What is kept changes no result, so a clone starts with none.
#[derive(Debug)]
pub(super) struct Rows {
    kernel: Kernel,
    places: Rc<Places>,
    /// k(xᵢ, xᵢ), and a 0 more where the places are odd.
    pub diagonal: Rc<Vec<f64>>,
    /// Empty where a row is not kept; else as long as there are places, and a 0 more where they are odd.
    rows: Vec<Vec<f64>>,
    /// Which are.
    held: Vec<u32>,
    /// When each was asked for last.
    used: Vec<u32>,
    clock: u32,
}

impl Clone for Rows {
    fn clone(&self) -> Self {
        Rows::empty(self.kernel, self.places.clone(), self.diagonal.clone())
    }
}

impl Rows {
    /// None kept yet.
    pub fn new(kernel: Kernel, places: Rc<Places>) -> Self {
        let mut diagonal = Vec::with_capacity(places.len() + 1);
        for i in 0..places.len() {
            diagonal.push(kernel.value(places.at(i), places.at(i)));
        }
        Rows::empty(kernel, places, Rc::new(even(diagonal)))
    }

    fn empty(kernel: Kernel, places: Rc<Places>, diagonal: Rc<Vec<f64>>) -> Self {
        let (rows, used) = (vec![Vec::new(); places.len()], vec![0; places.len()]);
        Rows { kernel, places, diagonal, rows, held: Vec::new(), used, clock: 0 }
    }

    /// Has row i kept; the one asked for before stays too.
    pub fn want(&mut self, i: usize) {
        self.clock = self.clock.wrapping_add(1);
        self.used[i] = self.clock;
        if !self.rows[i].is_empty() {
            return;
        }
        let n = self.places.len();
        let mut row = Vec::new();
        if self.held.len() >= (BYTES / (8 * n)).max(2) {
            row = self.let_go();
        }
        row.resize(n + n % 2, 0.0);
        self.kernel.row(self.places.at(i), &self.places, &mut row[..n]);
        self.rows[i] = row;
        self.held.push(i as u32);
    }

    /// Row i, if it is kept.
    pub fn get(&self, i: usize) -> &[f64] {
        &self.rows[i]
    }

    /// Lets the row go that was not asked for the longest.
    fn let_go(&mut self) -> Vec<f64> {
        let (mut oldest, mut age) = (0, 0);
        for (at, &i) in self.held.iter().enumerate() {
            let idle = self.clock.wrapping_sub(self.used[i as usize]);
            if idle > age {
                (oldest, age) = (at, idle);
            }
        }
        std::mem::take(&mut self.rows[self.held.swap_remove(oldest) as usize])
    }

    /// The rows of the places as they are after an edit: place i was place `from[i]` before and has not moved, or is new
    /// (`None`). What is known of the rows kept stays known.
    pub fn carried(&mut self, places: Rc<Places>, from: &[Option<u32>]) -> Rows {
        let mut diagonal = Vec::with_capacity(places.len() + 1);
        for (i, from) in from.iter().enumerate() {
            diagonal.push(match from {
                Some(from) => self.diagonal[*from as usize],
                None => self.kernel.value(places.at(i), places.at(i)),
            });
        }
        let mut now = Rows::empty(self.kernel, places, Rc::new(even(diagonal)));
        now.clock = self.clock;
        let (mut fresh, mut stays) = (Vec::new(), true);
        for (i, from) in from.iter().enumerate() {
            match from {
                None => fresh.push(i),
                Some(from) => stays &= *from as usize == i,
            }
        }
        for (i, origin) in from.iter().enumerate() {
            let Some(old) = origin.map(|old| old as usize) else { continue };
            let row = std::mem::take(&mut self.rows[old]);
            if row.is_empty() {
                continue;
            }
            let mut row = if stays { row } else { reordered(&row, from) };
            row.resize(from.len(), 0.0);
            for &k in &fresh {
                row[k] = now.kernel.value(now.places.at(i), now.places.at(k));
            }
            now.rows[i] = even(row);
            now.used[i] = self.used[old];
            now.held.push(i as u32);
        }
        now
    }
}

/// The entries of a row where they are now, 0 where they are new.
fn reordered(row: &[f64], from: &[Option<u32>]) -> Vec<f64> {
    let mut now = Vec::with_capacity(from.len() + 1);
    for from in from {
        now.push(from.map_or(0.0, |from| row[from as usize]));
    }
    now
}

/// With a 0 more where there are not whole pairs of entries.
fn even(mut row: Vec<f64>) -> Vec<f64> {
    row.resize(row.len() + row.len() % 2, 0.0);
    row
}
