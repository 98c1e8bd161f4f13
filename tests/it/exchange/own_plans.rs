//! Plans that users add as files: recognised in either form, checked whole, kept packed, and in backups.

use chrono::{DateTime, Duration, Utc};
use duibiao::assessment::merge::Stand;
use duibiao::exchange::backup::{self, Restoring, preview, restored};
use duibiao::exchange::{Examined, Kind, Question, examine, own_plan, plan_ref, recognise, unpacked};
use duibiao::i18n::Language;
use duibiao::plan::{Plan, SubjectKind, from_toml};
use duibiao::problem::What;
use duibiao::state::Swap;
use duibiao::storage::{Bag, Binned, Key, OwnPlan, Register, Shelf};
use duibiao::tree::LIMIT_BYTES;

use super::{blank, lvchun, time};

const DEMO: &str = include_str!("../../cases/plans/demo.toml");

fn demo() -> Plan {
    from_toml(DEMO).expect("the demo plan is right")
}

/// The same with another edition.
fn newer() -> Plan {
    let text = DEMO.replacen("edition = \"", "edition = \"9.", 1);
    from_toml(&text).expect("only its edition is other")
}

fn added(minutes: i64) -> DateTime<Utc> {
    time() + Duration::minutes(minutes)
}

fn shelf_with(own: OwnPlan) -> Shelf {
    let mut shelf = Shelf::default();
    shelf.plans.insert(own.card.id.clone(), own);
    shelf
}

fn ask(file: &[u8]) -> Examined {
    let question = Question { known: Vec::new(), plan: None, mine: None };
    Examined::read(&examine(&question.text(), file).expect("a right question")).expect("an answer")
}

#[test]
fn either_form_is_a_plan_that_can_be_kept() {
    let plan = demo();
    for file in [DEMO.to_owned(), format!("\u{feff}\r\n{DEMO}"), plan.to_json()] {
        assert!(matches!(recognise(file.as_bytes()), Ok(Kind::Plan(_))));
        let Examined::Plan { row, packed } = ask(file.as_bytes()) else { panic!("it is a plan") };
        let own = OwnPlan::new(row, packed, time()).expect("as the worker wrote it");
        assert_eq!(own.card.reference(), plan_ref(&plan));
        assert_eq!(own.card.counts, plan.counts());
        assert_eq!(unpacked(&own).expect("right").to_json(), plan.to_json());
    }
}

#[test]
fn what_is_wrong_in_a_plan_is_said_all_at_once() {
    let bad = DEMO.replacen("audience = [", "audience = [\"nobody\", ", 2);
    let Examined::Bad(problems) = ask(bad.as_bytes()) else { panic!("it is no right plan") };
    let said: Vec<&str> = problems.iter().map(|problem| problem.text(Language::Zh)).collect();
    assert_eq!(said.iter().filter(|text| text.contains("nobody")).count(), 2, "{said:?}");
    let Examined::Bad(problems) = ask(b"[[indicators]]\nno = \"1\n") else { panic!("it is no TOML") };
    assert!(problems[0].text(Language::Zh).contains('2'), "the line is named: {}", problems[0].text(Language::Zh));
    assert!(matches!(ask(b"title = \"a list\"\n"), Examined::Bad(_)), "no plan without an indicator");
}

#[test]
fn as_a_record_it_comes_back_as_it_was() {
    let own = own_plan(&demo(), added(3));
    assert_eq!(OwnPlan::from_text(&own.body().text), Some(own.clone()));
    let key = Key::Plan(own.card.id.clone());
    assert_eq!(Key::from_text(&key.text()), Some(key.clone()));
    let bag = |name: &Key| -> Bag { [(name.text(), Register::new(1, own.body()))].into_iter().collect() };
    assert_eq!(Shelf::of(&bag(&key)), (shelf_with(own.clone()), Vec::new()));
    let (shelf, aside) = Shelf::of(&bag(&Key::Plan("another".into())));
    assert!(shelf.plans.is_empty() && aside.len() == 1, "under another key it is of no use, and set aside");
    for spoilt in ["", "1\n{}\nx", "x\ny\nz", "1\n2\n3\n4"] {
        assert_eq!(OwnPlan::from_text(spoilt), None, "{spoilt:?}");
    }
    let room = own_plan(&lvchun(), time()).body().text.len();
    assert!(room < 64_000, "the largest real plans take little room: {room}");
}

