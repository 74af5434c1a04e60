//! The table of data sets. A new one is one entry in it.

use super::Preset;
use super::generators::{self, Generator};
use super::small::{self, Small};
use crate::error::{Error, Result};
use crate::point::Point;

/// One line of the table of data sets.
#[derive(Debug)]
pub struct Dataset {
    /// Name in documents, links and attributes.
    pub id: &'static str,
    /// Name for people.
    pub title: &'static str,
    /// What there is to see, in one line.
    pub about: &'static str,
    /// The two coordinates.
    pub axes: [Axis; 2],
    /// What class 0 and class 1 are.
    pub classes: [&'static str; 2],
    /// Where the points come from.
    pub origin: Origin,
    /// Who made it.
    pub source: &'static str,
    /// Under which terms it may be passed on.
    pub licence: &'static str,
    /// Whether it is shown standardised at first.
    pub standardise: bool,
}

/// A coordinate: what it is and its unit, empty where it has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis {
    /// What is measured.
    pub name: &'static str,
    /// In which unit.
    pub unit: &'static str,
}

/// Where the points of a set come from.
#[derive(Clone, Copy, Debug)]
pub enum Origin {
    /// Listed point by point.
    Small(Small),
    /// Computed.
    Generator(Generator),
}

/// The kind of a data set, as menus group them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A small set made for a lesson.
    Small,
    /// Computed from a formula and a seed.
    Generator,
    /// Measured in the world.
    Real,
}

impl Kind {
    /// Its name: `small`, `generator` or `real`.
    pub fn id(self) -> &'static str {
        match self {
            Kind::Small => "small",
            Kind::Generator => "generator",
            Kind::Real => "real",
        }
    }
}

impl Dataset {
    /// The set with this id.
    pub fn named(id: &str) -> Option<&'static Dataset> {
        DATASETS.iter().find(|set| set.id == id)
    }

    /// Its kind.
    pub fn kind(&self) -> Kind {
        match self.origin {
            Origin::Small(_) => Kind::Small,
            Origin::Generator(_) => Kind::Generator,
        }
    }
}

/// The points of a preset.
pub(super) fn points(preset: &Preset) -> Result<Vec<Point>> {
    let set = Dataset::named(preset.id)
        .ok_or_else(|| Error::new(format!("data.preset: {} is not in the table", preset.id)))?;
    Ok(match &set.origin {
        Origin::Small(small) => small.points(),
        Origin::Generator(generator) => generator.points(
            preset.n.unwrap_or(generator.n),
            preset.noise.unwrap_or(generator.noise),
            preset.seed.unwrap_or(1),
        ),
    })
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
pub static DATASETS: [Dataset; 14] = [
    small("clusters", "Two clusters", "Separable: two points hold the band.", small::CLUSTERS),
    small(
        "outlier",
        "Clusters and an outlier",
        "One point of class 1 lies near the others' side.",
        small::OUTLIER,
    ),
    small(
        "wild",
        "Clusters and a wild point",
        "One point of class 1 lies far on the wrong side.",
        small::WILD,
    ),
    small("pairs", "Narrow clusters", "A set for comparing losses.", small::PAIRS_NEAR),
    small(
        "pairs-far",
        "Narrow clusters and a far group",
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
];
