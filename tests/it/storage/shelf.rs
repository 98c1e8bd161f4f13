//! The shelf: what a store of records is read as, and what one bad record does to the others: nothing.

use chrono::{DateTime, Utc};
use duibiao::assessment::{
    Answer, Assessment, Basis, Choice, DataSheet, Dossier, Period, PlanRef, SheetKey, Stamp, Stamped, Subject,
};
use duibiao::plan::{Stage, SubjectKind};
use duibiao::storage::{Damage, Key, Shelf, all_records, seal};
use proptest::prelude::*;

use crate::cases::{self, random};
use crate::scenario::{Scenario, day, plan};

type Store = Vec<(String, String)>;

fn store(dossiers: &[&Dossier]) -> Store {
    dossiers.iter().flat_map(|dossier| all_records(dossier)).map(|(key, text)| (key.text(), text)).collect()
}

/// A school with two ratings, a note and two numbers.
fn school() -> Dossier {
    let mut school = Scenario::start(plan("demo"), SubjectKind::Primary, "演示小学");
    school.say("1.1=full; 1.2=part; 2.2=1,200; boarders:=65");
    school.note("1.1", "见3号盒");
    school.dossier
}

/// The same school at another assessment, with the same sheet.
fn next_year(dossier: &Dossier) -> Dossier {
    let mut next = dossier.clone();
    next.assessment.id = "next".into();
    next
}

#[test]
fn a_store_reads_back_as_what_was_kept() {
    let (one, next) = (school(), next_year(&school()));
    let mut records = store(&[&one, &next]);
    records.reverse();
    let (shelf, aside) = Shelf::load(records);
    assert_eq!(aside, []);
    assert_eq!(shelf.dossier(&one.assessment.id), Some(one));
    assert_eq!(shelf.dossier(&next.assessment.id), Some(next));
}

#[test]
fn one_bad_record_leaves_all_others_as_they_are() {
    let dossier = school();
    let records = store(&[&dossier]);
    for place in 0..records.len() {
        let (key, text) = &records[place];
        if key.starts_with("duibiao/subject") || key.starts_with("duibiao/assessment") {
            continue; // Others hang on these; see below.
        }
        let mut damaged = records.clone();
        damaged[place].1 = text.replace("2025", "2024").replace("copy", "kopy");
        let bad = damaged[place].clone();
        let (shelf, aside) = Shelf::load(damaged);
        let found: Vec<_> = aside.into_iter().map(|record| (record.key, record.text, record.damage)).collect();
        assert_eq!(found, [(bad.0, bad.1, Damage::Changed)]);
        let left: Store = store(&[&shelf.dossier(&dossier.assessment.id).expect("it is still there")]);
        let wanted: Store = records.iter().filter(|(each, _)| each != key).cloned().collect();
        assert_eq!(left, wanted, "without {key}");
    }
}

#[test]
fn what_hangs_on_a_lost_record_is_set_aside_with_it_and_nothing_else_is() {
    let (one, mut other) = (school(), next_year(&school()));
    other.assessment.subject = "other".into();
    other.subject.id = "other".into();
    let records = store(&[&one, &other]);
    // The head: its answers have nowhere to stand.
    let without = |gone: &str| records.iter().filter(|(key, _)| key != gone).cloned().collect::<Store>();
    let (shelf, aside) = Shelf::load(without("duibiao/assessment/assessment"));
    assert_eq!(shelf.dossier(&one.assessment.id), None);
    assert_eq!(
        aside.iter().map(|record| record.key.as_str()).collect::<Vec<_>>(),
        ["duibiao/answer/assessment/1.1", "duibiao/answer/assessment/1.2"]
    );
    assert_eq!(shelf.dossier(&other.assessment.id).as_ref(), Some(&other));
    // The subject: nobody knows what such an assessment asks, and no card without a name is shown.
    let (shelf, aside) = Shelf::load(without("duibiao/subject/subject"));
    assert!(shelf.assessments.keys().all(|id| shelf.dossier(id).is_some()), "what is on the shelf can be opened");
    assert_eq!(aside.len(), store(&[&one]).len() - 1, "all of it can be taken along");
    assert_eq!(shelf.dossier(&other.assessment.id), Some(other));
}

#[test]
fn records_of_a_newer_program_are_told_from_damage() {
    let mut records = store(&[&school()]);
    records[2].1 = r#"{"format":"duibiao","version":2,"anything":true}"#.to_owned();
    let (_, aside) = Shelf::load(records);
    assert_eq!(aside.iter().map(|record| record.damage).collect::<Vec<_>>(), [Damage::Newer]);
}

#[test]
fn a_whole_record_with_a_wrong_body_is_set_aside() {
    let bodies = [
        r#"[]"#,
        r#"{}"#,
        r#"{"id":"s","name":"x","kind":"castle","region":""}"#,
        r#"{"id":"s","name":"x","kind":"primary","region":"","more":1}"#,
    ];
    for body in bodies {
        let (shelf, aside) = Shelf::load([("duibiao/subject/s".to_owned(), seal(0, body))]);
        assert!(shelf.subjects.is_empty(), "{body}");
        assert_eq!(aside.len(), 1, "{body}");
    }
}

