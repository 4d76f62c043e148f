//! The handbook's examples of problems: each is put into the tree of the format's own examples and compiled.
#![expect(clippy::disallowed_methods, reason = "the trees of tests are folders")]

mod support;

use nenep::compile::{Inputs, Options, compile};
use nenep::diag::{Code, Message};
use nenep::lang::{self, Lang};
use nenep::model::AsOf;
use nenep::plan::handbook::{Example, Shown, formats, message, shown};
use nenep::text::Tree;
use std::collections::BTreeSet;
use support::{date, entry};

/// Returns what the compiler says for a file of the example, with `lines` in their place in it.
fn problems(example: &Example, lines: &str) -> Vec<Message> {
    let mut content: Tree = formats().iter().map(|kind| entry(kind.example_path, kind.example)).collect();
    let mut themes = Tree::new();
    let text = example.around.replace('@', lines);
    let (theme, path) = match example.path.strip_prefix("../themes/") {
        Some(file) => (true, file),
        None => (false, example.path),
    };
    let own = entry(path, &text);
    if theme {
        themes.extend([own])
    } else {
        content.extend([own])
    }
    content.extend(example.beside.map(|(path, text)| entry(path, text)));
    let inputs = Inputs { content, themes, ..Inputs::default() };
    let options = Options { allow_errors: true, ..Options::default() };
    let checked = compile(&inputs, &options, AsOf(date("2025-06-30")), &|_| {}).checked;
    // A dead link of a page that was made is told at the settings, as no line of a record is wrong.
    let about = |place: &str| place == example.path || (theme && place == "cong.yaml");
    let problems = checked.diagnostics.iter().filter(|problem| about(checked.sources.path(problem.span)));
    problems.map(|problem| problem.message.clone()).collect()
}

#[test]
fn every_example_shows_its_code_and_no_other_and_is_mended() {
    let mut wrong = Vec::new();
    for code in Code::ALL {
        let Shown::Example(example) = shown(*code) else { continue };
        let codes = |lines: &str| problems(&example, lines).iter().map(|one| one.code().as_str()).collect();
        let (bad, mended): (BTreeSet<&str>, BTreeSet<&str>) = (codes(example.bad), codes(example.mended));
        if bad != BTreeSet::from([code.as_str()]) || !mended.is_empty() {
            wrong.push(format!("{}: bad {bad:?}, mended {mended:?}", code.as_str()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_message_beside_an_example_is_the_one_that_it_gives() {
    let words = |message: &Message| {
        let wording = lang::diagnostic(Lang::Vi, message);
        format!("{}; {}", wording.message, wording.help)
    };
    let mut wrong = Vec::new();
    for code in Code::ALL {
        let Shown::Example(example) = shown(*code) else { continue };
        let given: Vec<String> = problems(&example, example.bad).iter().map(words).collect();
        let beside = words(&message(*code));
        if !given.contains(&beside) {
            wrong.push(format!("{}\n  shown {beside}\n  given {given:?}", code.as_str()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_what_concerns_whole_files_is_told_in_words() {
    let in_words = |code: &&Code| matches!(shown(**code), Shown::Words(_));
    let told: Vec<_> = Code::ALL.iter().filter(in_words).map(|code| code.as_str()).collect();
    let whole = [
        "N101", "N102", "N103", "N104", "N105", "N106", "N107", "N109", "N206", "N207", "N408", "N409", "N410", "N411",
        "N412", "N413", "N604",
    ];
    assert_eq!(told, whole);
}
