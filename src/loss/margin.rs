//! Losses ℓ(m) of the margin m = y·f(x): one table, [`LOSSES`]. A new loss is one entry in it.
//!
//! Slopes are dℓ/dm. At a kink the subgradient of smallest magnitude is taken, which is 0 in every entry. Products are ordered
//! so that nothing overflows on the way to a finite value.

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

const MARGIN: Parameter = Parameter {
    name: "margin",
    default: 1.0,
    positive: true,
    meaning: "the margin ρ that is asked for",
    field: |p| &mut p.margin,
};
const GAMMA: Parameter = Parameter {
    name: "gamma",
    default: 1.0,
    positive: true,
    meaning: "width of the rounded part",
    field: |p| &mut p.gamma,
};
const H: Parameter = Parameter {
    name: "h",
    default: 0.5,
    positive: true,
    meaning: "half the width of the rounded part",
    field: |p| &mut p.h,
};
const S: Parameter = Parameter {
    name: "s",
    default: 0.0,
    positive: false,
    meaning: "margin below which the loss stays flat",
    field: |p| &mut p.s,
};

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

/// Every loss of the margin, in the order of the menus.
pub static LOSSES: [LossEntry; 11] = [
    LossEntry {
        id: "hinge",
        aliases: &[],
        title: "Hinge",
        formula: "max(0, ρ − m)",
        meaning: "Zero from the margin ρ on; below it grows by one for each unit that is missing.",
        source: "Cortes & Vapnik 1995, equation 25",
        convex: true,
        smooth: false,
        trainable: true,
        vanishes: true,
        band: true,
        parameters: &[MARGIN],
        value: |p, m| if m >= p.margin { 0.0 } else { p.margin - m },
        slope: |p, m| if m >= p.margin { 0.0 } else { -1.0 },
        curvature: |_, _| 0.0,
    },
    LossEntry {
        id: "squared-hinge",
        aliases: &[],
        title: "Squared hinge",
        formula: "max(0, ρ − m)²",
        meaning: "Zero from ρ on; small violations cost little and large ones dearly.",
        source: "Cortes & Vapnik 1995, the case σ = 2",
        convex: true,
        smooth: true,
        trainable: true,
        vanishes: true,
        band: true,
        parameters: &[MARGIN],
        value: |p, m| {
            let missing = if m >= p.margin { 0.0 } else { p.margin - m };
            missing * missing
        },
        slope: |p, m| if m >= p.margin { 0.0 } else { -2.0 * (p.margin - m) },
        curvature: |p, m| if m >= p.margin { 0.0 } else { 2.0 },
    },
    LossEntry {
        id: "soft-margin",
        aliases: &["logistic", "cross-entropy"],
        title: "Soft margin (logistic)",
        formula: "ln(1 + e⁻ᵐ)",
        meaning: "Never zero: every point pulls a little for ever. The same function as cross-entropy on ±1 labels.",
        source: "Cox 1958; Yu, Huang & Lin 2011, equation 1",
        convex: true,
        smooth: true,
        trainable: true,
        vanishes: false,
        band: true,
        parameters: &[],
        value: |_, m| {
            if m > 0.0 { libm::log1p(libm::exp(-m)) } else { -m + libm::log1p(libm::exp(m)) }
        },
        slope: |_, m| {
            if m > 0.0 {
                let e = libm::exp(-m);
                -e / (1.0 + e)
            } else {
                -1.0 / (1.0 + libm::exp(m))
            }
        },
        curvature: |_, m| {
            let e = libm::exp(-m.abs());
            e / ((1.0 + e) * (1.0 + e))
        },
    },
    LossEntry {
        id: "smoothed-hinge",
        aliases: &[],
        title: "Smoothed hinge",
        formula: "0 from ρ on; (ρ − m)²/(2γ) within γ of it; ρ − m − γ/2 below",
        meaning: "A hinge whose corner is a piece of a parabola of width γ.",
        source: "Rennie & Srebro 2005; Shalev-Shwartz & Zhang 2013, section 1",
        convex: true,
        smooth: true,
        trainable: true,
        vanishes: true,
        band: true,
        parameters: &[MARGIN, GAMMA],
        value: |p, m| {
            let missing = p.margin - m;
            if m >= p.margin {
                0.0
            } else if missing <= p.gamma {
                0.5 * (missing * (missing / p.gamma))
            } else {
                missing - 0.5 * p.gamma
            }
        },
        slope: |p, m| {
            let missing = p.margin - m;
            if m >= p.margin {
                0.0
            } else if missing <= p.gamma {
                -(missing / p.gamma)
            } else {
                -1.0
            }
        },
        curvature: |p, m| if m >= p.margin || p.margin - m > p.gamma { 0.0 } else { 1.0 / p.gamma },
    },
    LossEntry {
        id: "huberised-hinge",
        aliases: &[],
        title: "Huberised hinge",
        formula: "0 from ρ + h on; (ρ + h − m)²/(4h) within h of ρ; ρ − m below",
        meaning: "A hinge whose corner is rounded on both sides of ρ.",
        source: "Chapelle 2007, equation 2.9",
        convex: true,
        smooth: true,
        trainable: true,
        vanishes: true,
        band: true,
        parameters: &[MARGIN, H],
        value: |p, m| {
            let reach = (p.margin - m) + p.h;
            if m >= p.margin + p.h {
                0.0
            } else if p.margin - m <= p.h {
                0.25 * (reach * (reach / p.h))
            } else {
                p.margin - m
            }
        },
        slope: |p, m| {
            if m >= p.margin + p.h {
                0.0
            } else if p.margin - m <= p.h {
                -0.5 * (((p.margin - m) + p.h) / p.h)
            } else {
                -1.0
            }
        },
        curvature: |p, m| if (p.margin - m).abs() <= p.h { 0.5 / p.h } else { 0.0 },
    },
    LossEntry {
        id: "modified-huber",
        aliases: &[],
        title: "Modified Huber",
        formula: "max(0, 1 − m)² from −1 on; −4m below",
        meaning: "A squared hinge that goes on as a straight line, so outliers pull no harder than others.",
        source: "Zhang 2004, section 2",
        convex: true,
        smooth: true,
        trainable: true,
        vanishes: true,
        band: true,
        parameters: &[],
        value: |_, m| {
            if m >= 1.0 {
                0.0
            } else if m >= -1.0 {
                (1.0 - m) * (1.0 - m)
            } else {
                -4.0 * m
            }
        },
        slope: |_, m| {
            if m >= 1.0 {
                0.0
            } else if m >= -1.0 {
                -2.0 * (1.0 - m)
            } else {
                -4.0
            }
        },
        curvature: |_, m| if (-1.0..1.0).contains(&m) { 2.0 } else { 0.0 },
    },
    LossEntry {
        id: "squared-error",
        aliases: &["mse"],
        title: "Squared error",
        formula: "(1 − m)²",
        meaning: "Wants every margin to be exactly 1: being too right costs as much as being too wrong.",
        source: "Legendre 1805; on labels ±1 (y − f)² = (1 − m)²",
        convex: true,
        smooth: true,
        trainable: true,
        vanishes: false,
        band: true,
        parameters: &[],
        value: |_, m| (1.0 - m) * (1.0 - m),
        slope: |_, m| -2.0 * (1.0 - m),
        curvature: |_, _| 2.0,
    },
    LossEntry {
        id: "exponential",
        aliases: &[],
        title: "Exponential",
        formula: "e⁻ᵐ",
        meaning: "Grows without bound for wrong points: the loss that AdaBoost lowers.",
        source: "Freund & Schapire 1997; Friedman, Hastie & Tibshirani 2000",
        convex: true,
        smooth: true,
        trainable: true,
        vanishes: false,
        band: true,
        parameters: &[],
        value: |_, m| libm::exp(-m),
        slope: |_, m| -libm::exp(-m),
        curvature: |_, m| libm::exp(-m),
    },
    LossEntry {
        id: "perceptron",
        aliases: &[],
        title: "Perceptron",
        formula: "max(0, −m)",
        meaning: "Asks only for the right side, not for a margin: there is no band.",
        source: "Rosenblatt 1958",
        convex: true,
        smooth: false,
        trainable: true,
        vanishes: true,
        band: false,
        parameters: &[],
        value: |_, m| if m >= 0.0 { 0.0 } else { -m },
        slope: |_, m| if m >= 0.0 { 0.0 } else { -1.0 },
        curvature: |_, _| 0.0,
    },
    LossEntry {
        id: "ramp",
        aliases: &[],
        title: "Ramp",
        formula: "min(ρ − s, max(0, ρ − m))",
        meaning: "A hinge that stops growing at s: hopeless points no longer pull. Not convex.",
        source: "Collobert, Sinz, Weston & Bottou 2006",
        convex: false,
        smooth: false,
        trainable: true,
        vanishes: true,
        band: true,
        parameters: &[MARGIN, S],
        value: |p, m| {
            if m >= p.margin {
                0.0
            } else if m <= p.s {
                p.margin - p.s
            } else {
                p.margin - m
            }
        },
        slope: |p, m| if m >= p.margin || m <= p.s { 0.0 } else { -1.0 },
        curvature: |_, _| 0.0,
    },
    LossEntry {
        id: "zero-one",
        aliases: &[],
        title: "Zero–one",
        formula: "1 if m ≤ 0, else 0",
        meaning: "Counts the errors. Its slope is 0 everywhere, so it can be looked at but not followed.",
        source: "Wald 1950",
        convex: false,
        smooth: false,
        trainable: false,
        vanishes: true,
        band: false,
        parameters: &[],
        value: |_, m| if m <= 0.0 { 1.0 } else { 0.0 },
        slope: |_, _| 0.0,
        curvature: |_, _| 0.0,
    },
];

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
