//! Two copies of one assessment: who changed what, what comes of a choice, and that nothing else moves.

use std::sync::LazyLock;

use duibiao::assessment::merge::{
    Changed, Comparison, Content, Descent, Item, Side, Trait, addressed_to, choose, compare, compare_with_file,
};
use duibiao::assessment::{
    Author, Basis, Choice, Dossier, Edit, Evidence, EvidenceId, Period, PlanRef, Rectification, SheetKey, Wording,
};
use duibiao::exchange::json;
use duibiao::plan::{Fact, SubjectKind};
use proptest::prelude::*;

use crate::cases::random;
use crate::exchange::{blank, filled, lvchun};

/// Copy A or B at work: `A7 1.1=full` rates, `A7 1.1~` takes back, `A7 n=750` types a number, `A7 e=标题` notes evidence,
/// `A7 boarding=yes` says a fact. Edit 7 happens in hour 7.
fn work(dossier: &mut Dossier, edits: &str) {
    for edit in edits.split(';').map(str::trim).filter(|edit| !edit.is_empty()) {
        let (who, what) = edit.split_once(' ').expect("who does what");
        let (copy, seq) = who.split_at(1);
        let seq: u64 = seq.parse().expect("a number");
        let at = chrono::DateTime::UNIX_EPOCH + chrono::TimeDelta::hours(seq as i64);
        let author = Author { copy: copy.into(), seq, at };
        let (place, said) = what.split_once(['=', '~']).expect("place=what");
        let edit = match place {
            "n" => Edit::Value { key: boarders(), text: said.to_owned() },
            "e" => Edit::Evidence { id: "e".into(), evidence: (!said.is_empty()).then(|| evidence(said)) },
            "r" => Edit::Rectification { id: "r".into(), rectification: (!said.is_empty()).then(|| problem(said)) },
            "boarding" => Edit::Fact { fact: Fact::Boarding, is: Some(said == "yes") },
            "basis" => Edit::Basis(Basis::Final),
            checkpoint => dossier.rate(&checkpoint.into(), (!said.is_empty()).then(|| said.into())),
        };
        dossier.apply(edit, &author);
    }
}

fn boarders() -> SheetKey {
    SheetKey::new(&"boarders".into(), None, Period::SchoolYear(2025))
}

fn evidence(title: &str) -> Evidence {
    Evidence::new("e".into(), title.to_owned(), &"lvchun-2022/43".into())
}

fn problem(text: &str) -> Rectification {
    Rectification { problem: text.to_owned(), ..Rectification::new("r".into(), "43.1".into()) }
}

fn copies(both: &str, here: &str, there: &str) -> (Dossier, Dossier) {
    static BLANK: LazyLock<Dossier> = LazyLock::new(|| blank(&lvchun(), "大兴小学", SubjectKind::Primary));
    let mut mine = BLANK.clone();
    work(&mut mine, both);
    let mut theirs = mine.clone();
    work(&mut mine, here);
    work(&mut theirs, there);
    (mine, theirs)
}

/// What differs, on one line: `1.1 here, n both→file`.
fn line(found: &Comparison) -> String {
    let one = |each: &duibiao::assessment::merge::Difference| {
        let place = match &each.item {
            Item::Answer(id) => id.to_string(),
            Item::Rectification(_) => "r".to_owned(),
            Item::Rewrite(_) => "w".to_owned(),
            Item::Basis => "basis".to_owned(),
            Item::AsOf => "as_of".to_owned(),
            Item::Value(_) => "n".to_owned(),
            Item::Evidence(_) => "e".to_owned(),
            Item::Subject(which) => format!("{which:?}"),
        };
        let changed = match (each.changed, each.newer) {
            (Changed::Mine, _) => "here",
            (Changed::Theirs, _) => "file",
            (Changed::Both, Side::Mine) => "both→here",
            (Changed::Both, Side::Theirs) => "both→file",
        };
        format!("{place} {changed}")
    };
    found.differences.iter().map(one).collect::<Vec<_>>().join(", ")
}

