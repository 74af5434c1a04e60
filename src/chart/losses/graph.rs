//! The graph of the loss, and those of the losses it is compared with.

use super::Scene;
use crate::chart::clip::{clip_path, simplify};
use crate::chart::frame::{distance, moved, way};
use crate::chart::picture::{Line, Pen, Spot};
use crate::chart::room::Busy;
use crate::chart::text::{Anchor, Face, Label};
use crate::loss::Loss;
use crate::number::ascending;

impl Scene<'_> {
    pub(super) fn curve(&self, pen: &mut Pen) {
        let p = self.palette;
        for piece in self.graph(&self.figure.loss) {
            pen.line(&piece, Line::Round, p.ink, p.curve);
        }
    }

    /// Labels keep off the borders of the band and the lab's own loss.
    pub(super) fn keep_off_lines(&self, busy: &mut Busy) {
        busy.segments.extend_from_slice(&self.uprights());
        for piece in self.graph(&self.figure.loss) {
            busy.keep_off(&piece);
        }
    }

    /// The other losses, faint, each with its name where there is room.
    pub(super) fn comparisons(&self, pen: &mut Pen, busy: &mut Busy) {
        let p = self.palette;
        self.keep_off_lines(busy);
        let mut graphs = Vec::new();
        for loss in &self.figure.others {
            if loss.id() != self.figure.loss.id() {
                graphs.push((loss, self.graph(loss)));
            }
        }
        for piece in graphs.iter().flat_map(|(_, pieces)| pieces) {
            pen.line(piece, Line::Solid, p.ink_soft.faded(0.45), p.thin);
        }
        for (loss, pieces) in &graphs {
            let (title, size, at) = (loss.entry().title, 0.92 * p.text(), [0.0, 0.0]);
            let mut label = Label::of(Face::Plain, title, size, p.ink_soft, at, Anchor::Start);
            label.halo = Some(p.paper);
            self.name(pen, busy, label, pieces);
        }
    }

    /// Writes the name of a graph at the first place along it where there is room.
    fn name(&self, pen: &mut Pen, busy: &mut Busy, mut label: Label, pieces: &[Vec<Spot>]) {
        let width = pen.measure(&label);
        let inner = self.rect().inset(2.0);
        for at in along(pieces, 16.0) {
            for (anchor, aside) in [(Anchor::Start, 5.0), (Anchor::End, -5.0)] {
                label.anchor = anchor;
                label.at = [at[0] + aside, at[1] + 0.3 * self.palette.text()];
                let room = label.room(width);
                if room.inside(&inner) && busy.free_of_lines(&room, 0.0) {
                    busy.rooms.push(room);
                    pen.write(&label);
                    return;
                }
            }
        }
    }

    /// The graph of a loss in view, in as many pieces as it has jumps.
    fn graph(&self, loss: &Loss) -> Vec<Vec<Spot>> {
        let (x, y) = (&self.x, &self.y);
        let [lo, hi] = x.range;
        let pixels = (x.span[1] - x.span[0]).max(1.0) as usize;
        let mut margins = Vec::with_capacity(pixels + 8);
        for k in 0..=pixels {
            margins.push(lo + (hi - lo) * k as f64 / pixels as f64);
        }
        let rho = loss.margin();
        let part = |name: &str| loss.get(name).unwrap_or(0.0);
        let [gamma, h] = [part("gamma"), part("h")];
        for corner in [0.0, rho, part("s"), rho - gamma, rho - h, rho + h, -1.0] {
            if (lo..=hi).contains(&corner) {
                margins.push(corner);
            }
        }
        let spot = |m: f64, value: f64| [x.at(m), y.at(value.min(1e6 * y.range[1]))];
        let (mut pieces, mut path, mut before) = (Vec::new(), Vec::new(), f64::NAN);
        let inner = self.rect().inset(-0.01);
        for place in ascending(&margins) {
            let m = margins[place as usize];
            if m == before {
                continue;
            }
            before = m;
            let (value, next) = (loss.value(m), loss.value(m + 1e-9 * (hi - lo)));
            path.push(spot(m, value));
            if (next - value).abs() * y.pixels_per_unit().abs() > 1.0 && m < hi {
                clip_path(&path, &inner, &mut pieces);
                path.clear();
                path.push(spot(m, next));
            }
        }
        clip_path(&path, &inner, &mut pieces);
        for piece in &mut pieces {
            *piece = simplify(piece, 0.02);
        }
        pieces
    }
}

/// Places on some paths, this far apart.
fn along(pieces: &[Vec<Spot>], pixels: f64) -> Vec<Spot> {
    let mut places = Vec::new();
    for piece in pieces {
        for pair in piece.windows(2) {
            let parts = libm::ceil(distance(pair[0], pair[1]) / pixels).max(1.0);
            for k in 0..parts as usize {
                places.push(moved(pair[0], way(pair[0], pair[1]), k as f64 / parts));
            }
        }
    }
    places
}
