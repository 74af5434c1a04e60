//! Charts: golden pictures, and what must hold of every picture.

use margin_lab::chart::*;
use margin_lab::{Linear, Loss, Point, label};

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

fn plane(points: &[Point], model: Option<Linear>, loss: &Loss) -> PlaneFigure {
    let marks = points.iter().map(|p| {
        let margin = label(p.class) * model.map_or(0.0, |m| m.score(p.x));
        PlaneMark {
            x: p.x,
            class: p.class,
            count: 1,
            ignored: p.weight == 0.0,
            margin,
            loss: loss.value(margin),
            ring: loss.entry().vanishes && loss.slope(margin) != 0.0,
        }
    });
    let rho = loss.entry().band.then(|| loss.margin());
    PlaneFigure {
        view: PlaneMap::fit(points.iter().map(|p| p.x)),
        unit: [1.0, 1.0],
        names: Default::default(),
        marks: marks.collect(),
        model,
        rho,
        width: model.zip(rho).map(|(m, rho)| 2.0 * rho / m.norm()),
        optimum: None,
        selected: None,
        hover: None,
        cursor: None,
        ghost: None,
    }
}

fn plane_svg(figure: &PlaneFigure, [w, h]: [f64; 2], palette: &Palette) -> String {
    let mut svg = Svg::new(w, h, palette);
    figure.draw(&mut svg, [w, h], palette, Layers::ALL).unwrap();
    svg.text()
}

/// Compares a picture with its blessed copy; `BLESS=1` writes it.
fn golden(name: &str, svg: &str) {
    let path = format!("{}/tests/golden/{name}.svg", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, svg).unwrap();
    }
    let blessed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        blessed == svg,
        "{path} is not what is drawn: look at both, then bless it with BLESS=1"
    );
}

#[test]
fn the_plane_is_as_blessed() {
    let hinge = Loss::named("hinge").unwrap();
    let figure =
        PlaneFigure { optimum: Some(OPTIMUM), ..plane(&outlier(), Some(STEP_137), &hinge) };
    golden("plane-wide", &plane_svg(&figure, [630.0, 514.0], &LIGHT));
    golden("plane-dark", &plane_svg(&figure, [630.0, 514.0], &DARK));
    golden("plane-projector", &plane_svg(&figure, [730.0, 554.0], &PROJECTOR));
    golden("plane-phone", &plane_svg(&figure, [390.0, 315.0], &LIGHT));
}
