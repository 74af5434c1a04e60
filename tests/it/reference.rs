//! Every case of `tests/reference/linear_svm.json`: exact optima, computed by others to 120 digits.

use margin_lab::*;
use serde_json::Value;

fn numbers(v: &Value) -> Vec<f64> {
    v.as_array().unwrap().iter().map(|x| x.as_f64().unwrap()).collect()
}

#[test]
fn explore() {
    let text = include_str!("../reference/linear_svm.json");
    let file: Value = serde_json::from_str(text).unwrap();
    let only = std::env::var("CASE").ok();
    for s in file["solutions"].as_array().unwrap() {
        let name = format!("{} {} {} {}", s["dataset"], s["C"], s["loss"], s["bias"]);
        if let Some(o) = &only {
            if !name.contains(o.as_str()) {
                continue;
            }
        }
        let d = &file["datasets"][s["dataset"].as_str().unwrap()];
        let y = numbers(&d["y"]);
        let rows = d["x"]
            .as_array()
            .unwrap()
            .iter()
            .zip(&y)
            .map(|(x, &y)| {
                let x = numbers(x);
                Row { x: [x[0], x[1]], y, cost: 1.0 }
            })
            .collect();
        let p = Problem {
            rows,
            loss: Loss::named(&s["loss"].as_str().unwrap().replace("_", "-")).unwrap(),
            c: s["C"].as_f64().unwrap(),
            penalty: true,
            regularise_bias: s["bias"] == "regularised",
        };
        let (ok, r) = match solve(&p, 1e-12, None) {
            Ok(s) => ("ok  ", s),
            Err(SolveError::Short { best, .. }) => ("SHORT", *best),
            Err(e) => {
                println!("{name} {e:?}");
                continue;
            }
        };
        if s["status"] != "optimal" {
            println!("SHORT {name} not attained {r:?}");
            continue;
        }
        let want = s["primal_objective"].as_f64().unwrap();
        let w = numbers(&s["w"]);
        let dw = libm_hypot(r.model.w[0] - w[0], r.model.w[1] - w[1]);
        let a = s.get("alpha").filter(|_| s["alpha_unique"] == true).map(|a| {
            numbers(a)
                .iter()
                .zip(r.alphas.as_ref().unwrap())
                .map(|(p, q)| (p - q).abs())
                .fold(0.0, f64::max)
                / p.c
        });
        println!(
            "{ok} {name}: sweeps {} gap {:.1e} rel {:.1e} dw {:.1e} db {:.1e} da/C {:?}",
            r.sweeps,
            r.gap,
            (r.primal - want) / want.max(1e-300),
            dw,
            r.model.b - s["b"].as_f64().unwrap(),
            a
        );
    }
}
fn libm_hypot(a: f64, b: f64) -> f64 {
    (a * a + b * b).sqrt()
}
