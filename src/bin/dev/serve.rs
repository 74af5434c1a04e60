//! `cargo dev serve`: the page in a browser, built anew whenever a file changes.

use crate::build;
use crate::project::{self, Outcome};
use crate::server::{Request, Site};
use clap::Args;
use std::collections::BTreeMap;
use std::env;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, SystemTime};

/// How often the files are looked at.
const LOOK: Duration = Duration::from_millis(300);

/// The page asks to be told of changes and loads itself again; EventSource reconnects by itself.
const RELOAD: &str = "\
let seen;
new EventSource('/__dev/changes').onmessage = ({ data }) => {
  if (seen !== undefined && seen !== data) location.reload();
  seen = data;
};
";

/// How to serve.
#[derive(Debug, Args)]
pub struct Options {
    /// The port to begin at; when it is taken, the next free one is used
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Leave the browser alone
    #[arg(long)]
    no_open: bool,
}

/// Serves until the process is stopped.
pub fn run(options: &Options) -> Outcome {
    let mut seen = snapshot()?; // before the build: what changes meanwhile is built again
    if let Err(error) = build::page() {
        report(&*error);
    }
    let changes = Arc::new(Changes::default());
    let teller = changes.clone();
    let site = Site::new(&project::www())?
        .script("/__dev/reload.js", RELOAD)
        .route("/__dev/changes", move |request| teller.tell(request));
    let ports = options.port..=options.port.saturating_add(100);
    let address = site
        .start(ports)
        .map_err(|error| format!("no free port from {} on: {error}", options.port))?;
    println!("Margin Lab is at {address}   (Ctrl+C stops)");
    if !options.no_open {
        open(&address);
    }
    loop {
        thread::sleep(LOOK);
        let now = snapshot()?;
        if now == seen {
            continue;
        }
        let rebuild = differ(&seen, &now).any(|path| !path.starts_with(project::www()));
        seen = now;
        if rebuild && let Err(error) = again() {
            report(&*error);
            continue; // the page that works stays
        }
        println!("changed: the page loads again");
        changes.add();
    }
}

/// Builds in a process of its own: tables and schema are printed from the library as it is now, and ours is that of the start. (Windows
/// keeps a running program's file, so there they are as they were.)
fn again() -> Outcome {
    if cfg!(windows) { build::page() } else { project::run(project::cargo(&["dev", "page"])) }
}

fn report(error: &dyn std::error::Error) {
    eprintln!("\nerror: {error}\nwaiting for a change …");
}

/// Every watched file with the time of its last change.
type Snapshot = BTreeMap<PathBuf, SystemTime>;

/// What the page is made of: the library and the page, but for what is generated, and not these commands.
fn snapshot() -> Outcome<Snapshot> {
    let (root, www) = (project::root(), project::www());
    let left_out = [root.join("src/bin"), project::pkg(), www.join("scenario.schema.json")];
    let mut files = vec![root.join("Cargo.toml")];
    for folder in [root.join("src"), www] {
        files.extend(project::files(&folder, &|path| !left_out.iter().any(|out| path == out))?);
    }
    // A file that an editor is replacing may be gone for a moment.
    let changed = |path: &Path| path.metadata().and_then(|data| data.modified()).ok();
    Ok(files.into_iter().filter_map(|path| changed(&path).map(|time| (path, time))).collect())
}

/// The files that came, went or changed.
fn differ<'a>(before: &'a Snapshot, after: &'a Snapshot) -> impl Iterator<Item = &'a PathBuf> {
    let gone = before.keys().filter(|path| !after.contains_key(*path));
    gone.chain(
        after.iter().filter(|(path, time)| before.get(*path) != Some(time)).map(|(path, _)| path),
    )
}

/// The number of changes so far, and a bell for those who wait for the next.
#[derive(Default)]
struct Changes {
    count: Mutex<u64>,
    bell: Condvar,
}

impl Changes {
    fn add(&self) {
        *self.count.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.bell.notify_all();
    }

    /// The number as soon as it is not the one that was told, or the same again after a while.
    fn next(&self, told: Option<u64>) -> u64 {
        let count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        let wait = self
            .bell
            .wait_timeout_while(count, Duration::from_secs(10), |count| Some(*count) == told);
        *wait.unwrap_or_else(PoisonError::into_inner).0
    }

    /// Writes the number to one page (server-sent events) until the page is closed: only writing tells that it is.
    fn tell(&self, request: Request) {
        let Ok(mut page) = request.stream("text/event-stream") else { return };
        let mut told = None;
        loop {
            let count = self.next(told);
            if write!(page, "data: {count}\n\n").is_err() {
                return;
            }
            told = Some(count);
        }
    }
}

/// Opens a browser where there is a screen; that there is none is no error.
fn open(address: &str) {
    let (program, arguments): (_, &[&str]) = match env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/C", "start", ""]),
        _ if ["DISPLAY", "WAYLAND_DISPLAY"].iter().all(|name| env::var_os(name).is_none()) => {
            return;
        }
        _ => ("xdg-open", &[]),
    };
    let mut command = Command::new(program);
    command
        .args(arguments)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let _ = command.spawn();
}
