//! The losses of the margin against trusted values, and the laws that each of them must obey.

use margin_lab::{LOSSES, Loss};
use serde_json::Value;

/// The names of the reference file and ours; a factor where the file has another unit.
const NAMES: [(&str, &str, f64); 13] = [
    ("zero_one", "zero-one", 1.0),
    ("hinge", "hinge", 1.0),
    ("squared_hinge", "squared-hinge", 1.0),
    ("logistic", "soft-margin", 1.0),
    ("logistic_base2", "soft-margin", std::f64::consts::LOG2_E),
    ("smoothed_hinge", "smoothed-hinge", 1.0),
    ("quadratic_smoothed_hinge", "smoothed-hinge", 1.0),
    ("modified_huber", "modified-huber", 1.0),
    ("huberised_hinge", "huberised-hinge", 1.0),
    ("ramp", "ramp", 1.0),
    ("perceptron", "perceptron", 1.0),
    ("exponential", "exponential", 1.0),
    ("squared_error", "squared-error", 1.0),
];

fn reference() -> Value {
    serde_json::from_str(include_str!("../reference/losses.json")).expect("the file is JSON")
}

/// A number of the file; what overflows is written as a word.
fn number(value: &Value) -> f64 {
    match value.as_str() {
        Some("inf") => f64::INFINITY,
        Some("-inf") => f64::NEG_INFINITY,
        _ => value.as_f64().expect("a number"),
    }
}

fn column<'a>(table: &'a Value, name: &str) -> &'a [Value] {
    table[name].as_array().expect("a column")
}

#[track_caller]
fn same(found: f64, expected: f64, what: &str) {
    let close = (found - expected).abs() <= 1e-14 * expected.abs() + 1e-300;
    assert!(found == expected || close, "{what}: {found:e}, expected {expected:e}");
}

fn loss_of(case: &Value) -> (Loss, f64) {
    let name = case["name"].as_str().expect("a name");
    let (_, id, factor) = NAMES
        .iter()
        .find(|(theirs, ..)| *theirs == name)
        .unwrap_or_else(|| panic!("{name} is not mapped"));
    let mut loss = Loss::named(id).expect("a loss of the table");
    for (parameter, value) in case["params"].as_object().expect("parameters") {
        assert!(loss.set(parameter, number(value)), "{name} does not know {parameter}");
    }
    (loss, *factor)
}

#[test]
fn every_case_of_the_reference() {
    let mut count = 0;
    for case in reference()["margin_losses"].as_array().expect("a list") {
        let (loss, factor) = loss_of(case);
        for part in ["grid", "extreme"] {
            let (m, value, slope) = (
                column(&case[part], "m"),
                column(&case[part], "value"),
                column(&case[part], "grad"),
            );
            for ((m, value), slope) in m.iter().zip(value).zip(slope) {
                let m = number(m);
                same(loss.value(m) * factor, number(value), &format!("{} at {m:e}", loss.id()));
                same(
                    loss.slope(m) * factor,
                    number(slope),
                    &format!("slope of {} at {m:e}", loss.id()),
                );
                count += 1;
            }
        }
        for kink in case["kinks"].as_array().into_iter().flatten() {
            same(
                loss.slope(number(&kink["m"])),
                number(&kink["chosen"]),
                &format!("{} at its kink", loss.id()),
            );
        }
    }
    assert!(count > 500, "only {count} cases were read");
}

#[test]
fn cross_entropy_is_the_soft_margin_loss() {
    for id in ["logistic", "cross-entropy"] {
        assert_eq!(Loss::named(id), Loss::named("soft-margin"));
    }
    let loss = Loss::named("cross-entropy").expect("an alias");
    for case in column(&reference()["binary_cross_entropy"], "cases") {
        let y = number(&case["y"]);
        let (s, value, slope) = (column(case, "s"), column(case, "value"), column(case, "grad_s"));
        for ((s, value), slope) in s.iter().zip(value).zip(slope) {
            let m = y * number(s);
            same(loss.value(m), number(value), &format!("cross-entropy at {m:e}"));
            same(y * loss.slope(m), number(slope), &format!("slope of cross-entropy at {m:e}"));
        }
    }
}

