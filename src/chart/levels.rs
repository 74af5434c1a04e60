//! Level sets of a score that is known on a grid: where f = level runs, and the region f ≥ level as polygons.
//!
//! Directed marching squares (Lorensen & Cline 1987, in the plane): every cell whose corners are on both sides gets a segment from
//! edge to edge, the inside on its left. An edge that is crossed ends the segment of one cell and begins that of its neighbour, so
//! one number for each edge is all it takes to walk along a line. Outside the grid all is taken for outside: there every line closes
//! along the frame, and what was a line is a ring.

use super::clip::{HalfPlane, simplify, visible};
use super::geometry::{Rect, moved, way};
use super::plane::PlaneMap;
use super::shape::{Path, Pixel};
use crate::base::format::clamped;

/// The score f(x) on a regular grid of places, in data units.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreField {
    /// The interval of x₁ that the grid spans, its first and its last column included.
    pub x: [f64; 2],
    /// The interval of x₂.
    pub y: [f64; 2],
    /// The number of columns, at least 2.
    pub columns: usize,
    /// The number of rows, at least 2.
    pub rows: usize,
    /// The scores row by row, the row of least x₂ first, each from the least x₁ on. One that is no number is in no region.
    pub scores: Vec<f64>,
}

/// What f ≥ level looks like: its outlines, and of them the parts where f = level.
#[derive(Debug, Default)]
pub(crate) struct LevelSet {
    /// Closed polygons, the inside on their left where x₂ grows upwards, so that those around holes run the other way.
    pub(crate) rings: Path,
    /// f = level inside the picture, the inside on its left; a line that closes ends where it begins.
    pub(crate) lines: Path,
}

/// Vertices this near to the line through their neighbours are left out, CSS pixels.
const TOLERANCE: f64 = 0.05;
/// No edge.
const NONE: u32 = u32::MAX;

impl ScoreField {
    /// The scores of a function on so many columns and rows over the intervals of x₁ and x₂: those that a picture shows
    /// ([`PlaneMap::visible`]), since nothing is drawn beyond them.
    pub fn over(
        view: [[f64; 2]; 2],
        [columns, rows]: [usize; 2],
        score: &mut dyn FnMut([f64; 2]) -> f64,
    ) -> Self {
        let [x, y] = view;
        let at = |[lo, hi]: [f64; 2], k: usize, count: usize| {
            lo + (hi - lo) * k as f64 / (count.max(2) - 1) as f64
        };
        let mut scores = Vec::with_capacity(columns * rows);
        for j in 0..rows {
            for i in 0..columns {
                scores.push(score([at(x, i, columns), at(y, j, rows)]));
            }
        }
        ScoreField { x, y, columns, rows, scores }
    }

    /// The set f ≥ level on a picture that shows `rect`; nothing where the grid is none.
    pub(crate) fn level_set(&self, level: f64, map: &PlaneMap, rect: &Rect) -> LevelSet {
        let mut set = LevelSet::default();
        if !self.is_sound() {
            return set;
        }
        let walk = Walk { field: self, level, map, across: self.columns + 2 };
        let (mut next, starts) = walk.segments();
        // What begins at the frame comes first, so that no line is cut in the middle.
        for inner in [false, true] {
            for &edge in &starts {
                if next[edge as usize] != NONE && walk.is_inner(edge) == inner {
                    walk.ring(edge, &mut next, rect, &mut set);
                }
            }
        }
        set
    }

    /// The outline of what it knows on a picture that shows `rect`, turning right where x₂ grows upwards.
    pub(crate) fn outline(&self, map: &PlaneMap, rect: &Rect) -> Path {
        let [left, bottom] = map.to_pixel([self.x[0], self.y[0]]);
        let [right, top] = map.to_pixel([self.x[1], self.y[1]]);
        let mut path = Path::default();
        if self.is_sound() {
            path.add(&Rect { from: [left, top], to: [right, bottom] }.outline());
        }
        clipped(&path[..path.len().saturating_sub(1)], rect)
    }

    fn is_sound(&self) -> bool {
        let (columns, rows) = (self.columns, self.rows);
        let few = |n: usize| (2..10_000).contains(&n);
        few(columns)
            && few(rows)
            && self.scores.len() == columns * rows
            && self.x[0] < self.x[1]
            && self.y[0] < self.y[1]
    }
}

/// A walk over the grid with one more row and column of places on each side, all of them outside.
struct Walk<'a> {
    field: &'a ScoreField,
    level: f64,
    map: &'a PlaneMap,
    /// Columns with those outside.
    across: usize,
}

