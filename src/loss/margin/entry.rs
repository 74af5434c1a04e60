//! What a loss of the margin is: its line in the table, and the parameters it may have.

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
    pub(super) field: fn(&mut Parameters) -> &mut f64,
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
    /// Whether ℓ is convex; only then an optimum can be certified.
    pub convex: bool,
    /// Whether ℓ has a derivative everywhere.
    pub smooth: bool,
    /// Whether its slope leads a trainer anywhere: it is not 0 everywhere.
    pub trainable: bool,
    /// Whether it is 0, with slope 0, for every margin that is large enough: then only some points contribute (support vectors).
    pub vanishes: bool,
    /// Whether it asks for a margin ρ > 0, so that there is a margin band |f| ≤ ρ.
    pub band: bool,
    /// The parameters it knows; it refuses the others.
    pub parameters: &'static [Parameter],
    pub(super) value: fn(&Parameters, f64) -> f64,
    pub(super) slope: fn(&Parameters, f64) -> f64,
    pub(super) curvature: fn(&Parameters, f64) -> f64,
}
