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
        let n = self.places.len();
        Rows {
            kernel: self.kernel,
            places: self.places.clone(),
            diagonal: self.diagonal.clone(),
            rows: vec![Vec::new(); n],
            held: Vec::new(),
            used: vec![0; n],
            clock: 0,
        }
    }
}

impl Rows {
    /// None kept yet.
    pub fn new(kernel: Kernel, places: Rc<Places>) -> Self {
        let n = places.len();
        let mut diagonal = Vec::with_capacity(n + n % 2);
        for i in 0..n {
            diagonal.push(kernel.value(places.at(i), places.at(i)));
        }
        diagonal.resize(n + n % 2, 0.0);
        Rows {
            kernel,
            places,
            diagonal: Rc::new(diagonal),
            rows: vec![Vec::new(); n],
            held: Vec::new(),
            used: vec![0; n],
            clock: 0,
        }
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
        self.kernel.row(self.places.at(i), &self.places, 0, &mut row[..n]);
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
        let n = places.len();
        let mut diagonal = Vec::with_capacity(n + n % 2);
        for (i, from) in from.iter().enumerate() {
            diagonal.push(match from {
                Some(from) => self.diagonal[*from as usize],
                None => self.kernel.value(places.at(i), places.at(i)),
            });
        }
        diagonal.resize(n + n % 2, 0.0);
        let mut now = Rows {
            kernel: self.kernel,
            places,
            diagonal: Rc::new(diagonal),
            rows: vec![Vec::new(); n],
            held: Vec::with_capacity(self.held.len() + 1),
            used: vec![0; n],
            clock: self.clock,
        };
        let mut fresh = Vec::new();
        let mut stays = true;
        for (i, from) in from.iter().enumerate() {
            match from {
                None => fresh.push(i),
                Some(from) => stays &= *from as usize == i,
            }
        }
        for (i, origin) in from.iter().enumerate() {
            let Some(old) = origin.map(|old| old as usize) else { continue };
            if self.rows[old].is_empty() {
                continue;
            }
            let mut row = std::mem::take(&mut self.rows[old]);
            if !stays {
                let before = row;
                row = Vec::with_capacity(n + n % 2);
                for from in from {
                    row.push(from.map_or(0.0, |from| before[from as usize]));
                }
            }
            row.resize(n + n % 2, 0.0);
            for &k in &fresh {
                row[k] = now.kernel.value(now.places.at(i), now.places.at(k));
            }
            now.rows[i] = row;
            now.used[i] = self.used[old];
            now.held.push(i as u32);
        }
        now
    }
}
