//! From a lab to its pictures: the one place that knows both. The page's painter and the command line draw what is made here.

use crate::chart::{
    CurveFigure, CurvePoint, Figure, Layers, LossFigure, LossMark, Palette, PlaneFigure, PlaneMap,
    PlaneMark, Svg, horizon, order,
};
use crate::data::Dataset;
use crate::error::{Error, Result};
use crate::lab::Lab;
use crate::loss::{LOSSES, Loss};
use crate::model::Linear;
use crate::point::{Point, label};

/// The names of the charts: the plane, the loss of every point, the objective over the run.
pub use crate::scenario::CHARTS;

/// What somebody looks at, beside the lab itself. By default nothing is pointed at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    /// Index of the point under the pointer.
    pub hover: Option<usize>,
    /// Index of the selected point.
    pub selected: Option<usize>,
    /// Where the keyboard's crosshair stands, data units.
    pub cursor: Option<[f64; 2]>,
    /// Place and class of a point that would be placed, data units.
    pub ghost: Option<([f64; 2], u8)>,
    /// Whether the objective is drawn on a logarithmic scale.
    pub log: bool,
    /// Whether other losses are drawn beside the lab's own.
    pub others: bool,
    /// Steps on the axis of the objective; by default the next round number.
    pub horizon: Option<f64>,
    /// A step whose objective is read out.
    pub readout: Option<f64>,
}

/// What of a picture depends on points and document only, not on training: it is made anew when `lab.points_version()` changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Ground {
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

impl Ground {
    /// The ground of a lab as it is now.
    pub fn new(lab: &Lab) -> Self {
        let document = lab.scenario();
        let fitted = PlaneMap::fit(lab.points().iter().map(|point| point.x));
        let view = [document.view.x.unwrap_or(fitted[0]), document.view.y.unwrap_or(fitted[1])];
        let set = document.data.preset.and_then(|preset| Dataset::named(preset.id));
        let names = set.map_or_else(Default::default, |set| {
            set.axes.map(|axis| axis_name(axis.name, axis.unit))
        });
        let (places, place_of) = places(lab.points());
        Ground {
            view,
            names,
            version: lab.points_version(),
            points: lab.points().to_vec(),
            places,
            place_of,
        }
    }

    /// Whether it is still that of this lab.
    pub fn is_of(&self, lab: &Lab) -> bool {
        self.version == lab.points_version() && self.points == lab.points()
    }
}

/// `name (unit)`, nothing for the plain coordinates that charts name themselves.
fn axis_name(name: &str, unit: &str) -> String {
    match (name, unit) {
        ("x1" | "x2" | "x₁" | "x₂", "") => String::new(),
        (name, "") => name.into(),
        (name, unit) => format!("{name} ({unit})"),
    }
}

/// The points by class and place in the order of their first ones, and the place of every point. Points of several classes at one
/// place are set side by side.
fn places(points: &[Point]) -> (Vec<Place>, Vec<usize>) {
    // −0 and 0 are one place.
    let at = |i: usize| points[i].x.map(|v| (v + 0.0).to_bits());
    let class = |i: usize| points[i].class;
    let sorted = order(points.len(), &|i, j| (at(i), class(i)).cmp(&(at(j), class(j))));
    let mut found: Vec<(Place, &[usize])> = Vec::new();
    for shared in sorted.chunk_by(|&i, &j| at(i) == at(j)) {
        let first_found = found.len();
        found.extend(
            shared.chunk_by(|&i, &j| class(i) == class(j)).map(|same| (place(points, same), same)),
        );
        let classes = found.len() - first_found;
        for (rank, (place, _)) in found[first_found..].iter_mut().enumerate() {
            place.aside = 2.2 * (rank as f64 - 0.5 * (classes - 1) as f64);
        }
    }
    let mut place_of = vec![0; points.len()];
    let listed = order(found.len(), &|i, j| found[i].0.first.cmp(&found[j].0.first));
    for (index, &i) in listed.iter().enumerate() {
        found[i].1.iter().for_each(|&point| place_of[point] = index);
    }
    (listed.into_iter().map(|i| found[i].0).collect(), place_of)
}

/// The place of these points, which share it and their class.
fn place(points: &[Point], same: &[usize]) -> Place {
    let ignored = same.iter().all(|&i| points[i].weight == 0.0 || points[i].held_out);
    Place { point: points[same[0]], first: same[0], count: same.len(), ignored, aside: 0.0 }
}

/// The functional margin of a point.
fn margin(lab: &Lab, model: &Linear, point: &Point) -> f64 {
    label(point.class) * model.score(lab.standard().to_unit(point.x))
}

/// Which points have a ring: support vectors (α > 0) where the lab has multipliers, else the points with a slope. No point, where
/// the loss makes every point pull.
fn rings(lab: &Lab) -> impl Fn(usize, f64) -> bool {
    let loss = lab.settings().loss;
    let alphas = lab.alphas().filter(|_| loss.entry().vanishes);
    move |index, margin| match &alphas {
        Some(alphas) => alphas.get(index).is_some_and(|&alpha| alpha > 0.0),
        None => loss.entry().vanishes && loss.slope(margin) != 0.0,
    }
}

/// The model in data units, where there is a line.
fn drawn(lab: &Lab, model: &Linear) -> Option<Linear> {
    (model.norm() > 0.0 && model.is_finite()).then(|| lab.standard().in_data_units(model))
}

