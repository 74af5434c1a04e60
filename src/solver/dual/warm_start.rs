//! From one problem to the next: what is known of the multipliers, sums, kernel rows and factor stays known after an edit.

use std::rc::Rc;

use super::qp::Frame;
use super::state::Machine;
use crate::base::format::{clamped, larger};
use crate::kernel::{Kernel, Places};
use crate::model::Expansion;
use crate::objective::Problem;

/// Sums are made anew where the largest multiplier was so many times as large before.
const FADED: f64 = 100.0;

impl Machine {
    /// The machine of `problem`, of which row i was row `kept[i]` before or is new. Multipliers are kept: they grow and shrink with
    /// C, are clipped to their boxes, and start at 0 where the label is another one. Σβ = 0 is left to what comes after. With another
    /// kernel the multipliers are all that is kept. O(n) for each row kept by [`Rows`](super::rows::Rows) and each row that moved.
    pub fn carried(mut self, problem: &Problem, kept: &[Option<usize>]) -> Machine {
        let kernel = problem.kernel.unwrap_or(Kernel::Linear);
        if kernel != self.model.kernel || problem.kernel.is_none() != self.frame.linear {
            return Machine::with(problem, &self.carried_alphas(kept));
        }
        let frame = Frame::of(problem, Some(self.frame.centre));
        let places = Rc::new(frame.places(problem));
        let from = self.unmoved(&places, kept);
        let moved = from.iter().filter(|from| from.is_none()).count();
        let few = moved <= 2 && kept.len() + 2 >= self.len() && frame.c == self.frame.c;
        let (amounts, before) = (self.carried_amounts(&frame, kept), self.model.clone());
        // Much larger multipliers have left their rounding in the sums.
        let faded = largest(&before.amounts) > FADED * largest(&amounts);
        self.drop_members(&from);
        self.rows = self.rows.carried(places.clone(), &from);
        self.frame = Rc::new(frame);
        let model = Rc::make_mut(&mut self.model);
        (model.places, model.amounts) = (places, amounts);
        if few && !faded {
            self.patch(&before, &from);
        } else {
            self.refresh();
        }
        self
    }

    /// The multipliers of these rows, 0 for new ones.
    pub fn carried_alphas(&self, kept: &[Option<usize>]) -> Vec<f64> {
        let mut alphas = Vec::with_capacity(kept.len());
        for old in kept {
            alphas.push(old.map_or(0.0, |old| self.model.amounts[old].abs()));
        }
        alphas
    }

    /// Which rows were there and have not moved.
    fn unmoved(&self, places: &Places, kept: &[Option<usize>]) -> Vec<Option<u32>> {
        let mut from = Vec::with_capacity(kept.len());
        for (i, old) in kept.iter().enumerate() {
            let stays = |&old: &usize| self.model.places.at(old) == places.at(i);
            from.push(old.filter(stays).map(|old| old as u32));
        }
        from
    }

    /// The βᵢ that grow and shrink with C, in their new boxes.
    fn carried_amounts(&self, frame: &Frame, kept: &[Option<usize>]) -> Vec<f64> {
        let growth = frame.c / self.frame.c;
        let mut amounts = Vec::with_capacity(kept.len());
        for (i, old) in kept.iter().enumerate() {
            let amount = old.map_or(0.0, |old| growth * self.model.amounts[old]);
            amounts.push(clamped(amount, frame.low[i], frame.high[i]));
        }
        amounts
    }

    /// Takes the rows that moved or went out of the factor, and names the others anew.
    fn drop_members(&mut self, from: &[Option<u32>]) {
        let mut now = vec![None; self.len()];
        for (i, from) in from.iter().enumerate() {
            if let Some(from) = from {
                now[*from as usize] = Some(i);
            }
        }
        for place in (0..self.active.members.len()).rev() {
            match now[self.active.members[place]] {
                Some(row) => self.active.members[place] = row,
                None => self.active.remove(place),
            }
        }
    }

    /// The sums after an edit of few rows: those of rows that stayed change by what changed, those of others are summed.
    fn patch(&mut self, before: &Expansion, from: &[Option<u32>]) {
        let (mut sums, gone) = stayed(before, from);
        let mut values = vec![0.0; from.len()];
        let kernel = self.model.kernel;
        for old in gone {
            let amount = before.amounts[old];
            if amount != 0.0 {
                kernel.row(before.places.at(old), &self.model.places, &mut values);
                add(&mut sums, -amount, &values);
            }
        }
        for (i, old) in from.iter().enumerate() {
            let by = self.model.amounts[i] - old.map_or(0.0, |old| before.amounts[old as usize]);
            if by != 0.0 {
                kernel.row(self.model.places.at(i), &self.model.places, &mut values);
                add(&mut sums, by, &values);
            }
        }
        for (i, old) in from.iter().enumerate() {
            if old.is_none() {
                kernel.row(self.model.places.at(i), &self.model.places, &mut values);
                sums[i] = 0.0;
                for (amount, k) in self.model.amounts.iter().zip(&values) {
                    sums[i] += amount * k;
                }
            }
        }
        Rc::make_mut(&mut self.model).sums = sums;
    }
}

/// The sums of the rows that stayed, 0 for the others; and the rows that did not.
fn stayed(before: &Expansion, from: &[Option<u32>]) -> (Vec<f64>, Vec<usize>) {
    let (mut sums, mut stays) = (Vec::with_capacity(from.len()), vec![false; before.sums.len()]);
    for old in from {
        sums.push(old.map_or(0.0, |old| {
            stays[old as usize] = true;
            before.sums[old as usize]
        }));
    }
    let mut gone = Vec::new();
    for (old, stays) in stays.into_iter().enumerate() {
        if !stays {
            gone.push(old);
        }
    }
    (sums, gone)
}

fn largest(amounts: &[f64]) -> f64 {
    let mut most = 0.0;
    for amount in amounts {
        most = larger(amount.abs(), most);
    }
    most
}

fn add(to: &mut [f64], by: f64, values: &[f64]) {
    for (to, value) in to.iter_mut().zip(values) {
        *to += by * value;
    }
}
