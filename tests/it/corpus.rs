//! Hostile use: every file of `tests/corpus`, and scenarios and calls drawn at random, played through the library.
//!
//! A file is `{"why": …, "scenario": a document or its text, "calls": [["addPoint", 1, 2, 0], …]}`. Nothing may panic; what is refused
//! is refused in words that name a place, and leaves everything as it was, bit for bit; after every other call the laws hold.
//! `PROPTEST_CASES=100000 cargo test --test it corpus` looks longer than the tests of every day do.

mod generate;
mod laws;
mod play;

use margin_lab::{Json, Scenario};
use proptest::prelude::*;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// So many cases, unless the environment asks for more.
fn cases(usual: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok());
    ProptestConfig {
        cases: asked.unwrap_or(usual),
        failure_persistence: None,
        max_shrink_iters: 4000,
        ..ProptestConfig::default()
    }
}

#[test]
fn every_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let file: Value = serde_json::from_str(&text).unwrap();
        assert!(file["why"].is_string(), "{path:?} says why it is there");
        if let Err(fault) = play::play(&file) {
            panic!("{path:?}: {fault}");
        }
        count += 1;
    }
    assert!(count > 0);
}

proptest! {
    #![proptest_config(cases(120))]

    #[test]
    fn any_calls(file in generate::file()) {
        if let Err(fault) = play::play(&file) {
            return Err(TestCaseError::fail(format!("{fault}\n{file}")));
        }
    }
}

proptest! {
    #![proptest_config(cases(400))]

    /// Any text is a scenario or is refused in words; what is read is written and read again the same.
    #[test]
    fn any_text(text in generate::text()) {
        match text.parse::<Scenario>() {
            Err(error) => prop_assert!(play::names_a_place(&error.message()), "{}", error),
            Ok(scenario) => prop_assert!(play::saved(&scenario).is_ok(), "{}", text),
        }
    }

    /// Any JSON at all is a patch or is refused.
    #[test]
    fn any_patch(patch in generate::nonsense()) {
        let patch: Json = patch.to_string().parse().unwrap();
        match Scenario::default().patched(&patch) {
            Err(error) => prop_assert!(play::names_a_place(&error.message()), "{}", error),
            Ok(scenario) => prop_assert!(play::saved(&scenario).is_ok(), "{}", patch),
        }
    }
}
