//! From the library to `www/pkg`: compile for wasm32, bind to JavaScript in this process, then make it small.

use crate::project::{self, Outcome};
use crate::{lean, schema, slim, split};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use walrus::{Module, ModuleConfig};
use wasm_bindgen_cli_support::Bindgen;

/// The one target besides the machine itself.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Writes `www/pkg` anew.
pub fn build() -> Outcome {
    ensure_target()?;
    let module = compile()?;
    bind(&module, &project::pkg())
}

/// Adds the wasm32 target when the compiler has none.
pub fn ensure_target() -> Outcome {
    if has_target() {
        return Ok(());
    }
    println!("adding the target {TARGET}");
    let mut add = Command::new("rustup");
    add.args(["target", "add", TARGET]).current_dir(project::root());
    project::run(add).map_err(|error| {
        format!("the compiler lacks the target {TARGET}, and `rustup target add {TARGET}` did not add it: {error}").into()
    })
}

/// The folder of the target's standard library is there only when it is installed, whoever installed it.
fn has_target() -> bool {
    project::probe("rustc", &["--print", "target-libdir", "--target", TARGET])
        .is_some_and(|folder| Path::new(&folder).is_dir())
}

/// Builds the library; cargo's messages say where the module is.
fn compile() -> Outcome<PathBuf> {
    let mut build = project::cargo(&["build", "--release", "--lib", "--target", TARGET]);
    build.arg("--message-format=json-render-diagnostics").stdout(Stdio::piped());
    project::output(build)?
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter_map(|message| {
            let files = message["filenames"].as_array()?.iter().filter_map(|file| file.as_str());
            files.filter(|file| file.ends_with(".wasm")).map(PathBuf::from).next_back()
        })
        .next_back()
        .ok_or_else(|| "cargo built no .wasm file".into())
}

/// Generates the JavaScript module, its types and the final wasm.
fn bind(module: &Path, folder: &Path) -> Outcome {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(module)
        .web(true)?
        .typescript(true)
        .remove_name_section(false) // what is only for panics and for later is told by its name
        .remove_producers_section(true)
        .omit_default_module_path(false) // else `init()` needs the address of the wasm
        .generate(folder)?;
    number_imports(&folder.join("margin_lab.js"), &folder.join("margin_lab_bg.wasm"))?;
    let types = folder.join("margin_lab.d.ts");
    let own = fs::read_to_string(&types)?;
    fs::write(types, own + "\n" + &schema::types())?;
    pack(folder)?;
    for (k, name) in ["catalog", "words"].iter().enumerate() {
        fs::write(folder.join(format!("{name}.js")), &schema::catalog()?[k])?;
        fs::write(folder.join(format!("{name}.d.ts")), schema::CATALOG_TYPES[k])?;
    }
    // Node reads the module as a module only when a package.json beside it says so.
    fs::write(folder.join("package.json"), "{\"type\":\"module\"}\n")?;
    Ok(())
}

/// The wasm without what it does not need, whole for other hosts and in two parts for the page.
fn pack(folder: &Path) -> Outcome {
    let whole = folder.join("margin_lab_bg.wasm");
    let mut module = Module::from_file(&whole)?;
    slim::slim(&mut module);
    let named = module.emit_wasm();
    fs::write(whole, nameless(&named)?)?;
    for (mut part, name) in split::split(&named)?.into_iter().zip(["first", "rest"]) {
        let part = nameless(&part.emit_wasm())?;
        fs::write(folder.join(format!("margin_lab_{name}.wasm")), part)?;
    }
    Ok(())
}

/// A module without the names of its functions and tools.
fn nameless(wasm: &[u8]) -> Outcome<Vec<u8>> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    Ok(config.parse(wasm)?.emit_wasm())
}

/// The names of imports end in hashes, which do not compress: numbers of the same length take their place, the same in both files. The
/// script has no comments to lose: its types have them.
fn number_imports(script: &Path, module: &Path) -> Outcome {
    const HASH: usize = 16;
    let (mut text, mut bytes) = (fs::read_to_string(script)?, fs::read(module)?);
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let hash = |word: &str| {
        let tail = word.len().checked_sub(HASH).and_then(|at| word.get(at..));
        tail.is_some_and(|tail| tail.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    let names: Vec<String> =
        words.filter(|word| word.starts_with("__wb") && hash(word)).map(str::to_owned).collect();
    for (k, name) in names.iter().enumerate() {
        let plain = format!("{}{k:0HASH$}", &name[..name.len() - HASH]);
        let at = bytes.windows(name.len()).position(|window| window == name.as_bytes());
        let at = at.ok_or_else(|| format!("the module has no import {name}"))?;
        bytes[at..at + name.len()].copy_from_slice(plain.as_bytes());
        text = text.replace(name, &plain);
    }
    fs::write(script, lean::script(&text))?;
    Ok(fs::write(module, bytes)?)
}
