//! The state of a lab at one moment: points, settings, trainer, undo. A cheap clone.

use std::borrow::Cow;
use std::rc::Rc;

use super::change::Change;
use super::history::{Record, Series};
use super::prepared_problem::{self, PreparedProblem};
use crate::base::point::Point;
use crate::model::Scorer;
use crate::objective::Solution;
use crate::scenario::{Data, Scenario};
use crate::trainer::{StepKind, StepNote, Trainer};

/// The most entries of the undo list.
const MAX_UNDO: usize = 500;

/// What `undo` or `redo` does.
#[derive(Clone, Debug)]
pub(super) enum UndoEntry {
    /// These changes, last first.
    Changes(Vec<Change>),
    /// Another timeline takes the place of the present one: this takes back a rewind or new data. (It makes the types of this file
    /// recursive.)
    Timeline(Rc<Timeline>),
}

/// Everything that a step or an edit may change.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub points: Rc<Vec<Point>>,
    pub settings: Rc<Scenario>,
    /// The data as the document gives them, and the points that they are: as long as the lab has these points, its document keeps the
    /// data as they were.
    pub origin: Rc<(Data, Rc<Vec<Point>>)>,
    pub prepared: Rc<PreparedProblem>,
    pub trainer: Box<dyn Trainer>,
    /// Steps taken.
    pub step: u64,
    /// Passes over the data: points that the steps looked at, divided by n.
    pub epoch: f64,
    /// The objective right after the last step.
    pub record: Record,
    /// The solution that `solve` has put here; `None` after a further step or edit.
    pub certificate: Option<Rc<Solution<Scorer>>>,
    pub undo: Rc<Vec<UndoEntry>>,
    pub redo: Rc<Vec<UndoEntry>>,
    /// Between `begin_edit` and `end_edit`: whether the group has an entry on the undo list yet.
    pub group: Option<bool>,
}

/// What happens on a timeline beside plain steps.
#[derive(Clone, Debug)]
pub(super) enum Event {
    /// A change that can be undone.
    Edit(Change),
    /// A group of edits begins (true) or ends.
    Group(bool),
    Undo,
    Redo,
    /// The next step puts the lab at this solution.
    Solve(Rc<Solution<Scorer>>),
}

/// A state kept so that later ones can be replayed from it.
#[derive(Clone, Debug)]
pub(super) struct Checkpoint {
    pub state: State,
    /// How many events precede it.
    pub events: usize,
}

/// The present state and the steps and edits that led to it, or follow it after a seek.
#[derive(Clone, Debug)]
pub(super) struct Timeline {
    pub state: State,
    pub series: Series,
    /// The farthest step reached.
    pub last: u64,
    /// What happened after which step, in order.
    pub events: Vec<(u64, Event)>,
    /// How many events precede the present.
    pub present: usize,
    /// In the order of their steps; the first is step 0.
    pub checkpoints: Vec<Checkpoint>,
    /// A checkpoint is kept at every step that is a multiple of this.
    pub stride: u64,
}

impl State {
    /// The state at step 0.
    pub fn new(
        points: Rc<Vec<Point>>,
        settings: Rc<Scenario>,
        origin: Rc<(Data, Rc<Vec<Point>>)>,
    ) -> Self {
        let prepared = Rc::new(PreparedProblem::new(&points, &settings));
        let trainer = settings.trainer.start(
            PreparedProblem::initial(&settings),
            &prepared.problem,
            settings.seed,
        );
        let mut state = State {
            points,
            settings,
            origin,
            prepared,
            trainer,
            step: 0,
            epoch: 0.0,
            record: Record::default(),
            certificate: None,
            undo: Rc::default(),
            redo: Rc::default(),
            group: None,
        };
        state.record = state.measure();
        state
    }

    /// The model, in the trainer's units.
    pub fn model(&self) -> Scorer {
        match self.certificate() {
            Some(solution) => solution.model.clone(),
            None => self.trainer.model(),
        }
    }

    /// Whether the trainer is exact: then there are no steps to take.
    pub fn is_exact(&self) -> bool {
        self.settings.trainer.entry.is_exact
    }

    /// The certified optimum that the lab is at: by `solve`, or by an exact trainer.
    pub fn certificate(&self) -> Option<&Solution<Scorer>> {
        self.certificate.as_ref().or_else(|| self.trainer.optimum()).map(Rc::as_ref)
    }

    /// The certified optimum of the problem, where it is known.
    pub fn optimum(&self) -> Option<&Solution<Scorer>> {
        let certified =
            |optimum: &&Rc<Solution<Scorer>>| optimum.within(prepared_problem::CERTIFIED);
        match self.trainer.optimum().filter(certified) {
            Some(optimum) => Some(optimum),
            None => self.prepared.optimum(),
        }
    }

