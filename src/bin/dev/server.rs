//! A static file server on 127.0.0.1: `cargo dev serve` and the browser tests look at the page through it, as it is published.
//!
//! Every connection carries one request and has a thread of its own. (tiny_http hands connections to a pool that now and
//! then leaves one unserved for as long as the others stay open: a page of thirty modules then never finishes loading.)

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

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
    ("txt", PLAIN),
    ("ts", PLAIN),
    ("md", PLAIN),
];

const PLAIN: &str = "text/plain; charset=utf-8";

/// Browsers open connections that they may never use.
const IDLE: Duration = Duration::from_secs(60);

/// A longer head is no request of a browser.
const HEAD: u64 = 32 * 1024;

/// One request, read to its end.
pub struct Request {
    method: String,
    path: String,
    stream: TcpStream,
}

/// What answers an address that is no file.
type Route = Box<dyn Fn(Request) + Send + Sync>;

/// A folder, and what the server adds to it without touching it.
#[derive(Default)]
pub struct Site {
    root: PathBuf,
    routes: Vec<(&'static str, Route)>,
    scripts: Vec<&'static str>,
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
            request.respond("200 OK", media_type(Path::new(path)), text.as_bytes())
        })
    }

    /// A script that runs first in every page. It is a file of its own, since the policy allows no other.
    pub fn script(mut self, path: &'static str, text: &'static str) -> Site {
        self.scripts.push(path);
        self.text(path, text)
    }

    /// Serves at the first free port of these until the process ends; 0 is any free one. Gives the address.
    pub fn start(self, ports: impl IntoIterator<Item = u16>) -> io::Result<String> {
        let mut refusal = io::Error::other("no port to listen on");
        for port in ports {
            match TcpListener::bind(("127.0.0.1", port)) {
                Ok(listener) => return self.listen(listener),
                Err(error) => refusal = error,
            }
        }
        Err(refusal)
    }

    fn listen(self, listener: TcpListener) -> io::Result<String> {
        let address = format!("http://{}/", listener.local_addr()?);
        let site = Arc::new(self);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let site = site.clone();
                thread::spawn(move || Request::read(stream).map(|request| site.answer(request)));
            }
        });
        Ok(address)
    }

    fn answer(&self, request: Request) {
        if !["GET", "HEAD"].contains(&request.method.as_str()) {
            return request.respond(
                "405 Method Not Allowed",
                PLAIN,
                b"only GET and HEAD are answered\n",
            );
        }
        if let Some((_, answer)) = self.routes.iter().find(|(path, _)| *path == request.path) {
            return answer(request);
        }
        match self
            .locate(&request.path)
            .and_then(|file| Some((media_type(&file), fs::read(&file).ok()?)))
        {
            Some((kind, page)) if kind.starts_with("text/html") => {
                request.respond("200 OK", kind, self.with_scripts(&page).as_bytes());
            }
            Some((kind, body)) => request.respond("200 OK", kind, &body),
            None => {
                let words = format!("{} is not here\n", request.path);
                request.respond("404 Not Found", PLAIN, words.as_bytes());
            }
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

    fn with_scripts(&self, page: &[u8]) -> String {
        let page = String::from_utf8_lossy(page);
        let tags: String =
            self.scripts.iter().map(|path| format!("<script src=\"{path}\"></script>")).collect();
        let at = page.find("<head>").map_or(0, |at| at + "<head>".len());
        format!("{}{tags}{}", &page[..at], &page[at..])
    }
}

impl Request {
    /// Reads a request's first line; nothing in the lines that follow matters here.
    fn read(stream: TcpStream) -> io::Result<Request> {
        stream.set_read_timeout(Some(IDLE))?;
        let mut lines = BufReader::new((&stream).take(HEAD)).lines();
        let first = lines.next().ok_or(io::ErrorKind::UnexpectedEof)??;
        for line in lines {
            if line?.is_empty() {
                break;
            }
        }
        let mut words = first.split(' ').map(str::to_owned);
        let (method, target) = words.next().zip(words.next()).ok_or(io::ErrorKind::InvalidData)?;
        let path = target.split(['?', '#']).next().unwrap_or_default().to_owned();
        Ok(Request { method, path, stream })
    }

    /// Sends the answer and closes. A reader who has gone away is no error.
    pub fn respond(mut self, status: &str, kind: &str, body: &[u8]) {
        let length = body.len();
        let body = if self.method == "HEAD" { &[] } else { body };
        let _ = self
            .begin(status, kind, &format!("Content-Length: {length}\r\n"))
            .and_then(|()| self.stream.write_all(body));
    }

    /// Sends the head of an answer that has no end, and gives the stream to write it to.
    pub fn stream(mut self, kind: &str) -> io::Result<TcpStream> {
        self.begin("200 OK", kind, "")?;
        Ok(self.stream)
    }

    fn begin(&mut self, status: &str, kind: &str, more: &str) -> io::Result<()> {
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}Connection: close\r\nCache-Control: no-store\r\n\
             Content-Security-Policy: {POLICY}\r\nX-Content-Type-Options: nosniff\r\n\r\n"
        );
        self.stream.write_all(head.as_bytes())
    }
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
