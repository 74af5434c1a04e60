//! What a report holds: a lab in plain data. Every number that is shown comes from here. `report_builder.rs` fills it in.

use serde::Serialize;
#[cfg(target_arch = "wasm32")]
use tsify::Tsify;

use crate::model::{Linear, Scorer};

/// The lab in plain data. What does not apply is null. Indices are those of the list of points.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
pub struct Report {
    /// The present step.
    pub step: u64,
    /// Points looked at, divided by n, summed over the steps.
    pub epoch: f64,
    /// The gap, or the distance to the known optimum, is at most 1e-6·max(1, |P|).
    pub converged: bool,
    /// Why training was stopped, where it was.
    pub diverged: Option<Divergence>,
    /// P and its parts.
    pub objective: ObjectiveReport,
    /// w and b.
    pub weights: Weights,
    /// Widths and margins.
    pub margin: Margin,
    /// The support vectors, where there are multipliers.
    pub support: Option<Support>,
    /// Training points with |f| < ρ, by more than rounding (1e-9 of it).
    pub inside_band: usize,
    /// Training points with 0 < m < ρ.
    pub right_inside: usize,
    /// Training points with m < ρ, by more than rounding.
    pub violators: usize,
    /// How the training points fare.
    pub train: TrainReport,
    /// How the held-out points fare: null so far.
    pub test: Option<TrainReport>,
    /// Every point, in the order of the list; null when it was not asked for.
    pub points: Option<Vec<PointReport>>,
    /// What the last step did; null after an edit, a seek and at the start.
    pub last_step: Option<StepReport>,
    /// Null: no network yet.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "null"))]
    pub network: Option<()>,
    /// Null: no ensemble yet.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "null"))]
    pub ensemble: Option<()>,
    /// What the user should know.
    pub warnings: Vec<Warning>,
}

/// Why training was stopped.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
pub struct Divergence {
    /// The step at which it was noticed.
    pub step: u64,
    /// The objective there, null where it left the numbers.
    pub primal: Option<f64>,
    /// The reason, in a sentence.
    pub why: String,
}

/// P = regulariser + loss, and what is known about its minimum.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
pub struct ObjectiveReport {
    /// P.
    pub primal: f64,
    /// D at the multipliers.
    pub dual: Option<f64>,
    /// P − D.
    pub gap: Option<f64>,
    /// The certified minimum of P, where it is known.
    pub optimum: Option<f64>,
    /// ½‖w‖² (+ ½b² when the bias is regularised).
    pub regulariser: f64,
    /// Σ Cᵢ ℓ(mᵢ).
    pub loss: f64,
    /// 1/(C·n), null for n = 0.
    pub lambda: Option<f64>,
    /// The number of training points.
    pub n: usize,
}

/// w and b in the trainer's units, and in those of the axes where these differ.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
pub struct Weights {
    /// w; null with kernels, where it lies in feature space.
    pub w: Option<[f64; 2]>,
    /// b.
    pub b: f64,
    /// The set of all b that are optimal with this w; null when b is unique or not known to be optimal.
    pub b_interval: Option<[Option<f64>; 2]>,
    /// ‖w‖, with kernels in feature space.
    pub norm: f64,
    /// The same line in the units of the axes, where the data are standardised.
    pub data: Option<LinearReport>,
}

/// w and b.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
pub struct LinearReport {
    /// w; null with kernels.
    pub w: Option<[f64; 2]>,
    /// b.
    pub b: f64,
}

/// Widths in the trainer's units; null where w = 0 or nothing is trained on.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
pub struct Margin {
    /// ρ/‖w‖.
    pub half_width: Option<f64>,
    /// 2ρ/‖w‖.
    pub width: Option<f64>,
    /// The smallest y·f(x) of a training point.
    pub smallest_functional: Option<f64>,
    /// The same divided by ‖w‖: a distance.
    pub smallest_geometric: Option<f64>,
    /// `data`, `standardised` or `feature space`: what a length of 1 means.
    pub unit: String,
}

