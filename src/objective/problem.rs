//! What is minimised: P(w, b) = ½‖w‖² + Σ Cᵢ ℓ(mᵢ).

use crate::kernel::Kernel;
use crate::loss::Loss;
use crate::model::{Expansion, Linear, Scorer};

/// One training point as a trainer sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// Its place, in the trainer's units (standardised when the document asks for it).
    pub x: [f64; 2],
    /// Its label, −1 or +1.
    pub y: f64,
    /// cᵢ ≥ 0: the point's weight times the weight of its class.
    pub cost: f64,
}

/// A two-class problem: P(w, b) = R + Σ Cᵢ ℓ(mᵢ) with Cᵢ = C·cᵢ, mᵢ = yᵢ(w·xᵢ + b), R = ½‖w‖², plus ½b² where the bias is
/// regularised, and R = 0 without a penalty.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The training points. Rows of cost 0 count in n and nowhere else.
    pub rows: Vec<Row>,
    /// ℓ.
    pub loss: Loss,
    /// C > 0.
    pub c: f64,
    /// Whether ½‖w‖² is part of P.
    pub penalty: bool,
    /// Whether ½b² is part of P as well.
    pub regularise_bias: bool,
    /// k, where the score is a kernel expansion; `None`: f(x) = w·x + b.
    pub kernel: Option<Kernel>,
}

/// The objective at one place and its two parts, P = regulariser + loss.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Objective {
    /// P.
    pub primal: f64,
    /// R.
    pub regulariser: f64,
    /// Σ Cᵢ ℓ(mᵢ).
    pub loss: f64,
}

impl Problem {
    /// The number of training points n.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no training point.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether it is the support vector machine of Cortes & Vapnik (1995), LIBSVM's C-SVC: the hinge, ½‖w‖² and a bias that is not
    /// regularised, so that in the dual 0 ≤ αᵢ ≤ Cᵢ and Σ αᵢyᵢ = 0. SMO and the active set method are for these.
    pub fn is_standard_svm(&self) -> bool {
        self.loss.id() == "hinge" && self.penalty && !self.regularise_bias
    }

    /// λ = 1/(C·n), `None` for n = 0. The largest number, where C is so small that λ is none.
    pub fn lambda(&self) -> Option<f64> {
        (!self.is_empty()).then(|| (1.0 / (self.c * self.len() as f64)).min(f64::MAX))
    }

    /// The functional margin yᵢ·f(xᵢ) of row i.
    pub fn margin(&self, model: &Linear, i: usize) -> f64 {
        let row = &self.rows[i];
        row.y * model.score(row.x)
    }

    /// R(w, b).
    pub fn regulariser(&self, model: &Linear) -> f64 {
        if !self.penalty {
            return 0.0;
        }
        let bias = if self.regularise_bias { model.b * model.b } else { 0.0 };
        0.5 * (model.norm_squared() + bias)
    }

    /// P(w, b) and its parts. O(n).
    pub fn objective(&self, model: &Linear) -> Objective {
        let sum: f64 = self
            .rows
            .iter()
            .filter(|row| row.cost > 0.0)
            .map(|row| row.cost * self.loss.value(row.y * model.score(row.x)))
            .sum();
        let (regulariser, loss) = (self.regulariser(model), self.c * sum);
        Objective { primal: regulariser + loss, regulariser, loss }
    }

    /// P(w, b).
    pub fn primal(&self, model: &Linear) -> f64 {
        self.objective(model).primal
    }

    /// The functional margins mᵢ = yᵢ·f(xᵢ), one per row. A kernel expansion must be one over these rows; then this is O(n).
    pub fn margins(&self, model: &Scorer) -> Vec<f64> {
        let margin = |(i, row): (usize, &Row)| match model {
            Scorer::Linear(model) => row.y * model.score(row.x),
            Scorer::Kernel(model) => row.y * model.row_score(i),
        };
        self.rows.iter().enumerate().map(margin).collect()
    }

    /// P and its parts at a model of any kind. A kernel expansion must be one over these rows. O(n).
    pub fn objective_at(&self, model: &Scorer) -> Objective {
        match model {
            Scorer::Linear(model) => self.objective(model),
            Scorer::Kernel(model) => self.kernel_objective(model),
        }
    }

