//! What `solve` promises, on problems full of ties: lattice points, duplicates, contradictions, lines, weights, any C.

use margin_lab::{Kernel, LOSSES, Linear, Loss, Problem, Row, Solution, SolveError, solve};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

const TOLERANCE: f64 = 1e-9;
/// The losses with a dual here.
const DUAL: [&str; 3] = ["hinge", "squared-hinge", "soft-margin"];

fn row(x: [f64; 2], y: f64) -> Row {
    Row { x, y, cost: 1.0 }
}

fn problem(loss: &str, c: f64, rows: &[Row]) -> Problem {
    let loss = Loss::named(loss).expect("a loss");
    Problem { rows: rows.to_vec(), loss, c, penalty: true, regularise_bias: false, kernel: None }
}

fn refusal(problem: &Problem) -> String {
    match solve(problem, TOLERANCE, None) {
        Err(SolveError::Refused(reason)) => reason.to_string(),
        other => panic!("not refused: {other:?}"),
    }
}

/// Points of a small lattice, some of them on one line, with weights; both classes appear.
fn lattice() -> impl Strategy<Value = Vec<Row>> {
    let weight = prop_oneof![4 => Just(1.0), 1 => Just(0.0), 1 => Just(0.3), 1 => Just(2.5)];
    let point = (0..4, 0..4, any::<bool>(), weight).prop_map(|(x1, x2, positive, cost)| Row {
        x: [f64::from(x1) - 1.0, f64::from(x2)],
        y: if positive { 1.0 } else { -1.0 },
        cost,
    });
    (prop::collection::vec(point, 2..14), prop::bool::weighted(0.2)).prop_map(
        |(mut rows, on_line)| {
            for (row, y) in rows.iter_mut().zip([1.0, -1.0]) {
                (row.y, row.cost) = (y, row.cost.max(0.3));
            }
            for row in rows.iter_mut().filter(|_| on_line) {
                row.x[1] = 0.5 * row.x[0] + 1.0;
            }
            rows
        },
    )
}

/// A problem on such points: one of the losses, C from 1e-6 to 1e9, both ways with the bias, several margins and scales.
fn problems(losses: &'static [&'static str]) -> impl Strategy<Value = Problem> {
    let c = (-6..=9).prop_map(|power| libm::pow(10.0, f64::from(power)));
    let margin = prop::sample::select(vec![1.0, 0.5, 3.0]);
    let scale = prop::sample::select(vec![1.0, 1e-3, 50.0]);
    (lattice(), prop::sample::select(losses), c, any::<bool>(), margin, scale).prop_map(
        |(mut rows, id, c, regularise_bias, margin, scale)| {
            for row in &mut rows {
                row.x = row.x.map(|x| scale * x);
            }
            let mut problem = Problem { regularise_bias, ..problem(id, c, &rows) };
            problem.loss.set("margin", margin);
            problem
        },
    )
}

