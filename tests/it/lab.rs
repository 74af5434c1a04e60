//! The lab: steps, edits, undo, seek.

use margin_lab::view::{self, PlaneLayout, ViewState};
use margin_lab::{Lab, Loss, Point, Report};
use proptest::prelude::*;

use crate::fixtures::{inverse_sqrt, one_of_each, outlier, scenario, trainer};

fn bits(lab: &Lab) -> Vec<u64> {
    let model = lab.model().linear().expect("w and b");
    let mut bits =
        vec![model.w[0].to_bits(), model.w[1].to_bits(), model.b.to_bits(), lab.step_number()];
    bits.extend(lab.alphas().into_iter().flatten().map(f64::to_bits));
    bits.extend(
        lab.points().iter().flat_map(|p| [p.x[0].to_bits(), p.x[1].to_bits(), u64::from(p.class)]),
    );
    bits
}

/// Everything a report says but the note of the last step, which a seek does not bring back.
fn said(lab: &Lab) -> Report {
    Report { last_step: None, ..lab.report() }
}

#[test]
fn the_run_of_the_design_pictures() {
    // Computed by hand for the pictures of the first screen: outlier, hinge, C = 1, rate 0.5/√t from w = 0.
    let mut document = scenario(outlier());
    document.trainer.rate = inverse_sqrt(0.5);
    let mut lab = Lab::new(document).expect("a lab");
    lab.step(137);
    let report = lab.report();
    let near = |value: f64, expected: f64, digits: i32| {
        assert_eq!(
            format!("{value:.*}", digits as usize),
            format!("{expected:.*}", digits as usize)
        );
    };
    near(report.weights.w.expect("w")[0], 0.0315, 4);
    near(report.weights.w.expect("w")[1], 0.7409, 4);
    near(report.weights.b, 0.3167, 4);
    near(report.objective.regulariser, 0.2749, 4);
    near(report.objective.loss, 1.6453, 4);
    near(report.objective.primal, 1.9203, 4);
    near(report.margin.width.expect("a width"), 2.697, 3);
    assert_eq!((report.train.errors, report.violators, report.right_inside), (1, 2, 1));
}

