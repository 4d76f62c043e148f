//! Runs that are killed at random instants: readers are served a whole site, and the next run mends the rest by itself.

use super::office::{A_DAY, DAY, Office, call, git, is_long, nenep_on, program, same};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Numbers that look like chance but are the same in each run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most.max(1)
    }
}

/// Kills a run and everything that it has started.
#[cfg(unix)]
fn kill(mut command: Command, after: Duration) -> bool {
    use std::os::unix::process::CommandExt;
    let mut child = command.process_group(0).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it runs");
    std::thread::sleep(after);
    let is_over = matches!(child.try_wait(), Ok(Some(_)));
    let group = format!("-{}", child.id());
    let _ = Command::new("kill").args(["-9", "--", &group]).stderr(Stdio::null()).status();
    let _ = child.wait();
    !is_over
}

/// What a site must be: that of the commit and the day that it claims to be of.
struct Truth<'a> {
    office: &'a Office,
    known: BTreeMap<(String, String), BTreeMap<String, Vec<u8>>>,
}

impl Truth<'_> {
    #[track_caller]
    fn holds(&mut self, last_day: u64) -> (String, String) {
        let site = self.office.site();
        let json: serde_json::Value = serde_json::from_slice(&site["site.json"]).expect("site.json is whole");
        let text = |key: &str| json[key].as_str().expect("a text").to_owned();
        let (commit, as_of) = (text("commit"), text("as_of"));
        let office = self.office;
        let expected = self.known.entry((commit.clone(), as_of.clone())).or_insert_with(|| {
            let day =
                (0..=400).map(|back| last_day - back * A_DAY).find(|day| iso(*day) == as_of).expect("a day of ours");
            office.built(&commit, day)
        });
        same(&site, expected);
        (commit, as_of)
    }
}

fn iso(seconds: u64) -> String {
    let day = chrono::DateTime::from_timestamp(i64::try_from(seconds + 7 * 3600).expect("small"), 0).expect("a day");
    day.date_naive().format("%Y-%m-%d").to_string()
}

/// Publishes in turn by a new day and by a push; kills each run; returns how many were hit at work.
#[cfg(unix)]
fn whole_after_kills(mode: &str, kills: u64) {
    let office = Office::with(&["--mode", mode]);
    office.push(&office.lan).ok();
    let mut truth = Truth { office: &office, known: BTreeMap::new() };
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let began = Instant::now();
    nenep_on(&office.server, DAY + A_DAY, &["publish", "--quiet"]).ok();
    let mut usual = u64::try_from(began.elapsed().as_micros()).expect("short").max(20_000);
    let (mut hit, mut old, mut new) = (0, 0, 0);
    for round in 0..kills {
        let day = DAY + (2 + round) * A_DAY;
        let before = truth.holds(day);
        let command = if round % 3 == 2 {
            office.edit(&office.lan, usize::try_from(round).expect("small"));
            office.commit(&office.lan, "sửa");
            let mut command = call(Path::new("git"), &office.lan, day);
            command.args(["push", "-q", "origin", "HEAD:main"]);
            command
        } else {
            let mut command = call(&program(), &office.server, day);
            command.args(["publish", "--quiet"]);
            command
        };
        // Half of the kills anywhere, half where the site is written.
        let after =
            if round % 2 == 0 { chance.below(usual * 11 / 10) } else { usual / 2 + chance.below(usual * 6 / 10) };
        let is_hit = kill(command, Duration::from_micros(after));
        hit += u64::from(is_hit);
        // The machine may be quicker than it was at first: what ends before it is killed shows that.
        usual = if is_hit { usual } else { (usual * 3 / 4).max(20_000) };
        match truth.holds(day) == before {
            true => old += 1,
            false => new += 1,
        }
        let repaired = nenep_on(&office.server, day, &["publish", "--repair", "--quiet"]);
        assert_eq!(repaired.status, Some(0), "{}", repaired.err);
        let head = git(&office.server, &["rev-parse", "main"]).ok().out.trim()[..10].to_owned();
        assert_eq!(truth.holds(day), (head, iso(day)), "mended by the next run");
        truth.known.retain(|(_, as_of), _| *as_of >= iso(day - A_DAY));
        clean(&office);
    }
    eprintln!("{mode}: {kills} kills, {hit} while at work, {old} left the old site, {new} the new one, 0 broken");
    assert!(hit * 2 >= kills, "half of the runs are hit at work: {hit} of {kills}");
}

/// Fails if anything is left that has no name.
#[track_caller]
fn clean(office: &Office) {
    for folder in [office.public.clone(), office.public.join("the-he")] {
        for entry in std::fs::read_dir(&folder).expect("a folder") {
            let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
            assert!(
                !name.contains(".nenep-") && !name.starts_with(".bo-") && !name.starts_with(".cho-"),
                "{name} is left"
            );
        }
    }
    let generations = std::fs::read_dir(office.public.join("the-he")).expect("a folder").count();
    assert!(generations <= 21, "ten generations with their records: {generations}");
}

#[cfg(unix)]
fn kills(long: u64) -> u64 {
    if is_long() { long } else { 6 }
}

#[cfg(unix)]
#[test]
fn a_kill_leaves_a_link_to_a_whole_site() {
    whole_after_kills("symlink", kills(200));
}

#[cfg(target_os = "linux")]
#[test]
fn a_kill_leaves_a_whole_folder() {
    whole_after_kills("exchange", kills(100));
}

/// A share promises less: a killed run may leave pages of two builds, but whole ones, and the next run mends it.
#[cfg(unix)]
#[test]
fn a_kill_on_a_share_is_mended_by_the_next_run() {
    let office = Office::opened();
    let share = office.root.path().join("chia-se");
    let shown = share.to_string_lossy().into_owned();
    let words = ["publish", "--to", &shown, "--quiet"];
    nenep_on(&office.lan, DAY, &words).ok();
    let mut chance = Chance(7);
    let began = Instant::now();
    nenep_on(&office.lan, DAY + A_DAY, &words).ok();
    let usual = u64::try_from(began.elapsed().as_micros()).expect("short");
    for round in 0..kills(60) {
        let day = DAY + (2 + round) * A_DAY;
        let mut command = call(&program(), &office.lan, day);
        command.args(words);
        kill(command, Duration::from_micros(usual / 3 + chance.below(usual * 4 / 5)));
        let site = super::office::files(&share);
        for (name, bytes) in site.iter().filter(|(name, _)| name.ends_with(".html")) {
            assert!(bytes.trim_ascii_end().ends_with(b"</html>"), "{name} is half");
        }
        nenep_on(&office.lan, day, &words).ok();
        same(&super::office::files(&share), &office.built("main", day));
    }
}
