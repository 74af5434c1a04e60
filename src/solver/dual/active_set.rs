//! The exact optimum by an active set method for the dual of the hinge (Scheinberg 2006), started from the present multipliers.
//!
//! The free multipliers F meet vᵢ = b exactly where K_FF d + b·1 = v_F with Σd = 0: the bordered system that the incremental method
//! keeps (Cauwenberghs & Poggio 2000). It is solved here with the Cholesky factor of K_FF + t·11ᵀ, which is the same on Σd = 0 and
//! has no border. One pivot takes a multiplier into F or out of it. Where a new one depends linearly on F (duplicates, points on one
//! line, ties) the system is singular: the multipliers then move along the direction in which D has no curvature until one of them
//! comes to an end of its box and leaves F.

use std::rc::Rc;

use super::kkt_scan::KktScan;
use super::state::DualSolver;

/// With more free multipliers than this the factor takes too much memory and time; SMO has to do.
const MAX_FREE: usize = 1500;
/// Σβᵢ counts as 0 up to this part of Σ|βᵢ|.
const EQUALITY_TOLERANCE: f64 = 1e-12;

/// How a search for the optimum ended.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct SearchOutcome {
    /// How many multipliers joined the free set or left it.
    pub pivots: u64,
    /// Whether the gap is within the tolerance, and Σβᵢ is 0 up to rounding.
    pub converged: bool,
    /// The last pass over the rows.
    pub scan: KktScan,
}

/// Notices when the search makes no progress any more.
struct StallDetector {
    /// The largest violation at the last scan.
    violation: f64,
    /// Scans in a row without progress.
    stalled: u32,
}

impl StallDetector {
    /// Takes a further scan into account. Returns whether the search has come to its rounding.
    fn observe(&mut self, solver: &DualSolver, scan: &KktScan) -> bool {
        // Newton steps that bring a free row no nearer to its condition are rounding, too.
        let free = scan.worst.is_some_and(|row| solver.free.contains(row));
        let no_progress = scan.violation > 0.5 * self.violation && free;
        let rounding = scan.violation <= scan.rounding(solver.qp.rho);
        self.stalled = if no_progress || rounding { self.stalled + 1 } else { 0 };
        self.violation = scan.violation;
        self.stalled > 2
    }
}

impl DualSolver {
    /// Goes to the optimum by pivots. Ends at a gap of at most `tolerance`·max(1, P), where rounding ends it, or after `limit` pivots.
    /// A pivot costs O(n·|F|).
    pub fn run_active_set(&mut self, tolerance: f64, limit: u64) -> SearchOutcome {
        let mut outcome = SearchOutcome::default();
        self.rebuild_free_set(&mut outcome.pivots);
        let mut scan = self.scan_kkt();
        let (mut balance, mut rounds) = (scan.imbalance(), 0);
        let mut stall = StallDetector { violation: f64::INFINITY, stalled: 0 };
        while outcome.pivots < limit && rounds <= 2 * limit + 100 {
            rounds += 1;
            if self.free.rows.len() > MAX_FREE {
                break;
            }
            let none_free = self.free.rows.is_empty();
            if !none_free && self.newton_step(&mut balance) {
                outcome.pivots += 1;
                continue;
            }
            if none_free && balance == 0.0 {
                self.update_bias(&scan);
            }
            scan = self.scan_kkt();
            balance = scan.imbalance();
            outcome.converged =
                scan.within(tolerance) && balance.abs() <= EQUALITY_TOLERANCE * scan.l1_norm;
            let ends = outcome.converged || stall.observe(self, &scan);
            if ends || !self.add_violator(&scan, balance, &mut outcome.pivots) {
                break;
            }
        }
        if self.snap_to_bounds(&scan) || balance.abs() > EQUALITY_TOLERANCE * scan.l1_norm {
            self.balance_equality(EQUALITY_TOLERANCE);
            scan = self.scan_kkt();
        }
        self.update_bias(&scan);
        SearchOutcome { scan, ..outcome }
    }

