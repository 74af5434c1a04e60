//! What the page weighs: every file that it loads by itself, as it stands in `www/` and as `cargo dev dist` publishes it.

use crate::assets;
use crate::esbuild;
use crate::project::Outcome;
use flate2::{Compression, write::GzEncoder};
use std::fs;
use std::io::Write;
use std::path::Path;

/// Bytes after gzip of all that the page loads.
const BUDGET: Weight = Weight { stands: 450_000, published: 350_000 };

/// Bytes after gzip.
#[derive(Clone, Copy, Debug, Default)]
pub struct Weight {
    /// As the files stand in `www/`.
    pub stands: usize,
    /// As they are published: scripts in one file, scripts and styles minified.
    pub published: usize,
}

/// Prints the weight of every file and of all together, and warns above the budget. Without Node, which minifies, there is no
/// published weight, and `None` is returned.
pub fn report(www: &Path) -> Outcome<Option<Weight>> {
    let changed = esbuild::available().then(|| esbuild::published(www)).transpose()?;
    println!("{:>10} {:>10} {:>10}", "bytes", "gzip", "published");
    let mut sum = Weight::default();
    for path in assets::loaded(www)? {
        let bytes = fs::read(www.join(&path))?;
        let stands = compressed(&bytes)?;
        let published = match changed.as_ref().and_then(|files| files.get(&path)) {
            Some(Some(text)) => compressed(text)?,
            Some(None) => 0, // a part of element.js
            None => stands,
        };
        println!("{:>10} {stands:>10} {published:>10}  {}", bytes.len(), path.display());
        sum.stands += stands;
        sum.published += published;
    }
    println!("{:>10} {:>10} {:>10}  in all", "", sum.stands, sum.published);
    warn("as it stands in www/", sum.stands, BUDGET.stands);
    if changed.is_none() {
        println!("the published weight needs Node: `cargo dev test` says what to install");
        return Ok(None);
    }
    warn("as published", sum.published, BUDGET.published);
    Ok(Some(sum))
}

fn warn(form: &str, weight: usize, budget: usize) {
    if weight > budget {
        eprintln!(
            "warning: {form} the page loads {weight} bytes after gzip, the budget is {budget}"
        );
    }
}

fn compressed(bytes: &[u8]) -> Outcome<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}
