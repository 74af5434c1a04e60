//! Leave-one-out against the plain way: a lab without the point, solved from scratch.

use margin_lab::{Lab, Scenario, label, leave_one_out, unique, without};
use proptest::prelude::*;
use serde_json::{Value, json};

fn lab(points: &[([i32; 2], u8)], settings: &Value) -> Lab {
    let points: Vec<Value> = points
        .iter()
        .map(|([x, y], class)| json!([0.5 * f64::from(*x), 0.5 * f64::from(*y), class]))
        .collect();
    let mut scenario = settings.clone();
    scenario["version"] = 1.into();
    scenario["data"] = json!({ "points": points });
    Lab::new(scenario.to_string().parse::<Scenario>().unwrap()).unwrap()
}

fn settings() -> impl Strategy<Value = Value> {
    let kernel = |kernel: Value| json!({ "c": 2, "model": { "type": "kernel", "kernel": kernel } });
    prop::sample::select(vec![
        json!({ "c": 0.5 }),
        json!({ "c": 10, "regularise_bias": true }),
        json!({ "loss": { "type": "squared-hinge" } }),
        json!({ "loss": { "type": "soft-margin" } }),
        kernel(json!({ "type": "rbf", "gamma": 0.7 })),
        kernel(json!({ "type": "polynomial", "degree": 2 })),
    ])
}

/// An optimum of other points is no help: refused, not read beyond its end.
#[test]
fn multipliers_of_another_problem_are_refused() {
    let (two, three) = ([([1, 0], 1), ([-1, 0], 0)], [([1, 0], 1), ([-1, 0], 0), ([2, 2], 1)]);
    let [two, three] = [lab(&two, &json!({})), lab(&three, &json!({}))];
    let optimum = two.optimum().unwrap();
    let error = leave_one_out(three.problem(), optimum).unwrap_err();
    assert!(error.message().starts_with("leave-one-out: "), "{error}");
    assert!(without(three.problem(), optimum, 2).is_none());
    assert_eq!(unique(three.problem(), optimum), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn as_if_the_point_had_never_been(
        points in prop::collection::vec(([-6..=6i32, -6..=6i32], 0u8..2), 2..14),
        settings in settings(),
    ) {
        let whole = lab(&points, &settings);
        let Ok(found) = whole.leave_one_out() else {
            prop_assert!(whole.optimum().is_none());
            return Ok(());
        };
        let again = lab(&points, &settings);
        prop_assert_eq!(&again.leave_one_out().unwrap(), &found);
        prop_assert_eq!((found.errors, found.n), (found.wrong.len(), points.len()));
        if let Some(bound) = found.bound {
            prop_assert!(found.errors <= bound);
        }
        for (i, point) in points.iter().enumerate() {
            let mut others = points.clone();
            others.remove(i);
            let mut without = lab(&others, &settings);
            let x = whole.points()[i].x;
            if without.solve(1e-11).is_err() {
                continue; // without an optimum there is nothing to compare
            }
            let score = without.scores(&[x]).unwrap()[0];
            let margin = label(point.1) * score;
            // Where b or f(x) is not sharp, either answer is right.
            let sharp = without.report().weights.b_interval.is_none() && margin.abs() > 1e-5;
            if sharp {
                prop_assert_eq!(found.wrong.contains(&i), margin <= 0.0, "point {}: {}", i, margin);
                let ghost = whole.optimum_without(i).unwrap();
                prop_assert!((ghost.score(x) - score).abs() <= 2e-4 * score.abs().max(1.0), "{} {}", ghost.score(x), score);
            }
        }
    }
}

/// Points that weigh nothing are not counted among those that none was wrong about.
#[test]
fn what_weighs_nothing_does_not_count() {
    let points = [([2, 2], 1), ([3, 1], 1), ([-2, -2], 0), ([-3, 0], 0), ([1, -4], 0)];
    let found = lab(&points, &json!({ "class_weights": [0, 1] })).leave_one_out().unwrap();
    assert_eq!((found.errors, found.n), (0, 2));
}
