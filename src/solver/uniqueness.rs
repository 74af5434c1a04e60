//! Whether the multipliers of an optimum are the only ones.

use crate::kernel::Kernel;
use crate::math::Factor;
use crate::model::Scorer;
use crate::objective::{Problem, Solution};

/// So near to ρ, beside the largest score, a margin is ρ.
const NEAR: f64 = 1e-9;
/// More rows on the margin than this are not looked into.
const MOST: usize = 64;

/// Whether no other multipliers are optimal; `None` where that is not known, or the multipliers are of another problem. At an optimum of the hinge only rows on the margin could
/// change theirs, and only along a direction in which Σ αᵢyᵢφ(xᵢ) (and Σ αᵢyᵢ) stays: there is none where their places in feature
/// space are independent (Burges & Crisp 1999). The other losses have one set of multipliers.
pub fn unique(problem: &Problem, optimum: &Solution<Scorer>) -> Option<bool> {
    let alphas = optimum.alphas.as_deref().filter(|alphas| alphas.len() == problem.len())?;
    if problem.loss.id() != "hinge" {
        return Some(true);
    }
    let (rho, margins) = (problem.loss.margin(), problem.margins(&optimum.model));
    let largest = margins.iter().fold(rho, |most, m| most.max(m.abs()));
    let mut edge = Vec::new();
    for (i, row) in problem.rows.iter().enumerate() {
        if row.cost > 0.0 && (margins[i] - rho).abs() <= NEAR * largest {
            edge.push(i);
        }
    }
    if edge.len() > MOST {
        return None;
    }
    let mut search = Search { problem, alphas, factor: Factor::default(), members: Vec::new() };
    let mut known = true;
    for i in edge {
        match search.joins(i) {
            Some(true) => {}
            Some(false) => return Some(false),
            None => known = false,
        }
    }
    known.then_some(true)
}

/// Rows on the margin that are independent.
struct Search<'a> {
    problem: &'a Problem,
    alphas: &'a [f64],
    factor: Factor,
    members: Vec<usize>,
}

impl Search<'_> {
    /// k(xᵢ, xⱼ) + 1: the part of Σ αᵢyᵢ is a coordinate more.
    fn entry(&self, i: usize, j: usize) -> f64 {
        let kernel = self.problem.kernel.unwrap_or(Kernel::Linear);
        kernel.value(self.problem.rows[i].x, self.problem.rows[j].x) + 1.0
    }

    /// Whether a row is independent of those before. Where it is not, the multipliers could move along what it depends on: `false` if
    /// their boxes let them.
    fn joins(&mut self, i: usize) -> Option<bool> {
        let mut column = Vec::with_capacity(self.members.len());
        for &member in &self.members {
            column.push(self.entry(i, member));
        }
        if self.factor.append(&column, self.entry(i, i)) {
            self.members.push(i);
            return Some(true);
        }
        let way = self.factor.solve(&column);
        let free = |sign: f64| {
            let others =
                self.members.iter().zip(&way).all(|(&member, &part)| {
                    part.abs() < 1e-9 || self.has_room(member, -sign * part)
                });
            others && self.has_room(i, sign)
        };
        (free(1.0) || free(-1.0)).then_some(false)
    }

    /// Whether αᵢyᵢ of a row could move in this direction.
    fn has_room(&self, i: usize, by: f64) -> bool {
        let row = &self.problem.rows[i];
        let cap = self.problem.c * row.cost;
        if by * row.y > 0.0 { self.alphas[i] < cap } else { self.alphas[i] > 0.0 }
    }
}
