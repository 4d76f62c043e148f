//! The program itself: its first line, its port, its end, and the folder that it writes while it watches.

use crate::stand::{PATIENCE, clean, write_tree};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn nenep(dir: &Path, arguments: &[&str]) -> Running {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nenep"));
    command.current_dir(dir).args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    Running(command.spawn().expect("the program starts"))
}

fn tree() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    write_tree(&folder.path().join("content"));
    folder
}

/// Returns the first line of standard output.
fn first_line(running: &mut Running) -> String {
    let mut line = String::new();
    let out = running.0.stdout.as_mut().expect("piped");
    BufReader::new(out).read_line(&mut line).expect("a line");
    line.trim_end().to_owned()
}

#[test]
fn the_first_line_is_an_address_that_answers_and_a_taken_port_is_told() {
    let folder = tree();
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port();
    let mut running = nenep(folder.path(), &["serve", "--port", &port.to_string()]);
    let url = first_line(&mut running);
    let address = url.strip_prefix("http://").and_then(|rest| rest.strip_suffix('/')).expect("an address");
    assert_ne!(address, format!("127.0.0.1:{port}"));
    let mut stream = TcpStream::connect(address).expect("it answers");
    let request = format!("GET / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("answered");
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");

    let mut told = BufReader::new(running.0.stderr.take().expect("piped")).lines().map_while(Result::ok);
    assert!(told.any(|line| line.contains(&format!("cổng {port} đang bận"))));
    end_by_the_user(&mut running);
    drop(told);
    TcpListener::bind(address).expect("the port is free again");
}

/// Presses Ctrl-C and waits for the end.
fn end_by_the_user(running: &mut Running) {
    let pid = running.0.id().to_string();
    assert!(Command::new("kill").args(["-INT", &pid]).status().expect("kill is there").success());
    let status = running.0.wait().expect("it ends");
    assert_eq!(status.code(), Some(130));
}

#[test]
fn others_are_let_in_only_when_it_is_said_twice() {
    let folder = tree();
    let running = Command::new(env!("CARGO_BIN_EXE_nenep"))
        .current_dir(folder.path())
        .args(["serve", "--bind", "0.0.0.0", "--port", "0"])
        .output()
        .expect("it runs");
    assert_eq!(running.status.code(), Some(2));
    let told = String::from_utf8_lossy(&running.stderr).into_owned();
    assert!(told.contains("--allow-network") && running.stdout.is_empty(), "{told}");
}

#[test]
fn build_watch_writes_each_save_and_keeps_the_folder_while_records_are_broken() {
    let folder = tree();
    let content = folder.path().join("content");
    let mut running = nenep(folder.path(), &["build", "--watch"]);
    let mut told = BufReader::new(running.0.stderr.take().expect("piped")).lines().map_while(Result::ok);
    let until = Instant::now() + PATIENCE;
    let mut line_with = |part: &str| {
        let found = told.find(|line| line.contains(part));
        assert!(found.is_some() && Instant::now() < until, "{part}");
    };
    let written = || std::fs::read(folder.path().join("public/site.json")).expect("a site");
    let same = |content: &Path| clean(content).is_some_and(|site| site["site.json"][..] == written()[..]);
    line_with("dựng ");
    assert!(same(&content));
    let log = content.join("sinh-hoat/2025/thu-nghiem-1.yaml");
    let text = std::fs::read_to_string(&log).expect("the log");
    std::fs::write(&log, text.replacen("Học tập", "Bàn về", 1)).expect("saved");
    line_with("sửa sinh-hoat/2025/thu-nghiem-1.yaml");
    assert!(same(&content));
    let before = written();
    std::fs::write(&log, text.replacen("truc_tiep", "truc_tiem", 1)).expect("saved");
    line_with("giữ bản tốt gần nhất");
    assert_eq!(written(), before);
    std::fs::write(&log, &text).expect("saved");
    line_with("0 lỗi");
    assert!(same(&content));
    end_by_the_user(&mut running);
}

/// In a user namespace of its own the program may be given no watch at all, as on a machine whose limit is used up.
#[cfg(target_os = "linux")]
#[test]
fn where_the_system_will_not_watch_the_tree_is_looked_at_all_the_same() {
    let folder = tree();
    let serve = "echo 0 > /proc/sys/user/max_inotify_instances && exec \"$0\" serve --port 0";
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "sh", "-c", serve, env!("CARGO_BIN_EXE_nenep")]);
    command.current_dir(folder.path()).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let Ok(child) = command.spawn() else { return };
    let mut running = Running(child);
    if !first_line(&mut running).starts_with("http://") {
        // Where no namespace may be made there is no way to take the watches away.
        return;
    }
    let mut told = BufReader::new(running.0.stderr.take().expect("piped")).lines().map_while(Result::ok);
    assert!(told.any(|line| line.contains("chuyển sang xem lại nội dung định kỳ")));
    assert!(told.any(|line| line.contains("dựng ")));
    let log = folder.path().join("content/sinh-hoat/2025/thu-nghiem-1.yaml");
    let text = std::fs::read_to_string(&log).expect("the log");
    std::fs::write(&log, text.replacen("thường kỳ", "thường lệ", 1) + "# sửa\n").expect("saved");
    assert!(told.any(|line| line.contains("sửa sinh-hoat/2025/thu-nghiem-1.yaml")));
}
