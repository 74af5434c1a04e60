//! The browser under test and the driver that steers it.

use crate::find;
use crate::page::{Outcome, PATIENCE};
use serde_json::{Value, json};
use std::env;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread;
use thirtyfour::{Capabilities, WebDriver};

/// Chromium without anything that talks to others or differs from machine to machine.
const SWITCHES: [&str; 12] = [
    "--headless=new",
    "--no-sandbox", // root in a container
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    "--window-size=1280,900",
];

/// A driver that answers at an address. Ours is ended when this is dropped.
#[derive(Debug)]
pub struct Engine {
    address: String,
    browser: String,
    child: Option<Child>,
}

impl Engine {
    /// The configured driver, else a chromedriver of our own.
    pub fn start() -> Outcome<Engine> {
        let browser = env::var("MARGIN_LAB_BROWSER").unwrap_or_else(|_| "chromium".into());
        match env::var("MARGIN_LAB_WEBDRIVER") {
            Ok(address) => Ok(Engine { address, browser, child: None }),
            Err(_) if browser == "chromium" => Engine::chromium(),
            Err(_) => {
                Err("MARGIN_LAB_BROWSER needs MARGIN_LAB_WEBDRIVER, the address of its driver"
                    .into())
            }
        }
    }

    /// chromedriver takes a free port itself and says which.
    fn chromium() -> Outcome<Engine> {
        let program = find::driver().ok_or("chromedriver is missing")?;
        let mut child = Command::new(program).arg("--port=0").stdout(Stdio::piped()).spawn()?;
        let said = child.stdout.take().ok_or("chromedriver says nothing")?;
        let mut engine =
            Engine { address: String::new(), browser: "chromium".into(), child: Some(child) };
        let mut lines = BufReader::new(said).lines();
        for line in lines.by_ref() {
            if let Some((_, port)) = line?.split_once("started successfully on port ") {
                engine.address = format!("http://127.0.0.1:{}", port.trim_end_matches('.'));
                break;
            }
        }
        if engine.address.is_empty() {
            return Err("chromedriver did not start".into());
        }
        thread::spawn(move || lines.for_each(drop)); // a full pipe would stop it
        Ok(engine)
    }

    /// The browser's name.
    pub fn name(&self) -> &str {
        &self.browser
    }

    /// A new browser with a profile of its own.
    pub async fn session(&self) -> Outcome<WebDriver> {
        let capabilities: Capabilities = serde_json::from_value(self.capabilities()?)?;
        let driver = WebDriver::new(&self.address, capabilities).await?;
        driver.set_script_timeout(PATIENCE).await?;
        driver.set_page_load_timeout(PATIENCE).await?;
        Ok(driver)
    }

    fn capabilities(&self) -> Outcome<Value> {
        let binary = env::var("MARGIN_LAB_BINARY").ok();
        Ok(match self.browser.as_str() {
            "chromium" => json!({
                "browserName": "chrome",
                "goog:chromeOptions": { "binary": find::browser().ok_or("Chromium is missing")?, "args": SWITCHES },
                "goog:loggingPrefs": { "browser": "ALL" },
            }),
            "firefox" => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {
                    "args": ["-headless", "--width=1280", "--height=900"],
                    "binary": binary.unwrap_or_else(|| "/usr/bin/firefox-esr".into()),
                },
            }),
            "webkit" => json!({
                "browserName": "MiniBrowser",
                "webkitgtk:browserOptions": {
                    "args": ["--automation"],
                    "binary": binary.ok_or("MARGIN_LAB_BINARY must name WebKit's MiniBrowser")?,
                },
            }),
            other => {
                return Err(format!(
                    "MARGIN_LAB_BROWSER: expected chromium, firefox or webkit, got {other}"
                )
                .into());
            }
        })
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