#[track_caller]
fn check(both: &str, here: &str, there: &str, expected: &str) {
    let (mine, theirs) = copies(both, here, there);
    let found = compare(&mine, &theirs, Descent::Unknown);
    assert_eq!(line(&found), expected, "{both} | {here} | {there}");
    // Seen from the other side it is the same the other way round, but for what neither has a stamp of.
    let back = compare(&theirs, &mine, Descent::Unknown);
    assert_eq!((found.same, found.differences.len()), (back.same, back.differences.len()));
    let turned = |changed: Changed| match changed {
        Changed::Mine => Changed::Theirs,
        Changed::Theirs => Changed::Mine,
        Changed::Both => Changed::Both,
    };
    for each in &found.differences {
        let other = back.differences.iter().find(|other| other.item == each.item).expect("the same places");
        assert_eq!(turned(other.changed), each.changed, "{both} | {here} | {there}");
    }
}

#[test]
fn who_changed_what_is_told_by_the_stamps() {
    check("A1 1.1=full", "", "", "");
    check("A1 1.1=full", "A2 1.1=part", "", "1.1 here");
    check("A1 1.1=full", "", "B2 1.1=part", "1.1 file");
    check("A1 1.1=full", "A3 1.1=part", "B2 1.1=none", "1.1 both→here");
    check("A1 1.1=full", "A2 1.1=part", "B3 1.1=none", "1.1 both→file");
    check("A1 1.1=full", "A2 1.1=part", "B3 1.1=part", "");
    // Each of them did something else: nobody is asked about what only one of them touched.
    check("A1 1.1=full; A2 1.2=yes", "A3 1.1=part", "B4 1.2=no", "1.1 here, 1.2 file");
    // What came in from there before was seen; what was done there since was not.
    check("A1 1.1=full; B2 1.1=part; B3 1.2=yes", "A4 1.1=none", "", "1.1 here");
    check("A1 1.1=full; B2 1.2=yes", "A4 1.2=no", "B5 1.2=", "1.2 both→file");
}

#[test]
fn what_is_missing_is_never_newer() {
    check("", "A1 1.1=full", "", "1.1 here");
    check("", "", "B1 1.1=full", "1.1 file");
    check("", "A1 e=一", "", "e here");
    check("", "A1 n=750", "B2 e=一", "n here, e file");
    // Taken back after it had stood for a while: that is known.
    check("A1 1.1=full", "A3 1.1~", "", "1.1 here");
    check("A1 1.1=full", "", "B3 1.1~", "1.1 file");
    check("A1 1.1=full", "A3 1.1~", "B4 1.1=part", "1.1 both→file");
    // Evidence that is gone leaves no word of it: it is offered again.
    check("A1 e=一", "A3 e=", "", "e file");
}

#[test]
fn numbers_evidence_and_facts_are_held_against_each_other_too() {
    check("A1 n=750", "A2 n=760", "B3 n=770", "n both→file");
    check("A1 n=750", "", "B3 n=770", "n file");
    check("A1 e=一", "A2 e=二", "", "e here");
    check("A1 r=一", "A2 r=二", "B3 r=三", "r both→file");
    check("", "A1 boarding=yes", "", "Fact(Boarding) here");
    check("", "A1 boarding=yes", "B2 boarding=no", "Fact(Boarding) both→here");
    check("", "A1 basis=final", "", "basis both→here");
}

#[test]
fn a_file_made_from_just_this_is_newer_throughout() {
    let (mine, theirs) = copies("A1 boarding=yes", "", "B2 boarding=no; B3 basis=final");
    let found = compare(&mine, &theirs, Descent::of(("X", None), ("Y", Some("X"))));
    assert_eq!(line(&found), "basis file, Fact(Boarding) file");
    let found = compare(&mine, &theirs, Descent::of(("X", Some("Y")), ("Y", None)));
    assert_eq!(line(&found), "basis here, Fact(Boarding) here");
    assert_eq!(Descent::of(("X", Some("R")), ("Y", Some("R"))), Descent::Unknown);
}

#[test]
fn what_is_chosen_stands_and_nothing_else_moves() {
    let (mine, theirs) = copies("A1 1.1=full; A2 1.2=yes", "A3 1.1=part; A5 n=750", "B4 1.2=no; B6 e=一");
    let found = compare(&mine, &theirs, Descent::Unknown);
    let level = |of: &Dossier, id: &str| format!("{:?}", of.assessment.answer(&id.into()).map(|answer| &answer.choice));
    let newer = choose(&mine, &theirs, &found.newer());
    assert_eq!(level(&newer, "1.1"), level(&mine, "1.1"));
    assert_eq!(level(&newer, "1.2"), level(&theirs, "1.2"));
    assert_eq!(newer.sheet.text(&boarders()), "750");
    assert!(newer.evidence.contains_key(&EvidenceId::from("e")));
    assert_eq!(choose(&mine, &theirs, &found.all(Side::Mine)), mine);
    assert_eq!(choose(&mine, &theirs, &[]), mine);
    let said = newer.assessment.histories().of(&"1.2".into());
    assert_eq!(said.len(), 2, "what stood here goes into the history: {said:?}");
}