fn solved(problem: &Problem) -> Solution {
    solve(problem, TOLERANCE, None).unwrap_or_else(|error| match error {
        SolveError::Refused(error) | SolveError::Short { error, .. } => panic!("{error}"),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, rng_seed: RngSeed::Fixed(2), ..ProptestConfig::default() })]

    #[test]
    fn the_certificate_proves_the_optimum(problem in problems(&DUAL)) {
        let solution = solved(&problem);
        let alphas = solution.alphas.as_ref().expect("alphas");
        let size = solution.primal.max(1.0);
        prop_assert_eq!(solution.primal, problem.objective(&solution.model).primal);
        prop_assert_eq!(solution.dual, problem.dual(alphas));
        prop_assert!(solution.gap <= TOLERANCE * size && solution.gap >= -1e-12 * size, "gap {:e}", solution.gap);

        let cap = |row: &Row| if problem.loss.id() == "squared-hinge" { f64::INFINITY } else { problem.c * row.cost };
        let inside = |(&alpha, row): (&f64, &Row)| {
            alpha >= 0.0 && alpha <= cap(row) && (row.cost > 0.0 || alpha == 0.0)
        };
        prop_assert!(alphas.iter().zip(&problem.rows).all(inside), "{:?}", alphas);
        if !problem.regularise_bias {
            let balance: f64 = alphas.iter().zip(&problem.rows).map(|(alpha, row)| alpha * row.y).sum();
            prop_assert!(balance.abs() <= 1e-9 * alphas.iter().sum::<f64>(), "Σαy = {balance:e}");
        }
    }

    /// Karush, Kuhn & Tucker: a point beyond the margin has α = 0, one short of it α = C. Together with the boxes and the balance
    /// it says what the gap says, but point by point.
    #[test]
    fn the_alphas_of_the_hinge_belong_to_their_margins(problem in problems(&["hinge"])) {
        let solution = solved(&problem);
        let unpaid: f64 = solution.alphas.iter().flatten().zip(&problem.rows).enumerate().map(|(i, (&alpha, row))| {
            let missing = problem.loss.margin() - problem.margin(&solution.model, i);
            if missing > 0.0 { (problem.c * row.cost - alpha) * missing } else { alpha * -missing }
        }).sum();
        prop_assert!(unpaid <= 2.0 * TOLERANCE * solution.primal.max(1.0), "{unpaid:e} unpaid");
    }

    #[test]
    fn solve_never_raises_the_objective(
        problem in problems(&DUAL), w1 in -3.0..3.0, w2 in -3.0..3.0, b in -3.0..3.0,
    ) {
        let start = Linear { w: [w1, w2], b };
        let optimum = solved(&problem);
        let again = solve(&problem, TOLERANCE, Some(optimum.model)).expect("an optimum");
        let elsewhere = solve(&problem, TOLERANCE, Some(start)).expect("an optimum");
        prop_assert!(again.primal <= optimum.primal * (1.0 + 1e-14));
        prop_assert!(elsewhere.primal <= problem.objective(&start).primal);
        let size = optimum.primal.max(1.0);
        prop_assert!((elsewhere.primal - optimum.primal).abs() <= 2.0 * TOLERANCE * size);
    }

    #[test]
    fn the_order_of_the_rows_does_not_matter(problem in problems(&DUAL), turn in 0..14usize) {
        let mut other = problem.clone();
        other.rows.rotate_left(turn % problem.len());
        let (one, other) = (solved(&problem).primal, solved(&other).primal);
        prop_assert!((one - other).abs() <= TOLERANCE * one.max(1.0), "{one} and {other}");
    }

    /// The ends of the interval are as good as its middle, and a step beyond them is worse.
    #[test]
    fn the_interval_holds_every_optimal_b(problem in problems(&["hinge", "smoothed-hinge", "huberised-hinge"])) {
        let Ok(solution) = solve(&problem, TOLERANCE, None) else { return Ok(()) };
        let Some([Some(lo), Some(hi)]) = solution.b_interval else { return Ok(()) };
        let at = |b: f64| problem.objective(&Linear { b, ..solution.model }).primal;
        let (best, total) = (solution.primal, problem.c * problem.rows.iter().map(|row| row.cost).sum::<f64>());
        prop_assert_eq!(solution.model.b, 0.5 * (lo + hi));
        for b in [lo, hi] {
            prop_assert!((at(b) - best).abs() <= 1e-11 * total, "{} at an end, {best} in the middle", at(b));
        }
        let beyond = 0.1 * (hi - lo).max(1.0);
        prop_assert!(at(lo - beyond) > best && at(hi + beyond) > best);
    }

    /// The gradient of the objective as the rows and the loss give it, by central differences of P.
    #[test]
    fn other_convex_losses_end_where_the_gradient_is_none(
        problem in problems(&["squared-error", "smoothed-hinge", "huberised-hinge", "modified-huber", "exponential"]),
    ) {
        let problem = Problem { c: problem.c.min(1e3), ..problem };
        let solution = match solve(&problem, 1e-6, None) {
            Ok(solution) => solution,
            other => panic!("{other:?}"),
        };
        prop_assert!(solution.alphas.is_none() && solution.dual.is_none());
        let h = 1e-6;
        let bend: f64 = problem.rows.iter().map(|row| row.cost * (1.0 + row.x[0] * row.x[0] + row.x[1] * row.x[1])).sum();
        let none = 1e-5 * solution.primal.max(1.0) + 2.0 * h * (1.0 + problem.c * bend);
        for k in 0..3 {
            let moved = |by: f64| {
                let Linear { w, b } = solution.model;
                let mut theta = [w[0], w[1], b];
                theta[k] += by;
                problem.objective(&Linear { w: [theta[0], theta[1]], b: theta[2] }).primal
            };
            let slope = (moved(h) - moved(-h)) / (2.0 * h);
            prop_assert!(slope.abs() <= none, "dP/d{k} = {slope:e}, P = {}", solution.primal);
        }
    }
}

