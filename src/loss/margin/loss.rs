//! A loss with its parameters.

use super::entry::{LossEntry, Parameters};
use super::table::{GAMMA, H, LOSSES, S};

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

    /// The loss ℓ(m) ≥ 0 of the margin m = y·f(x). NaN gives NaN, ±∞ the limit.
    pub fn value(&self, m: f64) -> f64 {
        if m.is_nan() { m } else { (self.entry.value)(&self.parameters, m) }
    }

    /// The derivative dℓ/dm, ≤ 0 for all but the squared error; at a kink the subgradient of least magnitude. NaN gives NaN, ±∞ the limit.
    pub fn slope(&self, m: f64) -> f64 {
        if m.is_nan() { m } else { (self.entry.slope)(&self.parameters, m) }
    }

    /// The second derivative d²ℓ/dm², ≥ 0 where ℓ is convex; at a kink that of one of its sides. NaN gives NaN.
    pub fn curvature(&self, m: f64) -> f64 {
        if m.is_nan() { m } else { (self.entry.curvature)(&self.parameters, m) }
    }
}
