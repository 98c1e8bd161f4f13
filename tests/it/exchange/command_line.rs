//! `duibiao` as a person or a script runs it.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use duibiao::exchange::json;
use duibiao::plan::SubjectKind;
use serde_json::Value;

use super::{filled, lvchun};

/// A folder of its own for one test.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("command_line").join(name);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_duibiao")).args(args).output().expect("it runs")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

#[track_caller]
fn json_of(args: &[&str]) -> Value {
    let output = run(args);
    assert!(output.status.success(), "{}", stderr(&output));
    serde_json::from_str(&stdout(&output)).expect("JSON")
}

/// An assessment file on disk.
fn assessment(test: &str, kind: SubjectKind) -> String {
    let plan = lvchun();
    let path = folder(test).join("assessment.json");
    fs::write(&path, json::write(&plan, &filled(&plan, "绿春县第一中学", kind))).expect("written");
    path.to_string_lossy().into_owned()
}

#[test]
fn score_of_what_is_sealed_is_that_of_the_seal() {
    let plan = lvchun();
    let mut dossier = super::seals::sealed(&plan, SubjectKind::Primary);
    let path = folder("score-sealed").join("assessment.json");
    let score = |dossier: &duibiao::assessment::Dossier| {
        fs::write(&path, json::write(&plan, dossier)).expect("written");
        json_of(&["score", &path.to_string_lossy(), "--today", "2027-03-01", "--basis", "final"])
    };
    let before = score(&dossier);
    assert_eq!((&before["sealed"]["by"], &before["sealed"]["on"]), (&"张明".into(), &"2026-11-22".into()));
    assert_eq!((&before["today"], &before["basis"]), (&"2026-11-22".into(), &"current".into()));
    assert_eq!(before["sealed"].get("differences"), None);
    let keys: Vec<_> = dossier.sheet.iter().map(|(key, _)| key.clone()).collect();
    for key in keys {
        super::type_value(&mut dossier, key, "1", 4000);
    }
    let after = score(&dossier);
    for same in ["score", "coverage", "grade", "sections", "indicators"] {
        assert_eq!(after[same], before[same], "{same}");
    }
    let differences = after["sealed"]["differences"].as_array().expect("some");
    assert!(differences.iter().any(|line| line.as_str().is_some_and(|line| line.starts_with("总分由 "))), "{differences:?}");
}

#[test]
fn plans_and_plan() {
    let plans = json_of(&["plans"]);
    assert_eq!((&plans[0]["id"], &plans[0]["counts"]["measures"]), (&"lvchun-2022".into(), &63.into()));
    assert_eq!(json_of(&["plan", "lvchun-2022"])["indicators"].as_array().map(Vec::len), Some(83));
}

#[test]
fn score_says_all_that_follows() {
    for (kind, name) in [(SubjectKind::Primary, "score-primary"), (SubjectKind::County, "score-county")] {
        let score = json_of(&["score", &assessment(name, kind), "--today", "2026-11-22", "--basis", "final"]);
        assert_eq!((&score["as_of"], &score["basis"]), (&"2026-08-31".into(), &"final".into()));
        let so_far = score["score"]["so_far"].as_str().expect("a decimal");
        assert_eq!(so_far.split_once('.').map(|(_, decimals)| decimals.len()), Some(4));
        let first = &score["indicators"][0]["checkpoints"][0];
        assert!(first["why"].as_str().is_some_and(|why| why.ends_with('。')), "{first}");
    }
    let path = assessment("score-day", SubjectKind::County);
    let early = json_of(&["score", &path, "--today", "2023-01-01", "--as-of", "2022-12-31", "--lang", "en"]);
    assert_eq!(early["as_of"], "2022-12-31");
}

#[test]
fn export_writes_and_reads_back() {
    let path = assessment("export", SubjectKind::Junior);
    for format in ["json", "csv"] {
        let out = folder("export").join(format!("out.{format}"));
        let output = run(&["export", &path, "--format", format, "--out", &out.to_string_lossy()]);
        assert!(output.status.success(), "{}", stderr(&output));
        assert!(fs::read(&out).is_ok_and(|bytes| !bytes.is_empty()));
    }
    assert_eq!(fs::read(folder("export").join("out.json")).ok(), fs::read(&path).ok());
}

