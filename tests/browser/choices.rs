//! Everything that can be chosen, chosen: every loss, trainer and data set, one's own points, and a setting gone wrong.

use crate::page::{Outcome, Page, project};
use crate::server::Site;
use serde_json::json;
use thirtyfour::Key;

/// The page, with its tables as `catalog` and `fault()` for what should not stand on the screen.
pub async fn lab(page: Page) -> Outcome<Page> {
    let site = Site::new(&project().join("www"))?.text("/hostile.js", include_str!("hostile.js"));
    let page = page.at(&site.start([0])?);
    page.open("").await?;
    page.ready().await?;
    page.js::<()>(
        "Promise.all(['/hostile.js', '/pkg/margin_lab.js'].map((path) => import(new URL(path, location.href))))
            .then(([{ fault }, module]) => (window.catalog = module.catalog(), window.fault = () => fault(element), null))",
    )
    .await?;
    Ok(page)
}

/// Chooses from the list of this name.
pub async fn choose(page: &Page, list: &str, id: &str) -> Outcome {
    page.js(&format!(
        "((list) => {{ list.value = {}; list.dispatchEvent(new Event('change', {{ bubbles: true }})); return null; }})(root.querySelector('select[aria-label={}]'))",
        json!(id),
        json!(list)
    ))
    .await
}

/// Fails where a notice is shown or something on the screen is no number or word.
pub async fn sound(page: &Page, words: &str) -> Outcome {
    page.drawn().await?;
    let fault: String = page.js("root.querySelector('.notice').hidden ? fault() : root.querySelector('.notice').textContent").await?;
    if fault.is_empty() { Ok(()) } else { Err(format!("{words}: {fault}").into()) }
}

/// Every loss that can be trained, with every trainer after it: each choice is taken, trains, and is undone as one.
pub async fn every_loss_and_trainer(page: Page) -> Outcome {
    let page = lab(page).await?;
    let ids = |table: &str| format!("catalog.{table}.map(({{ id }}) => id)");
    let losses: Vec<String> =
        page.js("catalog.losses.filter((loss) => loss.trainable).map(({ id }) => id)").await?;
    let trainers: Vec<String> = page.js(&ids("trainers")).await?;
    for loss in &losses {
        choose(&page, "Loss", loss).await?;
        page.wait_until(&format!("(lab.scenario().loss?.type ?? 'hinge') === {}", json!(loss)))
            .await?;
        page.js::<()>("(element.stepForward(3), null)").await?;
        sound(&page, loss).await?;
    }
    choose(&page, "Loss", "hinge").await?;
    page.wait_until("!lab.scenario().loss").await?;
    for trainer in &trainers {
        let before: String = page.js("JSON.stringify(lab.scenario())").await?;
        choose(&page, "Trainer", trainer).await?;
        page.wait_until(&format!(
            "(lab.scenario().trainer?.type ?? 'subgradient') === {}",
            json!(trainer)
        ))
        .await?;
        let changed: bool =
            page.js(&format!("JSON.stringify(lab.scenario()) !== {}", json!(before))).await?;
        page.js::<()>("(element.stepForward(3), null)").await?;
        sound(&page, trainer).await?;
        if changed {
            page.js::<()>("(element.undo(), element.redo(), null)").await?;
            sound(&page, &format!("{trainer} undone and redone")).await?;
        }
    }
    Ok(())
}

/// Every data set opens, is named, trains; a real one standardised, with its units on the axes and its source.
pub async fn every_data_set(page: Page) -> Outcome {
    let page = lab(page).await?;
    let sets: Vec<(String, String, String)> =
        page.js("catalog.datasets.map(({ id, title, kind }) => [id, title, kind])").await?;
    page.js::<()>("(root.querySelector('details.more summary').click(), null)").await?;
    for (id, title, kind) in &sets {
        choose(&page, "Data set", id).await?;
        page.wait_until(&format!(
            "lab.scenario().data?.preset === {} && lab.report().train.n > 0",
            json!(id)
        ))
        .await?;
        page.js::<()>("(element.stepForward(20), null)").await?;
        sound(&page, id).await?;
        page.expect(
            &format!("{id} is named"),
            &format!("root.querySelector('.what').textContent === {}", json!(title)),
        )
        .await?;
        page.expect(&format!("{id} is in sight"), "root.querySelector('.outside').hidden").await?;
        let real = kind == "real";
        page.expect(&format!("{id} in its units"), &format!("Boolean(lab.scenario().standardise) === {real} && (lab.report().weights.data !== null) === {real}")).await?;
        if real {
            page.wait_until(&format!("(({{ source, licence }}) => [source, licence].every((words) => root.querySelector('details.more').textContent.includes(words)))(catalog.datasets.find((set) => set.id === {}))", json!(id))).await?;
        }
    }
    Ok(())
}

