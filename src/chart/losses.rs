//! The loss ℓ(m) with every point riding on it at its own margin, in the three zones of the plane: wrong side, band, beyond.

mod prices;

use super::frame::{Axis, Rect, nice_step};
use super::graph::{along, curve, tallest};
use super::mark::{Mark, State, is_disc};
use super::palette::Palette;
use super::picture::{Pen, Picture, Spot, Stroke};
use super::riders::{Rider, groups, hang, riders};
use super::text::{Anchor, Busy, Face, Label, fixed, significant, tick};
use super::{CROWD, Figure, Layer, Layers, order};
use crate::Result;
use crate::loss::Loss;

/// A point on the loss.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LossMark {
    /// Functional margin m.
    pub margin: f64,
    /// Class 0 … 7.
    pub class: u8,
    /// Whether it has a ring.
    pub ring: bool,
}

/// What the chart of the loss shows.
#[derive(Clone, Debug, PartialEq)]
pub struct LossFigure {
    /// ℓ.
    pub loss: Loss,
    /// Losses to compare it with, drawn faint.
    pub others: Vec<Loss>,
    /// The points that count.
    pub marks: Vec<LossMark>,
    /// Index into `marks` of the selected point.
    pub selected: Option<usize>,
    /// Index into `marks` of the point under the pointer.
    pub hover: Option<usize>,
}

impl Figure for LossFigure {
    /// Mid: zones, axes, curves. Over: the points.
    fn draw(
        &self,
        picture: &mut dyn Picture,
        size: [f64; 2],
        palette: &Palette,
        layers: Layers,
    ) -> Result<()> {
        let scene = Scene::new(self, size, palette);
        let mut pen = Pen::new(picture);
        let mut busy = Busy::default();
        if layers.has(Layer::Mid) {
            scene.zones(&mut pen, &mut busy);
            scene.scales(&mut pen);
            scene.comparisons(&mut pen, &mut busy);
            scene.curve(&mut pen);
        }
        if layers.has(Layer::Over) {
            scene.riders(&mut pen, &mut busy);
        }
        pen.done()
    }

    fn same(&self, other: &Self, layer: Layer, size: [f64; 2], palette: &Palette) -> bool {
        if layer != Layer::Mid {
            return self == other;
        }
        let [a, b] = [self, other].map(|figure| Scene::new(figure, size, palette));
        (self.loss, &self.others) == (other.loss, &other.others) && (a.x, a.y) == (b.x, b.y)
    }
}

impl LossFigure {
    /// The pixel of each mark as [`draw`](Figure::draw) places it; `None` where it is outside and only counted.
    pub fn places(&self, size: [f64; 2], palette: &Palette) -> Vec<Option<[f64; 2]>> {
        let scene = Scene::new(self, size, palette);
        let mut places = vec![None; self.marks.len()];
        for rider in &scene.riders {
            places[rider.index] = Some(rider.at);
        }
        places
    }

    /// The interval of m that is shown: as many points as fit in a few margins, at least −1 … 4.
    fn range(&self) -> [f64; 2] {
        let rho = self.loss.margin().min(1e300);
        let (mut lo, mut hi) = (-1.0, 4.0);
        for mark in self.marks.iter().filter(|mark| mark.margin.is_finite()) {
            lo = libm::floor(mark.margin / rho).clamp(-4.0, lo);
            hi = libm::ceil(mark.margin / rho).clamp(hi, 8.0);
        }
        // What grows fast is shown less far, or its lower part would be a flat line.
        let tall = |m: f64| self.loss.value(m * rho) > 10.0 * rho.max(1.0);
        while lo < -1.0 && tall(lo) {
            lo += 0.5;
        }
        while hi > 4.0 && tall(hi) {
            hi -= 0.5;
        }
        [lo * rho, hi * rho]
    }
}

/// A figure with everything that follows from the size of its picture.
struct Scene<'a> {
    figure: &'a LossFigure,
    palette: &'a Palette,
    size: [f64; 2],
    /// Below 132 px of height there is room for less.
    compact: bool,
    x: Axis,
    y: Axis,
    /// Base line of the numbers below.
    base: f64,
    riders: Vec<Rider>,
    /// How many points are beyond the left end and beyond the right.
    beyond: [usize; 2],
    step: f64,
}

