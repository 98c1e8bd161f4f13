//! What must hold of any bytes: nothing panics, and what is taken comes back as it was. One function for each target;
//! the normal tests replay the corpus through the same functions (`tests/it/corpus.rs`).
#![allow(dead_code, reason = "each target uses one of them")]

use std::sync::LazyLock;

use duibiao::assessment::Dossier;
use duibiao::assessment::merge::{Descent, Side, choose, compare};
use duibiao::evaluate::judged;
use duibiao::exchange::backup::{self, Restoring, preview, restored, since};
use duibiao::exchange::{Examined, Material, Question, check_against, csv as table, examine, json, recognise};
use duibiao::i18n::{Language, problem};
use duibiao::plan::{Plan, from_json, from_toml};
use duibiao::problem::Problem;
use duibiao::storage::{Bag, Shelf, all_records, open_bag, unseal};

/// Small, with every kind of thing that a plan can hold.
static DEMO: LazyLock<Plan> = LazyLock::new(|| {
    from_toml(include_str!("../cases/plans/demo.toml")).unwrap_or_else(|problems| panic!("the demo plan: {problems:?}"))
});

fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

/// Everything that is said to people can be said.
fn spoken(problems: &[Problem]) {
    for each in problems.iter().take(50) {
        Language::ALL.iter().for_each(|language| assert!(!problem(*language, each).is_empty()));
    }
}

/// An assessment file: what is read is written and read again as it was; it can be checked, judged and compared.
pub fn assessment_json(bytes: &[u8]) {
    let known = vec![DEMO.id.clone()];
    let question = Question { known, plan: None, mine: None }.text();
    let answer = examine(&question, bytes).unwrap_or_else(|problems| panic!("our own question: {problems:?}"));
    assert!(Examined::read(&answer).is_some());
    if let Err(problems) = recognise(bytes) {
        spoken(&problems);
    }
    match text(bytes).map(json::read) {
        Some(Ok(found)) => {
            spoken(&found.warnings);
            spoken(&check_against(&DEMO, &found));
            taken(&found.dossier);
        }
        Some(Err(problems)) => spoken(&problems),
        None => {}
    }
}

fn taken(dossier: &Dossier) {
    let again = json::write(&DEMO, dossier);
    let back = json::read(&again).unwrap_or_else(|problems| panic!("our own file: {problems:?}"));
    assert!(back.warnings.is_empty());
    let same = compare(dossier, dossier, Descent::Unknown);
    assert!(same.differences.is_empty());
    let found = compare(dossier, &back.dossier, Descent::Unknown);
    let merged = choose(dossier, &back.dossier, &found.all(Side::Mine));
    assert!(merged == *dossier);
    let today = "2026-11-22".parse().unwrap_or_default();
    let _ = judged(&DEMO, dossier, today);
}

/// A plan file: what is read is written and read again as it was.
pub fn plan_json(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    match from_json(text) {
        Ok(plan) => {
            let again = plan.to_json();
            let back = from_json(&again).unwrap_or_else(|problems| panic!("our own plan: {problems:?}"));
            assert_eq!(back.to_json(), again);
        }
        Err(problems) => spoken(&problems),
    }
}

/// The same as TOML, which comes to the same plan.
pub fn plan_toml(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    match from_toml(text) {
        Ok(plan) => assert!(from_json(&plan.to_json()).is_ok()),
        Err(problems) => spoken(&problems),
    }
}

/// A table of any text, in the note and the reason of the first checkpoints: read back, and nothing in it runs.
pub fn csv(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let plan = &*DEMO;
    let mut dossier = blank(plan);
    let author = duibiao::assessment::Author { copy: "copy".into(), seq: 1, at: Default::default() };
    let ids: Vec<_> = plan.checkpoints().take(3).map(|(_, checkpoint)| checkpoint.id.clone()).collect();
    for id in &ids {
        dossier.apply(dossier.write_note(id, text.to_owned()), &author);
        dossier.apply(dossier.declare_not_applicable(id, Some(text.to_owned())), &author);
    }
    let Some(evaluation) = judged(plan, &dossier, "2026-11-22".parse().unwrap_or_default()) else { return };
    let material = Material { plan, dossier: &dossier, evaluation: &evaluation };
    let made = table::write(material);
    assert!(table::reads_back(&made, material));
}

fn blank(plan: &Plan) -> Dossier {
    use duibiao::assessment::{Assessment, DataSheet, EvidenceList, Period, PlanRef, Subject};
    let subject = Subject::new("s".into(), "县".to_owned(), duibiao::plan::SubjectKind::County, String::new());
    let reference = PlanRef { id: plan.id.clone(), edition: plan.edition.clone(), hash: String::new() };
    let assessment = Assessment::new("a".into(), reference, "s".into(), Period::Year(2025), Default::default());
    Dossier { subject, sheet: DataSheet::default(), evidence: EvidenceList::default(), assessment }
}

/// A backup: what is read is written and read again as it was; putting it back settles.
pub fn backup(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    match backup::read(text) {
        Ok(found) => {
            spoken(&found.warnings);
            let again = backup::write(&found.shelf, &found.preferences, found.made);
            let back = backup::read(&again).unwrap_or_else(|problems| panic!("our own backup: {problems:?}"));
            assert!(back.warnings.is_empty() && back.receipt == Some(backup::receipt_of(&found.shelf)));
            preview(&Shelf::default(), &found.shelf);
            since(&found.shelf, 0);
            let here = restored(&Shelf::default(), &found.shelf, Restoring::Newer);
            assert_eq!(backup::receipt_of(&here), backup::receipt_of(&found.shelf));
        }
        Err(problems) => spoken(&problems),
    }
}

/// Records of the store: lines `key`, then `text`, by turns. What is good is kept as it is, what is not is set aside.
pub fn journal(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let key = "duibiao/journal/fuzz/1";
    if let Ok(bag) = open_bag(key, text) {
        assert_eq!(Bag::read(&bag.text()), Some(bag), "a journal comes back as it was");
    }
    if let Some(bag) = Bag::read(text) {
        assert_eq!(Bag::read(&bag.text()), Some(bag), "a bag comes back as it was");
    }
    let _ = unseal("duibiao/answer/a/1", text);
    let lines: Vec<&str> = text.lines().collect();
    let entries = lines.chunks_exact(2).map(|pair| (pair[0].to_owned(), pair[1].to_owned()));
    let (shelf, aside) = Shelf::load(entries.clone());
    assert!(aside.len() <= lines.len() / 2);
    let dossiers = shelf.assessments.keys().filter_map(|id| shelf.dossier(id));
    let records: Vec<_> = dossiers.flat_map(|dossier| all_records(&dossier)).map(|(key, text)| (key.text(), text)).collect();
    let (again, lost) = Shelf::load(records);
    assert!(lost.is_empty());
    assert_eq!(again.assessments, shelf.assessments);
}
