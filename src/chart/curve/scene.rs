//! The objective over the run: penalty and loss as layers that add up to P, the optimum, the dual, and what became of steps that
//! diverged.

use crate::base::format::clamped;
use crate::chart::axis::{Axis, rounded_up};
use crate::chart::draw_context::DrawContext;
use crate::chart::geometry::Rect;
use crate::chart::interface::{Chart, Description, Hit, Layer, Layers};
use crate::chart::numerals;
use crate::chart::numerals::{exponent, power_of_ten};
use crate::chart::palette::Palette;
use crate::chart::scale::Scale;
use crate::chart::surface::Picture;

/// The objective at one step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CurvePoint {
    /// Steps taken.
    pub step: f64,
    /// P.
    pub primal: f64,
    /// The penalty, a part of P.
    pub regulariser: f64,
    /// D, where there is one.
    pub dual: Option<f64>,
}

/// What the chart of the objective shows.
#[derive(Clone, Debug, PartialEq)]
pub struct CurveChart {
    /// The run as far as it went, in the order of the steps. Nothing: the chart says so.
    pub run: Vec<CurvePoint>,
    /// Where the lab stands; what comes after is drawn faint.
    pub present: Option<CurvePoint>,
    /// P*.
    pub optimum: Option<f64>,
    /// Steps after which something was edited.
    pub edits: Vec<f64>,
    /// Steps that were lost because they diverged: (step, P), the first being the last good one.
    pub lost: Vec<[f64; 2]>,
    /// Logarithmic scale. Layers do not add up there: only P is drawn, or where the run has a dual the gap P − D, whose last decades
    /// are what there is to see.
    pub log: bool,
    /// Steps on the axis.
    pub horizon: f64,
    /// A step whose value is read out.
    pub readout: Option<f64>,
}

/// The next round number past a run of so many steps: there is always room to the right of it.
pub fn horizon(last: u64) -> u64 {
    if last == 0 {
        return 200;
    }
    let round = rounded_up(1.1 * last as f64, &[1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0]);
    round.max(20.0) as u64
}

impl Chart for CurveChart {
    /// Mid: grid and axes. Over: everything else.
    fn draw(&self, picture: &mut dyn Picture, size: [f64; 2], palette: &Palette, layers: Layers) {
        let gaps = self.gap_chart();
        let scene = Scene::new(gaps.as_ref().unwrap_or(self), gaps.is_some(), size, palette);
        let context = &mut DrawContext::new(picture, size, palette);
        if layers.has(Layer::Mid) {
            scene.scales(context);
        }
        if layers.has(Layer::Over) {
            scene.contents(context);
        }
    }

    fn static_key(&self, size: [f64; 2], palette: &Palette) -> Vec<f64> {
        let gaps = self.gap_chart();
        let scene = Scene::new(gaps.as_ref().unwrap_or(self), gaps.is_some(), size, palette);
        let ticks = [f64::from(self.log), scene.y.step(), 0.0, 0.0];
        [scene.x.numbers(), scene.y.axis.numbers(), ticks].concat()
    }

    /// The step under a pixel, not past the end of the run.
    fn hit(&self, [x, _]: [f64; 2], _: f64, size: [f64; 2], palette: &Palette) -> Option<Hit> {
        let last = self.run.last()?.step;
        let gaps = self.gap_chart();
        let scene = Scene::new(gaps.as_ref().unwrap_or(self), gaps.is_some(), size, palette);
        Some(Hit::Step(clamped(scene.x.value(x).round(), 0.0, last)))
    }

    /// Where the lab is: step, P, its penalty, D and the optimum.
    fn describe(&self) -> Description {
        let present = self.present;
        let parameters = [
            ("step", present.map(|point| point.step)),
            ("primal", present.map(|point| point.primal)),
            ("regulariser", present.map(|point| point.regulariser)),
            ("dual", present.and_then(|point| point.dual)),
            ("optimum", self.optimum),
        ];
        Description::new("curve", parameters)
    }
}