#[test]
fn no_point_that_counts_is_no_error() {
    let ignored = Row { cost: 0.0, ..row([1.0, 2.0], 1.0) };
    for entry in LOSSES.iter().filter(|entry| entry.convex && entry.trainable) {
        for rows in [&[][..], &[ignored]] {
            let solution = solved(&problem(entry.id, 1.0, rows));
            assert_eq!(solution.model, Linear::default(), "{}", entry.id);
            assert_eq!(
                (solution.primal, solution.b_interval),
                (0.0, Some([None, None])),
                "{}",
                entry.id
            );
            let zeros = DUAL.contains(&entry.id).then(|| vec![0.0; rows.len()]);
            assert_eq!(solution.alphas, zeros, "{}", entry.id);
        }
    }
}

#[test]
fn one_class_leaves_b_free_to_one_side() {
    let rows = [row([1.0, 2.0], -1.0), row([4.0, 0.0], -1.0)];
    // Where each loss becomes 0: ρ, or ρ + h for the huberised hinge.
    let losses = [
        ("hinge", 1.0),
        ("squared-hinge", 1.0),
        ("smoothed-hinge", 1.0),
        ("huberised-hinge", 1.5),
        ("modified-huber", 1.0),
        ("perceptron", 0.0),
    ];
    for (id, rest) in losses {
        let solution = solved(&problem(id, 10.0, &rows));
        assert_eq!((solution.model.w, solution.primal), ([0.0; 2], 0.0), "{id}");
        assert_eq!(solution.model.b, -rest, "{id}");
        assert_eq!(solution.b_interval, Some([None, Some(-rest)]), "{id}");
    }
    let mut wide = problem("hinge", 10.0, &[row([1.0, 2.0], 1.0)]);
    wide.loss.set("margin", 2.5);
    assert_eq!(solved(&wide).b_interval, Some([Some(2.5), None]));
}

/// A loss that never reaches 0 has none of these optima, whatever its name.
#[test]
fn with_one_class_no_b_is_below_an_optimum() {
    for entry in LOSSES.iter().filter(|entry| entry.convex && entry.trainable) {
        for y in [-1.0, 1.0] {
            let rows = [row([1.0, 2.0], y), row([4.0, 0.0], y)];
            let problem = problem(entry.id, 1.0, &rows);
            let Ok(Solution { model, primal, .. }) = solve(&problem, TOLERANCE, None) else {
                assert!(refusal(&problem).contains("not attained"), "{}", entry.id);
                continue;
            };
            for by in [-10.0, -1.0, 1.0, 10.0] {
                let moved = problem.objective(&Linear { b: model.b + by, ..model }).primal;
                assert!(moved >= primal, "{}: P falls from {primal} to {moved}", entry.id);
            }
        }
    }
}

#[test]
fn a_regularised_bias_makes_one_class_an_ordinary_problem() {
    // One point at the origin: ½b² + max(0, 1 − b) is least at b = 1.
    let mut problem = problem("hinge", 10.0, &[row([0.0, 0.0], 1.0)]);
    problem.regularise_bias = true;
    let solution = solved(&problem);
    assert!((solution.model.b - 1.0).abs() < 1e-9 && (solution.primal - 0.5).abs() < 1e-9);
    assert_eq!(solution.b_interval, None);
    problem.loss = Loss::named("soft-margin").expect("a loss");
    assert!(solved(&problem).model.b > 0.0);
}

