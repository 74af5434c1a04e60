//! The lab: the one mutable object. Every change of points, settings and steps goes through it.

use std::rc::Rc;

use crate::base::error::{Error, ErrorKind, Result};
use crate::base::format::shortest;
use crate::base::point::Point;
use crate::data;
use crate::model::{GridField, Linear, Scorer};
use crate::objective::{Objective, Problem, Solution};
use crate::scenario::{self, Scenario, View};
use crate::solver::{SolveError, leave_one_out, optimum, without};
use crate::trainer::StepNote;

use super::divergence::{self, Diverged, DivergenceWatch};
use super::history::Series;
use super::prepared_problem::check_kernel;
use super::report::{LeaveOneOutReport, StepReport};
use super::state::{State, Timeline};

/// The most points that the steps of a document may look at together when it is opened.
const MAX_OPENING_WORK: u64 = 2_000_000_000;

/// A lab: points, settings, a trainer and their history. Clones are independent.
#[derive(Clone, Debug)]
pub struct Lab {
    pub(super) timeline: Timeline,
    pub(super) view: View,
    watch: DivergenceWatch,
    pub(super) diverged: Option<Diverged>,
    /// What the last step did.
    pub(super) note: Option<StepNote>,
    pub(super) version: u64,
    points_version: u64,
}

impl Lab {
    /// The lab of a document, with its `steps` taken.
    ///
    /// # Errors
    /// Where a setting does not fit another, the data set is not there, or the steps would take too long to open.
    pub fn new(scenario: Scenario) -> Result<Lab> {
        scenario::check(&scenario)?;
        let points = Rc::new(data::load(&scenario.data)?);
        let steps = scenario.steps;
        let most = most_steps(points.len());
        if steps > most {
            let expected = format!("at most {most} with {} points", points.len());
            return Err(Error::mismatch("steps", expected, steps.to_string()));
        }
        let (state, view) = start(points, scenario)?;
        let watch = DivergenceWatch::new(&state);
        let timeline = Timeline::new(state);
        let mut lab = Lab {
            timeline,
            view,
            watch,
            diverged: None,
            note: None,
            version: 0,
            points_version: 0,
        };
        for _ in 0..steps {
            lab.advance(false);
        }
        Ok(lab)
    }

    /// Takes n steps: the same, bit for bit, as n times one step. Does nothing on an empty lab, nor after a divergence until
    /// something is changed.
    pub fn step(&mut self, n: u64) {
        for i in 0..n {
            if self.is_stopped() {
                return;
            }
            self.advance(i + 1 == n);
        }
    }

    /// Whether a step would do nothing.
    pub(crate) fn is_stopped(&self) -> bool {
        self.diverged.is_some() || self.problem().is_empty() || self.is_exact()
    }

    /// One step; `noted`: what it did is written down.
    pub(crate) fn advance(&mut self, noted: bool) {
        if self.is_stopped() {
            return;
        }
        self.version += 1;
        let mut note = noted.then(StepNote::default);
        self.timeline.step(note.as_mut());
        self.note = note;
        if let Some(diverged) = self.watch.check(&self.timeline.state) {
            if !divergence::holds(&self.timeline.state.model()) {
                self.timeline.drop_step();
            }
            self.timeline.seek(self.watch.best_step(), true);
            self.note = None;
            self.diverged = Some(diverged);
        }
    }

    /// Puts the lab at the optimum of its problem, whatever its trainer. It counts as one step.
    ///
    /// # Errors
    /// Refuses, changing nothing, where there is no certified optimum, with the reason. Where rounding ends it above
    /// gap ≤ tolerance·max(1, |P|), the best point is kept, which may be the present one, and the error names the gap reached.
    pub fn solve(&mut self, tolerance: f64) -> Result<()> {
        if !(tolerance > 0.0 && tolerance.is_finite()) {
            return Err(Error::mismatch("tolerance", "a number > 0", shortest(tolerance)));
        }
        let known = self.timeline.state.trainer.optimum();
        let found = match known.filter(|optimum| optimum.within(tolerance)) {
            Some(optimum) => Ok(optimum.as_ref().clone()),
            None => optimum(self.problem(), tolerance),
        };
        let (solution, outcome) = match found {
            Ok(solution) => (solution, Ok(())),
            Err(SolveError::Refused(error)) => return Err(error),
            // The present model may be better than what rounding left of the search.
            Err(SolveError::Short { best, error }) if best.primal > self.objective().primal => {
                return Err(error);
            }
            Err(SolveError::Short { best, error }) => (*best, Err(error)),
        };
        self.invalidate(false);
        let mut note = StepNote::default();
        self.timeline.solve(solution, Some(&mut note));
        self.note = Some(note);
        self.watch = DivergenceWatch::new(&self.timeline.state);
        outcome
    }

