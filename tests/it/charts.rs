//! Charts: golden pictures, and what must hold of every picture.

use margin_lab::chart::*;
use margin_lab::view::{self, ViewState};
use margin_lab::{Lab, Linear, Loss, Point, Scenario, label};

/// The twelve points of the clusters and one outlier.
fn outlier() -> Vec<Point> {
    let cluster = [[1.0, 1.0], [2.0, 3.0], [3.0, 2.0], [4.0, 4.0], [1.0, 4.0], [3.0, 4.0]];
    let mirrored = cluster.map(|[a, b]| Point::new([-a, -b], 0));
    cluster
        .map(|x| Point::new(x, 1))
        .into_iter()
        .chain(mirrored)
        .chain([Point::new([-1.5, -0.5], 1)])
        .collect()
}

const STEP_137: Linear = Linear { w: [0.0315, 0.7409], b: 0.3167 };
const OPTIMUM: Linear = Linear { w: [-0.1, 0.8], b: 0.3 };

fn plane(points: &[Point], model: Option<Linear>, loss: &Loss) -> PlaneChart {
    let marks = points.iter().map(|p| {
        let margin = label(p.class) * model.map_or(0.0, |m| m.score(p.x));
        PlaneMark {
            x: p.x,
            class: p.class,
            count: 1,
            aside: 0.0,
            ignored: p.weight == 0.0,
            margin,
            loss: loss.value(margin),
            ring: (p.weight > 0.0 && loss.entry().vanishes && loss.slope(margin) != 0.0)
                .then_some(1.0),
        }
    });
    let rho = loss.entry().band.then(|| loss.margin());
    PlaneChart {
        view: PlaneMap::fit(points.iter().map(|p| p.x)),
        unit: [1.0, 1.0],
        names: Default::default(),
        marks: marks.collect(),
        model,
        field: None,
        rho,
        width: model.zip(rho).map(|(m, rho)| 2.0 * rho / m.norm()),
        optimum: None,
        optimum_field: None,
        ghost_name: "optimum",
        selected: None,
        hover: None,
        cursor: None,
        ghost: None,
        handles: None,
    }
}

fn svg(chart: &impl Chart, size: [f64; 2], palette: &Palette) -> String {
    let mut svg = Svg::new(size[0], size[1], palette);
    chart.draw(&mut svg, size, palette, Layers::ALL);
    svg.text()
}

/// The run of the design: the outlier, hinge, C = 1, from w = 0 with rate 0.5/√t.
fn lab(steps: u64) -> Lab {
    let text = format!(
        r#"{{"version": 1, "data": {{"preset": "outlier"}}, "steps": {steps},
            "trainer": {{"type": "subgradient", "rate": {{"type": "inverse-sqrt", "initial": 0.5}}}}}}"#
    );
    let scenario: Scenario = text.parse().unwrap();
    Lab::new(scenario).unwrap()
}

fn picture(lab: &Lab, chart: &str, size: [f64; 2], palette: &Palette, state: &ViewState) -> String {
    view::svg(lab, chart, size, palette, state, None).unwrap()
}

/// Compares a picture with its blessed copy. One that differs is written beside it as `…-changed.svg`; `BLESS=1` blesses it.
pub fn golden(name: &str, svg: &str) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden");
    let (path, changed) = (format!("{folder}/{name}.svg"), format!("{folder}/{name}-changed.svg"));
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, svg).unwrap();
    }
    let same = std::fs::read_to_string(&path).unwrap_or_default() == svg;
    if same {
        // What an earlier run left, if it left anything.
        let _ = std::fs::remove_file(&changed);
    } else {
        std::fs::write(&changed, svg).unwrap();
    }
    assert!(same, "{path} is not what is drawn: look at {changed} too, then bless it with BLESS=1");
}

