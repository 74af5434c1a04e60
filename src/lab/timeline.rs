//! The timeline: all steps and edits since step 0, and how to go back to any step. States are kept as checkpoints; what lies between is
//! replayed.

use std::rc::Rc;

use super::change::Change;
use super::history::Series;
use super::state::{Checkpoint, Event, State, Timeline, UndoEntry};
use crate::model::Scorer;
use crate::objective::Solution;
use crate::trainer::StepNote;

/// The checkpoints may take so much memory together.
const MAX_BYTES: usize = 4 << 20;
/// There may be so many checkpoints.
const MAX_CHECKPOINTS: usize = 1024;

impl Timeline {
    pub fn new(state: State) -> Self {
        Timeline {
            series: Series::new(state.record),
            last: 0,
            events: Vec::new(),
            present: 0,
            checkpoints: vec![Checkpoint { state: state.clone(), events: 0 }],
            stride: 1,
            state,
        }
    }

    /// Takes one step of the trainer; later steps and edits are dropped. Does nothing on an empty lab or with an exact trainer.
    pub fn step(&mut self, note: Option<&mut StepNote>) {
        if self.state.prepared.problem.is_empty() || self.state.is_exact() {
            return;
        }
        self.drop_future();
        self.state.take_step(note);
        self.after_step();
    }

    /// A step that puts the lab at this solution.
    pub fn solve(&mut self, solution: Solution<Scorer>, note: Option<&mut StepNote>) {
        let solution = Rc::new(solution);
        self.apply_event(Event::Solve(solution.clone()));
        self.state.take_solution(solution, note);
        self.after_step();
    }

    /// Applies an edit, undo, redo, or the begin or end of a group; later steps and edits are dropped.
    pub fn apply_event(&mut self, event: Event) {
        self.drop_future();
        apply(&mut self.state, &event);
        self.events.push((self.state.step, event));
        self.present = self.events.len();
        if self.last == 0 {
            self.state.record = self.state.measure();
            self.series.restart(self.state.record);
        }
    }

    /// The steps after which something was edited.
    pub fn edits(&self) -> Vec<u64> {
        let mut steps = Vec::new();
        for (step, event) in &self.events {
            let edit = matches!(event, Event::Edit(_) | Event::Undo | Event::Redo);
            if edit && steps.last() != Some(step) {
                steps.push(*step);
            }
        }
        steps
    }

    /// Whether plain steps alone lead from step 0, with the present points and settings, to the present: then a document can say it as a
    /// number of steps.
    pub fn is_plain(&self) -> bool {
        let sets_model =
            |event: &Event| matches!(event, Event::Solve(_) | Event::Edit(Change::Line(_)));
        self.events[..self.present].iter().all(|(step, event)| *step == 0 && !sets_model(event))
    }

    /// Goes to the state right after step k ≤ last, or with `edits` to that just before step k + 1. Costs at most `stride` steps.
    pub fn seek(&mut self, k: u64, edits: bool) {
        let from = self.checkpoints.partition_point(|checkpoint| checkpoint.state.step <= k) - 1;
        let Checkpoint { mut state, events: mut at } = self.checkpoints[from].clone();
        loop {
            let arrived = state.step == k;
            while (!arrived || edits)
                && self.events.get(at).is_some_and(|(step, event)| {
                    *step == state.step && !matches!(event, Event::Solve(_))
                })
            {
                apply(&mut state, &self.events[at].1);
                at += 1;
            }
            if arrived {
                break;
            }
            match self.events.get(at) {
                Some((step, Event::Solve(solution))) if *step == state.step => {
                    state.take_solution(solution.clone(), None);
                    at += 1;
                }
                _ => state.take_step(None),
            }
        }
        (self.state, self.present) = (state, at);
    }

    /// Drops the step just taken: its model is not finite, so `seek` must not reach it.
    pub fn drop_step(&mut self) {
        self.seek(self.state.step - 1, true);
        self.drop_future();
    }

    /// Drops the oldest undo entry where whole timelines are nested deeper than sixteen.
    pub fn limit_depth(&mut self) {
        let mut depth = 0;
        let mut at: &Timeline = self;
        while let Some(UndoEntry::Timeline(older)) = at.state.undo.first() {
            depth += 1;
            at = older;
        }
        if depth >= 16 {
            Rc::make_mut(&mut self.state.undo).remove(0);
        }
    }

    /// Drops the steps and edits after the present.
    fn drop_future(&mut self) {
        if self.present == self.events.len() && self.state.step == self.last {
            return;
        }
        let step = self.state.step;
        self.events.truncate(self.present);
        while self.checkpoints.last().is_some_and(|checkpoint| checkpoint.state.step > step) {
            self.checkpoints.pop();
        }
        self.series.truncate(self.state.record);
        self.last = step;
    }

    /// Records a step: its objective, and a checkpoint at every `stride`-th. Where there are too many, every other one goes.
    fn after_step(&mut self) {
        self.last = self.state.step;
        self.series.push(self.state.record);
        if self.last.is_multiple_of(self.stride) {
            self.checkpoints.push(Checkpoint { state: self.state.clone(), events: self.present });
        }
        if self.checkpoints.len() > MAX_CHECKPOINTS
            || (self.checkpoints.len() > 64 && self.bytes() > MAX_BYTES)
        {
            self.stride *= 2;
            let stride = self.stride;
            self.checkpoints.retain(|checkpoint| checkpoint.state.step.is_multiple_of(stride));
        }
    }

    /// The memory of the checkpoints; points shared with the one before count once.
    fn bytes(&self) -> usize {
        let mut before = std::ptr::null();
        let mut sum = 0;
        for Checkpoint { state, .. } in &self.checkpoints {
            sum += size_of::<Checkpoint>() + state.trainer.bytes();
            if Rc::as_ptr(&state.prepared) != before {
                sum += state.points.len() * 96;
            }
            before = Rc::as_ptr(&state.prepared);
        }
        sum
    }
}

/// Applies an event to a state. A solution is a step, which the caller takes.
fn apply(state: &mut State, event: &Event) {
    match event {
        Event::Edit(change) => state.edit(change),
        Event::Group(open) => state.group = open.then_some(false),
        Event::Undo => state.reverse(false),
        Event::Redo => state.reverse(true),
        Event::Solve(_) => {}
    }
}
