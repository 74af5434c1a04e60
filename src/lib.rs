//! See and teach margin loss.
//!
//! A classifier gives a point x the **score** f(x) = w·x + b and says "+1" where it is positive. The **margin** of a point with
//! label y = ±1 is m = y·f(x): positive when it is right, and larger the surer. A **margin loss** ℓ(m) asks for more than being
//! right. The hinge max(0, ρ − m) wants a margin of ρ; what is missing is the point's **slack**. In the plane the points with
//! |f| ≤ ρ form a **band** of width 2ρ/‖w‖, so a short w means a wide band, and training weighs one against the other:
//!
//! ```text
//! P(w, b) = ½‖w‖² + Σ Cᵢ ℓ(mᵢ)
//! ```
//!
//! The score may also be a kernel expansion f(x) = Σ αᵢyᵢ k(xᵢ, x) + b ([`Kernel`], [`Expansion`]): a line in a feature space, a curve in
//! the plane. The dual of the hinge then asks for the multipliers αᵢ,
//!
//! ```text
//! D(α) = ρ Σ αᵢ − ½ Σᵢⱼ αᵢαⱼyᵢyⱼ k(xᵢ, xⱼ),   0 ≤ αᵢ ≤ Cᵢ,   Σ αᵢyᵢ = 0
//! ```
//!
//! and D ≤ P with equality at the optimum alone: the duality gap P − D certifies an optimum. The trainer `smo` (Platt 1998; Fan, Chen & Lin
//! 2005) raises D by two multipliers at a time; `exact` follows the optimum through every edit by an active set method (Cauwenberghs &
//! Poggio 2000; Scheinberg 2006).
//!
//! | to | see |
//! | --- | --- |
//! | evaluate a loss and its derivatives | [`LOSSES`], [`Loss`] |
//! | state a problem, P and D | [`Problem`], [`Objective`] |
//! | solve it with a certificate | [`optimum`], [`solve`](fn@solve), [`solve_kernel`], [`Solution`] |
//! | leave points out, ask whether multipliers are unique | [`leave_one_out`], [`without`], [`unique`] |
//! | train step by step | [`TRAINERS`], [`Trainer`] |
//! | load data | [`DATASETS`], [`data`] |
//! | do all of it on one object, with history, undo and a report | [`Scenario`], [`Lab`], [`Report`] |
//! | draw it | [`chart`], [`view`] |
//!
//! Coordinates are f64 in the units of the data, or standardised where the scenario asks for it; labels are −1 and +1; margins and slacks
//! have the unit of the score. Everything is deterministic: the same calls give the same bits natively and in the browser.
//!
//! ```
//! use margin_lab::{Lab, Scenario};
//!
//! let scenario: Scenario = r#"{"version": 1, "data": {"preset": "outlier"}}"#.parse()?;
//! let mut lab = Lab::new(scenario)?;
//! lab.step(100);
//! lab.solve(1e-9)?;
//! assert_eq!(lab.report().train.errors, 0);
//! # Ok::<(), margin_lab::Error>(())
//! ```

mod base;
pub mod chart;
pub mod data;
mod kernel;
mod lab;
mod loss;
mod math;
mod model;
mod objective;
pub mod scenario;
mod solver;
mod trainer;
pub mod view;
#[cfg(target_arch = "wasm32")]
pub mod web;

pub use base::error::{Error, ErrorKind, Result};
pub use base::point::{Point, class_count, label};
pub use base::rng::Rng;
pub use data::{DATASETS, Data, Dataset, Preset};
pub use kernel::{KERNELS, Kernel, KernelEntry, Positions};
pub use lab::{
    Confusion, Diverged, Divergence, Lab, LeaveOneOutReport, LinearReport, Margin, ObjectiveReport,
    PairReport, PointReport, Record, Report, Series, StepReport, Support, TrainReport, Warning,
    Weights,
};
pub use loss::{LOSSES, Loss, LossEntry, Parameter, Parameters};
pub use model::{Expansion, GridField, Linear, Scorer};
pub use objective::{Objective, Problem, Row, Solution};
pub use scenario::{Holdout, Json, Model, Penalty, Scenario, View};
pub use solver::{
    LeaveOneOut, PairNote, SolveError, leave_one_out, optimum, solve, solve_kernel, unique, without,
};
pub use trainer::{
    Pull, Rate, RateKind, StepKind, StepNote, TRAINERS, Trainer, TrainerEntry, TrainerSpec,
};
