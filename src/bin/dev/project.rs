//! The project's folders, and running other programs in them.

use std::env;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What every command gives: nothing, or a sentence that says what went wrong.
pub type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// The folder of `Cargo.toml`: cargo names it when it runs us.
pub fn root() -> PathBuf {
    env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from("."), PathBuf::from)
}

/// The page as it is published.
pub fn www() -> PathBuf {
    root().join("www")
}

/// The module that is generated from the library.
pub fn pkg() -> PathBuf {
    www().join("pkg")
}

/// Where cargo builds, `CARGO_TARGET_DIR` and configuration files included.
pub fn target() -> Outcome<PathBuf> {
    let metadata = output(cargo(&["metadata", "--no-deps", "--format-version", "1"]))?;
    let metadata: serde_json::Value = serde_json::from_str(&metadata)?;
    Ok(metadata["target_directory"].as_str().ok_or("cargo metadata names no target folder")?.into())
}

/// `cargo …` in the project: the same cargo that runs us.
pub fn cargo(arguments: &[&str]) -> Command {
    command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), arguments)
}

/// A program in the project's folder.
pub fn command(program: impl AsRef<std::ffi::OsStr>, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// Runs a program to its end, its output shown.
pub fn run(mut command: Command) -> Outcome {
    let status = command.status().map_err(|error| cannot_run(&command, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} failed ({status})", words(&command)).into())
    }
}

/// What a program prints; what it complains about is shown.
pub fn output(mut command: Command) -> Outcome<String> {
    let output =
        command.stderr(Stdio::inherit()).output().map_err(|error| cannot_run(&command, &error))?;
    if !output.status.success() {
        return Err(format!("{} failed ({})", words(&command), output.status).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// What a program prints, `None` where it is missing or fails: for asking whether something is there.
pub fn probe(program: impl AsRef<std::ffi::OsStr>, arguments: &[&str]) -> Option<String> {
    let output = command(program, arguments).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Every file below a folder, in the order of their names, but for what the filter leaves out.
pub fn files(folder: &Path, keep: &dyn Fn(&Path) -> bool) -> Outcome<Vec<PathBuf>> {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Outcome<_>>()?;
    entries.sort();
    let mut files = Vec::new();
    for path in entries.into_iter().filter(|path| keep(path)) {
        if path.is_dir() {
            files.extend(self::files(&path, keep)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}

fn cannot_run(command: &Command, error: &std::io::Error) -> String {
    format!("cannot run {}: {error}", words(command))
}

/// A command as one would type it.
fn words(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words: Vec<_> = std::iter::once(program)
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect();
    words.join(" ")
}
