//! What has no optimum to solve for, and why: one sentence each.

use super::separability::{on_one_line, separable};
use crate::base::error::{Error, ErrorKind};
use crate::loss::Loss;
use crate::objective::Problem;

/// The losses whose optimum without a penalty is taken as not unique in w, whatever the points.
const NOT_UNIQUE: [&str; 3] = ["hinge", "squared-hinge", "perceptron"];

/// The reason why this problem has no optimum, or none that is unique in w; `None`: it has one.
pub(super) fn reason(problem: &Problem) -> Option<Error> {
    let entry = problem.loss.entry();
    if problem.kernel.is_some() {
        Some(Error::new("kernel", ErrorKind::NoPlane))
    } else if !entry.trainable {
        Some(Error::new("loss", ErrorKind::Flat { loss: entry.id }))
    } else if !entry.convex {
        Some(Error::new("loss", ErrorKind::NotConvex { loss: entry.id }))
    } else if problem.rows.iter().all(|row| row.cost == 0.0) {
        None
    } else if problem.penalty {
        one_class(problem)
    } else {
        without_penalty(problem)
    }
}

/// The label of the rows that count, where all have the same.
pub(super) fn only_label(problem: &Problem) -> Option<f64> {
    let mut labels = problem.rows.iter().filter(|row| row.cost > 0.0).map(|row| row.y);
    let first = labels.next()?;
    labels.all(|y| y == first).then_some(first)
}

/// Whether a loss comes down to 0 only at infinity.
fn never_zero(loss: &Loss) -> bool {
    !loss.entry().vanishes && loss.value(f64::INFINITY) == 0.0
}

fn one_class(problem: &Problem) -> Option<Error> {
    let id = problem.loss.id();
    if problem.regularise_bias || !never_zero(&problem.loss) {
        return None;
    }
    only_label(problem).map(|label| not_attained(id, a_class_is_missing(label)))
}

fn without_penalty(problem: &Problem) -> Option<Error> {
    let (id, rows) = (problem.loss.id(), &problem.rows);
    if NOT_UNIQUE.contains(&id) {
        return Some(not_unique(id, "lines of other directions or lengths of w may cost the same"));
    }
    if never_zero(&problem.loss) && separable(rows) {
        let a_line = "a line separates the classes, and a longer w always costs less";
        return Some(not_attained(id, only_label(problem).map_or(a_line, a_class_is_missing)));
    }
    if problem.loss.entry().vanishes && separable(rows) {
        return Some(not_unique(id, "a line separates the classes, and a longer w costs no more"));
    }
    let across = "all points lie on one line, and w across that line costs nothing";
    on_one_line(rows).then(|| not_unique(id, across))
}

fn not_attained(loss: &'static str, reason: &'static str) -> Error {
    Error::new("loss", ErrorKind::NotAttained { loss, reason })
}

/// The refusal of an optimum that is no single w.
pub(super) fn not_unique(loss: &'static str, reason: &'static str) -> Error {
    Error::new("penalty", ErrorKind::NotUnique { loss, reason })
}

fn a_class_is_missing(present: f64) -> &'static str {
    if present > 0.0 {
        "there is no point of class 0 (y = −1), and b further away always costs less"
    } else {
        "there is no point of class 1 (y = +1), and b further away always costs less"
    }
}
