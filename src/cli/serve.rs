//! `nenep serve`: builds, serves on this machine, and shows each save at once.

use super::args::{EditorWord, ServeTask};
use super::interrupt::Interrupt;
use super::output::Output;
use super::watching::{self, Terminal};
use super::words::Trouble;
use super::{Ending, as_of, folders};
use crate::lang::Lang;
use crate::serve::{self, Build, Manner, News, Server, Shown, Watcher};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Command, Stdio};

/// Serves until the user ends it.
pub(super) fn serve(task: &ServeTask, output: &Output) -> Result<Ending, Trouble> {
    if !task.bind.is_loopback() && !task.allow_network {
        return Err(Trouble::OpenToAll { address: task.bind });
    }
    // Nothing is written, so Ctrl-C ends the program at once.
    let _interrupt = Interrupt::watch();
    let mut workshop = watching::workshop(&task.check(), task.allow_errors, true)?;
    let content = workshop.content().to_owned();
    let mut watcher = Watcher::new(&content, task.poll);
    let unreadable = |error| Trouble::Unreadable { path: content.clone(), error };
    let Some(first) = workshop.look().map_err(unreadable)? else { return Ok(Ending::Clean) };

    let manner = manner(task, output.lang, &content);
    let mut terminal = Terminal::new(output, &content);
    let server = Server::start(task.bind, task.port, manner, Shown::new(first, output.lang, as_of::time_of_day()))
        .map_err(|trouble| match trouble {
            serve::Trouble::PortsTaken { port } => Trouble::PortsTaken { port },
            serve::Trouble::Failed(error) => Trouble::NotServed { error },
        })?;
    output.print(&format!("{}\n", server.url()))?;
    greet(task, output, &server);
    watching::means(output.lang, watcher.means()).iter().for_each(|text| output.note(text));
    terminal.built(&server.shown().build, None)?;
    if task.open {
        open(&server.url());
    }
    let mut outcome = Ok(Ending::Clean);
    serve::follow(&mut workshop, &mut watcher, &mut |news| match told(
        news,
        &mut terminal,
        &server,
        output.lang,
        &content,
    ) {
        Ok(()) => ControlFlow::Continue(()),
        Err(trouble) => {
            outcome = Err(trouble);
            ControlFlow::Break(())
        }
    });
    outcome
}

/// Shows what happened in the browser first, then on the terminal.
fn told(news: News, terminal: &mut Terminal<'_>, server: &Server, lang: Lang, content: &Path) -> Result<(), Trouble> {
    match news {
        News::Built(build) => {
            let build: Build = *build;
            server.show(Shown::new(build, lang, as_of::time_of_day()));
            terminal.built(&server.shown().build, Some(&server.url()))
        }
        News::Unreadable(error) => {
            server.warn(watching::unreadable(lang, content, &error));
            terminal.say(&watching::unreadable(lang, content, &error));
            Ok(())
        }
        News::Readable => {
            server.calm();
            Ok(())
        }
        News::Means(means) => {
            watching::means(lang, &means).iter().for_each(|text| terminal.say(text));
            Ok(())
        }
    }
}

/// Says what the user should know before the first save.
fn greet(task: &ServeTask, output: &Output, server: &Server) {
    let port = server.address().port();
    if task.port != 0 && port != task.port {
        output.note(&match output.lang {
            Lang::Vi => format!("cổng {} đang bận, dùng cổng {port}", task.port),
            Lang::En => format!("port {} is taken, using {port}", task.port),
        });
    }
    if !task.bind.is_loopback() {
        output.note(match output.lang {
            Lang::Vi => "CHÚ Ý: máy khác trong mạng xem được nội dung chưa công bố, kể cả bản nháp và lỗi",
            Lang::En => "CAUTION: other machines can see what is not published, drafts and problems included",
        });
    }
    output.note(match output.lang {
        Lang::Vi => "Đang theo dõi nội dung; nhấn Ctrl-C để dừng.",
        Lang::En => "Watching the records; press Ctrl-C to stop.",
    });
}

fn manner(task: &ServeTask, lang: Lang, content: &Path) -> Manner {
    let link = |editor: EditorWord| {
        let root = std::fs::canonicalize(content).unwrap_or_else(|_| content.to_owned());
        let root = root.to_string_lossy().replace('\\', "/");
        let root = root.trim_start_matches("//?/").trim_start_matches('/');
        format!("{}://file/{}/", editor.scheme(), serve::percent_encoded(root))
    };
    Manner { lang, prefix: folders::prefix(content), editor: task.editor.map(link) }
}

/// Opens the user's browser; where there is none the address stands on the terminal.
fn open(url: &str) {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    let mut command = Command::new(program);
    command.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let _ = command.spawn();
}
