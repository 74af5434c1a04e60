//! A phone: fingers alone place, select, drag and train; a swipe over the plane is the page's.

use crate::page::{Outcome, Page};
use crate::pointer::{Pixel, Pointer::Touch};
use serde_json::json;

/// A phone with a finger.
async fn phone(page: &Page) -> Outcome {
    let screen = json!({ "width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": true });
    page.chromium("Emulation.setDeviceMetricsOverride", screen).await?;
    let touch = json!({ "enabled": true, "maxTouchPoints": 2 });
    page.chromium("Emulation.setTouchEmulationEnabled", touch).await.map(drop)
}

/// Taps the middle of what a selector finds.
async fn touch(page: &Page, selector: &str) -> Outcome {
    page.drawn().await?;
    page.tap(Touch, page.centre(selector).await?).await?;
    page.drawn().await
}

/// Fails unless the selected point is at this pixel, give or take a few: fingers are thick.
async fn selected_at(page: &Page, [x, y]: Pixel) -> Outcome {
    let at = page.selected().await?;
    if (at[0] - x).hypot(at[1] - y) < 3.0 {
        Ok(())
    } else {
        Err(format!("the selected point is at {at:?}, not at {:?}", [x, y]).into())
    }
}

/// Both classes placed, one selected, trained, dragged and given back, with taps and strokes of a finger.
pub async fn fingers_alone(page: Page) -> Outcome {
    phone(&page).await?;
    page.open_lab(&json!({ "version": 1 })).await?;
    let [plus, minus] = [page.share(0.85, 0.12).await?, page.share(0.12, 0.6).await?];
    page.tap(Touch, plus).await?;
    page.wait_until("lab.report().points.length === 1").await?;
    selected_at(&page, plus).await?;
    touch(&page, ".cls[aria-label^='Place minus']").await?;
    page.tap(Touch, minus).await?;
    page.wait_until("String(lab.report().points.map((p) => p.class)) === '1,0'").await?;
    // Within 22 px a finger means the point, and never stacks another.
    page.tap(Touch, [plus[0] - 14.0, plus[1] + 10.0]).await?;
    selected_at(&page, plus).await?;
    page.expect("none is stacked", "lab.report().points.length === 2").await?;
    page.expect("its bar is there", "root.querySelector('.pointbar').checkVisibility()").await?;

    touch(&page, ".play").await?;
    page.wait_until("lab.stepNumber > 10").await?;
    let before: String = page.js("JSON.stringify(lab.report().points.map((p) => p.x))").await?;
    let to = page.share(0.5, 0.2).await?;
    page.stroke(
        Touch,
        &[plus, [plus[0] - 20.0, plus[1] + 5.0], [plus[0] - 50.0, plus[1] + 10.0], to],
    )
    .await?;
    selected_at(&page, to).await?;
    page.expect("it runs on", "element.running").await?;
    page.screenshot("touch").await?;
    touch(&page, ".play").await?;
    page.expect(
        "the other stays",
        &format!("JSON.stringify(lab.report().points[1].x) === JSON.stringify({before}[1])"),
    )
    .await?;
    touch(&page, ".undo:not([hidden])").await?;
    page.expect(
        "one undo takes the drag back",
        &format!("JSON.stringify(lab.report().points.map((p) => p.x)) === {}", json!(before)),
    )
    .await?;

    // The bar of the selected point: class and delete.
    page.tap(Touch, plus).await?;
    touch(&page, ".pointbar [aria-label^='Class of point 1']").await?;
    page.expect("the class is changed", "lab.report().points[0].class === 0").await?;
    touch(&page, ".pointbar [aria-label='Remove point 1']").await?;
    page.expect("the point is removed", "lab.report().points.length === 1").await
}
