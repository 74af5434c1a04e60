//! Pictures that leave the page: what the menu saves, and charts on a canvas of somebody else's.

use crate::page::{Outcome, Page};

/// The library's module, the same instance that the page has.
const MODULE: &str = "await import(new URL('pkg/margin_lab.js', document.baseURI).href)";

/// Takes the files that the page saves in place of the disk.
const TAKE_FILES: &str = "(() => {
    window.files = [];
    const url = URL.createObjectURL;
    URL.createObjectURL = (file) => (window.files.push(file), url(file));
    HTMLAnchorElement.prototype.click = () => {};
    return true;
})()";

/// Chooses an entry of the share menu.
async fn choose(page: &Page, words: &str) -> Outcome {
    page.js::<bool>("(root.querySelector('[data-click=share]').click(), true)").await?;
    let script = format!(
        "(() => {{
            const entry = [...root.querySelectorAll('[role=menuitem]')].find((each) => each.textContent.includes('{words}'));
            entry?.click();
            return Boolean(entry);
        }})()"
    );
    page.expect(&format!("the menu has {words}"), &script).await
}

/// The share of pixels that differ visibly between two canvases, as a function of JavaScript.
const DIFFERENCE: &str = "(a, b) => {
    const pixels = (canvas) => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    const [one, other] = [pixels(a), pixels(b)];
    let count = 0;
    for (let i = 0; i < one.length; i += 4) if (Math.max(...[0, 1, 2].map((k) => Math.abs(one[i + k] - other[i + k]))) > 48) count++;
    return a.width !== b.width || a.height !== b.height ? 1 : (4 * count) / one.length;
}";

/// A saved PNG is what is on the screen, at twice its size; a saved SVG is that of the library.
pub async fn are_saved_as_they_are_seen(page: Page) -> Outcome {
    page.viewport(1280, 720, 2.0).await?;
    page.open("").await?;
    page.ready().await?;
    page.js::<bool>(TAKE_FILES).await?;
    page.js::<bool>("(element.stepForward(60), true)").await?;
    page.drawn().await?;
    for (words, chart) in [("Save the plane (PNG)", "plane"), ("Save the loss chart (PNG)", "loss")]
    {
        choose(&page, words).await?;
        page.wait_until("window.files.length === 1").await?;
        let script = format!(
            "(async () => {{
                const [file] = window.files.splice(0);
                const image = await createImageBitmap(file);
                const box = root.querySelector('[part={chart}]');
                const seen = new OffscreenCanvas(image.width, image.height);
                const context = seen.getContext('2d');
                context.fillStyle = getComputedStyle(root.querySelector('[data-theme]')).backgroundColor;
                context.fillRect(0, 0, image.width, image.height);
                for (const canvas of box.querySelectorAll('canvas[data-layer]')) context.drawImage(canvas, 0, 0);
                const saved = new OffscreenCanvas(image.width, image.height);
                saved.getContext('2d').drawImage(image, 0, 0);
                const twice = image.width === 2 * box.clientWidth && image.height === 2 * box.clientHeight;
                return file.type === 'image/png' && twice ? ({DIFFERENCE})(saved, seen) : 1;
            }})()"
        );
        let difference: f64 = page.js(&script).await?;
        if difference > 0.002 {
            return Err(
                format!("the PNG of the {chart} differs in {difference} of its pixels").into()
            );
        }
    }
    choose(&page, "Save the plane (SVG)").await?;
    page.expect(
        "the SVG is a picture",
        "(async () => {
            const text = await window.files[0].text();
            return text.startsWith('<svg ') && text.split('<circle').length > 5 && text.includes('stroke-dasharray');
        })()",
    )
    .await
}

/// `drawChart` draws every chart on a host's canvas much as the live canvases show it, in whole pixels.
pub async fn are_drawn_for_hosts(page: Page) -> Outcome {
    page.open("").await?;
    page.ready().await?;
    let script = format!(
        "(async () => {{
            const module = {MODULE};
            const scenario = {{ version: 1, data: {{ preset: 'outlier' }}, steps: 60, regularise_bias: true, trainer: {{ type: 'dual-coordinate-descent' }} }};
            const mine = new module.Lab(scenario);
            const differences = [];
            for (const {{ id }} of module.catalog().charts) {{
                const options = {{ width: 420, height: 300, scale: 2, theme: 'dark' }};
                const canvas = document.createElement('canvas');
                module.drawChart(canvas, scenario, id, options);
                const live = new OffscreenCanvas(840, 600);
                mine.drawOn(live.getContext('2d'), id, options);
                differences.push(({DIFFERENCE})(canvas, live));
            }}
            return differences;
        }})()"
    );
    let differences: Vec<f64> = page.js(&script).await?;
    if differences.len() != 5 || differences.iter().any(|share| *share > 0.02) {
        return Err(format!("the charts differ in {differences:?} of their pixels").into());
    }
    page.expect(
        "an unknown chart is refused",
        &format!(
            "(async () => {{
                const module = {MODULE};
                try {{
                    module.drawChart(document.createElement('canvas'), {{ version: 1 }}, 'pie', {{ width: 200, height: 100 }});
                }} catch (error) {{
                    return error.message.startsWith('chart: expected one of plane');
                }}
                return false;
            }})()"
        ),
    )
    .await
}
