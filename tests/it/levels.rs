//! Level sets: what is drawn where the score is known on a grid.

use margin_lab::chart::*;
use margin_lab::{Linear, Loss, Point, label};

const SIZE: [f64; 2] = [600.0, 500.0];

/// The scores of a function on a grid over the view of a picture of this size, and a bit more or less of it.
fn field(
    view: [[f64; 2]; 2],
    size: [f64; 2],
    n: usize,
    grown: f64,
    score: &dyn Fn([f64; 2]) -> f64,
) -> ScoreField {
    let view = PlaneMap::new(view, [1.0, 1.0], size).visible().map(|[lo, hi]| {
        let (centre, half) = (0.5 * (lo + hi), 0.5 * grown * (hi - lo));
        [centre - half, centre + half]
    });
    ScoreField::over(view, [n, n], &mut |x| score(x))
}

fn chart(view: [[f64; 2]; 2], field: ScoreField, rho: Option<f64>) -> PlaneChart {
    PlaneChart {
        view,
        unit: [1.0, 1.0],
        names: Default::default(),
        marks: vec![],
        model: None,
        field: Some(field),
        rho,
        width: None,
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

/// Keeps the paths that are filled and stroked, by colour.
#[derive(Default)]
struct Paths {
    filled: Vec<(Color, Vec<[f64; 2]>)>,
    stroked: Vec<(Color, f64, Vec<[f64; 2]>)>,
}

impl Picture for Paths {
    fn crisp(&self, at: f64, _: f64) -> f64 {
        at
    }

    fn fill(&mut self, shape: Shape, color: Color) {
        if let Shape::Path(path) = shape {
            self.filled.push((color, path.to_vec()));
        }
    }

    fn stroke(&mut self, shape: Shape, stroke: &Stroke) {
        if let Shape::Path(path) = shape {
            self.stroked.push((stroke.color, stroke.width, path.to_vec()));
        }
    }

    fn write(&mut self, _: &Label) {}

    fn measure(&mut self, label: &Label) -> f64 {
        label.runs.iter().map(|(_, text)| 0.5 * label.size * text.len() as f64).sum()
    }
}

impl Paths {
    fn of(chart: &PlaneChart, size: [f64; 2]) -> Self {
        let mut paths = Paths::default();
        chart.draw(&mut paths, size, &LIGHT, Layers::only(Layer::Under));
        paths
    }

    /// The area filled in a colour where the windings of polygons add up.
    fn area(&self, ink: Ink) -> f64 {
        let color = LIGHT.color(ink);
        let paths = self.filled.iter().filter(|(filled, _)| *filled == color);
        paths.map(|(_, path)| area(path)).sum()
    }

    /// The lines of a state.
    fn lines(&self, ink: Ink, length: Length) -> Vec<&[[f64; 2]]> {
        let state = (LIGHT.color(ink), LIGHT.length(length));
        let paths = self.stroked.iter().filter(|(color, width, _)| (*color, *width) == state);
        paths.map(|(_, _, path)| path.as_slice()).collect()
    }

    fn boundary(&self) -> Vec<&[[f64; 2]]> {
        self.lines(Ink::INK, Length::Boundary)
    }
}

fn area(path: &[[f64; 2]]) -> f64 {
    let mut twice = 0.0;
    for ring in path.split(|at| at[0].is_nan()) {
        for side in ring.windows(2) {
            twice += side[0][0] * side[1][1] - side[1][0] * side[0][1];
        }
        assert!(ring.is_empty() || ring.first() == ring.last(), "a ring is closed: {ring:?}");
    }
    0.5 * twice.abs()
}

const VIEW: [[f64; 2]; 2] = [[-3.0, 3.0], [-3.0, 3.0]];

#[test]
fn a_line_is_where_the_half_plane_ends() {
    for k in 0..48 {
        let angle = f64::from(k) * std::f64::consts::TAU / 48.0;
        let model = Linear { w: [angle.cos(), angle.sin()], b: 0.05 * f64::from(k) - 1.2 };
        let grid = field(VIEW, SIZE, 101, 1.0, &|x| model.score(x));
        let curved = Paths::of(&chart(VIEW, grid.clone(), Some(1.0)), SIZE);
        let straight =
            PlaneChart { model: Some(model), field: None, ..chart(VIEW, grid, Some(1.0)) };
        let straight = Paths::of(&straight, SIZE);
        for ink in [Ink::TINT_0, Ink::TINT_1, Ink::TINT_BAND] {
            let (a, b) = (curved.area(ink), straight.area(ink));
            assert!((a - b).abs() < 20.0, "{model:?}: {a} for {b}");
        }
        let map = PlaneMap::new(VIEW, [1.0, 1.0], SIZE);
        let pixels = map.to_pixel([1.0, 0.0])[0] - map.to_pixel([0.0, 0.0])[0];
        assert_eq!(curved.boundary().len(), straight.boundary().len(), "{model:?}");
        for &at in curved.boundary().into_iter().flatten() {
            let off = model.score(map.to_data(at)).abs() * pixels;
            assert!(off < 0.07, "{model:?}: {off} px");
        }
    }
}

#[test]
fn regions_add_up_to_the_frame_whatever_the_score() {
    let scores: [&dyn Fn([f64; 2]) -> f64; 6] = [
        &|[x, y]| 4.0 - x * x - y * y,
        &|[x, y]| (3.0 * x).sin() * (3.0 * y).sin() * 2.0,
        &|[x, y]| x * y,
        &|[x, _]| x.round(),
        &|_| 0.0,
        &|[x, y]| if x > 0.0 { f64::INFINITY } else { y },
    ];
    for (k, score) in scores.iter().enumerate() {
        for grown in [1.0, 1.3] {
            for rho in [None, Some(1.0)] {
                let grid = field(VIEW, SIZE, 41, grown, score);
                let paths = Paths::of(&chart(VIEW, grid, rho), SIZE);
                let parts = [Ink::TINT_0, Ink::TINT_1, Ink::TINT_BAND].map(|ink| paths.area(ink));
                let sum: f64 = parts.iter().sum();
                assert!((sum / 300_000.0 - 1.0).abs() < 1e-3, "score {k}, {rho:?}: {parts:?}");
            }
        }
    }
}

#[test]
fn circles_close() {
    let grid = field(VIEW, SIZE, 101, 1.0, &|[x, y]| 4.0 - x * x - y * y);
    let paths = Paths::of(&chart(VIEW, grid, None), SIZE);
    let boundary = paths.boundary();
    assert_eq!(boundary.len(), 1);
    assert_eq!(boundary[0].first(), boundary[0].last());
    let map = PlaneMap::new(VIEW, [1.0, 1.0], SIZE);
    for &at in boundary[0] {
        let [x, y] = map.to_data(at);
        assert!((x.hypot(y) - 2.0).abs() * 83.3 < 0.3, "{x}, {y}");
    }
}

#[test]
fn the_middle_of_a_saddle_says_what_is_joined() {
    let cell = |middle: f64| ScoreField {
        x: [-3.6, 3.6],
        y: [-3.0, 3.0],
        columns: 2,
        rows: 2,
        scores: vec![1.0, middle - 1.0, middle - 1.0, 1.0],
    };
    let first = |middle| {
        let paths = Paths::of(&chart(VIEW, cell(middle), None), SIZE);
        assert_eq!(paths.boundary().len(), 2);
        paths.area(Ink::TINT_1)
    };
    assert!(first(0.1) > first(-0.1) + 1000.0);
}

#[test]
fn what_is_no_number_is_in_no_region() {
    let holed = |[x, y]: [f64; 2]| if x.hypot(y) < 1.0 { f64::NAN } else { x };
    let paths = Paths::of(&chart(VIEW, field(VIEW, SIZE, 51, 1.0, &holed), Some(0.5)), SIZE);
    assert!(paths.filled.iter().flat_map(|(_, path)| path).all(|at| !at[0].is_infinite()));
    for wrong in [(0, 0), (1, 5), (5, 4)] {
        let scores = vec![f64::NAN; 25];
        let (columns, rows) = wrong;
        let grid = ScoreField { x: [0.0, 1.0], y: [0.0, 1.0], columns, rows, scores };
        assert!(Paths::of(&chart(VIEW, grid, None), SIZE).boundary().is_empty());
    }
}

/// A sum of bumps, as a kernel machine has it: f(x) = Σ αᵢyᵢ exp(−γ‖x − xᵢ‖²) + b.
fn bumps(points: &[(Point, f64)], gamma: f64, b: f64) -> impl Fn([f64; 2]) -> f64 {
    move |[x, y]| {
        let term = |(p, alpha): &(Point, f64)| {
            let (dx, dy) = (x - p.x[0], y - p.x[1]);
            label(p.class) * alpha * (-gamma * (dx * dx + dy * dy)).exp()
        };
        points.iter().map(term).sum::<f64>() + b
    }
}

/// A plane with an expansion in its points, and its optimum with another width.
fn kernel(points: &[(Point, f64)], gamma: f64, size: [f64; 2]) -> PlaneChart {
    let view = PlaneMap::fit(points.iter().map(|(p, _)| p.x));
    let score = bumps(points, gamma, 0.1);
    let grid = field(view, size, 101, 1.0, &score);
    let optimum = field(view, size, 101, 1.0, &bumps(points, 0.8 * gamma, 0.2));
    let hinge = Loss::default();
    let marks = points.iter().map(|&(p, alpha)| {
        let margin = label(p.class) * score(p.x);
        PlaneMark {
            x: p.x,
            class: p.class,
            count: 1,
            aside: 0.0,
            ignored: false,
            margin,
            loss: hinge.value(margin),
            ring: Some((alpha / 1.5_f64).min(1.0)),
        }
    });
    PlaneChart {
        marks: marks.collect(),
        optimum_field: Some(optimum),
        ..chart(view, grid, Some(1.0))
    }
}

fn moons() -> Vec<(Point, f64)> {
    let places = [
        ([-2.2, 0.2], 1, 1.5),
        ([-1.4, 1.6], 1, 1.2),
        ([0.0, 2.1], 1, 1.4),
        ([1.3, 1.4], 1, 1.0),
        ([2.0, 0.1], 1, 1.5),
        ([-0.6, 0.3], 0, 1.3),
        ([0.3, -1.4], 0, 1.5),
        ([1.6, -1.9], 0, 1.0),
        ([0.7, 0.6], 0, 0.6),
        ([2.9, -1.2], 0, 1.2),
    ];
    places.map(|(x, class, alpha)| (Point::new(x, class), alpha)).to_vec()
}

#[test]
fn curved_planes_are_as_blessed() {
    let draw = |name: &str, size: [f64; 2], palette: &Palette| {
        let chart = kernel(&moons(), 0.6, size);
        let mut svg = Svg::new(size[0], size[1], palette);
        chart.draw(&mut svg, size, palette, Layers::ALL);
        super::charts::golden(name, &svg.text());
    };
    draw("plane-rbf", [630.0, 514.0], &LIGHT);
    draw("plane-rbf-dark", [630.0, 514.0], &DARK);
    draw("plane-rbf-projector", [730.0, 554.0], &PROJECTOR);
    draw("plane-rbf-phone", [390.0, 315.0], &LIGHT);
    // Narrow bumps: every point has an island of its own.
    let size = [420.0, 340.0];
    let mut svg = Svg::new(size[0], size[1], &LIGHT);
    kernel(&moons(), 3.0, size).draw(&mut svg, size, &LIGHT, Layers::ALL);
    super::charts::golden("plane-rbf-islands", &svg.text());
}
