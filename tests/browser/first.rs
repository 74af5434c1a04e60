//! The spine: the page opens, two points are placed, training moves the weights.

use crate::page::{Outcome, Page, project};
use crate::pointer::Pointer;
use crate::reach;
use serde_json::json;
use std::collections::BTreeSet;
use std::path::PathBuf;

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

/// Nothing is loaded before the first picture that `cargo dev build` does not weigh, and nothing after it that it does not name.
pub async fn loads_what_is_weighed(page: Page) -> Outcome {
    page.open("").await?;
    page.ready().await?;
    let www = project().join("www");
    let weighed = reach::first_picture(&www)?;
    let named: BTreeSet<PathBuf> = weighed.union(&reach::afterwards(&www)?).cloned().collect();
    let drawn = "performance.getEntriesByName('margin-lab: first picture')[0].startTime";
    for (words, when, known) in [("before", "<=", &weighed), ("after", ">", &named)] {
        let loaded: Vec<PathBuf> = page
            .js(&format!("performance.getEntriesByType('resource').filter((entry) => entry.startTime {when} {drawn}).map((entry) => new URL(entry.name).pathname.slice(1))"))
            .await?;
        if loaded.len() < 5 {
            return Err(format!(
                "a page that loads {loaded:?} {words} its first picture is not the lab"
            )
            .into());
        }
        let unknown: Vec<_> = loaded.iter().filter(|path| !known.contains(*path)).collect();
        if !unknown.is_empty() {
            return Err(
                format!("loaded {words} the first picture, but not known: {unknown:?}").into()
            );
        }
    }
    Ok(())
}

/// Two clicks and play: the weights leave zero.
pub async fn two_points_train(page: Page) -> Outcome {
    page.open_lab(&json!({ "version": 1 })).await?;
    page.tap(Pointer::Mouse, page.share(0.2, 0.9).await?).await?;
    page.shift_click(page.share(0.8, 0.1).await?).await?;
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
