//! The canvases of one chart, from the bottom up.

use super::screen::Screen;
use crate::chart::{Chart, Hit, Layer, Layers, Palette};
use crate::view::{ChartKind, LabChart};

/// A chart on its canvases.
#[derive(Debug)]
pub(super) struct Board {
    pub kind: &'static ChartKind,
    layers: Vec<Screen>,
    /// CSS pixels.
    pub size: [f64; 2],
    /// What the layer in the middle was drawn for; nothing before the first time.
    static_key: Option<Vec<f64>>,
    /// The chart as it was drawn last.
    shown: Option<LabChart>,
}

impl Board {
    pub fn new(kind: &'static ChartKind, layers: Vec<Screen>, size: [f64; 2]) -> Self {
        Board { kind, layers, size, static_key: None, shown: None }
    }

    /// Draws everything anew the next time.
    pub fn forget(&mut self) {
        self.static_key = None;
    }

    /// Draws what is not as it was; `changed`: the lab is another one than the last time.
    pub fn show(&mut self, chart: LabChart, palette: &Palette, changed: bool) {
        let key = chart.chart.static_key(self.size, palette);
        let still = self.static_key.as_ref() == Some(&key);
        self.static_key = Some(key);
        // A chart of two canvases has nothing under its points.
        let all = [(Layer::Under, changed || !still), (Layer::Mid, !still), (Layer::Over, true)];
        let there = &all[3 - self.layers.len().min(3)..];
        for (screen, &(layer, anew)) in self.layers.iter_mut().zip(there) {
            if anew {
                screen.begin([&palette.font, &palette.font_math]);
                chart.chart.draw(screen, self.size, palette, Layers::only(layer));
            }
        }
        self.shown = Some(chart);
    }

    /// The chart as it was drawn last.
    pub fn chart(&self) -> Option<&dyn Chart> {
        self.shown.as_ref().map(|shown| &*shown.chart)
    }

    /// What is under a pixel of the chart as it was drawn last.
    pub fn hit(&self, at: [f64; 2], radius: f64, palette: &Palette) -> Option<Hit> {
        self.shown.as_ref()?.hit(at, radius, self.size, palette)
    }
}
