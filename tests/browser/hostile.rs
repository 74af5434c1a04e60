//! Three hundred hostile links, CSV texts, attributes and calls: each ends in words, never in NaN, a trap or a changed lab.

use crate::nonsense::{DOCUMENTS, attack, garbage};
use crate::page::{Outcome, Page, project};
use crate::server::Site;
use margin_lab::Rng;
use serde_json::{Value, json};

/// Links, texts, attributes and calls in all.
const ATTACKS: usize = 300;
/// How many run in one call of the driver, which waits only so long.
const BATCH: usize = 20;

/// Where the attacks of a batch start from: a line, or a kernel.
fn home(batch: usize) -> Value {
    let [mut line, kernel] = [
        json!({ "version": 1, "data": { "preset": "outlier" }, "steps": 30 }),
        json!({ "type": "kernel" }),
    ];
    let [smo, exact] = [1, 2].map(|k| batch % 3 == k);
    if smo || exact {
        line["model"] = kernel;
    }
    if exact {
        line["trainer"] = json!({ "type": "exact" });
        line["steps"] = json!(0);
    }
    line
}

/// Through the element, one after the other in one page.
pub async fn nonsense_ends_in_words(page: Page) -> Outcome {
    let site = Site::new(&project().join("www"))?.text("/hostile.js", include_str!("hostile.js"));
    let page = page.at(&site.start([0])?);
    page.open_lab(&home(0)).await?;
    let mut rng = Rng::new(2026);
    let attacks: Vec<String> = (0..ATTACKS).map(|_| attack(&mut rng)).collect();
    let (mut wrong, mut refusals) = (Vec::new(), 0);
    for (batch, attacks) in attacks.chunks(BATCH).enumerate() {
        let list: Vec<String> = attacks
            .iter()
            .enumerate()
            .map(|(i, attack)| {
                let call = if attack.starts_with(['e', 'l', 'm', 'n']) && !attack.starts_with("link(") { attack.clone() } else { format!("tools.{attack}") };
                let name: String = format!("{}: {attack}", batch * BATCH + i).chars().take(160).collect();
                format!("[{}, (tools) => {{ const {{ element, lab, module, home }} = tools; return {call}; }}]", json!(name))
            })
            .collect();
        let script = format!(
            "import(new URL('/hostile.js', location.href)).then(({{ withstand }}) => withstand(element, {}, [{}]))",
            home(batch),
            list.join(",\n")
        );
        let told: Value = page.js(&script).await.map_err(|error| {
            let text = error.to_string();
            format!(
                "batch {batch}: {}",
                text.chars()
                    .rev()
                    .take(600)
                    .collect::<Vec<_>>()
                    .into_iter()
                    .rev()
                    .collect::<String>()
            )
        })?;
        refusals += told["refusals"].as_u64().unwrap_or_default();
        wrong.extend(
            told["wrong"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|words| words.as_str().unwrap_or_default().to_owned()),
        );
    }
    if !wrong.is_empty() {
        return Err(format!(
            "{} of {ATTACKS} went wrong:\n       {}",
            wrong.len(),
            wrong.join("\n       ")
        )
        .into());
    }
    // An attack that is no attack proves nothing.
    if refusals < ATTACKS as u64 / 2 {
        return Err(format!("only {refusals} of {ATTACKS} were refused").into());
    }
    page.screenshot("hostile").await
}

/// Through the address itself: the page opens all the same, with words or with what the link says.
pub async fn bad_links_open_the_default(page: Page) -> Outcome {
    let mut rng = Rng::new(7);
    let wrong = |document: &str| {
        document.is_empty() || document.starts_with("{\"version\":1,") && document.contains("1e12")
    };
    for document in DOCUMENTS.iter().filter(|document| !wrong(document)).step_by(2) {
        let text: String = document.bytes().map(|byte| format!("%{byte:02X}")).collect();
        opens(&page, &text).await?;
    }
    for _ in 0..4 {
        let text = format!("v1.{}", garbage(&mut rng));
        opens(&page, &text).await?;
    }
    opens(&page, "%").await
}

/// Opens a link and fails unless the page tells what is wrong with it, or shows it whole.
async fn opens(page: &Page, hash: &str) -> Outcome {
    page.open(&format!("#{hash}")).await?;
    page.ready().await?;
    page.drawn().await?;
    let sound = "(root.querySelector('.notice').hidden || root.querySelector('.notice').textContent.length > 60) && Number.isFinite(lab.report().objective.primal)";
    page.expect(&format!("#{hash} opens"), sound).await?;
    page.expect(
        &format!("#{hash} opens the default or itself"),
        "root.querySelector('.notice').hidden || lab.report().diverged || (lab.stepNumber === 30 && lab.report().train.n === 13)",
    )
    .await?;
    page.expect(&format!("#{hash} leaves nothing ugly"), "!/\\b(NaN|Infinity|undefined)\\b/.test([...root.querySelectorAll('.ml > :not(.notice, [role=status])')].map((node) => node.textContent).join())")
        .await
}
