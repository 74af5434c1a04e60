//! The quadratic programme that the dual is, without its matrix: linear term and box constraints.

use crate::kernel::Positions;
use crate::math::median;
use crate::objective::Problem;

/// Maximise Σ ρyᵢβᵢ − ½ βᵀKβ under lowerᵢ ≤ βᵢ ≤ upperᵢ and Σβᵢ = 0, with βᵢ = αᵢyᵢ.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct DualQp {
    /// ρyᵢ.
    pub linear_term: Vec<f64>,
    /// 0 where yᵢ = 1, else −Cᵢ.
    pub lower: Vec<f64>,
    /// Cᵢ where yᵢ = 1, else 0.
    pub upper: Vec<f64>,
    pub rho: f64,
    /// C: a warm start scales the multipliers with it.
    pub c: f64,
    /// The origin that positions are counted from. Without a kernel it is near the points: products of large coordinates lose digits.
    pub centre: [f64; 2],
    /// Whether the model is w and b in the plane, not a kernel expansion.
    pub is_linear: bool,
}

impl DualQp {
    /// The dual of a problem, positions counted from `centre` (default: the median of the points in the plane, 0 with a kernel).
    pub fn new(problem: &Problem, centre: Option<[f64; 2]>) -> Self {
        let rows = &problem.rows;
        let rho = problem.loss.margin();
        let upper_alpha = |cost: f64| problem.c * cost;
        let is_linear = problem.kernel.is_none();
        DualQp {
            linear_term: rows.iter().map(|row| rho * row.y).collect(),
            lower: rows
                .iter()
                .map(|row| if row.y > 0.0 { 0.0 } else { -upper_alpha(row.cost) })
                .collect(),
            upper: rows
                .iter()
                .map(|row| if row.y > 0.0 { upper_alpha(row.cost) } else { 0.0 })
                .collect(),
            rho,
            c: problem.c,
            centre: match centre {
                Some(centre) => centre,
                None if is_linear => median_position(problem),
                None => [0.0; 2],
            },
            is_linear,
        }
    }

    /// βᵢ clipped to its box; NaN stays NaN.
    pub fn clip(&self, i: usize, beta: f64) -> f64 {
        if beta < self.lower[i] {
            self.lower[i]
        } else if beta > self.upper[i] {
            self.upper[i]
        } else {
            beta
        }
    }

    /// The positions of the rows of `problem`, counted from the centre.
    pub fn positions(&self, problem: &Problem) -> Positions {
        let coordinate =
            |k: usize| problem.rows.iter().map(|row| row.x[k] - self.centre[k]).collect();
        Positions { x: coordinate(0), y: coordinate(1) }
    }
}

/// The median of the points, coordinate by coordinate.
fn median_position(problem: &Problem) -> [f64; 2] {
    [0, 1].map(|k| median(problem.rows.iter().map(|row| row.x[k])))
}
