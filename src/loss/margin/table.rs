//! The table of losses. A new loss is one entry in it.

use super::entry::{LossEntry, Parameter};

pub(super) const MARGIN: Parameter = Parameter {
    name: "margin",
    default: 1.0,
    positive: true,
    meaning: "the margin ρ that is asked for",
    field: |p| &mut p.margin,
};
pub(super) const GAMMA: Parameter = Parameter {
    name: "gamma",
    default: 1.0,
    positive: true,
    meaning: "width of the rounded part",
    field: |p| &mut p.gamma,
};
pub(super) const H: Parameter = Parameter {
    name: "h",
    default: 0.5,
    positive: true,
    meaning: "half the width of the rounded part",
    field: |p| &mut p.h,
};
pub(super) const S: Parameter = Parameter {
    name: "s",
    default: 0.0,
    positive: false,
    meaning: "margin below which the loss stays flat",
    field: |p| &mut p.s,
};

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
