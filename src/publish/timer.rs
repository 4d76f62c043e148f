//! What makes a server publish anew each day, so that what is due moves with the calendar.

use super::hooks::quoted;
use std::path::{Path, PathBuf};

/// Units of systemd and a line of cron for one repository.
pub struct Timer {
    /// Name of the units, without ending.
    pub name: String,
    /// The unit that publishes.
    pub service: String,
    /// The unit that says when.
    pub timer: String,
    /// The same for cron.
    pub cron: String,
}

impl Timer {
    /// Returns the timer of `repository`, run by `user`; `program` is this program.
    #[must_use]
    pub fn new(repository: &Path, program: &Path, user: Option<&str>) -> Self {
        let stem = repository.file_stem().unwrap_or_default().to_string_lossy();
        let is_plain = |sign: char| sign.is_ascii_alphanumeric() || sign == '-' || sign == '_';
        let stem: String = stem.chars().map(|sign| if is_plain(sign) { sign } else { '-' }).collect();
        let (program, repository) = (program.to_string_lossy(), repository.to_string_lossy());
        let user = user.map_or_else(String::new, |user| format!("User={user}\n"));
        Self {
            name: format!("nenep-{stem}"),
            service: format!(
                "[Unit]\nDescription=Nenep: công bố lại {stem} theo ngày hôm nay\n\n\
                 [Service]\nType=oneshot\n{user}ExecStart={} publish --repair {}\n",
                for_systemd(&program),
                for_systemd(&repository)
            ),
            timer: "[Unit]\nDescription=Nenep: mỗi ngày một lần\n\n\
                 [Timer]\nOnCalendar=*-*-* 00:05:00 Asia/Ho_Chi_Minh\nPersistent=true\n\n\
                 [Install]\nWantedBy=timers.target\n"
                .to_owned(),
            cron: format!(
                "5 0 * * * {} publish --quiet --repair {}",
                quoted(&program).replace('%', r"\%"),
                quoted(&repository).replace('%', r"\%")
            ),
        }
    }

    /// Returns the files of the units by their names.
    #[must_use]
    pub fn files(&self) -> [(PathBuf, &str); 2] {
        [
            (format!("{}.service", self.name).into(), self.service.as_str()),
            (format!("{}.timer", self.name).into(), self.timer.as_str()),
        ]
    }
}

/// Returns the text as one word of a systemd unit.
fn for_systemd(text: &str) -> String {
    let text = text.replace('%', "%%").replace('$', "$$").replace('\\', r"\\").replace('"', r#"\""#);
    format!("\"{text}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_names_stay_one_word() {
        let timer = Timer::new(Path::new("/srv/nội dung %1's.git"), Path::new("/opt/nenep"), Some("git"));
        assert_eq!(timer.name, "nenep-n-i-dung--1-s");
        assert!(timer.service.contains("ExecStart=\"/opt/nenep\" publish --repair \"/srv/nội dung %%1's.git\"\n"));
        assert_eq!(timer.cron, r"5 0 * * * '/opt/nenep' publish --quiet --repair '/srv/nội dung \%1'\''s.git'");
    }
}
