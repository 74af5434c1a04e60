//! What a problem must fulfil to have a certified optimum that is unique in w; one sentence for each condition.

use super::separability::{on_one_line, separable};
use crate::base::error::{Error, ErrorKind};
use crate::loss::Loss;
use crate::objective::Problem;

/// The losses whose optimum without a penalty is taken as not unique in w, whatever the points.
const NOT_UNIQUE: [&str; 3] = ["hinge", "squared-hinge", "perceptron"];

/// Why this problem has no optimum, or none that is unique in w; `None` where it has one.
pub(super) fn failed(problem: &Problem) -> Option<Error> {
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
        failed_with_one_class(problem)
    } else {
        failed_without_penalty(problem)
    }
}

/// The label of the rows of a cost above 0, where all have the same.
pub(super) fn only_label(problem: &Problem) -> Option<f64> {
    let mut labels = problem.rows.iter().filter(|row| row.cost > 0.0).map(|row| row.y);
    let first = labels.next()?;
    labels.all(|y| y == first).then_some(first)
}

/// Whether a loss is above 0 at every margin and tends to 0.
fn vanishes_at_infinity(loss: &Loss) -> bool {
    !loss.entry().vanishes && loss.value(f64::INFINITY) == 0.0
}

fn failed_with_one_class(problem: &Problem) -> Option<Error> {
    let id = problem.loss.id();
    if problem.regularise_bias || !vanishes_at_infinity(&problem.loss) {
        return None;
    }
    only_label(problem).map(|label| not_attained(id, missing_class(label)))
}

fn failed_without_penalty(problem: &Problem) -> Option<Error> {
    let (id, rows) = (problem.loss.id(), &problem.rows);
    if NOT_UNIQUE.contains(&id) {
        return Some(not_unique(id, "lines of other directions or lengths of w may cost the same"));
    }
    if vanishes_at_infinity(&problem.loss) && separable(rows) {
        let separable_words = "a line separates the classes, and a longer w always costs less";
        return Some(not_attained(id, only_label(problem).map_or(separable_words, missing_class)));
    }
    if problem.loss.entry().vanishes && separable(rows) {
        return Some(not_unique(id, "a line separates the classes, and a longer w costs no more"));
    }
    let along_one_line = "all points lie on one line, and w across that line costs nothing";
    on_one_line(rows).then(|| not_unique(id, along_one_line))
}

fn not_attained(loss: &'static str, reason: &'static str) -> Error {
    Error::new("loss", ErrorKind::NotAttained { loss, reason })
}

/// The error of an optimum that is not unique in w.
pub(super) fn not_unique(loss: &'static str, reason: &'static str) -> Error {
    Error::new("penalty", ErrorKind::NotUnique { loss, reason })
}

fn missing_class(present: f64) -> &'static str {
    if present > 0.0 {
        "there is no point of class 0 (y = −1), and b further away always costs less"
    } else {
        "there is no point of class 1 (y = +1), and b further away always costs less"
    }
}