#[test]
fn the_plane_is_as_blessed() {
    let hinge = Loss::named("hinge").unwrap();
    let chart = PlaneChart { optimum: Some(OPTIMUM), ..plane(&outlier(), Some(STEP_137), &hinge) };
    golden("plane-wide", &svg(&chart, [630.0, 514.0], &LIGHT));
    golden("plane-dark", &svg(&chart, [630.0, 514.0], &DARK));
    golden("plane-projector", &svg(&chart, [730.0, 554.0], &PROJECTOR));
    golden("plane-phone", &svg(&chart, [390.0, 315.0], &LIGHT));
}

#[test]
fn states_of_the_plane_are_as_blessed() {
    let (hinge, size) = (Loss::named("hinge").unwrap(), [420.0, 340.0]);
    let draw = |chart: &PlaneChart| svg(chart, size, &LIGHT);
    let points = outlier();
    golden("plane-empty", &draw(&plane(&[], None, &hinge)));
    golden("plane-no-line", &draw(&plane(&points, None, &hinge)));
    let one_class: Vec<_> = points.iter().copied().filter(|p| p.class == 1).collect();
    golden(
        "plane-one-class",
        &draw(&plane(&one_class, Some(Linear { w: [0.0, 0.0], b: 1.0 }), &hinge)),
    );
    let upright = Linear { w: [0.6, 0.0], b: 0.2 };
    golden("plane-upright", &draw(&plane(&points, Some(upright), &hinge)));
    let mut wide = hinge;
    assert!(wide.set("margin", 2.0));
    golden("plane-margin-2", &draw(&plane(&points, Some(Linear { w: [0.7, 0.5], b: 0.3 }), &wide)));
    let steep = Linear { w: [-3.0, 1.2], b: 0.5 };
    golden("plane-narrow", &draw(&plane(&points, Some(steep), &hinge)));
    let perceptron = Loss::named("perceptron").unwrap();
    golden(
        "plane-perceptron",
        &draw(&plane(&points, Some(Linear { w: [1.0, 1.0], b: 1.0 }), &perceptron)),
    );
}

#[test]
fn the_handles_of_the_line_are_as_blessed() {
    let hinge = Loss::named("hinge").unwrap();
    let wide = PlaneChart {
        optimum: Some(OPTIMUM),
        handles: Some(Handles { active: Some(1), anchors: None }),
        ..plane(&outlier(), Some(STEP_137), &hinge)
    };
    golden("plane-handles", &svg(&wide, [630.0, 514.0], &LIGHT));
    golden("plane-handles-projector", &svg(&wide, [730.0, 554.0], &PROJECTOR));
    assert_eq!(wide.handles_at([630.0, 514.0]).len(), 3);
    // The edges are far out of view: the third handle stays inside. Those on the boundary stand where they were put.
    let put = Handles { active: Some(2), anchors: Some([[-2.0, 2.0], [2.0, -2.0]]) };
    let flat = Linear { w: [0.01, 0.01], b: 0.0 };
    let far = PlaneChart { handles: Some(put), ..plane(&outlier(), Some(flat), &hinge) };
    golden("plane-handles-put", &svg(&far, [390.0, 315.0], &DARK));
    // A loss without a band has no edge to take hold of, and where no line is seen there is no handle.
    let perceptron = Loss::named("perceptron").unwrap();
    let of = |model, loss| {
        let chart = plane(&outlier(), model, loss);
        let size = [630.0, 514.0];
        PlaneChart { handles: Some(Handles::default()), ..chart }.handles_at(size).len()
    };
    assert_eq!(of(Some(STEP_137), &perceptron), 2);
    assert_eq!(of(Some(Linear { w: [1.0, 0.0], b: 1e9 }), &hinge), 0);
    assert_eq!(of(None, &hinge), 0);
    // What was put beside the line, or out of view, does not stay there.
    let at = |anchors| {
        let handles = Some(Handles { active: None, anchors });
        let chart = plane(&outlier(), Some(Linear { w: [1.0, -1.0], b: 0.0 }), &hinge);
        PlaneChart { handles, ..chart }.handles_at([420.0, 340.0])
    };
    assert_ne!(at(Some([[1.0, 1.0], [2.0, 2.0]])), at(None));
    assert_eq!(at(Some([[1.0, 1.0], [2.0, 2.5]])), at(None));
    assert_eq!(at(Some([[1.0, 1.0], [90.0, 90.0]])), at(None));
}

