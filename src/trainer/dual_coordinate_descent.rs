//! Dual coordinate descent: the dual is maximised along one multiplier at a time.

use std::borrow::Cow;

use super::interface::{Trainer, TrainerSpec};
use super::step_note::{Pull, StepKind, StepNote, moved};
use crate::base::rng::Rng;
use crate::model::{Linear, Scorer};
use crate::objective::{Problem, Row};

/// Dual coordinate descent with a regularised bias (Hsieh et al. 2008, algorithm 1, for the hinge and the squared hinge; Yu, Huang &
/// Lin 2011, algorithm 5, for the soft-margin loss). It keeps w = Σ αᵢyᵢxᵢ and b = Σ αᵢyᵢ.
#[derive(Clone, Debug)]
pub(super) struct DualCoordinateDescent {
    model: Linear,
    alphas: Vec<f64>,
    /// The rows still to be visited in this pass, last first.
    pass: Vec<usize>,
    rng: Rng,
}

impl DualCoordinateDescent {
    /// Starts at α = 0, so at w = 0: a given w has no multipliers.
    pub(super) fn start(
        _: Linear,
        problem: &Problem,
        _: &TrainerSpec,
        seed: u64,
    ) -> Box<dyn Trainer> {
        Box::new(DualCoordinateDescent {
            model: Linear::default(),
            alphas: vec![0.0; problem.len()],
            pass: Vec::new(),
            rng: Rng::new(seed),
        })
    }

    /// The row to visit: the next of a fresh seeded permutation for each pass. At the start of a pass w is summed anew, so that rounding
    /// does not accumulate.
    fn next_row(&mut self, problem: &Problem) -> usize {
        if self.pass.is_empty() {
            self.pass = (0..problem.len()).collect();
            self.rng.shuffle(&mut self.pass);
            self.model = problem.model_from_alphas(&self.alphas);
        }
        self.pass.pop().unwrap_or(0)
    }
}

/// The value of one multiplier that maximises D while the others stay; the formula depends on the loss.
type CoordinateOptimum = fn(problem: &Problem, row: &Row, margin: f64, alpha: f64) -> f64;

/// ‖(x, 1)‖², the curvature of the dual along one multiplier.
fn curvature(row: &Row) -> f64 {
    row.x[0] * row.x[0] + row.x[1] * row.x[1] + 1.0
}

/// α − G/Q clipped to [0, Cᵢ], with G = m − ρ.
fn hinge_optimum(problem: &Problem, row: &Row, margin: f64, alpha: f64) -> f64 {
    let best = alpha - (margin - problem.loss.margin()) / curvature(row);
    best.max(0.0).min(problem.c * row.cost)
}

/// α − G/Q kept ≥ 0, with G = m − ρ + α/(2Cᵢ) and Q = ‖(x, 1)‖² + 1/(2Cᵢ).
fn squared_hinge_optimum(problem: &Problem, row: &Row, margin: f64, alpha: f64) -> f64 {
    let ridge = 1.0 / (2.0 * problem.c * row.cost);
    let gradient = margin - problem.loss.margin() + alpha * ridge;
    (alpha - gradient / (curvature(row) + ridge)).max(0.0)
}

/// The root of m + Q(z − α) + ln(z/(Cᵢ − z)) in (0, Cᵢ). With z = Cᵢ/(1 + e⁻ᵗ) it is the root of a function of t whose slope is at
/// least 1: Newton's method, kept inside its bracket.
fn soft_margin_optimum(problem: &Problem, row: &Row, margin: f64, alpha: f64) -> f64 {
    let (cap, q) = (problem.c * row.cost, curvature(row));
    let (mut low, mut high) = (-(margin + q * (cap - alpha)), -(margin - q * alpha));
    let mut t = low.max(high.min(0.0));
    let mut z = alpha;
    for _ in 0..60 {
        let share = 1.0 / (1.0 + libm::exp(-t));
        z = cap * share;
        let value = margin + q * (z - alpha) + t;
        if value > 0.0 {
            high = t
        } else {
            low = t
        }
        let newton = t - value / (1.0 + q * cap * share * (1.0 - share));
        let next = if newton > low && newton < high { newton } else { 0.5 * (low + high) };
        if next == t {
            break;
        }
        t = next;
    }
    z
}

/// The formula of each loss.
const COORDINATE_OPTIMUM: [(&str, CoordinateOptimum); 3] = [
    ("hinge", hinge_optimum),
    ("squared-hinge", squared_hinge_optimum),
    ("soft-margin", soft_margin_optimum),
];

impl Trainer for DualCoordinateDescent {
    fn step(&mut self, problem: &Problem, _: &TrainerSpec, note: Option<&mut StepNote>) {
        let i = self.next_row(problem);
        let row = &problem.rows[i];
        let before = self.model;
        let margin = row.y * before.score(row.x);

        let alpha = self.alphas[i];
        let best = COORDINATE_OPTIMUM
            .iter()
            .find(|(id, _)| *id == problem.loss.id())
            .filter(|_| row.cost > 0.0);
        self.alphas[i] = best.map_or(alpha, |(_, best)| best(problem, row, margin, alpha));

        let pull = Pull::new(i, margin, self.alphas[i] - alpha, row);
        self.model = moved(before, pull.by);
        if let Some(note) = note {
            if self.alphas[i] == alpha {
                note.kind = StepKind::Nothing;
            } else {
                note.pulls.push(pull);
            }
            (note.before, note.after) = (before, self.model);
        }
    }

    fn model(&self) -> Scorer {
        self.model.into()
    }

    fn points_per_step(&self, _: &Problem, _: &TrainerSpec) -> usize {
        1
    }

    fn alphas(&self) -> Option<Cow<'_, [f64]>> {
        Some(self.alphas.as_slice().into())
    }

    fn set_model(&mut self, _: &Scorer, alphas: Option<&[f64]>, problem: &Problem) {
        if let Some(alphas) = alphas {
            self.alphas = alphas.to_vec();
        }
        self.pass.clear();
        self.model = problem.model_from_alphas(&self.alphas);
    }

    fn remap(&mut self, kept: &[Option<usize>], problem: &Problem) {
        let upper = |row: &Row| {
            let cost = problem.c * row.cost;
            if problem.loss.is_boxed() || cost == 0.0 { cost } else { f64::INFINITY }
        };
        let before = |old: &Option<usize>| old.map_or(0.0, |old| self.alphas[old]);
        let rows = kept.iter().zip(&problem.rows);
        self.alphas = rows.map(|(old, row)| before(old).min(upper(row))).collect();
        self.pass.clear();
        self.model = problem.model_from_alphas(&self.alphas);
    }

    fn clone_box(&self) -> Box<dyn Trainer> {
        Box::new(self.clone())
    }

    fn bytes(&self) -> usize {
        size_of::<Self>() + self.alphas.len() * 8 + self.pass.len() * 8
    }
}
