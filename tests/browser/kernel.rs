//! Kernel models on the page: chosen and left, set by attributes, trained pair by pair, looked at from every side.

use crate::choices::{choose, lab, sound};
use crate::page::{Outcome, Page};
use serde_json::{Value, json};

/// A lab with a kernel, and so many steps.
fn moons(steps: u64) -> Value {
    json!({ "version": 1, "data": { "preset": "moons" }, "model": { "type": "kernel", "kernel": { "type": "rbf", "gamma": 2 } }, "steps": steps })
}

/// A kernel brings its trainer, its loss, its penalty and its bias in one update, and says so; the line brings the old ones back.
pub async fn comes_and_goes(page: Page) -> Outcome {
    let page = lab(page).await?;
    let before = json!({ "version": 1, "data": { "preset": "moons" }, "loss": { "type": "squared-hinge" }, "regularise_bias": true, "trainer": { "type": "dual-coordinate-descent" } });
    page.js::<()>(&format!("element.setState({before}).then(() => null)")).await?;
    choose(&page, "Model", "rbf").await?;
    page.wait_until("lab.scenario().model?.type === 'kernel'").await?;
    let kernel =
        json!({ "version": 1, "data": { "preset": "moons" }, "model": { "type": "kernel" } });
    page.expect(
        "all that must change has",
        &format!("JSON.stringify(lab.scenario()) === {}", json!(kernel.to_string())),
    )
    .await?;
    sound(&page, "RBF").await?;
    for words in ["SMO", "Hinge loss", "free b"] {
        page.expect("it is said", &format!("root.querySelector('.settings').textContent.includes('also changed: SMO, Hinge loss, free bias') && {}.length > 0", json!(words))).await?;
    }
    page.expect("no line of one's own", "!root.querySelector('[data-change=line]').checkVisibility() && [...root.querySelector('select[aria-label=Trainer]').options].filter((o) => !o.disabled).map((o) => o.value).join() === 'smo,exact'").await?;
    page.js::<()>("(element.undo(), null)").await?;
    page.expect(
        "one undo gives it back",
        &format!("JSON.stringify(lab.scenario()) === {}", json!(before.to_string())),
    )
    .await?;
    page.js::<()>("(element.redo(), element.stepForward(9), null)").await?;
    choose(&page, "Model", "polynomial").await?;
    page.wait_until("lab.scenario().model?.kernel?.type === 'polynomial'").await?;
    sound(&page, "polynomial").await?;
    page.expect("the run goes on", "lab.stepNumber === 9").await?;
    choose(&page, "Model", "line").await?;
    page.wait_until("!lab.scenario().model").await?;
    page.expect(
        "all is as it was",
        &format!("JSON.stringify(lab.scenario()) === {}", json!(before.to_string())),
    )
    .await?;
    // A trainer that was chosen meanwhile stays.
    choose(&page, "Model", "rbf").await?;
    page.wait_until("lab.scenario().model").await?;
    choose(&page, "Trainer", "exact").await?;
    page.wait_until("lab.scenario().trainer?.type === 'exact'").await?;
    choose(&page, "Model", "line").await?;
    page.wait_until("!lab.scenario().model").await?;
    page.expect("the trainer stays, the rest comes back", "lab.scenario().trainer.type === 'exact' && lab.scenario().loss.type === 'squared-hinge' && lab.scenario().regularise_bias").await?;
    sound(&page, "the line").await
}

