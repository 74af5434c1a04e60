//! The lines of the plane: regions, boundary, band edges, optimum.

use super::scene::Scene;
use crate::chart::clip::HalfPlane;
use crate::chart::draw_context::{BOUNDARY, DrawContext, EDGE, Style};
use crate::chart::palette::Ink;

/// The half-planes f ≥ −ρ, f ≥ 0 and f ≥ ρ; all are f ≥ 0 where there is no band.
pub(super) struct Lines {
    pub(super) lower: HalfPlane,
    pub(super) middle: HalfPlane,
    pub(super) upper: HalfPlane,
}

impl Scene<'_> {
    /// The lines, where there are any.
    pub(super) fn lines(&self) -> Option<Lines> {
        let model = self.chart.model.as_ref()?;
        let rho = self.chart.rho.unwrap_or(0.0);
        Some(Lines {
            lower: self.map.half_plane(model, -rho)?,
            middle: self.map.half_plane(model, 0.0)?,
            upper: self.map.half_plane(model, rho)?,
        })
    }

    pub(super) fn optimum(&self) -> Option<HalfPlane> {
        self.map.half_plane(self.chart.optimum.as_ref()?, 0.0)
    }

    /// The tints of f ≥ ρ, f ≤ −ρ and the band between them.
    pub(super) fn regions(&self, context: &mut DrawContext, lines: &Lines) {
        let all = &self.rect.outline();
        context.polygon(&lines.upper.clip(all), Ink::TINT_1);
        context.polygon(&lines.lower.complement().clip(all), Ink::TINT_0);
        let band = lines.upper.complement().clip(&lines.lower.clip(all));
        context.polygon(&band, Ink::TINT_BAND);
    }

    /// Edges and boundary, from the bottom up.
    pub(super) fn strokes(&self, context: &mut DrawContext, lines: &Lines) {
        if self.chart.rho.is_some() {
            self.border(context, &lines.lower, EDGE);
            self.border(context, &lines.upper, EDGE);
        }
        self.border(context, &lines.middle, BOUNDARY);
    }

    /// The border of a half-plane.
    pub(super) fn border(&self, context: &mut DrawContext, plane: &HalfPlane, style: Style) {
        if let Some(line) = &plane.border(&self.rect) {
            context.lines(line, style);
        }
    }
}
