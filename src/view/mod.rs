//! From a lab to its pictures: the one place that knows both. The page's painter and the command line draw what is made here.

mod charts;
mod dual;
mod fields;
mod line;
mod state;
mod svg;

pub use charts::{CHARTS, ChartKind, LabChart, Needs, PlaneCache, Slot};
pub use dual::{alphas, kkt};
pub use fields::Fields;
pub use line::{dragged, own_line};
pub use state::ViewState;
pub use svg::svg;

use crate::base::format::{ascending, larger};
use crate::base::point::{Point, label};
use crate::chart::{
    CurveChart, CurvePoint, LossChart, LossMark, PlaneChart, PlaneMap, PlaneMark, horizon,
};
use crate::data::Dataset;
use crate::lab::Lab;
use crate::loss::{AT_BOUND, LOSSES, Loss};
use crate::model::{Linear, Scorer};

/// What of a picture depends on points and document only, not on training: it is made anew when `lab.points_version()` changes.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaneLayout {
    /// The intervals of x₁ and x₂ to show: those of the document, else fitted to the points.
    pub view: [[f64; 2]; 2],
    names: [String; 2],
    /// The points it was made for.
    version: u64,
    points: Vec<Point>,
    places: Vec<Place>,
    /// For each point of the lab the index of its place.
    place_of: Vec<usize>,
}

/// Points of one class at one place, drawn as one.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Place {
    point: Point,
    /// Index of its first point.
    first: usize,
    count: usize,
    ignored: bool,
    aside: f64,
}

impl PlaneLayout {
    /// The layout of a lab as it is now.
    pub fn new(lab: &Lab) -> Self {
        let document = lab.scenario();
        let fitted = fit(lab);
        let view = [document.view.x.unwrap_or(fitted[0]), document.view.y.unwrap_or(fitted[1])];
        let set = document.data.preset.and_then(|preset| Dataset::named(preset.id));
        let name = |k: usize| {
            set.map_or_else(String::new, |set| axis_name(set.axes[k].name, set.axes[k].unit))
        };
        let (places, place_of) = places(lab.points());
        PlaneLayout {
            view,
            names: [name(0), name(1)],
            version: lab.points_version(),
            points: lab.points().to_vec(),
            places,
            place_of,
        }
    }

    /// For each mark of the plane the last of its points.
    fn last_points(&self) -> Vec<usize> {
        let mut last = vec![0; self.places.len()];
        for (point, &place) in self.place_of.iter().enumerate() {
            last[place] = point;
        }
        last
    }

    /// Whether it is still that of this lab.
    pub fn is_of(&self, lab: &Lab) -> bool {
        self.version == lab.points_version() && self.points == lab.points()
    }
}

/// The view that shows all points of a lab with room around them.
pub fn fit(lab: &Lab) -> [[f64; 2]; 2] {
    PlaneMap::fit(lab.points().iter().map(|point| point.x))
}

/// `name (unit)`, nothing for the plain coordinates that charts name themselves.
fn axis_name(name: &str, unit: &str) -> String {
    match (name, unit) {
        ("x₁" | "x₂", "") => String::new(),
        (name, "") => name.into(),
        (name, unit) => [name, " (", unit, ")"].concat(),
    }
}

/// The points by class and place in the order of their first ones, and the place of every point.
fn places(points: &[Point]) -> (Vec<Place>, Vec<usize>) {
    let (mut place_of, asides) = firsts(points);
    let mut places: Vec<Place> = Vec::new();
    for (index, &point) in points.iter().enumerate() {
        let first = place_of[index];
        if first == index {
            place_of[index] = places.len();
            places.push(Place { point, first, count: 0, ignored: true, aside: asides[index] });
        } else {
            place_of[index] = place_of[first];
        }
        let place = &mut places[place_of[index]];
        place.count += 1;
        place.ignored &= !point.trains();
    }
    (places, place_of)
}

