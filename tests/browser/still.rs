//! What stays where it is while training goes on.

use crate::page::{Outcome, Page};
use serde_json::json;

/// The boxes of everything that somebody aims at or reads by its place, as text.
const BOXES: &str = "JSON.stringify([...root.querySelectorAll('button, input, select, canvas, section, aside, figure, h1, h2, .now, .num, .bar, .transport, .top')]
    .filter((node) => node.checkVisibility())
    .map((node) => [node.parentElement.className + ' > ' + node.className || node.localName, ...['x', 'y', 'width', 'height'].map((side) => Math.round(2 * node.getBoundingClientRect()[side]) / 2)]))";

/// From step 10 to step 10 000 nothing moves and the view of the plane is the same.
pub async fn ten_thousand_steps(page: Page) -> Outcome {
    let scenario = json!({ "version": 1, "data": { "preset": "moons", "n": 60, "noise": 0.3, "seed": 5 }, "trainer": { "type": "pegasos" }, "steps": 10 });
    for width in [1280, 700, 390] {
        page.viewport(width, 844, 1.0).await?;
        page.open_lab(&scenario).await?;
        // The selected point shows the view.
        page.js::<()>("(root.querySelector('.board').focus(), null)").await?;
        page.keys("]").await?;
        page.press("Play").await?;
        page.wait_until("lab.stepNumber > 15").await?;
        page.drawn().await?;
        let before: String = page.js(BOXES).await?;
        let view = page.selected().await?;
        page.js::<()>("((speed) => { speed.value = '100'; speed.dispatchEvent(new Event('input', { bubbles: true })); return null; })(root.querySelector('.speed input'))").await?;
        page.wait_until("lab.stepNumber > 10000").await?;
        page.expect("it still runs", "element.running").await?;
        page.drawn().await?;
        let moved = format!(
            "((a, b) => a.filter((box, i) => String(box.slice(1)) !== String(b[i].slice(1))).map((box) => `${{box}} was ${{b[a.indexOf(box)]}}`))(JSON.parse({BOXES}), {before})"
        );
        let moved: Vec<String> = page.js(&moved).await?;
        if !moved.is_empty() {
            return Err(format!("at {width} px these moved: {}", moved.join("; ")).into());
        }
        if page.selected().await? != view {
            return Err(format!("at {width} px the view of the plane changed").into());
        }
        page.press("Pause").await?;
    }
    Ok(())
}
