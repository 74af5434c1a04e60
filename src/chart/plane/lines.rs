//! The lines of the plane: regions, boundary, band edges, optimum.

use super::Scene;
use crate::chart::clip::HalfPlane;
use crate::chart::palette::Ink;
use crate::chart::pen::{BOUNDARY, EDGE, Pen, Style};

/// The half-planes f ≥ −ρ, f ≥ 0 and f ≥ ρ; all are f ≥ 0 where there is no band.
pub(super) struct Lines {
    pub(super) lower: HalfPlane,
    pub(super) middle: HalfPlane,
    pub(super) upper: HalfPlane,
}

impl Scene<'_> {
    /// The lines, where there are any.
    pub(super) fn lines(&self) -> Option<Lines> {
        let model = self.figure.model.as_ref()?;
        let rho = self.figure.rho.unwrap_or(0.0);
        Some(Lines {
            lower: self.map.half_plane(model, -rho)?,
            middle: self.map.half_plane(model, 0.0)?,
            upper: self.map.half_plane(model, rho)?,
        })
    }

    pub(super) fn optimum(&self) -> Option<HalfPlane> {
        self.map.half_plane(self.figure.optimum.as_ref()?, 0.0)
    }

    /// The tints of f ≥ ρ, f ≤ −ρ and the band between them.
    pub(super) fn regions(&self, pen: &mut Pen, lines: &Lines) {
        let all = &self.rect.outline();
        pen.polygon(&lines.upper.clip(all), Ink::TINT_1);
        pen.polygon(&lines.lower.complement().clip(all), Ink::TINT_0);
        let band = lines.upper.complement().clip(&lines.lower.clip(all));
        pen.polygon(&band, Ink::TINT_BAND);
    }

    /// Edges and boundary, from the bottom up.
    pub(super) fn strokes(&self, pen: &mut Pen, lines: &Lines) {
        if self.figure.rho.is_some() {
            self.border(pen, &lines.lower, EDGE);
            self.border(pen, &lines.upper, EDGE);
        }
        self.border(pen, &lines.middle, BOUNDARY);
    }

    /// The border of a half-plane.
    #[inline(never)]
    pub(super) fn border(&self, pen: &mut Pen, plane: &HalfPlane, style: Style) {
        if let Some(line) = &plane.border(&self.rect) {
            pen.lines(line, style);
        }
    }
}
