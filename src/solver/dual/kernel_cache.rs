//! A least-recently-used cache of rows of the kernel matrix.

use std::rc::Rc;

use crate::kernel::{Kernel, Positions};

/// The most that the cached rows may take together.
const MAX_BYTES: usize = 64 << 20;

/// The rows k(xᵢ, ·) that were used last. What is cached changes no result, so a clone starts empty.
#[derive(Debug)]
pub(super) struct KernelCache {
    kernel: Kernel,
    positions: Rc<Positions>,
    /// k(xᵢ, xᵢ), padded.
    pub diagonal: Rc<Vec<f64>>,
    /// Row i padded, or empty where it is not cached.
    rows: Vec<Vec<f64>>,
    /// The rows that are cached.
    cached: Vec<usize>,
    /// The clock when row i was used last.
    last_used: Vec<u64>,
    clock: u64,
}

impl Clone for KernelCache {
    fn clone(&self) -> Self {
        KernelCache::empty(self.kernel, self.positions.clone(), self.diagonal.clone())
    }
}

impl KernelCache {
    /// An empty cache for these positions.
    pub fn new(kernel: Kernel, positions: Rc<Positions>) -> Self {
        let diagonal =
            (0..positions.len()).map(|i| kernel.value(positions.at(i), positions.at(i))).collect();
        KernelCache::empty(kernel, positions, Rc::new(padded(diagonal)))
    }

    fn empty(kernel: Kernel, positions: Rc<Positions>, diagonal: Rc<Vec<f64>>) -> Self {
        let n = positions.len();
        KernelCache {
            kernel,
            positions,
            diagonal,
            rows: vec![Vec::new(); n],
            cached: Vec::new(),
            last_used: vec![0; n],
            clock: 0,
        }
    }

    /// Computes row i unless it is cached. The row loaded before it stays cached, too: a step uses two.
    pub fn load(&mut self, i: usize) {
        self.clock += 1;
        self.last_used[i] = self.clock;
        if !self.rows[i].is_empty() {
            return;
        }
        let n = self.positions.len();
        let full = self.cached.len() >= (MAX_BYTES / (8 * n)).max(2);
        let mut row = if full { self.evict() } else { Vec::new() };
        row.resize(n + n % 2, 0.0);
        self.kernel.row(self.positions.at(i), &self.positions, &mut row[..n]);
        self.rows[i] = row;
        self.cached.push(i);
    }

    /// Row i, padded to whole pairs; empty where it is not cached.
    pub fn row(&self, i: usize) -> &[f64] {
        &self.rows[i]
    }

    /// Takes out the row that was not used for the longest time.
    fn evict(&mut self) -> Vec<f64> {
        let oldest = (0..self.cached.len()).min_by_key(|&at| self.last_used[self.cached[at]]);
        match oldest {
            Some(at) => std::mem::take(&mut self.rows[self.cached.swap_remove(at)]),
            None => Vec::new(),
        }
    }

    /// The cache after an edit: position i was position `from[i]` before and has not moved, or is new (`None`). Cached rows stay
    /// cached; only their entries at new positions are computed.
    pub fn remapped(&mut self, positions: Rc<Positions>, from: &[Option<usize>]) -> KernelCache {
        let diagonal = from.iter().enumerate().map(|(i, from)| match from {
            Some(from) => self.diagonal[*from],
            None => self.kernel.value(positions.at(i), positions.at(i)),
        });
        let diagonal = Rc::new(padded(diagonal.collect()));
        let mut now = KernelCache::empty(self.kernel, positions, diagonal);
        now.clock = self.clock;
        let new: Vec<usize> = (0..from.len()).filter(|&i| from[i].is_none()).collect();
        let in_order = from.iter().enumerate().all(|(i, from)| from.is_none_or(|from| from == i));
        for (i, origin) in from.iter().enumerate() {
            let Some(old) = *origin else { continue };
            let mut row = std::mem::take(&mut self.rows[old]);
            if row.is_empty() {
                continue;
            }
            if !in_order {
                row = from.iter().map(|from| from.map_or(0.0, |from| row[from])).collect();
            }
            row.resize(from.len(), 0.0);
            for &k in &new {
                row[k] = now.kernel.value(now.positions.at(i), now.positions.at(k));
            }
            now.rows[i] = padded(row);
            now.last_used[i] = self.last_used[old];
            now.cached.push(i);
        }
        now
    }
}

/// The row with a 0 appended where its length is odd, so that it can be read in pairs.
fn padded(mut row: Vec<f64>) -> Vec<f64> {
    row.resize(row.len() + row.len() % 2, 0.0);
    row
}