/// For every point the first of its class at its place; and for that how far to the right it is drawn, in radii: points of several
/// classes at one place stand side by side.
fn firsts(points: &[Point]) -> (Vec<usize>, Vec<f64>) {
    let (mut firsts, mut asides) = (Vec::new(), Vec::new());
    for _ in points {
        firsts.push(0);
        asides.push(0.0);
    }
    let order = by_place(points);
    for shared in order.chunk_by(|&i, &j| points[i as usize].x == points[j as usize].x) {
        let (mut first_of, mut classes) = ([None; 8], 0.0);
        for &index in shared {
            let index = index as usize;
            let first = &mut first_of[usize::from(points[index].class % 8)];
            if first.is_none() {
                classes += 1.0;
            }
            firsts[index] = *first.get_or_insert(index);
        }
        let mut rank = -0.5 * (classes - 1.0);
        for &first in first_of.iter().flatten() {
            asides[first] = 2.2 * rank;
            rank += 1.0;
        }
    }
    (firsts, asides)
}

/// The points by place, those that share one in the order of the list. −0 and 0 are one place.
fn by_place(points: &[Point]) -> Vec<u32> {
    let mut keys = Vec::new();
    for point in points {
        keys.push(point.x[1] + 0.0);
    }
    let by_height = ascending(&keys);
    keys.clear();
    for &index in &by_height {
        keys.push(points[index as usize].x[0] + 0.0);
    }
    let mut order = ascending(&keys);
    for place in &mut order {
        *place = by_height[*place as usize];
    }
    order
}

/// How much of its ring each point has: α/Cᵢ where the lab has multipliers (of the largest α, where the loss sets α no bound), else
/// all of it where the loss has a slope. No point has one where the loss makes every point pull.
struct Rings {
    loss: Loss,
    alphas: Option<Vec<f64>>,
    /// What α is measured by, for each point.
    whole: Vec<f64>,
}

impl Rings {
    fn of(lab: &Lab) -> Self {
        let (loss, alphas) = (lab.settings().loss, lab.alphas());
        let mut whole = Vec::new();
        if let Some(alphas) = &alphas {
            whole = lab.costs();
            if !loss.is_boxed() {
                let most = largest(alphas);
                whole.fill(most);
            }
        }
        Rings { loss, alphas, whole }
    }

    /// The ring of this point of the lab, of this margin.
    fn at(&self, index: usize, margin: f64) -> Option<f64> {
        if !self.loss.entry().vanishes {
            return None;
        }
        let Some(alphas) = &self.alphas else {
            return (self.loss.slope(margin) != 0.0).then_some(1.0);
        };
        let (alpha, whole) = (*alphas.get(index)?, *self.whole.get(index)?);
        let share = if alpha >= (1.0 - AT_BOUND) * whole { 1.0 } else { alpha / whole };
        (alpha > 0.0).then_some(share)
    }
}

fn largest(values: &[f64]) -> f64 {
    let mut largest = 0.0_f64;
    for &value in values {
        largest = larger(value, largest);
    }
    largest
}

/// The model in data units, where there is a line. Without points to train on there is none, though w may be left of earlier ones.
fn drawn(lab: &Lab, model: &Scorer) -> Option<Linear> {
    let line = model.linear().filter(|_| divides(lab, model))?;
    Some(lab.standard().in_data_units(&line))
}

/// Whether there is a boundary.
fn divides(lab: &Lab, model: &Scorer) -> bool {
    model.norm() > 0.0 && model.is_finite() && !lab.problem().is_empty()
}

/// The optimum as it is drawn beside the present: of all points, or without one.
fn ghost(lab: &Lab, state: &ViewState) -> Option<Scorer> {
    match state.without {
        Some(point) => lab.optimum_without(point),
        None => lab.optimum().map(|optimum| optimum.model.clone()),
    }
}

