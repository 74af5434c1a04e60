//! Data sets, CSV and standardising.

use margin_lab::data::{self, Dataset, Kind, Origin, Standard, csv};
use margin_lab::{DATASETS, Data, Linear, Point, Preset};
use proptest::prelude::*;

fn preset(id: &str) -> Preset {
    Preset::named(id).unwrap_or_else(|| panic!("no data set {id}"))
}

fn load(preset: Preset) -> Vec<Point> {
    data::load(&Data { preset: Some(preset), points: Vec::new() }).unwrap()
}

fn fit(points: &[Point]) -> Standard {
    Standard::fit(points.iter().map(|point| point.x))
}

fn classes(points: &[Point]) -> [usize; 2] {
    [0, 1].map(|class| points.iter().filter(|point| point.class == class).count())
}

#[test]
fn small_sets_have_the_points_of_the_syllabus() {
    let sizes = [
        ("clusters", [6, 6]),
        ("outlier", [6, 7]),
        ("wild", [6, 7]),
        ("pairs", [5, 5]),
        ("pairs-far", [5, 9]),
        ("units", [4, 4]),
        ("xor", [2, 2]),
        ("grid", [21, 21]),
        ("slow", [4, 4]),
    ];
    for (id, size) in sizes {
        assert_eq!(classes(&load(preset(id))), size, "{id}");
    }
    let has = |id: &str, x: [f64; 2], class: u8| load(preset(id)).contains(&Point::new(x, class));
    assert!(has("clusters", [1.0, 4.0], 1) && has("clusters", [-1.0, -4.0], 0));
    assert!(has("outlier", [-1.5, -0.5], 1) && !has("outlier", [1.5, 0.5], 0));
    assert!(has("wild", [-4.0, -4.0], 1) && has("wild", [-4.0, -4.0], 0));
    assert!(has("pairs-far", [5.5, -0.4], 1) && has("pairs", [-1.5, -2.0], 0));
    assert!(has("units", [-3.0, 0.5], 0) && has("slow", [-0.5, -3.5], 0));
    assert!(has("xor", [-1.0, -1.0], 1) && has("xor", [-1.0, 1.0], 0));
    let grid = load(preset("grid"));
    for point in &grid {
        let sum = point.x[0] + point.x[1];
        assert!(sum != 0.0 && (sum > 0.0) == (point.class == 1));
        assert!(point.x.iter().all(|x| x.abs() <= 3.0 && x.fract() == 0.0));
        assert_eq!(grid.iter().filter(|other| other.x == point.x).count(), 1);
    }
}

/// FNV-1a over the bits of every coordinate and the class.
fn checksum(points: &[Point]) -> u64 {
    let bytes = points.iter().flat_map(|point| {
        let [a, b] = point.x.map(f64::to_bits);
        [a, b, u64::from(point.class)].into_iter().flat_map(u64::to_le_bytes)
    });
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    })
}

/// The same seed gives the same bits for ever and on every machine: these values are never to change.
#[test]
fn generators_keep_their_bits() {
    let committed: [(&str, u64); 5] = [
        ("blobs", 0xd586_5ea4_04b1_2841),
        ("moons", 0x8b4e_6a17_89f1_c5e1),
        ("circles", 0xd397_819a_c63c_4112),
        ("xor-noise", 0xe8f1_27c9_9547_af6c),
        ("spiral", 0xfa6b_b902_499e_f37d),
    ];
    let now = committed.map(|(id, _)| (id, checksum(&load(preset(id)))));
    assert_eq!(now, committed);
}

fn generators() -> impl Iterator<Item = &'static Dataset> {
    DATASETS.iter().filter(|set| set.kind() == Kind::Generator)
}

fn noiseless(id: &str, n: usize) -> Vec<Point> {
    load(Preset { n: Some(n), noise: Some(0.0), ..preset(id) })
}

