//! Axes for plotters: where the ticks of a scale are, how they are written, and how axes and mesh are drawn with them.

use super::axis::Axis;
use super::draw_context::{AXIS, DrawContext, GRID, Style};
use super::numerals::{decade, exponent, power_of_ten, tick};
use super::palette::Ink;
use super::surface::{CAP_HEIGHT, Drawn, units};
use plotters::chart::{ChartBuilder, LabelAreaPosition};
use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged, ValueFormatter};
use plotters::style::TRANSPARENT;
use std::ops::Range;

/// The numbers along one side of a chart and its ticks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Scale {
    /// Where the numbers are; on a logarithmic scale those of its decimal logarithm.
    pub(crate) axis: Axis,
    /// The distance of the ticks that have a number; 0: there are none.
    step: f64,
    /// The distance of further lines of the mesh; 0: there are none.
    mesh: f64,
    /// Whether the scale is logarithmic.
    pub(crate) log: bool,
}

impl Scale {
    /// A linear scale with ticks at the multiples of `step`.
    pub(crate) fn linear(axis: Axis, step: f64) -> Self {
        Scale { axis, step, mesh: 0.0, log: false }
    }

    /// A logarithmic scale: `axis` counts decades, a tick stands every `step` of them from its start.
    pub(crate) fn logarithmic(axis: Axis, step: f64) -> Self {
        Scale { axis, step, mesh: 0.0, log: true }
    }

    /// The same with lines of the mesh at the multiples of another distance.
    pub(crate) fn with_mesh(self, mesh: f64) -> Self {
        Scale { mesh, ..self }
    }

    /// The distance of its ticks, in decades where it is logarithmic.
    pub(crate) fn step(&self) -> f64 {
        self.step
    }

    /// The pixel of a value, held in reach where a logarithm has no end.
    pub(crate) fn at(&self, value: f64) -> f64 {
        self.axis.at(self.along(value))
    }

    /// What the axis has of a value.
    fn along(&self, value: f64) -> f64 {
        if !self.log {
            value
        } else if value > 0.0 {
            libm::log(value) / std::f64::consts::LN_10
        } else {
            f64::MIN_EXP.into()
        }
    }

    /// The values that have a tick.
    pub(crate) fn ticks(&self) -> Vec<f64> {
        if !self.log {
            return self.multiples(self.step);
        }
        let [first, last] = self.axis.range;
        let count = ((last - first) / self.step + 1e-9) as u32;
        (0..=count.min(MOST))
            .map(|k| power_of_ten((first + f64::from(k) * self.step) as i32))
            .collect()
    }

    /// The multiples of a distance in the range, none for 0.
    fn multiples(&self, step: f64) -> Vec<f64> {
        if step == 0.0 {
            return Vec::new();
        }
        let [first, last] = self.axis.range.map(|end| end / step);
        let first = (first - 1e-9).ceil();
        (0..MOST)
            .map(|k| first + f64::from(k))
            .take_while(|k| *k <= last + 1e-9)
            .map(|k| k * step)
            .collect()
    }

    /// The text of a tick.
    pub(crate) fn text(&self, value: f64) -> String {
        if self.log { decade(exponent(value)) } else { tick(value, self.step) }
    }
}

/// No axis has more ticks.
const MOST: u32 = 400;

impl Ranged for Scale {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    /// Plotters' own numbers end soon after the picture.
    fn map(&self, value: &f64, (from, to): (i32, i32)) -> i32 {
        const FARTHEST: f64 = 20.0;
        let [first, last] = self.axis.range;
        let share = ((self.along(*value) - first) / (last - first)).clamp(-FARTHEST, FARTHEST);
        from + (f64::from(to - from) * share).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        if hint.weight().allow_light_points() {
            // Where the other axis stands there is no line of the mesh.
            self.multiples(self.mesh).into_iter().filter(|value| *value != 0.0).collect()
        } else {
            self.ticks()
        }
    }

    fn range(&self) -> Range<f64> {
        self.axis.range[0]..self.axis.range[1]
    }
}

