//! 修改记录: what stood at a place before, when it changed, and that nothing else hangs on it.

use duibiao::assessment::{Dossier, Said, SheetKey, Stamped};
use duibiao::exchange::json;
use duibiao::plan::SubjectKind;
use duibiao::storage::{Key, Shelf, all_records};

use crate::cases::check_all;
use crate::scenario::{Scenario, minute, plan};

fn school() -> Scenario {
    Scenario::start(plan("demo"), SubjectKind::Primary, "演示小学")
}

/// The history of a place: `part@0 full@10`.
fn told(dossier: &Dossier, place: &str) -> String {
    let key = SheetKey::new(&place.into(), None, dossier.assessment.period);
    let of_answer = dossier.assessment.histories().of(&place.into());
    let said = if of_answer.is_empty() { dossier.sheet.histories().of(&key) } else { of_answer };
    said.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn one(said: &Stamped<Said>) -> String {
    let what = match &said.value {
        Said::Nothing => "—".to_owned(),
        Said::Level(level) => level.to_string(),
        Said::NotApplicable { reason } => format!("不适用（{reason}）"),
        Said::Number(text) => text.clone(),
    };
    format!("{what}@{}", (said.stamp.at - minute(0)).num_minutes())
}

#[test]
fn what_stood_for_a_while_is_history() {
    check_all("history.txt", |cells| {
        let [edits, place, expected] = cells else { return Err("edits | place | history".to_owned()) };
        let mut school = school();
        school.say(edits);
        let found = told(&school.dossier, place);
        let before = school.dossier.clone();
        school.reload();
        match () {
            () if found != *expected => Err(format!("{edits}: {found}")),
            () if school.dossier != before => Err(format!("{edits}: another after a reload")),
            () => Ok(()),
        }
    });
}

#[test]
fn a_step_back_takes_the_entry_away_again() {
    let mut school = school();
    school.say("1.1=part; 分钟=30; 1.1=full");
    assert_eq!(told(&school.dossier, "1.1"), "part@0 full@30");
    school.undo();
    assert_eq!(told(&school.dossier, "1.1"), "part@0");
}

#[test]
fn the_twelve_before_the_present_are_kept() {
    let mut school = school();
    for n in 0..30 {
        school.say(&format!("分钟={}; boarders:={n}", n * 20));
    }
    let told = told(&school.dossier, "boarders");
    assert!(told.starts_with("17@340 18@360 ") && told.ends_with(" 29@580"), "{told}");
    assert_eq!(told.split(' ').count(), 13);
}

/// The same work with changes on the way and without: `1.1` taken back in the end, `boarders` cleared.
fn with_and_without() -> (Scenario, Scenario) {
    let (mut with, mut without) = (school(), school());
    with.say("1.1=part; 1.2=yes; boarders:=5; 2.2=900; 分钟=30; 1.1=; boarders:=; 2.2=1200; 分钟=99; 1.2=no; 2.3=40");
    without.say("分钟=30; 2.2=1200; 分钟=99; 1.2=no; 2.3=40");
    // The same edits have the same numbers.
    without.dossier = with.dossier.clone();
    for id in ["1.1", "1.2"] {
        let entry = with.dossier.assessment.entry(&id.into()).cloned();
        without.dossier.assessment.forget(&id.into());
        without.dossier.assessment.set(id.into(), entry);
    }
    for key in with.dossier.sheet.kept() {
        let entry = with.dossier.sheet.entry(key).cloned();
        without.dossier.sheet.forget(key);
        without.dossier.sheet.set(key.clone(), entry);
    }
    (with, without)
}

#[test]
fn an_answer_that_was_taken_back_is_none() {
    let (with, without) = with_and_without();
    assert_eq!(told(&with.dossier, "1.1"), "part@0 —@30");
    assert_eq!((told(&without.dossier, "1.1"), told(&without.dossier, "boarders")), Default::default());
    assert_eq!(with.dossier.assessment.answer(&"1.1".into()), None);
    assert_eq!(with.dossier.assessment.answers().count(), 1);
    assert_eq!(with.evaluation(), without.evaluation());
    assert!(with.found("1.1").starts_with("未作答"), "{}", with.found("1.1"));
    assert_eq!(
        with.dossier.values_used(&with.plan).len(),
        without.dossier.values_used(&without.plan).len(),
        "a value that was cleared is none"
    );
}

#[test]
fn the_receipt_does_not_hang_on_history() {
    let (with, without) = with_and_without();
    let plan = &with.plan;
    let (text, plain) = (json::write(plan, &with.dossier), json::write(plan, &without.dossier));
    assert!(text.contains("\"version\": 3,") && plain.contains("\"version\": 1,"), "{text}");
    assert_eq!(json::receipt_of(plan, &with.dossier), json::receipt_of(plan, &without.dossier));
    let read = json::read(&text).expect("our own file");
    assert_eq!(read.warnings, []);
    assert_eq!(read.dossier, with.dossier, "the history comes along");
    assert_eq!(json::write(plan, &read.dossier), text);
}

#[test]
fn since_when_something_stands_keeps_no_older_program_from_reading() {
    let mut school = school();
    school.say("1.1=part; 分钟=30; 备注=1.1：见档案");
    assert!(json::write(&school.plan, &school.dossier).contains("\"version\": 1,"));
}

#[test]
fn records_are_of_the_newest_version_only_where_there_is_a_history() {
    let (with, _) = with_and_without();
    let newer: Vec<String> = all_records(&with.dossier)
        .into_iter()
        .filter(|(_, text)| text.contains(r#""version":2,"#))
        .map(|(key, _)| key.text().rsplit('/').next().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(newer, ["1.2", "1.1", "books||2025-2026", "boarders||2025-2026"]);
}

#[test]
fn a_history_goes_with_what_it_is_of() {
    let (with, _) = with_and_without();
    let records = all_records(&with.dossier).into_iter().map(|(key, text)| (key.text(), text));
    let (mut shelf, _) = Shelf::load(records);
    let goes = |gone: &[Key], name: &str| gone.iter().any(|key| key.text().ends_with(name));
    let gone = shelf.remove(&with.dossier.assessment.id);
    assert!(goes(&gone, "/1.1") && goes(&gone, "/boarders||2025-2026"), "{gone:?}");
}

#[test]
fn what_a_file_brings_goes_on_from_what_was_here() {
    let mut school = school();
    school.say("boarders:=5; 分钟=30; boarders:=6");
    let mut theirs = school.dossier.sheet.clone();
    let key = SheetKey::new(&"boarders".into(), None, school.dossier.assessment.period);
    theirs.forget(&key);
    let stamp = school.dossier.sheet.entry(&key).expect("typed").stamp.clone();
    theirs.set(key, Some(Stamped { value: "7".to_owned(), stamp }));
    school.dossier.sheet = school.dossier.sheet.clone().overlaid_with(theirs);
    assert_eq!(told(&school.dossier, "boarders"), "5@0 6@30 7@30");
}