#[test]
fn numbers_stay_as_long_as_another_assessment_needs_them() {
    let (one, next) = (school(), next_year(&school()));
    let (mut shelf, _) = Shelf::load(store(&[&one, &next]));
    let texts = |gone: Vec<Key>| gone.iter().map(Key::text).collect::<Vec<_>>();
    let gone = texts(shelf.remove(&one.assessment.id));
    assert_eq!(gone, ["duibiao/answer/assessment/1.1", "duibiao/answer/assessment/1.2", "duibiao/assessment/assessment"]);
    assert_eq!(shelf.dossier(&next.assessment.id).as_ref(), Some(&next), "with all its numbers");

    let mut gone = texts(shelf.remove(&next.assessment.id));
    let mut all: Vec<String> = store(&[&next]).into_iter().map(|(key, _)| key).collect();
    gone.sort();
    all.sort();
    assert_eq!(gone, all, "the last one takes everything along");
    assert_eq!(shelf, Shelf::default());
    assert_eq!(shelf.remove(&next.assessment.id), []);
}

#[test]
fn what_was_begun_is_found_by_subject_plan_and_period() {
    let mut shelf = Shelf::default();
    let (one, mut newer) = (school(), next_year(&school()));
    newer.assessment.created += chrono::TimeDelta::days(1);
    shelf.put(one.clone());
    let find = |shelf: &Shelf, plan: &str, period: Period| {
        let subject = shelf.same_subject(" 演示小学 ", SubjectKind::Primary).expect("it is here");
        shelf.same_assessment(&subject.id, &plan.into(), period).map(|found| found.id.to_string())
    };
    let period = one.assessment.period;
    assert_eq!(find(&shelf, "demo", period).as_deref(), Some("assessment"));
    assert_eq!(find(&shelf, "lvchun-2022", period), None, "of another plan");
    assert_eq!(find(&shelf, "demo", Period::Year(2025)), None, "for another time");
    shelf.put(newer);
    assert_eq!(find(&shelf, "demo", period).as_deref(), Some("next"), "the newest");
}

#[test]
fn other_numbers_of_the_same_subject_contradict() {
    let dossier = school();
    let (shelf, _) = Shelf::load(store(&[&dossier]));
    assert!(!shelf.contradicts(&dossier));
    let with = |key: &str, value: &str| {
        let mut other = dossier.clone();
        let key = SheetKey::new(&key.into(), None, Period::SchoolYear(2025));
        let stamp = Stamp { seq: 99, copy: "other".into(), at: DateTime::UNIX_EPOCH };
        other.sheet.set(key, Some(Stamped { value: value.to_owned(), stamp }));
        other
    };
    assert!(!shelf.contradicts(&with("boarders", "65")), "the same, typed elsewhere");
    assert!(shelf.contradicts(&with("boarders", "66")));
    assert!(!shelf.contradicts(&with("new_here", "1")), "one more is no contradiction");
    let mut stranger = with("boarders", "66");
    stranger.subject.id = "stranger".into();
    assert!(!shelf.contradicts(&stranger));
    assert!(!Shelf::default().contradicts(&dossier));
}

/// Records of every version ever shipped load for ever, from files that nobody changes.
#[test]
fn records_of_version_1_load_for_ever() {
    let folder = cases::path("records/v1");
    let files = std::fs::read_dir(&folder).expect("the folder of records").map(|file| file.expect("a file").path());
    let mut names = Vec::new();
    let records: Store = files
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("a record is text");
            let (key, text) = text.split_once('\n').expect("the key, then the record");
            names.push(path.file_stem().expect("a name").to_string_lossy().into_owned());
            (key.to_owned(), text.trim_end().to_owned())
        })
        .collect();
    names.sort();
    assert_eq!(names, ["answer-level", "answer-not-applicable", "assessment", "subject", "value", "value-universal"]);
    let (shelf, aside) = Shelf::load(records);
    assert_eq!(aside, []);
    let dossier = shelf.dossier(&"v1assessment".into()).expect("the assessment");
    let stamp = |seq: u64| Stamp {
        seq,
        copy: "v1copy".into(),
        at: "2026-03-01T08:00:00.120Z".parse::<DateTime<Utc>>().expect("a time"),
    };
    assert_eq!(
        dossier.subject,
        Subject {
            id: "v1subject".into(),
            name: "绿春县第一中学".to_owned(),
            kind: SubjectKind::Junior,
            region: "云南省/红河州/绿春县".to_owned(),
            code: Some("1234567890".to_owned()),
            boarding: Some(true),
            public: Some(true),
            rural: None,
            centre: None,
        }
    );
    let mut assessment = Assessment::new(
        "v1assessment".into(),
        PlanRef { id: "lvchun-2022".into(), edition: "1".to_owned(), hash: "0123456789abcdef".to_owned() },
        "v1subject".into(),
        Period::SchoolYear(2025),
        "2026-02-28T01:02:03Z".parse().expect("a time"),
    );
    assessment.as_of = Some("2026-06-30".parse().expect("a day"));
    assessment.basis = Basis::Final;
    assessment.based_on = Some("A1B2-C3D4".to_owned());
    let level =
        Answer {
            choice: Choice::Level("most".into()), note: "见3号盒\n“=1+1”".to_owned(), review: Some("核对".to_owned())
        };
    let out =
        Answer { choice: Choice::NotApplicable { reason: "没有住校生".to_owned() }, note: String::new(), review: None };
    assessment.set("1.1".into(), Some(Stamped { value: level, stamp: stamp(3) }));
    assessment.set("要求1.1".into(), Some(Stamped { value: out, stamp: stamp(4) }));
    assert_eq!(dossier.assessment, assessment);
    let mut sheet = DataSheet::default();
    let staged = SheetKey::new(&"psychology_teachers".into(), Some(Stage::Junior), Period::SchoolYear(2025));
    let universal = SheetKey::universal(&"lvchun-2022".into(), &"38.6".into(), Period::SchoolYear(2025));
    sheet.set(staged, Some(Stamped { value: "１，200".to_owned(), stamp: stamp(5) }));
    sheet.set(universal, Some(Stamped { value: "8/9".to_owned(), stamp: stamp(6) }));
    assert_eq!(dossier.sheet, sheet);
}

