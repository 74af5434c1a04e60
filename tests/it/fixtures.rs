//! Labs that several tests start from.

use margin_lab::{Lab, Loss, Point, Rate, RateKind, Scenario, TRAINERS, TrainerSpec};

/// The six points of `clusters`, class 1; class 0 is their mirror image.
const CLUSTER: [[f64; 2]; 6] =
    [[1.0, 1.0], [2.0, 3.0], [3.0, 2.0], [4.0, 4.0], [1.0, 4.0], [3.0, 4.0]];

/// `clusters` with one outlier of class 1.
pub fn outlier() -> Vec<Point> {
    let mirror = |x: &[f64; 2]| Point::new([-x[0], -x[1]], 0);
    let mut points: Vec<Point> = CLUSTER.iter().map(|&x| Point::new(x, 1)).collect();
    points.extend(CLUSTER.iter().map(mirror));
    points.push(Point::new([-1.5, -0.5], 1));
    points
}

/// A document with these points.
pub fn scenario(points: Vec<Point>) -> Scenario {
    let mut scenario = Scenario::default();
    scenario.data.points = points;
    scenario
}

/// The trainer with this id.
pub fn trainer(id: &str) -> TrainerSpec {
    let entry = TRAINERS.iter().find(|entry| entry.id == id).expect("a trainer of the table");
    TrainerSpec { entry, rate: None, batch: None, pivots: true }
}

/// η₀/√t.
pub fn inverse_sqrt(initial: f64) -> Option<Rate> {
    Some(Rate { kind: RateKind::InverseSqrt, initial })
}

/// A lab of `outlier` for each trainer, with the loss, penalty and bias that it can train.
pub fn one_of_each() -> Vec<Lab> {
    let lab = |entry: &'static margin_lab::TrainerEntry| {
        let mut scenario = scenario(outlier());
        scenario.trainer = TrainerSpec { entry, rate: None, batch: None, pivots: true };
        scenario.regularise_bias = entry.regularise_bias.unwrap_or(false);
        if entry.penalty == Some(false) {
            scenario.penalty = margin_lab::Penalty::None;
        }
        if let Some(id) = entry.losses.first() {
            scenario.loss = Loss::named(id).expect("a loss of the table");
        }
        Lab::new(scenario).expect("a lab")
    };
    TRAINERS.iter().map(lab).collect()
}

/// w and b of a linear lab.
pub fn model_of(lab: &Lab) -> margin_lab::Linear {
    lab.model().linear().expect("w and b")
}
