//! The points between their margin and their multiplier, and the way from each to the curve.

use super::Scene;
use crate::base::format::{ascending, clamped};
use crate::chart::CROWD;
use crate::chart::crowd::crowd;
use crate::chart::mark::{Mark, State};
use crate::chart::palette::{Length, Palette};
use crate::chart::pen::{Pen, SLACK};
use crate::chart::picture::{Path, Spot};
use crate::chart::price::Prices;
use crate::chart::zones::Zones;
use crate::loss::AT_BOUND;

/// A mark with its place on the picture.
#[derive(Clone, Copy)]
pub(super) struct Rider {
    pub(super) index: usize,
    pub(super) at: Spot,
    class: u8,
    margin: f64,
    radius: f64,
    /// Where on the curve it may be with the α that it has: its x.
    due: f64,
}

/// A point this near to the curve is on it, CSS pixels.
const ON_CURVE: f64 = 1.0;

/// The marks inside the range, and how many are beyond its two ends.
pub(super) fn riders(
    prices: &Prices,
    zones: &Zones,
    palette: &Palette,
) -> (Vec<Rider>, [usize; 2]) {
    let share = match prices.marks.len() {
        0..=60 => 1.0,
        61..=300 => 0.75,
        _ => 0.6,
    };
    let [left, right] = zones.x.span;
    let (mut riders, mut beyond) = (Vec::new(), [0, 0]);
    if !prices.kept {
        return (riders, beyond);
    }
    for (index, mark) in prices.marks.iter().enumerate() {
        let margin = mark.margin;
        if margin < zones.x.range[0] {
            beyond[0] += 1;
        } else if margin > zones.x.range[1] {
            beyond[1] += 1;
        } else {
            let [lo, hi] = due(prices, mark.alpha);
            let at = [zones.x.at(margin), zones.y.held(mark.alpha)];
            let due = clamped(zones.x.at(clamped(margin, lo, hi)), left, right);
            let small = mark.alpha <= AT_BOUND * prices.c || prices.marks.len() > CROWD;
            let size = if small { 3.7 } else { 5.0 };
            let radius = share * palette.length(Length::Point) * size / 12.0;
            riders.push(Rider { index, at, class: mark.class, margin, radius, due });
        }
    }
    (riders, beyond)
}

/// The margins that a point may have at the optimum with this α: those where α is in −C·∂ℓ(m).
fn due(prices: &Prices, alpha: f64) -> [f64; 2] {
    let (rho, share) = (prices.loss.margin(), alpha / prices.c);
    let (none, all) = (share <= AT_BOUND, share >= 1.0 - AT_BOUND);
    match prices.loss.id() {
        "hinge" if all => [f64::NEG_INFINITY, rho],
        "hinge" | "squared-hinge" if none => [rho, f64::INFINITY],
        "hinge" => [rho; 2],
        "squared-hinge" => [rho - 0.5 * share; 2],
        // α = C/(1 + eᵐ)
        "soft-margin" if share > 0.0 && share < 1.0 => [libm::log(1.0 / share - 1.0); 2],
        "soft-margin" if none => [1e300; 2],
        _ => [f64::NEG_INFINITY, f64::INFINITY],
    }
}

impl Scene<'_> {
    /// The ways to the curve, the points, those with the longest way last, and what is pointed at.
    #[inline(never)]
    pub(super) fn points(&self, pen: &mut Pen) {
        let (mut ways, mut lengths) = (Path::default(), Vec::new());
        for rider in &self.riders {
            let [x, y] = rider.at;
            let way = (rider.due - x).abs();
            if way > ON_CURVE {
                ways.line(x, y, rider.due, y);
            }
            lengths.push(way);
        }
        let crowded = self.riders.len() > CROWD;
        (pen.width, pen.strength) = if crowded { (0.35, 0.5) } else { (0.7, 1.0) };
        pen.lines(&ways, SLACK);
        (pen.width, pen.strength) = (1.0, 1.0);
        let mut marks = Vec::new();
        for &place in &ascending(&lengths) {
            marks.push(self.mark(&self.riders[place as usize]));
        }
        if crowded {
            crowd(pen, self.zones.size, &marks);
        } else {
            for mark in &marks {
                mark.draw(pen);
            }
        }
        let prices = self.prices;
        let hover = prices.hover.filter(|_| prices.hover != prices.selected);
        let large = 13.0 / 12.0 * pen.palette.length(Length::Point);
        pen.pointed_at(self.place(hover), self.place(prices.selected), large);
        self.zones.edge_counts(pen, self.beyond);
    }

    fn mark(&self, rider: &Rider) -> Mark {
        let loss = &self.prices.loss;
        let state = State::of(rider.margin, loss.entry().band.then(|| loss.margin()));
        let Rider { at, class, radius, .. } = *rider;
        Mark { at, class, radius, state, ring: None, halo: true }
    }

    /// The place of a mark that is pointed at.
    fn place(&self, index: Option<usize>) -> Option<Spot> {
        self.riders.iter().find(|rider| Some(rider.index) == index).map(|rider| rider.at)
    }
}
