//! A server in this process over a tree in a folder of its own, and a client that sends what it likes.

use crate::corpus;
use nenep::compile::{self, Inputs, Options, as_of_in_settings};
use nenep::disk;
use nenep::lang::Lang;
use nenep::model::AsOf;
use nenep::render::Site;
use nenep::serve::{Manner, News, Server, Shown, Task, Watcher, Workshop, follow};
use nenep::text::Entry;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Nothing here takes longer, however busy the machine is.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// Returns the as-of date that the tree itself gives.
pub fn as_of(inputs: &Inputs) -> AsOf {
    as_of_in_settings(inputs).unwrap_or(AsOf("2025-12-31".parse().expect("a date")))
}

/// Returns the site of a clean build of `content`; none where there are errors.
pub fn clean(content: &Path) -> Option<Site> {
    let inputs = disk::read(content).expect("the tree is there");
    compile::compile(&inputs, &Options::default(), as_of(&inputs), &|_| ()).site
}

/// Writes a tree of one unit into `dir`.
pub fn write_tree(dir: &Path) {
    for (path, entry) in corpus::tree(1) {
        let Entry::File(bytes) = entry else { continue };
        let path = dir.join(&*path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        std::fs::write(path, bytes).expect("it can be written");
    }
}

/// A running server over a tree.
pub struct Stand {
    _folder: TempDir,
    pub content: PathBuf,
    pub server: Arc<Server>,
    news: Mutex<Receiver<()>>,
}

impl Stand {
    pub fn new(is_polling: bool) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let content = folder.path().join("noi-dung");
        write_tree(&content);
        let task = Task {
            content: content.clone(),
            options: Options::default(),
            as_of: Box::new(as_of),
            begins_with_part: true,
        };
        let mut watcher = Watcher::new(&content, is_polling);
        let mut workshop = Workshop::new(task);
        let first = workshop.look().expect("the tree is there").expect("the first look builds");
        let manner = Manner { lang: Lang::Vi, prefix: "noi-dung/".to_owned(), editor: None };
        let shown = Shown::new(first, Lang::Vi, "08:00:00".to_owned());
        let server = Server::start(Ipv4Addr::LOCALHOST.into(), 0, manner, shown).expect("a free port");
        let server = Arc::new(server);
        let (sender, news) = channel();
        let own = server.clone();
        std::thread::spawn(move || {
            follow(&mut workshop, &mut watcher, &mut |heard| {
                match heard {
                    News::Built(build) => own.show(Shown::new(*build, Lang::Vi, "08:00:00".to_owned())),
                    News::Unreadable(error) => own.warn(error.to_string()),
                    News::Readable => own.calm(),
                    News::Means(_) => {}
                }
                match sender.send(()) {
                    Ok(()) => ControlFlow::Continue(()),
                    Err(_) => ControlFlow::Break(()),
                }
            });
        });
        Self { _folder: folder, content, server, news: Mutex::new(news) }
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.content.join(path)
    }

    /// Waits for news until what is shown is as it should be.
    #[track_caller]
    pub fn wait_until(&self, is_right: impl Fn(&Shown) -> bool) {
        let until = Instant::now() + PATIENCE;
        let news = self.news.lock().expect("one test at a time");
        while !is_right(&self.server.shown()) {
            let left = until.saturating_duration_since(Instant::now());
            assert!(news.recv_timeout(left).is_ok(), "what is shown did not become right in time");
        }
    }

    /// Waits until the very bytes of a clean build are shown.
    #[track_caller]
    pub fn wait_for_clean(&self) {
        let site = clean(&self.content).expect("the tree has no errors");
        self.wait_until(|shown| !shown.build.has_errors() && *shown.build.site == site);
    }

    /// Returns the status and the whole answer to a request for `path`.
    pub fn get(&self, path: &str) -> (u16, String) {
        self.send(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.server.address()))
    }

    /// Sends anything; returns the status, 0 for none, and everything that came back.
    pub fn send(&self, request: &str) -> (u16, String) {
        let mut stream = self.connect();
        // The server may answer and close before it has read everything.
        let _ = stream.write_all(request.as_bytes());
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        (status, answer)
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.server.address()).expect("the server listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a time limit");
        stream
    }
}