#[test]
fn what_is_pointed_at_is_as_blessed() {
    let hinge = Loss::named("hinge").unwrap();
    let mut points = outlier();
    points.extend([
        Point::new([2.0, -3.0], 1),
        Point::new([2.0, -3.0], 1),
        Point::new([2.0, -3.0], 0),
    ]);
    points.push(Point { weight: 0.0, ..Point::new([-3.0, 3.0], 0) });
    let mut chart = plane(&points, Some(STEP_137), &hinge);
    chart.marks.remove(14);
    (chart.marks[13].count, chart.marks[13].aside, chart.marks[14].aside) = (2, 1.1, -1.1);
    let chart = PlaneChart {
        selected: Some(12),
        hover: Some(0),
        cursor: Some([-2.5, 2.0]),
        ghost: Some(Ghost { x: [4.0, 2.0], class: 1 }),
        ..chart
    };
    golden("plane-pointer", &svg(&chart, [420.0, 340.0], &LIGHT));
}

/// A cloud of points, not from a generator so that it stays as it is.
fn cloud(n: u32) -> Vec<Point> {
    let mut state = 1_u32;
    let mut draw = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(state >> 8) / f64::from(1 << 24)
    };
    let mut normal = || (0..12).map(|_| draw()).sum::<f64>() - 6.0;
    let mut place = |y: f64| [0.8 * y + normal(), 0.8 * y + normal()];
    (0..n).map(|i| Point::new(place(if i % 2 == 0 { -1.0 } else { 1.0 }), (i % 2) as u8)).collect()
}

#[test]
fn a_thousand_points_are_as_blessed_and_small() {
    let hinge = Loss::named("hinge").unwrap();
    let model = Linear { w: [0.9, 0.8], b: 0.05 };
    let text = svg(&plane(&cloud(1000), Some(model), &hinge), [630.0, 514.0], &LIGHT);
    golden("plane-thousand", &text);
    assert!(text.len() < 180_000, "{} bytes", text.len());
    let marks = cloud(1000).into_iter().map(|p| {
        let margin = label(p.class) * model.score(p.x);
        LossMark { margin, class: p.class, ring: (hinge.slope(margin) != 0.0).then_some(1.0) }
    });
    let chart = LossChart {
        loss: hinge,
        others: vec![],
        marks: marks.collect(),
        selected: None,
        hover: None,
    };
    golden("loss-thousand", &svg(&chart, [368.0, 151.0], &LIGHT));
}

/// The outlier under dual coordinate descent, so many steps after its start.
pub fn dual_lab(steps: u64, settings: &str) -> Lab {
    let text = format!(
        r#"{{"version": 1, "data": {{"preset": "outlier"}}, "steps": {steps}, "regularise_bias": true,
            "trainer": {{"type": "dual-coordinate-descent"}}{settings}}}"#
    );
    let scenario: Scenario = text.parse().unwrap();
    Lab::new(scenario).unwrap()
}

#[test]
fn rings_say_how_far_alpha_is() {
    let (lab, state) = (dual_lab(60, ""), ViewState::default());
    golden("plane-rings", &picture(&lab, "plane", [420.0, 340.0], &LIGHT, &state));
    golden("plane-rings-dark", &picture(&lab, "plane", [420.0, 340.0], &DARK, &state));
    // In a crowd only those on the edge of the band or beyond it have one.
    let crowd = crowd();
    golden("plane-rings-crowd", &picture(&crowd, "plane", [420.0, 340.0], &LIGHT, &state));
    golden("loss-rings", &picture(&lab, "loss", [368.0, 151.0], &LIGHT, &state));
}