impl Walk<'_> {
    /// The score at a place of the widened grid, nothing outside.
    #[inline(always)]
    fn score(&self, i: usize, j: usize) -> Option<f64> {
        let (i, j) = (i.wrapping_sub(1), j.wrapping_sub(1));
        let inside = i < self.field.columns && j < self.field.rows;
        inside.then(|| self.field.scores[j * self.field.columns + i])
    }

    /// Which places of a row are inside.
    fn see(&self, j: usize, row: &mut [bool]) {
        row.fill(false);
        let (from, columns) = (j.wrapping_sub(1), self.field.columns);
        if from < self.field.rows {
            let scores = &self.field.scores[from * columns..];
            for (inside, score) in row[1..=columns].iter_mut().zip(scores) {
                *inside = *score >= self.level;
            }
        }
    }

    /// For each edge the one at which the segment ends that begins there, and the edges at which one does. The edge to the right of
    /// place p is 2p, the one upwards from it 2p + 1.
    fn segments(&self) -> (Vec<u32>, Vec<u32>) {
        let (across, up) = (self.across, self.field.rows + 2);
        let (mut next, mut starts) = (vec![NONE; 2 * across * up], Vec::new());
        let [mut below, mut above] = [vec![false; across], vec![false; across]];
        for j in 0..up - 1 {
            self.see(j + 1, &mut above);
            for (i, (low, high)) in below.windows(2).zip(above.windows(2)).enumerate() {
                // Corners and edges of the cell run to the left: bottom left first, bottom edge first.
                let inside = [low[0], low[1], high[1], high[0]];
                if inside == [low[0]; 4] {
                    continue;
                }
                let at = 2 * (j * across + i);
                let edges = [at, at + 3, at + 2 * across, at + 1];
                let saddle = inside[0] == inside[2] && inside[1] == inside[3];
                // In a saddle the mean of the corners says which of them are joined.
                let turn = if saddle && !self.joins(i, j) { 3 } else { 1 };
                for k in 0..4 {
                    if inside[k] && !inside[(k + 1) % 4] {
                        let mut end = (k + turn) % 4;
                        while inside[end] || !inside[(end + 1) % 4] {
                            end = (end + turn) % 4;
                        }
                        next[edges[k]] = edges[end] as u32;
                        starts.push(edges[k] as u32);
                    }
                }
            }
            std::mem::swap(&mut below, &mut above);
        }
        (next, starts)
    }

    /// Whether the middle of a cell is inside.
    fn joins(&self, i: usize, j: usize) -> bool {
        let mut sum = 0.0;
        for [di, dj] in [[0, 0], [1, 0], [1, 1], [0, 1]] {
            sum += self.score(i + di, j + dj).unwrap_or(f64::NAN);
        }
        0.25 * sum >= self.level
    }

    /// The ends of an edge.
    fn ends(&self, edge: u32) -> [[usize; 2]; 2] {
        let (place, upwards) = (edge as usize / 2, edge as usize % 2);
        let (i, j) = (place % self.across, place / self.across);
        [[i, j], [i + 1 - upwards, j + upwards]]
    }

    /// Whether an edge is one of the grid itself.
    fn is_inner(&self, edge: u32) -> bool {
        let [[i, j], [k, l]] = self.ends(edge);
        i > 0 && j > 0 && k <= self.field.columns && l <= self.field.rows
    }

    /// The pixel of a place of the widened grid: places outside lie on the frame.
    fn pixel(&self, [i, j]: [usize; 2]) -> Pixel {
        let at = |k: usize, count: usize, [lo, hi]: [f64; 2]| {
            let share = k.saturating_sub(1).min(count - 1) as f64 / (count - 1) as f64;
            lo + share * (hi - lo)
        };
        let field = self.field;
        self.map.to_pixel([at(i, field.columns, field.x), at(j, field.rows, field.y)])
    }

    /// Where an edge is crossed, if the score is linear along it.
    fn crossing(&self, edge: u32) -> Pixel {
        let [a, b] = self.ends(edge);
        let score = |[i, j]: [usize; 2]| self.score(i, j).unwrap_or(f64::NAN);
        let (from, to) = (score(a), score(b));
        let share = clamped((self.level - from) / (to - from), 0.0, 1.0);
        let (a, b) = (self.pixel(a), self.pixel(b));
        moved(a, way(a, b), if share.is_nan() { 0.5 } else { share })
    }

    /// Walks around once from an edge, whose way and those after it are taken out of `next`.
    fn ring(&self, start: u32, next: &mut [u32], rect: &Rect, set: &mut LevelSet) {
        let (mut ring, mut line) = (Path::default(), Path::default());
        let mut edge = start;
        loop {
            let [x, y] = self.crossing(edge);
            ring.to(x, y);
            if self.is_inner(edge) {
                line.to(x, y);
            } else if !line.is_empty() {
                self.keep(&mut line, rect, set);
            }
            edge = std::mem::replace(&mut next[edge as usize], NONE);
            if edge == start || edge == NONE {
                break;
            }
        }
        if self.is_inner(start) {
            line.close();
        }
        self.keep(&mut line, rect, set);
        ring.close();
        let mut simple = Path::default();
        simplify(&ring, TOLERANCE, &mut simple);
        let inside = clipped(&simple, rect);
        if !inside.is_empty() {
            set.rings.add(&inside);
        }
    }

    /// Keeps what of a line is in view.
    fn keep(&self, line: &mut Path, rect: &Rect, set: &mut LevelSet) {
        let seen = visible(line, rect, TOLERANCE);
        if !seen.is_empty() {
            set.lines.add(&seen);
        }
        line.clear();
    }
}

/// What of a closed polygon is in the rectangle; where it runs out and in again it goes along the sides.
fn clipped(polygon: &[Pixel], rect: &Rect) -> Path {
    let mut inside = Path::default();
    for &[x, y] in polygon {
        inside.to(x, y);
    }
    let ([x0, y0], [x1, y1]) = (rect.from, rect.to);
    let sides = [([1.0, 0.0], x0), ([-1.0, 0.0], -x1), ([0.0, 1.0], y0), ([0.0, -1.0], -y1)];
    for (normal, offset) in sides {
        inside = HalfPlane { normal, offset }.clip(&inside);
    }
    inside
}
