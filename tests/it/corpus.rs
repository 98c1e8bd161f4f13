//! What fuzzing starts from and has found, replayed in seconds: see `tests/fuzz`.

#[path = "../fuzz/checks.rs"]
mod checks;

use crate::cases::top;

#[track_caller]
fn replay(target: &str, check: fn(&[u8])) {
    let folder = top().join("tests/fuzz/corpus").join(target);
    let files = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut count = 0;
    for file in files {
        let bytes = std::fs::read(file.expect("an entry").path()).expect("a file");
        check(&bytes);
        // Cut in the middle, and with a byte turned over here and there.
        check(&bytes[..bytes.len() / 2]);
        for place in (0..bytes.len()).step_by(bytes.len() / 20 + 1) {
            let mut other = bytes.clone();
            other[place] ^= 0x15;
            check(&other);
        }
        count += 1;
    }
    assert!(count > 0, "{target} has something to start from");
}

#[test]
fn assessments() {
    replay("assessment_json", checks::assessment_json);
}

#[test]
fn plans() {
    replay("plan_json", checks::plan_json);
    replay("plan_toml", checks::plan_toml);
}

#[test]
fn tables() {
    replay("csv", checks::csv);
}

#[test]
fn backups() {
    replay("backup", checks::backup);
}

#[test]
fn records() {
    replay("journal", checks::journal);
}
