//! The exact optimum by pivots: an active set method for the dual of the hinge (Scheinberg 2006), started from the multipliers that
//! are there.
//!
//! The free multipliers F, those between the ends of their boxes, meet vᵢ = b exactly where K_FF d + b·1 = v_F with Σd = 0: the
//! bordered system that the incremental method keeps (Cauwenberghs & Poggio 2000). It is solved here with LLᵀ = K_FF + t·11ᵀ, which
//! is the same on Σd = 0 and has no border. One pivot takes a multiplier in or out of F. Where a newcomer depends on F (duplicates,
//! points on one line, ties) the system is singular, and the multipliers move along the direction in which D has no curvature until
//! one of them comes to an end of its box and makes room.

use std::rc::Rc;

use super::factor::Factor;
use super::{Machine, Standing};

/// Beyond so many free multipliers the factor weighs too much; pairs have to do.
const MOST_FREE: usize = 1500;

/// The free multipliers in the order of the factor.
#[derive(Clone, Debug, Default)]
pub(in crate::train) struct Active {
    pub members: Vec<usize>,
    pub factor: Factor,
    /// t.
    pub border: f64,
}

impl Active {
    fn place(&self, row: usize) -> Option<usize> {
        self.members.iter().position(|&member| member == row)
    }

    /// Takes the member at this place out.
    pub fn remove(&mut self, place: usize) {
        self.members.remove(place);
        self.factor.remove(place);
    }
}

/// How a call of [`Machine::pivot`] ended.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::train) struct Pivots {
    /// Multipliers that joined the free ones or left them.
    pub count: u64,
    /// Whether the gap is within the tolerance.
    pub reached: bool,
}

impl Machine {
    /// Goes to the optimum by pivots: ends at a gap of at most `tolerance`·max(1, P), where rounding ends it, or after `limit` pivots.
    pub fn pivot(&mut self, tolerance: f64, limit: u64) -> Pivots {
        let mut pivots = Pivots::default();
        self.gather(&mut pivots.count);
        let (mut still, mut rounds) = (0, 0);
        while pivots.count < limit && self.active.members.len() <= MOST_FREE {
            rounds += 1;
            if rounds > 2 * limit + 100 {
                break;
            }
            if self.active.members.is_empty() && self.imbalance() == 0.0 {
                self.find_bias();
                let [lo, hi] = self.bias_interval();
                pivots.reached = within(&self.standing(), tolerance);
                if lo <= hi || pivots.reached {
                    break;
                }
                // Alone none can move: Σβ is as it should be. Two can.
                let (Some(up), Some(down)) = self.worst_pair() else { break };
                self.settle(up, &mut pivots.count);
                self.settle(down, &mut pivots.count);
                continue;
            }
            if self.active.members.is_empty() {
                let Some(row) = self.counterweight() else { break };
                self.settle(row, &mut pivots.count);
                continue;
            }
            if self.newton(&mut pivots.count) {
                continue;
            }
            pivots.reached = within(&self.standing(), tolerance);
            let Some((row, off)) = self.worst() else { break };
            still = if off <= self.rounding() { still + 1 } else { 0 };
            if pivots.reached || still > 2 {
                break;
            }
            if self.active.place(row).is_none() {
                self.settle(row, &mut pivots.count);
            }
        }
        self.snap();
        self.even_out(1e-10);
        self.find_bias();
        pivots
    }

    /// Puts multipliers that are at an end of their box up to rounding exactly there.
    fn snap(&mut self) {
        let grain = self.grain();
        let (mut moves, mut goals) = (Vec::new(), Vec::new());
        for i in 0..self.len() {
            let (amount, near) = (self.model.amounts[i], self.reach_of(i, grain));
            for goal in [self.frame.low[i], self.frame.high[i]] {
                if amount != goal && (amount - goal).abs() <= near {
                    moves.push((i, goal - amount));
                    goals.push(goal);
                    break;
                }
            }
        }
        if moves.is_empty() {
            return;
        }
        self.shift(&moves);
        for ((i, _), goal) in moves.into_iter().zip(goals) {
            Rc::make_mut(&mut self.model).amounts[i] = goal;
            if let Some(place) = self.active.place(i) {
                self.active.remove(place);
            }
        }
    }

    /// The error of the sums that is only rounding.
    fn rounding(&self) -> f64 {
        let mut largest = self.frame.rho;
        for sum in &self.model.sums {
            largest = largest.max(sum.abs());
        }
        8.0 * f64::EPSILON * largest
    }

