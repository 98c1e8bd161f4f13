//! What keeps the code tidy: which module may name which, who may touch the browser, and what stands nowhere.
//!
//! Each rule names file and line. A new module of `src/` joins [`MODULES`] in one row.

use std::path::{Path, PathBuf};

use crate::cases::top;

/// Each module of `src/` and the modules it may name, from the ground up.
const MODULES: &[(&str, &[&str])] = &[
    ("words", &[]),
    ("exact", &[]),
    ("sorted", &[]),
    ("problem", &["words"]),
    ("tree", &["words", "exact", "problem"]),
    ("plan", &["words", "exact", "sorted", "problem", "tree"]),
    ("assessment", &["words", "exact", "sorted", "problem", "tree", "plan"]),
    ("evaluate", &["words", "exact", "sorted", "plan", "assessment"]),
    ("storage", &["words", "sorted", "problem", "tree", "plan", "assessment"]),
    ("i18n", &["words", "exact", "problem", "plan", "assessment", "evaluate", "storage"]),
    ("exchange", &["words", "exact", "sorted", "problem", "tree", "plan", "assessment", "evaluate", "storage", "i18n"]),
    ("platform", &["words", "sorted", "problem", "tree", "plan", "storage", "exchange"]),
    (
        "state",
        &[
            "words",
            "exact",
            "sorted",
            "problem",
            "tree",
            "plan",
            "assessment",
            "evaluate",
            "i18n",
            "exchange",
            "storage",
            "platform",
        ],
    ),
    (
        "ui",
        &[
            "words",
            "exact",
            "sorted",
            "problem",
            "plan",
            "assessment",
            "evaluate",
            "i18n",
            "exchange",
            "storage",
            "platform",
            "state",
        ],
    ),
];

/// What stands above all modules and may name them all.
const ABOVE: &[&str] = &["lib", "main", "build", "bin"];

