//! What a frame and a first picture cost in a browser, beside an empty page: `cargo dev bench`.
//! The figures go to standard output as a list of JSON objects, what is being done to standard error. The arguments are the folders of
//! the pages to measure, one after the other for each figure, so that all meet the same machine; without any it is this one's.

#![allow(missing_docs, reason = "a program of its own")]

#[allow(dead_code, reason = "shared with the browser tests")]
#[path = "../browser/engine.rs"]
mod engine;
#[allow(dead_code, reason = "shared with the developer commands")]
#[path = "../../src/bin/dev/find.rs"]
mod find;
#[allow(dead_code, reason = "shared with the browser tests")]
#[path = "../browser/page.rs"]
mod page;
#[allow(dead_code, reason = "shared with the developer commands")]
#[path = "../../src/bin/dev/server.rs"]
mod server;

use page::{Outcome, Page};
use serde_json::{Value, json};
use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::time::{Duration, Instant};

/// The window of the figures, CSS pixels.
const WINDOW: (u32, u32) = (1280, 720);
/// Frames in a figure; the ones before it warm up.
const FRAMES: usize = 300;
const WARM_UP: usize = 30;
/// A page that draws no frame for so long stands still.
const LONG: Duration = Duration::from_secs(300);
/// Of the speed slider: 200 steps a second, so that every frame trains and draws all anew.
const SPEED: u32 = 78;
/// Loads in a figure of the first picture.
const LOADS: usize = 9;

/// The page that everything is compared with.
const EMPTY: &str = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>empty</title>\
    <link rel=\"icon\" href=\"data:,\"><script src=\"/__dev/probe.js\"></script></head>\
    <body><canvas width=\"1280\" height=\"720\"></canvas><script type=\"module\" src=\"/__dev/empty.js\"></script></body></html>";

fn main() -> Outcome {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut folders: Vec<PathBuf> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with("--"))
        .map(PathBuf::from)
        .collect();
    if folders.is_empty() {
        folders.push(Path::new(env!("CARGO_MANIFEST_DIR")).join("www"));
    }
    println!("{}", runtime.block_on(measure(&folders))?);
    Ok(())
}

async fn measure(folders: &[PathBuf]) -> Outcome<Value> {
    let addresses = folders.iter().map(|folder| serve(folder)).collect::<Outcome<Vec<_>>>()?;
    let engine = engine::Engine::start()?;
    let mut page = Page::new(engine.session().await?, &addresses[0]);
    let mut figures = vec![json!({}); addresses.len()];
    let mut outcome = Ok(());
    'all: for figure in &FIGURES {
        eprintln!("{}", figure.what);
        for (address, figures) in addresses.iter().zip(&mut figures) {
            page = page.at(address);
            match (figure.measure)(&page).await {
                Ok(value) => figures[figure.name] = value,
                Err(error) => {
                    outcome = Err(error);
                    break 'all;
                }
            }
        }
    }
    let figures = outcome.map(|()| Value::from(figures));
    page.finish(
        "bench",
        figures.as_ref().map(drop).map_err(ToString::to_string).map_err(Into::into),
    )
    .await?;
    figures
}

fn serve(www: &Path) -> Outcome<String> {
    Ok(server::Site::new(www)?
        .script("/__dev/probe.js", include_str!("probe.js"))
        .text("/__dev/empty.html", EMPTY)
        .text("/__dev/empty.js", include_str!("empty.js"))
        .start([0])?)
}

/// A measurement under way.
type Measuring<'a> = Pin<Box<dyn Future<Output = Outcome<Value>> + 'a>>;

/// What is measured on every page.
struct Figure {
    name: &'static str,
    what: &'static str,
    measure: for<'a> fn(&'a Page) -> Measuring<'a>,
}

static FIGURES: [Figure; 7] = [
    Figure {
        name: "first_empty",
        what: "first picture of an empty page",
        measure: |page| Box::pin(first_picture(page, "__dev/empty.html")),
    },
    Figure {
        name: "first",
        what: "first picture",
        measure: |page| Box::pin(first_picture(page, "")),
    },
    Figure {
        name: "frame_empty",
        what: "frames of an empty page",
        measure: |page| {
            Box::pin(async {
                page.viewport(WINDOW.0, WINDOW.1, 1.0).await?;
                page.open("__dev/empty.html").await?;
                frames(page).await
            })
        },
    },
    Figure {
        name: "frame_1000",
        what: "frames while training on 1 000 points",
        measure: |page| Box::pin(training(page, 1_000)),
    },
    Figure {
        name: "frame_10000",
        what: "frames while training on 10 000 points",
        measure: |page| Box::pin(training(page, 10_000)),
    },
    Figure {
        name: "drag",
        what: "frames while a point is dragged through an exact lab",
        measure: |page| Box::pin(dragging(page)),
    },
    Figure {
        name: "solve",
        what: "the optimum of 100 000 points in wasm",
        measure: |page| Box::pin(solve(page)),
    },
];

/// The median time to the first finished picture, in milliseconds.
async fn first_picture(page: &Page, path: &str) -> Outcome<Value> {
    page.viewport(WINDOW.0, WINDOW.1, 1.0).await?;
    let mut times = Vec::new();
    for _ in 0..LOADS {
        page.open(path).await?;
        times.push(page.js("window.marginLabFirst").await?);
    }
    Ok(json!({ "median": quantile(&mut times, 0.5) }))
}

