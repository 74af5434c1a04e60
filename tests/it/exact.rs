//! `exact` holds the optimum through any edits: against a solve from scratch, and by its own proof.

use margin_lab::{Kernel, Lab, Scenario, label};
use proptest::prelude::*;
use serde_json::{Value, json};

#[derive(Clone, Debug)]
enum Edit {
    Add([i32; 2], u8),
    Move(usize, [i32; 2]),
    Flip(usize),
    Remove(usize),
    Weight(usize, f64),
    C(f64),
    Undo,
}

/// Places on a small lattice, so that points share places and lie on lines.
fn place() -> impl Strategy<Value = [i32; 2]> {
    [-2..=2i32, -2..=2i32]
}

fn edit(costs: &'static [f64]) -> impl Strategy<Value = Edit> {
    prop_oneof![
        3 => (place(), 0u8..2).prop_map(|(x, class)| Edit::Add(x, class)),
        3 => (any::<usize>(), place()).prop_map(|(i, x)| Edit::Move(i, x)),
        1 => any::<usize>().prop_map(Edit::Flip),
        1 => any::<usize>().prop_map(Edit::Remove),
        1 => (any::<usize>(), prop::sample::select(&[0.0, 0.5, 1.0, 3.0][..]))
            .prop_map(|(i, weight)| Edit::Weight(i, weight)),
        1 => prop::sample::select(costs).prop_map(Edit::C),
        1 => Just(Edit::Undo),
    ]
}

fn model() -> impl Strategy<Value = Value> {
    let kernel = |kernel: Value| json!({ "type": "kernel", "kernel": kernel });
    prop::sample::select(vec![
        json!({ "type": "linear" }),
        kernel(json!({ "type": "linear" })),
        kernel(json!({ "type": "rbf", "gamma": 0.5 })),
        kernel(json!({ "type": "rbf", "gamma": 4 })),
        kernel(json!({ "type": "polynomial", "degree": 2 })),
        kernel(json!({ "type": "polynomial", "degree": 3, "coef0": 0 })),
    ])
}

fn act(lab: &mut Lab, edit: &Edit, scale: f64) {
    let at = |[x, y]: [i32; 2]| [scale * f64::from(x), scale * f64::from(y)];
    let n = lab.points().len();
    match *edit {
        Edit::Add(x, class) => {
            lab.add_point(at(x), class).unwrap();
        }
        Edit::C(c) => lab.update(&json!({ "c": c }).to_string()).unwrap(),
        Edit::Undo => {
            lab.undo();
        }
        _ if n == 0 => {}
        Edit::Move(i, x) => lab.move_point(i % n, at(x)).unwrap(),
        Edit::Flip(i) => lab.set_class(i % n, 1 - lab.points()[i % n].class).unwrap(),
        Edit::Remove(i) => lab.remove_point(i % n).unwrap(),
        Edit::Weight(i, weight) => lab.set_weight(i % n, weight).unwrap(),
    }
}

fn start(points: &[([i32; 2], u8)], scale: f64, settings: &[(&str, Value)]) -> Lab {
    let points: Vec<Value> = points
        .iter()
        .map(|([x, y], class)| json!([scale * f64::from(*x), scale * f64::from(*y), class]))
        .collect();
    let mut scenario = json!({ "version": 1, "data": { "points": points } });
    for (key, value) in settings {
        scenario[*key] = value.clone();
    }
    Lab::new(scenario.to_string().parse().unwrap()).unwrap()
}

/// D from the multipliers alone, by the definition.
fn dual(lab: &Lab) -> f64 {
    let problem = lab.problem();
    let alphas = lab.alphas().unwrap();
    let kernel = problem.kernel.unwrap_or(Kernel::Linear);
    let mut rows = Vec::new();
    for (point, alpha) in lab.points().iter().zip(alphas) {
        if alpha > 0.0 {
            rows.push((lab.standard().to_unit(point.x), alpha * label(point.class), alpha));
        }
    }
    let mut dual = 0.0;
    for (u, beta, alpha) in &rows {
        dual += problem.loss.margin() * alpha;
        for (v, other, _) in &rows {
            dual -= 0.5 * beta * other * kernel.value(*u, *v);
        }
    }
    dual
}