fn stamped<T>(value: T, seq: u32) -> Stamped<T> {
    let at = DateTime::from_timestamp_millis(i64::from(seq) * 1000 + 7).expect("a time");
    Stamped { value, stamp: Stamp { seq: seq.into(), copy: format!("copy{}", seq % 3).into(), at } }
}

fn answer() -> impl Strategy<Value = Answer> {
    let choice = prop_oneof![
        Just(Choice::Nothing),
        "[a-z-]{1,8}".prop_map(|level| Choice::Level(level.as_str().into())),
        any::<String>().prop_map(|reason| Choice::NotApplicable { reason }),
    ];
    (choice, any::<String>(), any::<Option<String>>()).prop_map(|(choice, note, review)| Answer { choice, note, review })
}

prop_compose! {
    /// Any dossier that a person could bring about.
    fn dossier()(
        name in "[一-龥A-z]{1,12}",
        kind in prop::sample::select(SubjectKind::ALL),
        region in any::<String>(),
        (code, boarding, public, rural, centre) in any::<(Option<String>, Option<bool>, Option<bool>, Option<bool>, Option<bool>)>(),
        (year, school) in (1990i32..2100, any::<bool>()),
        (final_basis, days, based_on) in (any::<bool>(), prop::option::of(0u64..40_000), prop::option::of("[0-9A-Z]{1,9}")),
        answers in prop::collection::btree_map("(要求|目标)?[0-9]{1,2}\\.[0-9]{1,2}", (answer(), any::<u32>()), 0..12),
        values in prop::collection::btree_map(("[a-z_/0-9]{1,12}", prop::option::of(prop::sample::select(Stage::ALL))), (any::<String>(), any::<u32>()), 0..12),
    ) -> Dossier {
        let period = if school { Period::SchoolYear(year) } else { Period::Year(year) };
        let subject = Subject { id: "subject".into(), name, kind, region, code, boarding, public, rural, centre };
        let of = PlanRef { id: "demo".into(), edition: "1".to_owned(), hash: "0".repeat(16) };
        let mut assessment = Assessment::new("assessment".into(), of, subject.id.clone(), period, DateTime::UNIX_EPOCH);
        assessment.basis = if final_basis { Basis::Final } else { Basis::Current };
        assessment.as_of = days.map(|days| day("2000-01-01") + chrono::Days::new(days));
        assessment.based_on = based_on;
        for (id, (answer, seq)) in answers {
            assessment.set(id.as_str().into(), Some(stamped(answer, seq)));
        }
        let mut sheet = DataSheet::default();
        for ((metric, stage), (value, seq)) in values {
            sheet.set(SheetKey::new(&metric.as_str().into(), stage, period), Some(stamped(value, seq)));
        }
        Dossier { subject, sheet, assessment }
    }
}

proptest! {
    #![proptest_config(random(128))]

    #[test]
    fn what_is_kept_comes_back_the_same(dossier in dossier()) {
        let (shelf, aside) = Shelf::load(store(&[&dossier]));
        prop_assert_eq!(aside, []);
        prop_assert_eq!(shelf.dossier(&dossier.assessment.id), Some(dossier));
    }

    #[test]
    fn no_store_makes_it_panic_and_nothing_vanishes(dossier in dossier(), place in any::<prop::sample::Index>(), text in any::<String>()) {
        let mut records = store(&[&dossier]);
        let bad = place.index(records.len());
        records[bad].1 = text;
        let count = records.len();
        let (shelf, aside) = Shelf::load(records);
        let left = shelf.dossier(&dossier.assessment.id).map_or(0, |left| all_records(&left).len());
        let subject_alone = left == 0 && shelf.subjects.len() == 1;
        let numbers = if subject_alone { shelf.sheets.values().map(DataSheet::len).sum::<usize>() + 1 } else { 0 };
        prop_assert_eq!(left + numbers + aside.len(), count, "every record is in use or set aside");
    }
}