/// Crates that reach the browser, and who may name them. `ui` names event and element types only.
const BROWSER: &[&str] =
    &["web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "gloo_storage", "gloo_timers", "gloo_net"];
const AT_THE_BROWSER: &[&str] = &["platform", "ui", "main", "bin"];

/// Signals and views belong to the page.
const WITH_SIGNALS: &[&str] = &["platform", "state", "ui", "main", "bin"];

/// Files, clocks and processes: in no module but those at the edge.
const MACHINE: &[&str] =
    &["std::fs", "std::net", "std::process", "std::env", "std::thread", "SystemTime", "Instant", "Utc::now", "Local::now"];
const AT_THE_MACHINE: &[&str] = &["platform", "build", "bin"];

/// Where binary floating point draws something, and decides nothing.
const DRAWING: &[&str] = &["exact.rs", "ui/"];

/// Words on screen live in `i18n` and `seeds`.
const WITHOUT_WORDS: &[&str] = &["ui", "state"];

const MOST_LINES: usize = 400;

/// The module of a file: `evaluate/grade.rs` → `evaluate`, `exact.rs` → `exact`.
fn module(file: &str) -> &str {
    file.split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

/// The code of a line, without its comment.
fn code(line: &str) -> &str {
    let end = line.match_indices("//").map(|(at, _)| at).find(|at| !line[..*at].ends_with(':'));
    &line[..end.unwrap_or(line.len())]
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Whether `word` stands in the code by itself, not as part of a longer name.
fn names(code: &str, word: &str) -> bool {
    code.match_indices(word).any(|(at, _)| {
        let (before, after) = (code[..at].chars().next_back(), code[at + word.len()..].chars().next());
        !before.is_some_and(is_word) && !after.is_some_and(is_word)
    })
}

/// The modules that a line names through `crate::`, groups among them: `use crate::{plan, tree::Fields}`.
fn imports(code: &str) -> Vec<&str> {
    let head = |path: &'_ str| path.find(|c| !is_word(c)).unwrap_or(path.len());
    let mut found = Vec::new();
    for (at, mark) in code.match_indices("crate::") {
        let rest = &code[at + mark.len()..];
        match rest.strip_prefix('{') {
            Some(group) => found.extend(group.split(',').map(str::trim).map(|path| &path[..head(path)])),
            None => found.push(&rest[..head(rest)]),
        }
    }
    found.retain(|name| !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'));
    found
}

/// All that is wrong with one line of one file of `src/`.
fn wrong(file: &str, line: &str) -> Vec<String> {
    let (module, code) = (module(file), code(line));
    let mut wrong = Vec::new();
    if !ABOVE.contains(&module) {
        match MODULES.iter().find(|(name, _)| *name == module) {
            None => wrong.push(format!("the module {module} is not in the table of tests/it/tidy.rs")),
            Some((_, may)) => {
                let named = imports(code).into_iter().filter(|name| MODULES.iter().any(|(each, _)| each == name));
                let beyond = named.filter(|name| *name != module && !may.contains(name));
                wrong.extend(beyond.map(|name| format!("{module} must not name {name}")));
            }
        }
    }
    let only = |words: &[&str], allowed: &[&str], wrong: &mut Vec<String>| {
        let named = words.iter().filter(|word| names(code, word) && !allowed.contains(&module));
        wrong.extend(named.map(|word| format!("{word} belongs to {}", allowed.join(", "))));
    };
    only(BROWSER, AT_THE_BROWSER, &mut wrong);
    only(&["leptos"], WITH_SIGNALS, &mut wrong);
    only(MACHINE, AT_THE_MACHINE, &mut wrong);
    only(&["WRITERS"], &["exchange", "bin"], &mut wrong);
    for word in ["todo!", "unimplemented!", "dbg!", "unsafe"] {
        if code.contains(word) && names(code, word.trim_end_matches('!')) {
            wrong.push(format!("{word} stands nowhere"));
        }
    }
    for word in ["f32", "f64"] {
        if names(code, word) && !DRAWING.iter().any(|place| file.starts_with(place)) {
            wrong.push(format!("{word} decides nothing: exact numbers"));
        }
    }
    if WITHOUT_WORDS.contains(&module) && code.chars().any(is_chinese) {
        wrong.push("words on screen live in i18n and seeds".to_owned());
    }
    wrong
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

/// Every file under a folder of the project, with its path from there.
fn files(folder: &str) -> Vec<(String, String)> {
    let root = top().join(folder);
    let mut found = Vec::new();
    let mut open: Vec<PathBuf> = vec![root.clone()];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            let inside = std::fs::read_dir(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            open.extend(inside.map(|entry| entry.expect("an entry").path()).filter(|path| !is_made(path)));
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            let name = path.strip_prefix(&root).expect("under the root");
            found.push((name.to_string_lossy().replace('\\', "/"), text));
        }
    }
    found.sort();
    found
}

/// What tools make: not ours to keep tidy.
fn is_made(path: &Path) -> bool {
    let made = ["target", "dist", "node_modules", ".git", "output"];
    path.file_name().is_some_and(|name| made.iter().any(|each| name == *each))
}

#[track_caller]
fn none(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn imports_go_one_way_and_the_browser_has_one_door() {
    let mut found = Vec::new();
    for (file, text) in files("src").into_iter().filter(|(file, _)| file.ends_with(".rs")) {
        for (number, line) in text.lines().enumerate() {
            found.extend(
                wrong(&file, line).into_iter().map(|what| format!("src/{file}:{}: {what}: {}", number + 1, line.trim())),
            );
        }
    }
    none(found);
}

#[test]
fn the_table_itself_goes_one_way() {
    for (place, (name, may)) in MODULES.iter().enumerate() {
        let below: Vec<&str> = MODULES[..place].iter().map(|(name, _)| *name).collect();
        assert!(may.iter().all(|other| below.contains(other)), "{name} names something that is not below it");
    }
}

#[test]
fn every_rule_finds_what_breaks_it() {
    let check = |file: &str, line: &str, expected: &str| {
        let found = wrong(file, line).join("; ");
        assert!(if expected.is_empty() { found.is_empty() } else { found.contains(expected) }, "{file}: {line}: {found}");
    };
    check("plan/read.rs", "use crate::tree::Fields;", "");
    check("plan/read.rs", "use crate::assessment::Answer;", "plan must not name assessment");
    check("plan/read.rs", "use crate::{tree, evaluate::Tally};", "plan must not name evaluate");
    check("plan/read.rs", "let x = crate::ui::page();", "plan must not name ui");
    check("plan/read.rs", "// as crate::ui does", "");
    check("exact.rs", "use crate::plan::Unit;", "exact must not name plan");
    check("i18n/reason.rs", "use crate::evaluate::Reason;", "");
    check("i18n/reason.rs", "use crate::exchange::Format;", "i18n must not name exchange");
    check("storage/key.rs", "use crate::platform::keep;", "storage must not name platform");
    check("storage/key.rs", "use gloo_storage::LocalStorage;", "gloo_storage belongs to");
    check("storage/key.rs", "std::fs::write(path, text)", "std::fs belongs to");
    check("state/session.rs", "use crate::ui::App;", "state must not name ui");
    check("state/session.rs", "web_sys::window()", "web_sys belongs to");
    check("state/session.rs", "let title = \"保存\";", "words on screen");
    check("state/session.rs", "/// 保存中", "");
    check("ui/page.rs", "use web_sys::Event; // 事件", "");
    check("ui/page.rs", "view! { <p>\"已保存\"</p> }", "words on screen");
    check("ui/page.rs", "let url = \"https://a\"; let width: f64 = 1.0;", "");
    check("ui/page.rs", "exchange::WRITERS.first()", "WRITERS belongs to");
    check("evaluate/tally.rs", "let share: f64 = 0.8;", "f64 decides nothing");
    check("evaluate/tally.rs", "use leptos::prelude::*;", "leptos belongs to");
    check("evaluate/tally.rs", "let today = chrono::Utc::now();", "Utc::now belongs to");
    check("evaluate/tally.rs", concat!("tod", "o!()"), "stands nowhere");
    check("reports/mod.rs", "", "not in the table");
    check("main.rs", "use duibiao::ui::App;", "");
}

#[test]
fn files_stay_small_enough_to_read() {
    let mut found = Vec::new();
    for folder in ["src", "tests/it"] {
        for (file, text) in files(folder).into_iter().filter(|(file, _)| file.ends_with(".rs")) {
            let lines = text.lines().count();
            if lines > MOST_LINES {
                found.push(format!("{folder}/{file}: {lines} lines; what is it two of?"));
            }
        }
    }
    none(found);
}

#[test]
fn every_file_says_what_it_is_for() {
    let rust = files("src").into_iter().chain(files("tests/it")).filter(|(file, _)| file.ends_with(".rs"));
    let silent = rust.filter(|(file, text)| !["main.rs", "build.rs"].contains(&file.as_str()) && !text.starts_with("//!"));
    none(silent.map(|(file, _)| format!("{file}: no `//!` at its top")).collect());
}

#[test]
fn no_test_is_left_out() {
    let mark = concat!("#[ign", "ore");
    let left_out = files("src").into_iter().chain(files("tests/it")).filter(|(_, text)| text.contains(mark));
    none(left_out.map(|(file, _)| format!("{file}: {mark}]")).collect());
}

#[test]
fn no_path_of_one_machine_stands_in_the_project() {
    let paths =
        [concat!("/wo", "rk/"), concat!("/t", "mp/"), concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("C:", "\\Users")];
    let mut found = Vec::new();
    for folder in
        ["src", "tests", "seeds", "public", ".dev", ".ci", ".cargo"].into_iter().filter(|folder| top().join(folder).exists())
    {
        for (file, text) in files(folder) {
            for (number, line) in text.lines().enumerate() {
                let named = paths.iter().filter(|path| line.contains(*path));
                found.extend(named.map(|path| format!("{folder}/{file}:{}: {path}", number + 1)));
            }
        }
    }
    none(found);
}