#[test]
fn without_noise_generators_follow_their_formula() {
    let radius = |point: &Point| (point.x[0].powi(2) + point.x[1].powi(2)).sqrt();
    for point in noiseless("blobs", 11) {
        let y = if point.class == 1 { 1.0 } else { -1.0 };
        assert_eq!(point.x, [0.8 * y; 2]);
    }
    for point in noiseless("circles", 101) {
        let r = if point.class == 0 { 1.0 } else { 0.5 };
        assert!((radius(&point) - r).abs() < 1e-15);
    }
    for point in noiseless("moons", 101) {
        // The half circles: centres (0, 0) and (1, 1/2), the first above its diameter and the second below.
        let [cx, cy] = if point.class == 0 { [0.0, 0.0] } else { [1.0, 0.5] };
        let [dx, dy] = [point.x[0] - cx, point.x[1] - cy];
        assert!(((dx * dx + dy * dy).sqrt() - 1.0).abs() < 1e-15);
        assert!(if point.class == 0 { dy > 0.0 } else { dy < 0.0 });
    }
    for point in noiseless("xor-noise", 101) {
        assert_eq!(point.x.map(f64::abs), [1.0, 1.0]);
        assert_eq!(point.class == 1, point.x[0] == point.x[1]);
    }
    let arms = noiseless("spiral", 200);
    for pair in arms.chunks(2) {
        // The arms are each other's image under a half turn, and a point's angle is π times its distance.
        assert!((0..2).all(|k| (pair[0].x[k] + pair[1].x[k]).abs() < 1e-14));
        let r = radius(&pair[0]);
        let t = std::f64::consts::PI * r;
        assert!((pair[0].x[0] - r * t.cos()).abs() < 1e-13);
        assert!((pair[0].x[1] - r * t.sin()).abs() < 1e-13);
    }
}

#[test]
fn noise_has_the_spread_that_is_asked_for() {
    for set in generators() {
        let [still, noisy] = [0.0, 0.25].map(|noise| {
            load(Preset { n: Some(20_000), noise: Some(noise), seed: Some(9), ..preset(set.id) })
        });
        for k in 0..2 {
            let gaps: Vec<f64> = still.iter().zip(&noisy).map(|(a, b)| b.x[k] - a.x[k]).collect();
            let mean = gaps.iter().sum::<f64>() / 20_000.0;
            let sd = (gaps.iter().map(|gap| (gap - mean).powi(2)).sum::<f64>() / 20_000.0).sqrt();
            // Four standard errors of a mean and of a standard deviation.
            assert!(mean.abs() < 4.0 * 0.25 / 20_000f64.sqrt(), "{}: mean {mean}", set.id);
            assert!((sd - 0.25).abs() < 4.0 * 0.25 / 40_000f64.sqrt(), "{}: sd {sd}", set.id);
        }
    }
}

proptest! {
    #[test]
    fn generators_are_balanced_and_seeded(n in 2usize..300, seed in 0u64..1 << 53) {
        for set in generators() {
            let asked = || Preset { n: Some(n), seed: Some(seed), ..preset(set.id) };
            let points = load(asked());
            prop_assert_eq!(points.len(), n);
            let [zeros, ones] = classes(&points);
            prop_assert!(zeros.abs_diff(ones) <= 1, "{}: {zeros} and {ones}", set.id);
            prop_assert_eq!(&points, &load(asked()));
            let other = load(Preset { seed: Some(seed ^ 1), ..asked() });
            prop_assert_ne!(points, other);
        }
    }
}

#[test]
fn the_benchmark_set_is_blobs() {
    // n = 100 000, x = 0.8y + g: the mean of y·x is 0.8 in both coordinates.
    let points = load(Preset { n: Some(100_000), ..preset("blobs") });
    for k in 0..2 {
        let signed = points.iter().map(|point| margin_lab::label(point.class) * point.x[k]);
        assert!((signed.sum::<f64>() / 1e5 - 0.8).abs() < 0.013);
    }
}

