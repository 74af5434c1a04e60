//! Marks of points: the shape and colour say the class, the filling and the ring say the state, readable without colour.

use super::clip::HalfPlane;
use super::draw_context::DrawContext;
use super::geometry::{distance, moved, way};
use super::palette::{Ink, Length, Palette};
use super::shape::{Line, Path, Pixel, Shape};
use crate::base::format::clamped;

/// How a point stands to the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Right and beyond the band.
    Plain,
    /// Right, but inside the band: half filled.
    Inside,
    /// On the wrong side: crossed out.
    Wrong,
    /// Of weight 0, so that it enters nothing: hollow.
    Ignored,
}

impl State {
    /// The state of a point of this functional margin; without ρ there is no band.
    pub(crate) fn of(margin: f64, rho: Option<f64>) -> State {
        match rho {
            _ if margin <= 0.0 => State::Wrong,
            Some(rho) if has_slack(margin, rho) => State::Inside,
            _ => State::Plain,
        }
    }
}

/// The width of the cross on a mark of this radius.
pub(crate) fn cross_width(radius: f64, palette: &Palette) -> f64 {
    1.2 * palette.length(Length::Ring) * radius / (0.5 * palette.length(Length::Point))
}

/// The width of the outline of a mark of this radius: a small one has a finer one.
pub(crate) fn outline_width(radius: f64, palette: &Palette) -> f64 {
    palette.length(Length::Outline) * (radius / (0.5 * palette.length(Length::Point))).min(1.0)
}

/// Whether a point of this margin is inside the band by more than rounding: an optimum has points exactly on its edges.
pub(crate) fn has_slack(margin: f64, rho: f64) -> bool {
    margin < rho * (1.0 - 1e-6)
}

/// One mark, `radius` that of its disc.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    pub(crate) at: Pixel,
    pub(crate) class: u8,
    pub(crate) radius: f64,
    pub(crate) state: State,
    /// How much of its ring is there, 1 for all of it.
    pub(crate) ring: Option<f64>,
    pub(crate) halo: bool,
}

/// The corners of a square, a triangle and a diamond beside a disc of radius 1, and how far its sides are from the centre.
const SQUARE: [Pixel; 4] = [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]];
const TRIANGLE: [Pixel; 3] = [[0.0, -1.293], [1.12, 0.647], [-1.12, 0.647]];
const DIAMOND: [Pixel; 4] = [[0.0, -1.25], [1.25, 0.0], [0.0, 1.25], [-1.25, 0.0]];

/// Cosine and sine of 15° and of 30°.
const TURN_15: [f64; 2] = [0.9659258262890683, 0.25881904510252074];
const TURN_30: [f64; 2] = [0.8660254037844387, 0.5];

/// Whether a class is drawn as discs.
pub(crate) fn is_disc(class: u8) -> bool {
    class % 4 == 1
}

/// The corners of a class's shape and the distance of its sides; nothing for discs. From the fifth class on shapes come again
/// and only the colour differs.
fn corners(class: u8) -> (&'static [Pixel], f64) {
    match class % 4 {
        0 => (&SQUARE, 0.9),
        2 => (&TRIANGLE, 0.647),
        3 => (&DIAMOND, 0.884),
        _ => (&[], 1.0),
    }
}

impl Mark {
    /// The radius drawn: what is wrong is a little larger.
    fn drawn(&self) -> f64 {
        if self.state == State::Wrong { 1.15 * self.radius } else { self.radius }
    }

    /// How far its ring is from it.
    fn gap(&self) -> f64 {
        0.6 * self.radius
    }

    /// Draws the mark: ring, halo, filling, outline, cross.
    pub(crate) fn draw(&self, context: &mut DrawContext) {
        let thick = outline_width(self.radius, context.palette);
        match self.ring {
            Some(share) if share < 1.0 => self.open_ring(context, share),
            Some(_) => {
                self.outline(context, self.gap(), Ink::INK, context.palette.length(Length::Ring))
            }
            None => {}
        }
        if self.halo {
            self.fill(context, 1.7 * thick, Ink::PAPER);
        }
        let ink = Ink::class(self.class);
        let hollow = matches!(self.state, State::Ignored | State::Inside);
        self.fill(context, 0.0, if hollow { Ink::PAPER } else { ink });
        if self.state == State::Inside {
            let left = HalfPlane { normal: [-1.0, 0.0], offset: -self.at[0] };
            context.polygon(&left.clip(&self.polygon(0.0)), ink);
        }
        self.outline(
            context,
            0.0,
            if self.state == State::Ignored { ink } else { Ink::INK },
            thick,
        );
        if self.state == State::Wrong {
            let mut cross = Path::default();
            self.cross(&mut cross);
            let width = cross_width(self.radius, context.palette);
            context.outline(Shape::Path(&cross), Line::Round, Ink::PAPER, width);
        }
    }