/// γ, degree, c₀ and C are edits: the step stays, and what they come to is said; a bad one is refused and goes.
pub async fn parameters_keep_the_run(page: Page) -> Outcome {
    let page = lab(page).await?;
    page.js::<()>(&format!("element.setState({}).then(() => null)", moons(12))).await?;
    let put = |name: &str, value: &str| {
        format!(
            "((box) => {{ box.value = '{value}'; box.dispatchEvent(new Event('change', {{ bubbles: true }})); return null; }})(root.querySelector('.settings input[aria-label=\"{name}\"].text'))"
        )
    };
    page.js::<()>(&put("γ", "0.5")).await?;
    page.drawn().await?;
    page.expect("γ is taken", "lab.scenario().model.kernel.gamma === 0.5 && lab.stepNumber === 12 && root.querySelector('.settings').textContent.includes('kernel width 1')").await?;
    page.js::<()>(&put("γ", "-1")).await?;
    page.wait_until(
        "root.querySelector('.notice').textContent.includes('model.kernel.gamma: expected')",
    )
    .await?;
    page.expect("what was refused is gone", "lab.scenario().model.kernel.gamma === 0.5 && root.querySelector('.settings .named .text').value === '0.5'").await?;
    choose(&page, "Model", "polynomial").await?;
    page.wait_until("lab.scenario().model.kernel?.type === 'polynomial'").await?;
    page.js::<()>(&put("Degree", "2")).await?;
    page.js::<()>(&put("c₀", "0")).await?;
    page.js::<()>(&put("C", "7")).await?;
    page.drawn().await?;
    page.expect("all are taken", "((s) => s.model.kernel.degree === 2 && s.model.kernel.coef0 === 0 && s.c === 7 && lab.stepNumber === 12)(lab.scenario())").await?;
    page.expect(
        "it is said",
        "root.querySelector('.settings').textContent.includes('only terms of degree 2')",
    )
    .await?;
    sound(&page, "polynomial").await
}

/// The attributes of an element, at first and while it is there; γ is the kernel's or the loss's.
pub async fn attributes_make_it(page: Page) -> Outcome {
    page.open("").await?;
    page.ready().await?;
    page.js::<()>(
        "((made) => {
            for (const [name, value] of Object.entries({ data: 'moons', model: 'rbf', gamma: '2', c: '3', steps: '5' })) made.setAttribute(name, value);
            document.querySelector('margin-lab').replaceWith(made);
            return made.ready.then(() => null);
        })(document.createElement('margin-lab'))",
    )
    .await?;
    let is = |words: &str, model: Value| {
        format!(
            "(({{ model }}) => JSON.stringify(model) === {})(element.getState()) || {} && false",
            json!(model.to_string()),
            json!(words)
        )
    };
    let rbf = |gamma: f64| json!({ "type": "kernel", "kernel": { "type": "rbf", "gamma": gamma } });
    page.expect("it opens", &is("rbf", rbf(2.0)).replace("2.0", "2")).await?;
    page.expect("with its steps", "lab.stepNumber === 5 && element.model === 'rbf'").await?;
    page.js::<()>("(element.setAttribute('gamma', '0.5'), null)").await?;
    page.wait_until(&is("γ", rbf(0.5))).await?;
    page.js::<()>("(element.setAttribute('gamma', '4'), element.setAttribute('model', 'polynomial'), element.setAttribute('degree', '2'), element.setAttribute('coef0', '0'), null)").await?;
    page.wait_until("(({ model }) => JSON.stringify(model.kernel) === '{\"type\":\"polynomial\",\"degree\":2,\"gamma\":4,\"coef0\":0}')(element.getState())").await?;
    page.js::<()>(
        "(element.setAttribute('loss', 'smoothed-hinge'), ['model', 'degree', 'coef0'].forEach((name) => element.removeAttribute(name)), null)",
    )
    .await?;
    page.wait_until("!element.getState().model && element.getState().loss?.gamma === 4").await?;
    page.js::<()>("(element.setAttribute('model', 'rbf'), null)").await?;
    page.wait_until(
        "root.querySelector('.notice').textContent.includes('cannot train a kernel model')",
    )
    .await?;
    page.expect("a refusal changes nothing", "!element.getState().model").await
}

/// After a step of SMO its two points are marked and told, in the plane and beside it, on a phone in the settings.
pub async fn a_pair_is_shown(page: Page) -> Outcome {
    page.open_lab(&moons(0)).await?;
    page.press("Step forward").await?;
    page.press("Step forward").await?;
    page.wait_until("root.querySelector('.last')?.checkVisibility()").await?;
    // It may stand there since the first step: the second is to be in it.
    page.drawn().await?;
    page.expect(
        "two marks",
        "[...root.querySelectorAll('.pairmark')].every((mark) => mark.checkVisibility())",
    )
    .await?;
    page.expect("two points, and the numbers of the report", "((pair, words) => pair.points.every((i) => words.includes(`Point ${i + 1}`)) && pair.after.every((a) => words.includes(a === 0 ? '→ 0' : a.toFixed(3))) && words.includes('LIBSVM stops at 0.001'))(lab.report().last_step.pair, root.querySelector('.last').textContent)").await?;
    page.expect("the box has a name", "root.querySelector('.last svg.box').getAttribute('aria-label').startsWith('The box of the two multipliers')").await?;
    page.axe().await?;
    page.press("Play").await?;
    page.wait_until("lab.stepNumber > 4").await?;
    page.expect("a run shows none", "[...root.querySelectorAll('.pairmark')].every((mark) => !mark.checkVisibility()) && root.querySelector('.story').checkVisibility()").await?;
    page.press("Pause").await?;
    page.viewport(390, 844, 1.0).await?;
    page.js::<()>("(root.querySelector('[data-show=settings]').click(), null)").await?;
    page.wait_until("root.querySelector('.settings .last')?.checkVisibility()").await?;
    page.axe().await
}