/// The text of a real set as the page serves it.
fn served(id: &str) -> String {
    let path = format!("{}/www/data/{id}.csv", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Counts as their sources give them; means and standard deviations computed by Python's statistics module.
#[test]
fn real_sets_are_whole() {
    let table = [
        (
            "breast_cancer",
            [357, 212],
            [19.289648506151142, 0.04891914586994728],
            [4.297254637090422, 0.03876873246147477],
        ),
        ("german_credit", [700, 300], [20.903, 3271.258], [12.052783537424041, 2821.3251545038192]),
        ("spam", [600, 400], [9.41995, 2.13635], [8.907531593965862, 2.229705150350602]),
        ("iris", [50, 50], [4.906, 1.676], [0.8214401986754727, 0.4226393261399133]),
        (
            "penguins",
            [151, 68],
            [41.90958904109589, 18.369406392694064],
            [5.464543187788354, 1.1871938881226027],
        ),
        (
            "vehicle_silhouettes",
            [647, 199],
            [8.567375886524824, 40.9338061465721],
            [4.59849646186372, 7.806941593856797],
        ),
    ];
    assert_eq!(table.len(), DATASETS.iter().filter(|set| set.kind() == Kind::Real).count());
    for (id, size, mean, sd) in table {
        // No other test gives real sets to the library.
        let bare = data::load(&Data { preset: Some(preset(id)), points: Vec::new() });
        assert_eq!(bare.unwrap_err().to_string(), format!("data.preset: {id} is not loaded"));
        assert_eq!(data::register(id, &served(id)), Ok(size[0] + size[1]), "{id}");
        let points = load(preset(id));
        assert_eq!(classes(&points), size, "{id}");
        let standard = fit(&points);
        for k in 0..2 {
            assert!((standard.mean[k] / mean[k] - 1.0).abs() < 1e-13, "{id}: {standard:?}");
            assert!((standard.sd[k] / sd[k] - 1.0).abs() < 1e-12, "{id}: {standard:?}");
        }
    }
}

#[test]
fn the_table_says_what_a_page_needs() {
    for set in &DATASETS {
        let texts =
            [set.id, set.title, set.about, set.source, set.licence, set.classes[0], set.classes[1]];
        assert!(texts.iter().all(|text| !text.is_empty()), "{}", set.id);
        assert_eq!(DATASETS.iter().filter(|other| other.id == set.id).count(), 1, "{}", set.id);
        assert_eq!(set.standardise, set.kind() == Kind::Real, "{}", set.id);
        if let Origin::Real(real) = set.origin {
            let text = served(set.id);
            let header = text.lines().next().unwrap();
            assert_eq!(
                header,
                [real.columns[0], real.columns[1], real.label].join(","),
                "{}",
                set.id
            );
        }
    }
}

#[test]
fn what_is_no_real_set_is_not_registered() {
    let fails = |id: &str, text: &str| data::register(id, text).unwrap_err().to_string();
    assert!(fails("moons", "").starts_with("data: expected one of breast_cancer, german_credit,"));
    assert_eq!(fails("iris", ""), "iris: no lines");
    assert_eq!(
        fails("iris", "a,b,c\n1,2,versicolor"),
        "iris: line 1: expected the columns petal_length_cm, petal_width_cm, species"
    );
    let header = "petal_length_cm,petal_width_cm,species\n";
    assert_eq!(
        fails("iris", &format!("{header}1,2,versicolor\n1,wide,virginica")),
        "iris: line 3: petal_width_cm: expected a number from -1e12 to 1e12, got \"wide\""
    );
    assert_eq!(fails("iris", &format!("{header}1,2")), "iris: line 2: species: missing");
    assert_eq!(fails("iris", &format!("{header}1,2,virginica")), "iris: no rows of class 0");
}

#[test]
fn presets_points_come_first() {
    let own = Point { weight: 3.0, ..Point::new([9.0, 9.0], 0) };
    let data = Data { preset: Some(preset("xor")), points: vec![own] };
    let points = data::load(&data).unwrap();
    assert_eq!((points.len(), points[4]), (5, own));
    assert_eq!(data::load(&Data::default()), Ok(Vec::new()));
}

#[test]
fn csv_is_read_in_many_forms() {
    let expected =
        vec![Point::new([1.5, 2.0], 1), Point { weight: 2.5, ..Point::new([-3.0, 4e-3], 0) }];
    let forms = [
        "1.5,2,1\n-3,4e-3,0,2.5",
        "x,y,class,weight\r\n1.5,2,1\r\n-3,0.004,0,2.5\r\n",
        "\u{feff}x;y;class\n\n1,5;2;1\n−3;0,004;-1;2,5\n\n",
        "a\tb\tkind\n 1.5 \t 2 \tspam\n-3\t.004\tham\t2.5",
        "\"x\",\"y\",\"kind\"\n\"1.5\",2,\"tall, \"\"big\"\"\"\n-3,0.004,\"small, thin\",2.5",
        "1.5,2,1.0\n-3,4e-3,-1.0,2.5",
    ];
    // Of two names the first in the alphabet is class 0; small comes before tall.
    for text in forms {
        assert_eq!(csv::read(text), Ok(expected.clone()), "{text}");
    }
    assert_eq!(csv::read(""), Ok(Vec::new()));
    assert_eq!(csv::read("x,y,class\n"), Ok(Vec::new()));
    assert_eq!(csv::read("1,2,only"), Ok(vec![Point::new([1.0, 2.0], 0)]));
    assert_eq!(csv::read("1,2,1"), Ok(vec![Point::new([1.0, 2.0], 1)]));
    assert_eq!(csv::read("1,2,-1"), Ok(vec![Point::new([1.0, 2.0], 0)]));
}

#[test]
fn a_wrong_line_is_named() {
    let table = [
        ("1,2,1\n\n1,b,0", "line 3: y: expected a number from -1e12 to 1e12, got \"b\""),
        ("a,2,1", "line 1: x: expected a number from -1e12 to 1e12, got \"a\""),
        ("1,2,1\n1,2", "line 2: expected x, y, class or x, y, class, weight, got 2 fields"),
        ("1,2,1,1,1", "line 1: expected x, y, class or x, y, class, weight, got 5 fields"),
        ("NaN,NaN,1", "line 1: x: expected a number from -1e12 to 1e12, got \"NaN\""),
        ("inf,0,1", "line 1: x: expected a number from -1e12 to 1e12, got \"inf\""),
        ("1e300,0,1", "line 1: x: expected a number from -1e12 to 1e12, got \"1e300\""),
        ("1,2,1,-1", "line 1: weight: expected a number from 0 to 1e9, got \"-1\""),
        ("1,2,1,", "line 1: weight: expected a number from 0 to 1e9, got \"\""),
        ("1,2,", "line 1: class: expected 0 or 1, -1 or 1, or one of two names, got nothing"),
        (
            "1,2,0\n1,2,1\n1,2,2",
            "line 3: class: expected one of two classes, \"0\" or \"1\", got \"2\"",
        ),
        ("1,2,0\n1,2,2", "line 2: class: expected 0 or 1, -1 or 1, or one of two names, got 2"),
        ("1,2,0\n1,2,-1", "line 2: class: expected 0 or 1, -1 or 1, or one of two names, got -1"),
        ("1,2,\"a\n1,2,b", "line 1: a quotation mark is not closed"),
        ("{\"version\":1}", "line 1: expected x, y, class or x, y, class, weight, got 1 fields"),
    ];
    for (text, words) in table {
        assert_eq!(
            csv::read(text).map_err(|error| error.to_string()),
            Err(words.to_owned()),
            "{text}"
        );
    }
}

fn any_point() -> impl Strategy<Value = Point> {
    let coordinate = || prop_oneof![-1e12..1e12, -10.0..10.0, Just(0.0), Just(5e-324)];
    let weight = prop_oneof![Just(1.0), 0.0..1e9];
    (coordinate(), coordinate(), 0u8..2, weight)
        .prop_map(|(x1, x2, class, weight)| Point { weight, ..Point::new([x1, x2], class) })
}

proptest! {
    #[test]
    fn csv_out_and_in_is_exact(points in prop::collection::vec(any_point(), 0..30)) {
        prop_assert_eq!(csv::read(&csv::write(&points)), Ok(points));
    }

    #[test]
    fn any_text_ends_in_points_or_words(text in "[-0-9a-z.,;\t\n\r\"−+ eé]{0,60}") {
        match csv::read(&text) {
            Ok(points) => prop_assert!(points.iter().all(|p| p.x.iter().all(|x| x.abs() <= 1e12) && p.class < 2)),
            Err(error) => prop_assert!(error.to_string().starts_with("line "), "{error}"),
        }
    }

    /// A line in one system of units is the same line in the other.
    #[test]
    fn scores_agree_in_both_units(
        points in prop::collection::vec(any_point(), 1..20),
        w in prop::array::uniform2(-5.0..5.0f64),
        b in -5.0..5.0f64,
    ) {
        let standard = fit(&points);
        let unit = Linear { w, b };
        let data = standard.in_data_units(&unit);
        for point in &points {
            let u = standard.to_unit(point.x);
            let size = 1.0 + (0..2).map(|k| (data.w[k] * point.x[k]).abs() + (data.w[k] * standard.mean[k]).abs()).sum::<f64>();
            prop_assert!((unit.score(u) - data.score(point.x)).abs() <= 1e-13 * size);
            let back = standard.to_data(u);
            for (k, back) in back.into_iter().enumerate() {
                let size = standard.mean[k].abs() + point.x[k].abs();
                prop_assert!((back - point.x[k]).abs() <= 4e-15 * size.max(f64::MIN_POSITIVE));
            }
        }
    }
}

#[test]
fn standardising_gives_mean_0_and_sd_1() {
    // A coordinate that does not vary keeps its unit.
    let two = [Point::new([1.0, 5.0], 0), Point::new([3.0, 5.0], 1)];
    assert_eq!(fit(&two), Standard { mean: [2.0, 5.0], sd: [1.0, 1.0] });
    assert_eq!(fit(&[]), Standard::IDENTITY);
    // Ten times 0.1 does not sum to 1: that trace of rounding must not become a unit.
    let equal = vec![Point::new([0.1, 0.3], 0); 10];
    assert_eq!(fit(&equal), Standard { mean: [0.1, 0.3], sd: [1.0, 1.0] });
}
