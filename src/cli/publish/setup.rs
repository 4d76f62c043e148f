//! Setting up the repositories of a server and of editors.

use super::{Fault, words};
use crate::cli::Ending;
use crate::cli::args::{InstallTask, ProfileWord};
use crate::cli::output::Output;
use crate::cli::words::Trouble;
use crate::disk::{Repository, Store};
use crate::publish::{self, Settings, Timer};
use std::path::{Path, PathBuf};

/// Sets up hooks.
pub(super) fn install(task: &InstallTask, output: &Output) -> Result<Ending, Trouble> {
    let dir = task.dir.as_deref().unwrap_or(Path::new("."));
    let repository = Repository::around(dir).map_err(Trouble::Git)?;
    let program = std::env::current_exe().map_err(|error| Trouble::Output { error })?;
    let (true, Some(public)) = (task.server, &task.public) else {
        let hook =
            publish::install_editor(&repository, &program).map_err(|error| Trouble::Publish(Fault::Hook(error)))?;
        output.note(&words::editor_set_up(output.lang, &hook));
        return Ok(Ending::Clean);
    };
    let public = std::path::absolute(public).map_err(|error| Trouble::NotMade { path: public.clone(), error })?;
    let settings = Settings {
        public,
        mode: task.mode.mode(),
        branch: task.branch.clone(),
        content: task.content.trim_matches('/').to_owned(),
        profile: task.profile.map(ProfileWord::profile),
        address: task.address.clone(),
    };
    let store = Store::open(&settings.public, settings.mode, repository.folder()).map_err(Trouble::Write)?;
    let hooks = publish::install_server(&repository, &settings, &program)
        .map_err(|error| Trouble::Publish(Fault::Hook(error)))?;
    output.note(&words::server_set_up(output.lang, &hooks, &settings, &store.site()));
    let user = ["LOGNAME", "USER"].iter().find_map(|name| std::env::var(name).ok());
    let timer = Timer::new(repository.folder(), &program, user.as_deref());
    match &task.systemd {
        Some(folder) => write_units(&timer, folder, output)?,
        None => output.print(&words::timer(output.lang, &timer))?,
    }
    Ok(Ending::Clean)
}

fn write_units(timer: &Timer, folder: &Path, output: &Output) -> Result<(), Trouble> {
    let mut written: Vec<PathBuf> = Vec::new();
    for (name, text) in timer.files() {
        let path = folder.join(name);
        let write = || {
            std::fs::create_dir_all(folder)?;
            std::fs::write(&path, text)
        };
        write().map_err(|error| Trouble::NotMade { path: path.clone(), error })?;
        written.push(path);
    }
    output.note(&words::units_written(output.lang, timer, &written));
    Ok(())
}
