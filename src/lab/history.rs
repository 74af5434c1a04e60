//! The learning curve: the objective after each step, thinned evenly when it is long.

use crate::objective::Objective;

/// The objective right after a step.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Record {
    /// The step.
    pub step: u64,
    /// P and its parts.
    pub objective: Objective,
    /// D, NaN where there is none.
    pub dual: f64,
}

/// The most records that are kept.
const MAX_RECORDS: usize = 4096;

/// The records of a timeline: every `stride`-th step and always the last.
#[derive(Clone, Debug)]
pub struct Series {
    records: Vec<Record>,
    last: Record,
    stride: u64,
}

impl Series {
    /// A series that starts with the record of step 0.
    pub(super) fn new(first: Record) -> Self {
        Series { records: vec![first], last: first, stride: 1 }
    }

    /// The next step's record.
    pub(super) fn push(&mut self, record: Record) {
        self.last = record;
        if record.step.is_multiple_of(self.stride) {
            self.records.push(record);
        }
        if self.records.len() >= MAX_RECORDS {
            self.stride *= 2;
            let stride = self.stride;
            self.records.retain(|record| record.step.is_multiple_of(stride));
        }
    }

    /// Drops the records after this one's step.
    pub(super) fn truncate(&mut self, last: Record) {
        while self.records.last().is_some_and(|record| record.step > last.step) {
            self.records.pop();
        }
        self.last = last;
    }

    /// Starts anew with another record of step 0, after an edit before any training.
    pub(super) fn restart(&mut self, first: Record) {
        *self = Series::new(first);
    }

    /// The records in order, the first and the last step among them.
    pub fn iter(&self) -> impl Iterator<Item = &Record> {
        let tail = self.records.last().is_none_or(|record| record.step < self.last.step);
        self.records.iter().chain(tail.then_some(&self.last))
    }
}
