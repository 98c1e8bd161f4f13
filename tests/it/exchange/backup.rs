//! Everything in one file: it comes back as it was, is refused with every reason at once, and a restore loses nothing.

use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use duibiao::assessment::merge::Stand;
use duibiao::assessment::{Author, DataSheet, Dossier, Edit, Period, SheetKey, Subject};
use duibiao::exchange::backup::{self, Preview, Restoring, preview, restored, since};
use duibiao::exchange::{Kind, json, recognise};
use duibiao::plan::SubjectKind;
use duibiao::problem::{Problem, What};
use duibiao::storage::{Bag, Register, Shelf, all_pieces, all_records};
use proptest::prelude::*;
use serde_json::Value;

use super::{author, blank, filled, lvchun, time};
use crate::cases::random;
use crate::exchange::round_trip::{changed, kept_up};

fn made() -> DateTime<Utc> {
    time()
}

fn preferences() -> Vec<(String, String)> {
    vec![("language".to_owned(), "zh-CN".to_owned()), ("region".to_owned(), String::new())]
}

/// Puts a dossier on a shelf under ids of its own.
pub fn put(shelf: &mut Shelf, mut dossier: Dossier, subject: &str, assessment: &str) {
    dossier.subject.id = subject.into();
    dossier.assessment.subject = subject.into();
    dossier.assessment.id = assessment.into();
    shelf.put(dossier);
}

/// Two subjects with three assessments: histories, evidence, rectifications among them.
fn shelf() -> Shelf {
    static SHELF: LazyLock<Shelf> = LazyLock::new(filled_shelf);
    SHELF.clone()
}

fn filled_shelf() -> Shelf {
    let mut shelf = Shelf::default();
    put(&mut shelf, filled(&lvchun(), "大兴小学", SubjectKind::Primary), "s1", "a1");
    put(&mut shelf, kept_up(SubjectKind::Junior), "s2", "a2");
    let mut of_another_plan = blank(&lvchun(), "绿春县第一中学", SubjectKind::Junior);
    of_another_plan.assessment.plan.id = "gone-2020".into();
    of_another_plan.sheet = shelf.sheets.get(&"s2".into()).cloned().expect("it has numbers");
    of_another_plan.evidence = shelf.evidence.get(&"s2".into()).cloned().expect("it has evidence");
    put(&mut shelf, of_another_plan, "s2", "a3");
    put(&mut shelf, changed(SubjectKind::Primary), "s4", "a4");
    shelf
}

/// Every record that a shelf comes to, in order.
pub fn records(shelf: &Shelf) -> Vec<(String, String)> {
    let dossiers = shelf.assessments.keys().filter_map(|id| shelf.dossier(id));
    let mut records: Vec<_> =
        dossiers.flat_map(|dossier| all_records(&dossier)).map(|(key, text)| (key.text(), text)).collect();
    records.sort();
    records.dedup();
    records
}

pub fn written() -> String {
    backup::write(&shelf(), &preferences(), made())
}

#[test]
fn everything_comes_back_as_it_was() {
    let (shelf, text) = (shelf(), written());
    assert!(matches!(recognise(text.as_bytes()), Ok(Kind::Backup(_))));
    let back = backup::read(&text).expect("our own file");
    assert_eq!(records(&back.shelf), records(&shelf));
    assert_eq!((back.preferences, back.made, back.warnings), (preferences(), made(), vec![]));
    assert_eq!(back.receipt, Some(backup::receipt_of(&shelf)));
    assert_eq!(backup::write(&back.shelf, &preferences(), made()), text);
    let nothing = backup::write(&Shelf::default(), &[], made());
    assert_eq!(records(&backup::read(&nothing).expect("an empty one").shelf), []);
}

#[test]
fn the_receipt_counts_everything_and_is_the_same_wherever_it_is() {
    let receipt = backup::receipt_of(&shelf());
    let shelf_ = shelf();
    let answers: usize = shelf_.assessments.values().map(|each| each.answers().count()).sum();
    let values: usize = shelf_.sheets.values().map(DataSheet::len).sum();
    assert!(receipt.ends_with(&format!("-4-{answers}-{values}")), "{receipt}");
    let later = backup::write(&shelf_, &[], "2027-01-01T00:00:00Z".parse().expect("a time"));
    assert_eq!(backup::read(&later).expect("ours").receipt, Some(receipt.clone()));
    // Put back on another computer, it is the same.
    let there = restored(&Shelf::default(), &backup::read(&written()).expect("ours").shelf, Restoring::Newer);
    assert_eq!((backup::receipt_of(&there), records(&there)), (receipt, records(&shelf_)));
}