impl<'a> Scene<'a> {
    fn new(figure: &'a LossFigure, size: [f64; 2], palette: &'a Palette) -> Self {
        let s = palette.scale();
        let compact = size[1] < 132.0 * s;
        let x = Axis { range: figure.range(), span: [2.0 * palette.text() + 2.0, size[0] - 1.0] };
        let (mut riders, beyond) = riders(figure, &x, palette);
        let base = size[1] - if compact { 6.0 * s } else { 21.0 * s };
        let top = if compact { 17.0 * s } else { 20.0 * s };
        let row = 2.05 * 3.7 / 12.0 * palette.point;
        let ground = base - 17.0 * s;
        let most = (((ground - top - 40.0 * s) / row).max(0.0) as usize).min(3);
        let rows = hang(&mut riders, row, most);
        let floor =
            (ground - if rows > 0 { 6.0 * s + row * rows as f64 } else { 0.0 }).max(top + 8.0);
        let step = nice_step(tallest(&figure.loss, &x) / f64::min(3.9, (floor - top) / (19.0 * s)));
        let height = libm::ceil(tallest(&figure.loss, &x) / step - 1e-9) * step;
        let y = Axis { range: [0.0, height], span: [floor, top] };
        for rider in &mut riders {
            rider.at[1] += y.at(if rider.pays() { rider.loss } else { 0.0 });
        }
        Scene { figure, palette, size, compact, x, y, base, riders, beyond, step }
    }

    fn rect(&self) -> Rect {
        Rect { from: [self.x.span[0], self.y.span[1]], to: [self.x.span[1], self.y.span[0]] }
    }

    /// The borders of the band.
    fn uprights(&self) -> [[Spot; 2]; 2] {
        let [floor, top] = self.y.span;
        [0.0, self.figure.loss.margin()].map(|m| [[self.x.at(m), top], [self.x.at(m), floor]])
    }

    /// The band, its borders as in the plane, and the names of the zones.
    fn zones(&self, pen: &mut Pen, busy: &mut Busy) {
        let (p, rho) = (self.palette, self.figure.loss.margin());
        let [top, floor] = [self.y.span[1], self.y.span[0]];
        let [zero, edge] = [self.x.at(0.0), self.x.at(rho)];
        let entry = self.figure.loss.entry();
        if entry.band {
            pen.rect([zero, top], [edge, floor], p.tint_band);
        }
        let words = |text: &str, x: f64, anchor| {
            Label::new(text, p.text(), p.ink_soft, [x, top - 6.0 * p.scale()]).anchored(anchor)
        };
        let wrong: &[&str] = if self.compact { &[] } else { &["wrong side", "wrong"] };
        self.first_that_fits(
            pen,
            busy,
            wrong.iter().map(|text| words(text, zero - 7.0, Anchor::End)),
        );
        let right = if entry.band { edge } else { zero } + 8.0;
        if entry.band {
            let name = Label::empty(p.text(), p.band, [0.5 * (zero + edge), top - 6.0 * p.scale()]);
            self.first_that_fits(
                pen,
                busy,
                [name.and(Face::Bold, "band").anchored(Anchor::Middle)].into_iter(),
            );
        }
        let free =
            entry.vanishes && self.figure.loss.value(if entry.band { rho } else { 1e-9 }) == 0.0;
        let beyond: &[&str] = match (entry.band, free) {
            (true, true) => &["beyond: no loss", "no loss"],
            (true, false) => &["beyond"],
            (false, true) => &["right side: no loss", "no loss"],
            (false, false) => &["right side"],
        };
        self.first_that_fits(
            pen,
            busy,
            beyond.iter().map(|text| words(text, right, Anchor::Start)),
        );
    }