    /// Σβᵢ, 0 up to rounding.
    pub(super) fn imbalance(&self) -> f64 {
        let (mut sum, mut size) = (0.0, 0.0);
        for amount in &self.model.amounts {
            sum += amount;
            size += amount.abs();
        }
        if sum.abs() <= 4.0 * f64::EPSILON * size { 0.0 } else { sum }
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
            if free(self, i) && self.active.place(i).is_none() {
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
            let mut way = self.active.factor.solve(&column);
            let mut slope = self.slope(row);
            for (&member, part) in self.active.members.iter().zip(&mut way) {
                slope -= *part * self.slope(member);
                *part = -*part;
            }
            let (up, down) = self.room(row);
            let sign = match (up, down) {
                (true, false) => 1.0,
                (false, true) => -1.0,
                _ if slope < 0.0 => -1.0,
                _ => 1.0,
            };
            let mut moves = vec![(row, sign)];
            for (&member, part) in self.active.members.iter().zip(&way) {
                moves.push((member, sign * part));
            }
            let Some(end) = self.go(&mut moves, f64::INFINITY) else { return };
            match end {
                0 => return,
                _ => self.active.remove(end - 1),
            }
        }
    }

    /// The longest step t ≤ `most` of these moves, each (row, by), that stays in all boxes, and the place of the move that ends it.
    fn reach(&self, moves: &[(usize, f64)], most: f64) -> (f64, Option<usize>) {
        let (mut reach, mut end) = (most, None);
        for (place, &(row, by)) in moves.iter().enumerate() {
            if by == 0.0 {
                continue;
            }
            let t = ((self.goal((row, by)) - self.model.amounts[row]) / by).max(0.0);
            if t < reach {
                (reach, end) = (t, Some(place));
            }
        }
        (reach, end)
    }

    /// Makes these moves as far as the boxes allow, at most `most` times. Returns the place of the move that ended it, whose
    /// multiplier then is exactly at an end of its box.
    fn go(&mut self, moves: &mut [(usize, f64)], most: f64) -> Option<usize> {
        let (reach, end) = self.reach(moves, most);
        let last = end.map(|end| (moves[end].0, self.goal(moves[end])));
        for (_, by) in &mut *moves {
            *by *= reach;
        }
        self.shift(moves);
        if let Some((row, goal)) = last {
            Rc::make_mut(&mut self.model).amounts[row] = goal;
        }
        end
    }

    /// The end of its box that a multiplier moves to.
    fn goal(&self, (row, by): (usize, f64)) -> f64 {
        if by > 0.0 { self.frame.high[row] } else { self.frame.low[row] }
    }

    /// Newton's step of the free multipliers to where all their slopes are one b and Σβ = 0, as far as the boxes allow. Returns whether
    /// a box ended it: then one of them is free no more.
    fn newton(&mut self, count: &mut u64) -> bool {
        let members = &self.active.members;
        let first = self.slope(members[0]);
        let mut slopes = Vec::with_capacity(members.len());
        for &member in members {
            slopes.push(self.slope(member) - first);
        }
        let ones = self.active.factor.solve(&vec![1.0; members.len()]);
        let mut way = self.active.factor.solve(&slopes);
        let (mut width, mut sum) = (0.0, 0.0);
        for (one, part) in ones.iter().zip(&way) {
            width += one;
            sum += part;
        }
        let level = (sum + self.imbalance()) / width;
        let mut moves = Vec::with_capacity(members.len());
        for ((&member, part), one) in members.iter().zip(&mut way).zip(&ones) {
            moves.push((member, *part - level * one));
        }
        let end = self.go(&mut moves, 1.0);
        if let Some(end) = end {
            self.active.remove(end);
            *count += 1;
        } else {
            let mut sum = 0.0;
            for &member in &self.active.members {
                sum += self.slope(member);
            }
            Rc::make_mut(&mut self.model).b = sum / moves.len() as f64;
        }
        end.is_some()
    }

    /// The row that is farthest from what the optimum asks of it, and how far.
    fn worst(&self) -> Option<(usize, f64)> {
        let b = self.model.b;
        let (mut worst, mut most) = (None, -1.0);
        for i in 0..self.len() {
            let (up, down) = self.room(i);
            let off = self.slope(i) - b;
            let off = if up && down {
                off.abs()
            } else if up {
                off
            } else if down {
                -off
            } else {
                continue;
            };
            if off > most {
                (worst, most) = (Some(i), off);
            }
        }
        worst.map(|row| (row, most))
    }

    /// The rows with the largest slope among those that could grow, and with the least among those that could fall.
    fn worst_pair(&self) -> (Option<usize>, Option<usize>) {
        let (mut up, mut down) = (None, None);
        let (mut most, mut least) = (f64::NEG_INFINITY, f64::INFINITY);
        for i in 0..self.len() {
            let (grows, falls) = self.room(i);
            let v = self.slope(i);
            if grows && v > most {
                (up, most) = (Some(i), v);
            }
            if falls && v < least {
                (down, least) = (Some(i), v);
            }
        }
        (up, down)
    }

    /// The row that can best take back what Σβ has too much.
    fn counterweight(&self) -> Option<usize> {
        let (up, down) = self.worst_pair();
        if self.imbalance() > 0.0 { down } else { up }
    }
}

fn within(standing: &Standing, tolerance: f64) -> bool {
    standing.gap <= tolerance * standing.primal.abs().max(1.0)
}