/// One's own points as CSV: a wrong line is named and nothing is loaded by halves; put right, all come.
pub async fn own_points(page: Page) -> Outcome {
    let page = lab(page).await?;
    let before: String = page.js("JSON.stringify(lab.scenario())").await?;
    page.press("Share").await?;
    page.wait_until("root.querySelector('[role=menu]')").await?;
    page.press("Load points").await?;
    page.wait_until("root.activeElement?.localName === 'textarea'").await?;
    page.keys("x,y,class" + Key::Enter + "1,2,plus" + Key::Enter + "2,oops,minus").await?;
    page.press("Open").await?;
    page.wait_until("root.querySelector('dialog [role=alert]').textContent.includes('line 3') && root.querySelector('dialog [role=alert]').textContent.includes('oops')").await?;
    page.expect(
        "nothing is loaded by halves",
        &format!("JSON.stringify(lab.scenario()) === {}", json!(before)),
    )
    .await?;
    page.js::<()>("(((area) => area.setSelectionRange(area.value.indexOf('oops'), area.value.indexOf('oops') + 4))(root.querySelector('dialog textarea')), root.querySelector('dialog textarea').focus(), null)").await?;
    page.keys("-3").await?;
    page.press("Open").await?;
    page.wait_until("!root.querySelector('dialog')").await?;
    page.expect("the points are there", "JSON.stringify(lab.report().points.map((p) => [...p.x, p.class])) === '[[1,2,1],[2,-3,0]]'").await?;
    page.expect("and come out again", "lab.toCsv() === 'x,y,class\\n1,2,1\\n2,-3,0\\n'").await?;
    sound(&page, "own points").await?;
    page.press("Undo").await?;
    page.expect("the set is back", "lab.report().points.length === 13").await
}

/// The table edits points without a pointer: a number is taken, what is none is marked, the class is turned, a point added
/// and removed.
pub async fn the_table_edits(page: Page) -> Outcome {
    let page = lab(page).await?;
    page.press("Points").await?;
    page.wait_until("root.querySelector('section.data')?.checkVisibility()").await?;
    let field = "root.querySelector('[aria-label=\"x1 of point 2\"]')";
    page.js::<()>(&format!("({field}.focus(), {field}.select(), null)")).await?;
    page.keys("2,25" + Key::Enter).await?;
    page.expect("a decimal comma is understood", "lab.report().points[1].x[0] === 2.25").await?;
    page.js::<()>(&format!("({field}.focus(), {field}.select(), null)")).await?;
    page.keys("two" + Key::Enter).await?;
    page.expect("what is no number is marked, and nothing changes", &format!("{field}.getAttribute('aria-invalid') === 'true' && lab.report().points[1].x[0] === 2.25")).await?;
    let class: u32 = page.js("lab.report().points[1].class").await?;
    page.press("Class of point 2").await?;
    page.expect("the class is turned", &format!("lab.report().points[1].class === {}", 1 - class))
        .await?;
    page.press("Add a point").await?;
    page.wait_until(
        "lab.report().points.length === 14 && root.activeElement?.ariaLabel === 'x1 of point 14'",
    )
    .await?;
    page.press("Remove point 14").await?;
    page.expect("and removed", "lab.report().points.length === 13").await
}

/// A rate that is too large is told with the way out; taking it, training goes on.
pub async fn a_lost_run_is_explained(page: Page) -> Outcome {
    let page = lab(page).await?;
    page.open_lab(&json!({ "version": 1, "data": { "preset": "outlier" }, "loss": { "type": "squared-error" }, "trainer": { "type": "subgradient", "rate": 50 } })).await?;
    page.press("Play").await?;
    page.wait_until("!root.querySelector('.notice').hidden").await?;
    page.expect("it has stopped, and says when", "!element.running && /Stopped at step \\d+/.test(root.querySelector('.notice').textContent)").await?;
    page.expect("the last good numbers are kept", "Number.isFinite(lab.report().objective.primal) && lab.report().diverged.step > lab.stepNumber").await?;
    page.press("Use the automatic learning rate").await?;
    page.wait_until("root.querySelector('.notice').hidden").await?;
    let step: u64 = page.js("lab.stepNumber").await?;
    page.press("Play").await?;
    page.wait_until(&format!("lab.stepNumber > {step} + 10")).await?;
    page.press("Pause").await
}

