//! The server: listens, keeps connections within limits, hands requests over.
//!
//! Runs in a thread of its own, so that a site is served while the next one is built.

use super::answer::{Desk, answer};
use super::guard::Hosts;
use super::shown::{Manner, Shown};
use super::token;
use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::collections::VecDeque;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// The head of a request must have come within this time.
const HEAD_TIME: Duration = Duration::from_secs(5);

/// Longest head of a request, in bytes, and most lines in it.
const LONGEST_HEAD: usize = 16 << 10;
const MOST_HEADERS: usize = 64;

/// Most connections at a time: well below the files that a process may open everywhere.
const MOST_CONNECTIONS: usize = 400;

/// Ports after the wanted one that are tried when it is taken.
const PORTS_TRIED: u16 = 20;

/// Why the server cannot begin.
#[derive(Debug)]
pub enum Trouble {
    /// Neither the port nor any of those after it is free.
    PortsTaken {
        /// The first.
        port: u16,
    },
    /// The system would not.
    Failed(io::Error),
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Failed(error)
    }
}

/// A running server.
pub struct Server {
    address: SocketAddr,
    token: String,
    shown: watch::Sender<Arc<Shown>>,
}

impl Server {
    /// Begins to serve `shown` at `ip`, at `port` or the next free one; any free one for port 0.
    ///
    /// # Errors
    /// When no port is free or the system gives no socket or thread.
    pub fn start(ip: IpAddr, port: u16, manner: Manner, shown: Shown) -> Result<Self, Trouble> {
        let (first, second) = listen(ip, port)?;
        let address = first.local_addr()?;
        let (sender, receiver) = watch::channel(Arc::new(shown));
        let token = token::token();
        let desk = Arc::new(Desk { hosts: Hosts::of(address), token: token.clone(), manner, shown: receiver });
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
        let router = Router::new().fallback(answer).with_state(desk);
        let serve = move || runtime.block_on(serve(first, second, router));
        std::thread::Builder::new().name("nenep-serve".to_owned()).spawn(serve)?;
        Ok(Self { address, token, shown: sender })
    }

    /// Returns where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns the address to give to a browser.
    #[must_use]
    pub fn url(&self) -> String {
        let ip = match self.address.ip() {
            ip if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
            ip => ip,
        };
        format!("http://{}/", SocketAddr::new(ip, self.address.port()))
    }

    /// Returns the token of this run.
    #[must_use]
    pub fn token(&self) -> &str {
        &self.token
    }

    /// Returns what is shown.
    #[must_use]
    pub fn shown(&self) -> Arc<Shown> {
        self.shown.borrow().clone()
    }

    /// Shows something else from here on, and tells open pages.
    pub fn show(&self, shown: Shown) {
        self.shown.send_replace(Arc::new(shown));
    }

    /// Tells open pages that the tree cannot be read; the last site stays up.
    pub fn warn(&self, trouble: String) {
        self.show(Shown { trouble: Some(trouble), ..(*self.shown()).clone() });
    }

    /// Tells open pages that the tree can be read again, and is what it was.
    pub fn calm(&self) {
        self.show(Shown { trouble: None, ..(*self.shown()).clone() });
    }
}

/// Takes the first free port at or after `port`; on the loopback address the same port of the other family too, as
/// browsers try either for `localhost`.
fn listen(ip: IpAddr, port: u16) -> Result<(TcpListener, Option<TcpListener>), Trouble> {
    for nth in 0..=PORTS_TRIED {
        let Some(tried) = port.checked_add(nth) else { break };
        match TcpListener::bind((ip, tried)) {
            Ok(first) => {
                let second = (ip == IpAddr::V4(Ipv4Addr::LOCALHOST))
                    .then(|| TcpListener::bind((Ipv6Addr::LOCALHOST, first.local_addr().ok()?.port())).ok())
                    .flatten();
                return Ok((first, second));
            }
            Err(error) if error.kind() == io::ErrorKind::AddrInUse && port != 0 => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Trouble::PortsTaken { port })
}

async fn serve(first: TcpListener, second: Option<TcpListener>, router: Router) {
    let (Some(first), second) = (registered(first), second.and_then(registered)) else { return };
    let mut connections = Connections::default();
    loop {
        let second_accepts = async {
            match &second {
                Some(second) => second.accept().await,
                None => std::future::pending().await,
            }
        };
        let accepted = tokio::select! {
            accepted = first.accept() => accepted,
            accepted = second_accepts => accepted,
        };
        match accepted {
            Ok((stream, _)) => connections.take(stream, &router),
            // The system is out of files for the moment; those that wait go on waiting.
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

fn registered(listener: TcpListener) -> Option<tokio::net::TcpListener> {
    listener.set_nonblocking(true).ok()?;
    tokio::net::TcpListener::from_std(listener).ok()
}

/// The open connections, oldest first.
#[derive(Default)]
struct Connections(VecDeque<Connection>);

struct Connection {
    task: JoinHandle<()>,
    /// Whether a request was ever answered on it.
    is_used: Arc<AtomicBool>,
}

impl Connections {
    /// Takes a connection. When there are too many, the oldest that never asked anything goes, else the oldest.
    fn take(&mut self, stream: TcpStream, router: &Router) {
        self.0.retain(|connection| !connection.task.is_finished());
        if self.0.len() >= MOST_CONNECTIONS {
            let idle = self.0.iter().position(|connection| !connection.is_used.load(Ordering::Relaxed));
            if let Some(connection) = self.0.remove(idle.unwrap_or(0)) {
                connection.task.abort();
            }
        }
        let is_used = Arc::new(AtomicBool::new(false));
        let task = tokio::spawn(converse(stream, router.clone(), is_used.clone()));
        self.0.push_back(Connection { task, is_used });
    }
}

async fn converse(stream: TcpStream, router: Router, is_used: Arc<AtomicBool>) {
    // Small messages to open pages are sent at once.
    let _ = stream.set_nodelay(true);
    let noting = axum::middleware::map_request(move |request: axum::extract::Request| {
        is_used.store(true, Ordering::Relaxed);
        std::future::ready(request)
    });
    let service = TowerToHyperService::new(router.layer(noting));
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(HEAD_TIME);
    builder.max_buf_size(LONGEST_HEAD).max_headers(MOST_HEADERS);
    // A connection that ends in the middle is the browser's business.
    let _ = builder.serve_connection(TokioIo::new(stream), service).await;
}
