//! The keyboard alone: everything the mouse can do, and nothing of it for the page around.

use crate::page::{Outcome, Page};
use serde_json::json;
use thirtyfour::Key;

/// What has the focus inside the lab.
const FOCUS: &str = "root.activeElement?.className ?? ''";

/// Goes on with Tab until what has the focus has this class.
async fn tab_to(page: &Page, class: &str) -> Outcome {
    for _ in 0..40 {
        page.keys(Key::Tab).await?;
        if page.js::<String>(FOCUS).await?.split(' ').any(|name| name == class) {
            return Ok(());
        }
    }
    Err(format!("Tab does not lead to .{class}").into())
}

/// Two points are built, trained, stepped, deleted and brought back; the page around hears none of it.
pub async fn keys_alone(page: Page) -> Outcome {
    page.open_lab(&json!({ "version": 1 })).await?;
    page.js::<()>("(window.heard = [], document.addEventListener('keydown', (event) => heard.push(event.key)), null)").await?;
    tab_to(&page, "board").await?;
    page.keys(Key::Enter).await?;
    for _ in 0..8 {
        page.keys(Key::Right).await?;
        page.keys(Key::Up).await?;
    }
    page.keys("2").await?;
    page.keys(" ").await?;
    let points = "(({ points: p }) => p.length === 2 && p[0].class === 1 && p[1].class === 0 && p[1].x[0] > p[0].x[0] && p[1].x[1] > p[0].x[1])(lab.report())";
    page.expect("one point of each class, the second up and to the right", points).await?;

    page.keys("k").await?;
    page.wait_until("lab.stepNumber > 5").await?;
    page.keys("k").await?;
    let model = "JSON.stringify([lab.stepNumber, lab.report().weights])";
    let paused: String = page.js(model).await?;
    page.keys(".").await?;
    page.expect("a step", &format!("lab.stepNumber === {paused}[0] + 1")).await?;
    page.keys(",").await?;
    page.expect("and back", &format!("{model} === {}", json!(paused))).await?;

    // The second point is grabbed, carried and given back, then carried for good.
    let place: String = page.js("JSON.stringify(lab.report().points[1].x)").await?;
    let stays = format!("JSON.stringify(lab.report().points[1].x) === {}", json!(place));
    page.keys(Key::End).await?;
    page.keys(Key::Enter).await?;
    page.keys(Key::Left).await?;
    page.keys(Key::Escape).await?;
    page.expect("Escape gives a grab up", &stays).await?;
    page.keys(Key::Enter).await?;
    page.keys(Key::Left).await?;
    page.keys(Key::Left).await?;
    page.keys(Key::Enter).await?;
    page.expect("arrows carry it", &format!("lab.report().points[1].x[0] < {place}[0]")).await?;
    page.chord(Key::Control, "z").await?;
    page.expect("one undo takes the carrying back", &stays).await?;

    page.keys("[").await?;
    page.keys(Key::Delete).await?;
    page.expect("the first is deleted", "String(lab.report().points.map((p) => p.class)) === '0'")
        .await?;
    page.chord(Key::Control, "z").await?;
    page.expect("and brought back in its place", points).await?;
    page.chord(Key::Control, "y").await?;
    page.expect("deleted again", "lab.report().points.length === 1").await?;

    page.keys(Key::Escape).await?;
    page.keys(Key::Escape).await?;
    page.expect("Escape leads to the transport", &format!("({FOCUS}).includes('play')")).await?;
    page.keys("r").await?;
    page.expect("R rewinds", "lab.stepNumber === 0").await?;
    page.keys(Key::Right).await?;
    page.keys(Key::Enter).await?;
    page.expect("the buttons work by Enter", "lab.stepNumber === 1").await?;
    let heard: Vec<String> =
        page.js("heard.filter((key) => !['Tab', 'Control'].includes(key))").await?;
    if heard.is_empty() { Ok(()) } else { Err(format!("the page around hears {heard:?}").into()) }
}

/// What the lab does not know goes through to the page around; Tab leaves the plane; no key scrolls.
pub async fn other_keys_pass(page: Page) -> Outcome {
    page.viewport(1280, 420, 1.0).await?;
    page.open_lab(&json!({ "version": 1, "data": { "preset": "clusters" } })).await?;
    page.js::<()>("(window.heard = [], document.addEventListener('keydown', (event) => heard.push(event.key)), null)").await?;
    tab_to(&page, "board").await?;
    let top: f64 = page.js("scrollY").await?;
    for key in [Key::Down, Key::Down, Key::PageDown, Key::Home, Key::End] {
        page.keys(key).await?;
    }
    page.keys(" ").await?;
    page.keys(" ").await?;
    page.expect("no key scrolls", &format!("scrollY === {top}")).await?;
    page.chord(Key::Control, "b").await?;
    page.expect("Ctrl+B is for the page", "heard.includes('b')").await?;
    page.keys(Key::Tab).await?;
    page.expect("Tab leaves the plane", &format!("!({FOCUS}).includes('board')")).await?;
    // In a field letters are letters.
    page.js::<()>("(root.querySelector('aside.settings input.text').focus(), null)").await?;
    page.keys("k").await?;
    page.drawn().await?;
    page.expect("K in a field does not play", "!element.running").await
}