    fn kernel_objective(&self, model: &Expansion) -> Objective {
        let mut sum = 0.0;
        for (i, row) in self.rows.iter().enumerate() {
            if row.cost > 0.0 {
                sum += row.cost * self.loss.value(row.y * model.row_score(i));
            }
        }
        let (regulariser, loss) = (0.5 * model.norm_squared(), self.c * sum);
        Objective { primal: regulariser + loss, regulariser, loss }
    }

    /// D of the hinge at the multipliers |βᵢ| of a kernel expansion over these rows: ρ Σ αᵢ − ½‖w‖². O(n).
    pub fn kernel_dual(&self, model: &Expansion) -> f64 {
        let mut sum = 0.0;
        for coefficient in &model.coefficients {
            sum += coefficient.abs();
        }
        self.loss.margin() * sum - 0.5 * model.norm_squared()
    }

    /// P at w = 0 and b = 0.
    pub fn primal_at_zero(&self) -> f64 {
        let costs: f64 = self.rows.iter().map(|row| row.cost).sum();
        self.c * costs * self.loss.value(0.0)
    }

    /// Weight decay: what a step that multiplies the regularised parameters by 1 − `share` adds to (w₁, w₂, b).
    pub fn weight_decay(&self, model: &Linear, share: f64) -> [f64; 3] {
        if !self.penalty {
            return [0.0; 3];
        }
        let bias = if self.regularise_bias { -share * model.b } else { 0.0 };
        [-share * model.w[0], -share * model.w[1], bias]
    }

    /// w = Σ αᵢyᵢxᵢ and b = Σ αᵢyᵢ: the model that belongs to these multipliers when the bias is regularised.
    pub fn model_from_alphas(&self, alphas: &[f64]) -> Linear {
        self.rows.iter().zip(alphas).fold(Linear::default(), |sum, (row, &alpha)| {
            let pull = alpha * row.y;
            Linear { w: [sum.w[0] + pull * row.x[0], sum.w[1] + pull * row.x[1]], b: sum.b + pull }
        })
    }

    /// The dual objective D at these multipliers (one per row), for the three losses that have one here, else `None`.
    /// D = ρΣαᵢ − R for the hinge (Cortes & Vapnik 1995), Σ(ραᵢ − αᵢ²/(4Cᵢ)) − R for the squared hinge,
    /// Σ[Cᵢ ln Cᵢ − αᵢ ln αᵢ − (Cᵢ − αᵢ) ln(Cᵢ − αᵢ)] − R for the soft-margin loss (Yu, Huang & Lin 2011), where R is the
    /// regulariser at v = Σ αᵢyᵢxᵢ, b = Σ αᵢyᵢ (free bias: that sum must be 0). `None` with a kernel: see
    /// [`Problem::kernel_dual`].
    pub fn dual(&self, alphas: &[f64]) -> Option<f64> {
        let rho = self.loss.margin();
        let term: fn(f64, f64, f64) -> f64 = match self.loss.id() {
            "hinge" => |alpha, _, rho| rho * alpha,
            "squared-hinge" => |alpha, c, rho| rho * alpha - alpha * (alpha / (4.0 * c)),
            "soft-margin" => |alpha, c, _| c * entropy(alpha / c),
            _ => return None,
        };
        if !self.penalty || self.kernel.is_some() {
            return None;
        }
        let mut sum = 0.0;
        let mut at = Linear::default();
        for (row, &alpha) in self.rows.iter().zip(alphas).filter(|(_, alpha)| **alpha != 0.0) {
            sum += term(alpha, self.c * row.cost, rho);
            let pull = alpha * row.y;
            at = Linear {
                w: [at.w[0] + pull * row.x[0], at.w[1] + pull * row.x[1]],
                b: at.b + pull,
            };
        }
        Some(sum - self.regulariser(&at))
    }
}

/// −q ln q − (1 − q) ln(1 − q), continued by 0 at 0 and 1: what C ln C − α ln α − (C − α) ln(C − α) is without the cancellation.
fn entropy(q: f64) -> f64 {
    if q <= 0.0 || q >= 1.0 { 0.0 } else { -q * libm::log(q) - (1.0 - q) * libm::log1p(-q) }
}
