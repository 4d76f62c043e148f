//! Contents of files straight from git's object database: no work tree, no attributes, no filters.

use super::{GitError, Repository};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::process::Stdio;
use std::sync::Arc;

/// Returns the bytes of the blobs of those names, in their order. One call of git, however many there are.
pub(super) fn contents(repository: &Repository, names: &[String]) -> Result<Vec<Arc<[u8]>>, GitError> {
    talk(repository, "--batch", names, |reader, header| {
        let (kind, size) = kind_and_size(header)?;
        let mut bytes = vec![0; size];
        reader.read_exact(&mut bytes)?;
        reader.read_exact(&mut [0])?;
        if kind == "blob" { Ok(bytes.into()) } else { Err(io::ErrorKind::InvalidData.into()) }
    })
}

/// Returns the sizes of the blobs of those names, in their order.
pub(super) fn sizes(repository: &Repository, names: &[String]) -> Result<Vec<u64>, GitError> {
    talk(repository, "--batch-check", names, |_, header| Ok(kind_and_size(header)?.1 as u64))
}

/// Gives `git cat-file` the names and reads an answer for each: the header by itself, the rest by `answer`.
fn talk<T: Send>(
    repository: &Repository,
    mode: &str,
    names: &[String],
    answer: impl Fn(&mut dyn BufRead, &str) -> io::Result<T>,
) -> Result<Vec<T>, GitError> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let mut command = repository.command();
    command.args(["cat-file", mode, "--buffer"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().map_err(GitError::NoProgram)?;
    let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(GitError::System(io::ErrorKind::BrokenPipe.into()));
    };
    let answers = std::thread::scope(|scope| {
        // Written beside the reading: git stops when nobody takes its answers.
        scope.spawn(move || {
            let mut input = BufWriter::new(input);
            // When git ends early its answers fall short, which is told below.
            let _ = names.iter().try_for_each(|name| writeln!(input, "{name}")).and_then(|()| input.flush());
        });
        let mut reader = BufReader::new(output);
        let mut line = String::new();
        names
            .iter()
            .map(|_| {
                line.clear();
                reader.read_line(&mut line)?;
                answer(&mut reader, line.trim_end())
            })
            .collect::<io::Result<Vec<T>>>()
    });
    let _ = child.kill();
    child.wait()?;
    Ok(answers?)
}

/// Reads `<name> <kind> <size>`; an object that is not there has no kind.
fn kind_and_size(header: &str) -> io::Result<(&str, usize)> {
    let mut words = header.split(' ').skip(1);
    let kind = words.next().filter(|kind| *kind != "missing");
    let size = words.next().and_then(|size| size.parse().ok());
    kind.zip(size).ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, format!("git: {header}")))
}
