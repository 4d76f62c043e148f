//! Writes a tree of records for measurements of the whole program: `cargo bench --bench write -- DIR MEETINGS`.

#![expect(clippy::disallowed_methods, reason = "a benchmark writes trees")]

mod corpus;

use nenep::text::Entry;
use std::path::Path;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let [dir, meetings] = arguments.as_slice() else { return };
    for (path, entry) in corpus::tree(meetings.parse().expect("a number of meetings")) {
        let Entry::File(bytes) = entry else { continue };
        let path = Path::new(dir).join(&*path);
        std::fs::create_dir_all(path.parent().expect("a file below the folder")).expect("the folder can be made");
        std::fs::write(path, bytes).expect("the file can be written");
    }
}
