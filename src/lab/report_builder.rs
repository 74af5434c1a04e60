//! How a report is built from a lab.

use super::prepared_problem::PreparedProblem;
use super::report::{
    Confusion, Divergence, LinearReport, Margin, ObjectiveReport, PairReport, PointReport, Report,
    StepReport, Support, TrainReport, Warning, Weights,
};
use super::session::Lab;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::point::label;
use crate::loss::is_free;
use crate::math::sort_permutation;
use crate::model::Linear;
use crate::objective::CONVERGED;
use crate::solver::unique;
use crate::trainer::StepNote;

/// The most pulls that a step report lists: the strongest.
const MAX_PULLS: usize = 20;
/// A margin below ρ by less than this part of it counts as ρ.
const ON_MARGIN: f64 = 1e-9;

impl StepReport {
    pub(super) fn new(note: &StepNote, prepared: &PreparedProblem) -> Self {
        let is_linear = prepared.problem.kernel.is_none();
        let weakness: Vec<f64> = note.pulls.iter().map(|pull| -pull.strength()).collect();
        let (mut points, mut margins, mut pulls) = (Vec::new(), Vec::new(), Vec::new());
        for strongest in sort_permutation(&weakness).into_iter().take(MAX_PULLS) {
            let pull = &note.pulls[strongest];
            points.push(prepared.point_of[pull.row]);
            margins.push(pull.margin);
            if is_linear {
                pulls.push(pull.by);
            }
        }
        let shown = |model: Linear| LinearReport { w: is_linear.then_some(model.w), b: model.b };
        let pair = note.pair.map(|pair| PairReport {
            points: [prepared.point_of[pair.rows[0]], prepared.point_of[pair.rows[1]]],
            before: pair.before,
            after: pair.after,
            caps: pair.caps,
            clipped: pair.clipped,
            rise: pair.rise,
            violation: pair.violation,
        });
        StepReport {
            kind: note.kind.id().into(),
            total: note.pulls.len(),
            points,
            margins,
            pulls,
            shrink: note.shrink,
            rate: note.rate,
            before: shown(note.before),
            after: shown(note.after),
            pair,
            pivots: note.pivots,
        }
    }
}

impl Lab {
    /// The report, with the list of points.
    pub fn report(&self) -> Report {
        Report { points: Some(self.report_points()), ..self.report_without_points() }
    }

    /// The report without the list of points: cheap enough for every frame.
    pub fn report_without_points(&self) -> Report {
        let (state, model) = (&self.timeline.state, self.model());
        let (problem, rho) = (self.problem(), self.settings().loss.margin());
        let (norm, empty) = (model.norm(), problem.is_empty());
        let margins = problem.margins(&model);
        let (mut inside_band, mut right_inside, mut violators) = (0, 0, 0);
        let mut smallest: Option<f64> = None;
        // At an optimum a point on the edge of the band counts as on it, not as inside by a last bit.
        let edge = rho * (1.0 - ON_MARGIN);
        for &m in &margins {
            inside_band += usize::from(m.abs() < edge);
            right_inside += usize::from(0.0 < m && m < edge);
            violators += usize::from(m < edge);
            smallest = Some(smallest.map_or(m, |least| m.min(least)));
        }
        let (linear, line) = (model.linear(), norm > 0.0 && !empty);
        let per_norm = |value: f64| line.then(|| value / norm).filter(|width| width.is_finite());
        let objective = self.report_objective();
        let interval = state.certificate().and_then(|solution| solution.b_interval);
        Report {
            step: state.step,
            epoch: state.epoch,
            converged: converged(&objective),
            diverged: self.diverged.as_ref().map(|lost| Divergence {
                step: lost.step,
                primal: lost.primal.is_finite().then_some(lost.primal),
                why: lost.why.clone(),
            }),
            weights: Weights {
                w: linear.map(|line| line.w),
                b: model.b(),
                b_interval: if empty { Some([None, None]) } else { interval },
                norm,
                data: if self.settings().standardise {
                    self.model_in_data_units().map(LinearReport::from)
                } else {
                    None
                },
            },
            margin: Margin {
                half_width: per_norm(rho),
                width: per_norm(2.0 * rho),
                smallest_functional: smallest,
                smallest_geometric: smallest.and_then(per_norm),
                unit: match linear {
                    None => "feature space",
                    Some(_) if self.settings().standardise => "standardised",
                    Some(_) => "data",
                }
                .into(),
            },
            support: self.report_support(),
            inside_band,
            right_inside,
            violators,
            train: self.report_train(&margins),
            test: None,
            points: None,
            last_step: self.note().map(|note| StepReport::new(note, &state.prepared)),
            network: None,
            ensemble: None,
            warnings: self.warnings(),
            objective,
        }
    }