/// What must hold of an exact hinge lab, whatever was done to it.
fn holds(lab: &Lab) -> Result<(), TestCaseError> {
    let report = lab.report();
    let objective = &report.objective;
    let size = objective.primal.abs().max(1.0);
    prop_assert!(report.converged, "{:?}", objective);
    let gap = objective.gap.unwrap();
    prop_assert!(gap.abs() <= 1e-9 * size, "gap {gap:e} at {size}");
    prop_assert!((dual(lab) - objective.dual.unwrap()).abs() <= 1e-9 * size);

    let (mut balance, mut sum) = (0.0, 0.0);
    for point in report.points.as_ref().unwrap() {
        let Some(alpha) = point.alpha else { continue };
        let cap = lab.settings().c * point.weight;
        prop_assert!((0.0..=cap).contains(&alpha), "α = {alpha}, C = {cap}");
        balance += alpha * label(point.class);
        sum += alpha;
        // KKT: what a point pays beside what its multiplier says.
        let paid = cap * point.slack - alpha * (lab.settings().loss.margin() - point.margin);
        prop_assert!(paid <= 2e-9 * size, "m = {}, α = {alpha} of {cap}", point.margin);
    }
    prop_assert!(balance.abs() <= 1e-9 * sum, "Σαy = {balance:e}");
    Ok(())
}

fn from_scratch(lab: &Lab) -> Result<(), TestCaseError> {
    let mut scenario: Scenario = lab.scenario();
    scenario.trainer = scenario.model.default_trainer();
    let mut fresh = Lab::new(scenario).unwrap();
    fresh.solve(1e-11).unwrap();
    let (got, wanted) = (lab.objective().primal, fresh.objective().primal);
    prop_assert!((got - wanted).abs() <= 1e-9 * wanted.max(1.0), "P = {got}, not {wanted}");
    Ok(())
}