/// Two points 2d apart: the band just fits between them, w = ρ/d along the line, as long as C is large enough to pay for it.
#[test]
fn two_points_hold_the_band_between_them() {
    for d in [1e-3, 1.0, 1e6] {
        for rho in [1.0, 2.0] {
            let mut problem =
                problem("hinge", 1e9, &[row([-d, 5.0 * d], -1.0), row([d, 5.0 * d], 1.0)]);
            problem.loss.set("margin", rho);
            let w = solved(&problem).model.w;
            assert!((w[0] * d / rho - 1.0).abs() < 1e-6 && (w[1] * d).abs() < 1e-6, "{d}: {w:?}");
        }
    }
}

/// Both labels at every place: nothing is better than w = 0, and no b between the two margins is worse than another.
#[test]
fn contradicting_labels_leave_b_free_between_the_margins() {
    let places = [[0.0, 0.0], [1.0, 3.0], [2.0, -1.0]];
    let rows: Vec<Row> = places.iter().flat_map(|&x| [row(x, 1.0), row(x, -1.0)]).collect();
    let solution = solved(&problem("hinge", 1.0, &rows));
    let [Some(lo), Some(hi)] = solution.b_interval.expect("an interval") else {
        panic!("unbounded")
    };
    assert!((lo + 1.0).abs() < 1e-6 && (hi - 1.0).abs() < 1e-6, "[{lo}, {hi}]");
    assert!(
        solution.model.w.iter().all(|w| w.abs() < 1e-6) && (solution.primal - 6.0).abs() < 1e-9
    );
}

#[test]
fn the_perceptron_loss_rests_at_zero() {
    let rows = [row([1.0, 2.0], -1.0), row([4.0, 0.0], 1.0)];
    let solution = solved(&problem("perceptron", 1.0, &rows));
    assert_eq!((solution.model, solution.primal, solution.gap), (Linear::default(), 0.0, 0.0));
    assert_eq!(solution.b_interval, None, "with both classes only b = 0 costs nothing");
}

#[test]
fn refusals_say_why() {
    let mut kernel = problem("hinge", 1.0, &[row([0.0; 2], 1.0), row([1.0; 2], -1.0)]);
    kernel.kernel = Some(Kernel::DEFAULT);
    assert_eq!(refusal(&kernel), "kernel: there is no w in the plane to solve for");
    let apart = [row([-1.0, 0.0], -1.0), row([1.0, 0.5], 1.0), row([2.0, -1.0], 1.0)];
    let mixed = [
        row([0.0, 0.0], -1.0),
        row([2.0, 0.0], 1.0),
        row([4.0, 1.0], -1.0),
        row([1.0, 3.0], 1.0),
        row([1.0, 0.5], 1.0),
    ];
    let line = [row([0.0, 0.0], -1.0), row([1.0, 1.0], 1.0), row([2.0, 2.0], -1.0)];
    let without =
        |id: &str, rows: &[Row]| refusal(&Problem { penalty: false, ..problem(id, 1.0, rows) });

    assert!(refusal(&problem("ramp", 1.0, &apart)).contains("not convex"));
    assert!(refusal(&problem("zero-one", 1.0, &apart)).contains("slope 0 everywhere"));
    for id in ["soft-margin", "exponential"] {
        let message = refusal(&problem(id, 1.0, &apart[1..]));
        assert!(
            message.contains("not attained") && message.contains("no point of class 0"),
            "{message}"
        );
        let message = without(id, &apart);
        assert!(
            message.contains("not attained") && message.contains("a line separates"),
            "{message}"
        );
        assert!(without(id, &line).contains("on one line"));
    }
    for id in ["hinge", "squared-hinge", "perceptron"] {
        assert!(without(id, &mixed).contains("not unique in w"));
    }
    assert!(without("modified-huber", &apart).contains("not unique in w"));
    assert!(without("squared-error", &line).contains("not unique in w"));
    let tolerance = solve(&problem("hinge", 1.0, &apart), f64::NAN, None);
    assert!(matches!(tolerance, Err(SolveError::Refused(_))), "{tolerance:?}");
}

