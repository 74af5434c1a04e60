//! The same bits everywhere: a committed hash of 500 steps of each trainer, of `solve` and of each generator. The border tests under
//! Node and in the browser compute the same hashes from the wasm module. `BLESS=1` writes them anew.

use margin_lab::{DATASETS, Lab, Scenario, TRAINERS};
use serde_json::{Value, json};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reference/bits.json");

/// FNV-1a (Fowler, Noll & Vo) over the bytes of the numbers, little end first.
fn hash(numbers: impl IntoIterator<Item = f64>) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in numbers.into_iter().flat_map(f64::to_le_bytes) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{hash:016x}")
}

/// The curve, the weights and the points of a lab.
fn bits(lab: &Lab) -> String {
    // With kernels w has no numbers; its length and a score have.
    let w = lab.model().linear().map_or_else(
        || [lab.model().norm(), lab.scores(&[[0.3, -0.2]]).expect("a score")[0]],
        |line| line.w,
    );
    let curve = lab.history().iter().map(|record| record.objective.primal);
    let points = lab.points().iter().flat_map(|point| point.x);
    hash(curve.chain([w[0], w[1], lab.model().b()]).chain(points))
}

/// What is run: a document, then so many steps, or `solve` where there are none.
fn cases() -> Vec<(String, Value, u64)> {
    let mut cases = Vec::new();
    for trainer in &TRAINERS {
        let losses: Vec<&str> = if trainer.losses.is_empty() {
            vec!["hinge", "squared-hinge", "soft-margin", "exponential", "huberised-hinge"]
        } else {
            trainer.losses.to_vec()
        };
        for loss in losses {
            let scenario = json!({
                "version": 1, "data": {"preset": "moons", "n": 60, "noise": 0.2, "seed": 7}, "standardise": true, "loss": {"type": loss},
                "penalty": if trainer.penalty == Some(false) { "none" } else { "l2" },
                "regularise_bias": trainer.regularise_bias.unwrap_or(false), "trainer": {"type": trainer.id}, "seed": 3,
            });
            cases.push((format!("{} on {loss}", trainer.id), scenario, 500));
        }
    }
    for kernel in [
        json!({"type": "rbf", "gamma": 2}),
        json!({"type": "polynomial", "degree": 3}),
        json!({"type": "linear"}),
    ] {
        for (trainer, steps) in [("smo", 500), ("smo", 0), ("exact", 1)] {
            let scenario = json!({
                "version": 1, "data": {"preset": "moons", "n": 60, "noise": 0.2, "seed": 7}, "c": 10,
                "model": {"type": "kernel", "kernel": kernel}, "trainer": {"type": trainer},
            });
            let what = if steps == 0 { "solve" } else { trainer };
            cases.push((
                format!("{what} with {}", kernel["type"].as_str().unwrap()),
                scenario,
                steps,
            ));
        }
    }
    for loss in ["hinge", "squared-hinge", "soft-margin"] {
        for bias in [false, true] {
            let scenario = json!({
                "version": 1, "data": {"preset": "blobs", "n": 200, "seed": 2}, "loss": {"type": loss}, "regularise_bias": bias,
            });
            cases.push((format!("solve {loss}, bias {bias}"), scenario, 0));
        }
    }
    for set in DATASETS.iter().filter(|set| set.kind().id() != "real") {
        cases.push((
            format!("data {}", set.id),
            json!({"version": 1, "data": {"preset": set.id}}),
            1,
        ));
    }
    cases
}

#[test]
fn the_same_bits_as_ever() {
    let found: Vec<Value> = cases()
        .into_iter()
        .map(|(name, scenario, steps)| {
            let document: Scenario =
                scenario.to_string().parse().unwrap_or_else(|error| panic!("{name}: {error}"));
            let mut lab = Lab::new(document).unwrap_or_else(|error| panic!("{name}: {error}"));
            if steps == 0 {
                lab.solve(1e-9).unwrap_or_else(|error| panic!("{name}: {error}"));
            }
            lab.step(steps);
            json!({"name": name, "scenario": scenario, "steps": steps, "hash": bits(&lab)})
        })
        .collect();
    let rows: Vec<String> = found.iter().map(Value::to_string).collect();
    let text = format!("[\n{}\n]\n", rows.join(",\n"));
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(FILE, &text).expect("the file can be written");
    }
    let committed: Value =
        serde_json::from_str(&std::fs::read_to_string(FILE).expect("the committed hashes"))
            .expect("JSON");
    for (found, committed) in found.iter().zip(committed.as_array().expect("a list")) {
        assert_eq!(found, committed);
    }
    assert_eq!(Some(found.len()), committed.as_array().map(Vec::len));
}
