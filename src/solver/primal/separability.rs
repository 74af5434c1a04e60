//! Linear separability: whether a line has the two classes on its two sides. Decided by convex hulls, exactly but for the rounding of
//! products.

use crate::objective::Row;
use libm::hypot;

type Position = [f64; 2];

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
    let inside = match hull(minkowski_sum(&positive, &negated))[..] {
        [only] => only == origin,
        [a, b] => cross(origin, a, b) == 0.0 && a[0] * b[0] + a[1] * b[1] < 0.0,
        ref corners => (0..corners.len())
            .all(|i| cross(corners[i], corners[(i + 1) % corners.len()], origin) > 0.0),
    };
    !inside
}

/// Whether all points of a cost above 0 lie on one line, or at one position.
pub(super) fn on_one_line(rows: &[Row]) -> bool {
    let mut positions = Vec::new();
    for row in rows.iter().filter(|row| row.cost > 0.0) {
        positions.push(row.x);
    }
    hull(positions).len() < 3
}

/// Twice the area of the triangle abc, positive where it turns left.
fn cross(a: Position, b: Position, c: Position) -> f64 {
    (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

/// The corners of the convex hull, counter-clockwise, from the leftmost (Andrew 1979). Points that lie within rounding of an
/// edge are no corners.
fn hull(mut positions: Vec<Position>) -> Vec<Position> {
    positions.sort_by(|a, b| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])));
    positions.dedup();
    if positions.len() < 3 {
        return positions;
    }
    let mut corners: Vec<Position> = Vec::new();
    let there = positions.iter();
    let back = positions.iter().rev().skip(1);
    let mut bottom = 1;
    for (n, &position) in there.chain(back).enumerate() {
        if n == positions.len() {
            bottom = corners.len();
        }
        while corners.len() > bottom
            && !turns_left(corners[corners.len() - 2], corners[corners.len() - 1], position)
        {
            corners.pop();
        }
        corners.push(position);
    }
    corners.pop();
    corners
}

fn turns_left(a: Position, b: Position, c: Position) -> bool {
    let size = hypot(b[0] - a[0], b[1] - a[1]) * hypot(c[0] - a[0], c[1] - a[1]);
    cross(a, b, c) > 1e-14 * size
}

/// The corners of the Minkowski sum of two convex polygons, and perhaps points on its edges: both are walked once, edge by edge in the
/// order of their angles.
fn minkowski_sum(a: &[Position], b: &[Position]) -> Vec<Position> {
    let at = |hull: &[Position], i: usize| hull[i % hull.len()];
    let edge = |hull: &[Position], i: usize| {
        let (from, to) = (at(hull, i), at(hull, i + 1));
        [to[0] - from[0], to[1] - from[1]]
    };
    let (mut i, mut j) = (0, 0);
    let mut positions = Vec::with_capacity(a.len() + b.len() + 1);
    while i < a.len() || j < b.len() {
        let (p, q) = (at(a, i), at(b, j));
        positions.push([p[0] + q[0], p[1] + q[1]]);
        let turn = cross([0.0; 2], edge(a, i), edge(b, j));
        if j == b.len() || (i < a.len() && turn > 0.0) { i += 1 } else { j += 1 }
    }
    positions
}
