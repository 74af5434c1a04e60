//! Whether the library is the same natively and in the browser: rustdoc lists every public item of both, and the lists are compared.

use crate::project::{self, Outcome, cargo, run};
use crate::wasm::TARGET;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The part that is there in the browser alone.
const BORDER: &str = "web";

/// What the border's crates add to types of the library: words in the signatures of the traits of tsify and wasm-bindgen.
const OF_THE_BORDER: [&str; 9] = [
    "Tsify",
    "JsValue",
    "Upcast",
    "upcast",
    "into_js",
    "into_ts",
    "JsType",
    "DECL",
    "SERIALIZATION_CONFIG",
];

/// Where rustdoc puts the text of a declaration, from the first to the second.
const DECLARATIONS: [[&str; 2]; 2] = [
    ["<h4 class=\"code-header\">", "</h4>"],
    ["<pre class=\"rust item-decl\"><code>", "</code></pre>"],
];

/// Fails where an item is public in one place only, or is another one there.
pub fn compare() -> Outcome {
    crate::wasm::ensure_target()?;
    let target = project::target()?;
    let [native, wasm] = [None, Some(TARGET)].map(|of| -> Outcome<BTreeSet<String>> {
        let folder = target.join(of.unwrap_or_default()).join("doc/margin_lab");
        if folder.exists() {
            fs::remove_dir_all(&folder)?; // else pages of items that are gone stay
        }
        let mut doc = cargo(&["doc", "--quiet", "--no-deps", "--lib"]);
        doc.args(of.map(|of| format!("--target={of}")));
        run(doc)?;
        let mut items = BTreeSet::new();
        for page in project::files(&folder, &|path| path.file_name() != Some(BORDER.as_ref()))? {
            if page.extension().is_some_and(|kind| kind == "html") {
                let text = fs::read_to_string(&page)?;
                items.extend(declared(page.strip_prefix(&folder)?, &text));
            }
        }
        Ok(items)
    });
    let (native, wasm) = (native?, wasm?);
    let foreign = |item: &&String| !OF_THE_BORDER.iter().any(|word| item.contains(word));
    let missing = native.difference(&wasm).map(|item| format!("not in the browser: {item}"));
    let more = wasm.difference(&native).filter(foreign);
    let more = more.map(|item| format!("in the browser only: {item}"));
    let differences: Vec<String> = missing.chain(more).collect();
    if differences.is_empty() && !native.is_empty() {
        println!("{} public declarations are the same natively and in the browser", native.len());
        return Ok(());
    }
    let (count, words) = (differences.len(), differences.join("\n"));
    Err(format!("{count} public declarations differ:\n{words}").into())
}

/// The declarations on a page of rustdoc, each after the name of the page.
fn declared(page: &Path, text: &str) -> Vec<String> {
    let mut items = vec![page.display().to_string()];
    for [begin, end] in DECLARATIONS {
        let declarations = text.split(begin).skip(1).filter_map(|rest| rest.split(end).next());
        items.extend(declarations.map(|html| format!("{}: {}", page.display(), plain(html))));
    }
    items
}

/// HTML without its tags.
fn plain(html: &str) -> String {
    let mut pieces = html.split('<');
    let mut text = pieces.next().unwrap_or_default().to_owned();
    text.extend(pieces.filter_map(|piece| piece.split_once('>')).map(|(_, text)| text));
    text
}