#[test]
fn what_is_kept_aside_here_stays_aside_when_a_file_of_an_older_edition_says_more_of_it() {
    let (mut mine, theirs) = copies("A1 1.1=full; A2 2.1=full", "", "B9 1.1=most; B9 2.1=most");
    let author = Author { copy: "A".into(), seq: 5, at: chrono::DateTime::UNIX_EPOCH };
    let mut answer = mine.assessment.answer(&"1.1".into()).cloned().expect("it is answered");
    answer.aside = Some(Box::new(Wording { edition: "1".to_owned(), ..Wording::default() }));
    mine.apply(Edit::Answer { checkpoint: "1.1".into(), answer }, &author);
    mine.apply(Edit::Plan(PlanRef { edition: "2".to_owned(), ..mine.assessment.plan.clone() }), &author);
    let chosen = [(Item::Answer("1.1".into()), Side::Theirs), (Item::Answer("2.1".into()), Side::Mine)];
    let merged = choose(&mine, &theirs, &chosen).assessment;
    let answer = merged.answer(&"1.1".into()).expect("it is answered");
    assert_eq!(answer.choice, Choice::Level("most".into()));
    assert_eq!(answer.aside.as_ref().map(|was| was.edition.as_str()), Some("1"));
    assert_eq!(merged.plan.edition, "2");
}

#[test]
fn the_whole_file_has_the_receipt_of_the_file() {
    let plan = lvchun();
    let mine = filled(&plan, "大兴小学", SubjectKind::Primary);
    let mut theirs = filled(&plan, "大兴小学（新）", SubjectKind::Primary);
    work(&mut theirs, "B900 1.1=none; B901 e=一; B902 r=二; B903 basis=x; B904 boarding=yes; B905 1.5~");
    let found = compare_with_file(&plan, &mine, &theirs, Descent::Unknown);
    let whole = choose(&mine, &theirs, &found.all(Side::Theirs));
    assert_eq!(json::receipt_of(&plan, &whole), json::receipt_of(&plan, &theirs));
    assert_eq!(found.differences.iter().filter(|each| each.item == Item::Subject(Trait::Name)).count(), 1);
}

#[test]
fn numbers_and_evidence_of_other_plans_are_no_difference() {
    let plan = lvchun();
    let (mut mine, theirs) = copies("A1 e=一", "", "");
    let other = SheetKey::new(&"no_such_metric".into(), None, Period::SchoolYear(2025));
    let author = Author { copy: "A".into(), seq: 9, at: chrono::DateTime::UNIX_EPOCH };
    mine.apply(Edit::Value { key: other.clone(), text: "7".to_owned() }, &author);
    mine.apply(mine.link_evidence(&"e".into(), &"other/1".into()), &author);
    let elsewhere = Evidence::new("f".into(), "别处".to_owned(), &"other/1".into());
    mine.apply(Edit::Evidence { id: "f".into(), evidence: Some(elsewhere) }, &author);
    let theirs = addressed_to(&mine, theirs);
    let found = compare_with_file(&plan, &mine, &theirs, Descent::Unknown);
    assert_eq!((line(&found).as_str(), found.same), ("", 1));

    let (_, mut without) = copies("A1 e=一", "", "B2 e=; B3 1.1=full");
    without = addressed_to(&mine, without);
    let found = compare_with_file(&plan, &mine, &without, Descent::Unknown);
    assert_eq!(line(&found), "1.1 file, e here");
    let whole = choose(&mine, &without, &found.all(Side::Theirs));
    assert_eq!(whole.sheet.text(&other), "7");
    assert_eq!(whole.evidence.get(&"e".into()).expect("another plan rests on it").value.serves, ["other/1".into()]);
    assert!(whole.evidence.contains_key(&EvidenceId::from("f")));
}