    /// The multipliers, one per row: those of the certificate, else the trainer's.
    pub fn alphas(&self) -> Option<Cow<'_, [f64]>> {
        let certified = self.certificate().and_then(|solution| solution.alphas.as_deref());
        certified.map(Cow::Borrowed).or_else(|| self.trainer.alphas())
    }

    /// The value of the dual at the multipliers.
    pub fn dual(&self) -> Option<f64> {
        let problem = &self.prepared.problem;
        if let Some(found) = self.certificate() {
            return found.dual;
        }
        match (self.model(), problem.kernel) {
            (Scorer::Kernel(model), Some(_)) => Some(problem.kernel_dual(&model)),
            _ => problem.dual(&self.alphas()?),
        }
    }

    /// The present objective.
    pub fn measure(&self) -> Record {
        let objective = self.prepared.problem.objective_at(&self.model());
        let dual = self.dual().unwrap_or(f64::NAN);
        Record { step: self.step, objective, dual }
    }

    /// One step of the trainer. An empty lab takes none.
    pub fn take_step(&mut self, note: Option<&mut StepNote>) {
        let problem = &self.prepared.problem;
        if problem.is_empty() || self.is_exact() {
            return;
        }
        self.certificate = None;
        self.trainer.step(problem, &self.settings.trainer, note);
        self.step += 1;
        self.epoch += self.trainer.points_per_step(problem, &self.settings.trainer) as f64
            / problem.len() as f64;
        self.record = self.measure();
    }

    /// Puts the lab at this solution; it counts as one step.
    pub fn take_solution(&mut self, solution: Rc<Solution<Scorer>>, note: Option<&mut StepNote>) {
        let before = self.model();
        self.trainer.set_model(&solution.model, solution.alphas.as_deref(), &self.prepared.problem);
        // From there an exact trainer may have come nearer to the optimum.
        let is_nearer = self.trainer.optimum().is_some_and(|own| own.gap <= solution.gap);
        self.certificate = (!is_nearer).then_some(solution);
        self.step += 1;
        self.record = self.measure();
        if let Some(note) = note {
            *note = StepNote {
                kind: StepKind::Solve,
                before: before.shown(),
                after: self.model().shown(),
                ..StepNote::default()
            };
        }
    }

    /// Makes a change that can be undone.
    pub fn edit(&mut self, change: &Change) {
        let inverse = self.apply(change);
        self.redo = Rc::default();
        let undo = Rc::make_mut(&mut self.undo);
        match (self.group, undo.last_mut()) {
            (Some(true), Some(UndoEntry::Changes(changes))) => {
                if !changes.last().is_some_and(|last| last.covers(&inverse)) {
                    changes.push(inverse);
                }
            }
            _ => push(undo, UndoEntry::Changes(vec![inverse])),
        }
        self.group = self.group.map(|_| true);
    }

    /// Takes back the last entry of the undo list (or of the redo list), unless it is a whole timeline.
    pub fn reverse(&mut self, redo: bool) {
        let from = if redo { &mut self.redo } else { &mut self.undo };
        let Some(UndoEntry::Changes(mut changes)) = Rc::make_mut(from).pop() else { return };
        let mut inverses = Vec::with_capacity(changes.len());
        while let Some(change) = changes.pop() {
            inverses.push(self.apply(&change));
        }
        let to = if redo { &mut self.undo } else { &mut self.redo };
        push(Rc::make_mut(to), UndoEntry::Changes(inverses));
        self.group = None;
    }

    /// Makes the change and adapts the trainer to the new problem. Returns the inverse change.
    fn apply(&mut self, change: &Change) -> Change {
        if let Change::Line(line) = *change {
            let before = self.model().linear().unwrap_or_default();
            self.trainer.set_model(&line.into(), None, &self.prepared.problem);
            self.certificate = None;
            return Change::Line(before);
        }
        let (model, before, old) = (self.model(), self.settings.clone(), self.prepared.clone());
        let (points, settings) = (&mut self.points, &mut self.settings);

        let inverse = change.apply(points, settings);
        self.prepared = Rc::new(PreparedProblem::new(points, settings));
        self.certificate = None;

        let other =
            before.trainer.entry.id != settings.trainer.entry.id || before.seed != settings.seed;
        let pivots = before.trainer.pivots != settings.trainer.pivots;
        let mut kept = Vec::with_capacity(self.prepared.point_of.len());
        for &point in &self.prepared.point_of {
            let row = kept.len();
            // Most rows keep their index, or move by one.
            kept.push(change.origin(point).and_then(|point| old.row_near(point, row)));
        }
        if other || pivots {
            let line = model.linear().unwrap_or_default();
            let problem = &self.prepared.problem;
            self.trainer = settings.trainer.start(line, problem, settings.seed);
        } else {
            self.trainer.remap(&kept, &self.prepared.problem);
        }
        inverse
    }
}

/// Appends an entry to an undo list; the oldest one goes when it is full.
pub(super) fn push(list: &mut Vec<UndoEntry>, entry: UndoEntry) {
    if list.len() >= MAX_UNDO {
        list.remove(0);
    }
    list.push(entry);
}