#[test]
fn the_receipt_speaks_of_all_that_was_filled_in() {
    let file: Value = serde_json::from_str(&written()).expect("ours");
    let own = duibiao::exchange::receipt::receipt_of_backup(&file);
    let pointers = [
        "/subjects/0/subject/name",
        "/subjects/1/evidence/0/title",
        "/subjects/2/value_history/0/history/0/seq",
        "/subjects/0/values/0/value",
        "/assessments/0/answers/0/seq",
        "/assessments/1/rectifications/0/problem",
        "/assessments/3/answer_history/0/history/0/seq",
        "/assessments/2/plan/id",
    ];
    for pointer in pointers {
        let mut other = file.clone();
        *other.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = 7_777.into();
        assert_ne!(duibiao::exchange::receipt::receipt_of_backup(&other), own, "{pointer}");
    }
}

#[test]
fn what_the_page_asks_for_is_written_and_read_back() {
    let made_file = backup::carry_out(&backup::plain(&shelf(), &preferences(), made())).expect("it is right");
    assert_eq!(made_file.receipt, backup::receipt_of(&shelf()));
    let back = backup::read(std::str::from_utf8(&made_file.file).expect("text")).expect("ours");
    assert!(!back.program.is_empty());
    assert_eq!(records(&back.shelf), records(&shelf()));
    assert!(backup::carry_out("{}").is_err());
    assert_eq!(backup::file_name("2026-11-22".parse().expect("a day")), "对标自评-备份-2026-11-22.json");
}

/// Spoils a right backup; every reason with its place.
/// The page hands over what it keeps as it lies, and the worker makes the same of it.
#[test]
fn a_backup_of_registers_is_that_of_the_shelf() {
    let shelf = shelf();
    let dossiers = shelf.assessments.keys().filter_map(|id| shelf.dossier(id));
    let pieces = dossiers.flat_map(|dossier| all_pieces(&dossier));
    let kept: Bag = pieces.map(|(key, body)| (key.text(), Register::new(1, body))).collect();
    let made_of = backup::carry_out_kept(&backup::kept_order(&kept, &preferences(), made())).expect("all is right");
    assert_eq!(made_of.file, backup::write(&Shelf::of(&kept).0, &preferences(), made()).into_bytes());
    assert_eq!(made_of.receipt, backup::receipt_of(&shelf));
    for spoilt in ["", "{}", r#"{"kept":"x","preferences":[],"made":0}"#, r#"{"kept":"","preferences":0,"made":0}"#] {
        assert!(backup::carry_out_kept(spoilt).is_err(), "{spoilt}");
    }
}

#[track_caller]
fn check(spoil: impl FnOnce(&mut Value), expected: &[&str]) {
    let mut file: Value = serde_json::from_str(&written()).expect("ours");
    file.as_object_mut().expect("an object").remove("receipt");
    spoil(&mut file);
    let kind = |problem: &Problem| format!("{:?}", problem.what).split([' ', '{', '(']).next().unwrap_or_default().to_owned();
    let problems = backup::read(&file.to_string()).err().unwrap_or_default();
    let found: Vec<String> = problems.iter().map(|problem| format!("{}: {}", problem.place, kind(problem))).collect();
    assert_eq!(found, expected);
}

#[test]
fn what_is_wrong_is_said_by_place_and_all_at_once() {
    check(|_| {}, &[]);
    check(
        |file| {
            file["made"] = "yesterday".into();
            file["subjects"][0]["values"][0]["value"] = 7.into();
            file["subjects"][1]["evidence"][0]["kind"] = "dream".into();
            file["assessments"][0]["basis"] = "never".into();
            file["assessments"][1]["subject"]["id"] = "nobody".into();
            file["assessments"][3]["id"] = "a1".into();
            file["preferences"][0]["surprise"] = 1.into();
            file["more"] = 1.into();
        },
        &[
            ": BadTime",
            "大兴小学/compulsory_public_funds_training_share: WrongType",
            "绿春县第一中学/=会议记录: UnknownWord",
            "大兴小学: UnknownWord",
            "绿春县第一中学: LostSubject",
            "绿春县第一中学: DoubleId",
            "preferences[0]: UnknownField",
            ": UnknownField",
        ],
    );
    let twice = |file: &mut Value| file["subjects"][1]["subject"]["id"] = "s1".into();
    check(twice, &["绿春县第一中学: DoubleId", "绿春县第一中学: LostSubject"]);
    check(|file| file["version"] = 2.into(), &[": NewerFormat"]);
    check(|file| file["assessments"][0]["version"] = (json::VERSION + 1).into(), &[": NewerFormat"]);
    check(|file| file["format"] = "other".into(), &[": NotOurs"]);
    let many = |file: &mut Value| file["preferences"] = vec![Value::Null; 10_001].into();
    check(many, &[": TooMany"]);
}