#[test]
fn check_names_file_place_and_problem() {
    let right = assessment("check", SubjectKind::Primary);
    assert!(run(&["check", &right]).status.success());
    // A plan as its author writes it.
    assert!(run(&["check", "seeds/chuxiong-2023.toml"]).status.success());
    let broken = folder("check").join("broken.json");
    let text = fs::read_to_string(&right).expect("written").replacen("\"full\"", "\"good\"", 1);
    fs::write(&broken, text).expect("written");
    let broken = broken.to_string_lossy().into_owned();
    let output = run(&["check", &right, &broken, "no-such-file.json"]);
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<String> = stderr(&output).lines().map(str::to_owned).collect();
    assert!(
        lines.iter().any(|line| line.starts_with(&format!("{broken}: 绿春县第一中学/")) && line.contains("“good”")),
        "{lines:?}"
    );
    assert!(lines.iter().any(|line| line.starts_with("no-such-file.json: ")), "{lines:?}");
}

#[test]
fn seeds_and_schemas_are_written() {
    let out = folder("seeds");
    assert!(run(&["seeds", "--out", &out.to_string_lossy()]).status.success());
    let plan = fs::read_to_string(out.join("lvchun-2022.json")).expect("written");
    assert_eq!(duibiao::plan::from_json(&plan).expect("right"), lvchun());
    let catalogue: Value =
        serde_json::from_str(&fs::read_to_string(out.join("catalogue.json")).expect("written")).expect("JSON");
    assert_eq!(catalogue, json_of(&["plans"]));
    assert!(run(&["schema", "--out", &folder("schema").to_string_lossy()]).status.success());
}

#[test]
fn a_wrong_command_line_is_told_in_one_line() {
    for args in [
        &["frobnicate"][..],
        &[],
        &["plan"],
        &["score"],
        &["plans", "--what"],
        &["score", "a.json", "--today", "soon"],
        &["export", "a.json", "--format", "pdf", "--out", "x"],
        &["export", "a.json", "--format", "csv"],
        &["check"],
    ] {
        let output = run(args);
        assert_eq!((output.status.code(), stderr(&output).lines().count()), (Some(2), 1), "{args:?}: {}", stderr(&output));
    }
    assert_eq!(run(&["plan", "no-such-plan"]).status.code(), Some(1));
    assert!(run(&["--help"]).status.success());
}

#[test]
fn a_reader_that_goes_away_is_no_panic() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_duibiao"))
        .args(["plan", "lvchun-2022"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), String::new()));
}

#[test]
fn a_workbook_goes_out_and_comes_in_by_the_command_line() {
    let file = assessment("workbook", SubjectKind::Primary);
    let folder = folder("workbook");
    let paper = folder.join("自评表.xlsx").to_string_lossy().into_owned();
    let made = run(&["export", &file, "--format", "xlsx", "--out", &paper, "--today", "2026-11-22"]);
    assert!(made.status.success(), "{}", stderr(&made));
    assert!(run(&["check", &paper]).status.success());
    let score = |path: &str| json_of(&["score", path, "--today", "2026-11-22"]);
    assert_eq!(score(&paper), score(&file), "the same assessment");
    let form = folder.join("空白表.xlsx").to_string_lossy().into_owned();
    let made = run(&["form", "lvchun-2022", "--kind", "primary", "--out", &form, "--today", "2026-11-22"]);
    assert!(made.status.success(), "{}", stderr(&made));
    let empty = run(&["check", &form]);
    assert!(stderr(&empty).contains("空白表.xlsx: 封面!B3：没有填自评单位的名称"), "{}", stderr(&empty));
    assert_eq!(run(&["form", "lvchun-2022", "--out", &form]).status.code(), Some(2), "which kind?");
}
