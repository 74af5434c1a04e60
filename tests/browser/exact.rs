//! The trainer that holds the optimum: the boundary follows a drag, by mouse and finger, for the line and for a kernel.

use crate::page::{Outcome, Page};
use crate::pointer::{Pixel, Pointer};
use serde_json::{Value, json};

/// Thirteen points of which the optimum is held.
fn held(model: &Value) -> Value {
    json!({ "version": 1, "data": { "preset": "outlier" }, "model": model, "trainer": { "type": "exact" } })
}

fn models() -> [Value; 2] {
    [
        json!({ "type": "linear" }),
        json!({ "type": "kernel", "kernel": { "type": "rbf", "gamma": 0.1 } }),
    ]
}

/// Writes down after every frame where the first point is, the boundary as its scores at five places, its picture, and what is wrong.
const WATCH: &str = "(() => {
    const seen = window.seen = [];
    const layer = (name) => root.querySelector(`.board canvas[data-layer=${name}]`).toDataURL();
    const look = () => {
        if (window.seen !== seen) return;
        const [{ objective }, [{ x, alpha }]] = [lab.report(), lab.report().points];
        const wrong = objective.gap > 1e-6 * Math.max(1, objective.primal) ? 'no optimum' : root.querySelector('.eq .num').textContent !== objective.primal.toFixed(3) ? 'another P is written' : '';
        seen.push({ x, alpha, wrong, scores: String(lab.scores(Float64Array.of(0, 0, 2, 1, -1, 3, -2, -2, 4, -3))), picture: layer('under') + layer('mid') });
        requestAnimationFrame(() => setTimeout(look));
    };
    look();
    return null;
})()";

/// The first thing that was wrong in those frames: where the point moved, and had or has a multiplier, the boundary and its picture must
/// be others. Then in how many places it was, and the least x₁.
const SEEN: &str = "(() => {
    const all = window.seen;
    window.seen = null;
    let wrong = all.map((each) => each.wrong).find(Boolean) ?? '';
    let places = 1;
    for (let i = 1; i < all.length; i += 1) {
        const [was, is] = [all[i - 1], all[i]];
        if (String(was.x) === String(is.x)) continue;
        places += 1;
        if ((was.alpha || is.alpha) && was.scores === is.scores) wrong ||= `the boundary stays from ${was.x} to ${is.x}`;
        if ((was.alpha || is.alpha) && was.picture === is.picture) wrong ||= `the picture stays from ${was.x} to ${is.x}`;
    }
    return [wrong, places, Math.min(...all.map(({ x }) => x[0]))];
})()";

/// The window's pixel of the k-th point.
async fn place(page: &Page, k: usize) -> Outcome<Pixel> {
    page.js::<()>("(root.querySelector('.board').focus(), null)").await?;
    page.keys(thirtyfour::Key::Home).await?;
    for _ in 0..k {
        page.keys("]").await?;
    }
    page.selected().await
}

/// Drags a point through the other class, onto a point of it, off the view and back, and lets go: after each move the optimum is another,
/// it is proven, and what is drawn and written is that of the report. One undo takes all of it back.
async fn follow(page: &Page, pointer: Pointer, model: &Value) -> Outcome {
    page.open_lab(&held(model)).await?;
    let before: String = page.js("JSON.stringify(lab.scenario())").await?;
    let [from, onto] = [place(page, 0).await?, place(page, 8).await?];
    let through = page.share(0.3, 0.85).await?;
    page.keys(thirtyfour::Key::Escape).await?;
    page.js::<()>(WATCH).await?;
    // The point stays on the wrong side, where it has a say in the boundary wherever it is.
    let back = page.share(0.35, 0.75).await?;
    let away = [1.0, through[1] - 9.0];
    let way = [from, [from[0] - 12.0, from[1] + 30.0], through, onto, away, back];
    page.stroke(pointer, &way).await?;
    page.drawn().await?;
    let (wrong, places, least): (String, usize, f64) = page.js(SEEN).await?;
    if !wrong.is_empty() || places < 6 || least > -4.0 {
        return Err(format!("{model}: {wrong}; {places} places, the least x₁ is {least}").into());
    }
    page.expect(
        "the pivots are told",
        "/pivot|from scratch/.test(root.querySelector('.settings .last').textContent)",
    )
    .await?;
    page.js::<()>("(element.undo(), null)").await?;
    page.expect(
        "one undo takes the drag back",
        &format!("JSON.stringify(lab.scenario()) === {} && !lab.canUndo", json!(before)),
    )
    .await
}