#[test]
fn the_conditions_are_as_blessed() {
    let (state, size) = (ViewState::default(), [368.0, 151.0]);
    let squared = r#", "loss": {"type": "squared-hinge"}"#;
    let soft = r#", "loss": {"type": "soft-margin"}"#;
    let weighted = r#", "class_weights": [1, 3], "c": 0.2"#;
    let mut lab = dual_lab(9, "");
    for chart in ["kkt", "alphas"] {
        golden(&format!("{chart}-wide"), &picture(&lab, chart, size, &LIGHT, &state));
        golden(&format!("{chart}-dark"), &picture(&lab, chart, size, &DARK, &state));
        let large = [476.0, 201.0];
        golden(&format!("{chart}-projector"), &picture(&lab, chart, large, &PROJECTOR, &state));
        golden(&format!("{chart}-phone"), &picture(&lab, chart, [366.0, 123.0], &LIGHT, &state));
        for (name, settings) in [("squared", squared), ("soft", soft), ("weighted", weighted)] {
            let text = picture(&dual_lab(20, settings), chart, size, &LIGHT, &state);
            golden(&format!("{chart}-{name}"), &text);
        }
        let none = super::charts::lab(137);
        golden(&format!("{chart}-none"), &picture(&none, chart, size, &LIGHT, &state));
    }
    lab.solve(1e-9).unwrap();
    let pointed = ViewState { selected: Some(12), hover: Some(0), ..state.clone() };
    golden("kkt-optimum", &picture(&lab, "kkt", size, &LIGHT, &pointed));
    golden("alphas-optimum", &picture(&lab, "alphas", size, &LIGHT, &pointed));
    let crowd = crowd();
    golden("kkt-crowd", &picture(&crowd, "kkt", size, &LIGHT, &state));
    golden("alphas-crowd", &picture(&crowd, "alphas", size, &LIGHT, &state));
}

#[test]
fn at_the_optimum_every_point_is_on_the_curve() {
    let size = [368.0, 151.0];
    for settings in [
        "",
        r#", "loss": {"type": "squared-hinge"}"#,
        r#", "loss": {"type": "soft-margin"}"#,
        r#", "class_weights": [1, 3], "c": 0.2"#,
        r#", "loss": {"type": "hinge", "margin": 2}"#,
    ] {
        let mut lab = dual_lab(5, settings);
        let ways = |lab: &Lab| {
            let text = picture(lab, "kkt", size, &LIGHT, &ViewState::default());
            lines(&text, LIGHT.color(Ink::VIOLATION), 1.4).len()
        };
        assert!(ways(&lab) > 0, "{settings}");
        lab.solve(1e-9).unwrap();
        // Where α only ever comes near to 0, what is left to do is less than a pixel high and said as such.
        let left = ways(&lab);
        assert!(left == 0, "{settings}: {left}");
    }
}

/// Many points under dual coordinate descent.
fn crowd() -> Lab {
    let text = r#"{"version": 1, "data": {"preset": "blobs", "n": 400, "noise": 1.2}, "steps": 900,
        "regularise_bias": true, "trainer": {"type": "dual-coordinate-descent"}}"#;
    Lab::new(text.parse().unwrap()).unwrap()
}

#[test]
fn every_loss_is_as_blessed() {
    for entry in &margin_lab::LOSSES {
        let loss = Loss::of(entry);
        let marks = outlier().into_iter().map(|p| {
            let margin = label(p.class) * STEP_137.score(p.x);
            let ring = (entry.vanishes && loss.slope(margin) != 0.0).then_some(1.0);
            LossMark { margin, class: p.class, ring }
        });
        let chart =
            LossChart { loss, others: vec![], marks: marks.collect(), selected: None, hover: None };
        golden(&format!("loss-{}", entry.id), &svg(&chart, [300.0, 150.0], &LIGHT));
    }
}

#[test]
fn the_loss_is_as_blessed() {
    let (lab, state) = (lab(137), ViewState::default());
    golden("loss-wide", &picture(&lab, "loss", [368.0, 151.0], &LIGHT, &state));
    golden("loss-dark", &picture(&lab, "loss", [368.0, 151.0], &DARK, &state));
    golden("loss-projector", &picture(&lab, "loss", [476.0, 201.0], &PROJECTOR, &state));
    golden("loss-phone", &picture(&lab, "loss", [366.0, 123.0], &LIGHT, &state));
    golden("loss-step-0", &picture(&super::charts::lab(0), "loss", [368.0, 114.0], &LIGHT, &state));
    golden(
        "loss-others",
        &picture(&lab, "loss", [520.0, 260.0], &LIGHT, &ViewState { others: true, ..state }),
    );
}