    /// Goes to step k ≤ `last`: the lab exactly as it was right after it, points and settings included.
    ///
    /// # Errors
    /// Where no step k has been taken.
    pub fn seek(&mut self, k: u64) -> Result<()> {
        self.seek_to(k, false)
    }

    /// Goes to the end of step k: as [`Lab::seek`], with the edits that were made after step k and before the next.
    ///
    /// # Errors
    /// Where no step k has been taken.
    pub fn seek_end(&mut self, k: u64) -> Result<()> {
        self.seek_to(k, true)
    }

    fn seek_to(&mut self, k: u64, edits: bool) -> Result<()> {
        if k > self.timeline.last {
            let expected = format!("a step from 0 to {}", self.timeline.last);
            return Err(Error::mismatch("seek", expected, k.to_string()));
        }
        self.timeline.seek(k, edits);
        self.after_edit();
        Ok(())
    }

    /// What the next step would do, without doing it. `None` on an empty lab.
    pub fn next_step(&self) -> Option<StepReport> {
        let mut note = StepNote::default();
        let mut state = self.timeline.state.clone();
        if self.problem().is_empty() || self.is_exact() {
            return None;
        }
        state.take_step(Some(&mut note));
        Some(StepReport::new(&note, &self.timeline.state.prepared))
    }

    /// Notes that something has changed: drawings, the note of the last step and a divergence are out of date.
    fn invalidate(&mut self, points: bool) {
        self.version += 1;
        if points {
            self.points_version += 1;
        }
        self.diverged = None;
        self.note = None;
    }

    /// Notes that points or settings have changed. The objective is watched for divergence from here on.
    pub(super) fn after_edit(&mut self) {
        self.invalidate(true);
        self.note = self.timeline.state.trainer.edit_note().cloned();
        self.watch = DivergenceWatch::new(&self.timeline.state);
    }

    /// The points, in the order of the list.
    pub fn points(&self) -> &[Point] {
        &self.timeline.state.points
    }

    /// The settings. Their `data`, `view` and `steps` are empty: see [`Lab::scenario`].
    pub fn settings(&self) -> &Scenario {
        &self.timeline.state.settings
    }

    /// The problem that is trained, in the trainer's units.
    pub fn problem(&self) -> &Problem {
        &self.timeline.state.prepared.problem
    }

    /// The units of the trainer, u = (x − mean)/sd; the identity unless `standardise` is set.
    pub fn standard(&self) -> data::Standard {
        self.timeline.state.prepared.standard
    }

    /// Whether the trainer is exact, at the optimum by itself after every edit: then there are no steps to take.
    pub fn is_exact(&self) -> bool {
        self.timeline.state.is_exact()
    }

    /// The model, in the trainer's units.
    pub fn model(&self) -> Scorer {
        self.timeline.state.model()
    }

    /// The score of each point of the list.
    pub fn point_scores(&self) -> Vec<f64> {
        let (model, standard) = (self.model(), self.standard());
        let mut rows = self.timeline.state.prepared.point_of.iter().enumerate().peekable();
        let mut scores = Vec::with_capacity(self.points().len());
        for (i, point) in self.points().iter().enumerate() {
            scores.push(match (&model, rows.next_if(|(_, at)| **at == i)) {
                // The score of a training point is known without a sum over the support vectors.
                (Scorer::Kernel(model), Some((row, _))) => model.row_score(row),
                _ => model.score(standard.to_unit(point.x)),
            });
        }
        scores
    }

    /// The scores on a regular grid over these intervals of x₁ and x₂ in data units, corners included, row by row, the lowest x₂ first.
    /// With kernels far faster than [`Lab::scores`] of as many places.
    ///
    /// # Errors
    /// Where an end is not finite, columns or rows are not 2 … 4 096, or a score is not finite.
    pub fn score_grid(&self, view: [[f64; 2]; 2], columns: usize, rows: usize) -> Result<Vec<f64>> {
        if !view.iter().flatten().all(|end| end.is_finite()) {
            return Err(Error::expected("grid", "finite ends of x and y"));
        }
        for count in [columns, rows] {
            if !(2..=4096).contains(&count) {
                let expected = "2 to 4096 columns and rows";
                return Err(Error::mismatch("grid", expected, count.to_string()));
            }
        }
        let ([x, y], standard) = (view, self.standard());
        let (low, high) = (standard.to_unit([x[0], y[0]]), standard.to_unit([x[1], y[1]]));
        let mut field = GridField::new([[low[0], high[0]], [low[1], high[1]]], columns, rows);
        let scores = field.scores_of(&self.model());
        if scores.iter().all(|score| score.is_finite()) {
            return Ok(scores);
        }
        Err(Error::expected("grid", "places nearer to 0, the score is beyond 1e308 at some"))
    }

