//! Many steps of sequential minimal optimisation in a row, two rows at a time. What [`Machine::step`] does with the state as it
//! stands, this does with slopes and doors laid out for it.
//!
//! No rows are left out on the way (the shrinking of Joachims 1999): with partners of the second order so few steps are taken that
//! it would not pay.

use std::rc::Rc;

use super::state::Machine;
use super::working_set::{flat, put};
use crate::math::Pair;

/// The slopes, and for each row 0 where its multiplier could grow, or fall, −∞ where not. All with a row more where they are odd.
struct Descent {
    v: Vec<f64>,
    grow: Vec<f64>,
    fall: Vec<f64>,
}

/// The largest of many numbers, the first of equal ones: two by two.
struct Largest {
    value: Pair,
    place: Pair,
    next: Pair,
}

impl Largest {
    fn above(least: f64) -> Self {
        Largest { value: Pair::both(least), place: Pair::both(-1.0), next: Pair::new(0.0, 1.0) }
    }

    #[inline(always)]
    fn see(&mut self, values: Pair) {
        let above = values.above(self.value);
        self.value = above.choose(values, self.value);
        self.place = above.choose(self.next, self.place);
        self.next = self.next.plus(Pair::both(2.0));
    }

    /// The place of the largest and its value, if any was above the least.
    fn found(&self) -> Option<(usize, f64)> {
        let ([a, b], [i, j]) = (self.value.parts(), self.place.parts());
        let second = i < 0.0 || (j >= 0.0 && (b > a || (b == a && j < i)));
        let (value, place) = if second { (b, j) } else { (a, i) };
        (place >= 0.0).then_some((place as usize, value))
    }
}

fn door(open: bool) -> f64 {
    if open { 0.0 } else { f64::NEG_INFINITY }
}

impl Machine {
    /// Steps until the largest violation is at most `eps`, at most `limit` of them. Returns how many it took.
    pub fn descend(&mut self, eps: f64, limit: u64) -> u64 {
        let mut descent = self.descent();
        let mut first = descent.first();
        let mut taken = 0;
        while taken < limit {
            let Some(i) = first else { break };
            let Some(j) = self.partner(&descent, i, eps) else { break };
            first = self.exchange(&mut descent, i, j);
            taken += 1;
        }
        let model = Rc::make_mut(&mut self.model);
        for ((sum, target), v) in model.sums.iter_mut().zip(&self.frame.target).zip(&descent.v) {
            *sum = target - v;
        }
        taken
    }

    fn descent(&self) -> Descent {
        let (n, even) = (self.len(), self.len() + self.len() % 2);
        let mut descent = Descent {
            v: vec![0.0; even],
            grow: vec![f64::NEG_INFINITY; even],
            fall: vec![f64::NEG_INFINITY; even],
        };
        for i in 0..n {
            let (grows, falls) = self.room(i);
            descent.v[i] = self.slope(i);
            (descent.grow[i], descent.fall[i]) = (door(grows), door(falls));
        }
        descent
    }

    /// The partner of row i that promises the largest rise of D, where the largest violation is above `eps`.
    fn partner(&mut self, descent: &Descent, i: usize, eps: f64) -> Option<usize> {
        self.rows.want(i);
        let (row, _) = self.rows.get(i).as_chunks::<2>();
        let (diagonal, _) = self.rows.diagonal.as_chunks::<2>();
        let ((v, _), (fall, _)) = (descent.v.as_chunks::<2>(), descent.fall.as_chunks::<2>());
        let own = self.rows.diagonal[i];
        let flat = Pair::both(flat(own));
        let (top, own, none) = (Pair::both(descent.v[i]), Pair::both(own), Pair::both(0.0));
        let (mut gain, mut worst) = (Largest::above(0.0), none);
        for (((row, diagonal), v), fall) in row.iter().zip(diagonal).zip(v).zip(fall) {
            let slope = top.minus(Pair::load(v)).plus(Pair::load(fall));
            let row = Pair::load(row);
            let curvature = own.plus(Pair::load(diagonal)).minus(row.plus(row));
            let curvature = curvature.above(flat).choose(curvature, flat);
            let rise = slope.times(slope).over(curvature);
            gain.see(slope.above(none).choose(rise, none));
            worst = slope.above(worst).choose(slope, worst);
        }
        let [a, b] = worst.parts();
        gain.found().filter(|_| a.max(b) > eps).map(|(j, _)| j)
    }

    /// Lets βᵢ grow and βⱼ fall to their best. Returns the next first row, found on the way.
    fn exchange(&mut self, descent: &mut Descent, i: usize, j: usize) -> Option<usize> {
        self.rows.want(i);
        self.rows.want(j);
        let (up, down) = (self.rows.get(i), self.rows.get(j));
        let diagonal = &self.rows.diagonal;
        let curvature = (diagonal[i] + diagonal[j] - 2.0 * up[j]).max(flat(diagonal[i]));
        let (frame, model) = (&self.frame, Rc::make_mut(&mut self.model));
        let room = (frame.high[i] - model.amounts[i]).min(model.amounts[j] - frame.low[j]);
        let by = ((descent.v[i] - descent.v[j]) / curvature).min(room);
        for (row, by, end) in [(i, by, frame.high[i]), (j, -by, frame.low[j])] {
            let amount = put(model.amounts[row], by, end);
            model.amounts[row] = amount;
            descent.grow[row] = door(amount < frame.high[row]);
            descent.fall[row] = door(amount > frame.low[row]);
        }
        let ((up, _), (down, _)) = (up.as_chunks::<2>(), down.as_chunks::<2>());
        let ((v, _), (grow, _)) = (descent.v.as_chunks_mut::<2>(), descent.grow.as_chunks::<2>());
        let (by, mut most) = (Pair::both(by), Largest::above(f64::NEG_INFINITY));
        for (((v, up), down), grow) in v.iter_mut().zip(up).zip(down).zip(grow) {
            let slope = Pair::load(v).minus(by.times(Pair::load(up).minus(Pair::load(down))));
            slope.store(v);
            most.see(slope.plus(Pair::load(grow)));
        }
        most.found().map(|(row, _)| row)
    }
}

impl Descent {
    /// The row with the largest slope among those that could grow.
    fn first(&self) -> Option<usize> {
        let mut most = Largest::above(f64::NEG_INFINITY);
        for (v, grow) in self.v.as_chunks::<2>().0.iter().zip(self.grow.as_chunks::<2>().0) {
            most.see(Pair::load(v).plus(Pair::load(grow)));
        }
        most.found().map(|(row, _)| row)
    }
}
