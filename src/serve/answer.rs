//! From a request to an answer: who asks, for what, and what stands there.

use super::events::Events;
use super::guard::Hosts;
use super::inject::{self, Standing};
use super::lookup::{self, Found};
use super::shown::{Manner, NOT_FOUND, PANEL, Shown};
use super::{kinds, origin, panel, token};
use crate::render::File;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::Response;
use std::sync::Arc;
use tokio::sync::watch;

const RELOAD_SCRIPT: &str = include_str!("page/reload.js");
const RELOAD_STYLE: &str = include_str!("page/reload.css");

/// What every request may look at.
pub struct Desk {
    /// Who this server is.
    pub hosts: Hosts,
    /// Token of this run.
    pub token: String,
    /// How things are shown.
    pub manner: Manner,
    /// What is shown.
    pub shown: watch::Receiver<Arc<Shown>>,
}

/// Answers a request.
pub async fn answer(State(desk): State<Arc<Desk>>, request: Request) -> Response {
    let mut response = match desk.answer(&request) {
        Ok(Reply::Whole(response)) => response,
        Ok(Reply::File(wanted)) => desk.file(wanted).await,
        Err(status) => plain(status),
    };
    guard(response.headers_mut());
    response
}

/// What is answered to a request.
enum Reply {
    /// This.
    Whole(Response),
    /// A file of the site, which may have to be made first.
    File(Wanted),
}

/// A file of what was shown when it was asked for.
struct Wanted {
    shown: Arc<Shown>,
    address: Arc<str>,
    file: File,
    status: StatusCode,
}

/// Headers of every answer: no other site may frame it, embed it or guess at what it is.
fn guard(headers: &mut HeaderMap) {
    let fixed = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

/// Returns an answer of one line.
fn plain(status: StatusCode) -> Response {
    let mut response = whole(status, "text/plain; charset=utf-8", format!("{status}\n"));
    if status == StatusCode::METHOD_NOT_ALLOWED {
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    response
}

fn whole(status: StatusCode, kind: &'static str, body: impl Into<Body>) -> Response {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

impl Wanted {
    fn of(shown: &Arc<Shown>, (address, file): (&Arc<str>, &File), status: StatusCode) -> Reply {
        let (shown, address, file) = (shown.clone(), address.clone(), file.clone());
        Reply::File(Self { shown, address, file, status })
    }
}

impl Desk {
    fn answer(&self, request: &Request) -> Result<Reply, StatusCode> {
        let headers = request.headers();
        self.hosts.check_host(headers)?;
        self.hosts.check_origin(headers)?;
        if request.method() != Method::GET && request.method() != Method::HEAD {
            return Err(StatusCode::METHOD_NOT_ALLOWED);
        }
        if has_body(headers) {
            return Err(StatusCode::PAYLOAD_TOO_LARGE);
        }
        // `GET http://elsewhere/` and `CONNECT` are for proxies.
        if request.uri().scheme().is_some() || request.uri().authority().is_some() {
            return Err(StatusCode::BAD_REQUEST);
        }
        let path = request.uri().path();
        match path.strip_prefix(PANEL) {
            Some(own) => self.own(own, request).map(Reply::Whole),
            None => self.page(path),
        }
    }

    /// Answers for what the server has beside the site.
    fn own(&self, name: &str, request: &Request) -> Result<Response, StatusCode> {
        let ok = |kind, body: String| Ok(whole(StatusCode::OK, kind, body));
        match name {
            "" => {
                let shown = self.shown.borrow().clone();
                let page = panel::panel(&shown, &self.manner);
                ok(
                    kinds::kind("index.html"),
                    inject::inject(&page, &self.told(&shown, PANEL, None), Standing::AtItsAddress),
                )
            }
            "reload.js" => ok(kinds::kind(name), RELOAD_SCRIPT.to_owned()),
            "reload.css" => ok(kinds::kind(name), RELOAD_STYLE.to_owned()),
            "events" => self.events(request),
            _ => Err(StatusCode::NOT_FOUND),
        }
    }

    fn events(&self, request: &Request) -> Result<Response, StatusCode> {
        self.hosts.check_listener(request.headers())?;
        let query = request.uri().query().unwrap_or_default();
        let value = |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
        if !value("t").is_some_and(|given| token::is_same(given, &self.token)) {
            return Err(StatusCode::FORBIDDEN);
        }
        let page = value("p").and_then(lookup::unescaped).ok_or(StatusCode::BAD_REQUEST)?;
        if request.method() == Method::HEAD {
            return Ok(whole(StatusCode::OK, "text/event-stream", String::new()));
        }
        let events = Events::of(self.shown.clone(), page);
        Ok(whole(StatusCode::OK, "text/event-stream", Body::new(events)))
    }

    fn page(&self, path: &str) -> Result<Reply, StatusCode> {
        let shown = self.shown.borrow().clone();
        match lookup::find(&shown.build.site, path) {
            Found::File { address, file } => Ok(Wanted::of(&shown, (address, file), StatusCode::OK)),
            Found::Folder(path) => {
                let mut response = plain(StatusCode::PERMANENT_REDIRECT);
                let location = HeaderValue::from_str(&path).map_err(|_| StatusCode::NOT_FOUND)?;
                response.headers_mut().insert(header::LOCATION, location);
                Ok(Reply::Whole(response))
            }
            Found::Absent => match shown.build.site.entry(NOT_FOUND) {
                Some(found) => Ok(Wanted::of(&shown, found, StatusCode::NOT_FOUND)),
                None => Err(StatusCode::NOT_FOUND),
            },
            Found::Malformed => Err(StatusCode::BAD_REQUEST),
        }
    }

    /// Answers with a file. One that must be made first is made aside, so that it holds up nobody else's request.
    async fn file(&self, wanted: Wanted) -> Response {
        let Wanted { shown, address, file, status } = wanted;
        let making = file.clone();
        if file.made().is_none() && tokio::task::spawn_blocking(move || drop(making.bytes().clone())).await.is_err() {
            return plain(StatusCode::INTERNAL_SERVER_ERROR);
        }
        let (bytes, kind) = (file.bytes(), kinds::kind(&address));
        let page = std::str::from_utf8(bytes).ok().filter(|_| address.ends_with(".html"));
        let Some(page) = page else { return whole(status, kind, Body::from(Bytes::from_owner(bytes.clone()))) };
        let standing = if status == StatusCode::OK { Standing::AtItsAddress } else { Standing::InPlaceOfAnother };
        let source = origin::origin(&shown.build.checked, &address);
        let told = inject::Told { mark: shown.mark_of(bytes), ..self.told(&shown, PANEL, source) };
        whole(status, kind, inject::inject(page, &told, standing))
    }

    fn told<'a>(&'a self, shown: &Shown, path: &str, source: Option<String>) -> inject::Told<'a> {
        inject::Told {
            token: &self.token,
            mark: shown.mark(path),
            source,
            editor: self.manner.editor.as_deref(),
            prefix: &self.manner.prefix,
            language: self.manner.lang.as_str(),
        }
    }
}

/// Says whether a request comes with a body; none that is answered here needs one.
fn has_body(headers: &HeaderMap) -> bool {
    let is_long = headers.get(header::CONTENT_LENGTH).is_some_and(|length| length.as_bytes() != b"0");
    is_long || headers.contains_key(header::TRANSFER_ENCODING)
}
