//! The disk as it fails: odd entries in a tree, folders that must not be replaced, kills, readers at work, full disks.
#![expect(clippy::disallowed_methods, reason = "these tests are about the disk")]

use nenep::disk::{self, Refusal, Watch, WriteError, Written};
use nenep::render::Site;
use nenep::text::Entry;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use tempfile::TempDir;

const UNWATCHED: Watch<'_> = Watch { on_wait: &|| {}, is_stopped: &|| false, patience: None };

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

fn put(root: &Path, path: &str, bytes: impl AsRef<[u8]>) {
    let place = root.join(path);
    fs::create_dir_all(place.parent().expect("below the root")).expect("folders");
    fs::write(place, bytes).expect("a file");
}

fn site(pages: &[(&str, &str)]) -> Site {
    pages.iter().map(|(address, text)| ((*address).into(), text.as_bytes())).collect()
}

/// Writes to `public` with the content tree in `content` beside it.
fn write(root: &Path, pages: &[(&str, &str)]) -> Result<Written, WriteError> {
    disk::write(&site(pages), &root.join("public"), &root.join("content"), &UNWATCHED)
}

#[track_caller]
fn written(root: &Path, pages: &[(&str, &str)]) -> Written {
    write(root, pages).expect("the site is written")
}

#[track_caller]
fn refused(result: Result<Written, WriteError>) -> Refusal {
    match result {
        Err(WriteError::Refused { refusal, .. }) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

fn text(root: &Path, path: &str) -> Option<String> {
    fs::read_to_string(root.join(path)).ok()
}

/// Returns the names in a folder, sorted.
fn names(root: &Path) -> Vec<String> {
    let entries = fs::read_dir(root).expect("a folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn hidden_files_and_leftovers_of_editors_are_not_read() {
    let root = folder();
    for ignored in [".an", "_nhap/a.yaml", "don-vi/.a.yaml.swp", "a.yaml~", "b.swp", "c.tmp", "d.orig", "don-vi/4913"] {
        put(root.path(), &format!("content/{ignored}"), "x");
    }
    put(root.path(), "content/don-vi/a.yaml", "x");
    put(root.path(), "themes/mac-dinh/theme.css", "y");
    let inputs = disk::read(&root.path().join("content")).expect("the tree is read");
    assert_eq!(inputs.content.keys().map(|path| &**path).collect::<Vec<_>>(), ["don-vi/a.yaml"]);
    assert_eq!(inputs.themes.keys().map(|path| &**path).collect::<Vec<_>>(), ["mac-dinh/theme.css"]);
}

#[cfg(unix)]
#[test]
fn links_pipes_sockets_and_devices_are_never_opened() {
    use std::os::unix::fs::symlink;
    let root = folder();
    put(root.path(), "outside/secret.yaml", "secret");
    put(root.path(), "content/a.yaml", "a");
    let content = root.path().join("content");
    symlink("../outside/secret.yaml", content.join("link.yaml")).expect("a link");
    symlink("../outside", content.join("folder")).expect("a link");
    symlink("loop", content.join("loop")).expect("a link");
    symlink("/dev/zero", content.join("zero")).expect("a link");
    let _socket = std::os::unix::net::UnixListener::bind(content.join("socket")).expect("a socket");
    assert!(Command::new("mkfifo").arg(content.join("pipe")).status().expect("mkfifo runs").success());
    let inputs = disk::read(&content).expect("the tree is read");
    for link in ["link.yaml", "folder", "loop", "zero"] {
        assert_eq!(inputs.content.get(link), Some(&Entry::SymbolicLink), "{link}");
    }
    for special in ["socket", "pipe"] {
        assert_eq!(inputs.content.get(special), Some(&Entry::Special), "{special}");
    }
    assert_eq!(inputs.content.get("a.yaml"), Some(&Entry::File(b"a".as_slice().into())));
    assert_eq!(inputs.content.len(), 7);
}

#[test]
fn records_have_a_limit_and_attachments_a_larger_one() {
    let root = folder();
    let most = usize::try_from(nenep::text::LARGEST_RECORD).expect("fits");
    put(root.path(), "content/full.yaml", vec![b'x'; most]);
    put(root.path(), "content/large.yaml", vec![b'x'; most + 1]);
    put(root.path(), "content/tep/scan.pdf", vec![b'x'; most + 1]);
    let inputs = disk::read(&root.path().join("content")).expect("the tree is read");
    assert!(matches!(inputs.content.get("full.yaml"), Some(Entry::File(bytes)) if bytes.len() == most));
    assert_eq!(inputs.content.get("large.yaml"), Some(&Entry::TooLarge(most as u64 + 1)));
    assert!(matches!(inputs.content.get("tep/scan.pdf"), Some(Entry::File(_))));
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_utf8_is_told_and_not_read() {
    use std::os::unix::ffi::OsStrExt;
    let root = folder();
    put(root.path(), "a.yaml", "a");
    fs::write(root.path().join(std::ffi::OsStr::from_bytes(b"\xff.yaml")), "b").expect("a file");
    let inputs = disk::read(root.path()).expect("the tree is read");
    assert!(matches!(inputs.content.get("\u{fffd}.yaml"), Some(Entry::Unreadable(_))));
}

#[test]
fn folders_without_end_are_cut_off() {
    let root = folder();
    put(root.path(), &format!("trang/{}a.md", "x/".repeat(200)), "a");
    let inputs = disk::read(root.path()).expect("the tree is read");
    assert_eq!(inputs.content.len(), 1);
    assert!(inputs.content.values().all(|entry| matches!(entry, Entry::Unreadable(_))));
}

#[test]
fn a_missing_folder_or_a_file_is_no_tree() {
    let root = folder();
    put(root.path(), "file", "x");
    assert!(disk::read(&root.path().join("missing")).is_err());
    assert!(disk::read(&root.path().join("file")).is_err());
}

/// Runs git in a repository of its own, whatever the environment of the test says.
fn git(root: &Path, day: &str, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(root).args(["-c", "user.name=T", "-c", "user.email=t@t", "-c", "init.defaultBranch=main"]);
    command.env("GIT_AUTHOR_DATE", day).env("GIT_COMMITTER_DATE", day).env("GIT_CONFIG_GLOBAL", "/dev/null");
    let status = command.args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
    assert!(status.expect("git runs").success(), "git {arguments:?}");
}

#[test]
fn git_says_when_each_file_was_last_changed() {
    let root = folder();
    put(root.path(), "content/don-vi/một hai.yaml", "1");
    put(root.path(), "content/a.yaml", "1");
    put(root.path(), "content/b.yaml", "1");
    git(root.path(), "2024-01-01T00:00:00Z", &["init", "-q"]);
    git(root.path(), "2024-01-01T00:00:00Z", &["add", "-A"]);
    git(root.path(), "2024-01-01T00:00:00Z", &["commit", "-qm", "1"]);
    put(root.path(), "content/a.yaml", "2");
    // Seven in the evening in London is the next day in Vinh.
    git(root.path(), "2024-02-01T19:00:00Z", &["commit", "-qam", "2"]);
    let content = root.path().join("content");
    let clean = disk::read(&content).expect("the tree is read").history;
    let on = |path: &str| clean.changes.get(path).map(|change| change.on.to_string());
    assert_eq!(on("a.yaml").as_deref(), Some("2024-02-02"));
    assert_eq!(on("don-vi/một hai.yaml").as_deref(), Some("2024-01-01"));
    assert!(clean.head.as_ref().is_some_and(|head| head.len() == 10));

    put(root.path(), "content/b.yaml", "2");
    put(root.path(), "content/c.yaml", "1");
    let dirty = disk::read(&content).expect("the tree is read").history;
    assert_eq!(dirty.changes.keys().map(|path| &**path).collect::<Vec<_>>(), ["a.yaml", "don-vi/một hai.yaml"]);
    // What stands in no commit so far is newer than the last one; a file without any has none.
    let counts = |history: &nenep::text::History| {
        history.commits.iter().map(|(path, commits)| format!("{path} {}", commits.count)).collect::<Vec<_>>()
    };
    assert_eq!(counts(&clean), ["a.yaml 2", "b.yaml 1", "don-vi/một hai.yaml 1"]);
    assert_eq!(counts(&dirty), ["a.yaml 2", "b.yaml 2", "don-vi/một hai.yaml 1"]);
    assert_eq!(dirty.commits["a.yaml"].last.to_string(), "2024-02-01 19:00:00");
    assert_eq!(dirty.head, clean.head.as_ref().map(|head| format!("{head}+").into()));
}

#[test]
fn no_repository_is_an_empty_history() {
    let root = folder();
    put(root.path(), "a.yaml", "1");
    assert_eq!(disk::read(root.path()).expect("the tree is read").history.as_ref(), &nenep::text::History::default());
}

#[test]
fn a_site_is_written_and_stale_pages_go() {
    let root = folder();
    let first = written(root.path(), &[("index.html", "1"), ("a/b.html", "b"), ("c.html", "c")]);
    assert_eq!(first, Written { written: 3, kept: 0, removed: 0 });
    let second = written(root.path(), &[("index.html", "2"), ("c.html", "c")]);
    assert_eq!(second, Written { written: 1, kept: 1, removed: 1 });
    let public = root.path().join("public");
    assert_eq!(names(&public), [".nenep-site", "c.html", "index.html"]);
    assert_eq!(text(&public, "index.html").as_deref(), Some("2"));
    assert_eq!(names(root.path()), ["public"]);
}

#[test]
fn what_has_not_changed_is_not_touched() {
    let root = folder();
    written(root.path(), &[("index.html", "1"), ("c.html", "c")]);
    let place = root.path().join("public");
    let time = |name: &str| fs::metadata(place.join(name)).and_then(|metadata| metadata.modified()).expect("a time");
    let before = (time(""), time("c.html"), time("index.html"));
    assert!(written(root.path(), &[("index.html", "1"), ("c.html", "c")]).is_unchanged());
    assert_eq!((time(""), time("c.html"), time("index.html")), before);
    written(root.path(), &[("index.html", "2"), ("c.html", "c")]);
    assert_eq!(time("c.html"), before.1);
}

#[test]
fn assets_with_a_hash_stay_for_two_generations() {
    let root = folder();
    written(root.path(), &[("index.html", "1"), ("t.11111111.css", "1")]);
    written(root.path(), &[("index.html", "2"), ("t.22222222.css", "2")]);
    written(root.path(), &[("index.html", "3"), ("t.33333333.css", "3")]);
    let public = root.path().join("public");
    assert_eq!(text(&public, "t.11111111.css").as_deref(), Some("1"));
    written(root.path(), &[("index.html", "4"), ("t.44444444.css", "4")]);
    let expected = [".nenep-site", "index.html", "t.22222222.css", "t.33333333.css", "t.44444444.css"];
    assert_eq!(names(&public), expected);
}

#[test]
fn folders_whose_loss_would_hurt_are_refused() {
    let root = folder();
    put(root.path(), "content/cong.yaml", "ten: x");
    put(root.path(), "repository/.git/HEAD", "x");
    put(root.path(), "file", "x");
    let content = root.path().join("content");
    let attempt = |out: &Path| refused(disk::write(&site(&[("a.html", "a")]), out, &content, &UNWATCHED));
    assert_eq!(attempt(&content), Refusal::HoldsContent);
    assert_eq!(attempt(&content.join("../content/.")), Refusal::HoldsContent);
    assert_eq!(attempt(root.path()), Refusal::HoldsContent);
    assert_eq!(attempt(&content.join("public")), Refusal::WithinContent);
    assert_eq!(attempt(&root.path().join("repository")), Refusal::Repository);
    assert_eq!(attempt(&root.path().join("file")), Refusal::NotAFolder);
    assert_eq!(attempt(Path::new("/")), Refusal::Root);
    assert_eq!(attempt(Path::new(".")), Refusal::WorkingFolder);
    if let Some(home) = std::env::home_dir().filter(|home| home.is_dir()) {
        assert!(matches!(attempt(&home), Refusal::Home | Refusal::WorkingFolder | Refusal::HoldsContent));
    }
    assert_eq!(text(&content, "cong.yaml").as_deref(), Some("ten: x"));
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_is_refused_and_its_end_untouched() {
    let root = folder();
    fs::create_dir(root.path().join("elsewhere")).expect("a folder");
    std::os::unix::fs::symlink("elsewhere", root.path().join("public")).expect("a link");
    assert_eq!(refused(write(root.path(), &[("a.html", "a")])), Refusal::SymbolicLink);
    let slash = root.path().join("public/");
    let result = disk::write(&site(&[("a.html", "a")]), &slash, &root.path().join("content"), &UNWATCHED);
    assert_eq!(refused(result), Refusal::SymbolicLink);
    assert!(names(&root.path().join("elsewhere")).is_empty());
}

#[test]
fn a_folder_of_others_is_refused_and_untouched() {
    let root = folder();
    put(root.path(), "public/photo.jpg", "x");
    assert_eq!(refused(write(root.path(), &[("a.html", "a")])), Refusal::Foreign { entry: "photo.jpg".into() });
    fs::remove_file(root.path().join("public/photo.jpg")).expect("removed");
    written(root.path(), &[("a.html", "a")]);
    put(root.path(), "public/notes/mine.txt", "mine");
    let refusal = refused(write(root.path(), &[("a.html", "b")]));
    assert_eq!(refusal, Refusal::Foreign { entry: "notes/mine.txt".into() });
    assert_eq!(text(root.path(), "public/a.html").as_deref(), Some("a"));
    assert_eq!(text(root.path(), "public/notes/mine.txt").as_deref(), Some("mine"));
}

#[test]
fn addresses_outside_the_site_are_refused() {
    let root = folder();
    for bad in ["../a.html", "/a.html", "a/../../b.html", ".nenep-site"] {
        assert!(write(root.path(), &[("index.html", "1"), (bad, "x")]).is_err(), "{bad}");
    }
    assert!(names(root.path()).is_empty());
}

#[test]
fn a_stop_takes_everything_back() {
    let root = folder();
    written(root.path(), &[("index.html", "1")]);
    let asked = AtomicUsize::new(0);
    let watch = Watch { on_wait: &|| {}, is_stopped: &|| asked.fetch_add(1, Ordering::Relaxed) >= 3, patience: None };
    let pages = [("index.html", "2"), ("a", "a"), ("b", "b"), ("c", "c"), ("d", "d"), ("e", "e")];
    let result = disk::write(&site(&pages), &root.path().join("public"), &root.path().join("content"), &watch);
    assert!(matches!(result, Err(WriteError::Stopped)));
    assert_eq!(names(root.path()), ["public"]);
    assert_eq!(text(root.path(), "public/index.html").as_deref(), Some("1"));
}

#[test]
fn leftovers_of_killed_runs_are_removed_and_those_of_others_kept() {
    let root = folder();
    put(root.path(), ".public.nenep-4000000/.nenep-site", "{}");
    put(root.path(), ".public.nenep-4000000/half.html", "x");
    put(root.path(), ".public.nenep-4000001/of-others.txt", "x");
    put(root.path(), ".public.nenep-mine/.nenep-site", "x");
    fs::create_dir(root.path().join(".public.nenep-4000002")).expect("a folder");
    written(root.path(), &[("index.html", "1")]);
    assert_eq!(names(root.path()), [".public.nenep-4000001", ".public.nenep-mine", "public"]);
}

#[test]
fn a_switch_that_was_cut_in_two_is_mended() {
    let root = folder();
    written(root.path(), &[("index.html", "1"), ("a.html", "a")]);
    fs::rename(root.path().join("public"), root.path().join(".public.nenep-4000000-old")).expect("renamed");
    let result = written(root.path(), &[("index.html", "1"), ("a.html", "a")]);
    assert!(result.is_unchanged());
    assert_eq!(names(root.path()), ["public"]);
}

/// A generation of some pages that all say its number of three digits.
fn numbered(number: usize) -> Site {
    let text = number.to_string().repeat(4000);
    (0..40).map(|page| (format!("p/{page}.html").into(), text.as_bytes())).collect()
}

#[test]
fn a_reader_meets_neither_missing_nor_half_pages() {
    let root = folder();
    let (public, content) = (root.path().join("public"), root.path().join("content"));
    disk::write(&numbered(100), &public, &content, &UNWATCHED).expect("written");
    let is_over = AtomicBool::new(false);
    let reads = std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut reads = 0_usize;
            while !is_over.load(Ordering::Relaxed) {
                for page in [0, 39] {
                    let bytes = fs::read(public.join(format!("p/{page}.html"))).expect("the page is there");
                    assert_eq!(bytes.len(), 12_000, "the page is whole");
                    assert!(bytes.chunks(3).all(|chunk| chunk == &bytes[..3]), "the page is of one generation");
                    reads += 1;
                }
            }
            reads
        });
        for number in 101..131 {
            disk::write(&numbered(number), &public, &content, &UNWATCHED).expect("written");
        }
        is_over.store(true, Ordering::Relaxed);
        reader.join().expect("the reader met whole pages only")
    });
    assert!(reads > 100, "the reader was at work");
}

/// Not a test of its own: the process that the test below kills. It writes one generation after the other.
#[test]
fn writes_for_ever_when_asked() {
    let Some(root) = std::env::var_os("NENEP_TEST_KILLED") else { return };
    let root = Path::new(&root);
    for number in (100..999).cycle() {
        disk::write(&numbered(number), &root.join("public"), &root.join("content"), &UNWATCHED).expect("written");
    }
}

#[test]
fn a_kill_at_any_moment_leaves_a_whole_site() {
    let root = folder();
    let (public, content) = (root.path().join("public"), root.path().join("content"));
    disk::write(&numbered(100), &public, &content, &UNWATCHED).expect("written");
    for kill in 0..40_u64 {
        let mut child = Command::new(std::env::current_exe().expect("this test"))
            .args(["--exact", "writes_for_ever_when_asked"])
            .env("NENEP_TEST_KILLED", root.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the writer starts");
        // Spread over the length of some generations; the exact moments do not matter.
        std::thread::sleep(std::time::Duration::from_millis(5 + kill * 7 % 90));
        child.kill().expect("killed");
        child.wait().expect("ended");
        let first = fs::read(public.join("p/0.html")).expect("there is a site");
        for page in 0..40 {
            let bytes = fs::read(public.join(format!("p/{page}.html"))).expect("the page is there");
            assert_eq!((bytes.len(), &bytes[..3]), (12_000, &first[..3]), "the site is of one generation");
        }
    }
    disk::write(&numbered(999), &public, &content, &UNWATCHED).expect("the next run needs no help");
    assert_eq!(names(root.path()), ["public"]);
}

#[test]
fn two_writers_do_not_mix() {
    let root = folder();
    let (public, content) = (root.path().join("public"), root.path().join("content"));
    std::thread::scope(|scope| {
        for writer in 1..4 {
            let (public, content) = (&public, &content);
            scope.spawn(move || {
                for number in 0..8 {
                    disk::write(&numbered(writer * 100 + number), public, content, &UNWATCHED).expect("written");
                }
            });
        }
    });
    let first = fs::read(public.join("p/0.html")).expect("there is a site");
    assert!((1..40).all(|page| fs::read(public.join(format!("p/{page}.html"))).expect("a page") == first));
    assert_eq!(names(root.path()), ["public"]);
}

/// A small file system of its own, gone with the value; none where the test may not make one.
struct SmallDisk(TempDir);

impl SmallDisk {
    fn mount() -> Option<Self> {
        let place = folder();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=256k", "tmpfs"]).arg(place.path()).stderr(Stdio::null());
        mount.status().is_ok_and(|status| status.success()).then(|| Self(place))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

#[test]
fn a_full_disk_leaves_the_old_site() {
    let Some(disk) = SmallDisk::mount() else { return };
    let root = disk.0.path();
    written(root, &[("index.html", "1")]);
    let large = "x".repeat(400 << 10);
    let result = write(root, &[("index.html", "2"), ("large.html", &large)]);
    assert!(matches!(result, Err(WriteError::Failed { .. })), "{result:?}");
    assert_eq!(text(root, "public/index.html").as_deref(), Some("1"));
    assert_eq!(names(root), ["public"]);
}

#[test]
fn a_disk_that_takes_no_writes_leaves_the_old_site() {
    let Some(disk) = SmallDisk::mount() else { return };
    let root = disk.0.path();
    written(root, &[("index.html", "1")]);
    let remounted = Command::new("mount").args(["-o", "remount,ro"]).arg(root).status();
    assert!(remounted.expect("mount runs").success());
    let result = write(root, &[("index.html", "2")]);
    assert!(matches!(result, Err(WriteError::Failed { .. })), "{result:?}");
    assert_eq!(text(root, "public/index.html").as_deref(), Some("1"));
}
