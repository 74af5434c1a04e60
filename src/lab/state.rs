//! The state of a lab at one moment: points, settings, trainer, undo. A cheap clone.

use std::rc::Rc;

use super::change::Change;
use super::history::Record;
use super::run::Run;
use super::setup::Setup;
use crate::model::Linear;
use crate::point::Point;
use crate::scenario::{Data, Scenario};
use crate::train::{Solution, StepNote, Trainer};

/// How many edits can be taken back.
const UNDO_LIMIT: usize = 500;

/// What `undo` or `redo` does.
#[derive(Clone, Debug)]
pub(super) enum Reversal {
    /// These changes, last first.
    Changes(Vec<Change>),
    /// The whole run is exchanged: what a rewind or new data did is taken back.
    Run(Rc<Run>),
}

/// Everything that a step or an edit may change.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub points: Rc<Vec<Point>>,
    pub settings: Rc<Scenario>,
    /// The data as the document gave it, and the points it stands for: as long as the points are these, saving keeps it.
    pub origin: Rc<(Data, Rc<Vec<Point>>)>,
    pub setup: Rc<Setup>,
    pub trainer: Box<dyn Trainer>,
    /// Steps taken.
    pub step: u64,
    /// Points looked at, divided by n.
    pub epoch: f64,
    /// The objective as it was right after the last step.
    pub record: Record,
    /// The certificate, as long as the state is the one that `solve` left.
    pub certificate: Option<Rc<Solution>>,
    pub undo: Rc<Vec<Reversal>>,
    pub redo: Rc<Vec<Reversal>>,
    /// Inside `begin_edit` … `end_edit`: whether the group has an entry on the undo list yet.
    pub group: Option<bool>,
}

impl State {
    /// The start of a run.
    pub fn new(
        points: Rc<Vec<Point>>,
        settings: Rc<Scenario>,
        origin: Rc<(Data, Rc<Vec<Point>>)>,
    ) -> Self {
        let setup = Rc::new(Setup::new(&points, &settings));
        let trainer =
            settings.trainer.start(Setup::initial(&settings), &setup.problem, settings.seed);
        let mut state = State {
            points,
            settings,
            origin,
            setup,
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

    /// w and b, in the trainer's units.
    pub fn model(&self) -> Linear {
        self.certificate.as_ref().map_or_else(|| self.trainer.model(), |solution| solution.model)
    }

    /// The multipliers, one per row: the trainer's, or those of the certificate.
    pub fn alphas(&self) -> Option<&[f64]> {
        let certified = self.certificate.as_ref().and_then(|solution| solution.alphas.as_deref());
        certified.or_else(|| self.trainer.alphas())
    }

    /// The value of the dual at the multipliers.
    pub fn dual(&self) -> Option<f64> {
        self.setup.problem.dual(self.alphas()?)
    }

    /// The objective as it is now.
    pub fn measure(&self) -> Record {
        let objective = self.setup.problem.objective(&self.model());
        let dual = self.dual().unwrap_or(f64::NAN);
        Record { step: self.step, objective, dual }
    }

    /// One step of the trainer. An empty lab takes none.
    pub fn take_step(&mut self, note: Option<&mut StepNote>) {
        let problem = &self.setup.problem;
        if problem.is_empty() {
            return;
        }
        self.certificate = None;
        self.trainer.step(problem, &self.settings.trainer, note);
        self.step += 1;
        self.epoch +=
            self.trainer.looks_at(problem, &self.settings.trainer) as f64 / problem.len() as f64;
        self.record = self.measure();
    }

    /// The step that puts the lab at this optimum.
    pub fn take_solution(&mut self, solution: Rc<Solution>, note: Option<&mut StepNote>) {
        let before = self.model();
        self.trainer.adopt(solution.model, solution.alphas.as_deref(), &self.setup.problem);
        self.certificate = Some(solution);
        self.step += 1;
        self.record = self.measure();
        if let Some(note) = note {
            *note = StepNote {
                kind: crate::train::StepKind::Solve,
                before,
                after: self.model(),
                ..StepNote::default()
            };
        }
    }

    /// An edit: the change is made and can be taken back.
    pub fn edit(&mut self, change: &Change) {
        let inverse = self.apply(change);
        self.redo = Rc::default();
        let undo = Rc::make_mut(&mut self.undo);
        match (self.group, undo.last_mut()) {
            (Some(true), Some(Reversal::Changes(changes))) => {
                if !changes.last().is_some_and(|last| last.covers(&inverse)) {
                    changes.push(inverse);
                }
            }
            _ => push(undo, Reversal::Changes(vec![inverse])),
        }
        self.group = self.group.map(|_| true);
    }

    /// Takes back the last entry of the undo list (or of the redo list) where that needs no other run.
    pub fn reverse(&mut self, redo: bool) {
        let from = if redo { &mut self.redo } else { &mut self.undo };
        let Some(Reversal::Changes(mut changes)) = Rc::make_mut(from).pop() else { return };
        let mut inverses = Vec::with_capacity(changes.len());
        while let Some(change) = changes.pop() {
            inverses.push(self.apply(&change));
        }
        let to = if redo { &mut self.undo } else { &mut self.redo };
        push(Rc::make_mut(to), Reversal::Changes(inverses));
        self.group = None;
    }

    /// Makes the change and carries the trainer over to the new problem. Returns the inverse.
    fn apply(&mut self, change: &Change) -> Change {
        if let Change::Line(line) = *change {
            let before = self.model();
            self.trainer.adopt(line, None, &self.setup.problem);
            self.certificate = None;
            return Change::Line(before);
        }
        let (model, before, old) = (self.model(), self.settings.clone(), self.setup.clone());
        let (points, settings) = (&mut self.points, &mut self.settings);

        let inverse = change.apply(points, settings);
        self.setup = Rc::new(Setup::new(points, settings));
        self.certificate = None;

        let other =
            before.trainer.entry.id != settings.trainer.entry.id || before.seed != settings.seed;
        if other {
            self.trainer = settings.trainer.start(model, &self.setup.problem, settings.seed);
        } else {
            let mut kept = Vec::with_capacity(self.setup.point_of.len());
            for &point in &self.setup.point_of {
                kept.push(change.origin(point).and_then(|point| old.row_of(point)));
            }
            self.trainer.remap(&kept, &self.setup.problem);
        }
        inverse
    }
}

/// Puts an entry on an undo list, whose oldest entries go when it is long.
pub(super) fn push(list: &mut Vec<Reversal>, entry: Reversal) {
    if list.len() >= UNDO_LIMIT {
        list.remove(0);
    }
    list.push(entry);
}
