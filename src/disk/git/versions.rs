//! The latest commits that touched a tree, with the records before and after each.
//!
//! Two calls of `git`: one for the log, one for all the bytes. Attachments are named only, never read.

use super::Outlook;
use super::history::{commit_of, is_part_of_the_tree};
use crate::text::{Change, LARGEST_RECORD, Revision, RevisionKind, Version};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{ChildStdin, Stdio};
use std::sync::Arc;

/// Commits that are looked at: some months of an office's work.
const MOST: usize = 40;

/// Name of a file's bytes in git's store.
type Blob = String;

/// What the log says of one file.
struct Line {
    kind: RevisionKind,
    before: Option<Blob>,
    after: Option<Blob>,
}

/// A commit with what the log says of each file.
type Logged = (Change, BTreeMap<Arc<str>, Line>);

/// Asks for the latest commits that touched a tree, newest first.
pub(super) fn latest(outlook: &Outlook<'_>, is_shallow: bool) -> Option<Arc<[Version]>> {
    let log = log(outlook, is_shallow)?;
    let wanted = log.iter().flat_map(|(_, files)| files.values());
    let wanted: HashSet<&str> =
        wanted.flat_map(|line| [&line.before, &line.after]).flatten().map(String::as_str).collect();
    let blobs = read(outlook, &wanted).ok()?;
    let bytes = |blob: &Option<Blob>| blob.as_ref().and_then(|blob| blobs.get(blob)).cloned();
    let version = |(change, files): Logged| {
        let revised = |(path, line): (Arc<str>, Line)| {
            (path, Revision { kind: line.kind, before: bytes(&line.before), after: bytes(&line.after) })
        };
        Version { change, files: files.into_iter().map(revised).collect() }
    };
    Some(log.into_iter().map(version).collect())
}

fn log(outlook: &Outlook<'_>, is_shallow: bool) -> Option<Vec<Logged>> {
    let most = format!("--max-count={MOST}");
    let asked = ["log", "--first-parent", "-m", "--raw", "--no-abbrev", "--no-renames", "-z", &most];
    let asked = [&asked[..], &["--format=%x01%H %ct %p"]].concat();
    let output = outlook.log(&asked).output().ok().filter(|output| output.status.success())?;
    let text = String::from_utf8_lossy(&output.stdout);
    let mut parts = text.split('\0').map(|part| part.trim_start_matches('\n'));
    let mut versions = Vec::new();
    let mut is_known = false;
    while let Some(part) = parts.next() {
        if let Some(head) = part.strip_prefix('\u{1}') {
            let change = commit_of(head, is_shallow).map(|(change, _)| change);
            is_known = change.is_some();
            versions.extend(change.map(|change| (change, BTreeMap::new())));
        } else if let Some(line) = part.strip_prefix(':') {
            let path = parts.next()?;
            let files = versions.last_mut().filter(|_| is_known).map(|(_, files)| files);
            if let (Some(files), Some(line)) = (files.filter(|_| is_part_of_the_tree(path)), line_of(line, path)) {
                files.insert(Arc::from(path), line);
            }
        }
    }
    Some(versions)
}

/// Reads `100644 100644 <blob> <blob> M`; of what is no plain file it says nothing.
fn line_of(line: &str, path: &str) -> Option<Line> {
    let mut words = line.split(' ');
    let modes = [words.next()?, words.next()?];
    let blobs = [words.next()?, words.next()?];
    let is_absent = |blob: &str| blob.bytes().all(|digit| digit == b'0');
    let is_plain = |at: usize| is_absent(blobs[at]) || modes[at].starts_with("100");
    if !is_plain(0) || !is_plain(1) {
        return None;
    }
    let kind = match (is_absent(blobs[0]), is_absent(blobs[1])) {
        (true, _) => RevisionKind::Added,
        (false, false) => RevisionKind::Revised,
        (false, true) => RevisionKind::Removed,
    };
    let is_record = !path.starts_with("tep/") && [".yaml", ".md"].iter().any(|end| path.ends_with(end));
    let blob = |at: usize| (is_record && !is_absent(blobs[at])).then(|| blobs[at].to_owned());
    Some(Line { kind, before: blob(0), after: blob(1) })
}

/// Reads files from git's store by one call; those beyond the limit of records are passed over.
fn read(outlook: &Outlook<'_>, wanted: &HashSet<&str>) -> io::Result<HashMap<Blob, Arc<[u8]>>> {
    let mut wanted: Vec<&str> = wanted.iter().copied().collect();
    wanted.sort_unstable();
    let asked = ["cat-file", "--batch", "--buffer"];
    let mut child = outlook.call().args(asked).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let (Some(stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(io::ErrorKind::BrokenPipe.into());
    };
    // Both ends at once: git stops reading names when nobody takes what it says.
    let blobs = std::thread::scope(|scope| {
        scope.spawn(|| ask(stdin, &wanted));
        answers(BufReader::new(stdout))
    });
    child.wait()?;
    blobs
}

fn ask(mut stdin: ChildStdin, wanted: &[&str]) -> io::Result<()> {
    wanted.iter().try_for_each(|blob| writeln!(stdin, "{blob}"))
}

fn answers(mut reader: impl BufRead) -> io::Result<HashMap<Blob, Arc<[u8]>>> {
    let mut blobs = HashMap::new();
    let mut head = String::new();
    while reader.read_line(&mut head)? > 0 {
        let mut words = head.split_ascii_whitespace();
        let (name, kind, size) = (words.next(), words.next(), words.next().and_then(|size| size.parse::<u64>().ok()));
        if let (Some(name), Some("blob"), Some(size)) = (name, kind, size) {
            if size > LARGEST_RECORD {
                io::copy(&mut reader.by_ref().take(size + 1), &mut io::sink())?;
            } else {
                let mut bytes = vec![0; size as usize];
                reader.read_exact(&mut bytes)?;
                blobs.insert(name.to_owned(), Arc::from(bytes));
                reader.read_exact(&mut [0])?;
            }
        }
        head.clear();
    }
    Ok(blobs)
}
