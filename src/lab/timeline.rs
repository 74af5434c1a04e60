//! A timeline: the line of steps and edits since step 0, and the way back to any of its steps.

use std::rc::Rc;

use super::change::Change;
use super::history::Series;
use super::state::{Checkpoint, Event, State, Timeline, UndoEntry};
use crate::model::Scorer;
use crate::objective::Solution;
use crate::trainer::StepNote;

/// The states kept may weigh so much together.
const BYTES: usize = 4 << 20;
/// And may be so many.
const CHECKPOINTS: usize = 1024;

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

    /// One step of the trainer; what came after the present is cut. Nothing happens on an empty lab.
    pub fn step(&mut self, note: Option<&mut StepNote>) {
        if self.state.prepared.problem.is_empty() || self.state.is_exact() {
            return;
        }
        self.cut();
        self.state.take_step(note);
        self.arrive();
    }

    /// A step that puts the lab at this solution.
    pub fn solve(&mut self, solution: Solution<Scorer>, note: Option<&mut StepNote>) {
        let solution = Rc::new(solution);
        self.apply_event(Event::Solve(solution.clone()));
        self.state.take_solution(solution, note);
        self.arrive();
    }

    /// An edit, undo, redo or the bound of a group; what came after the present is cut.
    pub fn apply_event(&mut self, event: Event) {
        self.cut();
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

    /// Whether the present follows from the start of the run and its present points and settings by plain steps alone.
    pub fn is_plain(&self) -> bool {
        let placed =
            |event: &Event| matches!(event, Event::Solve(_) | Event::Edit(Change::Line(_)));
        self.events[..self.present].iter().all(|(step, event)| *step == 0 && !placed(event))
    }

    /// The state right after step k ≤ last, or with `edits` as it was just before step k + 1.
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

    /// Forgets the step just taken: it left the numbers, and nobody can go there.
    pub fn drop_step(&mut self) {
        self.seek(self.state.step - 1, true);
        self.cut();
    }

    /// Runs wait on the undo lists of runs; beyond sixteen deep the older ones are let go.
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

    /// Forgets what lies ahead of the present.
    fn cut(&mut self) {
        if self.present == self.events.len() && self.state.step == self.last {
            return;
        }
        let step = self.state.step;
        self.events.truncate(self.present);
        while self.checkpoints.last().is_some_and(|checkpoint| checkpoint.state.step > step) {
            self.checkpoints.pop();
        }
        self.series.cut(self.state.record);
        self.last = step;
    }

    /// Book-keeping after a step.
    fn arrive(&mut self) {
        self.last = self.state.step;
        self.series.push(self.state.record);
        if self.last.is_multiple_of(self.stride) {
            self.checkpoints.push(Checkpoint { state: self.state.clone(), events: self.present });
        }
        if self.checkpoints.len() > CHECKPOINTS
            || (self.checkpoints.len() > 64 && self.weight() > BYTES)
        {
            self.stride *= 2;
            let stride = self.stride;
            self.checkpoints.retain(|checkpoint| checkpoint.state.step.is_multiple_of(stride));
        }
    }

    /// What the checkpoints weigh; points shared with the one before weigh nothing.
    fn weight(&self) -> usize {
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

/// What an event does to a state. A solution is a step and is taken by the caller.
fn apply(state: &mut State, event: &Event) {
    match event {
        Event::Edit(change) => state.edit(change),
        Event::Group(open) => state.group = open.then_some(false),
        Event::Undo => state.reverse(false),
        Event::Redo => state.reverse(true),
        Event::Solve(_) => {}
    }
}
