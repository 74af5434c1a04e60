//! The names in the tables as types of TypeScript: `type LossId = "hinge" | …`. They are put together when the library is compiled, so
//! a new entry of a table is a new name of its type.

use wasm_bindgen::prelude::*;

use crate::data::DATASETS;
use crate::loss::LOSSES;
use crate::scenario::CHARTS;
use crate::trainer::{RateKind, TRAINERS};

/// A declaration that grows by one name at a time.
struct Union {
    text: [u8; 1024],
    end: usize,
}

impl Union {
    const fn new(name: &str) -> Self {
        Union { text: [0; 1024], end: 0 }.with("export type ").with(name).with(" =")
    }

    const fn with(mut self, words: &str) -> Self {
        let mut i = 0;
        while i < words.len() {
            self.text[self.end] = words.as_bytes()[i];
            self.end += 1;
            i += 1;
        }
        self
    }

    /// One more name; TypeScript allows the same one twice.
    const fn or(self, name: &str) -> Self {
        self.with(" | \"").with(name).with("\"")
    }

    const fn text(&self) -> &str {
        match std::str::from_utf8(self.text.split_at(self.end).0) {
            Ok(text) => text,
            Err(_) => "",
        }
    }
}

#[wasm_bindgen(typescript_custom_section)]
const LOSS_ID: &str = {
    const UNION: Union = {
        let (mut union, mut i) = (Union::new("LossId"), 0);
        while i < LOSSES.len() {
            union = union.or(LOSSES[i].id);
            let mut k = 0;
            while k < LOSSES[i].aliases.len() {
                union = union.or(LOSSES[i].aliases[k]);
                k += 1;
            }
            i += 1;
        }
        union.with(";")
    };
    UNION.text()
};

#[wasm_bindgen(typescript_custom_section)]
const LOSS_PARAMETER: &str = {
    const UNION: Union = {
        let (mut union, mut i) = (Union::new("LossParameter"), 0);
        while i < LOSSES.len() {
            let mut k = 0;
            while k < LOSSES[i].parameters.len() {
                union = union.or(LOSSES[i].parameters[k].name);
                k += 1;
            }
            i += 1;
        }
        union.with(";")
    };
    UNION.text()
};

#[wasm_bindgen(typescript_custom_section)]
const TRAINER_ID: &str = {
    const UNION: Union = {
        let (mut union, mut i) = (Union::new("TrainerId"), 0);
        while i < TRAINERS.len() {
            union = union.or(TRAINERS[i].id);
            i += 1;
        }
        union.with(";")
    };
    UNION.text()
};

#[wasm_bindgen(typescript_custom_section)]
const RATE_ID: &str = {
    const UNION: Union = {
        let (mut union, mut i) = (Union::new("RateId"), 0);
        while i < RateKind::ALL.len() {
            union = union.or(RateKind::ALL[i].0);
            i += 1;
        }
        union.with(";")
    };
    UNION.text()
};

#[wasm_bindgen(typescript_custom_section)]
const DATASET_ID: &str = {
    const UNION: Union = {
        let (mut union, mut i) = (Union::new("DatasetId"), 0);
        while i < DATASETS.len() {
            union = union.or(DATASETS[i].id);
            i += 1;
        }
        union.with(";")
    };
    UNION.text()
};

#[wasm_bindgen(typescript_custom_section)]
const CHART_ID: &str = {
    const UNION: Union = {
        let (mut union, mut i) = (Union::new("ChartId"), 0);
        while i < CHARTS.len() {
            union = union.or(CHARTS[i]);
            i += 1;
        }
        union.with(";")
    };
    UNION.text()
};