#[test]
fn the_objective_is_as_blessed() {
    let (mut lab, state) = (lab(137), ViewState::default());
    golden("curve-wide", &picture(&lab, "curve", [368.0, 170.0], &LIGHT, &state));
    golden("curve-dark", &picture(&lab, "curve", [368.0, 170.0], &DARK, &state));
    golden("curve-projector", &picture(&lab, "curve", [476.0, 200.0], &PROJECTOR, &state));
    golden(
        "curve-log",
        &picture(&lab, "curve", [368.0, 170.0], &LIGHT, &ViewState { log: true, ..state.clone() }),
    );
    lab.seek(60).unwrap();
    let readout = ViewState { readout: Some(100.0), ..state.clone() };
    golden("curve-back", &picture(&lab, "curve", [368.0, 170.0], &LIGHT, &readout));
    lab.update(r#"{"trainer": {"type": "subgradient", "rate": 30}}"#).unwrap();
    lab.step(100);
    golden(
        "curve-diverged",
        &picture(&lab, "curve", [368.0, 129.0], &LIGHT, &ViewState { log: true, ..state.clone() }),
    );
    golden(
        "curve-step-0",
        &picture(&super::charts::lab(0), "curve", [368.0, 129.0], &LIGHT, &state),
    );
}

#[test]
fn the_objective_with_its_dual_is_as_blessed() {
    let (mut lab, state, size) = (dual_lab(60, ""), ViewState::default(), [368.0, 170.0]);
    let log = ViewState { log: true, ..state.clone() };
    golden("curve-dual", &picture(&lab, "curve", size, &LIGHT, &state));
    golden("curve-dual-dark", &picture(&lab, "curve", size, &DARK, &state));
    golden("curve-dual-log", &picture(&lab, "curve", size, &LIGHT, &log));
    lab.step(600);
    golden("curve-dual-met", &picture(&lab, "curve", size, &LIGHT, &state));
    golden("curve-dual-met-log", &picture(&lab, "curve", [476.0, 200.0], &PROJECTOR, &log));
}

/// The numbers of an attribute.
fn numbers(line: &str, attribute: &str) -> Vec<f64> {
    let Some(start) = line.find(&format!(" {attribute}=\"")) else { return Vec::new() };
    let start = start + attribute.len() + 3;
    let text = &line[start..start + line[start..].find('"').unwrap()];
    text.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-'))
        .filter_map(|t| t.parse().ok())
        .collect()
}

/// The ends of the segments drawn in this colour and width, in pixels.
fn lines(svg: &str, color: Color, width: f64) -> Vec<[[f64; 2]; 2]> {
    let rgb = color.rgb;
    let state = format!("stroke=\"#{rgb:06x}\" stroke-width=\"{width}\"");
    let mut found = Vec::new();
    let mut inside = false;
    for tag in svg.split('<') {
        inside = if tag.starts_with("g ") {
            tag.contains(&state)
        } else {
            inside && !tag.starts_with("/g")
        };
        if tag.starts_with("path ") && (inside || tag.contains(&state)) {
            let paths = tag.split('"').nth(1).unwrap_or_default().split('M');
            let numbers = paths.map(|path| {
                path.split([' ', 'L', '\n']).filter_map(|t| t.parse().ok()).collect::<Vec<f64>>()
            });
            found.extend(
                numbers
                    .filter_map(|path| <[f64; 4]>::try_from(path).ok())
                    .map(|[a, b, c, d]| [[a, b], [c, d]]),
            );
        }
    }
    found
}

#[test]
fn the_three_lines_read_back_are_f_at_minus_rho_zero_and_rho() {
    let models = [
        (STEP_137, 1.0),
        (OPTIMUM, 1.0),
        (Linear { w: [0.6, 0.0], b: 0.2 }, 1.0),
        (Linear { w: [-0.6, 0.0], b: 0.2 }, 1.0),
        (Linear { w: [0.0, -0.6], b: 0.2 }, 1.0),
        (Linear { w: [0.7, 0.5], b: 0.3 }, 2.0),
        (Linear { w: [-3.0, 1.2], b: 0.5 }, 0.5),
    ];
    for size in [[630.0, 514.0], [300.0, 600.0]] {
        for (model, rho) in models {
            let mut loss = Loss::named("hinge").unwrap();
            loss.set("margin", rho);
            let chart = plane(&outlier(), Some(model), &loss);
            let text = svg(&chart, size, &LIGHT);
            let map = PlaneMap::new(chart.view, chart.unit, size);
            let pixels = map.to_pixel([1.0, 0.0])[0] - map.to_pixel([0.0, 0.0])[0];
            let off = |line: [[f64; 2]; 2], level: f64| {
                let distance =
                    |at| (model.score(map.to_data(at)) - level).abs() / model.norm() * pixels;
                distance(line[0]).max(distance(line[1]))
            };
            let boundary = lines(&text, LIGHT.color(Ink::INK), LIGHT.length(Length::Boundary));
            assert_eq!(boundary.len(), 1, "{model:?}");
            assert!(off(boundary[0], 0.0) < 0.05, "{model:?}: {}", off(boundary[0], 0.0));
            let edges = lines(&text, LIGHT.color(Ink::BAND), LIGHT.length(Length::Edge));
            assert_eq!(edges.len(), 2, "{model:?}");
            for level in [-rho, rho] {
                let nearest =
                    edges.iter().map(|&edge| off(edge, level)).fold(f64::INFINITY, f64::min);
                assert!(nearest < 0.05, "{model:?} at {level}: {nearest}");
            }
        }
    }
}

#[test]
fn slack_is_drawn_at_right_angles_and_as_long_as_it_is() {
    let hinge = Loss::named("hinge").unwrap();
    let unit = [2.0, 0.5];
    // The same scores with standardised coordinates: ‖w‖ is measured in x/unit.
    let model = Linear { w: [0.3 / unit[0], 0.6 / unit[1]], b: 0.1 };
    let points: Vec<_> = outlier()
        .iter()
        .map(|p| Point::new([p.x[0] * unit[0], p.x[1] * unit[1]], p.class))
        .collect();
    let chart = PlaneChart { unit, ..plane(&points, Some(model), &hinge) };
    let size = [600.0, 500.0];
    let map = PlaneMap::new(chart.view, unit, size);
    let pixels = map.to_pixel([unit[0], 0.0])[0] - map.to_pixel([0.0, 0.0])[0];
    let text = svg(&chart, size, &LIGHT);
    let boundary = lines(&text, LIGHT.color(Ink::INK), LIGHT.length(Length::Boundary))[0];
    let slacks = lines(&text, LIGHT.color(Ink::VIOLATION), LIGHT.length(Length::Slack));
    for mark in chart.marks.iter().filter(|mark| mark.margin < 0.999) {
        let at = map.to_pixel(mark.x);
        let near = |line: &&[[f64; 2]; 2]| (line[0][0] - at[0]).hypot(line[0][1] - at[1]) < 0.02;
        let [from, to] = slacks.iter().find(near).expect("a slack line starts at the point");
        let [slack, along] = [
            [to[0] - from[0], to[1] - from[1]],
            [boundary[1][0] - boundary[0][0], boundary[1][1] - boundary[0][1]],
        ];
        let length = slack[0].hypot(slack[1]);
        let expected = (1.0 - mark.margin) / 0.3_f64.hypot(0.6) * pixels;
        assert!((length - expected).abs() < 0.05, "{length} for {expected}");
        let cosine =
            (slack[0] * along[0] + slack[1] * along[1]) / length / along[0].hypot(along[1]);
        assert!(cosine.abs() < 2e-3, "{cosine}");
    }
}

/// Every picture of this test as (name, text).
fn extremes() -> Vec<(String, String)> {
    let mut pictures = Vec::new();
    let far = [1e12, -1e12, 1e-12, 1e300, -1e300];
    let weights = [
        [1e-300, 1e-300],
        [1e300, -1e300],
        [1e300, 1e-300],
        [0.0, 1e300],
        [5e-324, 0.0],
        [1.0, 1.0],
    ];
    let mut points = outlier();
    points.extend([Point::new([1e12, -1e12], 0), Point::new([-1e12, 3.0], 1)]);
    for entry in &margin_lab::LOSSES {
        let loss = Loss::of(entry);
        let far_place = [1e300, f64::INFINITY];
        for w in weights {
            for b in [0.0, 0.5, 1e12, -1e300, 1e300] {
                let model = Linear { w, b };
                let fitted = plane(&points, Some(model), &loss);
                let near = PlaneChart {
                    view: [[-5.0, 5.0]; 2],
                    optimum: Some(Linear { w: [w[1], w[0]], b }),
                    handles: Some(Handles { active: Some(2), anchors: None }),
                    ..fitted.clone()
                };
                let there = PlaneChart {
                    view: [[1e12 - 1.0, 1e12 + 1.0], [-1e12, -1e12]],
                    handles: Some(Handles {
                        active: Some(0),
                        anchors: Some([[1e12, -1e12], far_place]),
                    }),
                    ..fitted.clone()
                };
                let marks: Vec<_> = fitted
                    .marks
                    .iter()
                    .map(|m| LossMark { margin: m.margin, class: m.class, ring: m.ring })
                    .collect();
                let losses =
                    LossChart { loss, others: vec![], marks, selected: Some(0), hover: Some(1) };
                for (name, chart) in [("fitted", &fitted), ("near", &near), ("there", &there)] {
                    pictures.push((
                        format!("{} {name} {model:?}", entry.id),
                        svg(chart, [200.0, 150.0], &LIGHT),
                    ));
                }
                pictures.push((
                    format!("{} {model:?}", entry.id),
                    svg(&losses, [200.0, 150.0], &LIGHT),
                ));
                let marks = losses
                    .marks
                    .iter()
                    .zip(far.iter().cycle())
                    .map(|(m, &alpha)| AlphaMark { margin: m.margin, class: m.class, alpha });
                let dual = DualData {
                    loss,
                    c: b.abs(),
                    relative: b < 0.0,
                    has_alphas: true,
                    marks: marks.collect(),
                    selected: Some(0),
                    hover: Some(1),
                };
                for size in [[200.0, 150.0], [64.0, 20.0]] {
                    let (kkt, bars) = (KktChart(dual.clone()), AlphaChart(dual.clone()));
                    let name = format!("{} {model:?} {size:?}", entry.id);
                    pictures.push((format!("kkt {name}"), svg(&kkt, size, &LIGHT)));
                    pictures.push((format!("alphas {name}"), svg(&bars, size, &PROJECTOR)));
                }
            }
        }
    }
    for log in [false, true] {
        for a in far {
            let point = |step: f64, primal: f64| CurvePoint {
                step,
                primal,
                regulariser: 0.5 * primal,
                dual: Some(-primal),
            };
            let chart = CurveChart {
                run: vec![
                    point(0.0, a),
                    point(1.0, 1.0),
                    point(2.0, f64::INFINITY),
                    point(3.0, 0.0),
                    point(4.0, a),
                ],
                present: Some(point(4.0, a)),
                optimum: Some(a),
                edits: vec![2.0, 1e9],
                lost: vec![[4.0, a], [5.0, f64::INFINITY]],
                log,
                horizon: 10.0,
                readout: Some(1e9),
            };
            pictures.push((format!("curve {a} {log}"), svg(&chart, [200.0, 150.0], &LIGHT)));
            pictures
                .push((format!("small curve {a} {log}"), svg(&chart, [64.0, 20.0], &PROJECTOR)));
        }
    }
    pictures
}

#[test]
fn whatever_the_numbers_pictures_hold_finite_places_in_the_frame() {
    for (name, text) in extremes() {
        for line in text.split('<') {
            for attribute in ["d", "cx", "cy", "r", "x", "y", "width", "height"] {
                if !line.contains(&format!(" {attribute}=\"")) {
                    continue;
                }
                let values = numbers(line, attribute);
                assert!(!values.is_empty(), "{name}: {line}");
                assert!(values.iter().all(|v| v.abs() < 5000.0), "{name}: {line}");
            }
            assert!(!line.contains("NaN") && !line.contains("inf"), "{name}: {line}");
        }
    }
}

#[test]
fn labels_stay_in_the_frame_and_off_each_other() {
    let angles = (0..48).map(|k| f64::from(k) * std::f64::consts::TAU / 48.0);
    for (k, angle) in angles.enumerate() {
        let model = Linear { w: [0.8 * angle.cos(), 0.8 * angle.sin()], b: 0.1 * k as f64 - 2.0 };
        let chart = PlaneChart {
            optimum: Some(OPTIMUM),
            ..plane(&outlier(), Some(model), &Loss::default())
        };
        let mut recorder = Recorder::default();
        chart.draw(&mut recorder, [420.0, 340.0], &LIGHT, Layers::ALL);
        for (i, (corners, words)) in recorder.labels.iter().enumerate() {
            let inside =
                corners.iter().all(|[x, y]| (0.0..=420.0).contains(x) && (0.0..=340.0).contains(y));
            assert!(inside, "{model:?}: {words} leaves the frame");
            let middle = [0, 1].map(|k| corners.iter().map(|c| c[k]).sum::<f64>() / 4.0);
            for (other, others) in &recorder.labels[..i] {
                assert!(!within(middle, other), "{model:?}: {words} on {others}");
            }
        }
    }
}

#[test]
fn every_theme_has_room_for_the_names_of_the_lines() {
    let sizes = [[630.0, 514.0], [630.0, 514.0], [730.0, 554.0]];
    for ((theme, palette), size) in Palette::THEMES.iter().zip(sizes) {
        let chart = plane(&outlier(), Some(STEP_137), &Loss::default());
        let chart = PlaneChart { optimum: Some(OPTIMUM), ..chart };
        let mut recorder = Recorder::default();
        chart.draw(&mut recorder, size, palette, Layers::ALL);
        for name in ["f = +1", "f = 0", "f = −1", "width 2.70", "optimum", "x1", "x2"] {
            assert!(recorder.labels.iter().any(|(_, words)| words == name), "{theme}: {name}");
        }
    }
}

/// Whether a place is inside a rectangle given by its corners in order.
fn within(p: [f64; 2], corners: &[[f64; 2]; 4]) -> bool {
    (0..4).all(|i| {
        let (a, b) = (corners[i], corners[(i + 1) % 4]);
        (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) >= 0.0
    })
}

/// A picture that keeps nothing but the corners of its labels.
#[derive(Default)]
struct Recorder {
    labels: Vec<([[f64; 2]; 4], String)>,
}

impl Picture for Recorder {
    fn crisp(&self, at: f64, _: f64) -> f64 {
        at
    }

    fn fill(&mut self, _: Shape, _: Color) {}

    fn stroke(&mut self, _: Shape, _: &Stroke) {}

    fn write(&mut self, label: &Label) {
        let width = self.measure(label);
        let start = match label.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => -0.5 * width,
            Anchor::End => -width,
        };
        let ([c, s], [x, y]) = (label.along, label.at);
        let (up, down) = (-0.75 * label.size, 0.2 * label.size);
        let corners = [[start, up], [start + width, up], [start + width, down], [start, down]];
        let words = label.runs.iter().map(|(_, text)| text.as_str()).collect();
        self.labels.push((corners.map(|[u, v]| [x + c * u - s * v, y + s * u + c * v]), words));
    }

    fn measure(&mut self, label: &Label) -> f64 {
        0.55 * label.size
            * label.runs.iter().map(|(_, text)| text.chars().count()).sum::<usize>() as f64
    }
}
