//! Losses ℓ(m) of the margin m = y·f(x): one table, [`LOSSES`], in `margin/table.rs`. A new loss is one entry in it.
//!
//! Slopes are dℓ/dm. At a kink the subgradient of smallest magnitude is taken, which is 0 in every entry. Products are ordered
//! so that nothing overflows on the way to a finite value.

mod table;

pub use table::LOSSES;
use table::{GAMMA, H, S};

/// The numbers that a loss may take beside the margin. Which of them a loss knows says [`LossEntry::parameters`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameters {
    /// ρ > 0, the margin that is asked for.
    pub margin: f64,
    /// γ > 0, the width of the rounded part of the smoothed hinge.
    pub gamma: f64,
    /// h > 0, half the width of the rounded part of the huberised hinge.
    pub h: f64,
    /// s < ρ, the margin below which the ramp loss is flat.
    pub s: f64,
}

/// A parameter that a loss knows.
#[derive(Debug)]
pub struct Parameter {
    /// Its name in documents and links.
    pub name: &'static str,
    /// Its value when none is given.
    pub default: f64,
    /// Whether it must be above 0.
    pub positive: bool,
    /// What it does, in one line.
    pub meaning: &'static str,
    field: fn(&mut Parameters) -> &mut f64,
}

/// One line of the table of losses.
#[derive(Debug)]
pub struct LossEntry {
    /// Name in documents, links and attributes.
    pub id: &'static str,
    /// Other names of the same function.
    pub aliases: &'static [&'static str],
    /// Name for people.
    pub title: &'static str,
    /// ℓ(m) as it is printed, ρ standing for the margin that is asked for.
    pub formula: &'static str,
    /// What the loss does, in one line.
    pub meaning: &'static str,
    /// Where it comes from.
    pub source: &'static str,
    /// Whether ℓ is convex: no convexity, no certified optimum.
    pub convex: bool,
    /// Whether ℓ has a derivative everywhere.
    pub smooth: bool,
    /// Whether a trainer can follow its slope.
    pub trainable: bool,
    /// Whether it is 0, with slope 0, for every margin that is large enough: then only some points pull.
    pub vanishes: bool,
    /// Whether it asks for a margin at all: without one there is no band.
    pub band: bool,
    /// The parameters it knows; it refuses the others.
    pub parameters: &'static [Parameter],
    value: fn(&Parameters, f64) -> f64,
    slope: fn(&Parameters, f64) -> f64,
    curvature: fn(&Parameters, f64) -> f64,
}

/// A loss with its parameters: ℓ(m) and dℓ/dm.
#[derive(Clone, Copy, Debug)]
pub struct Loss {
    entry: &'static LossEntry,
    parameters: Parameters,
}

impl PartialEq for Loss {
    fn eq(&self, other: &Loss) -> bool {
        self.entry.id == other.entry.id && self.parameters == other.parameters
    }
}

impl Default for Loss {
    /// The hinge with margin 1.
    fn default() -> Self {
        Loss::of(&LOSSES[0])
    }
}

impl Loss {
    /// The loss of this entry with its default parameters.
    pub fn of(entry: &'static LossEntry) -> Self {
        let mut parameters =
            Parameters { margin: 1.0, gamma: GAMMA.default, h: H.default, s: S.default };
        for parameter in entry.parameters {
            *(parameter.field)(&mut parameters) = parameter.default;
        }
        Loss { entry, parameters }
    }

    /// The loss with this id or alias.
    pub fn named(id: &str) -> Option<Self> {
        LOSSES.iter().find(|entry| entry.id == id || entry.aliases.contains(&id)).map(Loss::of)
    }

    /// The same loss with one parameter set. Returns false, and changes nothing, where the loss does not know it.
    pub fn set(&mut self, name: &str, value: f64) -> bool {
        let known = self.entry.parameters.iter().find(|parameter| parameter.name == name);
        if let Some(parameter) = known {
            *(parameter.field)(&mut self.parameters) = value;
        }
        known.is_some()
    }

    /// The value of a parameter, `None` where the loss does not know it.
    pub fn get(&self, name: &str) -> Option<f64> {
        let parameter = self.entry.parameters.iter().find(|parameter| parameter.name == name)?;
        Some(*(parameter.field)(&mut { self.parameters }))
    }

    /// Its line in [`LOSSES`].
    pub fn entry(&self) -> &'static LossEntry {
        self.entry
    }

    /// Its id.
    pub fn id(&self) -> &'static str {
        self.entry.id
    }

    /// ρ, the margin that is asked for; 1 where the loss has no such parameter.
    pub fn margin(&self) -> f64 {
        self.parameters.margin
    }

    /// ℓ(m) ≥ 0. NaN gives NaN, ±∞ the limit.
    pub fn value(&self, m: f64) -> f64 {
        if m.is_nan() { m } else { (self.entry.value)(&self.parameters, m) }
    }

    /// dℓ/dm ≤ 0 for all but the squared error. NaN gives NaN, ±∞ the limit.
    pub fn slope(&self, m: f64) -> f64 {
        if m.is_nan() { m } else { (self.entry.slope)(&self.parameters, m) }
    }

    /// d²ℓ/dm² ≥ 0 where ℓ is convex; between two pieces that of one of them. NaN gives NaN.
    pub fn curvature(&self, m: f64) -> f64 {
        if m.is_nan() { m } else { (self.entry.curvature)(&self.parameters, m) }
    }
}
