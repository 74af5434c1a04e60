//! For those who do not see the plane: names, roles, sentences, and what axe-core says.

use crate::page::{Outcome, Page};
use serde_json::{Value, json};

/// The default lab with its table open.
async fn with_table(page: &Page) -> Outcome {
    page.open("").await?;
    page.ready().await?;
    page.press("Points").await?;
    page.wait_until("root.querySelector('section.data')?.checkVisibility()").await
}

/// Plane, points, table and status stand in the accessibility tree, by role and name.
pub async fn the_tree_names_everything(page: Page) -> Outcome {
    with_table(&page).await?;
    page.js::<()>("(root.querySelector('.board').focus(), null)").await?;
    page.keys("]").await?;
    page.drawn().await?;
    let tree = page.accessible().await?;
    let wanted = [
        ("region", "Margin Lab"),
        ("application", "Plane"),
        ("image", "Point 1 of 13, class plus"),
        ("table", "Points"),
        ("columnheader", "class"),
        ("columnheader", "margin"),
        ("textbox", "x1 of point 1"),
        ("textbox", "x2 of point 13"),
        ("button", "Class of point 2"),
        ("button", "Play"),
        ("button", "Step forward"),
        ("slider", "Step of the run"),
        ("slider", "Objective"),
        ("image", "Hinge loss of each point over its margin"),
        ("radio", "Place plus"),
        ("toolbar", "Training"),
        ("heading", "Margin Lab"),
        ("status", ""),
    ];
    let here = |role: &str, name: &str| {
        tree.iter().any(|(r, n)| {
            r.eq_ignore_ascii_case(role) && n.to_lowercase().starts_with(&name.to_lowercase())
        })
    };
    let missing: Vec<_> = wanted.iter().filter(|(role, name)| !here(role, name)).collect();
    if !missing.is_empty() {
        let found: Vec<_> = tree.iter().filter(|(_, name)| (1..80).contains(&name.len())).collect();
        return Err(
            format!("not in the accessibility tree: {missing:?}; there are {found:?}").into()
        );
    }
    page.expect(
        "the plane says what is active",
        "root.querySelector('.board').getAttribute('aria-activedescendant') === 'handle'",
    )
    .await?;
    page.expect("and how it is used", "root.querySelector('.board').getAttribute('aria-describedby').split(' ').every((id) => root.getElementById(id).textContent.length > 20)").await
}

/// After a run the status says where it has come to, with the numbers of the report; after solve, that it has converged.
pub async fn a_run_is_told(page: Page) -> Outcome {
    page.open("").await?;
    page.ready().await?;
    page.press("Play").await?;
    page.wait_until("lab.stepNumber > 40").await?;
    page.press("Pause").await?;
    told(&page).await?;
    page.press("Solve").await?;
    page.wait_until("root.querySelector('[role=status]').textContent.includes('Converged')")
        .await?;
    told(&page).await?;
    page.press("Rewind").await?;
    page.wait_until(
        "/^Step 0\\. .*No band\\./.test(root.querySelector('[role=status]').textContent)",
    )
    .await
}

/// Fails unless the status comes to tell the lab as it is.
async fn told(page: &Page) -> Outcome {
    let report = page.report().await?;
    let number = |value: &Value, digits: usize| {
        value.as_f64().map(|x| format!("{x:.digits$}")).unwrap_or_default()
    };
    let errors = report["train"]["errors"].as_u64().unwrap_or_default();
    let vectors =
        ["free", "bounded"].map(|kind| report["support"][kind].as_array().map_or(0, Vec::len));
    let support = match vectors.iter().sum() {
        _ if report["support"].is_null() => String::new(),
        1 => "1 support vector, ".to_owned(),
        n => format!("{n} support vectors, "),
    };
    let sentence = format!(
        "Step {}. Objective {}. Band width {}. {support}{errors} error{}.{}",
        report["step"],
        number(&report["objective"]["primal"], 3),
        number(&report["margin"]["width"], 2),
        if errors == 1 { "" } else { "s" },
        if report["converged"] == true { " Converged." } else { "" },
    );
    page.wait_until(&format!(
        "root.querySelector('[role=status]').textContent.trim() === {}",
        json!(sentence)
    ))
    .await
}

/// axe-core finds nothing to say: light, dark and projector, wide and on a phone, with and without the table, empty and
/// with a notice.
pub async fn axe_is_content(page: Page) -> Outcome {
    for scheme in ["light", "dark"] {
        page.media(&[("prefers-color-scheme", scheme)]).await?;
        for width in [1280, 390] {
            page.viewport(width, 844, 1.0).await?;
            page.open("").await?;
            page.ready().await?;
            axe(&page, &format!("{scheme}, {width} px")).await?;
            page.js::<()>("(root.querySelector('.board').focus(), null)").await?;
            page.keys("]").await?;
            page.keys("t").await?;
            page.wait_until("root.querySelector('section.data')?.checkVisibility()").await?;
            axe(&page, &format!("{scheme}, {width} px, table")).await?;
        }
    }
    page.viewport(1280, 844, 1.0).await?;
    page.js::<()>("(element.setAttribute('theme', 'projector'), null)").await?;
    axe(&page, "projector").await?;
    page.open_lab(&json!({ "version": 1 })).await?;
    page.wait_until("root.querySelector('.starts')").await?;
    axe(&page, "empty").await?;
    page.open_lab(&json!({ "version": 1, "c": -1 })).await?;
    axe(&page, "a bad link").await
}

async fn axe(page: &Page, state: &str) -> Outcome {
    page.drawn().await?;
    page.axe().await.map_err(|error| format!("{state}: {error}").into())
}
