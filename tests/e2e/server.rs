//! A small server of `dist` that also receives policy violation reports.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// The folder of the release build.
pub fn dist() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    assert!(folder.join("index.html").exists(), "dist/index.html is missing: run scripts/test e2e or scripts/build");
    folder
}

/// The policy that the built page carries in its markup.
pub fn policy() -> String {
    let page = std::fs::read_to_string(dist().join("index.html")).unwrap();
    // The built page is minified: its attributes stand in any order.
    let meta = page.split('<').find(|tag| tag.starts_with("meta ") && tag.contains("Content-Security-Policy"));
    let meta = meta.expect("the page carries a policy");
    let rest = &meta[meta.find("content=\"").expect("the policy has content") + 9..];
    rest[..rest.find('"').expect("the content ends")].split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Serves until the process ends.
pub struct Server {
    port: u16,
    reports: Arc<Mutex<Vec<String>>>,
    requests: Arc<Mutex<Vec<String>>>,
    sends: Arc<Mutex<Sends>>,
}

/// Which program the server sends.
#[derive(Clone, Copy, PartialEq, Default)]
pub enum Sends {
    /// As it was built.
    #[default]
    Built,
    /// With one byte changed.
    Changed,
    /// With one byte changed, and the page asks for no integrity.
    Trusted,
}

impl Server {
    /// Starts on a free port.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let reports = Arc::<Mutex<Vec<String>>>::default();
        let requests = Arc::<Mutex<Vec<String>>>::default();
        let sends = Arc::<Mutex<Sends>>::default();
        // The same policy once more as a header, report-only: violations of it are sent here.
        let header = format!("{}; report-uri /policy-report", policy());
        let (kept_reports, kept_requests, kept_sends) = (reports.clone(), requests.clone(), sends.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (header, reports, requests) = (header.clone(), kept_reports.clone(), kept_requests.clone());
                let sends = kept_sends.clone();
                std::thread::spawn(move || answer(stream, &header, &reports, &requests, &sends));
            }
        });
        Self { port, reports, requests, sends }
    }

    /// From now on sends this program.
    pub fn send(&self, which: Sends) {
        *self.sends.lock().unwrap() = which;
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The violation reports received.
    pub fn reports(&self) -> Vec<String> {
        self.reports.lock().unwrap().clone()
    }

    /// The paths asked for, reports apart.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

fn answer(
    stream: TcpStream,
    policy: &str,
    reports: &Mutex<Vec<String>>,
    requests: &Mutex<Vec<String>>,
    sends: &Mutex<Sends>,
) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut stream = stream;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let mut words = line.split_whitespace();
        let (method, path) = (words.next()?.to_owned(), words.next()?.to_owned());
        let mut length = 0;
        loop {
            let mut header = String::new();
            reader.read_line(&mut header).ok()?;
            if header.trim().is_empty() {
                break;
            }
            if let Some((name, value)) = header.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().ok()?;
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).ok()?;
        let path = path.split(['?', '#']).next()?.to_owned();
        if method == "POST" {
            reports.lock().ok()?.push(String::from_utf8_lossy(&body).into_owned());
            stream.write_all(b"HTTP/1.1 204 No Content\r\n\r\n").ok()?;
            continue;
        }
        requests.lock().ok()?.push(path.clone());
        let name = if path == "/" { "index.html" } else { path.trim_start_matches('/') };
        // Files of the build lie flat or in named folders; nothing climbs out of it.
        let mut file = (!name.contains("..")).then(|| std::fs::read(dist().join(name)).ok()).flatten();
        let sends = *sends.lock().ok()?;
        if let Some(file) = &mut file {
            if sends != Sends::Built && name.ends_with(".bin") {
                let middle = file.len() / 2;
                file[middle] ^= 1;
            }
            if sends == Sends::Trusted && name == "index.html" {
                *file = without_integrity(std::str::from_utf8(file).ok()?).into_bytes();
            }
        }
        let kind = match name.rsplit('.').next()? {
            "html" => "text/html; charset=utf-8",
            "js" => "text/javascript",
            "css" => "text/css",
            "wasm" => "application/wasm",
            "json" => "application/json",
            "svg" => "image/svg+xml",
            "png" => "image/png",
            _ => "application/octet-stream",
        };
        let (status, body) = file.map_or(("404 Not Found", Vec::new()), |body| ("200 OK", body));
        // As hosts of static pages have it: what is named by its content never changes.
        let cache = if kind.starts_with("text/html") { "no-cache" } else { "max-age=600" };
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: {cache}\r\n\
             Content-Security-Policy-Report-Only: {policy}\r\nX-Content-Type-Options: nosniff\r\n\r\n",
            body.len()
        );
        stream.write_all(head.as_bytes()).ok()?;
        stream.write_all(&body).ok()?;
    }
}

/// The page, with the integrity of the program's link taken out.
fn without_integrity(page: &str) -> String {
    let link =
        page.split('<').find(|tag| tag.starts_with("link ") && tag.contains(".bin")).expect("a link to the program");
    let kept: Vec<&str> = link.split(' ').filter(|word| !word.starts_with("integrity=")).collect();
    page.replace(link, &kept.join(" "))
}
