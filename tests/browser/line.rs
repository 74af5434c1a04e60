//! Your own line: its handles by mouse, finger and keyboard, and what the page says of it.

use crate::page::{Outcome, Page, project};
use crate::pointer::{Pixel, Pointer};
use crate::server::Site;
use serde_json::json;
use thirtyfour::Key;

/// w and b, as text that gives the same bits again.
const LINE: &str = "JSON.stringify([lab.report().weights.w, lab.report().weights.b])";
/// The sentence that stands in the plane.
const SAID: &str = "root.querySelector('.own span').textContent";
/// How many handles there are to take hold of.
const HANDLES: &str = "root.querySelectorAll('.grip:not([hidden])').length";

/// The page with its mode switched on in the settings.
async fn switched_on(page: &Page) -> Outcome {
    page.open("").await?;
    page.ready().await?;
    switch(page).await?;
    page.wait_until(&format!("{HANDLES} === 3")).await
}

/// Clicks the switch of the settings.
async fn switch(page: &Page) -> Outcome {
    page.js::<()>("(root.querySelector('[data-change=line]').click(), null)").await?;
    page.drawn().await
}

/// Where a handle is in the window.
async fn handle(page: &Page, index: usize) -> Outcome<Pixel> {
    page.drawn().await?;
    page.centre(&format!(".grip[data-handle='{index}']")).await
}

/// The sentence is that of the lab's own numbers.
async fn says_how_far(page: &Page) -> Outcome {
    page.drawn().await?;
    page.expect(
        "the sentence is right",
        &format!(
            "(({{ primal, optimum }}) => Math.abs(parseFloat({SAID}.replace('You are ', '')) - 100 * (primal / optimum - 1)) < 0.06)(lab.report().objective)"
        ),
    )
    .await
}