impl ValueFormatter<f64> for Scale {
    fn format_ext(&self, value: &f64) -> String {
        self.text(*value)
    }
}

/// The axes of a chart that stand outside its plot area.
pub(crate) struct Axes<'a> {
    pub(crate) x: Scale,
    pub(crate) y: Scale,
    /// The base line of the numbers below.
    pub(crate) base: f64,
    /// The text of a tick below; nothing where another text stands there.
    pub(crate) x_text: &'a dyn Fn(f64) -> String,
}

impl Axes<'_> {
    /// Draws level lines at the ticks of y, numbers at the ticks of both, and the axis of x with its ticks.
    pub(crate) fn draw(&self, context: &DrawContext) -> Drawn {
        /// Room for the numbers below, CSS pixels: more than they take.
        const BELOW: f64 = 64.0;
        /// The length of a tick; a number stands twice as far from its axis.
        const TICK: f64 = 4.0;
        let ([left, right], [floor, top]) = (self.x.axis.span, self.y.axis.span);
        // Plotters draws the axis one unit below the mesh at 0: both must be on the same pixel.
        let bottom = units(floor) + i32::from(units(floor) % units(1.0) != units(1.0) - 1);
        let [width, height] = context.size;
        let area = context.sheet.margin(
            units(top),
            units(height) - bottom - units(BELOW),
            0,
            units(width) - units(right.max(left + 1.0)) - 1,
        );
        let mut chart = ChartBuilder::on(&area)
            .y_label_area_size(units(left))
            .x_label_area_size(units(BELOW))
            .build_cartesian_2d(self.x, self.y)?;
        let distance = self.base - CAP_HEIGHT * context.text - floor;
        chart
            .configure_mesh()
            .disable_x_mesh()
            .light_line_style(TRANSPARENT)
            .bold_line_style(context.shape_style(GRID))
            .axis_style(TRANSPARENT)
            .set_tick_mark_size(LabelAreaPosition::Left, units(TICK))
            .set_tick_mark_size(LabelAreaPosition::Bottom, units(0.5 * distance))
            .label_style(context.text_style(Ink::SOFT))
            .x_label_formatter(&|value| (self.x_text)(*value))
            .draw()?;
        chart
            .configure_mesh()
            .disable_mesh()
            .disable_y_axis()
            .axis_style(context.shape_style(AXIS))
            .set_tick_mark_size(LabelAreaPosition::Bottom, units(TICK))
            .x_label_formatter(&|_| String::new())
            .draw()
    }
}

/// The mesh of a chart that fills its picture, with the numbers along the inside of its frame.
pub(crate) struct Mesh<'a> {
    pub(crate) scales: [Scale; 2],
    /// The text of a tick along x and along y; nothing where there is no room for it.
    pub(crate) texts: [&'a dyn Fn(f64) -> String; 2],
}

impl Mesh<'_> {
    /// The distance of the numbers from the frame.
    pub(crate) const INSET: f64 = 8.0;

    /// Draws lines in this style and the numbers over them.
    pub(crate) fn draw(&self, context: &DrawContext, lines: Style) -> Drawn {
        /// Plotters puts labels inside where the area for them is negative.
        const INSIDE: i32 = -1000;
        let [x, y] = self.scales;
        let [x_text, y_text] = self.texts;
        let area = context.sheet.margin(0, -1, 0, -1);
        let mut chart = ChartBuilder::on(&area)
            .x_label_area_size(INSIDE)
            .y_label_area_size(INSIDE)
            .build_cartesian_2d(x, y)?;
        chart
            .configure_mesh()
            .max_light_lines(1)
            .light_line_style(context.shape_style(lines))
            .bold_line_style(TRANSPARENT)
            .axis_style(TRANSPARENT)
            .set_tick_mark_size(LabelAreaPosition::Left, units(-0.5 * Self::INSET))
            .set_tick_mark_size(LabelAreaPosition::Bottom, units(-0.5 * Self::INSET))
            .label_style(context.text_style(Ink::SOFT))
            .x_label_formatter(&|value| x_text(*value))
            .y_label_formatter(&|value| y_text(*value))
            .draw()
    }
}
