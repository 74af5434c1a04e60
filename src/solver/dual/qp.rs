//! The quadratic programme of the dual: what stays while multipliers move.

use crate::kernel::Places;
use crate::math::median;
use crate::objective::Problem;

/// What stays while multipliers move.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Frame {
    /// ρyᵢ.
    pub target: Vec<f64>,
    /// The least βᵢ: 0 or −Cᵢ.
    pub low: Vec<f64>,
    /// The largest βᵢ: Cᵢ or 0.
    pub high: Vec<f64>,
    pub rho: f64,
    /// C, beside which multipliers grow when it does.
    pub c: f64,
    /// Where the origin of the places is, for a problem of the plane: its kernel then has no needless digits.
    pub centre: [f64; 2],
    /// Whether w is wanted.
    pub linear: bool,
}

impl Frame {
    /// The frame of a problem, its places counted from `centre` or from a place among them.
    pub fn of(problem: &Problem, centre: Option<[f64; 2]>) -> Self {
        let rho = problem.loss.margin();
        let room = || Vec::with_capacity(problem.len());
        let (mut target, mut low, mut high) = (room(), room(), room());
        for row in &problem.rows {
            let cap = problem.c * row.cost;
            target.push(rho * row.y);
            low.push(if row.y > 0.0 { 0.0 } else { -cap });
            high.push(if row.y > 0.0 { cap } else { 0.0 });
        }
        let linear = problem.kernel.is_none();
        let centre = match centre {
            Some(centre) => centre,
            None if linear => middle_of(problem),
            None => [0.0; 2],
        };
        Frame { target, low, high, rho, c: problem.c, centre, linear }
    }

    pub fn places(&self, problem: &Problem) -> Places {
        let room = || Vec::with_capacity(problem.len() + 1);
        let mut places = Places { x: room(), y: room() };
        for row in &problem.rows {
            places.push([row.x[0] - self.centre[0], row.x[1] - self.centre[1]]);
        }
        places
    }
}

/// A place among the points.
fn middle_of(problem: &Problem) -> [f64; 2] {
    let middle = |k: usize| median(problem.rows.iter().map(|row| row.x[k]));
    [middle(0), middle(1)]
}