/// Every loss with every margin and parameter that it takes.
fn family() -> Vec<Loss> {
    let mut losses = Vec::new();
    for entry in &LOSSES {
        losses.push(Loss::of(entry));
        for parameter in entry.parameters {
            for value in [0.25, 0.75, 2.0] {
                let mut loss = Loss::of(entry);
                assert!(loss.set(parameter.name, value));
                if loss.get("s").is_none_or(|s| s < loss.margin()) {
                    losses.push(loss);
                }
            }
        }
    }
    losses
}

fn grid() -> impl Iterator<Item = f64> {
    (-4000..=4000).map(|k| f64::from(k) * 0.001 + 0.000_37)
}

#[test]
fn slopes_are_derivatives() {
    for loss in family() {
        for m in grid() {
            let h = 1e-5;
            let (left, right) = (loss.slope(m - h), loss.slope(m + h));
            if (left - right).abs() > 0.5 {
                continue; // a kink lies between
            }
            let difference = (loss.value(m + h) - loss.value(m - h)) / (2.0 * h);
            let tolerance = 1e-8 * loss.value(m).abs().max(1.0) + 0.51 * (left - right).abs();
            assert!(
                (difference - loss.slope(m)).abs() <= tolerance,
                "{} at {m}: {difference} against {}",
                loss.id(),
                loss.slope(m)
            );
        }
    }
}

#[test]
fn the_table_says_what_is_true() {
    for loss in family() {
        let entry = loss.entry();
        let h = 1e-3;
        let convex =
            grid().all(|m| loss.value(m - h) + loss.value(m + h) >= 2.0 * loss.value(m) - 1e-12);
        assert_eq!(convex, entry.convex, "{} is convex", entry.id);
        let jump =
            grid().map(|m| (loss.slope(m + 1e-9) - loss.slope(m - 1e-9)).abs()).fold(0.0, f64::max);
        let kink = (-4000..=4000)
            .map(|k| f64::from(k) * 0.001)
            .any(|m| (loss.slope(m + 1e-9) - loss.slope(m - 1e-9)).abs() > 0.5);
        assert!(jump < 1e-3, "{} has a kink off the lattice", entry.id);
        assert_eq!(!kink && entry.id != "zero-one", entry.smooth, "{} is smooth", entry.id);
        assert_eq!(
            loss.value(50.0) == 0.0 && loss.slope(50.0) == 0.0,
            entry.vanishes,
            "{} vanishes",
            entry.id
        );
        assert_eq!(
            grid().any(|m| loss.slope(m) != 0.0),
            entry.trainable,
            "{} is trainable",
            entry.id
        );
        assert!(grid().all(|m| loss.value(m) >= 0.0));
        for text in [entry.title, entry.formula, entry.meaning, entry.source] {
            assert!(!text.is_empty());
        }
    }
}

#[test]
fn nan_and_infinity() {
    for loss in family() {
        assert!(loss.value(f64::NAN).is_nan() && loss.slope(f64::NAN).is_nan(), "{}", loss.id());
        for m in [f64::INFINITY, f64::NEG_INFINITY] {
            assert!(!loss.value(m).is_nan() && !loss.slope(m).is_nan(), "{} at {m}", loss.id());
        }
    }
    let at_infinity = |id: &str, m: f64| Loss::named(id).map(|loss| (loss.value(m), loss.slope(m)));
    assert_eq!(at_infinity("hinge", f64::NEG_INFINITY), Some((f64::INFINITY, -1.0)));
    assert_eq!(at_infinity("soft-margin", f64::INFINITY), Some((0.0, 0.0)));
    assert_eq!(at_infinity("squared-error", f64::INFINITY), Some((f64::INFINITY, f64::INFINITY)));
}

#[test]
fn the_margin_replaces_the_one() {
    // max(0, ρ − m) = ρ·max(0, 1 − m/ρ), and its square with ρ².
    for (id, power) in [("hinge", 1), ("squared-hinge", 2)] {
        let one = Loss::named(id).expect("a loss");
        let mut two = one;
        assert!(two.set("margin", 2.0));
        for m in grid() {
            let expected = one.value(m / 2.0) * f64::from(1 << power);
            assert!((two.value(m) - expected).abs() <= 1e-12 * expected.max(1.0));
        }
    }
    assert!(!Loss::named("soft-margin").expect("a loss").set("margin", 2.0));
}
