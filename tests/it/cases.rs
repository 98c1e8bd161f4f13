//! Tables of cases and snapshots, as they stand in `tests/cases/`.

use std::path::{Path, PathBuf};

/// The folder of the project, from which every path here starts.
pub fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn path(name: &str) -> PathBuf {
    top().join("tests/cases").join(name)
}

pub fn text(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("tests/cases/{name}: {error}"))
}

/// The rows of a table: cells apart by `|`, blank lines and lines from `#` on left out; each with its line number.
pub fn table(name: &str) -> Vec<(usize, Vec<String>)> {
    let row = |(index, line): (usize, &str)| {
        let cells = line.split('|').map(|cell| cell.trim().to_owned()).collect();
        (!line.trim().is_empty() && !line.starts_with('#')).then_some((index + 1, cells))
    };
    text(name).lines().enumerate().filter_map(row).collect()
}

/// Fails with every row that is not as expected, at once.
pub fn check_all(name: &str, check: impl Fn(&[String]) -> Result<(), String>) {
    let rows = table(name);
    assert!(!rows.is_empty(), "tests/cases/{name} holds no case");
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(line, cells)| check(cells).err().map(|what| format!("tests/cases/{name}:{line}: {what}")))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// So many random cases; a failure worth keeping becomes a case with a name, not a file of seeds.
pub fn random(cases: u32) -> proptest::test_runner::Config {
    proptest::test_runner::Config { cases, failure_persistence: None, ..Default::default() }
}
