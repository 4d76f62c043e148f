//! Times of the phases, from text to site in memory: `cargo bench --bench phases -- [MEETINGS ...]`.
//!
//! `cargo bench --bench phases -- --write DIR MEETINGS` writes the tree to a folder, for measurements of the whole
//! program against others. Times are wall seconds on all cores; quote ratios between lines of one run.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a benchmark writes trees and reads the clock"
)]

mod corpus;

use nenep::compile::{self, Inputs, Options};
use nenep::diag::Diagnostics;
use nenep::model::{AsOf, Known};
use nenep::text::Entry;
use nenep::{facts, load};
use std::path::Path;
use std::time::Instant;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [flag, dir, meetings] = arguments.as_slice()
        && flag == "--write"
    {
        return write(Path::new(dir), meetings.parse().expect("a number of meetings"));
    }
    let sizes: Vec<usize> = arguments.iter().map(|size| size.parse().expect("a number of meetings")).collect();
    println!("{:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9}", "meetings", "load", "judge", "check", "build", "pages", "MB");
    for size in if sizes.is_empty() { vec![1_000, 10_000] } else { sizes } {
        measure(size);
    }
}

fn measure(meetings: usize) {
    let inputs = Inputs { content: corpus::tree(meetings), ..Inputs::default() };
    let as_of = compile::as_of_in_settings(&inputs).unwrap_or(AsOf(chrono::NaiveDate::MIN));
    let (registry, sources, load) = least(|| {
        let begin = Instant::now();
        let (registry, sources) = load::load(&inputs.content, None, &mut Diagnostics::default());
        (registry, sources, begin.elapsed().as_secs_f64())
    });
    let count = registry.meeting_count();
    let known = Known::new(registry, as_of);
    let (_, (), judge) = least(|| {
        let known = known.clone();
        let begin = Instant::now();
        (facts::establish(known, &sources), (), begin.elapsed().as_secs_f64())
    });
    let (_, (), check) = least(|| {
        let begin = Instant::now();
        (compile::check(&inputs, &Options::default(), as_of), (), begin.elapsed().as_secs_f64())
    });
    let (compiled, (), build) = least(|| {
        let begin = Instant::now();
        (compile::compile(&inputs, &Options::default(), as_of, &|_| ()), (), begin.elapsed().as_secs_f64())
    });
    let bytes: usize = compiled.site.iter().flat_map(|site| site.values()).map(|bytes| bytes.len()).sum();
    let megabytes = bytes / 1_000_000;
    println!("{count:>9} {load:>9.3} {judge:>9.3} {check:>9.3} {build:>9.3} {:>9} {megabytes:>9}", compiled.pages);
}

/// Returns the quickest of three runs.
fn least<A, B>(mut run: impl FnMut() -> (A, B, f64)) -> (A, B, f64) {
    let mut best = run();
    for _ in 0..2 {
        let next = run();
        if next.2 < best.2 {
            best = next;
        }
    }
    best
}

fn write(dir: &Path, meetings: usize) {
    for (path, entry) in corpus::tree(meetings) {
        let Entry::File(bytes) = entry else { continue };
        let path = dir.join(&*path);
        std::fs::create_dir_all(path.parent().expect("a file below the folder")).expect("the folder can be made");
        std::fs::write(path, bytes).expect("the file can be written");
    }
}