#[test]
fn a_rate_that_is_too_large_stops_with_the_reason() {
    let mut document = scenario(outlier());
    document.trainer.rate = inverse_sqrt(0.5);
    let mut lab = Lab::new(document).expect("a lab");
    lab.step(60);
    let kept = bits(&lab);
    lab.update(r#"{"trainer": {"rate": {"type": "constant", "initial": 30}}}"#).expect("an update");
    lab.step(1000);
    let report = lab.report();
    let diverged = report.diverged.expect("it diverges");
    assert_eq!((diverged.step, report.step), (66, 60));
    assert_eq!(diverged.primal.map(f64::round), Some(185_052.0));
    assert!(diverged.why.contains("−1.31") && diverged.why.contains("26"), "{}", diverged.why);
    assert_eq!(bits(&lab), kept);
    lab.update(r#"{"trainer": {"rate": 0.1}}"#).expect("an update");
    lab.step(10);
    assert_eq!((lab.report().diverged, lab.step_number()), (None, 70));
}

#[test]
fn n_steps_are_n_times_one_step() {
    for mut lab in one_of_each() {
        let mut single = lab.clone();
        lab.step(123);
        (0..123).for_each(|_| single.step(1));
        assert_eq!(bits(&lab), bits(&single));
        assert_eq!(lab.report(), single.report());
    }
}

#[test]
fn an_empty_lab_is_no_error() {
    let mut lab = Lab::new(scenario(Vec::new())).expect("a lab");
    lab.step(5);
    lab.solve(1e-9).expect("w = 0 is the optimum of nothing");
    let report = lab.report();
    assert_eq!((report.objective.primal, report.objective.lambda), (0.0, None));
    assert_eq!((report.weights.w, report.weights.b), (Some([0.0, 0.0]), 0.0));
    assert_eq!(report.weights.b_interval, Some([None, None]));
}

#[test]
fn without_points_nothing_is_drawn_of_what_was_learnt() {
    let mut lab = Lab::new(scenario(outlier())).expect("a lab");
    lab.step(5);
    let before = bits(&lab);
    let plane = |lab: &Lab| {
        let layout = PlaneLayout::new(lab);
        view::plane(lab, &ViewState::default(), &layout, layout.view)
    };
    assert!(plane(&lab).model.is_some() && lab.report().margin.width.is_some());
    while !lab.points().is_empty() {
        lab.remove_point(0).expect("a point");
    }
    let (chart, report) = (plane(&lab), lab.report());
    assert_eq!((chart.model, chart.width, chart.optimum), (None, None, None));
    assert_eq!((report.margin.width, report.margin.half_width), (None, None));
    for _ in outlier() {
        assert!(lab.undo());
    }
    assert_eq!(bits(&lab), before, "undo brings the points back to the same w");
    assert!(plane(&lab).model.is_some());
}

/// Far away multipliers are tiny: at 1e5 the two of these points are about 5e-11.
#[test]
fn every_multiplier_above_zero_makes_a_support_vector() {
    for id in ["hinge", "squared-hinge"] {
        let far =
            [Point::new([-1e5, 1e5], 0), Point::new([1e5, 1e5], 1), Point::new([3e5, 0.0], 1)];
        let mut scenario = scenario(far.to_vec());
        scenario.loss = Loss::named(id).expect("a loss");
        scenario.trainer = trainer("dual-coordinate-descent");
        scenario.regularise_bias = true;
        let mut lab = Lab::new(scenario).expect("a lab");
        lab.step(20);
        let alphas = lab.alphas().expect("alphas");
        let above: Vec<usize> = (0..alphas.len()).filter(|&i| alphas[i] > 0.0).collect();
        assert!(!above.is_empty() && alphas.iter().all(|&alpha| alpha < 1e-8), "{alphas:?}");
        let support = lab.report().support.expect("lists");
        let (none, all) = if id == "hinge" {
            (support.free, support.bounded)
        } else {
            (support.bounded, support.free)
        };
        assert_eq!((none, all), (Vec::new(), above.clone()), "{id}");
        let layout = PlaneLayout::new(&lab);
        let marks = view::plane(&lab, &ViewState::default(), &layout, layout.view).marks;
        let ringed: Vec<usize> = (0..marks.len()).filter(|&i| marks[i].ring.is_some()).collect();
        assert_eq!(ringed, above, "{id}");
    }
}

#[test]
fn refused_calls_change_nothing() {
    let mut lab = Lab::new(scenario(outlier())).expect("a lab");
    lab.step(3);
    let (before, undo) = (said(&lab), lab.can_undo());
    assert!(lab.add_point([f64::NAN, 0.0], 1).is_err());
    assert!(lab.add_point([1e13, 0.0], 1).is_err());
    assert!(lab.add_point([0.0, 0.0], 2).is_err());
    assert!(lab.move_point(13, [0.0, 0.0]).is_err());
    assert!(lab.set_weight(0, -1.0).is_err());
    assert!(lab.remove_point(99).is_err());
    assert!(lab.update(r#"{"c": -1}"#).is_err());
    assert!(lab.update("{").is_err());
    assert!(lab.seek(4).is_err());
    assert!(lab.solve(f64::NAN).is_err());
    assert_eq!((said(&lab), lab.can_undo()), (before, undo));
}

#[test]
fn rewind_keeps_the_points_and_can_be_undone() {
    let mut lab = Lab::new(scenario(outlier())).expect("a lab");
    lab.step(10);
    lab.add_point([0.5, 0.5], 0).expect("a point");
    lab.step(10);
    let there = said(&lab);
    lab.rewind();
    assert_eq!((lab.step_number(), lab.points().len(), lab.model().norm()), (0, 14, 0.0));
    assert!(lab.undo());
    assert_eq!(said(&lab), there);
    assert!(lab.redo());
    assert_eq!((lab.step_number(), lab.points().len()), (0, 14));
}

#[test]
fn points_placed_before_the_first_step_stay_when_stepping_back() {
    let mut lab = Lab::new(scenario(Vec::new())).expect("a lab");
    for point in outlier() {
        lab.add_point(point.x, point.class).expect("a point");
    }
    lab.step(5);
    lab.seek_end(0).expect("step 0");
    assert_eq!((lab.points().len(), lab.step_number(), lab.last()), (13, 0, 5));
    lab.seek(0).expect("step 0");
    assert_eq!(lab.points().len(), 0);
}

#[test]
fn new_data_start_anew_and_can_be_undone() {
    let mut lab = Lab::new(scenario(outlier())).expect("a lab");
    lab.step(10);
    let there = said(&lab);
    lab.update(r#"{"data": {"points": null}}"#).expect("an update");
    assert_eq!((lab.step_number(), lab.points().len()), (0, 0));
    assert!(lab.undo());
    assert_eq!(said(&lab), there);
}

#[test]
fn a_drag_is_one_undo() {
    let mut lab = Lab::new(scenario(outlier())).expect("a lab");
    lab.step(2);
    let before = lab.points().to_vec();
    lab.begin_edit();
    for k in 0..50 {
        lab.move_point(12, [f64::from(k) * 0.1, 1.0]).expect("a move");
        lab.step(1);
    }
    lab.end_edit();
    assert!(lab.undo());
    assert_eq!(lab.points(), before);
    assert!(!lab.can_undo());
    assert_eq!(lab.step_number(), 52);
}

#[test]
fn a_link_opens_the_same_lab_to_the_bit() {
    for mut lab in one_of_each() {
        lab.step(77);
        let again = Lab::new(lab.scenario()).expect("a lab");
        assert_eq!(bits(&again), bits(&lab));
    }
    let mut lab = Lab::new(scenario(outlier())).expect("a lab");
    lab.step(20);
    lab.move_point(0, [0.3, 0.7]).expect("a move");
    lab.step(20);
    let again = Lab::new(lab.scenario()).expect("a lab");
    assert_eq!((again.model(), again.points()), (lab.model(), lab.points()));
}

#[test]
fn a_hundred_thousand_steps_can_be_sought() {
    for mut lab in one_of_each().into_iter().filter(|lab| !lab.is_exact()) {
        let mut expected = Vec::new();
        for step in 1..=100_000u64 {
            lab.step(1);
            if step % 12_345 == 0 || step == 99_999 {
                expected.push((step, bits(&lab)));
            }
        }
        assert!(lab.history().iter().count() <= 4097);
        for (step, bits_then) in expected.into_iter().rev() {
            lab.seek(step).expect("a step of the run");
            assert_eq!(bits(&lab), bits_then);
        }
        assert_eq!(lab.last(), 100_000);
        let ends: Vec<u64> = lab.history().iter().map(|record| record.step).collect();
        assert_eq!((ends.first(), ends.last()), (Some(&0), Some(&100_000)));
    }
}

/// One action of a user.
#[derive(Clone, Debug)]
enum Action {
    Step(u64),
    Solve,
    Add(f64, f64, u8),
    Move(usize, f64, f64),
    Remove(usize),
    Class(usize, u8),
    Weight(usize, f64),
    C(f64),
    Line(f64, f64, f64),
    Undo,
    Redo,
    Drag(bool),
}

fn action() -> impl Strategy<Value = Action> {
    let place = -4i8..=4;
    prop_oneof![
        4 => (1u64..6).prop_map(Action::Step),
        1 => Just(Action::Solve),
        2 => (place.clone(), place.clone(), 0u8..2).prop_map(|(x, y, k)| Action::Add(x.into(), y.into(), k)),
        2 => (0usize..20, place.clone(), place.clone()).prop_map(|(i, x, y)| Action::Move(i, x.into(), y.into())),
        1 => (0usize..20).prop_map(Action::Remove),
        1 => (0usize..20, 0u8..2).prop_map(|(i, k)| Action::Class(i, k)),
        1 => (0usize..20, 0u8..3).prop_map(|(i, w)| Action::Weight(i, w.into())),
        1 => (-2i32..3).prop_map(|e| Action::C(10f64.powi(e))),
        1 => (place.clone(), place.clone(), place).prop_map(|(v, w, b)| Action::Line(v.into(), w.into(), b.into())),
        2 => Just(Action::Undo),
        1 => Just(Action::Redo),
        1 => any::<bool>().prop_map(Action::Drag),
    ]
}

/// Does it; what the lab refuses is part of the game.
fn act(lab: &mut Lab, action: &Action) {
    let _ = match *action {
        Action::Step(n) => {
            lab.step(n);
            Ok(())
        }
        Action::Solve => lab.solve(1e-9),
        Action::Add(x, y, k) => lab.add_point([x, y], k).map(drop),
        Action::Move(i, x, y) => lab.move_point(i, [x, y]),
        Action::Remove(i) => lab.remove_point(i),
        Action::Class(i, k) => lab.set_class(i, k),
        Action::Weight(i, w) => lab.set_weight(i, w),
        Action::C(c) => lab.update(&format!(r#"{{"c": {c}}}"#)),
        Action::Line(v, w, b) => lab.set_line([v, w], b),
        Action::Undo => {
            lab.undo();
            Ok(())
        }
        Action::Redo => {
            lab.redo();
            Ok(())
        }
        Action::Drag(true) => {
            lab.begin_edit();
            Ok(())
        }
        Action::Drag(false) => {
            lab.end_edit();
            Ok(())
        }
    };
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever happened, seek(k) is the lab as it was right after step k, and going on from the end changes nothing.
    #[test]
    fn seek_equals_replay(which in 0usize..6, actions in prop::collection::vec(action(), 1..40)) {
        let mut lab = one_of_each().swap_remove(which);
        let mut seen = vec![said(&lab)];
        let mut ended = vec![said(&lab)];
        for action in &actions {
            for single in singles(action) {
                let before = lab.step_number();
                act(&mut lab, &single);
                if lab.step_number() > before {
                    seen.push(said(&lab));
                    ended.push(said(&lab));
                }
                *ended.last_mut().expect("step 0") = said(&lab);
            }
        }
        prop_assert_eq!(seen.len() as u64, lab.last() + 1);
        for (k, seen) in seen.iter().enumerate().rev() {
            lab.seek(k as u64).expect("a step of the run");
            prop_assert_eq!(&said(&lab), seen);
        }
        for (k, ended) in ended.iter().enumerate() {
            lab.seek_end(k as u64).expect("a step of the run");
            prop_assert_eq!(&said(&lab), ended);
        }
    }

    /// Undo is the inverse of an edit, redo of undo: points and settings.
    #[test]
    fn undo_is_the_inverse(which in 0usize..6, actions in prop::collection::vec(action(), 1..30)) {
        let mut lab = one_of_each().swap_remove(which);
        let mut history = vec![(lab.points().to_vec(), lab.settings().clone())];
        for action in actions.iter().filter(|action| !matches!(action, Action::Undo | Action::Redo | Action::Drag(_) | Action::Line(..))) {
            act(&mut lab, action);
            let now = (lab.points().to_vec(), lab.settings().clone());
            if history.last() != Some(&now) {
                history.push(now);
            }
        }
        let (w, step) = (lab.model(), lab.step_number());
        for expected in history.iter().rev().skip(1) {
            prop_assert!(lab.undo());
            prop_assert_eq!((lab.points(), lab.settings()), (&expected.0[..], &expected.1));
        }
        prop_assert!(!lab.undo());
        for expected in history.iter().skip(1) {
            prop_assert!(lab.redo());
            prop_assert_eq!((lab.points(), lab.settings()), (&expected.0[..], &expected.1));
        }
        prop_assert!(!lab.redo());
        prop_assert_eq!(lab.step_number(), step);
        if lab.alphas().is_none() {
            prop_assert_eq!(lab.model(), w);
        }
    }

    /// before + shrink + all pulls = after, for every trainer, whatever the points.
    #[test]
    fn a_step_is_the_sum_of_its_parts(which in 0usize..6, actions in prop::collection::vec(action(), 0..20)) {
        let mut lab = one_of_each().swap_remove(which);
        actions.iter().for_each(|action| act(&mut lab, action));
        for _ in 0..5 {
            lab.step(1);
            let Some(note) = lab.report().last_step.filter(|note| note.kind == "update") else { continue };
            prop_assert_eq!(note.total, note.pulls.len());
            let (Some(before), Some(after)) = (note.before.w, note.after.w) else { continue };
            let sum = |k: usize| note.shrink[k] + note.pulls.iter().map(|pull| pull[k]).sum::<f64>();
            for (before, after, sum) in [
                (before[0], after[0], sum(0)),
                (before[1], after[1], sum(1)),
                (note.before.b, note.after.b, sum(2)),
            ] {
                let scale = before.abs().max(after.abs()).max(1.0);
                prop_assert!((before + sum - after).abs() <= 1e-12 * scale, "{note:?}");
            }
        }
    }
}

/// An action cut into single steps.
fn singles(action: &Action) -> Vec<Action> {
    match action {
        Action::Step(n) => (0..*n).map(|_| Action::Step(1)).collect(),
        other => vec![other.clone()],
    }
}

#[test]
fn another_model_keeps_the_points_in_the_document() {
    let opened = r#"{"version":1,"data":{"preset":"outlier"},"steps":30}"#;
    let mut lab = Lab::new(opened.parse().expect("a document")).expect("a lab");
    lab.update(r#"{"model":{"type":"kernel"},"trainer":{"type":"exact"}}"#).expect("an update");
    let text = lab.scenario().to_string();
    let whole = r#"{"version":1,"data":{"preset":"outlier"},"model":{"type":"kernel"},"trainer":{"type":"exact"}}"#;
    assert_eq!(text, whole);
    assert_eq!(Lab::new(text.parse().expect("a document")).expect("a lab").points().len(), 13);
}
