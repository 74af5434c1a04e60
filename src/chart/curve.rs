//! The objective over the run: penalty and loss as layers that add up to P, the optimum, the dual, and what became of steps that
//! diverged.

mod labels;

use super::columns::{Column, columns, crossing, linear_axis, log_axis, stack};
use super::frame::{Axis, Rect, clip_path, simplify};
use super::palette::Palette;
use super::picture::{Pen, Picture, Spot, Stroke};
use super::text::{Anchor, Busy, Face, Label, estimate, fixed, significant, tick};
use super::{Figure, Layer, Layers};
use crate::Result;

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
pub struct CurveFigure {
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
    /// Logarithmic scale. Layers do not add up there: only P is drawn.
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
    let least = 1.1 * last as f64;
    let power = libm::pow(10.0, libm::floor(libm::log10(least)));
    let round =
        [1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0].iter().map(|m| m * power).find(|&v| v >= least);
    round.unwrap_or(10.0 * power).max(20.0) as u64
}

impl Figure for CurveFigure {
    /// Mid: grid and axes. Over: everything else.
    fn draw(
        &self,
        picture: &mut dyn Picture,
        size: [f64; 2],
        palette: &Palette,
        layers: Layers,
    ) -> Result<()> {
        let scene = Scene::new(self, size, palette);
        let mut pen = Pen::new(picture);
        if layers.has(Layer::Mid) {
            scene.scales(&mut pen);
        }
        if layers.has(Layer::Over) {
            scene.contents(&mut pen);
        }
        pen.done()
    }

    fn same(&self, other: &Self, layer: Layer, size: [f64; 2], palette: &Palette) -> bool {
        if layer != Layer::Mid {
            return self == other;
        }
        let [a, b] = [self, other].map(|figure| Scene::new(figure, size, palette));
        (a.x, a.y, a.ticks) == (b.x, b.y, b.ticks)
    }
}

impl CurveFigure {
    /// The step under a pixel of a picture of this size, not past the end of the run.
    pub fn step_at(&self, x: f64, size: [f64; 2], palette: &Palette) -> f64 {
        let last = self.run.last().map_or(0.0, |point| point.step);
        Scene::new(self, size, palette).x.value(x).round().clamp(0.0, last)
    }

    /// The interval of P that is shown on a linear scale: all of the run, or once it has settled about twice its last value.
    fn top(&self) -> f64 {
        let largest = |from: f64| {
            self.run.iter().filter(|p| p.step >= from).map(|p| p.primal).fold(0.0, f64::max)
        };
        let last = self.run.last().map_or(0.0, |point| point.primal);
        let present = self.present.map_or(0.0, |point| point.primal);
        let (all, settled) =
            (1.1 * largest(0.0), 1.1 * largest(0.25 * self.run.last().map_or(0.0, |p| p.step)));
        let wanted = settled.max(1.1 * present);
        let top = if all > wanted { wanted.max(2.0 * last).min(all) } else { wanted };
        if top > 0.0 && top.is_finite() { top } else { 4.0 }
    }

    /// The powers of ten around the run on a logarithmic scale.
    fn decades(&self) -> [i32; 2] {
        let values = self
            .run
            .iter()
            .map(|p| p.primal)
            .chain(self.lost.iter().map(|l| l[1]))
            .chain(self.optimum);
        let sound = values.filter(|v| v.is_finite() && *v > 0.0);
        let (lo, hi) =
            sound.fold((f64::INFINITY, 0.0), |(lo, hi): (f64, f64), v| (lo.min(v), hi.max(v)));
        if lo > hi {
            return [0, 1];
        }
        let top = libm::ceil(libm::log10(hi)) as i32;
        let bottom = (libm::floor(libm::log10(lo)) as i32).max(top - 12);
        [bottom.min(top - 1), top]
    }
}

/// A figure with everything that follows from the size of its picture.
struct Scene<'a> {
    figure: &'a CurveFigure,
    palette: &'a Palette,
    x: Axis,
    /// The scale of P, or of its decimal logarithm.
    y: Axis,
    size: [f64; 2],
    ticks: Vec<(f64, String)>,
}

impl<'a> Scene<'a> {
    fn new(figure: &'a CurveFigure, size: [f64; 2], palette: &'a Palette) -> Self {
        let s = palette.scale();
        let (top, floor) = (10.0 * s, (size[1] - 22.0 * s).max(10.0 * s + 8.0));
        let span = [floor, top];
        let (y, ticks) = if figure.log {
            log_axis(figure.decades(), span, s)
        } else {
            linear_axis(figure.top(), span, s)
        };
        // At least as much as in the chart of the loss, so that both share their left edge.
        let label =
            |text: &String| Label::new(text.as_str(), palette.text(), palette.ink_soft, [0.0, 0.0]);
        let widest = ticks.iter().map(|(_, text)| estimate(&label(text))).fold(0.0, f64::max);
        let left = (2.0 * palette.text() + 2.0).max(widest + 10.0).min(0.4 * size[0]);
        let x = Axis { range: [0.0, figure.horizon.max(1.0)], span: [left, size[0] - 1.0] };
        Scene { figure, palette, x, y, size, ticks }
    }

