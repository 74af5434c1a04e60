//! A lesson with the mouse: both classes placed, a run, a drag while it runs, and the same lab from the link.

use crate::page::{Outcome, Page};
use crate::pointer::{Pixel, Pointer};
use serde_json::{Value, json};

/// Where the model is, as text that gives the same bits again.
const MODEL: &str =
    "JSON.stringify([lab.stepNumber, lab.report().weights.w, lab.report().weights.b])";
/// The points, likewise.
const POINTS: &str =
    "JSON.stringify(lab.report().points.map(({ x, class: k, weight }) => [...x, k, weight]))";

/// Fails unless two places are the same to a pixel.
fn near(words: &str, a: Pixel, b: Pixel) -> Outcome {
    if (a[0] - b[0]).abs() <= 1.0 && (a[1] - b[1]).abs() <= 1.0 {
        Ok(())
    } else {
        Err(format!("{words}: {a:?} is not {b:?}").into())
    }
}

/// Opens an empty lab and places one point of each class where they look at each other along a diagonal.
async fn two_points(page: &Page) -> Outcome<[Pixel; 2]> {
    page.open_lab(&json!({ "version": 1 })).await?;
    let [plus, minus] = [page.share(0.8, 0.1).await?, page.share(0.2, 0.9).await?];
    page.tap(Pointer::Mouse, plus).await?;
    near("the first point", page.selected().await?, plus)?;
    page.press("Place minus").await?;
    page.tap(Pointer::Mouse, minus).await?;
    near("the second point", page.selected().await?, minus)?;
    page.expect(
        "one point of each class",
        "String(lab.report().points.map((p) => p.class)) === '1,0'",
    )
    .await?;
    Ok([plus, minus])
}

/// A click places, a click on a point selects it, right click and Shift+click place the other class, a press that moves
/// places nothing.
pub async fn clicks_place_and_select(page: Page) -> Outcome {
    let [plus, _] = two_points(&page).await?;
    page.tap(Pointer::Mouse, [plus[0] + 4.0, plus[1] + 3.0]).await?;
    near("a click beside a point selects it", page.selected().await?, plus)?;
    page.expect("and stacks none", "lab.report().points.length === 2").await?;
    page.tap(Pointer::RightButton, page.share(0.7, 0.2).await?).await?;
    page.shift_click(page.share(0.75, 0.15).await?).await?;
    page.expect(
        "the other class twice",
        "String(lab.report().points.map((p) => p.class)) === '1,0,1,1'",
    )
    .await?;
    page.stroke(Pointer::Mouse, &[page.share(0.1, 0.5).await?, page.share(0.3, 0.5).await?])
        .await?;
    page.expect("a stroke over free paper places none", "lab.report().points.length === 4").await?;
    page.tap(Pointer::Mouse, plus).await?;
    page.press("Remove point 1").await?;
    page.expect(
        "the selected one is gone",
        "String(lab.report().points.map((p) => p.class)) === '0,1,1'",
    )
    .await?;
    page.press("Undo").await?;
    page.expect(
        "and back in its place",
        "String(lab.report().points.map((p) => p.class)) === '1,0,1,1'",
    )
    .await
}

/// Play, pause, one step on, one step back: the model is the same to the bit, and what is written follows.
pub async fn plays_and_steps(page: Page) -> Outcome {
    two_points(&page).await?;
    let shown = "Number(root.querySelector('.transport .num span').textContent) === lab.stepNumber";
    page.press("Play").await?;
    page.wait_until("lab.stepNumber > 10").await?;
    page.press("Pause").await?;
    let paused: String = page.js(MODEL).await?;
    page.drawn().await?;
    page.expect("pause holds", &format!("{MODEL} === {}", json!(paused))).await?;
    page.expect("the step is shown", shown).await?;
    page.press("Step forward").await?;
    page.expect(
        "a step moves the model",
        &format!("lab.stepNumber === {}[0] + 1 && {MODEL} !== {}", paused, json!(paused)),
    )
    .await?;
    page.drawn().await?;
    page.expect("the next step is shown", shown).await?;
    page.press("Step back").await?;
    page.expect("a step back is exact", &format!("{MODEL} === {}", json!(paused))).await?;
    page.press("Rewind").await?;
    page.expect("the start", "lab.stepNumber === 0 && lab.report().weights.norm === 0 && lab.report().points.length === 2").await
}

