//! What a step and an optimum cost natively: `cargo dev bench`, or `cargo bench --bench native` for the details.

#![allow(missing_docs, clippy::expect_used, reason = "a bench stops where something is missing")]

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use margin_lab::{
    Expansion, GridField, Kernel, Lab, Linear, Point, Positions, Rng, Scenario, TRAINERS,
};
use std::hint::black_box;
use std::time::Duration;

/// The lab of the figures: two normal clouds at ±0.8, the classes in turn, C = 1.
fn lab(n: usize, settings: &str) -> Lab {
    let mut rng = Rng::new(1);
    let mut scenario: Scenario =
        format!(r#"{{"version": 1, {settings}}}"#).parse().expect("a scenario");
    scenario.data.points = (0..n)
        .map(|i| {
            let y = if i % 2 == 0 { -1.0 } else { 1.0 };
            Point::new([0.8 * y + rng.normal(), 0.8 * y + rng.normal()], (i % 2) as u8)
        })
        .collect();
    Lab::new(scenario).expect("a lab")
}

/// One state at every point: the yardstick of the others.
fn sweep(criterion: &mut Criterion) {
    for n in [1_000, 100_000] {
        let lab = lab(n, r#""loss": {"type": "hinge"}"#);
        let model = Linear { w: [0.7, 0.6], b: 0.1 };
        criterion.bench_function(&format!("sweep/{n}"), |bench| {
            bench.iter(|| black_box(lab.problem().objective(black_box(&model))));
        });
    }
}

/// A step of each trainer, with the objective and the history that go with it.
fn step(criterion: &mut Criterion) {
    for trainer in &TRAINERS {
        let loss = trainer.losses.first().unwrap_or(&"hinge");
        let penalty = if trainer.penalty == Some(false) { "none" } else { "l2" };
        let bias = trainer.regularise_bias.unwrap_or(false);
        let mut lab = lab(
            1_000,
            &format!(
                r#""loss": {{"type": "{loss}"}}, "penalty": "{penalty}", "regularise_bias": {bias},
                   "trainer": {{"type": "{}"}}"#,
                trainer.id
            ),
        );
        criterion
            .bench_function(&format!("step/{}", trainer.id), |bench| bench.iter(|| lab.step(1)));
    }
}

/// The optimum, to a relative gap of 1e-6.
fn solve(criterion: &mut Criterion) {
    let fresh = lab(100_000, r#""loss": {"type": "hinge"}, "regularise_bias": true"#);
    criterion.bench_function("solve/100000", |bench| {
        let again = || Lab::new(fresh.scenario()).expect("a lab"); // a clone would know the optimum already
        bench.iter_batched(
            again,
            |mut lab| lab.solve(1e-6).expect("an optimum"),
            BatchSize::PerIteration,
        );
    });
}

/// 200 × 200 scores of 100 support vectors of an RBF kernel: all of them anew, and after ten multipliers have changed.
fn field(criterion: &mut Criterion) {
    let mut rng = Rng::new(1);
    let mut positions = Positions::default();
    for _ in 0..100 {
        positions.push([4.0 * rng.uniform() - 2.0, 4.0 * rng.uniform() - 2.0]);
    }
    let kernel = Kernel::Rbf { gamma: 2.0 };
    let mut model = Expansion::zero(kernel, std::rc::Rc::new(positions));
    for coefficient in &mut model.coefficients {
        *coefficient = rng.normal();
    }
    let view = [[-3.0, 3.0], [-3.0, 3.0]];
    criterion.bench_function("field/anew", |bench| {
        bench.iter(|| black_box(GridField::new(view, 200, 200).scores(&model)));
    });
    let mut grid = GridField::new(view, 200, 200);
    let mut next = 0;
    criterion.bench_function("field/changed", |bench| {
        bench.iter(|| {
            for _ in 0..10 {
                model.coefficients[next % 100] += 1e-3;
                next += 1;
            }
            black_box(grid.scores(&model))
        });
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10).warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2));
    targets = sweep, step, solve, field
}
criterion_main!(benches);