    fn rect(&self) -> Rect {
        Rect { from: [self.x.span[0], self.y.span[1]], to: [self.x.span[1], self.y.span[0]] }
    }

    /// The height of a value, held above the floor where a logarithm has no end.
    fn height(&self, value: f64) -> f64 {
        if !self.figure.log {
            return self.y.at(value);
        }
        self.y.at(if value > 0.0 { libm::log10(value) } else { f64::MIN_EXP.into() })
    }

    fn scales(&self, pen: &mut Pen) {
        let (p, s, size) = (self.palette, self.palette.scale(), self.palette.text());
        let [left, right] = self.x.span;
        let floor = self.y.span[0];
        for (value, text) in &self.ticks {
            let y = self.y.at(*value);
            if y < floor - 0.5 {
                pen.level([left, right], y, Stroke::new(p.grid, 1.0));
            }
            let label = Label::new(text.as_str(), size, p.ink_soft, [left - 8.0, y + 0.36 * size]);
            pen.write(&label.anchored(Anchor::End));
        }
        let axis = Stroke::new(p.rule, p.axis);
        let step = self.x.step(82.0 * s).max(1.0);
        let unit = Label::new(
            format!("{} steps", tick(self.x.range[1], step)),
            size,
            p.ink_soft,
            [right, self.size[1] - 4.0 * s],
        );
        let unit = unit.anchored(Anchor::End);
        let end = unit.room(pen.measure(&unit));
        for v in self.x.ticks(step) {
            let x = self.x.at(v);
            pen.upright(x, [floor, floor + 4.0], axis);
            let label = Label::new(tick(v, step), size, p.ink_soft, [x, self.size[1] - 4.0 * s])
                .anchored(Anchor::Middle);
            if !label.room(pen.measure(&label) + size).meets(&end) {
                pen.write(&label);
            }
        }
        pen.upright(right, [floor, floor + 4.0], axis);
        pen.write(&unit);
        pen.level([left, right], floor, axis);
    }

    fn contents(&self, pen: &mut Pen) {
        let Some(present) = self.figure.present.filter(|_| !self.figure.run.is_empty()) else {
            return self.nothing_yet(pen);
        };
        let run = &self.figure.run;
        let done: Vec<_> =
            run.iter().copied().filter(|p| p.step < present.step).chain([present]).collect();
        let ahead: Vec<_> = [present]
            .into_iter()
            .chain(run.iter().copied().filter(|p| p.step > present.step))
            .collect();
        self.part(pen, &ahead, 0.3);
        self.part(pen, &done, 1.0);
        self.level(pen, self.figure.optimum);
        self.edits(pen);
        self.lost(pen);
        let at = [self.x.at(present.step), self.height(present.primal)];
        pen.upright(
            at[0],
            [self.y.span[1], self.y.span[0]],
            Stroke::new(self.palette.ink.faded(0.35), 1.0),
        );
        self.dot(pen, at, 5.0);
        let readout = self.readout();
        if let Some(point) = readout {
            let at = [self.x.at(point.step), self.height(point.primal)];
            pen.upright(
                at[0],
                [self.y.span[1], self.y.span[0]],
                Stroke::new(self.palette.focus, 1.0),
            );
            self.dot(pen, at, 4.0);
        }
        let mut busy = Busy::default();
        busy.discs.push((at, 6.0 * self.palette.scale()));
        self.labels(pen, &mut busy, &present, at);
        self.cut(pen, &mut busy);
        self.layer_name(pen, &busy, &done);
        if let Some(point) = readout {
            self.value(pen, &mut busy, point);
        }
    }

    fn nothing_yet(&self, pen: &mut Pen) {
        let centre = [0, 1].map(|k| 0.5 * (self.rect().from[k] + self.rect().to[k]));
        let label = Label::new(
            "Drawn from the first step on",
            self.palette.text(),
            self.palette.ink_soft,
            centre,
        );
        pen.write(&label.anchored(Anchor::Middle).haloed(self.palette.paper));
    }

    /// Layers, dual and total of one part of the run.
    fn part(&self, pen: &mut Pen, run: &[CurvePoint], strength: f64) {
        if run.len() < 2 {
            return;
        }
        let p = self.palette;
        let columns = columns(run, &self.x);
        let line = |value: fn(&Column) -> f64| -> Vec<Spot> {
            columns.iter().map(|c| [self.x.at(c.step), self.height(value(c))]).collect()
        };
        let total = line(|c| c.primal);
        if !self.figure.log {
            let (penalty, floor) = (line(|c| c.regulariser), self.y.span[0]);
            let ground: Vec<_> = columns.iter().map(|c| [self.x.at(c.step), floor]).collect();
            self.between(pen, &total, &penalty, p.layer_loss.faded(strength));
            self.between(pen, &penalty, &ground, p.layer_band.faded(strength));
            self.line(pen, &penalty, Stroke::new(p.band.faded(strength), 0.75 * p.curve));
        }
        if columns.len() < run.len() {
            self.between(pen, &line(|c| c.high), &line(|c| c.low), p.ink.faded(0.25 * strength));
        }
        let dual = columns.iter().filter_map(|c| Some([self.x.at(c.step), self.height(c.dual?)]));
        let dual: Vec<_> = dual.collect();
        self.line(pen, &dual, Stroke::dotted(p.ink.faded(strength), p.thin));
        self.line(pen, &total, Stroke::new(p.ink.faded(strength), p.curve).rounded());
    }

