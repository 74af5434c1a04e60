//! The lines of the plane: regions, boundary, band edges, optimum.

use super::Scene;
use crate::chart::clip::HalfPlane;
use crate::chart::palette::Ink;
use crate::chart::pen::{BOUNDARY, EDGE, OPTIMUM, Pen, Style};

/// The lines of a scene.
pub(super) struct Lines {
    /// f ≥ −ρ, f ≥ 0, f ≥ ρ, or f ≥ 0 alone where there is no band; nothing where there is no line.
    pub(super) levels: Vec<Level>,
    pub(super) optimum: Option<HalfPlane>,
}

/// The half-plane f ≥ value.
pub(super) struct Level {
    pub(super) plane: HalfPlane,
    pub(super) value: f64,
}

impl Lines {
    /// The half-planes f ≥ −ρ and f ≥ ρ.
    pub(super) fn edges(&self) -> Option<(&HalfPlane, &HalfPlane)> {
        match self.levels.as_slice() {
            [lower, _, upper] => Some((&lower.plane, &upper.plane)),
            _ => None,
        }
    }
}

impl Scene<'_> {
    pub(super) fn lines(&self) -> Lines {
        let figure = self.figure;
        let mut levels = Vec::new();
        let band = figure.rho.map(|rho| [-rho, 0.0, rho]);
        if let Some(model) = &figure.model {
            for &value in band.as_ref().map_or(&[0.0][..], |band| band) {
                let Some(plane) = self.map.half_plane(model, value) else {
                    levels.clear();
                    break;
                };
                levels.push(Level { plane, value });
            }
        }
        let optimum = figure.optimum.and_then(|model| self.map.half_plane(&model, 0.0));
        Lines { levels, optimum }
    }

    /// The tints of f ≥ ρ, f ≤ −ρ and the band between them.
    pub(super) fn regions(&self, pen: &mut Pen, lines: &Lines) {
        let (Some(first), Some(last)) = (lines.levels.first(), lines.levels.last()) else { return };
        let all = self.rect.outline();
        let (below, above) = (last.plane.complement(), &first.plane);
        pen.polygon(&last.plane.clip(&all), Ink::TINT_1);
        pen.polygon(&above.complement().clip(&all), Ink::TINT_0);
        pen.polygon(&below.clip(&above.clip(&all)), Ink::TINT_BAND);
    }

    /// Optimum, edges, boundary, from the bottom up.
    pub(super) fn strokes(&self, pen: &mut Pen, lines: &Lines) {
        let mut draw = |plane: &HalfPlane, style: Style| {
            if let Some(line) = plane.border(&self.rect) {
                pen.lines(&line, style);
            }
        };
        if let Some(plane) = &lines.optimum {
            draw(plane, OPTIMUM);
        }
        for (zero, style) in [(false, EDGE), (true, BOUNDARY)] {
            for level in &lines.levels {
                if (level.value == 0.0) == zero {
                    draw(&level.plane, style);
                }
            }
        }
    }
}