#[test]
fn the_same_begun_twice_becomes_one() {
    let plan = lvchun();
    let (mine, mut theirs) = copies("", "A1 1.1=full", "B2 1.2=yes");
    theirs.assessment.id = "elsewhere".into();
    theirs.subject.id = "another".into();
    theirs.assessment.subject = "another".into();
    let theirs = addressed_to(&mine, theirs);
    let found = compare_with_file(&plan, &mine, &theirs, Descent::Unknown);
    assert_eq!(line(&found), "1.1 here, 1.2 file");
    let merged = choose(&mine, &theirs, &found.newer());
    assert_eq!((&merged.assessment.id, &merged.subject.id), (&mine.assessment.id, &mine.subject.id));
    assert_eq!(merged.assessment.answers().count(), 2);
}

#[test]
fn a_year_and_a_school_year_are_one_number() {
    let (mine, mut theirs) = copies("A1 n=750", "", "");
    let entry = theirs.sheet.set(boarders(), None).expect("typed");
    let twin = SheetKey { period: Period::SchoolYear(2025).twin(), ..boarders() };
    theirs.sheet.set(twin, Some(entry));
    let found = compare(&mine, &theirs, Descent::Unknown);
    assert_eq!((line(&found).as_str(), found.same), ("", 1));
}

#[test]
fn what_is_said_is_there_to_be_shown() {
    let (mine, theirs) = copies("", "A1 1.1=full", "B2 1.1=part");
    let found = compare(&mine, &theirs, Descent::Unknown);
    let [difference] = found.differences.as_slice() else { panic!("one: {found:?}") };
    assert!(matches!(&difference.mine.content, Some(Content::Answer(_))));
    assert!(difference.mine.at < difference.theirs.at);
}

/// A base, and what copy A and copy B do afterwards.
fn edits() -> impl Strategy<Value = (String, String, String)> {
    let place = prop::sample::select(vec![
        "1.1=full", "1.1=part", "1.1~", "1.2=yes", "1.2=no", "n=1", "n=2", "n=", "e=一", "e=二", "e=",
    ]);
    let some = prop::collection::vec(place, 0..6);
    (some.clone(), some.clone(), some).prop_map(|(both, here, there)| {
        let by = |who: char, from: usize, edits: Vec<&str>| {
            edits.iter().enumerate().map(|(n, edit)| format!("{who}{} {edit}; ", from + 2 * n)).collect::<String>()
        };
        (by('A', 1, both), by('A', 21, here), by('B', 20, there))
    })
}

proptest! {
    #![proptest_config(random(300))]

    #[test]
    fn every_choice_can_be_made((both, here, there) in edits(), picks in prop::collection::vec(any::<bool>(), 12)) {
        let (mine, theirs) = copies(&both, &here, &there);
        let found = compare(&mine, &theirs, Descent::Unknown);
        let chosen: Vec<(Item, Side)> = found.differences.iter().zip(picks.iter().cycle())
            .map(|(each, mine)| (each.item.clone(), if *mine { Side::Mine } else { Side::Theirs })).collect();
        let merged = choose(&mine, &theirs, &chosen);
        for (item, side) in &chosen {
            let with = if *side == Side::Mine { &mine } else { &theirs };
            let left = compare(&merged, with, Descent::Unknown);
            prop_assert!(left.differences.iter().all(|each| each.item != *item), "{:?} of {:?}", item, side);
        }
        prop_assert_eq!(compare(&choose(&mine, &theirs, &found.all(Side::Theirs)), &theirs, Descent::Unknown).differences, vec![]);
        prop_assert_eq!(choose(&mine, &theirs, &found.all(Side::Mine)), mine);
    }

    /// Whatever one of them alone did is never called a conflict, and is what stands when the newer is taken.
    #[test]
    fn what_one_alone_did_is_no_conflict((both, here, _) in edits()) {
        let (mine, theirs) = copies(&both, &here, "");
        let found = compare(&mine, &theirs, Descent::Unknown);
        prop_assert_eq!(found.count(Changed::Both), 0);
        // But for evidence that was removed, of which nothing is known.
        let is_evidence = |item: &Item| matches!(item, Item::Evidence(_));
        prop_assert!(found.differences.iter().all(|each| each.changed == Changed::Mine || is_evidence(&each.item)), "{}", line(&found));
    }
}
