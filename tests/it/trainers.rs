//! The trainers: each reaches what its paper promises.

use margin_lab::{Lab, Loss, Penalty, Point};

use crate::fixtures::{outlier, scenario, trainer};

fn lab(id: &str, loss: &str, points: Vec<Point>) -> Lab {
    let mut document = scenario(points);
    document.trainer = trainer(id);
    document.loss = Loss::named(loss).expect("a loss");
    document.regularise_bias = document.trainer.entry.regularise_bias.unwrap_or(false);
    if document.trainer.entry.penalty == Some(false) {
        document.penalty = Penalty::None;
    }
    Lab::new(document).expect("a lab")
}

#[test]
fn dual_coordinate_descent_closes_the_gap() {
    for loss in ["hinge", "squared-hinge", "soft-margin"] {
        let mut lab = lab("dual-coordinate-descent", loss, outlier());
        let mut dual = 0.0;
        for _ in 0..4000 {
            lab.step(13);
            let now = lab.report_without_points().objective;
            let (d, gap) = (now.dual.expect("a dual"), now.gap.expect("a gap"));
            assert!(
                d >= dual - 1e-12 && gap >= -1e-9,
                "{loss}: the dual fell from {dual} to {d}, gap {gap}"
            );
            dual = d;
        }
        let report = lab.report();
        assert!(report.converged, "{loss}: gap {:?}", report.objective.gap);
        assert!(report.objective.gap.expect("a gap") < 1e-8, "{loss}");
    }
}

#[test]
fn dual_coordinate_descent_keeps_w_the_sum_of_its_multipliers() {
    let mut lab = lab("dual-coordinate-descent", "hinge", outlier());
    let check = |lab: &Lab| {
        let (report, mut w, mut b) = (lab.report(), [0.0; 2], 0.0);
        for point in report.points.expect("the points") {
            let pull =
                point.alpha.expect("a multiplier") * if point.class == 1 { 1.0 } else { -1.0 };
            w = [w[0] + pull * point.x[0], w[1] + pull * point.x[1]];
            b += pull;
        }
        let got = report.weights.w.expect("w");
        for (found, sum) in [(got[0], w[0]), (got[1], w[1]), (report.weights.b, b)] {
            assert!((found - sum).abs() <= 1e-12 * sum.abs().max(1.0), "{found} is not {sum}");
        }
    };
    lab.step(40);
    check(&lab);
    lab.remove_point(3).expect("a point");
    check(&lab);
    lab.add_point([0.2, -0.4], 0).expect("a point");
    lab.update(r#"{"c": 0.01}"#).expect("an update");
    check(&lab);
    assert!(lab.alphas().expect("multipliers").iter().all(|&alpha| alpha <= 0.01));
    lab.step(7);
    check(&lab);
    lab.undo();
    check(&lab);
}

#[test]
fn the_perceptron_stops_on_separable_points() {
    let separable: Vec<Point> = outlier().into_iter().take(12).collect();
    let mut lab = lab("perceptron", "perceptron", separable);
    lab.step(1);
    assert!(lab.model().norm() > 0.0, "it starts although the slope at m = 0 is 0");
    lab.step(500);
    let settled = lab.model();
    assert_eq!(lab.report().train.errors, 0);
    lab.step(50);
    assert_eq!(lab.model(), settled);
}

#[test]
fn pegasos_and_subgradient_approach_the_optimum() {
    // P* of outlier, hinge, C = 1, free bias: w = (−0.1, 0.8), b = 0.3.
    let optimum = 1.875;
    for (id, steps, within) in [("subgradient", 20_000, 0.02), ("pegasos", 50_000, 0.06)] {
        let mut lab = lab(id, "hinge", outlier());
        lab.step(steps);
        let primal = lab.objective().primal;
        assert!((optimum..optimum * (1.0 + within)).contains(&primal), "{id}: {primal}");
    }
}

#[test]
fn the_first_pegasos_step_forgets_where_it_started() {
    let mut one = lab("pegasos", "hinge", outlier());
    one.update(r#"{"model": {"type": "linear", "initial": {"w": [5, -3], "b": 1}}}"#)
        .expect("an update");
    let mut other = lab("pegasos", "hinge", vec![]);
    other
        .update(&format!(r#"{{"data": {{"points": {}}}}}"#, r#"[[1,1,1],[-1,-1,0]]"#))
        .expect("an update");
    one.update(r#"{"data": {"points": [[1,1,1],[-1,-1,0]]}}"#).expect("an update");
    one.update(r#"{"regularise_bias": true}"#).expect("an update");
    other.update(r#"{"regularise_bias": true}"#).expect("an update");
    one.step(1);
    // λ = 1/2, η₁ = 2: w = 2·yx for the point drawn, whatever w was, as far as that point pulled.
    let note = one.report().last_step.expect("a step");
    assert_eq!(note.rate, Some(2.0));
    let w = note.before.w.expect("w");
    assert_eq!(note.shrink, [-w[0], -w[1], -note.before.b]);
}
