//! A static file server on 127.0.0.1: `cargo dev serve` and the browser tests look at the page through it.

use std::fs;
use std::io;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use tiny_http::{Header, Method, Request, Response, Server};

/// As strict as a careful host would be, so that the page keeps working there.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; \
    img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; \
    require-trusted-types-for 'script'";

/// Media types by ending; the wasm's is what lets a browser compile while it loads.
const TYPES: [(&str, &str); 12] = [
    ("html", "text/html; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("svg", "image/svg+xml; charset=utf-8"),
    ("png", "image/png"),
    ("ico", "image/x-icon"),
    ("csv", "text/csv; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
    ("ts", "text/plain; charset=utf-8"),
    ("md", "text/plain; charset=utf-8"),
];

/// What answers an address that is no file.
type Route = Box<dyn Fn(Request) + Send + Sync>;

/// A folder, and what the server adds to it without touching it.
#[derive(Default)]
pub struct Site {
    root: PathBuf,
    routes: Vec<(&'static str, Route)>,
    scripts: Vec<&'static str>,
}

/// A server that runs until this is dropped.
pub struct Running {
    /// `http://127.0.0.1:port/`.
    pub address: String,
    server: Arc<Server>,
}

impl Site {
    /// The files below a folder.
    pub fn new(root: &Path) -> io::Result<Site> {
        Ok(Site { root: root.canonicalize()?, ..Site::default() })
    }

    /// An address of its own, answered by a function on its own thread.
    pub fn route(
        mut self,
        path: &'static str,
        answer: impl Fn(Request) + Send + Sync + 'static,
    ) -> Site {
        self.routes.push((path, Box::new(answer)));
        self
    }

    /// A text at an address of its own; its ending gives the type.
    pub fn text(self, path: &'static str, text: &'static str) -> Site {
        self.route(path, move |request| {
            send(request, 200, media_type(Path::new(path)), text.into())
        })
    }

    /// A script that runs first in every page. It is a file of its own, since the policy allows no other.
    pub fn script(mut self, path: &'static str, text: &'static str) -> Site {
        self.scripts.push(path);
        self.text(path, text)
    }

    /// Serves at the first free port of these; 0 is any free one.
    pub fn start(self, ports: impl IntoIterator<Item = u16>) -> io::Result<Running> {
        let mut refusal = io::Error::other("no port to listen on");
        for port in ports {
            match TcpListener::bind(("127.0.0.1", port)) {
                Ok(listener) => return self.listen(listener),
                Err(error) => refusal = error,
            }
        }
        Err(refusal)
    }

    fn listen(self, listener: TcpListener) -> io::Result<Running> {
        let address = format!("http://{}/", listener.local_addr()?);
        let server = Arc::new(Server::from_listener(listener, None).map_err(io::Error::other)?);
        let (site, requests) = (Arc::new(self), server.clone());
        thread::spawn(move || {
            for request in requests.incoming_requests() {
                let site = site.clone();
                thread::spawn(move || site.answer(request)); // a slow reader holds up nobody
            }
        });
        Ok(Running { address, server })
    }

    fn answer(&self, request: Request) {
        if !matches!(request.method(), Method::Get | Method::Head) {
            return send(request, 405, TYPES[9].1, "only GET and HEAD are answered\n".into());
        }
        let path = request.url().split(['?', '#']).next().unwrap_or_default().to_owned();
        if let Some((_, answer)) = self.routes.iter().find(|(own, _)| *own == path) {
            return answer(request);
        }
        match self.locate(&path).and_then(|file| Some((media_type(&file), fs::read(file).ok()?))) {
            Some((kind, body)) if kind.starts_with("text/html") => {
                send(request, 200, kind, self.with_scripts(body))
            }
            Some((kind, body)) => send(request, 200, kind, body),
            None => send(request, 404, TYPES[9].1, format!("{path} is not here\n").into()),
        }
    }

    /// The file of an address; `None` where there is none, for hidden files, and for every way out of the folder.
    fn locate(&self, path: &str) -> Option<PathBuf> {
        let mut file = self.root.clone();
        for part in decode(path)?.split('/').filter(|part| !part.is_empty()) {
            if part.starts_with('.') || part.contains(['\\', ':', '\0']) {
                return None;
            }
            file.push(part);
        }
        if path.ends_with('/') {
            file.push("index.html");
        }
        let file = file.canonicalize().ok()?; // follows links, so that none leads out
        (file.starts_with(&self.root) && file.is_file()).then_some(file)
    }

    fn with_scripts(&self, page: Vec<u8>) -> Vec<u8> {
        let page = String::from_utf8_lossy(&page).into_owned();
        let tags: String =
            self.scripts.iter().map(|path| format!("<script src=\"{path}\"></script>")).collect();
        let at = page.find("<head>").map_or(0, |at| at + "<head>".len());
        format!("{}{tags}{}", &page[..at], &page[at..]).into()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.server.unblock();
    }
}

/// Sends one answer; a reader who has gone away is no error.
fn send(request: Request, status: u16, kind: &str, body: Vec<u8>) {
    let headers = [
        ("Content-Type", kind),
        ("Cache-Control", "no-store"),
        ("Content-Security-Policy", POLICY),
        ("X-Content-Type-Options", "nosniff"),
    ];
    let mut response = Response::from_data(body).with_status_code(status);
    for (name, value) in headers {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    let _ = request.respond(response);
}

fn media_type(path: &Path) -> &'static str {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    TYPES
        .iter()
        .find(|(name, _)| *name == ending)
        .map_or("application/octet-stream", |(_, kind)| kind)
}

/// Undoes percent-encoding; `None` for what is not UTF-8 or not well formed.
fn decode(path: &str) -> Option<String> {
    let mut bytes = path.bytes();
    let mut decoded = Vec::with_capacity(path.len());
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'%' => {
                let mut digits = [0; 2];
                bytes.by_ref().take(2).zip(&mut digits).for_each(|(byte, digit)| *digit = byte);
                u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
            }
            byte => byte,
        });
    }
    String::from_utf8(decoded).ok()
}
