//! `solve` against `tests/reference/linear_svm.json`: 208 optima that others computed to 120 digits.

use margin_lab::{Lab, Loss, Point, Problem, Row, Scenario, Solution, SolveError, solve};
use serde_json::Value;

/// What the reference asks of a good solver.
const OBJECTIVE: f64 = 1e-8;
const MODEL: f64 = 1e-6;

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().expect("a list").iter().map(|v| v.as_f64().expect("a number")).collect()
}

fn indices(value: &Value) -> Vec<usize> {
    value
        .as_array()
        .expect("a list")
        .iter()
        .map(|v| v.as_u64().expect("an index") as usize)
        .collect()
}

/// One case of the file with its name for messages.
struct Case<'a> {
    name: String,
    wanted: &'a Value,
    problem: Problem,
    /// By how much each coordinate is larger than usual: errors of w are compared as w·scale.
    scale: [f64; 2],
}

impl<'a> Case<'a> {
    fn of(file: &Value, wanted: &'a Value) -> Self {
        let text = |key: &str| wanted[key].as_str().expect("a text");
        let data = &file["datasets"][text("dataset")];
        let rows = data["x"].as_array().expect("points").iter().zip(numbers(&data["y"]));
        let rows = rows.map(|(x, y)| {
            let x = numbers(x);
            Row { x: [x[0], x[1]], y, cost: 1.0 }
        });
        let problem = Problem {
            rows: rows.collect(),
            loss: Loss::named(&text("loss").replace('_', "-")).expect("a loss"),
            c: wanted["C"].as_f64().expect("a number"),
            penalty: true,
            regularise_bias: text("bias") == "regularised",
            kernel: None,
        };
        Case {
            name: format!(
                "{} C={} {} bias {}",
                text("dataset"),
                problem.c,
                text("loss"),
                text("bias")
            ),
            wanted,
            problem,
            scale: if text("dataset") == "wide_scale" { [1e-3, 1e3] } else { [1.0; 2] },
        }
    }

    fn number(&self, key: &str) -> f64 {
        self.wanted[key].as_f64().unwrap_or_else(|| panic!("{}: no {key} in the file", self.name))
    }

    fn near(&self, what: &str, got: f64, wanted: f64, within: f64) {
        let off = (got - wanted).abs();
        assert!(off <= within, "{}: {what} is {got:e}, not {wanted:e} (off by {off:e})", self.name);
    }

    fn check(&self) {
        match solve(&self.problem, 1e-12, None) {
            Ok(solution) => {
                assert_eq!(self.wanted["status"], "optimal", "{}", self.name);
                self.check_objective(&solution);
                self.check_model(&solution);
                self.check_bias(&solution);
                self.check_alphas(&solution);
            }
            Err(SolveError::Refused(reason)) => {
                assert_eq!(self.wanted["status"], "not_attained", "{}: {reason}", self.name);
                assert!(reason.to_string().contains("not attained"), "{}: {reason}", self.name);
            }
            Err(SolveError::Short { error, .. }) => panic!("{}: {error}", self.name),
        }
    }

    fn check_objective(&self, solution: &Solution) {
        let primal = self.number("primal_objective");
        let within = OBJECTIVE * primal.abs();
        self.near("P", solution.primal, primal, within);
        let dual = solution.dual.unwrap_or_else(|| panic!("{}: no dual", self.name));
        self.near("D", dual, self.number("dual_objective"), within);
        assert!(solution.gap <= 1e-12 * primal.max(1.0), "{}: gap {:e}", self.name, solution.gap);
    }

    fn check_model(&self, solution: &Solution) {
        let off = libm::sqrt(2.0 * solution.gap.max(0.0));
        let wanted = numbers(&self.wanted["w"]);
        let norm = libm::hypot(wanted[0] * self.scale[0], wanted[1] * self.scale[1]);
        for k in 0..2 {
            let (got, wanted) = (solution.model.w[k] * self.scale[k], wanted[k] * self.scale[k]);
            self.near("w", got, wanted, MODEL * norm + off * self.scale[k]);
        }
        let Some(margins) = self.wanted.get("margins").filter(|margins| margins.is_array()) else {
            return;
        };
        for (i, wanted) in numbers(margins).into_iter().enumerate() {
            self.near(
                "m",
                self.problem.margin(&solution.model, i),
                wanted,
                MODEL * wanted.abs().max(1.0),
            );
        }
    }

    fn check_bias(&self, solution: &Solution) {
        let b = self.number("b");
        self.near("b", solution.model.b, b, MODEL * b.abs().max(1.0));
        let unique = self.wanted["b_unique"] == true;
        assert_eq!(
            solution.b_interval.is_none(),
            unique,
            "{}: {:?}",
            self.name,
            solution.b_interval
        );
        for (end, got) in solution.b_interval.into_iter().flatten().enumerate() {
            let wanted = self.wanted["b_interval"][end].as_f64();
            assert_eq!(got.is_some(), wanted.is_some(), "{}: end {end} of the interval", self.name);
            if let (Some(got), Some(wanted)) = (got, wanted) {
                self.near(
                    "an end of the interval of b",
                    got,
                    wanted,
                    MODEL * wanted.abs().max(1.0),
                );
            }
        }
    }