/// Touching classes are separable in the sense that counts: the loss still falls for ever.
#[test]
fn classes_that_touch_have_no_unpenalised_optimum() {
    let touching = [
        vec![
            row([0.0, 0.0], -1.0),
            row([1.0, 0.0], -1.0),
            row([1.0, 0.0], 1.0),
            row([1.0, 1.0], 1.0),
        ],
        vec![
            row([0.0, 0.0], -1.0),
            row([2.0, 0.0], -1.0),
            row([1.0, 0.0], 1.0),
            row([1.0, 1.0], 1.0),
        ],
        vec![
            row([0.0, 0.0], -1.0),
            row([1.0, 1.0], -1.0),
            row([1.0, 1.0], 1.0),
            row([2.0, 2.0], 1.0),
        ],
    ];
    for rows in touching {
        let problem = Problem { penalty: false, ..problem("soft-margin", 1.0, &rows) };
        assert!(refusal(&problem).contains("not attained"), "{rows:?}");
    }
}

/// Without a penalty: the least squares line of a hand-solved problem, and the logistic one by its gradient.
#[test]
fn overlapping_classes_have_an_unpenalised_optimum() {
    let corners = [
        row([1.0, 1.0], 1.0),
        row([-1.0, -1.0], -1.0),
        row([1.0, -1.0], 1.0),
        row([-1.0, 1.0], 1.0),
    ];
    let squared = Problem { penalty: false, ..problem("squared-error", 2.0, &corners) };
    let model = solved(&squared).model;
    for (got, wanted) in [(model.w[0], 0.5), (model.w[1], 0.5), (model.b, 0.5)] {
        assert!((got - wanted).abs() < 1e-9, "{model:?}");
    }
    let mixed = [
        row([0.0, 0.0], 1.0),
        row([1.0, 0.0], -1.0),
        row([0.0, 1.0], -1.0),
        row([1.0, 1.0], 1.0),
        row([0.4, 0.6], 1.0),
    ];
    for id in ["soft-margin", "exponential"] {
        let solution = solved(&Problem { penalty: false, ..problem(id, 3.0, &mixed) });
        assert!(solution.gap <= 1e-8 && solution.alphas.is_none(), "{id}: {solution:?}");
    }
}

/// A tolerance that no float64 can reach ends in words, and with the best that was found.
#[test]
fn rounding_is_admitted() {
    let rows: Vec<Row> = (0..40)
        .map(|i| {
            let t = f64::from(i);
            row(
                [1e6 + libm::sin(7.0 * t), 1e6 + libm::cos(5.0 * t)],
                if i % 3 == 0 { 1.0 } else { -1.0 },
            )
        })
        .collect();
    let problem = problem("soft-margin", 1e3, &rows);
    match solve(&problem, 1e-17, None) {
        Err(SolveError::Short { best, error }) => {
            assert!(error.to_string().contains("rounding"), "{error}");
            assert!(
                best.gap.abs() <= 1e-5 * best.primal,
                "gap {:e} of {:e}",
                best.gap,
                best.primal
            );
        }
        Ok(solution) => assert!(solution.gap <= 1e-17 * solution.primal),
        Err(refused) => panic!("{refused:?}"),
    }
}

/// Newton's method trusts it. A change of slope over a short way is that long times the curvature, except across a corner.
#[test]
fn the_curvature_of_a_loss_is_the_slope_of_its_slope() {
    for entry in LOSSES.iter().filter(|entry| entry.convex) {
        let loss = Loss::of(entry);
        for m in (-80..80).map(|i| 0.05 * f64::from(i) + 0.0123) {
            let h = 1e-5;
            let wanted = (loss.slope(m + h) - loss.slope(m - h)) / (2.0 * h);
            let off = (loss.curvature(m) - wanted).abs();
            assert!(off <= 1e-8 * wanted.abs().max(1.0), "{} at {m}: off by {off:e}", entry.id);
        }
    }
}
