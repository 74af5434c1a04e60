//! `cargo dev build`: the page with everything that is generated, weighed.

use crate::project::{self, Outcome};
use crate::{schema, sizes, wasm};
use std::fs;

/// What is generated into `www/` and must stay out of the repository.
const GENERATED: [&str; 2] = ["www/pkg", "www/scenario.schema.json"];

/// Builds and prints what the page weighs.
pub fn run() -> Outcome {
    page()?;
    sizes::report(&project::www()).map(drop)
}

/// Everything in `www/` that is made from the Rust code.
pub fn page() -> Outcome {
    refuse_committed()?;
    wasm::build()?;
    if let Some(schema) = schema::document() {
        fs::write(project::www().join("scenario.schema.json"), format!("{schema:#}\n"))?;
    }
    Ok(())
}

/// Generated files in the repository would go stale unseen. Outside git there is nothing to ask.
fn refuse_committed() -> Outcome {
    if project::probe("git", &["rev-parse", "--git-dir"]).is_none() {
        return Ok(());
    }
    for path in GENERATED {
        let tracked = project::probe("git", &["ls-files", "--", path]).unwrap_or_default();
        if !tracked.is_empty() {
            return Err(format!(
                "{path} is generated and must not be committed: git rm -r --cached {path}"
            )
            .into());
        }
        if project::probe("git", &["check-ignore", path]).is_none() {
            return Err(format!(
                "{path} is generated and .gitignore must name it, or it will be committed"
            )
            .into());
        }
    }
    Ok(())
}