    /// The ring says how much of its price α has reached: it runs clockwise from the top, on a faint one, and is whole at α = C. So
    /// what is bounded is told from what is free in any size and without colour.
    fn open_ring(&self, context: &mut DrawContext, share: f64) {
        let (by, width) = (self.gap(), context.palette.length(Length::Ring));
        let opacity = context.opacity;
        context.opacity = 0.3 * opacity;
        self.outline(context, by, Ink::INK, 0.6 * width);
        context.opacity = opacity;
        let mut part = Path::default();
        self.part_of_ring(share, &mut part);
        context.outline(Shape::Path(&part), Line::Solid, Ink::INK, width);
    }

    /// Adds the ring, as much of it as there is, to others that are drawn in one go.
    pub(crate) fn add_ring(&self, path: &mut Path) {
        match self.ring {
            Some(share) if share < 1.0 => self.part_of_ring(share, path),
            Some(_) => path.add(&self.polygon(self.gap())),
            None => {}
        }
    }

    /// Adds a ring that is not whole: long enough to be seen, and open enough.
    fn part_of_ring(&self, share: f64, path: &mut Path) {
        let ring = self.ring_from_top(self.gap());
        let mut length = 0.0;
        for side in ring.windows(2) {
            length += distance(side[0], side[1]);
        }
        let mut left = length * clamped(share, 0.1, 0.88);
        for side in ring.windows(2) {
            path.to(side[0][0], side[0][1]);
            let side_length = distance(side[0], side[1]);
            if side_length >= left {
                let [x, y] = moved(side[0], way(side[0], side[1]), left / side_length);
                path.to(x, y);
                break;
            }
            left -= side_length;
        }
        path.lift();
    }

    /// The shape as a closed polygon that begins at the top and runs clockwise.
    fn ring_from_top(&self, by: f64) -> Path {
        let polygon = self.polygon(by);
        let corners = &polygon[..polygon.len() - 1];
        let mut path = Path::default();
        let first = match self.class % 4 {
            // A square has no corner at the top; a disc begins at the right.
            0 => {
                path.to(self.at[0], corners[0][1]);
                1
            }
            1 => corners.len() / 4 * 3,
            _ => 0,
        };
        for k in 0..corners.len() {
            let [x, y] = corners[(first + k) % corners.len()];
            path.to(x, y);
        }
        path.close();
        path
    }

    /// Draws a point to come: pale, without a state.
    pub(crate) fn draw_faint(&self, context: &mut DrawContext) {
        context.opacity = 0.35;
        self.fill(context, 0.0, Ink::class(self.class));
        context.opacity = 0.5;
        self.outline(context, 0.0, Ink::INK, outline_width(self.radius, context.palette));
        context.opacity = 1.0;
    }

    /// The half that paper covers on a mark that is half filled, inside its outline.
    pub(crate) fn paper_half(&self, outline: f64) -> Path {
        let right = HalfPlane { normal: [1.0, 0.0], offset: self.at[0] };
        right.clip(&self.polygon(-0.5 * outline))
    }

    /// Adds the two lines of the cross on a wrong mark.
    pub(crate) fn cross(&self, path: &mut Path) {
        path.cross(self.at[0], self.at[1], 0.5 * self.drawn());
    }

    /// Fills the shape, its sides moved out by `by`.
    fn fill(&self, context: &mut DrawContext, by: f64, ink: Ink) {
        if is_disc(self.class) {
            context.disc(self.at, self.drawn() + by, ink);
        } else {
            context.polygon(&self.polygon(by), ink);
        }
    }

    fn outline(&self, context: &mut DrawContext, by: f64, ink: Ink, width: f64) {
        if is_disc(self.class) {
            context.outline(Shape::Discs(&[self.at], self.drawn() + by), Line::Solid, ink, width);
        } else {
            context.outline(Shape::Path(&self.polygon(by)), Line::Solid, ink, width);
        }
    }

    /// The shape as a closed polygon, its sides moved out by `by`; a disc has 24 corners, a small one 12.
    pub(crate) fn polygon(&self, by: f64) -> Path {
        let mut path = Path::default();
        let mut add = |way: Pixel, by: f64| {
            let [x, y] = moved(self.at, way, self.drawn() + by);
            path.to(x, y);
        };
        let (corners, side) = corners(self.class);
        for &corner in corners {
            add(corner, by / side);
        }
        if corners.is_empty() {
            let (count, [c, s]) = if self.radius < 5.0 { (12, TURN_30) } else { (24, TURN_15) };
            let mut way = [1.0, 0.0];
            for _ in 0..count {
                add(way, by);
                way = [c * way[0] - s * way[1], s * way[0] + c * way[1]];
            }
        }
        path.close();
        path
    }
}
