//! Every kind of broken assessment file, and what is found in it: all of it, each with its place.

use duibiao::exchange::{check_against, json, recognise};
use duibiao::i18n::{Language, problem};
use duibiao::plan::SubjectKind;
use duibiao::problem::Problem;
use duibiao::tree::{LIMIT_BYTES, LIMIT_ITEMS};
use serde_json::{Value, json};

use super::{filled, lvchun, tree};

/// `place: the kind of problem`, for comparing.
fn kinds(problems: &[Problem]) -> Vec<String> {
    let kind = |problem: &Problem| format!("{:?}", problem.what).split([' ', '{', '(']).next().unwrap_or_default().to_owned();
    problems.iter().map(|problem| format!("{}: {}", problem.place, kind(problem))).collect()
}

fn speaks(problem_: &Problem) {
    for language in Language::ALL {
        let sentence = problem(*language, problem_);
        assert!(sentence.ends_with(['.', '。', ')', '）']) && !sentence.contains("{"), "{sentence}");
    }
}

/// Spoils a right file and looks at what reading it, and holding it against its plan, finds.
#[track_caller]
fn check(spoil: impl FnOnce(&mut Value), expected: &[&str]) {
    let plan = lvchun();
    let mut file = tree(&plan, &filled(&plan, "大兴小学", SubjectKind::Primary));
    file.as_object_mut().expect("an object").remove("receipt");
    spoil(&mut file);
    let found = match json::read(&file.to_string()) {
        Err(problems) => problems,
        Ok(imported) => imported.warnings.iter().cloned().chain(check_against(&plan, &imported)).collect(),
    };
    found.iter().for_each(speaks);
    assert_eq!(kinds(&found), expected);
}

#[test]
fn a_file_without_a_receipt_is_fine() {
    check(|_| {}, &[]);
}

#[test]
fn everything_that_is_wrong_is_found_at_once() {
    check(
        |file| {
            file["period"] = "2025-2027".into();
            file["basis"] = "never".into();
            file["extra"] = 1.into();
            file["subject"]["kind"] = "castle".into();
            file["created"] = "yesterday".into();
            file["as_of"] = "2026-02-30".into();
            file["answers"][0] =
                json!({ "checkpoint": "1.6", "level": "full", "seq": -1, "copy": "c", "at": "2026-06-30T08:00:00Z" });
            file["answers"][1].as_object_mut().expect("an object").remove("copy");
            file["values"][0]["value"] = 95.into();
            file["values"][1]["metric"] = Value::Null;
        },
        &[
            "大兴小学/subject: UnknownWord",
            "大兴小学: BadPeriod",
            "大兴小学: BadTime",
            "大兴小学: BadDate",
            "大兴小学: UnknownWord",
            "大兴小学/1.6: WrongType",
            "大兴小学/11.1: MissingField",
            "大兴小学/compulsory_public_funds_training_share: WrongType",
            "大兴小学/values[1]: MissingField",
            "大兴小学: UnknownField",
        ],
    );
}

#[test]
fn fields_that_are_missing() {
    check(
        |file| *file = json!({ "format": "duibiao-assessment", "version": 1 }),
        &[": MissingField", ": MissingField", ": MissingField", ": MissingField", ": MissingField", ": MissingField"],
    );
}

#[test]
fn a_newer_version_says_nothing_else() {
    check(
        |file| {
            file["version"] = (json::VERSION + 1).into();
            file["surprise"] = true.into();
        },
        &[": NewerFormat"],
    );
}

#[test]
fn no_assessment_at_all() {
    check(|file| file["format"] = "other".into(), &[": NotOurs"]);
    check(|file| *file = json!([1]), &[": NotOurs"]);
}

#[test]
fn another_plan() {
    check(|file| file["plan"]["id"] = "other-2020".into(), &["大兴小学: OtherPlan"]);
}

#[test]
fn another_edition_keeps_what_it_can_and_says_so() {
    check(
        |file| {
            file["plan"]["hash"] = "0000000000000000".into();
            file["answers"][0]["checkpoint"] = "99.9".into();
            file["answers"][1]["level"] = "good".into();
            file["values"][0]["metric"] = "no_such_metric".into();
        },
        &[
            "大兴小学: OtherEdition",
            "大兴小学/11.1: NoLongerFits",
            "大兴小学/99.9: LostCheckpoint",
            "大兴小学/no_such_metric: NoLongerFits",
        ],
    );
}