    /// Takes the row that violates its condition most into the free set; where that is empty, a row that corrects Σβ, or a pair that
    /// moves against each other. Returns whether there is such a row.
    fn add_violator(&mut self, scan: &KktScan, balance: f64, pivots: &mut u64) -> bool {
        if !self.free.rows.is_empty() {
            if let Some(row) = scan.worst.filter(|&row| !self.free.contains(row)) {
                self.make_free(row, pivots);
            }
            return scan.worst.is_some();
        }
        if balance != 0.0 {
            let row = if balance > 0.0 { scan.down } else { scan.up };
            if let Some(row) = row {
                self.make_free(row, pivots);
            }
            return row.is_some();
        }
        let (Some(up), Some(down)) = (scan.up, scan.down) else { return false };
        if self.gradient(up) <= self.gradient(down) {
            return false;
        }
        // One alone could not move: Σβ is 0 as it should be.
        self.make_free(up, pivots);
        self.make_free(down, pivots);
        true
    }

    /// Puts multipliers that are at an end of their box up to rounding exactly there. Returns whether there were any.
    fn snap_to_bounds(&mut self, scan: &KktScan) -> bool {
        let rounding = self.rounding(scan);
        let (mut moves, mut bounds) = (Vec::new(), Vec::new());
        for i in 0..self.len() {
            let (beta, lower, upper) =
                (self.model.coefficients[i], self.qp.lower[i], self.qp.upper[i]);
            if beta == lower || beta == upper {
                continue;
            }
            let tolerance = self.bound_tolerance(i, rounding);
            let near = [lower, upper].into_iter().find(|bound| (beta - bound).abs() <= tolerance);
            if let Some(bound) = near {
                moves.push((i, bound - beta));
                bounds.push(bound);
            }
        }
        if moves.is_empty() {
            return false;
        }
        self.apply_moves(&moves);
        for (&(i, _), &bound) in moves.iter().zip(&bounds) {
            Rc::make_mut(&mut self.model).coefficients[i] = bound;
            if let Some(position) = self.free.position(i) {
                self.free.remove(position);
            }
        }
        true
    }

    /// Brings the free set up to date: multipliers inside their boxes join it, those at an end leave it.
    fn rebuild_free_set(&mut self, pivots: &mut u64) {
        let is_free = |solver: &DualSolver, i: usize| solver.can_move(i) == (true, true);
        for position in (0..self.free.rows.len()).rev() {
            if !is_free(self, self.free.rows[position]) {
                self.free.remove(position);
            }
        }
        if self.free.rows.is_empty() {
            let trace: f64 = self.cache.diagonal.iter().sum();
            let mean = trace / self.len().max(1) as f64;
            self.free.shift = if mean > 0.0 { mean } else { 1.0 };
        }
        for i in 0..self.len() {
            if is_free(self, i) && !self.free.contains(i) {
                if self.free.rows.len() > MAX_FREE {
                    return;
                }
                self.make_free(i, pivots);
            }
        }
    }

    /// The entries of K + t·11ᵀ between a row and the free ones.
    fn shifted_column(&self, row: usize) -> Vec<f64> {
        let model = &self.model;
        let at = model.positions.at(row);
        let entry = |&free: &usize| model.kernel.value(at, model.positions.at(free));
        self.free.rows.iter().map(|free| entry(free) + self.free.shift).collect()
    }

    /// Takes a row into the free set. Where it depends linearly on the others, multipliers move along the direction without curvature,
    /// up D, until it is independent or at an end of its box.
    fn make_free(&mut self, row: usize, pivots: &mut u64) {
        let diagonal = self.cache.diagonal[row] + self.free.shift;
        loop {
            let column = self.shifted_column(row);
            *pivots += 1;
            if self.free.factor.append(&column, diagonal) {
                self.free.rows.push(row);
                return;
            }
            let mut direction = self.null_direction(row, &column);
            match self.move_along(&mut direction, f64::INFINITY) {
                (_, None | Some(0)) => return,
                (_, Some(blocking)) => self.free.remove(blocking - 1),
            }
        }
    }

