//! Scores of places and of grids, for every kernel of the table and for the line.

use margin_lab::{KERNELS, Kernel, Lab, Model, Scenario};

use crate::fixtures::{outlier, scenario};

const VIEW: [[f64; 2]; 2] = [[-3.0, 5.0], [-4.0, 4.5]];

/// A document of the outlier's points with this model.
fn document(model: Model) -> Scenario {
    let trainer = model.default_trainer();
    Scenario { model, trainer, standardise: true, ..scenario(outlier()) }
}

fn models() -> Vec<Model> {
    let mut models = vec![Model::Linear { initial: None }];
    models.extend(KERNELS.iter().map(|entry| Model::Kernel { kernel: entry.kernel }));
    models
}

#[test]
fn a_document_names_every_kernel_of_the_table() {
    for model in models() {
        let written = document(model).to_string();
        assert_eq!(written.parse::<Scenario>().expect("a document"), document(model), "{written}");
    }
}

#[test]
fn a_grid_holds_the_scores_of_its_places() {
    for model in models() {
        let mut lab = Lab::new(document(model)).expect("a lab");
        lab.step(15);
        for [columns, rows] in [[2, 2], [5, 4], [8, 3]] {
            let at =
                |[lo, hi]: [f64; 2], k: usize, n: usize| lo + (hi - lo) * k as f64 / (n - 1) as f64;
            let places: Vec<[f64; 2]> = (0..columns * rows)
                .map(|k| [at(VIEW[0], k % columns, columns), at(VIEW[1], k / columns, rows)])
                .collect();
            let wanted = lab.scores(&places).expect("scores");
            let got = lab.score_grid(VIEW, columns, rows).expect("a grid");
            assert_eq!(got.len(), wanted.len());
            for (got, wanted) in got.iter().zip(&wanted) {
                let off = (got - wanted).abs();
                assert!(off <= 1e-12 * wanted.abs().max(1.0), "{model:?}: {got}, not {wanted}");
            }
        }
    }
}

#[test]
fn a_grid_that_cannot_be_is_refused() {
    let cubic = Kernel::Polynomial { degree: 3, gamma: 1.0, coef0: 1.0 };
    let mut lab = Lab::new(document(Model::Kernel { kernel: cubic })).expect("a lab");
    lab.step(15);
    let far = [[-1e200, 1e200], [0.0, 1.0]];
    let endless = [[0.0, f64::INFINITY], [0.0, 1.0]];
    for (view, columns, rows, words) in [
        (endless, 5, 5, "grid: expected finite ends of x and y"),
        (VIEW, 1, 5, "grid: expected 2 to 4096 columns and rows, got 1"),
        (VIEW, 5, 5000, "grid: expected 2 to 4096 columns and rows, got 5000"),
        (far, 5, 5, "grid: expected places nearer to 0, the score is beyond 1e308 at some"),
    ] {
        let error = lab.score_grid(view, columns, rows).expect_err("no grid");
        assert_eq!(error.message(), words);
    }
}
