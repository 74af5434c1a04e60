//! Where the browser and its driver are. The browser tests use this file too.

use std::env;
use std::path::PathBuf;

/// Chrome or Chromium: `CHROME`, else the first of the usual names.
pub fn browser() -> Option<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    let places = [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    ];
    named("CHROME")
        .or_else(|| names.iter().find_map(|name| program(name)))
        .or_else(|| places.iter().map(PathBuf::from).find(|path| path.is_file()))
}

/// The program that drives it: `CHROMEDRIVER`, else from the path.
pub fn driver() -> Option<PathBuf> {
    named("CHROMEDRIVER").or_else(|| program("chromedriver"))
}

/// A program on the path.
pub fn program(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(&file))
        .find(|path| path.is_file())
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file())
}
