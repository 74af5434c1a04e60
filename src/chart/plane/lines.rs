//! The lines of the plane: regions, boundary, band edges, optimum.

use super::{PlaneFigure, PlaneMap};
use crate::chart::clip::HalfPlane;
use crate::chart::frame::Rect;
use crate::chart::palette::Palette;
use crate::chart::picture::{Line, Pen, Spot};

/// The lines in view. `levels` are f ≥ −ρ, f ≥ 0, f ≥ ρ, or f ≥ 0 alone where there is no band.
pub(super) struct Lines {
    pub(super) levels: Vec<Level>,
    pub(super) optimum: Option<(HalfPlane, [Spot; 2])>,
    pub(super) width: Option<f64>,
}

/// A half-plane f ≥ value with its border in view.
pub(super) struct Level {
    pub(super) plane: HalfPlane,
    pub(super) line: Option<[Spot; 2]>,
    pub(super) value: f64,
}

impl Lines {
    pub(super) fn new(figure: &PlaneFigure, map: &PlaneMap, rect: &Rect) -> Self {
        let mut lines = Lines { levels: Vec::new(), optimum: None, width: figure.width };
        let band = figure.rho.map(|rho| [-rho, 0.0, rho]);
        if let Some(model) = &figure.model {
            for &value in band.as_ref().map_or(&[0.0][..], |band| band) {
                let Some(plane) = map.half_plane(model, value) else {
                    lines.levels.clear();
                    break;
                };
                lines.levels.push(Level { plane, line: plane.border(rect), value });
            }
        }
        if let Some(plane) = figure.optimum.and_then(|model| map.half_plane(&model, 0.0)) {
            lines.optimum = plane.border(rect).map(|line| (plane, line));
        }
        lines
    }

    /// Whether there is a boundary at all.
    pub(super) fn exist(&self) -> bool {
        !self.levels.is_empty()
    }

    /// The half-planes f ≥ −ρ and f ≥ ρ.
    pub(super) fn edges(&self) -> Option<[HalfPlane; 2]> {
        match self.levels.as_slice() {
            [lower, _, upper] => Some([lower.plane, upper.plane]),
            _ => None,
        }
    }

    /// Every line in view.
    pub(super) fn segments(&self) -> Vec<[Spot; 2]> {
        let mut segments = Vec::new();
        for line in self.levels.iter().map(|level| level.line) {
            segments.extend(line);
        }
        segments.extend(self.optimum.map(|(_, line)| line));
        segments
    }

    /// The tints of f ≥ ρ, f ≤ −ρ and the band between them.
    pub(super) fn regions(&self, pen: &mut Pen, rect: &Rect, palette: &Palette) {
        let (Some(first), Some(last)) = (self.levels.first(), self.levels.last()) else { return };
        let all = rect.corners();
        pen.polygon(&last.plane.clip(&all), palette.tints[1]);
        pen.polygon(&first.plane.complement().clip(&all), palette.tints[0]);
        pen.polygon(&last.plane.complement().clip(&first.plane.clip(&all)), palette.tint_band);
    }

    /// Optimum, edges, boundary, from the bottom up.
    pub(super) fn strokes(&self, pen: &mut Pen, palette: &Palette) {
        if let Some((_, line)) = self.optimum {
            pen.line(&line, Line::Dotted, palette.ink_soft, palette.thin);
        }
        let edge = (Line::Dashed, palette.band, palette.edge);
        let boundary = (Line::Solid, palette.ink, palette.boundary);
        for (zero, (line, color, width)) in [(false, edge), (true, boundary)] {
            for level in &self.levels {
                if let Some(path) = level.line.filter(|_| (level.value == 0.0) == zero) {
                    pen.line(&path, line, color, width);
                }
            }
        }
    }
}
