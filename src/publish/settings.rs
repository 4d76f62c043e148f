//! What a repository is told about publishing: `nenep.*` in the settings of git.

use crate::disk::{GitError, Mode, Repository};
use crate::model::Profile;
use std::path::PathBuf;

/// Settings of a server's repository.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The public folder.
    pub public: PathBuf,
    /// How the newest generation is shown.
    pub mode: Mode,
    /// The branch that is published.
    pub branch: String,
    /// Path of the content tree; empty to find it.
    pub content: String,
    /// Profile in place of the one in `cong.yaml`.
    pub profile: Option<Profile>,
    /// Address of the site, in place of the one in `cong.yaml`.
    pub address: Option<String>,
}

impl Settings {
    /// Reads the settings of a repository; none when it publishes nothing.
    #[must_use]
    pub fn read(repository: &Repository) -> Option<Self> {
        let text = |name: &str| repository.setting(&format!("nenep.{name}")).filter(|text| !text.is_empty());
        Some(Self {
            public: PathBuf::from(text("public")?),
            mode: text("mode").as_deref().and_then(mode_of).unwrap_or(Mode::Symlink),
            branch: text("branch").unwrap_or_else(|| "main".to_owned()),
            content: text("content").unwrap_or_default(),
            profile: text("profile").as_deref().and_then(profile_of),
            address: text("address"),
        })
    }

    /// Writes them, with what git itself must refuse.
    ///
    /// # Errors
    /// When git fails.
    pub fn write(&self, repository: &Repository) -> Result<(), GitError> {
        let public = self.public.to_string_lossy();
        let own = [
            ("nenep.public", public.as_ref()),
            ("nenep.mode", word_of(self.mode)),
            ("nenep.branch", &self.branch),
            ("nenep.content", &self.content),
            ("nenep.profile", self.profile.map_or("", word_of_profile)),
            ("nenep.address", self.address.as_deref().unwrap_or("")),
            ("receive.denyNonFastForwards", "true"),
            ("receive.denyDeletes", "true"),
            ("receive.fsckObjects", "true"),
            ("receive.maxInputSize", "256m"),
            ("core.quotePath", "false"),
        ];
        for (name, value) in own {
            repository.ask(&["config", "--replace-all", name, value])?;
        }
        Ok(())
    }

    /// Returns the full name of the branch that is published.
    #[must_use]
    pub fn reference(&self) -> String {
        format!("refs/heads/{}", self.branch)
    }
}

fn mode_of(word: &str) -> Option<Mode> {
    [Mode::Symlink, Mode::Exchange, Mode::Files].into_iter().find(|mode| word_of(*mode) == word)
}

fn word_of(mode: Mode) -> &'static str {
    match mode {
        Mode::Symlink => "symlink",
        Mode::Exchange => "exchange",
        Mode::Files => "files",
    }
}

fn profile_of(word: &str) -> Option<Profile> {
    [Profile::Internal, Profile::Public].into_iter().find(|profile| word_of_profile(*profile) == word)
}

fn word_of_profile(profile: Profile) -> &'static str {
    match profile {
        Profile::Internal => "noi_bo",
        Profile::Public => "cong_khai",
    }
}
