//! The spine: the page opens, two points are placed, training moves the weights.

use crate::assets;
use crate::page::{Outcome, Page, project};
use crate::pointer::Pointer;
use crate::server::Site;
use serde_json::json;
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

/// The page loads no file that `cargo dev build` does not weigh.
pub async fn loads_what_is_weighed(page: Page) -> Outcome {
    page.open("").await?;
    page.ready().await?;
    let weighed = assets::loaded(&project().join("www"))?;
    let loaded: Vec<PathBuf> = page
        .js("performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname.slice(1))")
        .await?;
    if !loaded.iter().any(|path| path.ends_with("margin_lab_bg.wasm")) {
        return Err(format!("a page that loads {loaded:?} is not the lab").into());
    }
    let unknown: Vec<_> = loaded.iter().filter(|path| !weighed.contains(path)).collect();
    if !unknown.is_empty() {
        return Err(format!("loaded, but not weighed: {unknown:?}").into());
    }
    Ok(())
}

/// What `cargo dev dist` publishes opens, trains and embeds with its scripts in one file.
pub async fn the_published_page_trains(page: Page) -> Outcome {
    let program = std::env::current_exe()?;
    let dist = program.ancestors().nth(3).ok_or("a target folder")?.join("dist");
    let page = page.at(&Site::new(&dist)?.start([0])?);
    page.open("").await?;
    page.ready().await?;
    let scripts: usize = page
        .js("performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).length")
        .await?;
    if scripts != 2 {
        return Err(format!("the published page loads {scripts} scripts, not two").into());
    }
    page.press("Step forward").await?;
    page.wait_until("lab.stepNumber === 31").await
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
