//! What must never leave: marked words in every place that is not for the public, looked for in every byte published.

use super::office::{Office, call, git, nenep, program, put, text_of};
use std::io::{Cursor, Read};

/// Words that the profile `cong_khai` must not show; the first four must leave in no profile.
const CANARIES: [&str; 8] = [
    "HOANGYENGHICHU",
    "HOANGYENNHAP",
    "HOANGYENGACHDUOI",
    "HOANGYENAN",
    "HOANGYENHOTEN",
    "HOANGYENGHICHUBUOI",
    "HOANGYENTHUA",
    "HOANGYENKHO",
];

/// Canaries that no profile may show.
fn is_never(canary: &str) -> bool {
    !canary.ends_with("HOTEN")
}

fn with_canaries() -> Office {
    let office = Office::new();
    let unit = text_of("content/don-vi/chi-bo-mau.yaml");
    put(
        &office.lan,
        "content/don-vi/chi-bo-mau.yaml",
        format!("{unit}ghi_chu_noi_bo: HOANGYENGHICHU\nphu_trach:\n  - {{can_bo: btv, tu: 2025-01-01}}\n"),
    );
    let log = text_of("content/sinh-hoat/2025/chi-bo-mau.yaml");
    let log =
        log.replace("    bien_ban", "    ghi_chu_noi_bo: HOANGYENGHICHUBUOI\n    cap_tren_du: [btv]\n    bien_ban");
    put(&office.lan, "content/sinh-hoat/2025/chi-bo-mau.yaml", log);
    let officers = text_of("content/can-bo.yaml").replace("ma: btv,", "ma: btv, ho_ten: HOANGYENHOTEN,");
    put(&office.lan, "content/can-bo.yaml", officers);
    put(&office.lan, "content/trang/nhap.md", "---\ntieu_de: HOANGYENNHAP\nban_nhap: true\n---\n\nHOANGYENNHAP\n");
    put(
        &office.lan,
        "content/huong-dan/nhap.md",
        "---\nso_hieu: 1-HD\nloai: khac\nco_quan_ban_hanh: Đảng ủy\nngay_ban_hanh: 2025-01-01\ntrich_yeu: HOANGYENNHAP\nban_nhap: true\n---\n\nHOANGYENNHAP\n",
    );
    put(&office.lan, "content/_nhap/a.md", "HOANGYENGACHDUOI");
    put(&office.lan, "content/trang/_a.md", "---\ntieu_de: HOANGYENGACHDUOI\n---\n");
    put(&office.lan, "content/tep/_a.txt", "HOANGYENGACHDUOI");
    put(&office.lan, "content/.env", "HOANGYENAN");
    put(&office.lan, "content/tep/.an.txt", "HOANGYENAN");
    put(&office.lan, "content/trang/gioi-thieu.md~", "HOANGYENTHUA");
    put(&office.lan, "content/trang/.gioi-thieu.md.swp", "HOANGYENTHUA");
    put(&office.lan, "GHI-CHU.md", "HOANGYENKHO");
    office.commit(&office.lan, "HOANGYENKHO");
    // What changed is told on a page of its own: nothing of this may be told there either.
    let tree = git(&office.lan, &["ls-files", "-z"]).ok().out;
    for path in
        tree.split('\0').filter(|path| path.contains("nhap") || path.contains("mau.yaml") || path.contains("can-bo"))
    {
        let text = std::fs::read_to_string(office.lan.join(path)).expect("a file");
        put(&office.lan, path, text.replace("HOANGYEN", "MOI-HOANGYEN"));
    }
    office.commit(&office.lan, "HOANGYENKHO");
    office
}

/// Returns the bytes of a file, and of what is packed in it.
fn layers(name: &str, bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut found = vec![(name.to_owned(), bytes.to_vec())];
    if bytes.starts_with(b"PK\x03\x04") {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
        for at in 0..archive.len() {
            let mut member = archive.by_index(at).expect("a member");
            let inner = member.name().expect("a name").into_owned();
            let mut bytes = Vec::new();
            member.read_to_end(&mut bytes).expect("whole");
            found.push((format!("{name}!{inner}"), bytes));
        }
    }
    found
}

#[track_caller]
fn none_leaves(office: &Office, is_forbidden: impl Fn(&str) -> bool) {
    let site = office.site();
    assert!(site.len() > 30);
    for (name, bytes) in site.iter().flat_map(|(name, bytes)| layers(name, bytes)) {
        for canary in CANARIES.iter().filter(|canary| is_forbidden(canary)) {
            let is_in =
                |text: &[u8]| text.windows(canary.len()).any(|window| window.eq_ignore_ascii_case(canary.as_bytes()));
            assert!(!is_in(&bytes) && !is_in(name.as_bytes()), "{canary} in {name}");
        }
    }
}

#[test]
fn no_canary_leaves_in_the_public_profile() {
    let office = with_canaries();
    let public = office.public.to_string_lossy().into_owned();
    nenep(&office.server, &["hook", "install", "--server", "--public", &public, "--profile", "cong_khai"]).ok();
    office.push(&office.lan).ok();
    none_leaves(&office, |_| true);
}

#[test]
fn what_is_for_nobody_leaves_in_no_profile() {
    let office = with_canaries();
    office.push(&office.lan).ok();
    none_leaves(&office, is_never);
    let shows_names = office.site().values().any(|bytes| bytes.windows(13).any(|window| window == b"HOANGYENHOTEN"));
    assert!(shows_names, "the internal profile shows officers, so the canary sings");
}

#[test]
fn nothing_of_the_machine_or_the_repository_is_in_the_site() {
    let office = with_canaries();
    office.push(&office.lan).ok();
    let root = office.root.path().to_string_lossy().into_owned();
    let mut command = call(&program(), &office.server, super::office::DAY);
    assert!(command.arg("--version").status().expect("it runs").success());
    let mail = git(&office.lan, &["log", "-1", "--format=%ae"]).ok().out.trim().to_owned();
    for (name, bytes) in office.site() {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(!text.contains(&root) && !text.contains(&mail), "{name} tells of the machine or a person");
    }
}