impl CurveChart {
    /// The chart of the gaps, where that is what is drawn.
    pub(super) fn gap_chart(&self) -> Option<CurveChart> {
        if self.log { self.gaps() } else { None }
    }

    /// The largest P from a step on.
    pub(super) fn largest(&self, from: f64) -> f64 {
        let mut largest = 0.0_f64;
        for point in &self.run {
            if point.step >= from {
                largest = largest.max(point.primal);
            }
        }
        largest
    }

    /// The largest P that is shown on a linear scale: that of all the run, or once it has settled about twice its last value.
    pub(super) fn top(&self) -> f64 {
        let [step, last] = self.run.last().map_or([0.0; 2], |point| [point.step, point.primal]);
        let present = self.present.map_or(0.0, |point| point.primal);
        let (all, settled) = (1.1 * self.largest(0.0), 1.1 * self.largest(0.25 * step));
        let wanted = settled.max(1.1 * present);
        let top = if all > wanted { wanted.max(2.0 * last).min(all) } else { wanted };
        if top > 0.0 && top.is_finite() { top } else { 4.0 }
    }

    /// The powers of ten around the run on a logarithmic scale.
    pub(super) fn decades(&self) -> [f64; 2] {
        let (mut lo, mut hi) = (f64::INFINITY, 0.0_f64);
        let mut see = |value: f64| {
            if value.is_finite() && value > 0.0 {
                (lo, hi) = (lo.min(value), hi.max(value));
            }
        };
        for point in &self.run {
            see(point.primal);
        }
        for lost in &self.lost {
            see(lost[1]);
        }
        see(self.optimum.unwrap_or(0.0));
        if lo > hi {
            return [0.0, 1.0];
        }
        let top = exponent(hi) + if hi > power_of_ten(exponent(hi)) { 1 } else { 0 };
        let bottom = exponent(lo).max(top - 12).min(top - 1);
        [bottom.into(), top.into()]
    }
}

/// A chart with everything that follows from the size of its picture.
pub(super) struct Scene<'a> {
    pub(super) chart: &'a CurveChart,
    /// The chart is one of gaps.
    pub(super) gap: bool,
    pub(super) x: Axis,
    pub(super) y: Scale,
    pub(super) size: [f64; 2],
}

impl<'a> Scene<'a> {
    pub(super) fn new(
        chart: &'a CurveChart,
        gap: bool,
        size: [f64; 2],
        palette: &'a Palette,
    ) -> Self {
        let s = palette.scale();
        let (top, floor) = (10.0 * s, (size[1] - 22.0 * s).max(10.0 * s + 8.0));
        let y = chart.y_scale([floor, top], s);
        let mut widest = 0.0_f64;
        for value in y.ticks() {
            widest = widest.max(palette.text() * numerals::width(&y.text(value)));
        }
        // At least as much as in the chart of the loss, so that both share their left edge.
        let left = (2.0 * palette.text() + 2.0).max(widest + 10.0).min(0.4 * size[0]);
        let x = Axis { range: [0.0, chart.horizon.max(1.0)], span: [left, size[0] - 1.0] };
        Scene { chart, gap, x, y, size }
    }

    pub(super) fn rect(&self) -> Rect {
        let [left, right] = self.x.span;
        Rect { from: [left, self.top()], to: [right, self.floor()] }
    }

    pub(super) fn top(&self) -> f64 {
        self.y.axis.span[1]
    }

    pub(super) fn floor(&self) -> f64 {
        self.y.axis.span[0]
    }

    /// The height of a value where it is in the frame.
    pub(super) fn seen(&self, value: f64) -> Option<f64> {
        let y = self.y.at(value);
        (y >= self.top() && y <= self.floor()).then_some(y)
    }

    /// A height held inside the frame.
    pub(super) fn held(&self, y: f64) -> f64 {
        clamped(y, self.top(), self.floor())
    }
}
