//! Labs as a documentation page embeds them: two of them, moved, removed, scrolled past, and where the program cannot run.

use crate::page::{Outcome, Page, project};
use crate::pointer::{Pixel, Pointer};
use crate::server::{Request, Site};

const ARTICLE: &str = include_str!("two.html");
/// The labs of the article, and all of one that training and edits change.
const NAMES: &str = "const [one, two] = ['one', 'two'].map((id) => document.getElementById(id));
    const all = ({ lab }) => JSON.stringify([lab.scenario(), lab.report(), lab.last, lab.canUndo]);";

/// The project's page, with the article beside it.
fn site() -> Outcome<Site> {
    Ok(Site::new(&project().join("www"))?.text("/two.html", ARTICLE))
}

/// Opens the article and waits for both labs.
async fn article(page: Page) -> Outcome<Page> {
    let page = page.at(&site()?.start([0])?);
    page.open("two.html").await?;
    // Before its script has run, an element has no promise to wait for.
    let ready = "customElements.whenDefined('margin-lab').then(() => Promise.all([one.ready, two.ready])).then(() => true)";
    page.wait_until(&with(ready)).await?;
    page.drawn().await?;
    Ok(page)
}

/// An expression over `one`, `two` and `all`.
fn with(expression: &str) -> String {
    format!("(() => {{ {NAMES} return {expression}; }})()")
}

/// Runs a statement over `one`, `two` and `all`.
async fn act(page: &Page, statement: &str) -> Outcome {
    page.js(&with(&format!("({statement}, null)"))).await
}

/// What happens in one lab is not felt in the other; one is removed and given back while the other trains on.
pub async fn two_labs_are_two(page: Page) -> Outcome {
    let page = article(page).await?;
    page.expect("each its own data", &with("one.lab.report().train.n === 13 && two.lab.report().train.n === 40 && one.lab.stepNumber === 30 && two.lab.stepNumber === 0")).await?;
    let before: String = page.js(&with("all(two)")).await?;
    act(&page, "one.addPoint({ x: 0.25, y: -0.5, class: 0 }), one.run()").await?;
    page.wait_until(&with("one.step > 35")).await?;
    act(&page, "one.pause()").await?;
    page.expect(
        "the other has not moved",
        &with(&format!("all(two) === {}", serde_json::json!(before))),
    )
    .await?;
    page.expect("nor undoes what is not its own", &with("!two.canUndo && one.canUndo")).await?;

    act(&page, "two.scrollIntoView(), two.run()").await?;
    page.wait_until(&with("two.step > 3")).await?;
    act(&page, "(window.gone = one, one.remove())").await?;
    page.wait_until("window.gone.lab === null").await?;
    let step: u64 = page.js(&with("two.step")).await?;
    page.wait_until(&with(&format!("two.running && two.step > {step} + 3"))).await?;
    act(&page, "two.pause()").await?;
    page.js::<()>("(document.querySelector('main').append(gone), null)").await?;
    page.expect(
        "back in the page it has its points again",
        &with(
            "one === gone && one.lab.report().points.length === 14 && one.points[13].x[1] === -0.5",
        ),
    )
    .await?;
    page.drawn().await?;
    Ok(())
}

/// An element moved in the document keeps its lab, and goes on.
pub async fn a_moved_lab_stays(page: Page) -> Outcome {
    let page = article(page).await?;
    act(&page, "two.addPoint({ x: 3, y: 3, class: 1 }), two.stepForward(25), (window.was = two.lab, window.state = all(two))").await?;
    act(&page, "document.getElementById('elsewhere').append(two), two.scrollIntoView()").await?;
    // Longer than a removed one lives.
    tokio::time::sleep(std::time::Duration::from_millis(1500)).await;
    page.expect("the same lab", &with("two.lab === was && all(two) === state")).await?;
    act(&page, "two.run()").await?;
    page.wait_until(&with("two.step > 30")).await?;
    act(&page, "two.pause(), two.undo()").await?;
    page.expect("and its undo", &with("two.lab.report().points.length === 40")).await?;
    // What is on its canvases is not blank.
    page.drawn().await?;
    page.expect("it is drawn", &with("((c) => c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some((v) => v))(two.shadowRoot.querySelector('canvas[data-layer=mid]'))")).await
}

