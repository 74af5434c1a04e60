//! A page in the browser: opening it, asking it, waiting for it, and what must be true of it in the end.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use thirtyfour::common::keys::TypingData;
use thirtyfour::{Key, WebDriver};

/// What a test gives.
pub type Outcome<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

/// How long anything on a page may take on a slow machine.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// Names that scripts of the tests may use.
const NAMES: &str = "const element = document.querySelector('margin-lab'), lab = element?.lab, root = element?.shadowRoot;";

/// One browser window.
#[derive(Clone, Debug)]
pub struct Page {
    /// For what this file does not offer.
    pub driver: WebDriver,
    address: String,
}

impl Page {
    /// A window that will look at the site at this address.
    pub fn new(driver: WebDriver, address: &str) -> Page {
        Page { driver, address: address.to_owned() }
    }

    /// The same window, looking at another site.
    pub fn at(self, address: &str) -> Page {
        Page { address: address.to_owned(), ..self }
    }

    /// Whether the browser is Chromium, whose own commands can do more.
    pub fn is_chromium(&self) -> bool {
        self.driver
            .capabilities()
            .get("browserName")
            .and_then(Value::as_str)
            .is_some_and(|name| name.contains("chrom"))
    }

    /// Goes to an address of the site. One that differs in the hash alone would not load anew, so the way leads through
    /// an empty page.
    pub async fn open(&self, path: &str) -> Outcome {
        self.driver.goto("about:blank").await?;
        Ok(self.driver.goto(format!("{}{path}", self.address)).await?)
    }

    /// Opens the page with a scenario in its link and waits until its lab is ready.
    pub async fn open_lab(&self, scenario: &Value) -> Outcome {
        let hash: String =
            scenario.to_string().bytes().map(|byte| format!("%{byte:02X}")).collect();
        self.open(&format!("#{hash}")).await?;
        self.ready().await
    }

    /// Waits until the page's first lab can be used.
    pub async fn ready(&self) -> Outcome {
        let script = "const done = arguments[arguments.length - 1];
            customElements.whenDefined('margin-lab')
                .then(() => document.querySelector('margin-lab').ready)
                .then(() => done(null), (error) => done(String(error)));";
        let answer = self.driver.execute_async(script, Vec::new()).await;
        match answer.map_err(|_| "the page has no <margin-lab> that gets ready")?.json() {
            Value::Null => Ok(()),
            error => Err(format!("<margin-lab> is not ready: {error}").into()),
        }
    }

    /// The value of an expression over `element`, `lab` and `root` (the shadow root).
    pub async fn js<T: DeserializeOwned>(&self, expression: &str) -> Outcome<T> {
        let answer =
            self.driver.execute(format!("{NAMES} return ({expression});"), Vec::new()).await?;
        serde_json::from_value(answer.json().clone())
            .map_err(|error| format!("{expression}: {error}").into())
    }

    /// Fails with these words unless an expression is true.
    pub async fn expect(&self, words: &str, condition: &str) -> Outcome {
        if self.js(&format!("Promise.resolve({condition}).then(Boolean)")).await? {
            Ok(())
        } else {
            Err(format!("{words}: {condition} is false").into())
        }
    }

