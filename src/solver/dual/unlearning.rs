//! Decremental unlearning: the optimum without one of its rows (Cauwenberghs & Poggio 2000), and back.

use std::rc::Rc;

use super::state::Machine;
use crate::model::Scorer;

impl Machine {
    /// What the optimum would be without row i, and the score that it then gives to this row; the machine itself is afterwards as it
    /// was. It should be at its optimum.
    pub fn without(&mut self, i: usize, tolerance: f64) -> (Scorer, f64) {
        let (model, frame) = (self.model.clone(), self.frame.clone());
        let active = self.active.clone();
        let amount = model.amounts[i];
        {
            let frame = Rc::make_mut(&mut self.frame);
            (frame.low[i], frame.high[i]) = (0.0, 0.0);
        }
        self.shift(&[(i, -amount)]);
        Rc::make_mut(&mut self.model).amounts[i] = 0.0;
        let n = self.len() as u64;
        if !self.pivot(tolerance, 60 + n).reached {
            self.optimise(tolerance);
        }
        let found = (self.scorer(), self.expansion().row_score(i));
        (self.model, self.frame, self.active) = (model, frame, active);
        found
    }
}