/// The wheel over the plane scrolls the page and leaves the view of the plane alone; a finger's swipe does so too.
pub async fn the_page_scrolls_past(page: Page) -> Outcome {
    let page = article(page).await?;
    page.viewport(900, 600, 1.0).await?;
    page.js::<()>(
        "(scrollTo(0, 0), root.querySelector('.board').scrollIntoView({ block: 'center' }), null)",
    )
    .await?;
    page.drawn().await?;
    // A selected point shows where the view is, in the frame of the plane.
    page.js::<()>("(root.querySelector('.board').focus({ preventScroll: true }), null)").await?;
    page.keys("]").await?;
    page.drawn().await?;
    let view = "((a, b) => [Math.round(a.x - b.x), Math.round(a.y - b.y)].join())(root.querySelector('#handle').getBoundingClientRect(), root.querySelector('.board').getBoundingClientRect())";
    let (before, top): (String, f64) = (page.js(view).await?, page.js("scrollY").await?);
    let state: String = page.js("JSON.stringify(lab.report())").await?;
    page.wheel(page.share(0.5, 0.5).await?, 120).await?;
    page.wait_until(&format!("scrollY > {top} + 50")).await?;
    page.expect("the wheel does not zoom", &format!("{view} === '{before}'")).await?;
    let top: f64 = page.js("scrollY").await?;
    page.swipe(page.share(0.5, 0.6).await?, -110.0).await?;
    page.wait_until(&format!("scrollY > {top} + 50")).await?;
    page.drawn().await?;
    page.expect("a swipe does not drag the view", &format!("{view} === '{before}'")).await?;
    page.expect(
        "nor does either touch a point",
        &format!("JSON.stringify(lab.report()) === {}", serde_json::json!(state)),
    )
    .await
}

/// The script alone is a page's whole effort: no name is left in it, and its fields stay its own.
pub async fn leaves_no_name(page: Page) -> Outcome {
    let page = article(page).await?;
    let names = "Object.keys(window).filter((name) => !known.includes(name) && !/^(cdc_|ret_|known)/.test(name))";
    page.js::<()>("((frame) => { document.body.append(frame); window.known = Object.keys(frame.contentWindow); frame.remove(); return null; })(document.createElement('iframe'))").await?;
    let names: Vec<String> = page.js(names).await?;
    let own: Vec<_> = names
        .iter()
        .filter(|name| !["one", "two", "fallback", "elsewhere"].contains(&name.as_str()))
        .collect();
    if own.is_empty() { Ok(()) } else { Err(format!("the page has new names: {own:?}").into()) }
}

/// Where the wasm is missing, words say so, `ready` is refused and what the page wrote for that case stays.
pub async fn without_wasm(page: Page) -> Outcome {
    let gone = |request: Request| request.respond("404 Not Found", "text/plain", b"not here\n");
    let page = page.at(&site()?.route("/pkg/margin_lab_bg.wasm", gone).start([0])?);
    unable(&page, "two.html", "could not be loaded").await?;
    page.open("").await?;
    page.wait_until("root?.querySelector('[role=alert]')?.checkVisibility()").await?;
    page.screenshot("without-wasm").await?;
    page.provoked(&["404", "wasm", "WebAssembly"]).await
}

/// Where a script of the page is missing, the page says after a while that it could not be loaded.
pub async fn without_a_script(page: Page) -> Outcome {
    let gone = |request: Request| request.respond("404 Not Found", "text/plain", b"not here\n");
    let page = page.at(&site()?.route("/input/keyboard.js", gone).start([0])?);
    page.open("").await?;
    page.wait_until(
        "getComputedStyle(document.querySelector('.missing')).visibility === 'visible'",
    )
    .await?;
    page.expect(
        "the words say why",
        "document.querySelector('.missing').textContent.includes('could not be loaded')",
    )
    .await?;
    page.provoked(&["404"]).await
}

/// Likewise where the page's policy forbids WebAssembly; the words name the policy.
pub async fn wasm_forbidden(page: Page) -> Outcome {
    let policy =
        "<head>\n<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'self'\">";
    let strict: &'static str = Box::leak(ARTICLE.replacen("<head>", policy, 1).into());
    let page = page.at(&site()?.text("/strict.html", strict).start([0])?);
    unable(&page, "strict.html", "wasm-unsafe-eval").await?;
    page.provoked(&["wasm", "WebAssembly", "Content Security Policy"]).await
}

