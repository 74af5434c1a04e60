//! The same bits in the browser as natively and in Node.

use crate::page::{Outcome, Page, project};
use crate::server::Site;
use serde_json::json;

/// Every hash of `tests/reference/bits.json`.
pub async fn the_bits_are_the_same(page: Page) -> Outcome {
    let site = Site::new(&project().join("www"))?;
    let site = site
        .text("/bits.js", include_str!("../js/bits.js"))
        .text("/bits.json", include_str!("../reference/bits.json"));
    let page = page.at(&site.start([0])?);
    page.open("").await?;
    page.ready().await?;
    let cases: usize = page.js("fetch('/bits.json').then((answer) => answer.json()).then((cases) => (window.cases = cases).length)").await?;
    if cases < 10 {
        return Err(format!("only {cases} cases").into());
    }
    let mut wrong = Vec::new();
    for case in 0..cases {
        let name: Option<String> = page
            .js(&format!(
                "Promise.all([import(new URL('/bits.js', location.href)), import(new URL('/pkg/margin_lab.js', location.href))])
                    .then(([{{ bits }}, {{ Lab }}]) => (bits(Lab, cases[{case}]) === cases[{case}].hash ? null : cases[{case}].name))"
            ))
            .await?;
        wrong.extend(name);
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(format!("other bits than natively: {}", json!(wrong)).into())
    }
}