    fn report_objective(&self) -> ObjectiveReport {
        let problem = self.problem();
        let objective = self.objective();
        // α²/(4C) after a fall of C may be beyond the numbers.
        let dual = self.timeline.state.dual().filter(|dual| dual.is_finite());
        ObjectiveReport {
            primal: objective.primal,
            dual,
            gap: dual.map(|dual| objective.primal - dual),
            optimum: self.optimum().map(|solution| solution.primal),
            regulariser: objective.regulariser,
            loss: objective.loss,
            lambda: problem.lambda(),
            n: problem.len(),
        }
    }

    fn report_support(&self) -> Option<Support> {
        let (alphas, problem) = (self.timeline.state.alphas()?, self.problem());
        if problem.loss.id() == "soft-margin" {
            return None; // every point has 0 < α < C, so every point would be a support vector
        }
        let (mut free, mut bounded) = (Vec::new(), Vec::new());
        for ((&point, row), &alpha) in
            self.timeline.state.prepared.point_of.iter().zip(&problem.rows).zip(alphas.as_ref())
        {
            let cap = problem.c * row.cost;
            if alpha > 0.0 {
                let inside = !problem.loss.is_boxed() || is_free(alpha, cap);
                (if inside { &mut free } else { &mut bounded }).push(point);
            }
        }
        let unique = self.timeline.state.certificate().and_then(|found| unique(problem, found));
        Some(Support { free, bounded, unique })
    }

    fn report_train(&self, margins: &[f64]) -> TrainReport {
        let problem = self.problem();
        let n = problem.len();
        let mut confusion = Confusion::default();
        let mut loss = 0.0;
        for (row, &m) in problem.rows.iter().zip(margins) {
            let class = usize::from(row.y > 0.0);
            let predicted = if m > 0.0 { class } else { 1 - class };
            confusion[class][predicted] += 1;
            if row.cost > 0.0 {
                loss += row.cost * problem.loss.value(m);
            }
        }
        let errors = confusion[0][1] + confusion[1][0];
        TrainReport {
            n,
            errors,
            accuracy: (n > 0).then(|| 1.0 - errors as f64 / n as f64),
            mean_loss: (n > 0).then(|| loss / n as f64),
            confusion,
        }
    }

    fn report_points(&self) -> Vec<PointReport> {
        let (scores, loss) = (self.point_scores(), self.settings().loss);
        let alphas = self.alphas();
        let mut list = Vec::with_capacity(self.points().len());
        for (i, point) in self.points().iter().enumerate() {
            let score = scores[i];
            let margin = label(point.class) * score;
            list.push(PointReport {
                x: point.x,
                class: point.class,
                weight: point.weight,
                held_out: point.held_out,
                scores: vec![score],
                margin,
                loss: loss.value(margin),
                alpha: alphas.as_ref().filter(|_| point.trains()).map(|alphas| alphas[i]),
                slack: (loss.margin() - margin).max(0.0),
            });
        }
        list
    }

    fn warnings(&self) -> Vec<Warning> {
        let settings = self.settings();
        let mut warnings = Vec::new();
        if settings.trainer.entry.id == "pegasos" && !settings.regularise_bias {
            warnings.push(Warning {
                code: "free-bias-pegasos".into(),
                message: "Pegasos with a free bias: its 1/t guarantee holds only when the bias is regularised (Shalev-Shwartz et al. 2011, section 6).".into(),
            });
        }
        if let Some(why) = self.timeline.state.trainer.failure_reason() {
            let held = self.timeline.state.trainer.optimum().is_some();
            let code = if held { "rounding" } else { "no-optimum" };
            warnings.push(Warning { code: code.into(), message: why.into() });
        }
        warnings
    }

    /// The scores f(x) of places in data units, one each.
    ///
    /// # Errors
    /// Where a coordinate is not finite, and where a score is not finite: a polynomial kernel far away.
    pub fn scores(&self, places: &[[f64; 2]]) -> Result<Vec<f64>> {
        let (model, standard) = (self.model(), self.standard());
        let mut scores = Vec::with_capacity(places.len());
        for (i, x) in places.iter().enumerate() {
            if !(x[0].is_finite() && x[1].is_finite()) {
                return Err(Error::new("scores", ErrorKind::NotFinite { place: i }));
            }
            let score = model.score(standard.to_unit(*x));
            if !score.is_finite() {
                return Err(Error::new("scores", ErrorKind::TooFar { place: i }));
            }
            scores.push(score);
        }
        Ok(scores)
    }
}

/// Whether the gap, or the distance to the optimum, is within the tolerance.
fn converged(objective: &ObjectiveReport) -> bool {
    let tolerance = CONVERGED * objective.primal.abs().max(1.0);
    let within = |distance: f64| distance <= tolerance;
    objective.gap.is_some_and(within)
        || objective.optimum.is_some_and(|optimum| within(objective.primal - optimum))
}