    /// The direction along which D has no curvature, of a row that depends on the free ones: these cancel its effect on all scores. Its
    /// sign is that in which the row can move, or up D where it can move both ways.
    fn null_direction(&self, row: usize, column: &[f64]) -> Vec<(usize, f64)> {
        let parts = self.free.factor.solve(column);
        let free = || self.free.rows.iter().zip(&parts);
        let slope =
            free().fold(self.gradient(row), |sum, (&i, part)| sum - part * self.gradient(i));
        let sign = match self.can_move(row) {
            (true, false) => 1.0,
            (false, true) => -1.0,
            _ if slope < 0.0 => -1.0,
            _ => 1.0,
        };
        let mut direction = vec![(row, sign)];
        direction.extend(free().map(|(&i, part)| (i, -sign * part)));
        direction
    }

    /// The longest step t ≤ `limit` along a direction, (row, dβᵢ) each, that stays in all boxes; and the entry whose box ends it.
    fn longest_step(&self, direction: &[(usize, f64)], limit: f64) -> (f64, Option<usize>) {
        let (mut longest, mut blocking) = (limit, None);
        for (entry, &(row, by)) in direction.iter().enumerate() {
            if by == 0.0 {
                continue;
            }
            let to_bound = (self.bound_ahead((row, by)) - self.model.coefficients[row]) / by;
            let t = if to_bound > 0.0 { to_bound } else { 0.0 };
            if t < longest {
                (longest, blocking) = (t, Some(entry));
            }
        }
        (longest, blocking)
    }

    /// Moves along a direction as far as the boxes allow, at most by `limit`. Returns the step t, and the entry whose box ended it; its
    /// multiplier is then exactly at that end.
    fn move_along(&mut self, direction: &mut [(usize, f64)], limit: f64) -> (f64, Option<usize>) {
        let (t, blocking) = self.longest_step(direction, limit);
        let blocked =
            blocking.map(|entry| (direction[entry].0, self.bound_ahead(direction[entry])));
        for (_, by) in &mut *direction {
            *by *= t;
        }
        self.apply_moves(direction);
        if let Some((row, bound)) = blocked {
            Rc::make_mut(&mut self.model).coefficients[row] = bound;
        }
        (t, blocking)
    }

    /// The end of its box that a multiplier moves towards.
    fn bound_ahead(&self, (row, by): (usize, f64)) -> f64 {
        if by > 0.0 { self.qp.upper[row] } else { self.qp.lower[row] }
    }

    /// The Newton step of the free multipliers to where all their gradients are one b and Σβ = 0, as far as the boxes allow. Returns
    /// whether a box ended it: then one of them is no longer free.
    fn newton_step(&mut self, balance: &mut f64) -> bool {
        let mut direction = self.newton_direction(*balance);
        let (t, blocking) = self.move_along(&mut direction, 1.0);
        *balance *= 1.0 - t;
        if let Some(blocking) = blocking {
            self.free.remove(blocking);
        } else {
            let sum = self.free.rows.iter().fold(0.0, |sum, &row| sum + self.gradient(row));
            Rc::make_mut(&mut self.model).b = sum / direction.len() as f64;
        }
        blocking.is_some()
    }

    /// d of K_FF d + b·1 = v_F with Σd = −`balance`.
    fn newton_direction(&self, balance: f64) -> Vec<(usize, f64)> {
        let rows = &self.free.rows;
        let first = self.gradient(rows[0]);
        let gradients: Vec<f64> = rows.iter().map(|&row| self.gradient(row) - first).collect();
        let ones = self.free.factor.solve(&vec![1.0; rows.len()]);
        let unconstrained = self.free.factor.solve(&gradients);
        let sum = |parts: &[f64]| parts.iter().fold(0.0, |sum, part| sum + part);
        let bias = (sum(&unconstrained) + balance) / sum(&ones);
        let parts = unconstrained.iter().zip(&ones).map(|(part, one)| part - bias * one);
        rows.iter().copied().zip(parts).collect()
    }
}
