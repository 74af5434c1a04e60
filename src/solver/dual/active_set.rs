//! The exact optimum by pivots: an active set method for the dual of the hinge (Scheinberg 2006), started from the multipliers that
//! are there.
//!
//! The free multipliers F, those between the ends of their boxes, meet vᵢ = b exactly where K_FF d + b·1 = v_F with Σd = 0: the
//! bordered system that the incremental method keeps (Cauwenberghs & Poggio 2000). It is solved here with LLᵀ = K_FF + t·11ᵀ, which
//! is the same on Σd = 0 and has no border. One pivot takes a multiplier in or out of F. Where a newcomer depends on F (duplicates,
//! points on one line, ties) the system is singular, and the multipliers move along the direction in which D has no curvature until
//! one of them comes to an end of its box and makes room.

use std::rc::Rc;

use super::kkt_scan::Survey;
use super::state::Machine;
use crate::base::format::larger;

/// Beyond so many free multipliers the factor weighs too much; pairs have to do.
const MOST_FREE: usize = 1500;
/// Σβᵢ is 0 up to so small a part of Σ|βᵢ|.
const LEVEL: f64 = 1e-12;

/// How a call of [`Machine::pivot`] ended.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Pivots {
    /// Multipliers that joined the free ones or left them.
    pub count: u64,
    /// Whether the gap is within the tolerance, and Σβᵢ is 0 up to rounding.
    pub reached: bool,
    /// The last look at every row.
    pub seen: Survey,
}

/// How long the search has been getting nowhere.
struct Stall {
    /// How far the worst row was off at the last look.
    off: f64,
    /// Looks in a row without an advance.
    still: u32,
}

impl Stall {
    /// A further look. Returns whether rounding has the word.
    fn sees(&mut self, machine: &Machine, seen: &Survey) -> bool {
        // Newton's step again and again that brings a free one no nearer is rounding, too.
        let free = seen.worst.is_some_and(|row| machine.active.holds(row));
        let stuck = seen.off > 0.5 * self.off && free;
        let rounding = seen.off <= seen.rounding(machine.frame.rho);
        self.still = if stuck || rounding { self.still + 1 } else { 0 };
        self.off = seen.off;
        self.still > 2
    }
}

impl Machine {
    /// Goes to the optimum by pivots: ends at a gap of at most `tolerance`·max(1, P), where rounding ends it, or after `limit` pivots.
    pub fn pivot(&mut self, tolerance: f64, limit: u64) -> Pivots {
        let mut pivots = Pivots::default();
        self.gather(&mut pivots.count);
        let mut seen = self.survey();
        let (mut balance, mut rounds) = (seen.imbalance(), 0);
        let mut stall = Stall { off: f64::INFINITY, still: 0 };
        while pivots.count < limit && rounds <= 2 * limit + 100 {
            rounds += 1;
            if self.active.members.len() > MOST_FREE {
                break;
            }
            let alone = self.active.members.is_empty();
            if !alone && self.newton(&mut balance) {
                pivots.count += 1;
                continue;
            }
            if alone && balance == 0.0 {
                self.find_bias(&seen);
            }
            seen = self.survey();
            balance = seen.imbalance();
            pivots.reached = seen.within(tolerance) && balance.abs() <= LEVEL * seen.size;
            let ends = pivots.reached || stall.sees(self, &seen);
            if ends || !self.invite(&seen, balance, &mut pivots.count) {
                break;
            }
        }
        if self.snap(&seen) || balance.abs() > LEVEL * seen.size {
            self.even_out(LEVEL);
            seen = self.survey();
        }
        self.find_bias(&seen);
        Pivots { seen, ..pivots }
    }

    /// Lets the row join the free ones that has most to gain; where none is free, one that takes back what Σβ has too much, or two that
    /// move against each other. Returns whether there is such a row.
    fn invite(&mut self, seen: &Survey, balance: f64, count: &mut u64) -> bool {
        if !self.active.members.is_empty() {
            if let Some(row) = seen.worst.filter(|&row| !self.active.holds(row)) {
                self.settle(row, count);
            }
            return seen.worst.is_some();
        }
        if balance != 0.0 {
            let row = if balance > 0.0 { seen.down } else { seen.up };
            if let Some(row) = row {
                self.settle(row, count);
            }
            return row.is_some();
        }
        let (Some(up), Some(down)) = (seen.up, seen.down) else { return false };
        if self.slope(up) <= self.slope(down) {
            return false;
        }
        // Alone neither can move: Σβ is as it should be.
        self.settle(up, count);
        self.settle(down, count);
        true
    }

    /// Puts multipliers that are at an end of their box up to rounding exactly there.
    /// Returns whether there were any.
    fn snap(&mut self, seen: &Survey) -> bool {
        let grain = self.grain(seen);
        let (mut moves, mut goals) = (Vec::new(), Vec::new());
        for i in 0..self.len() {
            let (amount, low, high) =
                (self.model.amounts[i], self.frame.low[i], self.frame.high[i]);
            if amount == low || amount == high {
                continue;
            }
            let near = self.nearness(i, grain);
            for goal in [low, high] {
                if (amount - goal).abs() <= near {
                    moves.push((i, goal - amount));
                    goals.push(goal);
                    break;
                }
            }
        }
        if moves.is_empty() {
            return false;
        }
        self.shift(&moves);
        for ((i, _), goal) in moves.into_iter().zip(goals) {
            Rc::make_mut(&mut self.model).amounts[i] = goal;
            if let Some(place) = self.active.place(i) {
                self.active.remove(place);
            }
        }
        true
    }

