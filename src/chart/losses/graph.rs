//! The graph of the loss, and those of the losses it is compared with.

use super::scene::Scene;
use crate::chart::clip::visible;
use crate::chart::draw_context::{ASIDE, DrawContext};
use crate::chart::geometry::{distance, moved, way};
use crate::chart::label::{Anchor, Face, Label};
use crate::chart::label_layout::Avoid;
use crate::chart::palette::Ink;
use crate::chart::shape::{Path, Pixel};
use crate::loss::Loss;

impl Scene<'_> {
    /// Labels keep off the borders of the band and the lab's own loss.
    pub(super) fn keep_off_lines(&self, context: &mut DrawContext) {
        for upright in &self.margin_axis().uprights() {
            context.obstacles.lines.add(upright);
        }
        context.obstacles.lines.add(&self.graph(&self.chart.loss));
    }

    /// The other losses, faint, each with its name where there is room.
    pub(super) fn comparisons(&self, context: &mut DrawContext) {
        self.keep_off_lines(context);
        context.opacity = 0.45;
        let mut graphs = Vec::new();
        for loss in &self.chart.others {
            if loss.id() != self.chart.loss.id() {
                let graph = self.graph(loss);
                context.curve(&graph, ASIDE);
                graphs.push((loss.entry().title, graph));
            }
        }
        context.opacity = 1.0;
        for (title, graph) in &graphs {
            let mut label = context.label_on_lines(Face::Plain, "", Ink::SOFT);
            label.size *= 0.92;
            context.add(&mut label, Face::Plain, title);
            self.name(context, label, graph);
        }
    }

    /// Writes the name of a graph at the first place along it where there is room.
    fn name(&self, context: &mut DrawContext, mut label: Label, graph: &[Pixel]) {
        let inner = self.rect().inset(2.0);
        let below = 0.3 * context.text;
        for pair in graph.windows(2) {
            // Over a gap there are no numbers, and so no parts.
            let parts = (distance(pair[0], pair[1]) / 16.0).ceil().max(1.0);
            for k in 0..parts as usize {
                let [x, y] = moved(pair[0], way(pair[0], pair[1]), k as f64 / parts);
                for &(anchor, aside) in &[(Anchor::Start, 5.0), (Anchor::End, -5.0)] {
                    label.put(x + aside, y + below, anchor);
                    if context.try_to_write(&label, &inner, Avoid::Lines(0.0)) {
                        return;
                    }
                }
            }
        }
    }

    /// The graph of a loss in view, parted where it jumps.
    pub(super) fn graph(&self, loss: &Loss) -> Path {
        let (x, y) = (&self.x, &self.y);
        let [lo, hi] = x.range;
        let pixels = (x.span[1] - x.span[0]).max(1.0) as usize;
        let margin_at = |k| lo + (hi - lo) * k as f64 / pixels as f64;
        let mut margins: Vec<f64> = (0..=pixels).map(margin_at).collect();
        let rho = loss.margin();
        let part = |name: &str| loss.get(name).unwrap_or(0.0);
        let [gamma, h] = [part("gamma"), part("h")];
        let corners = [0.0, rho, part("s"), rho - gamma, rho - h, rho + h, -1.0];
        margins.extend(corners.iter().filter(|corner| (lo..=hi).contains(*corner)));
        let height = |value: f64| y.at(value.min(1e6 * y.axis.range[1]));
        let (mut path, mut before) = (Path::default(), f64::NAN);
        margins.sort_by(f64::total_cmp);
        for m in margins {
            if m == before {
                continue;
            }
            before = m;
            let (value, next) = (loss.value(m), loss.value(m + 1e-9 * (hi - lo)));
            path.to(x.at(m), height(value));
            if (next - value).abs() * y.axis.pixels_per_unit().abs() > 1.0 && m < hi {
                path.lift();
                path.to(x.at(m), height(next));
            }
        }
        visible(&path, &self.rect().inset(-0.01), 0.02)
    }
}
