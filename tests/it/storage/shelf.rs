//! The shelf: what a store of records is read as, and what one bad record does to the others: nothing.

use chrono::DateTime;
use duibiao::assessment::{
    Answer, Assessment, Basis, Choice, Closing, DataSheet, Dossier, Evidence, EvidenceKind, EvidenceList, Period, PlanRef,
    Rectification, SheetKey, Stamp, Stamped, Subject,
};
use duibiao::plan::{Stage, SubjectKind};
use duibiao::storage::{Binned, Damage, Key, Register, Shelf, all_records, seal};
use proptest::prelude::*;

use crate::cases::random;
use crate::scenario::{Scenario, day, plan};

type Store = Vec<(String, String)>;

fn store(dossiers: &[&Dossier]) -> Store {
    dossiers.iter().flat_map(|dossier| all_records(dossier)).map(|(key, text)| (key.text(), text)).collect()
}

/// A school with two ratings, a note, two numbers, two pieces of evidence and a rectification.
fn school() -> Dossier {
    let mut school = Scenario::start(plan("demo"), SubjectKind::Primary, "演示小学");
    school.say("1.1=full; 1.2=part; 2.2=1,200; boarders:=65");
    school.note("1.1", "见3号盒");
    school.say("佐证=e1：会议记录 1 2; 佐证=e2：台账 2; 整改=r1：1.2 缺教师");
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
        ["duibiao/answer/assessment/1.1", "duibiao/answer/assessment/1.2", "duibiao/rectification/assessment/r1"]
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
    records[2].1 = r#"{"format":"duibiao","version":99,"anything":true}"#.to_owned();
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
        let (shelf, aside) = Shelf::load([(
            "duibiao/subject/s".to_owned(),
            seal("duibiao/subject/s", &Register { revision: 0, version: 1, body: body.to_owned() }),
        )]);
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
    assert_eq!(
        gone,
        [
            "duibiao/answer/assessment/1.1",
            "duibiao/answer/assessment/1.2",
            "duibiao/rectification/assessment/r1",
            "duibiao/assessment/assessment"
        ]
    );
    assert_eq!(shelf.dossier(&next.assessment.id).as_ref(), Some(&next), "with all its numbers and evidence");

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

/// The same school with one value only, as a file of another plan brings it.
fn of_another_plan(key: &str, value: &str) -> Dossier {
    let mut other = next_year(&school());
    other.assessment.plan.id = "other".into();
    (other.sheet, other.evidence) = Default::default();
    other.sheet.set(SheetKey::new(&key.into(), None, Period::SchoolYear(2025)), Some(stamped(value.to_owned(), 3)));
    other
}

#[test]
fn what_comes_in_leaves_what_other_plans_have() {
    let mut mine = school();
    mine.subject.boarding = Some(true);
    let (mut shelf, _) = Shelf::load(store(&[&mine]));
    let mut file = of_another_plan("new_here", "1");
    file.subject.public = Some(false);
    file.evidence.insert("e1".into(), stamped(mine.evidence.get(&"e1".into()).expect("it is there").value.clone(), 4));
    let (whole, gone) = shelf.take_in(file);
    assert_eq!(gone, []);
    assert_eq!(whole.sheet.len(), mine.sheet.len() + 1);
    assert_eq!((whole.subject.boarding, whole.subject.public), (Some(true), Some(false)));
    let still = shelf.dossier(&mine.assessment.id).expect("it is there");
    assert_eq!(still.sheet, whole.sheet, "both assessments see all numbers of the subject");
    assert_eq!(still.evidence.len(), mine.evidence.len());
    let records = all_records(&whole);
    let serving = |dossier: &Dossier| dossier.evidence.values().map(|entry| entry.value.serves.len()).sum::<usize>();
    assert!(serving(&still) >= serving(&mine), "no link is lost");
    assert!(records.len() > all_records(&mine).len());
}

#[test]
fn a_number_under_the_other_kind_of_period_is_replaced_not_doubled() {
    let (mut shelf, _) = Shelf::load(store(&[&of_another_plan("pupils", "100")]));
    let mut file = of_another_plan("pupils", "100");
    file.sheet = Default::default();
    file.sheet.set(SheetKey::new(&"pupils".into(), None, Period::Year(2025)), Some(stamped("100".to_owned(), 9)));
    let (whole, gone) = shelf.take_in(file);
    assert_eq!(whole.sheet.len(), 1);
    assert_eq!(gone.len(), 1, "the record under the old key goes");
}

#[test]
fn what_is_taken_back_leaves_later_numbers_as_they_are() {
    let (one, mut next) = (school(), next_year(&school()));
    next.sheet.set(SheetKey::new(&"boarders".into(), None, Period::SchoolYear(2025)), Some(stamped("80".to_owned(), 50)));
    let (mut shelf, _) = Shelf::load(store(&[&one, &next]));
    shelf.remove(&one.assessment.id);
    shelf.put(next);
    let (whole, _) = shelf.take_back(one);
    assert_eq!(whole.sheet.text(&SheetKey::new(&"boarders".into(), None, Period::SchoolYear(2025))), "80");
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
    let wording = (any::<String>(), any::<String>(), any::<String>(), any::<String>());
    let wording =
        wording.prop_map(|(edition, indicator, text, said)| duibiao::assessment::Wording { edition, indicator, text, said });
    (choice, any::<String>(), any::<Option<String>>(), proptest::option::of(wording))
        .prop_map(|(choice, note, review, aside)| Answer { choice, note, review, aside: aside.map(Box::new) })
}

prop_compose! {
    fn evidence()(
        (title, number, kept_at, link) in any::<(String, String, String, String)>(),
        kind in prop::sample::select(EvidenceKind::ALL),
        days in prop::option::of(0u64..40_000),
        serves in prop::collection::vec("(demo|other)/[0-9（）一-九]{1,4}", 0..4),
    ) -> Evidence {
        let date = days.map(|days| day("2000-01-01") + chrono::Days::new(days));
        let serves = serves.into_iter().map(Into::into).collect();
        Evidence { id: "".into(), title, kind, number, date, kept_at, link, serves }
    }
}

prop_compose! {
    fn rectification()(
        checkpoint in "[0-9]{1,2}\\.[0-9]",
        (problem, cause, measure) in any::<(String, String, String)>(),
        (unit, person, progress, proof) in any::<(String, String, String, String)>(),
        (due, on) in (prop::option::of(0u64..40_000), prop::option::of(0u64..40_000)),
    ) -> Rectification {
        let date = |days: u64| day("2000-01-01") + chrono::Days::new(days);
        let closed = on.map(|on| Closing { on: date(on), proof });
        let (id, checkpoint) = ("".into(), checkpoint.as_str().into());
        Rectification { id, checkpoint, problem, cause, measure, unit, person, due: due.map(date), progress, closed }
    }
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
        (evidences, rectifications) in (
            prop::collection::btree_map("[0-9a-z/%]{1,6}", (evidence(), any::<u32>()), 0..4),
            prop::collection::btree_map("[0-9a-z/%]{1,6}", (rectification(), any::<u32>()), 0..4),
        ),
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
        let mut evidence = EvidenceList::default();
        for (id, (value, seq)) in evidences {
            evidence.insert(id.as_str().into(), stamped(Evidence { id: id.as_str().into(), ..value }, seq));
        }
        for (id, (value, seq)) in rectifications {
            let value = Rectification { id: id.as_str().into(), ..value };
            assessment.rectify(id.as_str().into(), Some(stamped(value, seq)));
        }
        Dossier { subject, sheet, evidence, assessment }
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
        let kept = shelf.sheets.values().map(DataSheet::len).chain(shelf.evidence.values().map(EvidenceList::len));
        let numbers = if subject_alone { kept.sum::<usize>() + 1 } else { 0 };
        prop_assert_eq!(left + numbers + aside.len(), count, "every record is in use or set aside");
    }
}

#[test]
fn what_was_deleted_comes_back_as_it_was() {
    let deleted = |text: &str| text.parse().expect("a day");
    let binned = Binned { deleted: deleted("2026-11-22"), dossier: school() };
    let text = binned.body().text;
    assert_eq!(Binned::from_text(&text), Some(binned));
    assert_eq!(Binned::until_of(&text), Some(deleted("2026-12-22")));
    // Cut anywhere, it is nothing rather than part of it.
    let whole = text.split_inclusive('\n').map(str::len).sum::<usize>();
    for end in (0..whole).filter(|end| text.is_char_boundary(*end)) {
        let cut = Binned::from_text(&text[..end]);
        assert!(cut.is_none_or(|cut| cut.dossier != school()), "{end}");
    }
    assert_eq!(Binned::until_of("soon\n"), None);
}