/// Every view, size and panel of a kernel lab, running, solved, without points, with one class: never a word that is none.
pub async fn every_corner_is_sound(page: Page) -> Outcome {
    let page = lab(page).await?;
    page.js::<()>("(root.querySelector('details.more summary').click(), null)").await?;
    let kernels = [
        json!({ "type": "rbf" }),
        json!({ "type": "polynomial", "degree": 2 }),
        json!({ "type": "linear" }),
    ];
    let sets = [
        json!({}),
        json!({ "points": [[0, 0, 1], [1, 1, 1]] }),
        json!({ "points": [[0, 0, 1], [0, 0, 0]] }),
        json!({ "preset": "outlier" }),
    ];
    for trainer in ["smo", "exact"] {
        for kernel in &kernels {
            for data in &sets {
                let name = format!("{trainer}, {kernel}, {data}");
                let state = json!({ "version": 1, "data": data, "model": { "type": "kernel", "kernel": kernel }, "trainer": { "type": trainer } });
                page.viewport(1700, 900, 1.0).await?;
                page.js::<()>(&format!("element.setState({state}).then(() => null)")).await?;
                sound(&page, &name).await?;
                page.js::<()>("(element.stepForward(7), null)").await?;
                for view in ["kkt", "alphas", "loss"] {
                    page.js::<()>(&format!(
                        "(root.querySelector('[data-view={view}]').click(), null)"
                    ))
                    .await?;
                    sound(&page, &format!("{name}, {view}")).await?;
                }
                page.js::<()>("(root.querySelector('.top [data-click=points]').click(), root.querySelector('.board').focus(), null)").await?;
                page.keys("]dml").await?;
                sound(&page, &format!("{name}, keys")).await?;
                page.expect("it is described", "!/undefined|null|NaN/.test(element.describe())")
                    .await?;
                page.viewport(390, 844, 1.0).await?;
                page.js::<()>("(element.solve(), root.querySelector('.top [data-click=points]').click(), null)").await?;
                sound(&page, &format!("{name}, solved, on a phone")).await?;
            }
        }
    }
    // What leaves the lab.
    page.viewport(1280, 720, 1.0).await?;
    page.js::<()>("(root.querySelector('[data-click=share]').click(), null)").await?;
    page.wait_until("root.querySelector('[role=menu]')?.textContent.includes('Copy α, b and C')")
        .await?;
    page.js::<()>("([...root.querySelectorAll('[role=menuitem]')].find((item) => item.textContent === 'Copy α, b and C').click(), null)").await?;
    page.drawn().await?;
    sound_or_calm(&page).await
}

/// A notice that something was copied is no fault.
async fn sound_or_calm(page: &Page) -> Outcome {
    page.expect("nothing went wrong", "root.querySelector('.notice').hidden || root.querySelector('.notice').classList.contains('calm')").await
}

/// What there is to see, and what axe-core says of it.
pub async fn is_seen(page: Page) -> Outcome {
    for (theme, width, height) in
        [("light", 1280, 720), ("dark", 1280, 720), ("projector", 1600, 900), ("light", 390, 844)]
    {
        page.viewport(width, height, 1.0).await?;
        page.open_lab(&moons(30)).await?;
        page.js::<()>(&format!(
            "(element.setAttribute('theme', '{theme}'), element.stepForward(1), null)"
        ))
        .await?;
        page.drawn().await?;
        page.axe().await.map_err(|error| format!("{theme}, {width} px: {error}"))?;
        page.screenshot(&format!("kernel-{theme}-{width}")).await?;
    }
    Ok(())
}
