//! Marks of points: the shape and colour say the class, the filling and the ring say the state, readable without colour.

use super::clip::HalfPlane;
use super::frame::moved;
use super::palette::{Color, Palette};
use super::picture::{Line, Pen, Spot, crossed};

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
            Some(rho) if owes(margin, rho) => State::Inside,
            _ => State::Plain,
        }
    }
}

/// The width of the cross on a mark of this radius.
pub(crate) fn cross_width(radius: f64, palette: &Palette) -> f64 {
    1.2 * palette.ring * radius / (0.5 * palette.point)
}

/// The width of the outline of a mark of this radius: a small one has a finer one.
pub(crate) fn outline_width(radius: f64, palette: &Palette) -> f64 {
    palette.outline * (radius / (0.5 * palette.point)).min(1.0)
}

/// Whether a point of this margin is inside the band by more than rounding: an optimum has points exactly on its edges.
pub(crate) fn owes(margin: f64, rho: f64) -> bool {
    margin < rho * (1.0 - 1e-6)
}

/// One mark, `radius` that of its disc.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    pub(crate) at: Spot,
    pub(crate) class: u8,
    pub(crate) radius: f64,
    pub(crate) state: State,
    pub(crate) ring: bool,
    pub(crate) halo: bool,
}

/// The corners of a square, a triangle and a diamond beside a disc of radius 1, and how far its sides are from the centre.
const SQUARE: ([Spot; 4], f64) = ([[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]], 0.9);
const TRIANGLE: ([Spot; 3], f64) = ([[0.0, -1.293], [1.12, 0.647], [-1.12, 0.647]], 0.647);
const DIAMOND: ([Spot; 4], f64) = ([[0.0, -1.25], [1.25, 0.0], [0.0, 1.25], [-1.25, 0.0]], 0.884);

/// Whether a class is drawn as discs.
pub(crate) fn is_disc(class: u8) -> bool {
    corners(class).is_none()
}

/// The corners of a class's shape and the distance of its sides; nothing for discs. From the fifth class on shapes come again
/// and only the colour differs.
fn corners(class: u8) -> Option<(&'static [Spot], f64)> {
    match class % 4 {
        0 => Some((&SQUARE.0, SQUARE.1)),
        2 => Some((&TRIANGLE.0, TRIANGLE.1)),
        3 => Some((&DIAMOND.0, DIAMOND.1)),
        _ => None,
    }
}

impl Mark {
    /// The radius drawn: what is wrong is a little larger.
    fn drawn(&self) -> f64 {
        if self.state == State::Wrong { 1.15 * self.radius } else { self.radius }
    }

    /// Draws the mark: ring, halo, filling, outline, cross.
    pub(crate) fn draw(&self, pen: &mut Pen, palette: &Palette) {
        let thick = outline_width(self.radius, palette);
        if self.ring {
            self.outline(pen, 0.6 * self.radius, palette.ink, palette.ring);
        }
        if self.halo {
            self.fill(pen, 1.7 * thick, palette.paper);
        }
        let color = palette.classes[usize::from(self.class % 8)];
        let hollow = matches!(self.state, State::Ignored | State::Inside);
        self.fill(pen, 0.0, if hollow { palette.paper } else { color });
        if self.state == State::Inside {
            let left = HalfPlane { normal: [-1.0, 0.0], offset: -self.at[0] };
            pen.polygon(&left.clip(&self.polygon(0.0)), color);
        }
        let ink = if self.state == State::Ignored { color } else { palette.ink };
        self.outline(pen, 0.0, ink, thick);
        if self.state == State::Wrong {
            let width = cross_width(self.radius, palette);
            pen.lines(&self.cross(), Line::Round, palette.paper, width);
        }
    }

    /// Draws a point to come: pale, without a state.
    pub(crate) fn draw_faint(&self, pen: &mut Pen, palette: &Palette) {
        self.fill(pen, 0.0, palette.classes[usize::from(self.class % 8)].faded(0.35));
        self.outline(pen, 0.0, palette.ink.faded(0.5), outline_width(self.radius, palette));
    }

    /// The half that paper covers on a mark that is half filled, inside its outline.
    pub(crate) fn paper_half(&self, outline: f64) -> Vec<Spot> {
        let right = HalfPlane { normal: [1.0, 0.0], offset: self.at[0] };
        right.clip(&self.polygon(-0.5 * outline))
    }

    /// The two lines of the cross on a wrong mark.
    pub(crate) fn cross(&self) -> [Vec<Spot>; 2] {
        crossed(self.at, 0.5 * self.drawn())
    }

    /// Fills the shape, its sides moved out by `by`.
    fn fill(&self, pen: &mut Pen, by: f64, color: Color) {
        match corners(self.class) {
            None => pen.disc(self.at, self.drawn() + by, color),
            Some(_) => pen.polygon(&self.polygon(by), color),
        }
    }

    fn outline(&self, pen: &mut Pen, by: f64, color: Color, width: f64) {
        match corners(self.class) {
            None => pen.circle(self.at, self.drawn() + by, color, width),
            Some(_) => {
                let mut path = self.polygon(by);
                path.push(path[0]);
                pen.line(&path, Line::Solid, color, width);
            }
        }
    }

    /// The shape as a polygon, its sides moved out by `by`; a disc has 24 corners, a small one 12.
    pub(crate) fn polygon(&self, by: f64) -> Vec<Spot> {
        let mut path = Vec::with_capacity(25);
        match corners(self.class) {
            Some((corners, side)) => {
                for &corner in corners {
                    path.push(moved(self.at, corner, self.drawn() + by / side));
                }
            }
            None => {
                let corners = if self.radius < 5.0 { 12 } else { 24 };
                for k in 0..corners {
                    let turn = f64::from(k) * std::f64::consts::TAU / f64::from(corners);
                    let (sin, cos) = crate::number::sin_cos(turn);
                    let way = [cos, sin];
                    path.push(moved(self.at, way, self.drawn() + by));
                }
            }
        }
        path
    }
}
