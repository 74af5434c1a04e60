//! Leave one out: how often the optimum without a point is wrong about that point.

use super::dual::Machine;
use super::error::SolveError;
use super::primal::solve;
use crate::base::error::{Error, ErrorKind, Result};
use crate::model::{Linear, Scorer};
use crate::objective::{Problem, Row, Solution};

/// The gap of each optimum without one of its points, times max(1, P).
const TOLERANCE: f64 = 1e-9;
/// So many points are left out at the most where each asks for a search of its own.
const MOST: usize = 2_000;

/// What leaving out each row in turn has found.
#[derive(Clone, Debug, PartialEq)]
pub struct LeaveOneOut {
    /// The rows that the optimum without them gets wrong.
    pub wrong: Vec<usize>,
    /// How many support vectors there are: no more rows can be wrong (Vapnik & Chapelle 2000). `None` for a loss by which every row
    /// has a multiplier above 0.
    pub bound: Option<usize>,
}

/// Leaves out every row in turn, exactly: rows without a multiplier change nothing, the others are unlearnt one by one, the hinge with a
/// free bias by pivots, everything else in the plane by Newton's method from the optimum with all rows. Rows of cost 0 do not count.
///
/// Each row left out costs some pivots of O(n·f), f being the free multipliers, or a search of O(n).
///
/// # Errors
/// Where the optimum has no multipliers, or they are not those of this problem, or too many rows would have to be left out one by one.
pub fn leave_one_out(problem: &Problem, optimum: &Solution<Scorer>) -> Result<LeaveOneOut> {
    let alphas = multipliers(problem, optimum)?;
    let mut support = Vec::new();
    for (i, row) in problem.rows.iter().enumerate() {
        if row.cost > 0.0 && alphas[i] > 0.0 {
            support.push(i);
        }
    }
    if support.len() > MOST {
        let kind = ErrorKind::ManyMultipliers { most: MOST, count: support.len() };
        return Err(Error::new("leave-one-out", kind));
    }
    let (mut machine, mut others) = (machine(problem, alphas), problem.clone());
    let mut wrong = Vec::new();
    for &i in &support {
        let row = &problem.rows[i];
        let score = match &mut machine {
            Some(machine) => machine.without(i, TOLERANCE).1,
            None => newton(&mut others, optimum, i).map_or(f64::NAN, |line| line.score(row.x)),
        };
        // Without an optimum nothing is right.
        let right = row.y * score > 0.0;
        if !right {
            wrong.push(i);
        }
    }
    // A row without a multiplier keeps its margin, which is at least ρ.
    Ok(LeaveOneOut { wrong, bound: problem.loss.entry().vanishes.then_some(support.len()) })
}

/// The optimum without row i; `None` where there is none.
pub fn without(problem: &Problem, optimum: &Solution<Scorer>, i: usize) -> Option<Scorer> {
    let alphas = multipliers(problem, optimum).ok()?;
    if alphas.get(i).is_none_or(|&alpha| alpha == 0.0) {
        return Some(optimum.model.clone());
    }
    match machine(problem, alphas) {
        Some(mut machine) => Some(machine.without(i, TOLERANCE).0),
        None => newton(&mut problem.clone(), optimum, i).map(Scorer::Linear),
    }
}

fn multipliers<'a>(problem: &Problem, optimum: &'a Solution<Scorer>) -> Result<&'a [f64]> {
    let none = || Error::new("leave-one-out", ErrorKind::NoMultipliers);
    optimum.alphas.as_deref().filter(|alphas| alphas.len() == problem.len()).ok_or_else(none)
}

/// A machine at the optimum, where the problem is one for it.
fn machine(problem: &Problem, alphas: &[f64]) -> Option<Machine> {
    if !problem.is_classical() {
        return None;
    }
    let mut machine = Machine::with(problem, alphas);
    machine.pivot(TOLERANCE, 10 * problem.len() as u64 + 1_000);
    Some(machine)
}

/// The optimum without row i, by Newton's method; the problem is afterwards as it was.
fn newton(problem: &mut Problem, optimum: &Solution<Scorer>, i: usize) -> Option<Linear> {
    let row = problem.rows[i];
    problem.rows[i] = Row { cost: 0.0, ..row };
    let found = match solve(problem, TOLERANCE, optimum.model.linear()) {
        Ok(found) => Some(found.model),
        Err(SolveError::Short { best, .. }) => Some(best.model),
        Err(SolveError::Refused(_)) => None,
    };
    problem.rows[i] = row;
    found
}
