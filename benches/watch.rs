//! Time from a save to the moment a reader has the new page, in watch mode: `cargo bench --bench watch -- [MEETINGS ...]`.
//!
//! A real tree in a folder, a real server, a listener to its events as a browser is one. Each save changes the
//! attendance of one meeting, and with it its page, its log book, its unit, the lists and the sums. The clock runs from
//! the write until the listener has been told and has fetched the page. Figures are medians of wall milliseconds.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a benchmark writes trees and reads the clock"
)]

mod corpus;

use nenep::compile::{Inputs, Options, as_of_in_settings};
use nenep::lang::Lang;
use nenep::model::AsOf;
use nenep::serve::{Build, Manner, News, Server, Shown, Task, Watcher, Workshop, follow};
use nenep::text::Entry;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Lines, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// That of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SAVES: usize = 15;

fn main() {
    let arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let sizes: Vec<usize> = arguments.map(|size| size.parse().expect("a number of meetings")).collect();
    for size in if sizes.is_empty() { vec![1_000, 10_000] } else { sizes } {
        measure(size);
    }
}

fn measure(meetings: usize) {
    let folder = std::env::temp_dir().join(format!("nenep-watch-{}-{meetings}", std::process::id()));
    let content = folder.join("content");
    for (path, entry) in corpus::tree(meetings) {
        let Entry::File(bytes) = entry else { continue };
        let path = content.join(&*path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        std::fs::write(path, bytes).expect("it can be written");
    }
    let server = start(&content);
    // Until then every look reads every file, as stamps are too young to be trusted.
    std::thread::sleep(Duration::from_secs(6));
    let mut events = listen(&server);
    let page = "/don-vi/thu-nghiem-1.html";
    let (mut totals, mut parts): (Vec<_>, BTreeMap<String, Vec<Duration>>) = Default::default();
    let log = content.join("sinh-hoat/2025/thu-nghiem-1.yaml");
    let original = std::fs::read_to_string(&log).expect("the log");
    let (before, mut number, mut homes) = (cpu(), server.shown().build.number, Vec::new());
    for nth in 0..SAVES {
        let edited = if nth % 2 == 0 { edited(&original) } else { original.clone() };
        let began = Instant::now();
        std::fs::write(&log, edited).expect("saved");
        let event = event_of(&mut events, number + 1);
        assert!(event.contains("\"errors\":0"), "the edit is sound");
        assert!(get(&server, page).contains("</html>"));
        let total = began.elapsed();
        totals.push(total);
        assert!(get(&server, "/index.html").contains("</html>"));
        homes.push(began.elapsed());
        let shown = server.shown();
        number = shown.build.number;
        note_parts(&shown.build, total, &mut parts);
        let whole = until_whole(&server, number);
        parts.entry("whole".to_owned()).or_default().push(whole.duration_since(began));
        let changed = server.shown().build.changes.pages.len();
        parts.entry(format!("pages: {changed}")).or_default().push(Duration::ZERO);
    }
    let cpu = cpu().zip(before).map(|(after, before)| (after - before) / SAVES as f64);
    totals.sort();
    homes.sort();
    println!(
        "{meetings} meetings: {:.1} ms (worst {:.1}) from the save to the new page, {:.1} (worst {:.1}) to the home page too",
        ms(totals[SAVES / 2]),
        ms(totals[SAVES - 1]),
        ms(homes[SAVES / 2]),
        ms(homes[SAVES - 1])
    );
    if let Some(cpu) = cpu {
        println!("    cpu a save   {cpu:>8.1}");
    }
    for (name, mut times) in parts {
        times.sort();
        println!("    {name:<12} {:>8.1}", ms(times[times.len() / 2]));
    }
    let _ = std::fs::remove_dir_all(folder);
}

/// Returns the milliseconds that all threads have computed so far, where the system tells: on a busy machine it says more
/// than the clock.
fn cpu() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = stat.rsplit(')').next()?.split_whitespace().collect();
    let ticks: f64 = fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?;
    Some(ticks * 10.0)
}

/// Turns a meeting in person into one by video, with everybody who came.
fn edited(text: &str) -> String {
    let (before, after) = text.split_once("hinh_thuc: truc_tiep").expect("a meeting in person");
    let (head, tail) = after.split_once("truc_tiep: ").expect("its attendance");
    let (count, rest) = tail.split_once(", truc_tuyen: 0").expect("nobody by video");
    format!("{before}hinh_thuc: truc_tuyen{head}truc_tiep: 0, truc_tuyen: {count}{rest}")
}

fn note_parts(build: &Build, total: Duration, parts: &mut BTreeMap<String, Vec<Duration>>) {
    let mut note = |name: String, time| parts.entry(name).or_default().push(time);
    note("0 read".to_owned(), build.reading);
    for (phase, time) in &build.phases {
        note(format!("{} {phase:?}", *phase as usize + 1), *time);
    }
    note("build".to_owned(), build.took);
    note("notice, tell".to_owned(), total.saturating_sub(build.took));
}

fn start(content: &Path) -> Arc<Server> {
    let as_of = |inputs: &Inputs| as_of_in_settings(inputs).unwrap_or(AsOf(chrono::NaiveDate::MIN));
    let task = Task {
        content: content.to_owned(),
        options: Options::default(),
        as_of: Box::new(as_of),
        begins_with_part: false,
    };
    let mut watcher = Watcher::new(content, false);
    let mut workshop = Workshop::new(task);
    let first = workshop.look().expect("the tree is there").expect("the first look builds");
    println!("first build: {:.0} ms", ms(first.took));
    let manner = Manner { lang: Lang::Vi, prefix: "content/".to_owned(), editor: None };
    let server = Server::start(Ipv4Addr::LOCALHOST.into(), 0, manner, Shown::new(first, Lang::Vi, String::new()));
    let server = Arc::new(server.expect("a free port"));
    let show = server.clone();
    std::thread::spawn(move || {
        follow(&mut workshop, &mut watcher, &mut |news| {
            if let News::Built(build) = news {
                show.show(Shown::new(*build, Lang::Vi, String::new()));
            }
            ControlFlow::Continue(())
        });
    });
    server
}

fn listen(server: &Server) -> Lines<BufReader<TcpStream>> {
    let (address, token) = (server.address(), server.token());
    let mut stream = TcpStream::connect(address).expect("it listens");
    let request =
        format!("GET /_nenep/events?t={token}&p=%2F HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("sent");
    let mut lines = BufReader::new(stream).lines();
    next_event(&mut lines);
    lines
}

fn next_event(lines: &mut Lines<BufReader<TcpStream>>) -> String {
    lines.map_while(Result::ok).find(|line| line.starts_with("data: ")).expect("an event")
}

/// Waits for the event of a build; earlier builds are told of twice, the second time when they are whole.
fn event_of(lines: &mut Lines<BufReader<TcpStream>>, number: u64) -> String {
    loop {
        let event = next_event(lines);
        let told = event.split("\"number\":").nth(1).and_then(|rest| rest.split(',').next()?.parse().ok());
        if told.is_some_and(|told: u64| told >= number) {
            return event;
        }
    }
}

/// Waits until every page of a build is made and compared.
fn until_whole(server: &Server, number: u64) -> Instant {
    while !server.shown().build.is_whole || server.shown().build.number < number {
        std::thread::sleep(Duration::from_millis(2));
    }
    Instant::now()
}

fn get(server: &Server, path: &str) -> String {
    let address = server.address();
    let mut stream = TcpStream::connect(address).expect("it listens");
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("answered");
    answer
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
