//! The plane: points, boundary, band, slack. Equal lengths on the picture are equal lengths where ‖w‖ is measured, so normals
//! stand at right angles.

use super::frame::{Axis, Rect, clip_segment};
use super::lines::Lines;
use super::map::PlaneMap;
use super::mark::{Mark, State, cross_stroke, outline_width, owes};
use super::palette::Palette;
use super::picture::{Pen, Picture, Spot, Stroke};
use super::text::{Anchor, Busy, Face, Label, tick};
use super::{CROWD, Figure, Layer, Layers, order};
use crate::Result;
use crate::model::Linear;

/// A point of the plane, or several of one class at one place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlaneMark {
    /// Place in data units.
    pub x: [f64; 2],
    /// Class 0 … 7.
    pub class: u8,
    /// How many points share class and place.
    pub count: usize,
    /// How far it is drawn to the right of its place, in radii: points of several classes at one place stand side by side.
    pub aside: f64,
    /// Whether it enters nothing (weight 0, or held out).
    pub ignored: bool,
    /// Functional margin m = y·f(x).
    pub margin: f64,
    /// ℓ(m).
    pub loss: f64,
    /// Whether it has a ring: it is a support vector, or it pulls.
    pub ring: bool,
}

/// What the plane shows.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaneFigure {
    /// The intervals of x₁ and x₂, data units, that are shown at least; the wider side of the picture shows more.
    pub view: [[f64; 2]; 2],
    /// Length of one unit of ‖w‖'s coordinates in data units of each axis: the standard deviations, or 1.
    pub unit: [f64; 2],
    /// Names of the axes with their units; x₁ and x₂ where they are empty.
    pub names: [String; 2],
    /// The points.
    pub marks: Vec<PlaneMark>,
    /// The score, data units; `None` while w = 0 and there is no line.
    pub model: Option<Linear>,
    /// ρ, where the loss asks for a margin.
    pub rho: Option<f64>,
    /// 2ρ/‖w‖ as it is printed.
    pub width: Option<f64>,
    /// The optimum, data units.
    pub optimum: Option<Linear>,
    /// Index into `marks` of the selected point.
    pub selected: Option<usize>,
    /// Index into `marks` of the point under the pointer.
    pub hover: Option<usize>,
    /// Place of the keyboard's crosshair.
    pub cursor: Option<[f64; 2]>,
    /// Place and class of a point that would be placed.
    pub ghost: Option<([f64; 2], u8)>,
}

impl Figure for PlaneFigure {
    /// Under: regions, grid, ticks, lines, slack. Mid: the points as they are. Over: the points whose state or ring says more, those
    /// with most loss on top; selection and crosshair.
    fn draw(
        &self,
        picture: &mut dyn Picture,
        size: [f64; 2],
        palette: &Palette,
        layers: Layers,
    ) -> Result<()> {
        let map = PlaneMap::new(self.view, self.unit, size);
        let rect = Rect { from: [0.0, 0.0], to: size };
        let scene = Scene { figure: self, map, rect, palette, radius: self.radius(palette) };
        let mut pen = Pen::new(picture);
        if layers.has(Layer::Under) {
            scene.under(&mut pen);
        }
        if layers.has(Layer::Mid) {
            scene.points(&mut pen, layers.has(Layer::Over) && !self.crowded());
        }
        if layers.has(Layer::Over) {
            scene.over(&mut pen);
        }
        pen.done()
    }

    fn same(&self, other: &Self, layer: Layer, _: [f64; 2], _: &Palette) -> bool {
        let place = |m: &PlaneMark| (m.x, m.class, m.ignored, m.aside);
        match layer {
            Layer::Under => {
                let lines = |f: &PlaneFigure| (f.view, f.unit, f.model, f.rho, f.width, f.optimum);
                lines(self) == lines(other)
                    && self.marks == other.marks
                    && self.names == other.names
            }
            Layer::Mid => {
                (self.view, self.unit) == (other.view, other.unit)
                    && self.marks.iter().map(place).eq(other.marks.iter().map(place))
            }
            Layer::Over => self == other,
        }
    }
}

