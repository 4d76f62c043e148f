//! What may be asked, and by whom: the attacks on other development servers, as they were sent to them.

use crate::stand::Stand;
use std::io::{BufRead, BufReader, Write};
use std::sync::LazyLock;

static STAND: LazyLock<Stand> = LazyLock::new(|| Stand::new(false));

fn with_host(request: &str) -> String {
    format!("{request}\r\nHost: {}\r\nConnection: close\r\n\r\n", STAND.server.address())
}

#[test]
fn pages_are_served_from_memory_with_their_types() {
    let (status, answer) = STAND.get("/");
    assert_eq!(status, 200);
    assert!(answer.contains("content-type: text/html; charset=utf-8") && answer.contains("/_nenep/reload.js"));
    assert!(answer.contains("connect-src 'self'"), "the page may listen");
    let site = STAND.server.shown().build.site.clone();
    assert!(!site.values().any(|bytes| bytes.windows(7).any(|seven| seven == b"/_nenep")), "the map never holds it");
    for (path, kind) in [("/site.json", "application/json"), ("/data/don-vi.csv", "text/csv; charset=utf-8")] {
        let (status, answer) = STAND.get(path);
        assert!(status == 200 && answer.contains(&format!("content-type: {kind}\r\n")), "{answer}");
    }
    let (status, answer) = STAND.get("/don-vi");
    assert!(status == 308 && answer.contains("location: /don-vi/\r\n"), "{answer}");
    let (status, answer) = STAND.send(&with_host("HEAD / HTTP/1.1"));
    assert!(status == 200 && answer.ends_with("\r\n\r\n"), "a head has no body");
    assert_eq!(STAND.get("/khong/co/dau.html").0, 404);
}

#[test]
fn no_path_leads_out_of_the_site() {
    for target in [
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%5c..%5cetc/passwd",
        "/..%2f..%2fetc/passwd",
        "/%00",
        "//etc/passwd",
        "file:///etc/passwd",
        "http://evil.example/index.html",
        "/@fs/etc/passwd",
        "/.env\\",
        "/index.html::$DATA",
        "/index.html%00",
        "/cong.yaml",
        "/../noi-dung/cong.yaml",
        "/.git/config",
    ] {
        let (status, answer) = STAND.send(&with_host(&format!("GET {target} HTTP/1.1")));
        assert!([400, 404].contains(&status), "{target}: {status}");
        assert!(!answer.contains("root:") && !answer.contains("co_quan:"), "{target}");
    }
    for target in ["/index.html?raw??", "/index.html?import&raw", "/x/#/../../etc/passwd", "/?url=/etc/passwd"] {
        let (status, answer) = STAND.send(&with_host(&format!("GET {target} HTTP/1.1")));
        assert!([200, 400, 404].contains(&status) && !answer.contains("root:"), "{target}: {status}");
    }
}

#[test]
fn only_the_own_name_is_answered() {
    let port = STAND.server.address().port();
    for host in [
        String::new(),
        "Host: evil.example\r\n".to_owned(),
        format!("Host: 127.0.0.1.nip.io:{port}\r\n"),
        format!("Host: localhost.:{port}\r\n"),
        "Host: 127.0.0.1:1\r\n".to_owned(),
        format!("Host: localhost:{port}\r\nHost: localhost:{port}\r\n"),
    ] {
        let (status, _) = STAND.send(&format!("GET / HTTP/1.1\r\n{host}Connection: close\r\n\r\n"));
        assert!([400, 403, 421].contains(&status), "{host:?}: {status}");
    }
    for name in ["localhost", "127.0.0.1", "[::1]"] {
        let (status, _) = STAND.send(&format!("GET / HTTP/1.1\r\nHost: {name}:{port}\r\nConnection: close\r\n\r\n"));
        assert_eq!(status, 200, "{name}");
    }
}

fn listen(origin: &str, token: &str) -> String {
    with_host(&format!("GET /_nenep/events?t={token}&p=%2Findex.html HTTP/1.1{origin}"))
}

#[test]
fn only_a_page_of_ours_hears_events() {
    let token = STAND.server.token();
    for origin in [
        "",
        "\r\nOrigin: http://evil.example",
        "\r\nOrigin: http://192.0.2.1",
        "\r\nOrigin: null",
        "\r\nSec-Fetch-Site: cross-site",
    ] {
        assert_eq!(STAND.send(&listen(origin, token)).0, 403, "{origin:?}");
    }
    let own = format!("\r\nOrigin: http://{}", STAND.server.address());
    assert_eq!(STAND.send(&listen(&own, "0")).0, 403);
    for origin in [own.as_str(), "\r\nSec-Fetch-Site: same-origin"] {
        let mut stream = STAND.connect();
        stream.write_all(listen(origin, token).as_bytes()).expect("it is sent");
        let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
        assert!(lines.next().expect("a status").contains(" 200 "));
        let data = lines.find(|line| line.starts_with("data: ")).expect("the state is told at once");
        assert!(data.contains("\"errors\":0") && data.contains("\"mark\":\""), "{data}");
    }
}

#[test]
fn no_other_site_can_use_an_answer() {
    let foreign = "GET / HTTP/1.1\r\nOrigin: http://evil.example";
    let requests = ["GET / HTTP/1.1", "GET /x HTTP/1.1", "GET /_nenep/reload.js HTTP/1.1", "POST / HTTP/1.1", foreign];
    for request in requests {
        let (_, answer) = STAND.send(&with_host(request));
        assert!(answer.contains("cross-origin-resource-policy: same-origin\r\n"), "{answer}");
        assert!(answer.contains("x-content-type-options: nosniff\r\n"), "{answer}");
        assert!(!answer.to_lowercase().contains("access-control-"), "{answer}");
    }
    assert_eq!(STAND.send(&with_host(foreign)).0, 403);
    let (_, script) = STAND.get("/_nenep/reload.js");
    assert!(!script.contains(STAND.server.token()), "what another site may embed holds no secret");
}

#[test]
fn requests_beyond_the_limits_are_refused() {
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"] {
        assert_eq!(STAND.send(&with_host(&format!("{method} / HTTP/1.1"))).0, 405, "{method}");
    }
    assert!([400, 405].contains(&STAND.send(&with_host("CONNECT evil.example:443 HTTP/1.1")).0));
    let (status, _) = STAND.send(&with_host("GET / HTTP/1.1\r\nContent-Length: 1073741824"));
    assert_eq!(status, 413);
    let (status, _) = STAND.send(&with_host("POST / HTTP/1.1\r\nTransfer-Encoding: chunked"));
    assert_eq!(status, 405);
    let many: String = (0..100_000).map(|n| format!("\r\nX-{n}: y")).collect();
    let (status, _) = STAND.send(&with_host(&format!("GET / HTTP/1.1{many}")));
    assert!([0, 400, 431].contains(&status), "{status}");
    let (status, _) = STAND.send(&with_host(&format!("GET /{} HTTP/1.1", "x".repeat(1 << 20))));
    assert!([0, 400, 414, 431].contains(&status), "{status}");
    assert_eq!(STAND.get("/").0, 200);
}

#[test]
fn connections_that_never_ask_keep_nobody_out() {
    let mut slow = Vec::new();
    for _ in 0..500 {
        let mut stream = STAND.connect();
        stream.write_all(b"GET / HTTP/1.1\r\nHost:").expect("it is sent");
        slow.push(stream);
    }
    assert_eq!(STAND.get("/").0, 200);
}
