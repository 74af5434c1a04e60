//! Mesh, axes and numbers of the plane. The numbers stand along the inside of its frame, where no line runs.

use super::scene::Scene;
use crate::chart::axis::nice_step;
use crate::chart::draw_context::{AXIS, DrawContext, GRID, done};
use crate::chart::label::{Anchor, Face, Label};
use crate::chart::label_layout::Avoid;
use crate::chart::palette::Ink;
use crate::chart::scale::{Mesh, Scale};

impl Scene<'_> {
    /// Mesh, the lines x₁ = 0 and x₂ = 0, numbers and names. Without lines of the model (`plain`) the mesh is stronger.
    pub(super) fn axes(&self, context: &mut DrawContext, plain: bool) {
        let [w, h] = self.rect.to;
        let (size, inset) = (context.text, Mesh::INSET);
        let lines = 15.0 * (1.0 + context.scale);
        let scales @ [x, y] = self.map.axes.map(|axis| {
            let step = |pixels: f64| nice_step(pixels / axis.pixels_per_unit().abs());
            Scale::linear(axis, step(4.7 * size)).with_mesh(step(lines))
        });
        let names = [
            self.axis_name(context, 0, w - 10.0, h - inset, Anchor::End),
            self.axis_name(context, 1, inset, 5.0 + size, Anchor::Start),
        ];
        // The number 0 stands beside the axis, the others stand at their line of the mesh.
        let mut zeros = Vec::new();
        let mut number =
            |context: &mut DrawContext, text: String, place: [f64; 2], anchor, zero| {
                let mut label = context.label(Face::Plain, &text, Ink::SOFT);
                label.put(place[0], place[1], anchor);
                let fits = self.number_fits(context, &label);
                if fits && zero {
                    zeros.push(label);
                }
                (fits && !zero).then_some(text)
            };
        let mut along_x = Vec::new();
        for v in x.ticks() {
            let (anchor, back) = if v == 0.0 { (Anchor::End, 6.5) } else { (Anchor::Middle, 0.0) };
            let place = [x.at(v) - back, h - inset];
            along_x.extend(number(context, x.text(v), place, anchor, v == 0.0));
        }
        let mut along_y = Vec::new();
        for v in y.ticks() {
            let drop = if v == 0.0 { -5.5 } else { 0.36 * size };
            let place = [inset, y.at(v) + drop];
            along_y.extend(number(context, y.text(v), place, Anchor::Start, v == 0.0));
        }
        let shown = |texts: &[String], text: String| {
            if texts.contains(&text) { text } else { String::new() }
        };
        context.opacity = if plain { 1.0 } else { 0.7 };
        let x_text = |v| shown(&along_x, x.text(v));
        let y_text = |v| shown(&along_y, y.text(v));
        done(Mesh { scales, texts: [&x_text, &y_text] }.draw(context, GRID));
        context.opacity = 0.75;
        // An axis that would run through the numbers along the frame says no more than they do.
        let (x, y) = (x.at(0.0), y.at(0.0));
        if (0.0..=h).contains(&y) && !(h - inset - size..h - 4.0).contains(&y) {
            context.level(0.0, w, y, AXIS);
        }
        if (0.0..=w).contains(&x) && !(4.0..inset + size).contains(&x) {
            context.upright(x, 0.0, h, AXIS);
        }
        context.opacity = 1.0;
        for label in names.iter().chain(&zeros) {
            context.write(label);
        }
    }

    /// Whether a number has room where it is; if so, it takes it.
    fn number_fits(&self, context: &mut DrawContext, label: &Label) -> bool {
        // Numbers stand apart from other labels.
        let mut apart = label.clone();
        apart.width += label.size;
        let fits = context.obstacles.free(&apart.bounds(), Avoid::Labels)
            && context.fits(label, &self.rect.inset(4.0), Avoid::Lines(1.0));
        if fits {
            context.obstacles.labels.push(label.bounds());
        }
        fits
    }

    /// The name of an axis: it stands in the corner, or further along its axis where a line runs there.
    fn axis_name(
        &self,
        context: &mut DrawContext,
        axis: usize,
        x: f64,
        y: f64,
        anchor: Anchor,
    ) -> Label {
        let name = &self.chart.names[axis];
        let mut label = if name.is_empty() {
            let mut label = context.label(Face::Math, "x", Ink::INK);
            label.size *= 1.087;
            context.add(&mut label, Face::Sub, if axis == 0 { "1" } else { "2" });
            label
        } else {
            context.label(Face::Plain, name, Ink::INK)
        };
        let (left, down) =
            if axis == 0 { (1.5 * label.size, 0.0) } else { (0.0, 1.5 * label.size) };
        let free = (0..12).map(f64::from).find(|k| {
            label.put(x - k * left, y + k * down, anchor);
            context.fits(&label, &self.rect, Avoid::Lines(1.0))
        });
        if free.is_none() {
            label.put(x, y, anchor);
        }
        context.obstacles.labels.push(label.bounds());
        label
    }
}
