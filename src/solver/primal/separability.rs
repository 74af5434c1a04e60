//! Whether a line has the two classes on its two sides: decided by convex hulls, exactly but for the rounding of the products.

use crate::objective::Row;
use libm::hypot;

type Place = [f64; 2];

/// Whether some line has all of one class on one side and all of the other on the other, where points may lie on the line but not
/// all of them: going on in that direction for ever lowers no margin and raises some (Albert & Anderson 1984). Rows of cost 0
/// are not looked at; with a class missing it is so.
///
/// It is so unless the origin is inside the hull of the differences p − q of points of class 1 and class 0, which is the sum of the
/// hull of p and the hull of −q.
pub(super) fn separable(rows: &[Row]) -> bool {
    let (mut positive, mut negated) = (Vec::new(), Vec::new());
    for row in rows.iter().filter(|row| row.cost > 0.0) {
        let side = if row.y > 0.0 { &mut positive } else { &mut negated };
        side.push([row.y * row.x[0], row.y * row.x[1]]);
    }
    let (positive, negated) = (hull(positive), hull(negated));
    if positive.is_empty() || negated.is_empty() {
        return true;
    }
    let origin = [0.0; 2];
    let inside = match hull(sum(&positive, &negated))[..] {
        [only] => only == origin,
        [a, b] => cross(origin, a, b) == 0.0 && a[0] * b[0] + a[1] * b[1] < 0.0,
        ref corners => (0..corners.len())
            .all(|i| cross(corners[i], corners[(i + 1) % corners.len()], origin) > 0.0),
    };
    !inside
}

/// Whether all points of a cost above 0 lie on one line, or at one place.
pub(super) fn on_one_line(rows: &[Row]) -> bool {
    let mut places = Vec::new();
    for row in rows.iter().filter(|row| row.cost > 0.0) {
        places.push(row.x);
    }
    hull(places).len() < 3
}

/// Twice the area of the triangle abc, positive where it turns left.
fn cross(a: Place, b: Place, c: Place) -> f64 {
    (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

/// The corners of the convex hull, counter-clockwise, from the leftmost (Andrew 1979). Points that lie within rounding of an
/// edge are no corners.
fn hull(mut places: Vec<Place>) -> Vec<Place> {
    places.sort_by(|a, b| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])));
    places.dedup();
    if places.len() < 3 {
        return places;
    }
    let mut corners: Vec<Place> = Vec::new();
    let there = places.iter();
    let back = places.iter().rev().skip(1);
    let mut bottom = 1;
    for (n, &place) in there.chain(back).enumerate() {
        if n == places.len() {
            bottom = corners.len();
        }
        while corners.len() > bottom
            && !turns_left(corners[corners.len() - 2], corners[corners.len() - 1], place)
        {
            corners.pop();
        }
        corners.push(place);
    }
    corners.pop();
    corners
}

fn turns_left(a: Place, b: Place, c: Place) -> bool {
    let size = hypot(b[0] - a[0], b[1] - a[1]) * hypot(c[0] - a[0], c[1] - a[1]);
    cross(a, b, c) > 1e-14 * size
}

/// The corners of the sum of two convex sets, and perhaps places on its edges: both hulls are walked once, edge by edge in the
/// order of their angles.
fn sum(a: &[Place], b: &[Place]) -> Vec<Place> {
    let at = |hull: &[Place], i: usize| hull[i % hull.len()];
    let edge = |hull: &[Place], i: usize| {
        let (from, to) = (at(hull, i), at(hull, i + 1));
        [to[0] - from[0], to[1] - from[1]]
    };
    let (mut i, mut j) = (0, 0);
    let mut places = Vec::with_capacity(a.len() + b.len() + 1);
    while i < a.len() || j < b.len() {
        let (p, q) = (at(a, i), at(b, j));
        places.push([p[0] + q[0], p[1] + q[1]]);
        let turn = cross([0.0; 2], edge(a, i), edge(b, j));
        if j == b.len() || (i < a.len() && turn > 0.0) { i += 1 } else { j += 1 }
    }
    places
}