/// A square with the classes left and right shares its multipliers out in many ways, as twins do; three of its corners do not, nor does
/// anybody whose multiplier is at C inside the band.
#[test]
fn unique_multipliers_are_told_from_others() {
    let square = [([1, 1], 1), ([1, -1], 1), ([-1, -1], 0), ([-1, 1], 0)];
    let twins = [([1, 0], 1), ([1, 0], 1), ([-1, 0], 0)];
    let rbf = json!({ "type": "kernel", "kernel": { "type": "rbf" } });
    let line = json!({ "type": "linear" });
    for (points, model, c, unique) in [
        (&square[..], &line, 10.0, false),
        (&square[..3], &line, 10.0, true),
        (&square[..], &rbf, 10.0, true),
        (&square[..], &line, 0.01, true),
        (&twins[..], &line, 10.0, false),
        (&twins[..], &rbf, 10.0, false),
        (&twins[1..], &line, 10.0, true),
    ] {
        let exact = json!({ "type": "exact" });
        let settings = [("model", model.clone()), ("c", json!(c)), ("trainer", exact)];
        let told = start(points, 1.0, &settings).report().support.unwrap().unique;
        assert_eq!(told, Some(unique), "{points:?} {model} C = {c}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn any_edits(
        points in prop::collection::vec((place(), 0u8..2), 0..20),
        model in model(),
        c in prop::sample::select(&[0.1, 1.0, 30.0][..]),
        rho in prop::sample::select(&[1.0, 0.5][..]),
        pivots in any::<bool>(),
        edits in prop::collection::vec(edit(&[0.01, 1.0, 7.0, 100.0]), 1..60),
    ) {
        let trainer = json!({ "type": "exact", "pivots": pivots });
        let loss = json!({ "type": "hinge", "margin": rho });
        let mut lab =
            start(&points, 1.0, &[("model", model), ("c", json!(c)), ("trainer", trainer), ("loss", loss)]);
        holds(&lab)?;
        for edit in &edits {
            act(&mut lab, edit, 1.0);
            holds(&lab)?;
            let pivots = lab.report().last_step.and_then(|note| note.pivots).unwrap_or(0);
            prop_assert!(pivots <= 60 + 20 * lab.points().len() as u64, "{pivots} pivots");
        }
        from_scratch(&lab)?;
    }

    /// The other losses of the plane, and a regularised bias.
    #[test]
    fn any_edits_in_the_plane(
        points in prop::collection::vec((place(), 0u8..2), 0..20),
        loss in prop::sample::select(&["hinge", "squared-hinge", "soft-margin"][..]),
        bias in any::<bool>(),
        edits in prop::collection::vec(edit(&[0.01, 1.0, 7.0, 100.0]), 1..30),
    ) {
        let mut lab = start(&points, 1.0, &[
            ("loss", json!({ "type": loss })),
            ("regularise_bias", json!(bias)),
            ("trainer", json!({ "type": "exact" })),
        ]);
        for edit in &edits {
            act(&mut lab, edit, 1.0);
            let report = lab.report();
            if report.warnings.iter().any(|warning| warning.code == "no-optimum") {
                prop_assert!(loss == "soft-margin" && !bias);
                continue;
            }
            prop_assert!(report.converged, "{:?}", report.objective);
            if !lab.problem().is_empty() {
                from_scratch(&lab)?;
            }
        }
    }

    /// Hard scales: the answer is right, or its gap says how far it is off.
    #[test]
    fn hard_cases(
        points in prop::collection::vec((place(), 0u8..2), 0..12),
        model in model(),
        scale in prop::sample::select(&[1e-3, 1.0, 1e3][..]),
        edits in prop::collection::vec(edit(&[1e-6, 1e-3, 1.0, 1e4, 1e9]), 1..20),
    ) {
        let mut lab =
            start(&points, scale, &[("model", model), ("trainer", json!({ "type": "exact" }))]);
        for edit in &edits {
            act(&mut lab, edit, scale);
            let objective = lab.report().objective;
            let gap = objective.gap.unwrap();
            prop_assert!(gap >= -1e-9 * objective.primal.max(1.0), "{objective:?}");
            let said = lab.report().warnings.iter().any(|warning| warning.code == "rounding");
            prop_assert_eq!(said, gap > 1e-6 * objective.primal.max(1.0), "{:?}", objective);
            // Rounding alone may end it: scores are sums of αk, and each point pays C times the error.
            let kernel = lab.problem().kernel.unwrap_or(Kernel::Linear);
            let largest = |row: &margin_lab::Row| kernel.value(row.x, row.x);
            let k = lab.problem().rows.iter().map(largest).fold(0.0, f64::max);
            let alpha = lab.alphas().unwrap().into_iter().fold(0.0, f64::max);
            let c = lab.settings().c * lab.points().len() as f64;
            // Where multipliers of up to C proved less than none at all, α = 0 stands.
            let tried = if alpha > 0.0 { alpha } else { lab.settings().c };
            let error = 1e-14 * tried * k * c;
            prop_assert!(!said || gap <= error, "{objective:?} {k:e} {alpha:e} {c:e}");
        }
    }
}

/// What a very heavy point has left in the numbers goes when it goes.
#[test]
fn a_heavy_point_leaves_no_trace() {
    let model = json!({ "type": "kernel", "kernel": { "type": "rbf", "gamma": 1 } });
    // So near to each other that only very large multipliers part them.
    let points = [([0, 0], 0), ([1, 0], 1), ([2, 1], 1), ([-1, 2], 0), ([1, 1], 0), ([0, 2], 1)];
    let mut lab =
        start(&points, 1e-4, &[("model", model), ("trainer", json!({ "type": "exact" }))]);
    let places = [[0.0, 0.0], [1e-4, 0.0], [2e-4, 1e-4]];
    let before = lab.scores(&places).unwrap();
    for weight in [1e9, 1.0] {
        for i in 0..points.len() {
            lab.set_weight(i, weight).unwrap();
        }
    }
    for (after, before) in lab.scores(&places).unwrap().iter().zip(before) {
        assert!((after - before).abs() < 1e-9, "{after} {before}");
    }
}