/// The support vectors, as indices of points.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
pub struct Support {
    /// 1e-8·Cᵢ < αᵢ < (1 − 1e-8)·Cᵢ; all αᵢ > 0 of the squared hinge.
    pub free: Vec<usize>,
    /// The other αᵢ > 0.
    pub bounded: Vec<usize>,
    /// Whether no other multipliers are optimal; null where the lab is at no certified optimum, or that is not known.
    pub unique: Option<bool>,
}

/// What leaving out each training point in turn has found.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
pub struct LeaveOneOutReport {
    /// How many points the optimum without them gets wrong.
    pub errors: usize,
    /// Training points, without those that weigh nothing.
    pub n: usize,
    /// errors/n.
    pub rate: f64,
    /// No more can be wrong: the number of support vectors, where the loss has such.
    pub bound: Option<usize>,
    /// The points that are.
    pub wrong: Vec<usize>,
}

/// How a set of points fares.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
pub struct TrainReport {
    /// Their number.
    pub n: usize,
    /// Points with m ≤ 0.
    pub errors: usize,
    /// 1 − errors/n, null for n = 0.
    pub accuracy: Option<f64>,
    /// Σ cᵢℓ(mᵢ)/n, null for n = 0.
    pub mean_loss: Option<f64>,
    /// Counts by [true class][predicted class]; f = 0 is an error for either.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "[[number, number], [number, number]]"))]
    pub confusion: Confusion,
}

/// One point.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
pub struct PointReport {
    /// Its place in data units.
    pub x: [f64; 2],
    /// Its class.
    pub class: u8,
    /// Its weight.
    pub weight: f64,
    /// Whether it is kept out of training.
    pub held_out: bool,
    /// f(x): one value for two classes.
    pub scores: Vec<f64>,
    /// m = y·f(x).
    pub margin: f64,
    /// ℓ(m), without its cost.
    pub loss: f64,
    /// Its multiplier, where there are any.
    pub alpha: Option<f64>,
    /// ξ = max(0, ρ − m).
    pub slack: f64,
}

/// A step taken apart: before + shrink + all pulls = after, when nothing is left out.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
pub struct StepReport {
    /// `update`, `nothing`, `solve`, or `exact`: the optimum was found anew after an edit.
    pub kind: String,
    /// How many points pulled; the 20 strongest are listed.
    pub total: usize,
    /// Their indices.
    pub points: Vec<usize>,
    /// Their margins before the step.
    pub margins: Vec<f64>,
    /// What each added to (w₁, w₂, b); empty with kernels.
    pub pulls: Vec<[f64; 3]>,
    /// What the regulariser took from (w₁, w₂, b).
    pub shrink: [f64; 3],
    /// The step size, where the trainer has one.
    pub rate: Option<f64>,
    /// The model before.
    pub before: LinearReport,
    /// The model after.
    pub after: LinearReport,
    /// The two multipliers of a step that moves a pair.
    pub pair: Option<PairReport>,
    /// How many multipliers joined the free ones or left them, where an edit was followed by pivots.
    pub pivots: Option<u64>,
}

/// A step of two multipliers: αᵢyᵢ of the first point grew, that of the second fell by as much.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
pub struct PairReport {
    /// The two points.
    pub points: [usize; 2],
    /// α before.
    pub before: [f64; 2],
    /// α after.
    pub after: [f64; 2],
    /// Cᵢ: the box [0, Cᵢ]×[0, Cⱼ] that the step stays in.
    pub caps: [f64; 2],
    /// Whether the box cut it short.
    pub clipped: bool,
    /// By how much D rose.
    pub rise: f64,
    /// The largest violation of the optimality conditions before the step; LIBSVM stops at 0.001.
    pub violation: f64,
}

/// Something the user should know.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
pub struct Warning {
    /// A name that stays the same.
    pub code: String,
    /// The sentence.
    pub message: String,
}

/// Counts by [true class][predicted class].
pub type Confusion = [[usize; 2]; 2];

impl From<Linear> for LinearReport {
    fn from(model: Linear) -> Self {
        LinearReport { w: Some(model.w), b: model.b }
    }
}

impl From<&Scorer> for LinearReport {
    fn from(model: &Scorer) -> Self {
        LinearReport { w: model.linear().map(|line| line.w), b: model.b() }
    }
}