#[test]
fn a_backup_holds_them_and_says_a_newer_format_only_then() {
    let shelf = shelf_with(own_plan(&demo(), added(0)));
    let text = backup::write(&shelf, &[], time());
    assert!(text.contains("\"version\":2"));
    assert!(backup::write(&Shelf::default(), &[], time()).contains("\"version\":1"));
    let back = backup::read(&text).expect("our own file");
    assert_eq!((back.shelf, back.receipt), (shelf.clone(), Some(backup::receipt_of(&shelf))));
    let made = backup::carry_out(&backup::plain(&shelf, &[], time())).expect("it is right");
    assert_eq!(made.receipt, backup::receipt_of(&shelf));
    assert_ne!(made.receipt, backup::receipt_of(&Shelf::default()), "the code speaks of plans too");
}

#[test]
fn what_a_program_says_of_a_plan_is_its_own_affair() {
    let shelf = shelf_with(own_plan(&demo(), added(0)));
    let text = backup::write(&shelf, &[], time());
    let lied = text.replacen(&demo().title, "another title", 1);
    let back = backup::read(&lied).expect("only its row lies");
    assert!(back.warnings.is_empty() && back.shelf == shelf, "the row is made anew from the plan");
}

#[test]
fn a_packed_plan_that_is_none_is_refused_with_its_place() {
    let own = own_plan(&demo(), added(0));
    let bomb = {
        use std::io::Write;
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gzip.write_all(&vec![b' '; LIMIT_BYTES + 1]).expect("memory");
        base64::Engine::encode(&base64::engine::general_purpose::STANDARD, gzip.finish().expect("memory"))
    };
    let spoilt = |packed: &str| OwnPlan::new(own.row().to_owned(), packed.to_owned(), time()).expect("a row");
    let cut = &own.packed[..own.packed.len() / 2 / 4 * 4];
    let another = own_plan(&lvchun(), time()).packed;
    for (packed, wanted) in [("", What::Truncated), ("%%", What::Truncated), (cut, What::Truncated)] {
        assert_eq!(unpacked(&spoilt(packed)).expect_err("it is none")[0].what, wanted, "{packed:.20}");
    }
    assert_eq!(unpacked(&spoilt(&another)).expect_err("another plan")[0].what, What::OtherChecksum);
    assert!(matches!(unpacked(&spoilt(&bomb)).expect_err("a bomb")[0].what, What::TooLarge { .. }));
    let file = backup::write(&shelf_with(own.clone()), &[], time()).replacen(&own.packed, cut, 1);
    let problems = backup::read(&file).expect_err("it is cut");
    assert!(problems.iter().any(|each| each.place.contains("plans")), "{problems:?}");
}

#[test]
fn of_a_plan_the_edition_stays_that_was_added_last() {
    let (old, new) = (shelf_with(own_plan(&demo(), added(0))), shelf_with(own_plan(&newer(), added(5))));
    let cases = [
        (&Shelf::default(), &old, Stand::New, [&old, &old]),
        (&old, &old, Stand::Same, [&old, &old]),
        (&old, &new, Stand::TheirsNewer(1), [&new, &new]),
        (&new, &old, Stand::MineNewer(1), [&new, &old]),
        (&new, &Shelf::default(), Stand::Same, [&new, &new]),
    ];
    for (here, backup, stand, [newest, by_backup]) in cases {
        let seen = preview(here, backup);
        assert!(seen.plans.iter().all(|(_, found)| *found == stand), "{:?}", seen.plans);
        assert_eq!(&restored(here, backup, Restoring::Newer), newest);
        assert_eq!(&restored(here, backup, Restoring::Backup), by_backup);
    }
}

#[test]
fn adding_is_taken_back_unless_something_answers_the_plan_by_now() {
    let (before, mut after) = (Shelf::default(), shelf_with(own_plan(&demo(), added(0))));
    let swap = Swap::between(&before, &after);
    assert_eq!(swap.taken_back(&after), Some(before));
    after.put(blank(&demo(), "示范小学", SubjectKind::Primary));
    assert_eq!(swap.taken_back(&after), None);
}

#[test]
fn nor_where_what_answers_it_lies_in_the_bin() {
    let mut after = shelf_with(own_plan(&demo(), added(0)));
    let swap = Swap::between(&Shelf::default(), &after);
    let dossier = blank(&demo(), "示范小学", SubjectKind::Primary);
    let id = dossier.assessment.id.clone();
    let binned = Binned { deleted: "2026-06-30".parse().expect("a day"), dossier };
    after.bin.insert(id, binned.body().text);
    assert_eq!(swap.taken_back(&after), None);
}