/// The plane of a lab with these intervals in view.
pub fn plane(lab: &Lab, look: &Look, ground: &Ground, view: [[f64; 2]; 2]) -> PlaneFigure {
    let (model, loss) = (lab.model(), lab.settings().loss);
    let ring = rings(lab);
    let mark = |place: &Place| {
        let margin = margin(lab, &model, &place.point);
        PlaneMark {
            x: place.point.x,
            class: place.point.class,
            count: place.count,
            aside: place.aside,
            ignored: place.ignored,
            margin,
            loss: loss.value(margin),
            ring: !place.ignored && ring(place.first, margin),
        }
    };
    let rho = loss.entry().band.then(|| loss.margin());
    let line = drawn(lab, &model);
    let place = |index: Option<usize>| ground.place_of.get(index?).copied();
    PlaneFigure {
        view,
        unit: lab.standard().sd,
        names: ground.names.clone(),
        marks: ground.places.iter().map(mark).collect(),
        model: line,
        rho,
        width: rho.filter(|_| line.is_some()).map(|rho| 2.0 * rho / model.norm()),
        optimum: lab.optimum().and_then(|optimum| drawn(lab, &optimum.model)),
        selected: place(look.selected),
        hover: place(look.hover),
        cursor: look.cursor,
        ghost: look.ghost,
    }
}

/// The points that ride on the loss, as indices of the lab's list: all that are trained on.
pub fn riders(lab: &Lab) -> impl Iterator<Item = usize> {
    lab.points()
        .iter()
        .enumerate()
        .filter(|(_, point)| point.weight > 0.0 && !point.held_out)
        .map(|(i, _)| i)
}

/// The loss of a lab's points.
pub fn losses(lab: &Lab, look: &Look) -> LossFigure {
    let (model, loss) = (lab.model(), lab.settings().loss);
    let (ring, line) = (rings(lab), drawn(lab, &model).is_some());
    let mark = |index: usize| {
        let point = &lab.points()[index];
        let margin = margin(lab, &model, point);
        LossMark { margin, class: point.class, ring: line && ring(index, margin) }
    };
    let rider = |index: Option<usize>| index.and_then(|index| riders(lab).position(|i| i == index));
    LossFigure {
        loss,
        others: if look.others { LOSSES.iter().map(Loss::of).collect() } else { Vec::new() },
        marks: riders(lab).map(mark).collect(),
        selected: rider(look.selected),
        hover: rider(look.hover),
    }
}

/// The objective of a lab's run.
pub fn curve(lab: &Lab, look: &Look) -> CurveFigure {
    let now = lab.objective();
    let step = lab.step_number() as f64;
    let run: Vec<_> = if lab.problem().is_empty() {
        Vec::new()
    } else {
        let point = |record: &crate::lab::Record| CurvePoint {
            step: record.step as f64,
            primal: record.objective.primal,
            regulariser: record.objective.regulariser,
            dual: Some(record.dual).filter(|dual| dual.is_finite()),
        };
        lab.history().iter().map(point).collect()
    };
    // An edit after the step changes P; the record's D holds only where it did not.
    let recorded = run.iter().rfind(|point| point.step == step && point.primal == now.primal);
    let present = CurvePoint {
        step,
        primal: now.primal,
        regulariser: now.regulariser,
        dual: recorded.and_then(|point| point.dual),
    };
    // What came after the step that was kept was lost.
    let lost = lab.diverged().map(|end| {
        let after = run.iter().filter(|point| point.step > step && point.step < end.step as f64);
        let steps = after.map(|point| [point.step, point.primal]);
        [[step, now.primal]]
            .into_iter()
            .chain(steps)
            .chain([[end.step as f64, end.primal]])
            .collect()
    });
    let run = if lost.is_some() {
        run.into_iter().filter(|point| point.step <= step).collect()
    } else {
        run
    };
    let farthest = lab.last().max(lab.diverged().map_or(0, |lost| lost.step));
    CurveFigure {
        present: (!run.is_empty()).then_some(present),
        run,
        optimum: lab.optimum().map(|optimum| optimum.primal),
        edits: lab.edits().into_iter().map(|step| step as f64).collect(),
        lost: lost.unwrap_or_default(),
        log: look.log,
        horizon: look.horizon.filter(|h| *h >= 1.0).unwrap_or(horizon(farthest) as f64),
        readout: look.readout,
    }
}

/// A chart of a lab as SVG text of this many CSS pixels, with these intervals of the plane in view (`None`: the document's).
///
/// # Errors
/// A chart that is not one of [`CHARTS`], and a size outside 64 … 16 000.
pub fn svg(
    lab: &Lab,
    chart: &str,
    [width, height]: [f64; 2],
    palette: &Palette,
    look: &Look,
    view: Option<[[f64; 2]; 2]>,
) -> Result<String> {
    for (name, value) in [("width", width), ("height", height)] {
        if !(64.0..=16_000.0).contains(&value) {
            return Err(Error::new(format!(
                "{name}: expected a number from 64 to 16000, got {value}"
            )));
        }
    }
    let (mut svg, size) = (Svg::new(width, height, palette), [width, height]);
    match chart {
        "plane" => {
            let ground = Ground::new(lab);
            plane(lab, look, &ground, view.unwrap_or(ground.view)).draw(
                &mut svg,
                size,
                palette,
                Layers::ALL,
            )?;
        }
        "loss" => losses(lab, look).draw(&mut svg, size, palette, Layers::ALL)?,
        "curve" => curve(lab, look).draw(&mut svg, size, palette, Layers::ALL)?,
        _ => return Err(unknown_chart(chart)),
    }
    Ok(svg.text())
}

/// The refusal of a chart that is not one of [`CHARTS`].
pub(crate) fn unknown_chart(chart: &str) -> Error {
    Error::new(format!("chart: expected one of {}, got \"{chart}\"", CHARTS.join(", ")))
}
