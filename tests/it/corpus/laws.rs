//! What must hold of a lab, whatever was done to it.

use super::play::Outcome;
use margin_lab::{Lab, Report, Scorer, label};

/// Rounding of a sum, beside the sizes of what is summed.
const ROUNDING: f64 = 1e-11;

/// Sums this small may be of numbers with few digits left.
const DENORMAL: f64 = 1e-290;

/// Whether the laws hold.
pub fn hold(lab: &Lab) -> Outcome {
    let report = lab.report();
    // e^(−m) alone may truly be more than the largest number.
    let most = if loss(lab) == "exponential" { f64::INFINITY } else { f64::MAX };
    numbers(&report, most)?;
    for score in lab.scores(&[[0.0, 0.0], [1.0, -2.0]]).map_err(|error| error.to_string())? {
        if !score.is_finite() {
            return Err(format!("a score is {score}"));
        }
    }
    boxes(lab, &report)?;
    dual(lab, &report)?;
    exact(lab, &report)
}

/// Every number is one, and not beyond ±`most`. (JSON would not do: it has no NaN. Here each number stands on a line of its own.)
fn numbers(report: &Report, most: f64) -> Outcome {
    for line in format!("{report:#?}").lines() {
        let value = line.trim().trim_end_matches(',').rsplit(": ").next().unwrap_or_default();
        if value.parse::<f64>().is_ok_and(|x| !(-most..=most).contains(&x)) {
            return Err(format!("the report holds {}", line.trim()));
        }
    }
    Ok(())
}

/// Every multiplier is in its box, and with a free bias they are in balance.
fn boxes(lab: &Lab, report: &Report) -> Outcome {
    let Some(alphas) = lab.alphas() else { return Ok(()) };
    let bounded = loss(lab) != "squared-hinge";
    let (mut sum, mut balance) = (0.0, 0.0);
    for ((alpha, cap), point) in alphas.iter().zip(lab.costs()).zip(lab.points()) {
        if *alpha < 0.0 || alpha.is_nan() || bounded && *alpha > cap + DENORMAL {
            return Err(format!("α = {alpha:e} is outside of [0, {cap:e}]"));
        }
        sum += alpha;
        balance += alpha * label(point.class);
    }
    if !lab.settings().regularise_bias && balance.abs() > 1e-9 * sum + DENORMAL {
        return Err(format!("Σαy = {balance:e} beside Σα = {sum:e}: {:?}", report.step));
    }
    Ok(())
}

fn loss(lab: &Lab) -> &'static str {
    lab.settings().loss.id()
}

/// D ≤ P up to the rounding of their sums, and up to b·Σαy where that sum may be a trace beside 0.
fn dual(lab: &Lab, report: &Report) -> Outcome {
    let objective = &report.objective;
    let Some(dual) = objective.dual else { return Ok(()) };
    let size = objective.primal.abs() + dual.abs() + sizes(lab);
    let mut balance = 0.0;
    for (alpha, point) in lab.alphas().into_iter().flatten().zip(lab.points()) {
        balance += alpha * label(point.class);
    }
    let trace = if lab.settings().regularise_bias { 0.0 } else { 2.0 * report.weights.b * balance };
    if dual > objective.primal + ROUNDING * size + trace.abs() + DENORMAL {
        return Err(format!("D = {dual:e} above P = {:e} ({size:e})", objective.primal));
    }
    Ok(())
}

/// The sizes of all that P is summed from.
fn sizes(lab: &Lab) -> f64 {
    let (problem, model) = (lab.problem(), lab.model());
    let alphas: f64 = lab.alphas().into_iter().flatten().sum();
    let length = |x: [f64; 2]| problem.kernel.map_or(0.0, |kernel| kernel.value(x, x)).sqrt();
    let longest = problem.rows.iter().map(|row| length(row.x)).fold(0.0, f64::max);
    let mut size = 0.0;
    for row in &problem.rows {
        let score = match &model {
            Scorer::Linear(model) => {
                (model.w[0] * row.x[0]).abs() + (model.w[1] * row.x[1]).abs() + model.b.abs()
            }
            Scorer::Kernel(model) => alphas * longest * length(row.x) + model.b.abs(),
        };
        let slope = problem.loss.slope(row.y * model.score(row.x)).abs().max(1.0);
        size += problem.c * row.cost * (score + problem.loss.margin()) * slope;
    }
    size
}

/// The trainer `exact` is at the optimum, or says why not.
fn exact(lab: &Lab, report: &Report) -> Outcome {
    let ideal = lab.settings().trainer.entry.id != "exact"
        || report.converged
        || lab.problem().is_empty()
        || !report.warnings.is_empty();
    if ideal {
        return Ok(());
    }
    Err(format!("exact is not at the optimum and does not say why: {:?}", report.objective))
}