/// When the program itself stumbles the lab is made again from the page's own copy, and a note says so.
pub async fn a_stumble_is_survived(page: Page) -> Outcome {
    page.open("").await?;
    page.ready().await?;
    page.js::<()>("(element.addPoint({ x: 1, y: 1, class: 0 }), element.lab.free(), null)").await?;
    page.press("Step forward").await?;
    page.wait_until("root.querySelector('.notice').textContent.includes('was restarted')").await?;
    page.expect(
        "points are as they were",
        "lab.report().points.length === 14 && lab.report().points[13].x[0] === 1",
    )
    .await?;
    page.press("Play").await?;
    page.wait_until("lab.stepNumber > 3").await?;
    page.press("Pause").await?;
    page.provoked(&["null pointer", "error"]).await
}

/// A link that is wrong is named, and put right by hand from where it stands.
pub async fn a_bad_link_is_put_right(page: Page) -> Outcome {
    page.open_lab(&json!({ "version": 1, "data": { "preset": "pairs" }, "c": -1 })).await?;
    page.wait_until(
        "root.querySelector('.notice').textContent.includes('c: expected a number > 0')",
    )
    .await?;
    page.press("Edit the link").await?;
    page.wait_until("root.querySelector('dialog textarea')?.value.includes('-1')").await?;
    page.js::<()>("(((area) => area.setSelectionRange(area.value.indexOf('-1'), area.value.indexOf('-1') + 2))(root.querySelector('dialog textarea')), root.querySelector('dialog textarea').focus(), null)").await?;
    page.keys("5").await?;
    page.press("Open").await?;
    page.wait_until("!root.querySelector('dialog') && lab.scenario().c === 5 && lab.scenario().data.preset === 'pairs'").await?;
    page.expect("no notice is left", "root.querySelector('.notice').hidden").await
}

/// The views of the points: by press, by key and by document; each is another picture, can be pointed at, and is named.
pub async fn every_view_of_the_points(page: Page) -> Outcome {
    let page = lab(page).await?;
    let dual = json!({ "version": 1, "data": { "preset": "outlier" }, "steps": 40, "regularise_bias": true,
        "trainer": { "type": "dual-coordinate-descent" } });
    let open = |state: &serde_json::Value| format!("element.setState({state}).then(() => null)");
    page.js::<()>(&open(&dual)).await?;
    let picture =
        "[...root.querySelectorAll('.loss-fig canvas')].map((canvas) => canvas.toDataURL()).join()";
    let mut pictures: Vec<String> = Vec::new();
    for (name, view) in [("KKT", "kkt"), ("Multipliers", "alphas"), ("Loss of each", "loss")] {
        page.press(name).await?;
        sound(&page, view).await?;
        let chosen = "root.querySelector('.views [aria-checked=true]').dataset.view";
        page.expect(view, &format!("{chosen} === '{view}'")).await?;
        let picture: String = page.js(picture).await?;
        if pictures.contains(&picture) {
            return Err(format!("{view} looks like another view").into());
        }
        pictures.push(picture);
        // Somewhere a point is under the pointer, and then its tip stands in the plane.
        page.js::<()>(
            "((box, tip) => {
                const { left, top, width, height } = box.getBoundingClientRect();
                const places = [];
                for (let x = 4; x < width; x += 8) for (let y = 4; y < height; y += 8) places.push([left + x, top + y]);
                return places.reduce((before, [clientX, clientY]) => before.then(async (found) => {
                    if (found) return true;
                    box.dispatchEvent(new PointerEvent('pointermove', { clientX, clientY, pointerType: 'mouse' }));
                    await new Promise(requestAnimationFrame);
                    return !tip.hidden;
                }), Promise.resolve(false)).then((found) => { if (!found) throw new Error('no point can be pointed at'); return null; });
            })(root.querySelector('.loss-fig .chart'), root.querySelector('.tip'))",
        )
        .await?;
    }
    page.keys(Key::Right).await?;
    page.expect(
        "an arrow goes on to the next view",
        "root.activeElement.dataset.view === 'kkt' && root.activeElement.ariaChecked === 'true'",
    )
    .await?;
    page.axe().await?;
    let mut named = dual.clone();
    named["view"] = json!({ "charts": ["plane", "alphas", "kkt"] });
    page.js::<()>(&open(&named)).await?;
    page.wait_until("root.querySelector('.views [data-view=alphas]').ariaChecked === 'true'")
        .await?;
    page.expect(
        "what is not named is not offered",
        "root.querySelector('.views [data-view=loss]').hidden",
    )
    .await?;
    sound(&page, "named").await
}