/// By mouse.
pub async fn follows_the_mouse(page: Page) -> Outcome {
    for model in models() {
        follow(&page, Pointer::Mouse, &model).await?;
    }
    Ok(())
}

/// By finger, on a phone.
pub async fn follows_a_finger(page: Page) -> Outcome {
    let screen = json!({ "width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": true });
    page.chromium("Emulation.setDeviceMetricsOverride", screen).await?;
    let touch = json!({ "enabled": true, "maxTouchPoints": 2 });
    page.chromium("Emulation.setTouchEmulationEnabled", touch).await?;
    for model in models() {
        follow(&page, Pointer::Touch, &model).await?;
        page.expect("the page has not scrolled", "scrollY === 0").await?;
    }
    Ok(())
}

/// Play, step and solve are off, and say why; the scrubber is quiet; no key moves the step.
pub async fn takes_no_steps(page: Page) -> Outcome {
    page.open_lab(&held(&models()[1])).await?;
    for name in ["play", "step", "solve"] {
        page.expect(name, &format!("((button) => button.getAttribute('aria-disabled') === 'true' && button.title.includes('the optimum follows every edit'))(root.querySelector('.transport [data-click={name}]'))")).await?;
    }
    page.expect("it is said beside them", "root.querySelector('.now .def').textContent === 'follows every edit' && root.querySelector('[data-input=scrub]').getAttribute('aria-disabled') === 'true'").await?;
    page.js::<()>("(root.querySelector('.board').focus(), null)").await?;
    page.keys("k.s").await?;
    page.wait_until("root.querySelector('[role=status]').textContent.includes('the optimum follows every edit')").await?;
    page.expect("nothing runs", "!element.running && lab.stepNumber === 0").await?;
    page.expect("the certificate", "/^P to 1[0-5] digits$/.test(root.querySelectorAll('.ro .def')[2].textContent) && root.querySelectorAll('.ro')[2].textContent.includes('optimal')").await?;
    page.axe().await?;
    // Where two classes share a place there is a b that is as good as another, and that is said.
    page.open_lab(&json!({ "version": 1, "data": { "points": [[0, 0, 1], [0, 0, 0]] }, "trainer": { "type": "exact" } })).await?;
    page.wait_until(
        "/any b from −1.00 to 1.00/.test(root.querySelector('.curve-fig .say').textContent)",
    )
    .await
}

/// Leave one out: the menu, the sentence, the ghost of the point under the hand; an edit counts anew.
pub async fn one_is_left_out(page: Page) -> Outcome {
    page.open_lab(&held(&models()[1])).await?;
    page.press("View and points").await?;
    page.wait_until("root.querySelector('[role=menu]')").await?;
    page.js::<()>("([...root.querySelectorAll('[role=menuitem]')].find((item) => item.textContent === 'Leave one out').click(), null)").await?;
    let told = "(({ errors, n, bound }) => root.querySelector('.leave-out span').textContent.startsWith(`Leave-one-out error ${errors} of ${n} (`) && root.querySelector('.leave-out span').textContent.endsWith(`, at most ${bound} by the support vectors`))(lab.leaveOneOut())";
    page.wait_until(told).await?;
    let picture = "root.querySelector('.board canvas[data-layer=under]').toDataURL() + root.querySelector('.board canvas[data-layer=mid]').toDataURL()";
    page.drawn().await?;
    let without: String = page.js(picture).await?;
    page.js::<()>("(root.querySelector('.board').focus(), null)").await?;
    page.keys("]").await?;
    page.drawn().await?;
    page.expect("a ghost is there", &format!("{picture} !== {}", json!(without))).await?;
    page.screenshot("leave-one-out").await?;
    page.axe().await?;
    page.keys(thirtyfour::Key::Delete).await?;
    page.wait_until(&format!("lab.report().train.n === 12 && {told}")).await?;
    page.press("Done").await?;
    page.drawn().await?;
    page.expect("off again", "!root.querySelector('.leave-out').checkVisibility()").await
}