/// Median and 95th percentile of a frame while the page's lab trains on so many points.
async fn training(page: &Page, n: usize) -> Outcome<Value> {
    page.viewport(WINDOW.0, WINDOW.1, 1.0).await?;
    page.open("").await?;
    page.ready().await?;
    let scenario = json!({
        "version": 1,
        "data": { "preset": "blobs", "n": n, "noise": 1.0, "seed": 1 },
        "loss": { "type": "hinge" },
    });
    let start = format!(
        "(async () => {{
            element.setAttribute('max-points', '{n}');
            await element.setState({scenario});
            const speed = element.shadowRoot.querySelector('.speed input');
            speed.value = {SPEED};
            speed.dispatchEvent(new Event('input', {{ bubbles: true }}));
            element.run();
            return true;
        }})()"
    );
    page.js::<bool>(&start).await?;
    page.wait_until(&format!("lab.report({{ points: false }}).objective.n === {n}")).await?;
    let before: u64 = page.js("lab.stepNumber").await?;
    let figures = frames(page).await?;
    let steps = page.js::<u64>("lab.stepNumber").await? - before;
    if steps < FRAMES as u64 {
        let words = format!(
            "the lab with {n} points took {steps} steps in {FRAMES} frames: not every frame trained"
        );
        return Err(words.into());
    }
    Ok(figures)
}

/// The same while a point of 300 is dragged round through both classes, the optimum of an RBF kernel following in every frame.
async fn dragging(page: &Page) -> Outcome<Value> {
    page.viewport(WINDOW.0, WINDOW.1, 1.0).await?;
    page.open("").await?;
    page.ready().await?;
    let scenario = json!({
        "version": 1,
        "data": { "preset": "moons", "n": 300, "noise": 0.2, "seed": 1 },
        "model": { "type": "kernel", "kernel": { "type": "rbf", "gamma": 2 } },
        "trainer": { "type": "exact" },
    });
    let start = format!(
        "(async () => {{
            await element.setState({scenario});
            const board = element.shadowRoot.querySelector('.board');
            const box = board.getBoundingClientRect();
            board.setPointerCapture = () => {{}};
            const send = (type, x, y) => board.dispatchEvent(new PointerEvent(type, {{ clientX: box.left + x, clientY: box.top + y, pointerId: 7, pointerType: 'mouse', button: 0, bubbles: true }}));
            await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
            let at = null;
            // The hands come after the first picture.
            for (let turn = 0; !at && turn < 100; turn++) {{
                await new Promise((later) => setTimeout(later, 50));
                for (let x = 4; x < box.width && !at; x += 6)
                    for (let y = 4; y < box.height && !at; y += 6) {{
                        send('pointermove', x, y);
                        if (board.classList.contains('on-point')) at = [x, y];
                    }}
            }}
            send('pointerdown', ...at);
            let turn = 0;
            const step = () => {{
                turn += 0.02;
                send('pointermove', (0.5 + 0.3 * Math.cos(turn)) * box.width, (0.5 + 0.3 * Math.sin(turn)) * box.height);
                requestAnimationFrame(step);
            }};
            step();
            return true;
        }})()"
    );
    page.js::<bool>(&start).await?;
    let before: Value = page.js("lab.scores(new Float64Array([0.5, 0.2]))[0]").await?;
    let figures = frames(page).await?;
    if page.js::<Value>("lab.scores(new Float64Array([0.5, 0.2]))[0]").await? == before {
        return Err("the boundary did not follow the point".into());
    }
    Ok(figures)
}

/// Median and 95th percentile of the next frames, in milliseconds.
async fn frames(page: &Page) -> Outcome<Value> {
    seen(page, WARM_UP).await?;
    page.js::<u64>("marginLabFrames.splice(0).length").await?;
    seen(page, FRAMES).await?;
    let mut times: Vec<f64> = page.js(&format!("marginLabFrames.slice(0, {FRAMES})")).await?;
    Ok(json!({ "median": quantile(&mut times, 0.5), "p95": quantile(&mut times, 0.95) }))
}

/// Waits until so many frames were drawn.
async fn seen(page: &Page, frames: usize) -> Outcome {
    let begin = Instant::now();
    loop {
        let count: usize = page.js("marginLabFrames.length").await?;
        if count >= frames {
            return Ok(());
        }
        if begin.elapsed() > LONG {
            let step: Option<u64> = page.js("lab?.stepNumber ?? null").await?;
            return Err(format!(
                "{count} of {frames} frames in {LONG:?}, the lab is at step {step:?}"
            )
            .into());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// The hinge optimum to a relative gap of 1e-6: two normal clouds at ±0.8, the classes in turn, C = 1, the bias
/// regularised. The best of three, in milliseconds, and the dual reached.
async fn solve(page: &Page) -> Outcome<Value> {
    let script = "(() => {
        let state = 1;
        const uniform = () => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) + 0.5) / 2 ** 32;
        const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
        const points = Array.from({ length: 100000 }, (_, i) => {
            const y = 2 * (i % 2) - 1;
            return [0.8 * y + normal(), 0.8 * y + normal(), i % 2];
        });
        const once = () => {
            const own = new lab.constructor({ version: 1, data: { points }, loss: { type: 'hinge' }, regularise_bias: true });
            const begin = performance.now();
            own.solve(1e-6);
            const spent = performance.now() - begin;
            const { dual } = own.report({ points: false }).objective;
            own.free();
            return { spent, dual };
        };
        const runs = [once(), once(), once()];
        return { best: Math.min(...runs.map(({ spent }) => spent)), dual: runs[0].dual };
    })()";
    page.js(script).await
}

/// The value below which this share of the times lies.
fn quantile(times: &mut [f64], share: f64) -> f64 {
    times.sort_by(f64::total_cmp);
    let last = times.len().saturating_sub(1);
    times.get((share * last as f64).round() as usize).copied().unwrap_or(f64::NAN)
}
