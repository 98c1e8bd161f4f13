//! What we build upon: each package's licence is one that we may use, and no package is there twice without a reason.
//!
//! `Cargo.lock` knows no licences, and asking cargo may need a network; so the table `tests/cases/licences.txt` holds
//! them, is written by `.dev/licences.mjs`, and is held here to the lock file, row by row.

use std::collections::{BTreeMap, BTreeSet};

use crate::cases::{table, top};

/// Licences under which others' code may be part of ours, or of what tests it: each asks for no more than its notice.
const ALLOWED: &[&str] = &[
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Of the browser tests only, which are no part of what we hand over: MPL-2.0 is axe-core's.
const ALLOWED_IN_TESTS: &[&str] = &["Apache-2.0", "MIT", "MPL-2.0"];

/// Packages that are there in two versions, and why we bear it. One that is there once again leaves this list.
const TWICE: &[(&str, &str)] = &[
    (
        "convert_case",
        "leptos_config's config keeps an old one, leptos's macros have the new one; neither is called by the page",
    ),
    ("cpufeatures", "sha2 is ours; the newer is under proptest, in tests only"),
    (
        "getrandom",
        "ahash under jsonschema and rand under proptest, in tests only; leptos's macros have the newer, at build time",
    ),
    ("gloo-utils", "gloo-net, which leptos brings for servers, is behind gloo-storage, which we use"),
    ("itertools", "leptos has the newer; criterion, in benchmarks only, the older"),
    ("r-efi", "getrandom's, for a system that we are not on"),
    ("syn", "macros move to 3 one by one; build time only"),
    ("thiserror", "gloo-net, as above, still takes 1"),
    ("thiserror-impl", "thiserror's own"),
];

/// The packages of a lock file, each with its version.
fn locked(lock: &str) -> Vec<(String, String)> {
    let field = |block: &str, name: &str| {
        let start = format!("{name} = \"");
        block.lines().find_map(|line| line.strip_prefix(&start)?.strip_suffix('"')).map(str::to_owned)
    };
    lock.split("[[package]]").skip(1).filter_map(|block| Some((field(block, "name")?, field(block, "version")?))).collect()
}

/// Whether a licence expression can be met by `allowed`: `OR` (as `/` of old) by one side, `AND` by both.
fn is_met(expression: &str, allowed: &[&str]) -> bool {
    let words = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = words.split_whitespace().collect();
    met_by_either(&words, allowed) == Some((true, words.len()))
}

/// The expression at the head of `words`: whether it is met, and how many words it took. `None` is no expression.
fn met_by_either(words: &[&str], allowed: &[&str]) -> Option<(bool, usize)> {
    let (mut met, mut at) = met_by_both(words, allowed)?;
    while words.get(at) == Some(&"OR") {
        let (other, taken) = met_by_both(&words[at + 1..], allowed)?;
        (met, at) = (met || other, at + 1 + taken);
    }
    Some((met, at))
}

fn met_by_both(words: &[&str], allowed: &[&str]) -> Option<(bool, usize)> {
    let (mut met, mut at) = met_by_one(words, allowed)?;
    while words.get(at) == Some(&"AND") {
        let (other, taken) = met_by_one(&words[at + 1..], allowed)?;
        (met, at) = (met && other, at + 1 + taken);
    }
    Some((met, at))
}

fn met_by_one(words: &[&str], allowed: &[&str]) -> Option<(bool, usize)> {
    match words {
        ["(", inner @ ..] => {
            let (met, taken) = met_by_either(inner, allowed)?;
            (inner.get(taken) == Some(&")")).then_some((met, taken + 2))
        }
        [name, "WITH", exception, ..] => Some((allowed.contains(&format!("{name} WITH {exception}").as_str()), 3)),
        [name, ..] => Some((allowed.contains(name), 1)),
        [] => None,
    }
}

fn lock() -> Vec<(String, String)> {
    let text = std::fs::read_to_string(top().join("Cargo.lock")).expect("Cargo.lock");
    locked(&text)
}

#[test]
fn every_package_has_a_licence_that_we_may_use() {
    let rows: BTreeMap<(String, String), String> = table("licences.txt")
        .into_iter()
        .map(|(line, cells)| match <[String; 3]>::try_from(cells) {
            Ok([name, version, licence]) => ((name, version), licence),
            Err(cells) => panic!("tests/cases/licences.txt:{line}: {cells:?}"),
        })
        .collect();
    let locked: BTreeSet<(String, String)> = lock().into_iter().collect();
    let mut wrong = Vec::new();
    for package @ (name, version) in &locked {
        match rows.get(package) {
            None => wrong.push(format!("{name} {version}: no row in tests/cases/licences.txt; run node .dev/licences.mjs")),
            Some(licence) if is_met(licence, ALLOWED) => {}
            Some(licence) => wrong.push(format!("{name} {version}: may we use its licence, {licence}?")),
        }
    }
    let gone = rows.keys().filter(|package| !locked.contains(package));
    wrong.extend(gone.map(|(name, version)| format!("{name} {version}: not in Cargo.lock any more")));
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn no_package_is_there_twice_without_a_reason() {
    let mut versions: BTreeMap<String, Vec<String>> = BTreeMap::new();
    lock().into_iter().for_each(|(name, version)| versions.entry(name).or_default().push(version));
    let twice: BTreeMap<_, _> = versions.into_iter().filter(|(_, versions)| versions.len() > 1).collect();
    let is_known = |name: &str| TWICE.iter().any(|(known, _)| *known == name);
    let mut wrong: Vec<String> = Vec::new();
    for (name, versions) in &twice {
        if versions.len() > 2 || !is_known(name) {
            wrong.push(format!("{name} is there as {}", versions.join(" and ")));
        }
    }
    let once = TWICE.iter().filter(|(name, _)| !twice.contains_key(*name));
    wrong.extend(once.map(|(name, _)| format!("{name} is there once: take it off the list")));
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_browser_tests_packages_have_licences_too() {
    let text = std::fs::read_to_string(top().join("tests/e2e/package-lock.json")).expect("package-lock.json");
    let lock: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let packages = lock["packages"].as_object().expect("packages").iter().filter(|(name, _)| !name.is_empty());
    let licence = |package: &serde_json::Value| package["license"].as_str().unwrap_or("none said").to_owned();
    let wrong: Vec<String> = packages
        .map(|(name, package)| (name, licence(package)))
        .filter(|(_, licence)| !is_met(licence, ALLOWED_IN_TESTS))
        .map(|(name, licence)| format!("{name}: may we use its licence, {licence}?"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn no_code_of_ours_may_be_unsafe() {
    let manifest = std::fs::read_to_string(top().join("Cargo.toml")).expect("Cargo.toml");
    assert!(manifest.contains("[lints.rust]\nunsafe_code = \"forbid\""), "Cargo.toml forbids unsafe code");
}

#[test]
fn licence_expressions_are_read_as_they_are_meant() {
    let check = |expression: &str, expected: bool| assert_eq!(is_met(expression, ALLOWED), expected, "{expression}");
    check("MIT", true);
    check("GPL-3.0-only", false);
    check("GPL-3.0-only OR MIT", true);
    check("GPL-3.0-only AND MIT", false);
    check("MIT/Apache-2.0", true);
    check("(MIT OR Apache-2.0) AND Unicode-3.0", true);
    check("(MIT OR Apache-2.0) AND LGPL-3.0-only", false);
    check("MIT OR Apache-2.0 AND LGPL-3.0-only", true);
    check("Apache-2.0 WITH LLVM-exception OR GPL-2.0-only", true);
    check("GPL-2.0-only WITH Classpath-exception-2.0", false);
    check("none said", false);
    check("", false);
    check("(MIT", false);
    check("MIT OR", false);
    check("MIT Zlib", false);
}

#[test]
fn a_lock_file_gives_every_package_with_its_version() {
    let lock = "version = 4\n\n[[package]]\nname = \"a\"\nversion = \"1.0.0\"\ndependencies = [\n \"b 2.0.0\",\n]\n\n[[package]]\nname = \"b\"\nversion = \"2.0.0\"\n";
    let pair = |name: &str, version: &str| (name.to_owned(), version.to_owned());
    assert_eq!(locked(lock), vec![pair("a", "1.0.0"), pair("b", "2.0.0")]);
}