impl PlaneFigure {
    /// Whether the points are so many that each has to say less.
    fn crowded(&self) -> bool {
        self.marks.len() > CROWD
    }

    /// Radius of a point: smaller in a crowd.
    fn radius(&self, palette: &Palette) -> f64 {
        let share = match self.marks.len() {
            _ if !self.crowded() => 1.0,
            0..=500 => 0.75,
            _ => 0.6,
        };
        0.5 * share * palette.point
    }

    /// The state of a mark. Without a line there is nothing to be right or wrong about.
    fn state(&self, mark: &PlaneMark) -> State {
        match self.model {
            _ if mark.ignored => State::Ignored,
            None => State::Plain,
            Some(_) => State::of(mark.margin, self.rho),
        }
    }
}

/// A figure with everything that follows from the size of its picture.
struct Scene<'a> {
    figure: &'a PlaneFigure,
    map: PlaneMap,
    rect: Rect,
    palette: &'a Palette,
    radius: f64,
}

impl Scene<'_> {
    fn under(&self, pen: &mut Pen) {
        let lines = Lines::new(self.figure, &self.map, &self.rect);
        lines.regions(pen, &self.rect, self.palette);
        let mut busy = self.obstacles(&lines);
        self.grid(pen, lines.exist());
        self.ticks(pen, &mut busy);
        lines.strokes(pen, self.palette);
        self.slacks(pen, &lines, &mut busy);
        lines.names(pen, &self.rect, self.palette, &mut busy);
    }

    /// What labels keep away from: lines and points.
    fn obstacles(&self, lines: &Lines) -> Busy {
        let near = self.rect.inset(-self.radius);
        let places = self.figure.marks.iter().map(|mark| self.map.to_pixel(mark.x));
        let discs = places.filter(|&at| near.contains(at)).map(|at| (at, self.radius + 3.0));
        // Among very many points there is no free place, and looking for one takes its time.
        let most = if self.figure.marks.len() > 2000 { 0 } else { usize::MAX };
        Busy { segments: lines.segments(), discs: discs.take(most).collect(), rooms: Vec::new() }
    }

    fn grid(&self, pen: &mut Pen, tinted: bool) {
        let (p, [w, h]) = (self.palette, self.rect.to);
        let grid = Stroke::new(p.grid.faded(if tinted { 0.7 } else { 1.0 }), 1.0);
        let axis = Stroke::new(p.rule.faded(0.75), p.axis);
        let [x, y] = self.map.axes;
        let step = |axis: &Axis| axis.step(30.0 * (1.0 + p.scale()) / 2.0);
        let upright = x.ticks(step(&x)).into_iter().filter(|&v| v != 0.0).map(|v| {
            let x = pen.crisp(x.at(v), grid.width);
            vec![[x, 0.0], [x, h]]
        });
        let level = y.ticks(step(&y)).into_iter().filter(|&v| v != 0.0).map(|v| {
            let y = pen.crisp(y.at(v), grid.width);
            vec![[0.0, y], [w, y]]
        });
        let lines: Vec<_> = upright.chain(level).collect();
        pen.paths(&lines, grid);
        if (0.0..=h).contains(&y.at(0.0)) {
            pen.level([0.0, w], y.at(0.0), axis);
        }
        if (0.0..=w).contains(&x.at(0.0)) {
            pen.upright(x.at(0.0), [0.0, h], axis);
        }
    }

    /// Numbers along the frame and the names of the axes. A number goes where a line runs.
    fn ticks(&self, pen: &mut Pen, busy: &mut Busy) {
        let (p, [w, h]) = (self.palette, self.rect.to);
        let size = p.text();
        for label in [
            self.name(0, [w - 10.0, h - 8.0]).anchored(Anchor::End),
            self.name(1, [8.0, 5.0 + size]),
        ] {
            busy.rooms.push(label.room(pen.measure(&label)));
            pen.write(&label);
        }
        let [x, y] = self.map.axes;
        let step = x.step(4.7 * size);
        for v in x.ticks(step) {
            let zero = v == 0.0;
            let at = [x.at(v) - if zero { 6.5 } else { 0.0 }, h - 8.0];
            let anchor = if zero { Anchor::End } else { Anchor::Middle };
            self.number(
                pen,
                busy,
                Label::new(tick(v, step), size, p.ink_soft, at).anchored(anchor),
            );
        }
        let step = y.step(4.7 * size);
        for v in y.ticks(step) {
            let at = [8.0, y.at(v) + if v == 0.0 { -5.5 } else { 0.36 * size }];
            self.number(pen, busy, Label::new(tick(v, step), size, p.ink_soft, at));
        }
    }

    fn number(&self, pen: &mut Pen, busy: &mut Busy, label: Label) {
        let room = label.room(pen.measure(&label));
        let apart = label.room(pen.measure(&label) + label.size);
        let inner = self.rect.inset(4.0);
        if room.inside(&inner) && busy.free_of_labels(&apart) && busy.free_of_lines(&room, 1.0) {
            busy.rooms.push(room);
            pen.write(&label);
        }
    }

    fn name(&self, axis: usize, at: Spot) -> Label {
        let p = self.palette;
        let name = &self.figure.names[axis];
        if name.is_empty() {
            let index = if axis == 0 { "1" } else { "2" };
            Label::empty(1.087 * p.text(), p.ink, at).and(Face::Math, "x").and(Face::Sub, index)
        } else {
            Label::new(name.as_str(), p.text(), p.ink, at)
        }
    }

    /// Slack lines: from a point to its own edge of the band, at right angles, with a foot on the edge.
    fn slacks(&self, pen: &mut Pen, lines: &Lines, busy: &mut Busy) {
        let Some([lower, upper]) = lines.edges() else { return };
        let crowded = self.figure.crowded();
        let width = if crowded { 0.5 } else { 1.0 } * self.palette.slack;
        let stroke = Stroke::new(self.palette.violation, width);
        let mut paths = Vec::new();
        for mark in self.figure.marks.iter().filter(|mark| self.owes(mark)) {
            let edge = if mark.class == 0 { lower } else { upper };
            let at = self.map.to_pixel(mark.x);
            // No edge need be farther to be out of the frame.
            let depth = edge.depth(at).clamp(-1e9, 1e9);
            let foot = [0, 1].map(|k| at[k] - depth * edge.normal[k]);
            let Some(line) = clip_segment([at, foot], &self.rect) else { continue };
            paths.push(line.to_vec());
            if !crowded {
                busy.segments.push(line);
            }
            if self.rect.contains(foot) && !crowded {
                let half = edge.reading().map(|v| 0.75 * self.radius * v);
                let end = |side: f64| [foot[0] + side * half[0], foot[1] + side * half[1]];
                paths.push(vec![end(-1.0), end(1.0)]);
            }
        }
        pen.paths(&paths, stroke);
    }

    /// Whether a mark has slack.
    fn owes(&self, mark: &PlaneMark) -> bool {
        self.figure.rho.is_some_and(|rho| owes(mark.margin, rho)) && !mark.ignored
    }

    /// The marks in view, in order, with how they are drawn.
    fn marks(&self) -> impl Iterator<Item = (&PlaneMark, Mark)> {
        let seen = self.rect.inset(-3.0 * self.radius);
        let crowded = self.figure.crowded();
        self.figure.marks.iter().filter_map(move |mark| {
            let [x, y] = self.map.to_pixel(mark.x);
            let at = [x + mark.aside * self.radius, y];
            let state = self.figure.state(mark);
            // In a crowd the filling says enough; a ring is left to the points on the edge of the band.
            let ring =
                mark.ring && self.figure.model.is_some() && !(crowded && state != State::Plain);
            let drawn =
                Mark { at, class: mark.class, radius: self.radius, state, ring, halo: !crowded };
            seen.contains(at).then_some((mark, drawn))
        })
    }

    /// Every point as it is without the line, or only those of which there is no more to say.
    fn points(&self, pen: &mut Pen, only_plain: bool) {
        for (_, mark) in self.marks().filter(|(_, mark)| !(only_plain && told(mark))) {
            let state = if mark.state == State::Ignored { State::Ignored } else { State::Plain };
            Mark { state, ring: false, ..mark }.draw(pen, self.palette);
        }
    }

    fn over(&self, pen: &mut Pen) {
        let told: Vec<_> = self.marks().filter(|(_, mark)| told(mark)).collect();
        if self.figure.crowded() {
            self.states(pen, told.iter().map(|(_, mark)| mark));
        } else {
            for i in order(told.len(), &|i, j| told[i].0.loss.total_cmp(&told[j].0.loss)) {
                told[i].1.draw(pen, self.palette);
            }
        }
        self.counts(pen);
        self.pointer(pen);
    }

    /// In a crowd only the states are drawn over the points, each kind in one go: paper on the half of those inside (but among very
    /// many the lines alone say it), crosses on those on the wrong side, rings.
    fn states<'a>(&self, pen: &mut Pen, marks: impl Iterator<Item = &'a Mark>) {
        let (mut halves, mut crosses) = (Vec::new(), Vec::new());
        let outline = outline_width(self.radius, self.palette);
        let few = self.figure.marks.len() <= 500;
        for mark in marks {
            match mark.state {
                State::Inside if few => halves.push(mark.paper_half(outline)),
                State::Inside => {}
                State::Wrong => crosses.extend(mark.cross_lines()),
                State::Plain | State::Ignored => mark.draw(pen, self.palette),
            }
        }
        pen.fills(&halves, self.palette.paper);
        pen.paths(&crosses, cross_stroke(self.radius, self.palette));
    }

    /// How many points a mark stands for, where they are few enough to read.
    fn counts(&self, pen: &mut Pen) {
        let several: Vec<_> = self.marks().filter(|(mark, _)| mark.count > 1).collect();
        if several.len() > 40 {
            return;
        }
        let p = self.palette;
        for (mark, drawn) in several {
            let reach = if drawn.ring { 2.1 } else { 1.5 } * self.radius;
            let left = mark.aside < 0.0;
            let at =
                [drawn.at[0] + if left { -reach } else { reach }, drawn.at[1] + 0.36 * p.text()];
            let label =
                Label::new(format!("×{}", mark.count), p.text(), p.ink_soft, at).haloed(p.paper);
            pen.write(&label.anchored(if left { Anchor::End } else { Anchor::Start }));
        }
    }

    /// Selection, hover, crosshair and the point to come.
    fn pointer(&self, pen: &mut Pen) {
        let (p, figure) = (self.palette, self.figure);
        let place = |index: Option<usize>| {
            Some(self.map.to_pixel(figure.marks.get(index?)?.x))
                .filter(|&at| self.rect.contains(at))
        };
        let large = 7.0 / 6.0 * p.point;
        if let Some(at) = place(figure.hover.filter(|_| figure.hover != figure.selected)) {
            pen.circle(at, large, p.ink_soft, p.thin);
        }
        if let Some(at) = place(figure.selected) {
            pen.circle(at, large, p.focus, 2.0);
        }
        if let Some((x, class)) = figure.ghost {
            let at = self.map.to_pixel(x);
            let faded = Palette {
                classes: p.classes.map(|c| c.faded(0.35)),
                ink: p.ink.faded(0.5),
                ..p.clone()
            };
            Mark { at, class, radius: self.radius, state: State::Plain, ring: false, halo: false }
                .draw(pen, &faded);
        }
        if let Some([x, y]) =
            figure.cursor.map(|x| self.map.to_pixel(x)).filter(|&at| self.rect.contains(at))
        {
            let ([w, h], stroke, gap) =
                (self.rect.to, Stroke::new(p.focus, p.axis), 0.75 * p.point);
            pen.level([0.0, x - gap], y, stroke);
            pen.level([x + gap, w], y, stroke);
            pen.upright(x, [0.0, y - gap], stroke);
            pen.upright(x, [y + gap, h], stroke);
        }
    }
}

/// Whether the line has something to say about a mark.
fn told(mark: &Mark) -> bool {
    mark.ring || matches!(mark.state, State::Inside | State::Wrong)
}
