//! Disks that fail: readers are served what they were, the program says why, and the next run mends it.

use super::office::{A_DAY, DAY, Office, call, nenep_on, program, same};
use std::path::Path;
use std::process::{Command, Stdio};

/// A small disk of its own, gone with the value; none where the system does not let us.
struct Disk<'a>(&'a Path);

impl<'a> Disk<'a> {
    fn mount(place: &'a Path, size: &str) -> Option<Self> {
        std::fs::create_dir_all(place).expect("a folder");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"]).arg(place).stderr(Stdio::null());
        mount.status().is_ok_and(|status| status.success()).then_some(Self(place))
    }

    fn remount(&self, option: &str) -> bool {
        let status = Command::new("mount").args(["-o", &format!("remount,{option}")]).arg(self.0).status();
        status.is_ok_and(|status| status.success())
    }
}

impl Drop for Disk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0).status();
    }
}

fn fails_and_mends(mode: &str, break_it: impl Fn(&Disk<'_>) -> bool, mend_it: impl Fn(&Disk<'_>) -> bool, word: &str) {
    let office = Office::with(&["--mode", mode]);
    let Some(disk) = Disk::mount(&office.public, "64m") else {
        eprintln!("skipped: this system lets tests mount nothing");
        return;
    };
    office.push(&office.lan).ok();
    let before = office.site();
    assert!(break_it(&disk));
    let run = nenep_on(&office.server, DAY + A_DAY, &["publish"]).ended_with(2);
    assert!(run.err.contains(word), "{mode}: {}", run.err);
    same(&office.site(), &before);
    // A push meets it before it is accepted, so nothing is promised that is not kept.
    office.edit(&office.lan, 1);
    office.commit(&office.lan, "sửa");
    office.push(&office.lan).ended_with(1);
    same(&office.site(), &before);
    assert!(mend_it(&disk));
    nenep_on(&office.server, DAY + A_DAY, &["publish", "--repair"]).ok();
    office.shows("main", DAY + A_DAY);
    office.push(&office.lan).ok();
    office.shows(&office.head(&office.lan), DAY);
}

/// Fills the disk to the last byte but some.
fn fill(disk: &Disk<'_>) -> bool {
    let place = disk.0.join("the-he/.day");
    let mut file = std::fs::File::create(&place).expect("a file");
    let block = vec![0; 4096];
    while std::io::Write::write_all(&mut file, &block).is_ok() {}
    drop(file);
    let size = std::fs::metadata(&place).expect("a file").len();
    // Room for names and a few pages, so that it fails in the midst.
    std::fs::OpenOptions::new()
        .write(true)
        .open(&place)
        .and_then(|file| file.set_len(size.saturating_sub(300_000)))
        .is_ok()
}

fn empty(disk: &Disk<'_>) -> bool {
    std::fs::remove_file(disk.0.join("the-he/.day")).is_ok()
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_old_site() {
    for mode in ["symlink", "exchange", "files"] {
        fails_and_mends(mode, fill, empty, "đĩa đã đầy");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_only_read_leaves_the_old_site() {
    fails_and_mends("symlink", |disk| disk.remount("ro"), |disk| disk.remount("rw"), "đĩa chỉ cho đọc");
}

#[cfg(unix)]
#[test]
fn a_limit_on_the_size_of_files_leaves_the_old_site() {
    let office = Office::opened();
    let before = office.site();
    let mut shell = call(Path::new("sh"), &office.server, DAY + A_DAY);
    let script = "ulimit -f 8; exec \"$0\" publish";
    let run = shell.args(["-c", script]).arg(program()).output().expect("a shell");
    assert!(!run.status.success());
    same(&office.site(), &before);
    nenep_on(&office.server, DAY + A_DAY, &["publish", "--repair"]).ok();
    office.shows("main", DAY + A_DAY);
}
