//! A site as a commit on a branch of its own, for forges that serve such a branch. Written straight into git's object
//! database: no checkout, no index, nothing of the work tree is touched.

use crate::disk::{Commit, GitError, Repository, run_git};
use crate::render::Site;
use std::io::{BufWriter, Write};
use std::process::Stdio;

/// What became of the branch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PagesCommit {
    /// The branch already holds this site.
    Unchanged(Commit),
    /// A commit was added.
    New(Commit),
}

/// Writes `site`, built from `source`, as the next commit of `branch`. The commit has the author and the date of
/// `source`, so the same site gives the same commit anywhere.
///
/// # Errors
/// When git fails, or the branch has moved meanwhile.
pub fn write_branch(
    repository: &Repository,
    branch: &str,
    site: &Site,
    source: &Commit,
    message: &str,
) -> Result<PagesCommit, GitError> {
    let reference = format!("refs/heads/{branch}");
    repository.ask(&["check-ref-format", "--branch", branch])?;
    repository.ask(&["check-ref-format", &reference])?;
    let parent = repository.resolve(&reference).ok();
    let who = repository.ask(&["show", "-s", "--format=%an <%ae> %ad%n%cn <%ce> %cd", "--date=raw", source.name()])?;
    let mut who = who.lines();
    let (author, committer) = (who.next().unwrap_or_default(), who.next().unwrap_or_default());
    let mut import = repository.command();
    import.args(["fast-import", "--quiet", "--date-format=raw", "--done"]);
    let mut child = import.stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(GitError::NoProgram)?;
    // A reference of its own: the branch moves only when the commit is whole, and only if nobody moved it meanwhile.
    let coming = format!("refs/nenep/{}", std::process::id());
    let written = child.stdin.take().map_or(Ok(()), |input| {
        let mut input = BufWriter::new(input);
        writeln!(input, "feature done\ncommit {coming}\nauthor {author}\ncommitter {committer}")?;
        writeln!(input, "data {}\n{message}", message.len())?;
        if let Some(parent) = &parent {
            writeln!(input, "from {}\ndeleteall", parent.name())?;
        }
        for (address, bytes) in
            site.iter().map(|(address, bytes)| (&**address, &**bytes)).chain([(".nojekyll", &b""[..])])
        {
            writeln!(input, "M 100644 inline {}\ndata {}", quoted(address), bytes.len())?;
            input.write_all(bytes)?;
            writeln!(input)?;
        }
        writeln!(input, "done")?;
        input.flush()
    });
    let output = child.wait_with_output()?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        return Err(GitError::Failed { command: "git fast-import".to_owned(), said });
    }
    written?;
    let made = repository.resolve(&coming)?;
    repository.ask(&["update-ref", "-d", &coming])?;
    let tree = |commit: &Commit| repository.ask(&["rev-parse", "--verify", &format!("{}^{{tree}}", commit.name())]);
    if let Some(parent) =
        parent.as_ref().filter(|parent| matches!((tree(parent), tree(&made)), (Ok(old), Ok(new)) if old == new))
    {
        return Ok(PagesCommit::Unchanged(parent.clone()));
    }
    let nothing = "0".repeat(made.name().len());
    let old = parent.as_ref().map_or(nothing.as_str(), Commit::name);
    run_git(repository.command().args(["update-ref", &reference, made.name(), old]))?;
    Ok(PagesCommit::New(made))
}

/// Returns a path as fast-import reads it.
fn quoted(path: &str) -> String {
    let escape = |sign: char| match sign {
        '"' => r#"\""#.to_owned(),
        '\\' => r"\\".to_owned(),
        '\n' => r"\n".to_owned(),
        _ => sign.to_string(),
    };
    format!("\"{}\"", path.chars().map(escape).collect::<String>())
}