/// A handle is dragged with the mouse: the line turns about the other and keeps ‖w‖, one undo gives it back, a step goes on from it.
pub async fn turns_by_mouse(page: Page) -> Outcome {
    page.open("").await?;
    page.ready().await?;
    page.expect("no handle at first", &format!("{HANDLES} === 0")).await?;
    switched_on(&page).await?;
    let before: String = page.js(LINE).await?;
    let norm: f64 = page.js("lab.report().weights.norm").await?;
    let ([x, y], other) = (handle(&page, 1).await?, handle(&page, 0).await?);
    page.stroke(Pointer::Mouse, &[[x + 3.0, y - 2.0], [x - 10.0, y - 60.0], [x - 20.0, y - 120.0]])
        .await?;
    let after: String = page.js(LINE).await?;
    page.expect(
        "‖w‖ is kept",
        &format!("Math.abs(lab.report().weights.norm - {norm}) < 1e-12 * {norm}"),
    )
    .await?;
    page.expect("the line is another", &format!("{LINE} !== {}", json!(before))).await?;
    page.expect(
        "no point was placed, none moved",
        "lab.report().points.length === 13 && lab.scenario().data.preset === 'outlier'",
    )
    .await?;
    let [there, stayed] = [handle(&page, 1).await?, handle(&page, 0).await?];
    let far = |a: Pixel, b: Pixel| (a[0] - b[0]).hypot(a[1] - b[1]);
    if far(there, [x - 23.0, y - 118.0]) > 2.0 || far(stayed, other) > 1.0 {
        return Err(format!("the handles are at {there:?} and {stayed:?}").into());
    }
    says_how_far(&page).await?;
    page.press("Undo").await?;
    page.expect("one undo gives it back", &format!("{LINE} === {}", json!(before))).await?;
    page.press("Redo").await?;
    page.expect("redo turns it again", &format!("{LINE} === {}", json!(after))).await?;
    page.press("Step forward").await?;
    page.expect("a step goes on from it", &format!("lab.stepNumber === 31 && ((note, line) => String(note.w) === String(line[0]) && note.b === line[1])(lab.report().last_step.before, {after})")).await?;
    // The boundary itself, taken between its handles, is shifted; a click on it still places a point.
    let [a, b] = [handle(&page, 0).await?, handle(&page, 1).await?];
    let on = |share: f64| [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
    let [x, y] = on(0.8);
    let w: String = page.js("String(lab.report().weights.w)").await?;
    page.stroke(Pointer::Mouse, &[[x, y + 2.0], [x, y + 30.0], [x, y + 62.0]]).await?;
    page.expect("w stays", &format!("String(lab.report().weights.w) === {}", json!(w))).await?;
    let [c, d] = [handle(&page, 0).await?, handle(&page, 1).await?];
    if (far(a, c) - far(b, d)).abs() > 1.0 || far(a, c) < 30.0 {
        return Err(format!("the handles went from {a:?} and {b:?} to {c:?} and {d:?}").into());
    }
    let [x, y] = [c[0] + 0.1 * (d[0] - c[0]), c[1] + 0.1 * (d[1] - c[1])];
    page.tap(Pointer::Mouse, [x, y]).await?;
    page.expect("a click places", "lab.report().points.length === 14").await?;
    page.press("Undo").await?;
    // The band by its own handle: the boundary stays.
    let [x, y] = handle(&page, 2).await?;
    let width: f64 = page.js("lab.report().margin.width").await?;
    page.stroke(Pointer::Mouse, &[[x, y], [x, y - 20.0], [x + 4.0, y - 40.0]]).await?;
    page.expect("the band is wider", &format!("lab.report().margin.width > 1.2 * {width}")).await?;
    page.press("Solve").await?;
    page.wait_until(&format!("{SAID} === 'You are at the optimum'")).await?;
    page.linked().await?;
    page.press("Done").await?;
    page.drawn().await?;
    page.expect("off again", &format!("{HANDLES} === 0 && !root.querySelector('.own').checkVisibility() && !root.querySelector('[data-change=line]').checked")).await
}

/// A finger drags a handle on a phone; a press beside it still places a point.
pub async fn turns_by_finger(page: Page) -> Outcome {
    let screen = json!({ "width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": true });
    page.chromium("Emulation.setDeviceMetricsOverride", screen).await?;
    let touch = json!({ "enabled": true, "maxTouchPoints": 2 });
    page.chromium("Emulation.setTouchEmulationEnabled", touch).await?;
    page.open("").await?;
    page.ready().await?;
    page.press("View and points").await?;
    page.wait_until("root.querySelector('[role=menu]')").await?;
    page.js::<()>("([...root.querySelectorAll('[role=menuitem]')].find((item) => item.textContent === 'Your own line').click(), null)").await?;
    page.wait_until(&format!("{HANDLES} === 3")).await?;
    let size: Vec<f64> = page.js("(({ width, height }) => [width, height])(root.querySelector('.grip').getBoundingClientRect())").await?;
    if size.iter().any(|side| *side < 44.0) {
        return Err(format!("a finger has {size:?} to meet").into());
    }
    let before: String = page.js(LINE).await?;
    let [x, y] = handle(&page, 0).await?;
    page.stroke(Pointer::Touch, &[[x + 12.0, y + 12.0], [x + 8.0, y + 50.0], [x + 8.0, y + 80.0]])
        .await?;
    page.expect("the line is another", &format!("{LINE} !== {}", json!(before))).await?;
    page.expect(
        "the page has not scrolled, no point was placed",
        "scrollY === 0 && lab.report().points.length === 13",
    )
    .await?;
    says_how_far(&page).await?;
    page.screenshot("line-phone").await?;
    page.tap(Pointer::Touch, page.share(0.1, 0.2).await?).await?;
    page.wait_until("lab.report().points.length === 14").await?;
    page.press("Undo").await?;
    page.press("Undo").await?;
    page.expect("two undos", &format!("{LINE} === {}", json!(before))).await
}

/// Keys alone: L shows the handles, Tab reaches them, arrows move them, a held key is one undo, Escape leads back.
pub async fn turns_by_keys(page: Page) -> Outcome {
    page.open_lab(&json!({ "version": 1, "data": { "preset": "outlier" } })).await?;
    page.js::<()>("(root.querySelector('.board').focus(), null)").await?;
    page.keys("l").await?;
    // Nothing has been trained: a level line is put down, and can be taken back.
    page.wait_until(&format!("{HANDLES} === 3")).await?;
    page.expect("a level line", "lab.report().weights.w[0] === 0 && lab.report().weights.w[1] > 0 && lab.canUndo && lab.stepNumber === 0").await?;
    page.keys(Key::Tab).await?;
    page.expect("Tab reaches a handle", "root.activeElement.dataset.handle === '0'").await?;
    let level: String = page.js(LINE).await?;
    page.keys(Key::Up).await?;
    page.keys(Key::Up).await?;
    page.expect("the left end is higher", "lab.report().weights.w[0] > 0").await?;
    page.wait_until("/^x .*, the line at −\\d+ degrees\\. You are .* above the optimum$/.test(root.activeElement.getAttribute('aria-valuetext'))").await?;
    page.wait_until("/above the optimum/.test(root.querySelector('[role=status]').textContent)")
        .await?;
    page.chord(Key::Control, "z").await?;
    page.chord(Key::Control, "z").await?;
    page.expect("an undo for each press", &format!("{LINE} === {}", json!(level))).await?;
    page.keys(Key::Tab).await?;
    page.keys(Key::Tab).await?;
    let width: f64 = page.js("lab.report().margin.width").await?;
    page.keys(Key::Up).await?;
    page.expect("up makes the band wider", &format!("lab.report().margin.width > {width}")).await?;
    page.keys(Key::Left).await?;
    page.expect(
        "left undoes that",
        &format!("Math.abs(lab.report().margin.width - {width}) < 1e-12"),
    )
    .await?;
    let tree = page.accessible().await?;
    for name in ["One handle of the line", "Other handle of the line", "Width of the band"] {
        if !tree.iter().any(|(role, known)| role == "slider" && known == name) {
            return Err(format!("no slider is called {name}").into());
        }
    }
    page.keys(Key::Escape).await?;
    page.expect("Escape leads to the plane", "root.activeElement.matches('.board')").await?;
    page.keys("r").await?;
    page.chord(Key::Control, "z").await?;
    page.keys("l").await?;
    page.wait_until(&format!("{HANDLES} === 0")).await?;
    // A trainer that keeps multipliers gives way.
    let document = json!({ "version": 1, "data": { "preset": "outlier" }, "trainer": { "type": "dual-coordinate-descent" }, "regularise_bias": true, "steps": 20 });
    page.open_lab(&document).await?;
    page.js::<()>("(root.querySelector('.board').focus(), null)").await?;
    page.keys("l").await?;
    page.wait_until(&format!(
        "{HANDLES} === 3 && (lab.scenario().trainer?.type ?? 'subgradient') === 'subgradient'"
    ))
    .await?;
    page.expect(
        "that is said",
        "root.querySelector('.notice').textContent.includes('The trainer is Subgradient now')",
    )
    .await
}

/// Two labs on a page: the handles of one are its own. One where the settings have no room has the mode in its menu.
pub async fn two_lines_are_two(page: Page) -> Outcome {
    let site = Site::new(&project().join("www"))?.text("/two.html", include_str!("two.html"));
    let page = page.at(&site.start([0])?);
    page.open("two.html").await?;
    page.wait_until("customElements.whenDefined('margin-lab').then(() => Promise.all([one.ready, two.ready])).then(() => true)").await?;
    let of =
        |name: &str| format!("{name}.shadowRoot.querySelectorAll('.grip:not([hidden])').length");
    page.press("View and points").await?;
    page.wait_until("root.querySelector('[role=menu]')").await?;
    page.js::<()>("([...root.querySelectorAll('[role=menuitem]')].find((item) => item.textContent === 'Your own line').click(), null)").await?;
    page.wait_until(&format!("{} === 3 && {} === 0", of("one"), of("two"))).await?;
    let before: String = page.js("JSON.stringify(two.lab.report().weights)").await?;
    let [x, y] = handle(&page, 0).await?;
    page.stroke(Pointer::Mouse, &[[x, y], [x, y + 20.0], [x + 5.0, y + 50.0]]).await?;
    page.expect(
        "the line of one, not of the other",
        &format!("one.canUndo && !two.canUndo && JSON.stringify(two.lab.report().weights) === {} && {} === 0", json!(before), of("two")),
    )
    .await?;
    page.screenshot("line-article").await
}

/// What there is to see, and what axe-core says of it.
pub async fn is_seen(page: Page) -> Outcome {
    let sights =
        [("light", 1280, 720), ("dark", 1280, 720), ("projector", 1600, 900), ("light", 700, 500)];
    for (theme, width, height) in sights {
        page.viewport(width, height, 1.0).await?;
        switched_on(&page).await?;
        page.js::<()>(&format!("(element.setAttribute('theme', '{theme}'), null)")).await?;
        let [x, y] = handle(&page, 1).await?;
        page.stroke(Pointer::Mouse, &[[x, y], [x, y - 30.0], [x - 10.0, y - 70.0]]).await?;
        page.js::<()>("(root.querySelector(\".grip[data-handle='1']\").focus(), null)").await?;
        page.drawn().await?;
        page.axe().await.map_err(|error| format!("{theme}, {width} px: {error}"))?;
        page.screenshot(&format!("line-{theme}-{width}")).await?;
    }
    page.viewport(1280, 720, 1.0).await?;
    switched_on(&page).await?;
    page.press("Rewind").await?;
    page.wait_until(&format!("{SAID} === 'No line in view'")).await?;
    page.screenshot("line-none").await?;
    page.press("Place a line").await?;
    page.wait_until(&format!("{HANDLES} === 3")).await?;
    // In the presenter view, where the settings are not, the sentence is large.
    page.press("Presenter view").await?;
    page.drawn().await?;
    page.screenshot("line-presenter").await?;
    page.press("Leave the presenter view").await?;
    page.viewport(900, 700, 1.0).await?;
    page.drawn().await?;
    page.expect(
        "the whole sentence has room",
        "((words) => words.scrollWidth <= words.clientWidth)(root.querySelector('.own span'))",
    )
    .await?;
    page.screenshot("line-tablet").await
}