    /// w and b in the units of the axes; `None` with kernels.
    pub fn model_in_data_units(&self) -> Option<Linear> {
        Some(self.standard().in_data_units(&self.model().linear()?))
    }

    /// The certified optimum of the present problem, where it is known (asked for or not, up to 10 000 points, with kernels up to 2 000).
    pub fn optimum(&self) -> Option<&Solution<Scorer>> {
        self.timeline.state.optimum()
    }

    /// The multipliers, one per point of the list, where the trainer keeps them or `solve` has just found them.
    pub fn alphas(&self) -> Option<Vec<f64>> {
        let alphas = self.timeline.state.alphas()?;
        Some(self.timeline.state.prepared.per_point(&alphas, self.points().len()))
    }

    /// How often the optimum without a point is wrong about that point: leave-one-out, the units of the trainer staying as they are.
    ///
    /// # Errors
    /// Where there is no optimum, or the points are too many.
    pub fn leave_one_out(&self) -> Result<LeaveOneOutReport> {
        let none = || Error::new("leave-one-out", ErrorKind::NoOptimum);
        let state = &self.timeline.state;
        let n = self.problem().rows.iter().filter(|row| row.cost > 0.0).count();
        let found = leave_one_out(self.problem(), state.optimum().ok_or_else(none)?)?;
        let mut wrong = Vec::with_capacity(found.wrong.len());
        for row in found.wrong {
            wrong.push(state.prepared.point_of[row]);
        }
        let errors = wrong.len();
        let rate = errors as f64 / n.max(1) as f64;
        Ok(LeaveOneOutReport { errors, n, rate, bound: found.bound, wrong })
    }

    /// The optimum without point i, where both are there.
    pub fn optimum_without(&self, i: usize) -> Option<Scorer> {
        let state = &self.timeline.state;
        without(self.problem(), state.optimum()?, state.prepared.row_of(i)?)
    }

    /// Cᵢ = C·cᵢ of every point of the list, 0 for those that are not trained on.
    pub fn costs(&self) -> Vec<f64> {
        let problem = self.problem();
        let costs: Vec<f64> = problem.rows.iter().map(|row| problem.c * row.cost).collect();
        self.timeline.state.prepared.per_point(&costs, self.points().len())
    }

    /// The present P and its parts.
    pub fn objective(&self) -> Objective {
        self.problem().objective_at(&self.model())
    }

    /// The present step.
    pub fn step_number(&self) -> u64 {
        self.timeline.state.step
    }

    /// The last step taken; beyond the present one after a seek.
    pub fn last(&self) -> u64 {
        self.timeline.last
    }

    /// The objective after each step.
    pub fn history(&self) -> &Series {
        &self.timeline.series
    }

    /// The steps after which points or settings were edited.
    pub fn edits(&self) -> Vec<u64> {
        self.timeline.edits()
    }

    /// Why training was stopped, where it was.
    pub fn diverged(&self) -> Option<&Diverged> {
        self.diverged.as_ref()
    }

    /// A number that changes whenever anything that can be seen changes.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// A number that changes whenever points or settings may have changed.
    pub fn points_version(&self) -> u64 {
        self.points_version
    }

    /// The document of this lab, from which the same lab opens. After plain training it holds `steps`; after edits in between, or more
    /// steps than a document may hold, the present w and b as `initial`.
    pub fn scenario(&self) -> Scenario {
        let mut scenario = self.settings().clone();
        let (data, points) = self.timeline.state.origin.as_ref();
        scenario.data = if **points == *self.points() {
            data.clone()
        } else {
            scenario::Data { preset: None, points: self.points().to_vec() }
        };
        scenario.view = self.view.clone();
        let (steps, most) = (self.step_number(), most_steps(self.points().len()));
        match self.model().linear() {
            // A kernel model cannot be given as w and b: the same number of steps comes nearest to it.
            None => scenario.steps = steps.min(most),
            Some(_) if self.timeline.is_plain() && steps <= most => scenario.steps = steps,
            Some(_) if self.is_exact() => {}
            Some(line) => scenario.model = scenario::Model::Linear { initial: Some(line) },
        }
        scenario
    }
}

/// The most steps that a document with so many points may take when it is opened.
fn most_steps(points: usize) -> u64 {
    (MAX_OPENING_WORK / points.max(1) as u64).min(scenario::MAX_STEPS)
}

/// The state at step 0 of a document with these points, and its view.
pub(super) fn start(points: Rc<Vec<Point>>, mut scenario: Scenario) -> Result<(State, View)> {
    check_kernel(&points, &scenario, "model.kernel")?;
    let origin = Rc::new((std::mem::take(&mut scenario.data), points.clone()));
    let view = std::mem::take(&mut scenario.view);
    scenario.steps = 0;
    Ok((State::new(points, Rc::new(scenario), origin), view))
}
