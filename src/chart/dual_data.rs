//! Multipliers: what of them the charts of the dual show, and the axis along which α stands.

use super::axis::{Axis, nice_step};
use super::draw_context::{DrawContext, EDGE};
use super::label::{Anchor, Face, Label};
use super::numerals::width;
use super::palette::Ink;
use super::scale::Scale;
use crate::base::format::clamped;
use crate::loss::Loss;

/// A training point and its multiplier.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AlphaMark {
    /// Functional margin m.
    pub margin: f64,
    /// Class 0 … 7.
    pub class: u8,
    /// α, or α/Cᵢ where [`DualData::relative`] says so.
    pub alpha: f64,
}

/// The multipliers of the training points.
#[derive(Clone, Debug, PartialEq)]
pub struct DualData {
    /// ℓ.
    pub loss: Loss,
    /// C, the same for all points, or 1 where they are given relative to each point's own.
    pub c: f64,
    /// Whether α/Cᵢ is given, since the points have different Cᵢ.
    pub relative: bool,
    /// Whether there are multipliers at all; if not, `marks` are of no use.
    pub has_alphas: bool,
    /// The points that are trained on.
    pub marks: Vec<AlphaMark>,
    /// Index into `marks` of the selected point.
    pub selected: Option<usize>,
    /// Index into `marks` of the point under the pointer.
    pub hover: Option<usize>,
}

impl DualData {
    /// The α that belongs to a margin at the optimum: −C·ℓ′(m).
    pub(crate) fn optimal_alpha(&self, margin: f64) -> f64 {
        -self.c * self.loss.slope(margin)
    }

    /// The largest α.
    fn largest(&self) -> f64 {
        let mut largest = 0.0_f64;
        for mark in &self.marks {
            if self.has_alphas && mark.alpha.is_finite() {
                largest = largest.max(mark.alpha);
            }
        }
        largest
    }

    /// The axis from 0 to beyond `most`, on these pixels from bottom to top.
    pub(crate) fn axis(most: f64, span: [f64; 2], scale: f64) -> Scale {
        let most = if most > 0.0 { clamped(most, 1e-290, 1e290) } else { 1.0 };
        let rows = f64::min(3.9, (span[0] - span[1]) / (19.0 * scale));
        Scale::linear(Axis { range: [0.0, 1.15 * most], span }, nice_step(most / rows.max(1.0)))
    }

    /// The left end of the axes across: as in the chart of the loss, or further to the right where the numbers of `y` are long.
    pub(crate) fn left(y: &Scale, text: f64) -> f64 {
        let mut widest = 0.0_f64;
        for value in y.ticks() {
            widest = widest.max(text * width(&y.text(value)));
        }
        (2.0 * text + 2.0).max(widest + 10.0)
    }

    /// The most that is shown of α: some more than C and than the largest of them.
    pub(crate) fn most(&self) -> f64 {
        let cap = if self.loss.is_boxed() && self.has_alphas { self.c } else { 0.0 };
        cap.max(self.largest())
    }

    /// Writes the name of α above the numbers of its axis.
    pub(crate) fn write_name(&self, context: &mut DrawContext, top: f64) {
        let mut name = self.name(context, false);
        name.put(2.0, top - 6.0 * context.scale, Anchor::Start);
        context.write(&name);
        // Other words stand apart from it.
        name.width += 0.5 * context.text;
        context.obstacles.labels.push(name.bounds());
    }

    /// The name of α, and of C where `cap`.
    fn name(&self, context: &mut DrawContext, cap: bool) -> Label {
        if cap {
            let mut label = context.label_on_lines(Face::BoldMath, "C", Ink::BAND);
            if self.relative {
                context.add(&mut label, Face::Sub, "i");
            }
            return label;
        }
        let mut label =
            context.label(Face::Math, if self.relative { "α/C" } else { "α" }, Ink::INK);
        if self.relative {
            context.add(&mut label, Face::Sub, "i");
        }
        label
    }

    /// The most that α may be, a dashed line with its name at the right end.
    pub(crate) fn cap(&self, context: &mut DrawContext, from: f64, to: f64, y: &Scale) {
        if !self.loss.is_boxed() || !self.has_alphas || self.c > y.axis.range[1] {
            return;
        }
        let height = y.at(self.c);
        context.level(from, to, height, EDGE);
        let mut label = self.name(context, true);
        label.put(to, height - 0.4 * context.text, Anchor::End);
        context.keep(&label);
    }
}