    /// Lets the free multipliers of the present join the factor, and those leave that are free no more.
    fn gather(&mut self, count: &mut u64) {
        let free = |machine: &Machine, i: usize| machine.room(i) == (true, true);
        for place in (0..self.active.members.len()).rev() {
            if !free(self, self.active.members[place]) {
                self.active.remove(place);
            }
        }
        if self.active.members.is_empty() {
            let mut sum = 0.0;
            for k in self.rows.diagonal.iter() {
                sum += k;
            }
            let mean = sum / self.len().max(1) as f64;
            self.active.border = if mean > 0.0 { mean } else { 1.0 };
        }
        for i in 0..self.len() {
            if free(self, i) && !self.active.holds(i) {
                if self.active.members.len() > MOST_FREE {
                    return;
                }
                self.settle(i, count);
            }
        }
    }

    /// The entries of K + t·11ᵀ between a row and the members.
    fn column(&mut self, row: usize) -> Vec<f64> {
        let mut column = Vec::with_capacity(self.active.members.len());
        for &member in &self.active.members {
            let k =
                self.model.kernel.value(self.model.places.at(row), self.model.places.at(member));
            column.push(k + self.active.border);
        }
        column
    }

    /// Lets a multiplier join the free ones. Where it depends on them, multipliers move along the direction without curvature, up D,
    /// until it does not, or is at an end of its box.
    fn settle(&mut self, row: usize, count: &mut u64) {
        let diagonal = self.rows.diagonal[row] + self.active.border;
        loop {
            let column = self.column(row);
            *count += 1;
            if self.active.factor.append(&column, diagonal) {
                self.active.members.push(row);
                return;
            }
            let mut moves = self.flat_moves(row, &column);
            match self.go(&mut moves, f64::INFINITY) {
                (_, None | Some(0)) => return,
                (_, Some(end)) => self.active.remove(end - 1),
            }
        }
    }

    /// The direction along which D has no curvature, of a row that depends on the members: these take back what it does to the scores.
    /// It leads where the row has room, or up D where it has room on both sides.
    fn flat_moves(&self, row: usize, column: &[f64]) -> Vec<(usize, f64)> {
        let (members, way) = (&self.active.members, self.active.factor.solve(column));
        let mut slope = self.slope(row);
        for (&member, part) in members.iter().zip(&way) {
            slope -= part * self.slope(member);
        }
        let sign = match self.room(row) {
            (true, false) => 1.0,
            (false, true) => -1.0,
            _ if slope < 0.0 => -1.0,
            _ => 1.0,
        };
        let mut moves = vec![(row, sign)];
        for (&member, part) in members.iter().zip(&way) {
            moves.push((member, -sign * part));
        }
        moves
    }

    /// The longest step t ≤ `most` of these moves, each (row, by), that stays in all boxes, and the place of the move that ends it.
    fn reach(&self, moves: &[(usize, f64)], most: f64) -> (f64, Option<usize>) {
        let (mut reach, mut end) = (most, None);
        for (place, &(row, by)) in moves.iter().enumerate() {
            if by == 0.0 {
                continue;
            }
            let t = larger((self.goal((row, by)) - self.model.amounts[row]) / by, 0.0);
            if t < reach {
                (reach, end) = (t, Some(place));
            }
        }
        (reach, end)
    }

    /// Makes these moves as far as the boxes allow, at most `most` times. Returns how often, and the place of the move that
    /// ended it, whose multiplier then is exactly at an end of its box.
    fn go(&mut self, moves: &mut [(usize, f64)], most: f64) -> (f64, Option<usize>) {
        let (reach, end) = self.reach(moves, most);
        let last = end.map(|end| (moves[end].0, self.goal(moves[end])));
        for (_, by) in &mut *moves {
            *by *= reach;
        }
        self.shift(moves);
        if let Some((row, goal)) = last {
            Rc::make_mut(&mut self.model).amounts[row] = goal;
        }
        (reach, end)
    }

    /// The end of its box that a multiplier moves to.
    fn goal(&self, (row, by): (usize, f64)) -> f64 {
        if by > 0.0 { self.frame.high[row] } else { self.frame.low[row] }
    }

    /// Newton's step of the free multipliers to where all their slopes are one b and Σβ = 0, as far as the boxes allow. Returns whether
    /// a box ended it: then one of them is free no more.
    fn newton(&mut self, balance: &mut f64) -> bool {
        let mut moves = self.newton_moves(*balance);
        let (reach, end) = self.go(&mut moves, 1.0);
        *balance *= 1.0 - reach;
        if let Some(end) = end {
            self.active.remove(end);
        } else {
            let mut sum = 0.0;
            for &member in &self.active.members {
                sum += self.slope(member);
            }
            Rc::make_mut(&mut self.model).b = sum / moves.len() as f64;
        }
        end.is_some()
    }

    /// d of K_FF d + b·1 = v_F with Σd = −`balance`: what the slopes ask for, less what of it would change Σβ.
    fn newton_moves(&self, balance: f64) -> Vec<(usize, f64)> {
        let members = &self.active.members;
        let first = self.slope(members[0]);
        let mut slopes = Vec::with_capacity(members.len());
        for &member in members {
            slopes.push(self.slope(member) - first);
        }
        let ones = self.active.factor.solve(&vec![1.0; members.len()]);
        let way = self.active.factor.solve(&slopes);
        let (mut width, mut sum) = (0.0, 0.0);
        for (one, part) in ones.iter().zip(&way) {
            width += one;
            sum += part;
        }
        let level = (sum + balance) / width;
        let mut moves = Vec::with_capacity(members.len());
        for ((&member, part), one) in members.iter().zip(&way).zip(&ones) {
            moves.push((member, part - level * one));
        }
        moves
    }
}