    /// Fills what lies between two curves over the same steps, inside the frame.
    fn between(&self, pen: &mut Pen, upper: &[Spot], lower: &[Spot], color: super::Color) {
        let [floor, top] = self.y.span;
        // A curve that leaves the frame follows its edge: its corners there are where it crosses.
        let held = |curve: &[Spot]| -> Vec<Spot> {
            let mut path = Vec::new();
            for (i, &at) in curve.iter().enumerate() {
                if let Some(&before) = i.checked_sub(1).and_then(|i| curve.get(i)) {
                    path.extend([top, floor].iter().filter_map(|&y| crossing(before, at, y)));
                }
                path.push([at[0], at[1].clamp(top, floor)]);
            }
            simplify(&path, 0.05)
        };
        let mut polygon = held(upper);
        polygon.extend(held(lower).into_iter().rev());
        pen.fill(&polygon, color);
    }

    fn line(&self, pen: &mut Pen, path: &[Spot], stroke: Stroke) {
        for piece in clip_path(path, &self.rect()) {
            pen.path(&simplify(&piece, 0.05), stroke);
        }
    }

    /// A dotted level at a value.
    fn level(&self, pen: &mut Pen, value: Option<f64>) {
        let [left, right] = self.x.span;
        if let Some(y) = value.map(|v| self.height(v)).filter(|&y| self.seen(y)) {
            pen.path(
                &[[left, y], [right, y]],
                Stroke::dotted(self.palette.ink_soft, self.palette.thin),
            );
        }
    }

    /// Short strokes on the floor where something was edited: a jump there is no mistake.
    fn edits(&self, pen: &mut Pen) {
        let floor = self.y.span[0];
        let stroke = Stroke::new(self.palette.ink, self.palette.thin);
        for &step in self.figure.edits.iter().filter(|&&step| step <= self.x.range[1]) {
            pen.upright(self.x.at(step), [floor - 7.0 * self.palette.scale(), floor], stroke);
        }
    }

    /// The steps that diverged, dotted to a cross.
    fn lost(&self, pen: &mut Pen) {
        let Some(&[step, primal]) = self.figure.lost.last() else { return };
        let p = self.palette;
        let path: Vec<_> =
            self.figure.lost.iter().map(|&[step, v]| [self.x.at(step), self.height(v)]).collect();
        let dots = Stroke {
            dash: Some([p.curve, 2.0 * p.curve]),
            ..Stroke::new(p.violation, p.curve).rounded()
        };
        for piece in clip_path(&path, &self.rect()) {
            pen.path(&piece, dots);
        }
        let [floor, top] = self.y.span;
        let arm = 4.5 * p.scale();
        let [x, y] = [
            self.x.held(step).min(self.x.span[1] - arm),
            self.height(primal).clamp(top + arm, floor),
        ];
        pen.path(&[[x - arm, y - arm], [x + arm, y + arm]], Stroke::new(p.violation, p.curve));
        pen.path(&[[x + arm, y - arm], [x - arm, y + arm]], Stroke::new(p.violation, p.curve));
        let text = format!(
            "stopped: {}",
            if primal.is_finite() { significant(primal) } else { "no number".into() }
        );
        let label = Label::empty(p.text(), p.violation, [x - 12.0, y + 5.0]).and(Face::Bold, text);
        pen.write(&label.anchored(Anchor::End).haloed(p.paper));
    }

    fn dot(&self, pen: &mut Pen, at: Spot, radius: f64) {
        let at = [at[0], at[1].clamp(self.y.span[1], self.y.span[0])];
        let r = radius * (0.5 + 0.5 * self.palette.scale());
        pen.disc(at, r + 1.0, self.palette.paper);
        pen.disc(at, r - 1.0, self.palette.ink);
    }

    /// The point of the run that is pointed at.
    fn readout(&self) -> Option<&CurvePoint> {
        let step = self.figure.readout?;
        let away = |point: &CurvePoint| (point.step - step).abs();
        self.figure.run.iter().min_by(|a, b| away(a).total_cmp(&away(b)))
    }

    fn seen(&self, y: f64) -> bool {
        (self.y.span[1]..=self.y.span[0]).contains(&y)
    }
}

/// P with three decimals, or fewer where it is large.
fn objective(value: f64) -> String {
    if value.abs() < 1000.0 { fixed(value, 3) } else { significant(value) }
}