    /// Writes the first label that stays over the chart and off the others.
    fn first_that_fits(&self, pen: &mut Pen, busy: &mut Busy, labels: impl Iterator<Item = Label>) {
        let over = Rect { from: [self.x.span[0], -100.0], to: [self.size[0], self.size[1]] };
        for label in labels {
            let room = label.room(pen.measure(&label));
            if room.inside(&over) && busy.free_of_labels(&room) {
                pen.write(&label);
                busy.rooms.push(room);
                return;
            }
        }
    }

    fn scales(&self, pen: &mut Pen) {
        let (p, s, size) = (self.palette, self.palette.scale(), self.palette.text());
        let [left, right] = self.x.span;
        let floor = self.y.span[0];
        for v in self.y.ticks(self.step) {
            let y = self.y.at(v);
            if v > 0.0 {
                pen.level([left, right], y, Stroke::new(p.grid, 1.0));
            }
            let at = [left - 8.0, y + 0.36 * size];
            pen.write(&Label::new(tick(v, self.step), size, p.ink_soft, at).anchored(Anchor::End));
        }
        let axis = Stroke::new(p.rule, p.axis);
        let step = self.x.step(4.2 * size);
        let ticks = self.x.ticks(step);
        for &v in &ticks {
            let x = self.x.at(v);
            pen.upright(x, [floor, floor + 4.0], axis);
            let last = x > right - size;
            let anchor = if last { Anchor::End } else { Anchor::Middle };
            pen.write(
                &Label::new(tick(v, step), size, p.ink_soft, [x, self.base]).anchored(anchor),
            );
        }
        pen.level([left, right], floor, axis);
        let [boundary, edge] = self.uprights();
        pen.path(&boundary, Stroke::new(p.ink, p.edge));
        if self.figure.loss.entry().band {
            pen.path(&edge, Stroke::dashed(p.band, p.edge));
        }
        let name = if self.compact {
            let between = ticks.last().map_or(right, |&last| self.x.at(last - 0.5 * step));
            Label::empty(size, p.ink_soft, [between, self.base])
                .and(Face::Math, "m")
                .anchored(Anchor::Middle)
        } else {
            let label = Label::new("margin ", size, p.ink_soft, [right, self.size[1] - 3.0 * s]);
            label.and(Face::Math, "m = y·f(x)").anchored(Anchor::End)
        };
        pen.write(&name);
    }

    /// The lab's own loss.
    fn own(&self) -> Vec<Vec<Spot>> {
        curve(&self.figure.loss, &self.x, &self.y, &self.rect())
    }

    /// The same as segments that labels keep off.
    fn own_segments(&self) -> Vec<[Spot; 2]> {
        self.own()
            .iter()
            .flat_map(|piece| piece.windows(2))
            .map(|pair| [pair[0], pair[1]])
            .collect()
    }

    fn curve(&self, pen: &mut Pen) {
        let stroke = Stroke::new(self.palette.ink, self.palette.curve).rounded();
        self.own().iter().for_each(|piece| pen.path(piece, stroke));
    }

    /// The other losses, faint, each with its name where there is room.
    fn comparisons(&self, pen: &mut Pen, busy: &mut Busy) {
        let p = self.palette;
        busy.segments.extend(self.own_segments());
        busy.segments.extend(self.uprights());
        let mut named = Vec::new();
        for loss in self.figure.others.iter().filter(|loss| loss.id() != self.figure.loss.id()) {
            let pieces = curve(loss, &self.x, &self.y, &self.rect());
            for piece in &pieces {
                pen.path(piece, Stroke::new(p.ink_soft.faded(0.45), p.thin));
            }
            named.push((loss, pieces));
        }
        for (loss, pieces) in named {
            let label = Label::new(loss.entry().title, 0.92 * p.text(), p.ink_soft, [0.0, 0.0]);
            let label = label.haloed(p.paper);
            let width = pen.measure(&label);
            let inner = self.rect().inset(2.0);
            let beside = |at: Spot, anchor| {
                let shift = if anchor == Anchor::Start { 5.0 } else { -5.0 };
                Label { at: [at[0] + shift, at[1] + 0.3 * p.text()], anchor, ..label.clone() }
            };
            let places = pieces.iter().flat_map(|piece| along(piece, 16.0));
            let mut labels =
                places.flat_map(|at| [beside(at, Anchor::Start), beside(at, Anchor::End)]);
            let free = |label: &Label| {
                let room = label.room(width);
                room.inside(&inner) && busy.free_of_lines(&room, 0.0)
            };
            if let Some(label) = labels.find(free) {
                busy.rooms.push(label.room(width));
                pen.write(&label);
            }
        }
    }