    fn check_alphas(&self, solution: &Solution) {
        let c = self.problem.c;
        let alphas = solution.alphas.as_ref().unwrap_or_else(|| panic!("{}: no alphas", self.name));
        assert_eq!(
            self.problem.dual(alphas),
            solution.dual,
            "{}: D is not that of the alphas",
            self.name
        );
        if self.wanted["alpha_unique"] != true {
            return;
        }
        for (i, wanted) in numbers(&self.wanted["alpha"]).into_iter().enumerate() {
            self.near("α", alphas[i], wanted, MODEL * c);
        }
        let Some(free) = self.wanted.get("free_sv").filter(|free| free.is_array()) else {
            return;
        };
        let cap = if self.problem.loss.id() == "hinge" { c } else { f64::INFINITY };
        let is_free = |i: &usize| alphas[*i] > 1e-8 * c && alphas[*i] < (1.0 - 1e-8) * cap;
        let is_bounded = |i: &usize| alphas[*i] >= (1.0 - 1e-8) * cap;
        let all = || 0..alphas.len();
        assert_eq!(all().filter(is_free).collect::<Vec<_>>(), indices(free), "{}: free", self.name);
        if self.wanted["bounded_sv"].is_array() {
            let bounded = indices(&self.wanted["bounded_sv"]);
            assert_eq!(
                all().filter(is_bounded).collect::<Vec<_>>(),
                bounded,
                "{}: bounded",
                self.name
            );
        }
    }
}

#[test]
fn solve_meets_every_reference_optimum() {
    let file: Value =
        serde_json::from_str(include_str!("../reference/linear_svm.json")).expect("JSON");
    let solutions = file["solutions"].as_array().expect("a list");
    assert_eq!(solutions.len(), 208);
    for wanted in solutions {
        Case::of(&file, wanted).check();
    }
}

#[test]
fn the_order_of_the_points_does_not_matter_to_the_reference_optima() {
    let file: Value =
        serde_json::from_str(include_str!("../reference/linear_svm.json")).expect("JSON");
    for wanted in file["solutions"].as_array().expect("a list") {
        let case = Case::of(&file, wanted);
        let mut turned = case.problem.clone();
        turned.rows.reverse();
        let (Ok(one), Ok(other)) = (solve(&case.problem, 1e-12, None), solve(&turned, 1e-12, None))
        else {
            continue;
        };
        case.near("P of the points in another order", other.primal, one.primal, 1e-11 * one.primal);
    }
}

/// The trainers that claim to come to the optimum by themselves: `exact` at once, `smo` after enough steps where the multipliers are few.
#[test]
fn trainers_come_to_the_reference_optima() {
    let file: Value =
        serde_json::from_str(include_str!("../reference/linear_svm.json")).expect("JSON");
    for wanted in file["solutions"].as_array().expect("a list") {
        let case = Case::of(&file, wanted);
        if wanted["status"] != "optimal" {
            continue;
        }
        for (trainer, pivots) in [("exact", true), ("exact", false), ("smo", true)] {
            let hinge = case.problem.loss.id() == "hinge" && !case.problem.regularise_bias;
            let tame = case.problem.c <= 1.0 && wanted["dataset"] != "wide_scale";
            if trainer == "smo" && !(hinge && tame) {
                continue;
            }
            let mut scenario = Scenario::default();
            for row in &case.problem.rows {
                scenario.data.points.push(Point::new(row.x, u8::from(row.y > 0.0)));
            }
            scenario.loss = case.problem.loss;
            scenario.c = case.problem.c;
            scenario.regularise_bias = case.problem.regularise_bias;
            scenario.trainer = crate::fixtures::trainer(trainer);
            scenario.trainer.pivots = pivots;
            let mut lab = Lab::new(scenario).expect("a lab");
            lab.step(50_000);
            let report = lab.report();
            let what = format!("P of {trainer}, pivots {pivots}");
            let primal = case.number("primal_objective");
            case.near(&what, report.objective.primal, primal, OBJECTIVE * primal.abs());
            let w = numbers(&wanted["w"]);
            let norm = libm::hypot(w[0] * case.scale[0], w[1] * case.scale[1]);
            let off = libm::sqrt(2.0 * report.objective.gap.expect("a gap").max(0.0));
            let got = report.weights.w.expect("w");
            for ((got, wanted), scale) in got.into_iter().zip(w).zip(case.scale) {
                case.near(&what, got * scale, wanted * scale, MODEL * norm + off * scale);
            }
        }
    }
}
