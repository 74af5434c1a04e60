//! The gap between primal and dual: no w is better than P by more than P − D, whatever the optimum is.

use super::scene::{CurveChart, CurvePoint};
use crate::chart::numerals::{exponent, power_of_ten};

/// A gap of at most this times max(1, |P|) is called optimal.
const OPTIMAL: f64 = 1e-6;
/// So many decades are shown below that.
const BELOW: i32 = 3;

impl CurvePoint {
    /// P − D, where there is a D; rounding may leave it a little below 0.
    fn gap(&self) -> Option<f64> {
        self.dual.map(|dual| (self.primal - dual).max(0.0))
    }

    /// Whether the gap is so small that this is the optimum.
    pub(super) fn is_optimal(&self) -> bool {
        self.gap().is_some_and(|gap| gap <= optimal(self.primal))
    }
}

fn optimal(primal: f64) -> f64 {
    OPTIMAL * primal.abs().max(1.0)
}

impl CurveChart {
    /// Where every point has a dual, the figure of P − D in the place of P, its optimum what is called optimal.
    pub(super) fn gaps(&self) -> Option<CurveChart> {
        let present = self.present.filter(|_| self.lost.is_empty())?;
        let goal = optimal(present.primal);
        let least = power_of_ten(exponent(goal) - BELOW);
        let gap = |point: &CurvePoint| {
            // What is lower still lies on the floor.
            point.gap().map(|gap| CurvePoint { primal: gap.max(least), dual: None, ..*point })
        };
        let mut run = Vec::new();
        for point in &self.run {
            run.push(gap(point)?);
        }
        Some(CurveChart {
            run,
            present: Some(gap(&present)?),
            optimum: Some(goal),
            edits: self.edits.clone(),
            lost: Vec::new(),
            ..*self
        })
    }
}
