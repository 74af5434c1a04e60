//! The spine: the page opens, two points are placed, training moves the weights.

use crate::page::{Outcome, Page};
use crate::pointer::Pointer;
use serde_json::json;

/// The page loads without a word on the console, under the strict policy of the server.
pub async fn opens_in_peace(page: Page) -> Outcome {
    page.open("").await?;
    page.wait_until("document.readyState === 'complete'").await?;
    let title: String = page.js("document.title").await?;
    if !title.contains("Margin Lab") {
        return Err(format!("the title is {title:?}").into());
    }
    page.screenshot("first").await
}

/// Two clicks and play: the weights leave zero.
pub async fn two_points_train(page: Page) -> Outcome {
    page.open_lab(&json!({ "version": 1 })).await?;
    page.tap(Pointer::Mouse, page.share(0.3, 0.6).await?).await?;
    page.shift_click(page.share(0.7, 0.4).await?).await?;
    page.wait_until("lab.report().points.length === 2").await?;
    let classes: Vec<u32> =
        page.js("lab.report().points.map((point) => point.class).sort()").await?;
    if classes != [0, 1] {
        return Err(format!("the two points have classes {classes:?}").into());
    }
    let before = page.report().await?["weights"]["w"].clone();
    page.press("play").await?;
    page.wait_until("lab.report().step > 3").await?;
    page.press("pause").await?;
    let after = page.report().await?;
    if after["weights"]["w"] == before {
        return Err(format!("w stayed at {before} through step {}", after["step"]).into());
    }
    page.screenshot("two-points").await
}