/// The list of keys opens with ?, names what is there, and closes with Escape.
pub async fn help_lists_the_keys(page: Page) -> Outcome {
    page.open("").await?;
    page.ready().await?;
    tab_to(&page, "board").await?;
    page.keys("?").await?;
    page.wait_until("root.querySelector('dialog')?.open").await?;
    page.expect("the keys are there", "['Play or pause', 'Undo', 'Solve'].every((words) => root.querySelector('dialog').textContent.includes(words))").await?;
    page.keys(Key::Escape).await?;
    page.wait_until("!root.querySelector('dialog')").await?;
    page.expect("back in the plane", &format!("({FOCUS}).includes('board')")).await
}

/// What had the focus closes, and the focus stays in the lab.
pub async fn focus_stays(page: Page) -> Outcome {
    let at = |class: &str| format!("({FOCUS}).split(' ').includes('{class}')");
    let press = |selector: &str| {
        format!("(root.querySelector('{selector}').focus(), root.activeElement.click(), null)")
    };
    page.open_lab(&json!({ "version": 1, "data": { "points": [[0, 0, 1]] } })).await?;
    page.js::<()>(&press(".top [data-click=points]")).await?;
    page.wait_until("root.querySelector('.data .close')?.getClientRects().length").await?;
    page.js::<()>(&press(".data .close")).await?;
    page.expect("from the table to its button", "root.activeElement?.dataset.click === 'points'")
        .await?;
    page.js::<()>(&press(".top [data-click=present]")).await?;
    page.wait_until(&at("play")).await?;
    page.js::<()>(&press(".leave")).await?;
    page.wait_until("root.activeElement?.dataset.click === 'present'").await?;
    page.drawn().await?;
    page.js::<()>(&press(".top [data-click=share]")).await?;
    page.wait_until("root.querySelector('.menu .btn')").await?;
    page.keys(Key::End).await?;
    page.keys(Key::Enter).await?;
    page.wait_until("root.querySelector('dialog')?.open").await?;
    page.keys(Key::Escape).await?;
    page.wait_until("root.activeElement?.dataset.click === 'share'").await?;
    page.js::<()>("(root.querySelector('.board').focus(), null)").await?;
    page.keys("]").await?;
    page.wait_until("!root.querySelector('.pointbar').hidden").await?;
    page.js::<()>(&press(".pointbar .btn:last-child")).await?;
    page.wait_until("root.querySelector('.start')").await?;
    page.expect("from the bin to the plane", &at("board")).await?;
    page.js::<()>(&press(".start")).await?;
    page.wait_until("lab.report().train.n > 1").await?;
    page.drawn().await?;
    page.expect("from a start to the plane", &at("board")).await
}

/// A dialog keeps the keys from the lab behind it; going on from a grabbed point leaves it where it is.
pub async fn keys_find_their_point(page: Page) -> Outcome {
    page.open_lab(&json!({ "version": 1, "data": { "points": [[0, 0, 1], [1, 1, 0]] } })).await?;
    tab_to(&page, "board").await?;
    page.keys(Key::Home).await?;
    page.keys(Key::Enter).await?;
    page.keys(Key::Right).await?;
    page.keys("]").await?;
    page.keys(Key::Left).await?;
    page.expect(
        "the grabbed point was dropped",
        "(({ points: [a, b] }) => a.x[0] > 0 && a.x[0] < 0.5 && b.x[0] === 1)(lab.report())",
    )
    .await?;
    page.keys("?").await?;
    page.wait_until("root.querySelector('dialog')?.open").await?;
    page.chord(Key::Control, "z").await?;
    page.chord(Key::Alt, "k").await?;
    page.drawn().await?;
    page.expect(
        "no key acts behind the list",
        "lab.report().points[0].x[0] > 0 && !element.running",
    )
    .await?;
    page.keys(Key::Escape).await?;
    page.wait_until("!root.querySelector('dialog')").await?;
    page.chord(Key::Control, "z").await?;
    page.expect("one undo takes the carrying back", "lab.report().points[0].x[0] === 0").await
}