/// The plane of a lab with these intervals in view.
pub fn plane(
    lab: &Lab,
    state: &ViewState,
    layout: &PlaneLayout,
    view: [[f64; 2]; 2],
) -> PlaneChart {
    let (model, rings, scores) = (lab.model(), Rings::of(lab), lab.point_scores());
    let loss = rings.loss;
    let mut marks = Vec::new();
    for place in &layout.places {
        let margin = label(place.point.class) * scores[place.first];
        marks.push(PlaneMark {
            x: place.point.x,
            class: place.point.class,
            count: place.count,
            aside: place.aside,
            ignored: place.ignored,
            margin,
            loss: loss.value(margin),
            ring: rings.at(place.first, margin).filter(|_| !place.ignored),
        });
    }
    let rho = loss.entry().band.then(|| loss.margin());
    let line = drawn(lab, &model);
    // With kernels it is a field, which `Fields` finds.
    let in_the_plane = lab.problem().kernel.is_none();
    let optimum = in_the_plane.then(|| ghost(lab, state)).flatten();
    let optimum = optimum.and_then(|optimum| drawn(lab, &optimum));
    let place = |index: Option<usize>| layout.place_of.get(index?).copied();
    PlaneChart {
        view,
        unit: lab.standard().sd,
        names: layout.names.clone(),
        marks,
        model: line,
        field: None,
        rho,
        width: rho.filter(|_| line.is_some()).map(|rho| 2.0 * rho / model.norm()),
        optimum,
        optimum_field: None,
        ghost_name: if state.without.is_some() { "without it" } else { "optimum" },
        selected: place(state.selected),
        hover: place(state.hover),
        cursor: state.cursor,
        ghost: state.ghost,
        handles: state.handles,
    }
}

/// The points that ride on the loss, as indices of the lab's list: all that are trained on.
pub fn training_points(lab: &Lab) -> Vec<usize> {
    let mut training_points = Vec::new();
    for (index, point) in lab.points().iter().enumerate() {
        if point.trains() {
            training_points.push(index);
        }
    }
    training_points
}

/// The loss of a lab's points.
pub fn losses(lab: &Lab, state: &ViewState) -> LossChart {
    let (scores, rings, training_points) =
        (lab.point_scores(), Rings::of(lab), training_points(lab));
    let line = divides(lab, &lab.model());
    let mut marks = Vec::new();
    for &index in &training_points {
        let point = &lab.points()[index];
        let margin = label(point.class) * scores[index];
        let ring = rings.at(index, margin).filter(|_| line);
        marks.push(LossMark { margin, class: point.class, ring });
    }
    let mut others = Vec::new();
    if state.others {
        for entry in &LOSSES {
            others.push(Loss::of(entry));
        }
    }
    let position =
        |index: Option<usize>| training_points.iter().position(|&position| Some(position) == index);
    let (selected, hover) = (position(state.selected), position(state.hover));
    LossChart { loss: rings.loss, others, marks, selected, hover }
}

/// The objective of a lab's run.
pub fn curve(lab: &Lab, state: &ViewState) -> CurveChart {
    let (now, step) = (lab.objective(), lab.step_number() as f64);
    let mut present =
        CurvePoint { step, primal: now.primal, regulariser: now.regulariser, dual: None };
    let (mut run, mut lost) = (Vec::new(), Vec::new());
    // What came after the step that was kept was lost.
    let end = lab.diverged().map(|end| [end.step as f64, end.primal]);
    if end.is_some() {
        lost.push([step, now.primal]);
    }
    for record in lab.history().iter() {
        let point = CurvePoint {
            step: record.step as f64,
            primal: record.objective.primal,
            regulariser: record.objective.regulariser,
            dual: Some(record.dual).filter(|dual| dual.is_finite()),
        };
        if end.is_none() || point.step <= step {
            run.push(point);
        } else if end.is_some_and(|[last, _]| point.step < last) {
            lost.push([point.step, point.primal]);
        }
        // An edit after the step changes P; the record's D holds only where it did not.
        if point.step == step && point.primal == now.primal {
            present.dual = point.dual;
        }
    }
    lost.extend(end);
    if lab.problem().is_empty() {
        run.clear();
    }
    let mut edits = Vec::new();
    for step in lab.edits() {
        edits.push(step as f64);
    }
    let farthest = lab.last().max(lab.diverged().map_or(0, |lost| lost.step));
    CurveChart {
        present: (!run.is_empty()).then_some(present),
        run,
        optimum: lab.optimum().map(|optimum| optimum.primal),
        edits,
        lost,
        log: state.log,
        horizon: state.horizon.filter(|h| *h >= 1.0).unwrap_or(horizon(farthest) as f64),
        readout: state.readout,
    }
}
