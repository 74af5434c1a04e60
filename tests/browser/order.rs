//! What is done in an odd order: nothing is lost, nothing else moves, and the later wish holds.

use crate::page::{Outcome, Page};
use crate::pointer::Pointer;
use serde_json::json;
use thirtyfour::Key;

/// Steps over the end of what was recorded play the recorded ones first, with the edits made on the way.
pub async fn steps_keep_the_edits(page: Page) -> Outcome {
    page.open("").await?;
    page.ready().await?;
    page.js::<()>("(element.stepForward(8), element.movePoint(12, { x: 0, y: -2 }), element.stepForward(2), element.stepBack(5), element.stepForward(10), null)").await?;
    page.expect("the edit is there", "lab.report().points[12].x[1] === -2 && lab.canUndo").await?;
    page.expect("all steps were taken", "lab.stepNumber === 45").await
}

/// A point in hand is not undone under it: the drag is one step of undo.
pub async fn undo_waits_for_the_drop(page: Page) -> Outcome {
    page.open_lab(&json!({ "version": 1, "data": { "points": [[1, 1, 1], [-1, -1, 0]] } })).await?;
    page.js::<()>("(root.querySelector('.board').focus(), null)").await?;
    page.keys("]").await?;
    page.keys(Key::Enter).await?;
    page.keys(Key::Right).await?;
    page.js::<()>("(element.undo(), null)").await?;
    page.keys(Key::Right).await?;
    page.keys(Key::Enter).await?;
    page.expect("it moved", "lab.report().points[0].x[0] !== 1").await?;
    page.js::<()>("(element.undo(), null)").await?;
    page.expect("one undo takes it back", "lab.report().points[0].x[0] === 1").await
}

/// Of two scenarios asked for at once the later one is opened in the end, though the first is slower.
pub async fn the_later_wish_holds(page: Page) -> Outcome {
    page.open("").await?;
    page.ready().await?;
    page.js::<()>("Promise.all([element.setState({ version: 1, data: { preset: 'breast_cancer' } }), element.setState({ version: 1, data: { preset: 'xor' } })]).then(() => null)").await?;
    page.expect("the later one", "lab.scenario().data.preset === 'xor'").await?;
    page.js::<()>("(element.setAttribute('data', 'penguins'), setTimeout(() => element.setAttribute('c', '10'), 5), null)").await?;
    page.wait_until("lab.scenario().data.preset === 'penguins' && lab.scenario().c === 10").await
}

/// Choices made before the part that chooses is there are made in their order.
pub async fn choices_keep_their_order(page: Page) -> Outcome {
    page.open("").await?;
    page.ready().await?;
    page.js::<()>("(['polynomial', 'line', 'rbf', 'line', 'polynomial', 'rbf', 'polynomial'].forEach((id) => { const box = root.querySelector('[data-change=model]'); box.value = id; box.dispatchEvent(new Event('change', { bubbles: true })); }), root.querySelector('[data-change=trainer]').value = 'exact', root.querySelector('[data-change=trainer]').dispatchEvent(new Event('change', { bubbles: true })), null)").await?;
    page.wait_until("lab.scenario().trainer?.type === 'exact'").await?;
    page.expect("the last model holds", "lab.scenario().model.kernel.type === 'polynomial'").await
}

/// Every switch of the settings does what it says.
pub async fn the_bias_is_penalised(page: Page) -> Outcome {
    page.open("").await?;
    page.ready().await?;
    page.js::<()>("(root.querySelector('details.more summary').click(), null)").await?;
    page.wait_until("[...root.querySelectorAll('details.more label')].some((label) => label.textContent.includes('Regularise the bias'))").await?;
    page.js::<()>("([...root.querySelectorAll('details.more label')].find((label) => label.textContent.includes('Regularise the bias')).querySelector('input').click(), null)").await?;
    page.wait_until("lab.scenario().regularise_bias === true").await
}

/// What is refused does not stay in its field.
pub async fn a_refused_number_goes(page: Page) -> Outcome {
    page.open("").await?;
    page.ready().await?;
    let at = page.share(0.5, 0.5).await?;
    page.js::<()>("((box) => (box.focus(), box.value = '-1', box.dispatchEvent(new Event('change', { bubbles: true })), null))(root.querySelector('[data-change=c]'))").await?;
    page.wait_until(
        "root.querySelector('.notice').textContent.includes('c: expected a number > 0')",
    )
    .await?;
    page.tap(Pointer::Mouse, at).await?;
    page.wait_until("root.querySelector('[data-change=c]').value === '1'").await
}