#[test]
fn answers_that_do_not_fit_the_plan() {
    let stamp = |mut answer: Value| {
        answer["seq"] = 1.into();
        answer["copy"] = "c".into();
        answer["at"] = "2026-06-30T08:00:00Z".into();
        answer
    };
    check(
        |file| {
            file["answers"] = json!([
                stamp(json!({ "checkpoint": "99.9", "level": "full" })),
                stamp(json!({ "checkpoint": "2.1", "level": "good" })),
                stamp(json!({ "checkpoint": "2.2", "not_applicable": " " })),
                stamp(json!({ "checkpoint": "目标17.2", "level": "full" })),
            ])
        },
        &[
            "大兴小学/2.1: UnknownLevel",
            "大兴小学/2.2: NoReason",
            "大兴小学/99.9: UnknownCheckpoint",
            "大兴小学/目标17.2: LevelOnNumber",
        ],
    );
    check(
        |file| {
            file["answers"] = json!([
                stamp(json!({ "checkpoint": "2.1", "level": "full", "not_applicable": "没有" })),
                stamp(json!({ "checkpoint": "2.2", "level": "full" })),
                stamp(json!({ "checkpoint": "2.2", "level": "none" })),
            ])
        },
        &["大兴小学/2.1: LevelAndNotApplicable", "大兴小学/2.2: DoubleId"],
    );
}

#[test]
fn values_that_do_not_fit_the_plan() {
    check(|file| file["values"][0]["metric"] = "no_such_metric".into(), &["大兴小学/no_such_metric: UnknownSheetMetric"]);
    check(
        |file| {
            let first = file["values"][0].clone();
            file["values"].as_array_mut().expect("a list").push(first);
        },
        &["大兴小学/compulsory_public_funds_training_share: DoubleId"],
    );
}

#[test]
fn a_value_that_is_no_number_is_kept_and_told() {
    let plan = lvchun();
    let mut file = tree(&plan, &filled(&plan, "大兴小学", SubjectKind::Primary));
    file["values"][0]["value"] = "三十".into();
    let imported = json::read(&file.to_string()).expect("it can be used");
    assert!(imported.dossier.sheet.iter().any(|(_, entry)| entry.value == "三十"));
    let found = check_against(&plan, &imported);
    assert!(matches!(kinds(&found).as_slice(), [one] if one.ends_with(": UnreadableValue")), "{found:?}");
    assert!(found[0].is_warning());
}

#[test]
fn bytes_that_are_no_file_of_ours() {
    #[track_caller]
    fn check(bytes: &[u8], expected: &str) {
        let problems = recognise(bytes).expect_err("not ours");
        problems.iter().for_each(speaks);
        assert_eq!(kinds(&problems), [expected]);
    }
    let plan = lvchun();
    let right = json::write(&plan, &filled(&plan, "大兴小学", SubjectKind::Primary));
    check(&right.as_bytes()[..right.len() / 2], truncated_or_not_text(&right));
    check(b"", ": Truncated");
    check(b"hello", ": NotOurs");
    check(b"\xff\xfe{\0}\0", ": NotText");
    check(b"{\0}", ": NotText");
    check(b"{}", ": NotOurs");
    check(br#"{"format":1}"#, ": NotOurs");
    check(br#"{"format": 2, "indicators": []}"#, ": NewerFormat");
    check(b"{\"a\": tru }", ": Syntax");
    check(format!("{{\"a\":{}", "[".repeat(500)).as_bytes(), ": TooDeep");
    check(&vec![b' '; LIMIT_BYTES + 1], ": TooLarge");
}

/// Half a file may end within a character.
fn truncated_or_not_text(text: &str) -> &'static str {
    if text.is_char_boundary(text.len() / 2) { ": Truncated" } else { ": NotText" }
}

#[test]
fn sentences_say_what_where_and_what_to_do() {
    let plan = lvchun();
    let mut file = tree(&plan, &filled(&plan, "大兴小学", SubjectKind::Primary));
    let answers = file["answers"].as_array_mut().expect("a list");
    answers.iter_mut().find(|answer| answer["checkpoint"] == "2.2").expect("it is asked")["level"] = "good".into();
    let found = check_against(&plan, &json::read(&file.to_string()).expect("it reads"));
    assert_eq!(
        problem(Language::Zh, &found[0]),
        "2.2 的等级“good”不在可选之列，可用：已达成（full）、基本达成（most）、部分达成（part）、未达成（none）。请改正后再读入。"
    );
}

/// Within the limits any order is read, in the time that it takes; beyond them nothing is made of it.
#[test]
fn so_many_entries_and_no_more() {
    let many = |count: usize| {
        let mut file = tree(&lvchun(), &super::blank(&lvchun(), "小学", SubjectKind::Primary));
        file.as_object_mut().expect("an object").remove("receipt");
        let answer = |n: usize| json!({ "checkpoint": format!("{n:06}"), "note": "a", "seq": 1, "copy": "c", "at": "2026-06-30T08:00:00Z" });
        file["answers"] = (0..count).rev().map(answer).collect();
        json::read(&file.to_string())
    };
    assert_eq!(many(LIMIT_ITEMS).map(|found| found.dossier.assessment.answers().count()), Ok(LIMIT_ITEMS));
    assert_eq!(kinds(&many(LIMIT_ITEMS + 1).expect_err("too many")), ["小学: TooMany"]);
    let long = " ".repeat(LIMIT_BYTES);
    assert!(matches!(recognise(format!("{{{long}}}").as_bytes()), Err(problems) if kinds(&problems) == [": TooLarge"]));
}
