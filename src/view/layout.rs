//! What of the plane depends on points and document only: places of the points, names of the axes, the intervals to show.

use crate::base::format::ascending;
use crate::base::point::Point;
use crate::chart::PlaneMap;
use crate::data::Dataset;
use crate::lab::Lab;

/// What of a picture depends on points and document only, not on training: it is made anew when `lab.points_version()` changes.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaneLayout {
    /// The intervals of x₁ and x₂ to show: those of the document, else fitted to the points.
    pub view: [[f64; 2]; 2],
    pub(super) names: [String; 2],
    /// The points it was made for.
    version: u64,
    points: Vec<Point>,
    pub(super) places: Vec<Place>,
    /// For each point of the lab the index of its place.
    pub(super) place_of: Vec<usize>,
}

/// Points of one class at one place, drawn as one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    pub(super) point: Point,
    /// Index of its first point.
    pub(super) first: usize,
    pub(super) count: usize,
    pub(super) ignored: bool,
    pub(super) aside: f64,
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
    pub(super) fn last_points(&self) -> Vec<usize> {
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
