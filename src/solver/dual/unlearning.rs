//! Decremental unlearning: the optimum without one of its rows (Cauwenberghs & Poggio 2000).

use std::rc::Rc;

use super::state::DualSolver;
use crate::model::Scorer;

impl DualSolver {
    /// The optimum without row i, and the score that it gives to this row. The solver, which should be at its optimum, is afterwards as
    /// it was.
    pub fn leave_out(&mut self, i: usize, tolerance: f64) -> (Scorer, f64) {
        let before = (self.model.clone(), self.qp.clone(), self.free.clone());
        let qp = Rc::make_mut(&mut self.qp);
        (qp.lower[i], qp.upper[i]) = (0.0, 0.0);
        self.apply_moves(&[(i, -self.model.coefficients[i])]);
        Rc::make_mut(&mut self.model).coefficients[i] = 0.0;
        let n = self.len() as u64;
        if !self.run_active_set(tolerance, 60 + n).converged {
            self.optimise(tolerance);
        }
        let without = (self.scorer(), self.expansion().row_score(i));
        (self.model, self.qp, self.free) = before;
        without
    }
}