/// Opens a page whose labs cannot run.
async fn unable(page: &Page, path: &str, words: &str) -> Outcome {
    page.open(path).await?;
    page.wait_until("root?.querySelector('[role=alert]')?.checkVisibility()").await?;
    page.expect(
        "the words say why",
        &format!("root.querySelector('[role=alert]').textContent.includes({words:?})"),
    )
    .await?;
    page.expect(
        "ready is refused",
        "element.ready.then(() => false, (error) => error instanceof Error)",
    )
    .await?;
    page.expect("what the page wrote stays", "document.getElementById('fallback').checkVisibility() && document.getElementById('fallback').getBoundingClientRect().height > 0").await?;
    page.expect("nothing is half there", "element.lab === null && element.metrics === null && element.getState() === null && element.points.length === 0").await?;
    page.axe().await
}

/// A stumble of one lab is not felt in the other, and real data are there again.
pub async fn a_stumble_stays_at_home(page: Page) -> Outcome {
    let page = article(page).await?;
    act(&page, "one.setState({ version: 1, data: { preset: 'penguins' }, steps: 5 })").await?;
    page.wait_until(&with("one.lab.report().train.n > 13")).await?;
    act(
        &page,
        "two.addPoint({ x: 3, y: 3, class: 1 }), (window.was = two.lab, window.state = all(two))",
    )
    .await?;
    page.expect("there is no lab meanwhile", &with("(one.lab.free(), one.stepForward(), one.lab === null && one.metrics === null && one.points.length === 0)")).await?;
    page.wait_until(&with("one.lab?.scenario().data.preset === 'penguins' && one.shadowRoot.querySelector('.notice').textContent.includes('was restarted')")).await?;
    page.expect("the other has not moved", &with("two.lab === was && all(two) === state")).await?;
    act(&page, "one.stepForward(3), two.undo(), two.stepForward(3)").await?;
    page.expect(
        "both go on",
        &with("one.step === 8 && two.step === 3 && two.points.length === 40"),
    )
    .await?;
    page.provoked(&["null pointer", "error"]).await
}

/// Where the program cannot be fetched again after a stumble, words say so.
pub async fn a_stumble_offline(page: Page) -> Outcome {
    let asked = std::sync::atomic::AtomicBool::new(false);
    let once = move |request: Request| {
        if asked.swap(true, std::sync::atomic::Ordering::Relaxed) {
            return request.respond("404 Not Found", "text/plain", b"not here\n");
        }
        let script = std::fs::read(project().join("www/pkg/margin_lab.js")).unwrap_or_default();
        request.respond("200 OK", "text/javascript; charset=utf-8", &script);
    };
    let page = page.at(&site()?.route("/pkg/margin_lab.js", once).start([0])?);
    page.open("two.html").await?;
    page.ready().await?;
    act(&page, "one.lab.free(), one.stepForward()").await?;
    page.wait_until("root.querySelector('.notice').textContent.includes('Reload')").await?;
    page.expect("nothing is half there", "element.lab === null && element.metrics === null")
        .await?;
    page.provoked(&["null pointer", "404", "fetch"]).await
}

/// A finger that taps places; one that starts on a point drags it, and the page stays where it is.
pub async fn a_finger_on_a_point_drags(page: Page) -> Outcome {
    let page = article(page).await?;
    page.viewport(900, 600, 1.0).await?;
    page.js::<()>("(root.querySelector('.board').scrollIntoView({ block: 'center' }), null)")
        .await?;
    let top: f64 = page.js("scrollY").await?;
    page.tap(Pointer::Touch, page.share(0.5, 0.06).await?).await?;
    page.wait_until("lab.report().points.length === 14").await?;
    let (at, before): (Pixel, f64) =
        (page.selected().await?, page.js("lab.report().points[13].x[1]").await?);
    page.swipe(at, 90.0).await?;
    page.wait_until(&format!("lab.report().points[13].x[1] < {before} - 1")).await?;
    let now = page.selected().await?;
    if (now[0] - at[0]).abs() > 2.0 || (now[1] - at[1] - 90.0).abs() > 2.0 {
        return Err(format!("dragged from {at:?} by 90 px, the point is at {now:?}").into());
    }
    page.expect(
        "the page stays",
        &format!("scrollY === {top} && lab.report().points.length === 14"),
    )
    .await
}
