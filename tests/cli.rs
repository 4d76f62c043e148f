//! The command line as its users and other programs meet it: transcripts, exit status, machine-readable output.
#![expect(clippy::disallowed_methods, reason = "these tests make trees and run the program")]

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A run that has ended.
struct Run {
    status: Option<i32>,
    out: String,
    err: String,
}

/// Runs the program in `folder` with nothing of the environment that could matter.
fn nenep(folder: &Path, arguments: &[&str]) -> Run {
    nenep_with(folder, arguments, &[])
}

fn nenep_with(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Run {
    let mut command = Command::cargo_bin("nenep").expect("the program is built");
    command.current_dir(folder).args(arguments).env_remove("SOURCE_DATE_EPOCH").env_remove("RUST_BACKTRACE");
    let output = command.envs(environment.iter().copied()).output().expect("the program runs");
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("the program speaks UTF-8");
    Run { status: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
}

/// A folder with the sample that `init` makes, in `mau`.
fn sample() -> TempDir {
    let root = tempfile::tempdir().expect("a folder for the test");
    let made = nenep(root.path(), &["init", "mau"]);
    assert_eq!(made.status, Some(0), "{}", made.err);
    root
}

fn put(root: &Path, path: &str, text: &str) {
    let place = root.join(path);
    fs::create_dir_all(place.parent().expect("below the root")).expect("folders");
    fs::write(place, text).expect("a file");
}

/// A unit whose third line has a word where a whole number is expected.
const BAD_UNIT: &str = "ten: Chi bộ hỏng\nloai: chi_bo_co_so\nloai_sai: x\n";

#[track_caller]
fn json(run: &Run) -> Value {
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}\n{}", run.out))
}

#[test]
fn the_sample_of_init_is_clean() {
    let root = sample();
    let run = nenep(root.path(), &["check", "mau", "--strict"]);
    assert_eq!((run.status, run.out.as_str()), (Some(0), ""), "{}", run.err);
    assert!(run.err.starts_with("Đã kiểm tra: 1 đơn vị, 1 buổi, 0 lỗi, 0 cảnh báo, "), "{}", run.err);
    let within = nenep(&root.path().join("mau"), &["check", "--format", "json"]);
    assert_eq!(json(&within)["diagnostics"], Value::Array(Vec::new()));
}

#[test]
fn init_leaves_a_folder_with_something_in_it_alone() {
    let root = sample();
    put(root.path(), "khac/a.txt", "x");
    for taken in ["mau", "khac"] {
        let run = nenep(root.path(), &["init", taken]);
        assert_eq!(run.status, Some(2));
        assert!(run.err.starts_with("lỗi: thư mục `"), "{}", run.err);
    }
    assert_eq!(fs::read_dir(root.path().join("khac")).expect("a folder").count(), 1);
}

#[test]
fn a_problem_is_shown_with_its_place() {
    let root = sample();
    put(root.path(), "mau/content/don-vi/hong.yaml", BAD_UNIT);
    let run = nenep(root.path(), &["check", "mau"]);
    assert_eq!(run.status, Some(1));
    assert!(run.out.starts_with("lỗi[N208]: "), "{}", run.out);
    assert!(run.out.contains(" --> mau/content/don-vi/hong.yaml:3:1\n"), "{}", run.out);
    assert!(run.out.contains("3 | loai_sai: x\n  | ^^^^^^^^"), "{}", run.out);
    assert!(run.out.contains("= cách sửa: "), "{}", run.out);
    assert!(!run.out.contains('\u{1b}'), "no colours in a pipe");
    let english = nenep(root.path(), &["check", "mau", "--lang", "en"]);
    assert!(english.out.starts_with("error[N208]: "), "{}", english.out);
}

#[test]
fn colours_come_when_asked_for() {
    let root = sample();
    put(root.path(), "mau/content/don-vi/hong.yaml", BAD_UNIT);
    let always = nenep_with(root.path(), &["check", "mau", "--color", "always"], &[("NO_COLOR", "1")]);
    assert!(always.out.contains('\u{1b}'));
    for arguments in [["check", "mau", "--color", "never"], ["check", "mau", "--color", "auto"]] {
        assert!(!nenep(root.path(), &arguments).out.contains('\u{1b}'));
    }
}

#[test]
fn json_has_the_keys_of_the_contract_in_their_order() {
    let root = sample();
    put(root.path(), "mau/content/don-vi/hong.yaml", BAD_UNIT);
    let run = nenep(root.path(), &["check", "mau/content", "--format", "json", "--as-of", "30/6/2025"]);
    assert_eq!(run.status, Some(1));
    let object = json(&run);
    assert_eq!(object["as_of"], "2025-06-30");
    assert_eq!(object["counts"]["errors"], 1);
    let problem = &object["diagnostics"][0];
    assert_eq!((&problem["code"], &problem["path"]), (&"N208".into(), &"don-vi/hong.yaml".into()));
    assert_eq!((&problem["line"], &problem["column"]), (&3.into(), &1.into()));
    let order =
        ["\"as_of\"", "\"counts\"", "\"diagnostics\"", "\"findings\"", "\"verdicts\""].map(|key| run.out.find(key));
    assert!(order.is_sorted() && order[0].is_some(), "{}", run.out);
    let entry = run.out.lines().find(|line| line.contains("\"N208\"")).expect("one line an entry");
    let keys = ["code", "severity", "path", "line", "column", "message", "help"];
    let order = keys.map(|key| entry.find(&format!("\"{key}\":")));
    assert!(order.is_sorted() && order[0].is_some(), "{entry}");
}

#[test]
fn sarif_names_rules_and_places() {
    let root = sample();
    put(root.path(), "mau/content/don-vi/hong.yaml", BAD_UNIT);
    let run = nenep(root.path(), &["check", "mau", "--format", "sarif"]);
    let document = json(&run);
    assert_eq!(document["version"], "2.1.0");
    let run = &document["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["tool"]["driver"]["rules"][0]["id"], "N208");
    let place = &run["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "mau/content/don-vi/hong.yaml");
    assert_eq!((&place["region"]["startLine"], &place["region"]["startColumn"]), (&3.into(), &1.into()));
}

#[test]
fn annotations_name_the_file_in_the_repository() {
    let root = sample();
    put(root.path(), "mau/content/don-vi/hong.yaml", BAD_UNIT);
    let run = nenep(root.path(), &["check", "mau", "--format", "github"]);
    assert!(run.out.starts_with("::error file=mau/content/don-vi/hong.yaml,line=3,col=1,title=N208::"), "{}", run.out);
    assert_eq!(run.out.lines().count(), 1, "{}", run.out);
}

#[test]
fn the_day_comes_from_the_command_line_then_the_settings_then_the_environment() {
    let root = sample();
    let day = |arguments: &[&str], environment: &[(&str, &str)]| {
        let arguments = [&["check", "mau", "--format", "json"], arguments].concat();
        json(&nenep_with(root.path(), &arguments, environment))["as_of"].clone()
    };
    // 30 June 2025, 17:00 in universal time, is the first of July in Vietnam.
    let epoch = [("SOURCE_DATE_EPOCH", "1751302800"), ("TZ", "America/St_Johns")];
    assert_eq!(day(&[], &epoch), "2025-07-01");
    let settings = fs::read_to_string(root.path().join("mau/content/cong.yaml")).expect("the settings");
    put(root.path(), "mau/content/cong.yaml", &format!("{settings}tinh_den: 5/3/2025\n"));
    assert_eq!(day(&[], &epoch), "2025-03-05");
    assert_eq!(day(&["--as-of", "2024-02-29"], &epoch), "2024-02-29");
}

#[test]
fn what_cannot_run_ends_with_2_and_says_why() {
    let root = tempfile::tempdir().expect("a folder for the test");
    put(root.path(), "tep", "x");
    let cases: &[(&[&str], &str)] = &[
        (&["check"], "lỗi: không thấy cong.yaml ở đây"),
        (&["check", "khong-co"], "lỗi: không đọc được thư mục `khong-co`: "),
        (&["check", "tep"], "lỗi: `tep` không phải là thư mục"),
        (&["check", ".", "--as-of", "31/6/2025"], "lỗi: `--as-of 31/6/2025` không phải là ngày"),
        (&["check", "--formt", "json"], "lỗi: không có tùy chọn hoặc tham số `--formt`; có phải là `--format`?"),
        (&["check", "--format", "xml"], "lỗi: `--format <DẠNG>` không nhận `xml`; nhận: text, json, sarif, github"),
        (&["chek"], "lỗi: không có lệnh `chek`; có phải là `check`?"),
        (&["check", "khong-co", "--lang", "en"], "error: cannot read the folder `khong-co`: "),
    ];
    for (arguments, expected) in cases {
        let run = nenep(root.path(), arguments);
        assert_eq!((run.status, run.out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(run.err.starts_with(expected), "{arguments:?}: {}", run.err);
    }
}

#[test]
fn a_tree_without_settings_is_a_problem_of_the_tree() {
    let root = tempfile::tempdir().expect("a folder for the test");
    let run = nenep(root.path(), &["check", ".", "--format", "json"]);
    assert_eq!(run.status, Some(1));
    assert_eq!(json(&run)["diagnostics"][0]["code"], "N107");
}

#[test]
fn a_site_is_built_once_and_then_left_alone() {
    let root = sample();
    let first = nenep(root.path(), &["build", "mau"]);
    assert_eq!(first.status, Some(0), "{}{}", first.out, first.err);
    assert!(first.err.starts_with("Đã dựng vào `public` ("), "{}", first.err);
    let public = root.path().join("public");
    assert!(public.join("index.html").is_file());
    assert!(public.join("data/kiem-tra.json").is_file());
    let second = nenep(root.path(), &["build", "mau"]);
    assert!(second.err.starts_with("`public` đã đúng, không có gì thay đổi: "), "{}", second.err);
}

#[test]
fn the_site_carries_what_check_prints() {
    let root = sample();
    assert_eq!(nenep(root.path(), &["build", "mau", "--as-of", "2025-06-30", "--quiet"]).status, Some(0));
    let printed = nenep(root.path(), &["check", "mau", "--as-of", "2025-06-30", "--format", "json", "--quiet"]);
    let carried = fs::read_to_string(root.path().join("public/data/kiem-tra.json")).expect("the data is there");
    assert_eq!(carried, printed.out);
}

#[test]
fn a_tree_with_errors_leaves_the_old_site() {
    let root = sample();
    assert_eq!(nenep(root.path(), &["build", "mau"]).status, Some(0));
    let index = root.path().join("public/index.html");
    let before = fs::read(&index).expect("a page");
    put(root.path(), "mau/content/don-vi/hong.yaml", BAD_UNIT);
    let refused = nenep(root.path(), &["build", "mau"]);
    assert_eq!(refused.status, Some(1));
    assert!(refused.err.starts_with("Chưa dựng, `public` giữ nguyên: "), "{}", refused.err);
    assert_eq!(fs::read(&index).expect("a page"), before);
    let allowed = nenep(root.path(), &["build", "mau", "--allow-errors"]);
    assert_eq!(allowed.status, Some(1));
    assert!(allowed.err.starts_with("Đã dựng vào "), "{}", allowed.err);
}

#[test]
fn folders_of_others_are_refused() {
    let root = sample();
    put(root.path(), "khac/anh.jpg", "x");
    for (target, why) in
        [("khac", "`anh.jpg`"), ("mau", "cây nội dung"), ("mau/content", "cây nội dung"), (".", "chứa")]
    {
        let run = nenep(root.path(), &["build", "mau", "--output", target]);
        assert_eq!(run.status, Some(2), "{target}");
        assert!(run.err.starts_with("lỗi: không ghi vào `") && run.err.contains(why), "{target}: {}", run.err);
    }
    assert_eq!(fs::read(root.path().join("khac/anh.jpg")).expect("the photo"), b"x");
}

#[test]
fn from_within_the_content_tree_the_site_goes_beside_it() {
    let root = sample();
    let run = nenep(&root.path().join("mau/content"), &["build"]);
    assert_eq!(run.status, Some(0), "{}{}", run.out, run.err);
    assert!(root.path().join("mau/public/index.html").is_file());
}

#[test]
fn strict_counts_warnings_and_grave_findings() {
    let root = sample();
    let path = root.path().join("mau/content/ghi-chu.txt");
    fs::write(&path, "x").expect("a file in a wrong place");
    assert_eq!(nenep(root.path(), &["check", "mau"]).status, Some(1));
    fs::remove_file(&path).expect("removed");
    assert_eq!(nenep(root.path(), &["check", "mau", "--strict"]).status, Some(0));
}

#[test]
fn help_and_version_are_no_errors() {
    let root = tempfile::tempdir().expect("a folder for the test");
    let help = nenep(root.path(), &["--help"]);
    assert_eq!(help.status, Some(0));
    for part in ["Cách dùng:", "Lệnh:", "Ví dụ:", "check", "build", "init", "completions"] {
        assert!(help.out.contains(part), "{part}: {}", help.out);
    }
    for english in ["Usage", "Options", "OPTIONS", "Commands", "possible values", "default:"] {
        for command in ["check", "build", "init", "completions"] {
            let text = nenep(root.path(), &[command, "--help"]).out;
            assert!(text.contains("Cách dùng:") && !text.contains(english), "{command}: {text}");
        }
    }
    assert_eq!(nenep(root.path(), &["--version"]).status, Some(0));
    assert_eq!(nenep(root.path(), &[]).status, Some(2));
}

#[test]
fn completions_are_scripts() {
    let root = tempfile::tempdir().expect("a folder for the test");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = nenep(root.path(), &["completions", shell]);
        assert_eq!(run.status, Some(0), "{shell}: {}", run.err);
        assert!(run.out.contains("nenep") && run.out.contains("allow-errors"), "{shell}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_closed_pipe_is_no_error_and_a_full_one_is() {
    let root = sample();
    let program = assert_cmd::cargo::cargo_bin("nenep");
    put(root.path(), "mau/content/don-vi/hong.yaml", BAD_UNIT);
    let run = |script: &str| {
        let mut shell = std::process::Command::new("bash");
        shell.current_dir(root.path()).args(["-c", script]).env("NENEP", &program);
        let output = shell.output().expect("bash runs");
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let closed = run("\"$NENEP\" check mau --quiet | true; exit \"${PIPESTATUS[0]}\"");
    assert_eq!(closed, (Some(1), String::new()));
    let (status, said) = run("\"$NENEP\" check mau > /dev/full");
    assert_eq!(status, Some(2));
    assert!(said.starts_with("lỗi: không in được kết quả: "), "{said}");
}

#[test]
fn an_exported_theme_can_be_changed_in_part() {
    let root = sample();
    let tree = root.path().join("mau");
    let export = nenep(&tree, &["theme", "export"]);
    assert_eq!((export.status, export.out.as_str()), (Some(0), ""), "{}", export.err);
    assert!(
        export.err.contains("`giao_dien: cua-toi`") && export.err.contains("themes/cua-toi/tai-san"),
        "{}",
        export.err
    );
    let theme = tree.join("themes/cua-toi");
    assert!(theme.join("trang/don-vi.html").exists());

    let change = |file: &str, from: &str, to: &str| {
        let text = fs::read_to_string(theme.join(file)).expect("an exported file");
        assert!(text.contains(from), "{file} has no {from}");
        fs::write(theme.join(file), text.replacen(from, to, 1)).expect("a file");
    };
    change("tai-san/tokens.css", ":root {", ":root {\n  --mau-cua-toi: #123456;");
    change("trang/khong-thay.html", "<h1>", "<h1>Trang của tôi: ");
    for unchanged in ["nen.html", "thanh-phan.html", "trang/don-vi.html", "tai-san/theme.css"] {
        fs::remove_file(theme.join(unchanged)).expect("a file");
    }
    let settings = fs::read_to_string(tree.join("content/cong.yaml")).expect("settings");
    put(&tree, "content/cong.yaml", &format!("{settings}\ngiao_dien: cua-toi\n"));
    let built = nenep(&tree, &["build", "--quiet"]);
    assert_eq!((built.status, built.out.as_str()), (Some(0), ""), "{}", built.err);
    let page = fs::read_to_string(tree.join("public/404.html")).expect("a page");
    assert!(page.contains("<h1>Trang của tôi: "), "{page}");
    let style = page.split("rel=\"stylesheet\" href=\"").nth(1).and_then(|rest| rest.split('"').next());
    let style = fs::read_to_string(tree.join("public").join(style.expect("a style sheet"))).expect("a style sheet");
    assert!(style.contains("--mau-cua-toi: #123456;") && style.contains(".main-nav"), "the rest is the embedded one");

    let again = nenep(&tree, &["theme", "export", "themes/cua-toi"]);
    assert_eq!(again.status, Some(2));
    assert!(again.err.starts_with("lỗi: thư mục `themes/cua-toi` đã có nội dung"), "{}", again.err);
    let kept = fs::read_to_string(theme.join("tai-san/tokens.css")).expect("a file");
    assert!(kept.contains("--mau-cua-toi") && !theme.join("nen.html").exists(), "nothing is overwritten or added");
}

#[test]
fn theme_export_teaches_in_its_help() {
    let root = tempfile::tempdir().expect("a folder for the test");
    let help = nenep(root.path(), &["theme", "export", "--help"]);
    assert_eq!(help.status, Some(0));
    for taught in ["themes/cua-toi", "giao_dien:", "tokens.css", "ghi đè"] {
        assert!(help.out.contains(taught), "{taught} is missing in {}", help.out);
    }
    let free = nenep(root.path(), &["theme", "export", "rieng", "--quiet"]);
    assert_eq!((free.status, free.err.as_str()), (Some(0), ""));
    assert!(root.path().join("rieng/nen.html").exists(), "a folder of any name will do");
}

/// Builds the sample and returns what was said.
#[track_caller]
fn built(root: &Path, arguments: &[&str]) -> String {
    let mut all = vec!["build", "mau", "--output", "ra"];
    all.extend(arguments);
    let run = nenep(root, &all);
    assert_eq!(run.status, Some(0), "{}", run.err);
    run.err
}

fn all_files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(|entry| entry.expect("an entry"));
    let files = files.filter(|entry| entry.file_type().is_file());
    files.map(|file| (file.path().display().to_string(), fs::read(file.path()).expect("a file"))).collect()
}

#[test]
fn a_build_of_the_same_is_not_made_again_and_nothing_in_doubt_is_trusted() {
    let root = sample();
    let (root, cache) = (root.path(), root.path().join(".ra.nenep-cache"));
    let is_known = |arguments: &[&str]| {
        built(root, arguments).contains("`ra` đã đúng") && {
            // A page that is made is counted by the table of times; one that stands is not.
            built(root, &[arguments, &["--timings"]].concat()).contains("0/0 tệp")
        }
    };
    let first = built(root, &["--timings"]);
    assert!(first.contains("Đã dựng vào `ra`") && first.contains("Mẫu chậm nhất"), "{first}");
    let clean = all_files(&root.join("ra"));
    assert!(is_known(&[]), "the same again");
    assert!(!is_known(&["--no-cache"]), "asked to build");
    let whole = fs::read(&cache).expect("it is remembered");
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    for broken in [&b""[..], b"{}\n", &whole[..whole.len() / 2], &flipped, &[0xff; 99]] {
        fs::write(&cache, broken).expect("written");
        assert!(!built(root, &["--timings"]).contains("0/0 tệp"), "a broken memory is none");
        assert!(all_files(&root.join("ra")) == clean);
    }
    // Of another build: the day differs.
    built(root, &["--as-of", "2025-01-01"]);
    assert!(all_files(&root.join("ra")) != clean);
    fs::write(&cache, &whole).expect("written");
    assert!(!built(root, &["--timings"]).contains("0/0 tệp"), "the folder is not what is remembered");
    assert!(all_files(&root.join("ra")) == clean);
    // A page that was tampered with, of the same length.
    let home = root.join("ra/index.html");
    let mut page = fs::read(&home).expect("a page");
    page[100] ^= 1;
    fs::write(&home, page).expect("written");
    assert!(!built(root, &["--timings"]).contains("0/0 tệp"), "a page is not what it was");
    assert!(all_files(&root.join("ra")) == clean);
    for (file, bytes) in all_files(&root.join("ra")) {
        fs::write(file, bytes).expect("written");
    }
    let before = fs::read(&cache).expect("it is remembered");
    assert!(is_known(&[]), "the same bytes under other stamps, and then what was remembered of these");
    assert!(fs::read(&cache).expect("it is remembered") != before, "the stamps are noted anew");
    fs::rename(root.join("ra"), root.join("khac")).expect("renamed");
    std::os::unix::fs::symlink("khac", root.join("ra")).expect("a link");
    let linked = nenep(root, &["build", "mau", "--output", "ra"]);
    assert_eq!(linked.status, Some(2), "a link is no folder of ours: {}", linked.err);
    fs::remove_file(root.join("ra")).expect("removed");
    fs::rename(root.join("khac"), root.join("ra")).expect("renamed");
    fs::remove_file(home).expect("removed");
    assert!(!built(root, &["--timings"]).contains("0/0 tệp"), "a page is gone");
    assert!(all_files(&root.join("ra")) == clean);
}

#[test]
fn after_one_edit_only_what_may_differ_is_made_and_the_outcome_is_that_of_a_clean_build() {
    let root = sample();
    let root = root.path();
    let second = UNIT_BESIDE.replace("hai", "ba");
    put(root, "mau/content/don-vi/chi-bo-hai.yaml", UNIT_BESIDE);
    put(root, "mau/content/don-vi/chi-bo-ba.yaml", &second);
    built(root, &[]);
    let kept = |said: &str| -> (usize, usize) {
        let line = said.lines().find_map(|line| line.strip_prefix("Giữ lại từ lần dựng trước: ")).expect("a table");
        let (kept, all) = line.strip_suffix(" tệp").and_then(|line| line.split_once('/')).expect("two numbers");
        (kept.parse().expect("a number"), all.parse().expect("a number"))
    };
    put(root, "mau/content/don-vi/chi-bo-ba.yaml", &second.replace("Chi bộ ba", "Chi bộ số ba"));
    let is_clean = || {
        let after = all_files(&root.join("ra"));
        built(root, &["--no-cache"]);
        all_files(&root.join("ra")) == after
    };
    let (few, all) = kept(&built(root, &["--timings"]));
    assert!(few < all / 2, "the name of a unit may show on any page: {few} of {all}");
    assert!(is_clean(), "the name is everywhere as in a clean build");
    put(root, "mau/content/sinh-hoat/2025/chi-bo-hai.yaml", LOG_BESIDE);
    built(root, &[]);
    let corrected = LOG_BESIDE.replace("co_mat: 9, vang_co_ly_do: 0", "co_mat: 8, vang_co_ly_do: 1");
    put(root, "mau/content/sinh-hoat/2025/chi-bo-hai.yaml", &corrected);
    let (some, all) = kept(&built(root, &["--timings"]));
    assert!(some > few && some < all, "pages of other units need not be made: {some} of {all}");
    assert!(is_clean(), "so are the sums");
    assert!(all_files(&root.join("ra")).iter().any(|(path, bytes)| {
        path.ends_with("so-lieu.csv") && String::from_utf8_lossy(bytes).contains("chi-bo-hai")
    }));
}

/// A unit beside that of the sample.
const UNIT_BESIDE: &str = "ten: Chi bộ hai\nloai: chi_bo_co_so\nthu_tu: 9\ndang_so:\n  - {tu: 2022-01-01, tong: 9}\n";

/// Its log.
const LOG_BESIDE: &str = "buoi:\n  - ngay: 2025-03-05\n    hinh_thuc: truc_tiep\n    trang_thai: da_hop\n    \
    noi_dung:\n      - {chu_de: Nhiệm vụ tháng, loai: thuong-ky}\n    bien_ban: 3-BB/CB\n    tham_du: {trieu_tap: 9, co_mat: 9, vang_co_ly_do: 0, vang_khong_ly_do: 0}\n";

#[test]
fn what_only_shows_in_finished_pages_keeps_the_old_site() {
    let root = sample();
    let root = root.path();
    built(root, &[]);
    let before = all_files(&root.join("ra"));
    let page = |content: &str| {
        format!("{{% extends \"nen.html\" %}}\n{{% block content %}}{content}{{% endblock content %}}\n")
    };
    let template = "mau/themes/mac-dinh/trang/cac-bao-cao.html";
    for (content, code) in [("{{ v.khong_co }}", "N602"), ("<a href=\"khong-co.html\">x</a>", "N603")] {
        put(root, template, &page(content));
        let run = nenep(root, &["build", "mau", "--output", "ra"]);
        assert_eq!(run.status, Some(1), "{}", run.err);
        assert!(run.out.contains(code), "{}", run.out);
        assert!(all_files(&root.join("ra")) == before, "nothing is replaced");
        let left: Vec<_> = fs::read_dir(root).expect("a folder").filter_map(Result::ok).collect();
        let is_stage =
            |name: &str| name.starts_with(".ra.nenep-") && !name.ends_with("-cache") && !name.ends_with("-lock");
        assert!(!left.iter().any(|entry| is_stage(&entry.file_name().to_string_lossy())), "{left:?}");
    }
    put(root, template, &page("{{ v.khong_co }}"));
    let run = nenep(root, &["build", "mau", "--output", "ra", "--allow-errors"]);
    assert!(run.out.contains("N602") && !root.join("ra/bao-cao/index.html").exists(), "a page that fails is left out");
    assert!(root.join("ra/index.html").exists());
}
