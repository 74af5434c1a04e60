//! The charts of a lab in one table. A new chart is a file in `chart/` and an entry here (and its id in the documents,
//! [`scenario::CHARTS`](crate::scenario::CHARTS)): painter, menus, command line and pictures follow from it.

use super::fields::Fields;
use super::layout::PlaneLayout;
use super::state::ViewState;
use crate::base::error::{Error, Result};
use crate::chart::{Chart, Hit, Palette};
use crate::lab::Lab;
use crate::scenario;
use serde::Serialize;

/// Where a chart may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Slot {
    /// The place of the plane.
    Plane,
    /// Beside the plane: the points.
    Points,
    /// Beside the plane: the run.
    Run,
}

impl Slot {
    /// Its name in programs.
    pub const fn name(self) -> &'static str {
        match self {
            Slot::Plane => "plane",
            Slot::Points => "points",
            Slot::Run => "run",
        }
    }
}

/// What a lab must have for a chart to say something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Needs {
    /// Points, as every lab.
    Points,
    /// A multiplier α of each point.
    Multipliers,
}

/// An entry of [`CHARTS`].
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ChartKind {
    /// Its name in documents and programs.
    pub id: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// Where it may stand.
    pub slot: Slot,
    /// What it needs.
    pub needs: Needs,
    #[serde(skip)]
    make: fn(&Lab, &ViewState, &mut PlaneCache, [f64; 2]) -> LabChart,
}

/// All charts, in the order of the documents.
pub const CHARTS: [ChartKind; scenario::CHARTS.len()] = [
    ChartKind {
        id: "plane",
        title: "Plane",
        slot: Slot::Plane,
        needs: Needs::Points,
        make: |lab, state, cache, size| cache.plane(lab, state, size),
    },
    ChartKind {
        id: "loss",
        title: "Loss of each point",
        slot: Slot::Points,
        needs: Needs::Points,
        make: |lab, state, _, _| {
            LabChart::of_training_points(lab, super::losses::losses(lab, state))
        },
    },
    ChartKind {
        id: "curve",
        title: "Objective",
        slot: Slot::Run,
        needs: Needs::Points,
        make: |lab, state, _, _| LabChart::new(super::curve::curve(lab, state), Vec::new()),
    },
    ChartKind {
        id: "kkt",
        title: "KKT conditions",
        slot: Slot::Points,
        needs: Needs::Multipliers,
        make: |lab, state, _, _| LabChart::of_training_points(lab, super::dual::kkt(lab, state)),
    },
    ChartKind {
        id: "alphas",
        title: "Multipliers",
        slot: Slot::Points,
        needs: Needs::Multipliers,
        make: |lab, state, _, _| LabChart::of_training_points(lab, super::dual::alphas(lab, state)),
    },
];

impl ChartKind {
    /// The names of all charts.
    pub const IDS: [&'static str; CHARTS.len()] = scenario::CHARTS;

    /// The chart of this name.
    ///
    /// # Errors
    /// A name that is not in the table.
    pub fn named(id: &str) -> Result<&'static ChartKind> {
        let known = || format!("one of {}", Self::IDS.join(", "));
        CHARTS
            .iter()
            .find(|kind| kind.id == id)
            .ok_or_else(|| Error::mismatch("chart", known(), format!("\"{id}\"")))
    }

    /// The chart of a lab as it is now, for a picture of this many CSS pixels.
    pub fn of(
        &self,
        lab: &Lab,
        state: &ViewState,
        cache: &mut PlaneCache,
        size: [f64; 2],
    ) -> LabChart {
        (self.make)(lab, state, cache, size)
    }
}

/// A chart of a lab.
#[derive(Debug)]
pub struct LabChart {
    /// The chart.
    pub chart: Box<dyn Chart>,
    /// For each of its marks the index of the lab's point, the last one where it stands for several.
    points: Vec<usize>,
}

impl LabChart {
    fn new(chart: impl Chart + 'static, points: Vec<usize>) -> Self {
        LabChart { chart: Box::new(chart), points }
    }

    fn of_training_points(lab: &Lab, chart: impl Chart + 'static) -> Self {
        LabChart::new(chart, super::losses::training_points(lab))
    }

    /// What is under a pixel, as [`Chart::hit`] says it, but with the index of a point in the lab.
    pub fn hit(&self, at: [f64; 2], radius: f64, size: [f64; 2], palette: &Palette) -> Option<Hit> {
        match self.chart.hit(at, radius, size, palette)? {
            Hit::Point(mark) => self.points.get(mark).copied().map(Hit::Point),
            step => Some(step),
        }
    }
}

/// What is kept from picture to picture of the plane, since it changes less often.
#[derive(Debug, Default)]
pub struct PlaneCache {
    /// The intervals of x₁ and x₂ to show at least; by default those of the document, else all points.
    pub view: Option<[[f64; 2]; 2]>,
    layout: Option<PlaneLayout>,
    fields: Fields,
}

impl PlaneCache {
    /// A cache without a picture, with these intervals to show.
    pub fn showing(view: Option<[[f64; 2]; 2]>) -> Self {
        PlaneCache { view, ..PlaneCache::default() }
    }

    /// Whether points and document of a lab are those of the picture before.
    pub fn is_of(&self, lab: &Lab) -> bool {
        self.layout.as_ref().is_some_and(|layout| layout.is_of(lab))
    }

    /// The intervals in view of a lab.
    pub fn view_of(&mut self, lab: &Lab) -> [[f64; 2]; 2] {
        let layout = current(&mut self.layout, lab);
        *self.view.get_or_insert(layout.view)
    }

    fn plane(&mut self, lab: &Lab, state: &ViewState, size: [f64; 2]) -> LabChart {
        let layout = current(&mut self.layout, lab);
        let view = *self.view.get_or_insert(layout.view);
        let mut chart = super::plane::plane(lab, state, layout, view);
        if lab.model().linear().is_none() {
            self.fields.fill(&mut chart, lab, state, size);
        }
        LabChart::new(chart, layout.last_points())
    }
}

/// The layout of a lab, made anew where it is that of others.
fn current<'a>(kept: &'a mut Option<PlaneLayout>, lab: &Lab) -> &'a PlaneLayout {
    if !kept.as_ref().is_some_and(|layout| layout.is_of(lab)) {
        *kept = None;
    }
    kept.get_or_insert_with(|| PlaneLayout::new(lab))
}

/// The documents name the same charts in the same order.
const _: () = {
    let mut k = 0;
    while k < CHARTS.len() {
        assert!(
            same(CHARTS[k].id, scenario::CHARTS[k]),
            "view::CHARTS and scenario::CHARTS differ"
        );
        k += 1;
    }
};

const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut k = 0;
    while k < a.len() && k < b.len() && a[k] == b[k] {
        k += 1;
    }
    k == a.len() && k == b.len()
}