#[test]
fn a_changed_backup_is_told_of() {
    let text = written().replacen("=1+1", "=1+2", 1);
    let warnings = backup::read(&text).expect("still right").warnings;
    assert_eq!(warnings.into_iter().map(|problem| problem.what).collect::<Vec<_>>(), [What::OtherChecksum]);
}

/// Cut anywhere, a backup is refused; with any byte changed it is refused, told of, or says the same.
#[test]
fn no_damage_goes_unseen() {
    let mut small = Shelf::default();
    let mut dossier = blank(&lvchun(), "小学", SubjectKind::Primary);
    dossier.apply(dossier.rate(&"1.1".into(), Some("full".into())), &author(1));
    put(&mut small, dossier, "s", "a");
    let text = backup::write(&small, &[], made());
    for cut in (0..text.trim_end().len()).filter(|cut| text.is_char_boundary(*cut)) {
        assert!(backup::read(&text[..cut]).is_err(), "cut at {cut}");
    }
    for place in 0..text.len() {
        let mut bytes = text.clone().into_bytes();
        bytes[place] ^= 1;
        let Ok(changed) = String::from_utf8(bytes) else { continue };
        let Ok(back) = backup::read(&changed) else { continue };
        let is_same = records(&back.shelf) == records(&small);
        assert!(is_same || !back.warnings.is_empty() || back.receipt.is_none(), "byte {place}: {changed}");
    }
}

// ── What a restore does ──

fn at(seq: u64, copy: &str) -> Author {
    let at = time() + chrono::TimeDelta::hours(seq as i64);
    Author { copy: copy.into(), seq, at }
}

/// Rates and types on one shelf: `1.1=full` or `n=75`.
pub fn edited(shelf: &Shelf, assessment: &str, edits: &[(&str, &str)], seq: u64, copy: &str) -> Shelf {
    let mut shelf = shelf.clone();
    let mut dossier = shelf.dossier(&assessment.into()).expect("it is here");
    for (place, (what, said)) in edits.iter().enumerate() {
        let edit = match *what {
            "n" => {
                let key = SheetKey::new(&"boarders".into(), None, Period::SchoolYear(2025));
                Edit::Value { key, text: (*said).to_owned() }
            }
            checkpoint => dossier.rate(&checkpoint.into(), (!said.is_empty()).then(|| (*said).into())),
        };
        dossier.apply(edit, &at(seq + place as u64, copy));
    }
    shelf.put(dossier);
    shelf
}

fn base() -> Shelf {
    static BASE: LazyLock<Shelf> = LazyLock::new(begun);
    BASE.clone()
}

pub fn begun() -> Shelf {
    let mut shelf = Shelf::default();
    put(&mut shelf, blank(&lvchun(), "大兴小学", SubjectKind::Primary), "s1", "a1");
    put(&mut shelf, blank(&lvchun(), "牛孔小学", SubjectKind::Primary), "s2", "a2");
    edited(&shelf, "a1", &[("1.1", "full"), ("1.2", "yes"), ("n", "700")], 1, "A")
}

fn standings(preview: &Preview) -> Vec<Stand> {
    preview.rows.iter().map(|row| row.stand).collect()
}

#[test]
fn what_will_happen_is_said_first() {
    use Stand::*;
    let base = base();
    assert_eq!(standings(&preview(&base, &base)), [Same, Same, Same, Same]);
    assert_eq!(standings(&preview(&Shelf::default(), &base)), [New, New, New, New]);
    let later = edited(&base, "a1", &[("1.1", "part"), ("n", "710")], 11, "A");
    assert_eq!(standings(&preview(&base, &later)), [TheirsNewer(1), TheirsNewer(1), Same, Same]);
    assert_eq!(standings(&preview(&later, &base)), [MineNewer(1), MineNewer(1), Same, Same]);
    let other = edited(&base, "a1", &[("1.1", "none"), ("1.2", "no")], 21, "B");
    assert_eq!(standings(&preview(&later, &other)), [MineNewer(1), Both { theirs: 1, mine: 0, both: 1 }, Same, Same]);
    let mut without = base.clone();
    without.remove(&"a2".into());
    let found = preview(&base, &without);
    assert_eq!((standings(&found), found.only_here), (vec![Same, Same], 1));
}