/// The scrubber goes to any step of the run and back to its end, with the same bits.
pub async fn scrubs(page: Page) -> Outcome {
    two_points(&page).await?;
    page.press("Play").await?;
    page.wait_until("lab.stepNumber > 20").await?;
    page.press("Pause").await?;
    let end: String = page.js(MODEL).await?;
    // A quarter of its way: the axis ends beyond the run, so that is inside.
    let [x, y] = page.centre(".scrub input").await?;
    let width: f64 = page.js("root.querySelector('.scrub input').clientWidth").await?;
    page.tap(Pointer::Mouse, [x - 0.25 * width, y]).await?;
    page.expect(
        "a step inside the run",
        &format!("lab.stepNumber > 0 && lab.stepNumber < {end}[0] && lab.last === {end}[0]"),
    )
    .await?;
    page.keys(thirtyfour::Key::Home).await?;
    page.expect("its start", "lab.stepNumber === 0 && lab.report().weights.norm === 0").await?;
    page.expect("with the points", "lab.report().points.length === 2").await?;
    page.keys(thirtyfour::Key::End).await?;
    page.expect("its end to the bit", &format!("{MODEL} === {}", json!(end))).await
}

/// A point is dragged while the run goes on: the model follows, one undo takes the whole drag back, redo makes it again.
pub async fn drags_while_it_runs(page: Page) -> Outcome {
    let [plus, _] = two_points(&page).await?;
    page.press("Play").await?;
    // The points lie on a diagonal, so w does.
    page.wait_until(
        "lab.stepNumber > 20 && lab.report().weights.w[0] > 0.5 * lab.report().weights.w[1]",
    )
    .await?;
    let before: String = page.js(POINTS).await?;
    let above = page.share(0.2, 0.1).await?;
    page.grab(Pointer::Mouse, plus).await?;
    for across in [0.7, 0.6, 0.5, 0.4, 0.3] {
        page.slide(Pointer::Mouse, page.share(across, 0.1).await?).await?;
    }
    page.slide(Pointer::Mouse, above).await?;
    let step: u64 = page.js("lab.stepNumber").await?;
    near("the point is under the pointer", page.selected().await?, above)?;
    page.wait_until(&format!("lab.stepNumber > {step} + 5")).await?;
    // Now one stands above the other: the line lies down.
    page.wait_until("Math.abs(lab.report().weights.w[0]) < 0.3 * lab.report().weights.w[1]")
        .await?;
    page.let_go(Pointer::Mouse).await?;
    page.press("Pause").await?;
    let after: String = page.js(POINTS).await?;
    let model: String = page.js(MODEL).await?;
    page.press("Undo").await?;
    page.expect("one undo takes the drag back", &format!("{POINTS} === {}", json!(before))).await?;
    page.expect("and leaves the model", &format!("{MODEL} === {}", json!(model))).await?;
    page.press("Redo").await?;
    page.expect("redo drags again", &format!("{POINTS} === {}", json!(after))).await?;
    page.press("Undo").await?;
    page.press("Undo").await?;
    page.expect(
        "the undo before takes the second point",
        "String(lab.report().points.map((p) => p.class)) === '1'",
    )
    .await
}

/// What was clicked, trained and dragged is in the link, to the bit.
pub async fn the_link_holds_it(page: Page) -> Outcome {
    let [plus, _] = two_points(&page).await?;
    page.press("Play").await?;
    page.wait_until("lab.stepNumber > 10").await?;
    page.stroke(
        Pointer::Mouse,
        &[plus, page.share(0.6, 0.2).await?, page.share(0.45, 0.15).await?],
    )
    .await?;
    page.wait_until("lab.stepNumber > 30").await?;
    page.press("Pause").await?;
    reload(&page).await
}

/// After training without an edit the link holds the step as well.
pub async fn the_link_holds_the_step(page: Page) -> Outcome {
    let scenario = json!({ "version": 1, "data": { "preset": "moons", "n": 40, "seed": 3 }, "loss": { "type": "soft-margin" } });
    page.open_lab(&scenario).await?;
    page.press("Play").await?;
    page.wait_until("lab.stepNumber > 12").await?;
    page.press("Pause").await?;
    let step: Value = page.js("lab.stepNumber").await?;
    reload(&page).await?;
    page.expect(
        "the same step",
        &format!("lab.stepNumber === {step} && lab.scenario().steps === {step}"),
    )
    .await
}

/// Loads the page anew from its own address and compares points, w and b by ===.
async fn reload(page: &Page) -> Outcome {
    let numbers = "(({ weights: { w, b }, points }) => [...w, b, ...points.flatMap((p) => [...p.x, p.class, p.weight])])(lab.report())";
    page.linked().await?;
    let before: String = page.js(&format!("JSON.stringify({numbers})")).await?;
    page.driver.refresh().await?;
    page.ready().await?;
    page.expect("the same lab", &format!("((a, b) => a.length === b.length && a.every((x, i) => x === b[i]))({numbers}, {before})")).await?;
    page.expect("no notice", "root.querySelector('.notice').hidden").await
}