    /// Stems, points and what they pay; those outside as a count at the edge.
    fn riders(&self, pen: &mut Pen, busy: &mut Busy) {
        let p = self.palette;
        if let Some(groups) = groups(&self.riders) {
            groups.iter().for_each(|group| self.shared(pen, busy, group));
            self.selection(pen);
            return;
        }
        if self.crowded() {
            self.crowd(pen);
            self.selection(pen);
            return self.edge_counts(pen);
        }
        let by_loss = |i: usize, j: usize| self.riders[i].loss.total_cmp(&self.riders[j].loss);
        let order = order(self.riders.len(), &by_loss);
        let order: Vec<Rider> = order.into_iter().map(|i| self.riders[i]).collect();
        let stem = |rider: &Rider| {
            let x = self.x.at(rider.margin);
            vec![[x, self.y.span[0]], [x, rider.at[1]]]
        };
        let stems: Vec<_> = order.iter().filter(|rider| rider.pays()).map(stem).collect();
        pen.paths(&stems, Stroke::new(p.violation, p.slack));
        order.iter().for_each(|rider| self.mark(rider).draw(pen, p));
        self.selection(pen);
        let reach = |rider: &Rider| rider.radius * if rider.pays() { 1.75 } else { 1.0 } + 1.0;
        busy.discs.extend(order.iter().map(|rider| (rider.at, reach(rider))));
        self.edge_counts(pen);
        self.values(pen, busy, &order);
    }

    fn mark(&self, rider: &Rider) -> Mark {
        let mark = self.figure.marks[rider.index];
        let band = self.figure.loss.entry().band;
        let state = State::of(mark.margin, band.then(|| self.figure.loss.margin()));
        Mark {
            at: rider.at,
            class: mark.class,
            radius: rider.radius,
            state,
            ring: mark.ring,
            halo: true,
        }
    }

    fn crowded(&self) -> bool {
        self.riders.len() > CROWD
    }

    /// A crowd is drawn class by class, plain: where a point rides says how it stands.
    fn crowd(&self, pen: &mut Pen) {
        for (class, &color) in self.palette.classes.iter().enumerate().rev() {
            let of_class = |rider: &&Rider| usize::from(rider.class) == class;
            let riders: Vec<_> = self.riders.iter().filter(of_class).collect();
            let Some(first) = riders.first() else { continue };
            let color = color.faded(0.8);
            if is_disc(class as u8) {
                let centres: Vec<_> = riders.iter().map(|rider| rider.at).collect();
                pen.discs(&centres, first.radius, color);
            } else {
                let shapes: Vec<_> =
                    riders.iter().map(|rider| self.mark(rider).polygon(0.0)).collect();
                pen.fills(&shapes, color);
            }
        }
    }

    fn selection(&self, pen: &mut Pen) {
        let (p, figure) = (self.palette, self.figure);
        let place = |index: Option<usize>| {
            self.riders.iter().find(|rider| Some(rider.index) == index).map(|rider| rider.at)
        };
        if let Some(at) = place(figure.hover.filter(|_| figure.hover != figure.selected)) {
            pen.circle(at, 13.0 / 12.0 * p.point, p.ink_soft, p.thin);
        }
        if let Some(at) = place(figure.selected) {
            pen.circle(at, 13.0 / 12.0 * p.point, p.focus, 2.0);
        }
    }
}

/// A loss with two decimals, or three digits where it is large.
fn price(loss: f64) -> String {
    if loss < 1000.0 { fixed(loss, 2) } else { significant(loss) }
}
