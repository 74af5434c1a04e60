//! What a data set is: its line in the table.

use super::generators::Generator;
use super::real::Real;
use super::small::Small;

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
    /// Measured, and given to the program as CSV.
    Real(Real),
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
    /// Its kind.
    pub fn kind(&self) -> Kind {
        match self.origin {
            Origin::Small(_) => Kind::Small,
            Origin::Generator(_) => Kind::Generator,
            Origin::Real(_) => Kind::Real,
        }
    }
}
