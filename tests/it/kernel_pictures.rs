//! Pictures of labs with kernels, and of the optimum without a point.

use crate::charts::golden;
use margin_lab::chart::{DARK, LIGHT, PROJECTOR, Palette};
use margin_lab::view::{ViewState, svg};
use margin_lab::{Lab, Scenario};
use serde_json::{Value, json};

const WIDE: [f64; 2] = [630.0, 460.0];

fn lab(settings: &Value, steps: u64) -> Lab {
    let mut scenario = json!({
        "version": 1, "data": { "preset": "moons", "n": 60, "noise": 0.25, "seed": 3 }, "c": 3,
        "model": { "type": "kernel", "kernel": { "type": "rbf", "gamma": 1.5 } },
    });
    for (key, value) in settings.as_object().expect("settings") {
        scenario[key] = value.clone();
    }
    let scenario: Scenario = scenario.to_string().parse().expect("a scenario");
    let mut lab = Lab::new(scenario).expect("a lab");
    lab.step(steps);
    lab
}

fn picture(lab: &Lab, chart: &str, palette: &Palette, without: Option<usize>) -> String {
    let state = ViewState { without, hover: without, ..ViewState::default() };
    svg(lab, chart, WIDE, palette, &state, None).expect("a picture")
}

#[test]
fn a_kernel_lab_is_as_blessed() {
    let running = lab(&json!({ "trainer": { "type": "smo" } }), 12);
    golden("kernel-smo", &picture(&running, "plane", &LIGHT, None));
    golden("kernel-smo-kkt", &picture(&running, "kkt", &LIGHT, None));
    golden("kernel-smo-curve", &picture(&running, "curve", &LIGHT, None));
    let exact = lab(&json!({ "trainer": { "type": "exact" } }), 0);
    for (chart, palette) in
        [("plane", &DARK), ("kkt", &PROJECTOR), ("alphas", &LIGHT), ("loss", &LIGHT)]
    {
        golden(&format!("kernel-exact-{chart}"), &picture(&exact, chart, palette, None));
    }
    let parabola = json!({ "type": "kernel", "kernel": { "type": "polynomial", "degree": 2 } });
    let parabola = lab(&json!({ "model": parabola, "trainer": { "type": "exact" } }), 0);
    golden("kernel-polynomial", &picture(&parabola, "plane", &LIGHT, None));
}

#[test]
fn the_optimum_without_a_point_is_as_blessed() {
    let trainer = json!({ "type": "exact" });
    let curve = lab(&json!({ "trainer": trainer }), 0);
    let support = curve.report().support.expect("support vectors");
    let wrong = curve.leave_one_out().expect("leave-one-out").wrong[0];
    golden("without-kernel", &picture(&curve, "plane", &LIGHT, Some(wrong)));
    let free = support.free[0];
    golden("without-kernel-projector", &picture(&curve, "plane", &PROJECTOR, Some(free)));
    let line = lab(
        &json!({ "model": { "type": "linear" }, "data": { "preset": "outlier" }, "trainer": trainer }),
        0,
    );
    golden("without-line", &picture(&line, "plane", &LIGHT, Some(12)));
}