    /// Waits until an expression, or what it promises, is true.
    pub async fn wait_until(&self, condition: &str) -> Outcome {
        let begin = Instant::now();
        while !self.js::<bool>(&format!("Promise.resolve({condition}).then(Boolean)")).await? {
            if begin.elapsed() > PATIENCE {
                return Err(format!("never came true: {condition}").into());
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
        Ok(())
    }

    /// The lab's report.
    pub async fn report(&self) -> Outcome<Value> {
        self.js("lab.report()").await
    }

    /// Waits until the link in the address holds the lab as it is now.
    pub async fn linked(&self) -> Outcome {
        self.wait_until(
            "import(new URL('io/link.js', location.href)).then(({ decode }) => decode(location.hash))
                .then((linked) => JSON.stringify(linked) === JSON.stringify(lab.scenario()))",
        )
        .await
    }

    /// Waits until all that was asked for is drawn.
    pub async fn drawn(&self) -> Outcome {
        self.js("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))").await
    }

    /// Clicks the button of this accessible name (its beginning, in any case), in the lab or outside, as soon as it is there.
    pub async fn press(&self, name: &str) -> Outcome {
        let script = "const [name] = arguments;
            const inside = document.querySelector('margin-lab')?.shadowRoot?.querySelectorAll('button') ?? [];
            const named = (button) => (button.ariaLabel ?? button.textContent).trim().toLowerCase().startsWith(name);
            const seen = (button) => button.checkVisibility() && !button.disabled;
            return [...inside, ...document.querySelectorAll('button')].find((button) => named(button) && seen(button));";
        let begin = Instant::now();
        loop {
            let answer = self.driver.execute(script, vec![json!(name.to_lowercase())]).await?;
            match answer.element() {
                Ok(button) => return Ok(button.click().await?),
                Err(_) if begin.elapsed() < PATIENCE => {
                    tokio::time::sleep(Duration::from_millis(30)).await;
                }
                Err(_) => return Err(format!("no button is called {name}").into()),
            }
        }
    }

    /// Types into whatever has the focus; special keys are [`Key`].
    pub async fn keys(&self, text: impl Into<TypingData>) -> Outcome {
        Ok(self.driver.action_chain().send_keys(text).perform().await?)
    }

    /// Holds a key while typing.
    pub async fn chord(&self, hold: Key, text: &str) -> Outcome {
        Ok(self
            .driver
            .action_chain()
            .key_down(hold.clone())
            .send_keys(text)
            .key_up(hold)
            .perform()
            .await?)
    }

    /// One command of Chromium's own protocol.
    pub async fn chromium(&self, method: &str, parameters: Value) -> Outcome<Value> {
        Ok(self.driver.cdp().send_raw(method, parameters).await?)
    }

    /// Gives the page exactly this size in CSS pixels, at so many device pixels each.
    pub async fn viewport(&self, width: u32, height: u32, scale: f64) -> Outcome {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": false });
        self.chromium("Emulation.setDeviceMetricsOverride", size).await.map(drop)
    }

    /// Sets what media queries see: `("prefers-color-scheme", "dark")`, `("prefers-reduced-motion", "reduce")` …
    pub async fn media(&self, features: &[(&str, &str)]) -> Outcome {
        let features: Vec<_> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.chromium("Emulation.setEmulatedMedia", json!({ "features": features })).await.map(drop)
    }

    /// Role and name, which may be empty, of everything in the accessibility tree.
    pub async fn accessible(&self) -> Outcome<Vec<(String, String)>> {
        let tree = self.chromium("Accessibility.getFullAXTree", json!({})).await?;
        let word =
            |node: &Value, key: &str| node[key]["value"].as_str().unwrap_or_default().to_owned();
        let nodes = tree["nodes"].as_array().ok_or("no accessibility tree")?;
        let shown = nodes.iter().filter(|node| node["ignored"] != true);
        let named = shown.map(|node| (word(node, "role"), word(node, "name")));
        Ok(named.filter(|(role, _)| !role.is_empty()).collect())
    }

    /// Runs axe-core, target sizes included, and fails with what it finds.
    pub async fn axe(&self) -> Outcome {
        let file = project().join("tests/js/node_modules/axe-core/axe.min.js");
        let axe =
            fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let script = format!("{axe}; const done = arguments[arguments.length - 1];
            axe.run({{ rules: {{ 'target-size': {{ enabled: true }} }} }}).then(
                ({{ violations }}) => done(violations.map(({{ id, nodes }}) => id + ': ' + nodes.map((n) => n.html).join(' '))),
                (error) => done([String(error)]));");
        let answer = self.driver.execute_async(script, Vec::new()).await?;
        let found: Vec<String> = serde_json::from_value(answer.json().clone())?;
        if found.is_empty() {
            Ok(())
        } else {
            Err(format!("axe-core: {}", found.join("\n       ")).into())
        }
    }

    /// Keeps a picture of the window as `target/screens/name.png`.
    pub async fn screenshot(&self, name: &str) -> Outcome {
        let folder = screens();
        fs::create_dir_all(&folder)?;
        Ok(self.driver.screenshot(&folder.join(format!("{name}.png"))).await?)
    }

    /// Ends a test: nothing on the console, a picture of what failed, the browser closed.
    pub async fn finish(self, name: &str, outcome: Outcome) -> Outcome {
        let outcome = match outcome {
            Ok(()) => self.console().await,
            Err(error) => {
                let console = self.console().await.err().map(|errors| format!("\n       {errors}"));
                Err(format!("{error}{}", console.unwrap_or_default()).into())
            }
        };
        if outcome.is_err() {
            let _ = self.screenshot(&format!("failed-{}", name.replace("::", "-"))).await;
        }
        self.driver.quit().await?;
        outcome
    }

    /// Takes the errors off the console and fails unless there are some and each has one of these words. For tests that
    /// provoke them.
    pub async fn provoked(&self, words: &[&str]) -> Outcome {
        if !self.is_chromium() {
            return Ok(());
        }
        let errors = self.errors().await?;
        let foreign = errors.iter().find(|error| !words.iter().any(|word| error.contains(word)));
        match (errors.is_empty(), foreign) {
            (true, _) => Err(format!("nothing on the console about {}", words.join(", ")).into()),
            (_, Some(error)) => Err(format!("console: {error}").into()),
            _ => Ok(()),
        }
    }

    async fn errors(&self) -> Outcome<Vec<String>> {
        let entries = self.driver.browser_log().await?;
        let severe = entries.into_iter().filter(|entry| entry.level == "SEVERE");
        Ok(severe.map(|entry| entry.message).collect())
    }

    /// Fails with the errors of the console, which only Chromium's driver tells.
    async fn console(&self) -> Outcome {
        if !self.is_chromium() {
            return Ok(());
        }
        let errors = self.errors().await?;
        if errors.is_empty() {
            Ok(())
        } else {
            Err(format!("console: {}", errors.join("\n       ")).into())
        }
    }
}

/// The project's folder.
pub fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn screens() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("screens")
}