#[test]
fn the_newer_of_each_stays_and_nothing_here_goes() {
    let base = base();
    let here = edited(&base, "a1", &[("1.1", "part"), ("1.3", "full")], 11, "A");
    let there = edited(&base, "a1", &[("1.1", "none"), ("1.2", "no"), ("n", "710")], 21, "B");
    let level = |shelf: &Shelf, id: &str| {
        format!("{:?}", shelf.assessments.get(&"a1".into()).and_then(|a| a.answer(&id.into())).map(|answer| &answer.choice))
    };
    let newer = restored(&here, &there, Restoring::Newer);
    assert_eq!(level(&newer, "1.1"), level(&there, "1.1"), "both changed it: the later");
    assert_eq!(level(&newer, "1.2"), level(&there, "1.2"));
    assert_eq!(level(&newer, "1.3"), level(&here, "1.3"), "what is only here stays");
    let old = restored(&here, &base, Restoring::Newer);
    assert_eq!(records(&old), records(&here), "an old backup changes nothing");
    let back = restored(&here, &base, Restoring::Backup);
    assert_eq!((level(&back, "1.1"), level(&back, "1.3")), (level(&base, "1.1"), level(&here, "1.3")));
    // What was lost here comes back, by whichever way.
    let mut lost = here.clone();
    let mut dossier = lost.dossier(&"a1".into()).expect("here");
    dossier.assessment.forget(&"1.2".into());
    lost.put(dossier);
    assert_eq!(level(&restored(&lost, &base, Restoring::Newer), "1.2"), level(&base, "1.2"));
}

#[test]
fn entries_since_the_last_backup_are_counted() {
    let shelf = base();
    assert_eq!((since(&shelf, 0), since(&shelf, 1), since(&shelf, 3)), (3, 2, 0));
    let later = edited(&shelf, "a1", &[("1.1", "part"), ("1.2", "")], 11, "A");
    assert_eq!(since(&later, 3), 2, "one changed, one taken back");
    assert_eq!(since(&Shelf::default(), 0), 0);
}

#[test]
fn a_reminder_is_gentle() {
    let day = |text: &str| text.parse().expect("a day");
    let check = |count: usize, last: Option<&str>, expected: bool| {
        assert_eq!(backup::is_due(count, last.map(day), day("2026-11-22")), expected, "{count} {last:?}");
    };
    check(50, None, false);
    check(51, None, true);
    check(51, Some("2026-11-22"), true);
    check(0, Some("2020-01-01"), false);
    check(1, Some("2026-11-08"), false);
    check(1, Some("2026-11-07"), true);
}

/// What anyone may have done, on any subject.
fn doings() -> impl Strategy<Value = Vec<(usize, &'static str, &'static str)>> {
    let places =
        prop::sample::select(vec![("1.1", "full"), ("1.1", "part"), ("1.2", "yes"), ("1.2", ""), ("n", "1"), ("n", "2")]);
    prop::collection::vec((0..2usize, places), 0..8)
        .prop_map(|all| all.into_iter().map(|(which, (what, said))| (which, what, said)).collect())
}

fn done(mut shelf: Shelf, doings: &[(usize, &str, &str)], from: u64, copy: &str) -> Shelf {
    for (place, (which, what, said)) in doings.iter().enumerate() {
        shelf = edited(&shelf, ["a1", "a2"][*which], &[(what, said)], from + place as u64, copy);
    }
    shelf
}

proptest! {
    #![proptest_config(random(100))]

    #[test]
    fn a_backup_of_anything_comes_back(doings in doings(), name in ".{0,12}", value in "\\PC{0,20}") {
        let mut shelf = done(base(), &doings, 11, "A");
        let mut odd = base().dossier(&"a1".into()).expect("it is here");
        odd.subject = Subject { name: format!("校{name}").trim().to_owned(), ..odd.subject };
        odd.apply(odd.write_note(&"1.1".into(), value), &author(3));
        put(&mut shelf, odd, "s9", "a9");
        let back = backup::read(&backup::write(&shelf, &preferences(), made())).expect("our own file");
        prop_assert_eq!(records(&back.shelf), records(&shelf));
        prop_assert_eq!(backup::receipt_of(&back.shelf), backup::receipt_of(&shelf));
    }

    /// A restore twice is a restore once; nothing that is here is missing afterwards; a backup of here changes nothing.
    #[test]
    fn a_restore_settles_and_loses_nothing(mine in doings(), theirs in doings()) {
        let (here, there) = (done(base(), &mine, 11, "A"), done(base(), &theirs, 12, "B"));
        for how in [Restoring::Newer, Restoring::Backup] {
            let once = restored(&here, &there, how);
            prop_assert_eq!(records(&restored(&once, &there, how)), records(&once));
            let keys = |shelf: &Shelf| records(shelf).into_iter().map(|(key, _)| key).collect::<Vec<_>>();
            prop_assert!(keys(&here).iter().all(|key| keys(&once).contains(key)));
        }
        prop_assert_eq!(records(&restored(&here, &here, Restoring::Newer)), records(&here));
    }
}
