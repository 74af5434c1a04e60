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

#[expect(
    dead_code,
    reason = "used by the sections of TypeScript alone, which the lint does not see"
)]
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

/// `export type $name = …`, with one name or some for each entry of a table.
macro_rules! names {
    ($section:ident, $name:literal, $table:expr, $($entry:ident => $id:expr)? $(; $more:ident => $ids:expr, $inner:ident => $inner_id:expr)?) => {
        #[wasm_bindgen(typescript_custom_section)]
        const $section: &str = {
            const UNION: Union = {
                let (mut union, mut i) = (Union::new($name), 0);
                while i < $table.len() {
                    $(
                        let $entry = &$table[i];
                        union = union.or($id);
                    )?
                    $(
                        let ($more, mut k) = (&$table[i], 0);
                        while k < $ids.len() {
                            let $inner = &$ids[k];
                            union = union.or($inner_id);
                            k += 1;
                        }
                    )?
                    i += 1;
                }
                union.with(";")
            };
            UNION.text()
        };
    };
}

names!(LOSS_ID, "LossId", LOSSES, loss => loss.id; loss => loss.aliases, alias => alias);
names!(LOSS_PARAMETER, "LossParameter", LOSSES, ; loss => loss.parameters, parameter => parameter.name);
names!(TRAINER_ID, "TrainerId", TRAINERS, trainer => trainer.id);
names!(RATE_ID, "RateId", RateKind::ALL, rate => rate.0);
names!(DATASET_ID, "DatasetId", DATASETS, set => set.id);
names!(CHART_ID, "ChartId", CHARTS, chart => chart);
