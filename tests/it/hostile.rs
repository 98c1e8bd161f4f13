//! Texts that are hard on programs, through every field, every writer and every reader: each comes back as it was, and is
//! never anything but text. The list is in `tests/cases/hostile.json`; the browser's part is `tests/e2e/hostile.test.mjs`.

use std::sync::LazyLock;

use duibiao::assessment::{
    Answer, Choice, Closing, Dossier, Edit, Evidence, Rectification, SealRecord, Seals, SheetKey, Wording, evidence_overlaid,
};
use duibiao::evaluate::judged;
use duibiao::exchange::{Material, Order, backup, carry_out, json, recognise, workbook};

use crate::exchange::sheets::Sheets;
use duibiao::plan::{Plan, SubjectKind};
use duibiao::storage::{RECORD_VERSION, Shelf, all_records, unseal};

use crate::cases;
use crate::exchange::{author, blank, lvchun, seals::sealed, time};
use crate::scenario::day;

/// What it is, and the text.
fn hostile() -> Vec<(String, String)> {
    let list = std::fs::read_to_string(cases::path("hostile.json")).expect("the list");
    let list: serde_json::Value = serde_json::from_str(&list).expect("JSON");
    let one = |each: &serde_json::Value| {
        let times = each["times"].as_u64().unwrap_or(1) as usize;
        let (what, text) = (each["what"].as_str().expect("what"), each["text"].as_str().expect("text"));
        (what.to_owned(), text.repeat(times))
    };
    list.as_array().expect("a list").iter().map(one).collect()
}

static PLAN: LazyLock<Plan> = LazyLock::new(lvchun);
static BLANK: LazyLock<Dossier> = LazyLock::new(|| blank(&PLAN, "小学", SubjectKind::Primary));
/// A number that the plan asks for.
static KEY: LazyLock<SheetKey> = LazyLock::new(|| BLANK.keys_used(&PLAN).keys().next().cloned().expect("it asks for one"));
static SEALED: LazyLock<Dossier> = LazyLock::new(|| sealed(&PLAN, SubjectKind::Junior));

/// One text in every field that a person can fill in.
fn everywhere(text: &str) -> Dossier {
    let mut dossier = BLANK.clone();
    if !text.trim().is_empty() {
        dossier.subject.name = text.trim().to_owned();
    }
    (dossier.subject.region, dossier.subject.code) = (text.to_owned(), Some(text.to_owned()));
    let owned = || text.to_owned();
    let not_applicable = Choice::NotApplicable { reason: owned() };
    let wording = Wording { edition: owned(), indicator: owned(), text: owned(), said: owned() };
    let key = KEY.clone();
    let mut evidence = Evidence::new("e".into(), owned(), &"lvchun-2022/43".into());
    (evidence.number, evidence.kept_at, evidence.link) = (owned(), owned(), owned());
    let mut rectification = Rectification::new("r".into(), "43.1".into());
    (rectification.problem, rectification.cause, rectification.measure) = (owned(), owned(), owned());
    (rectification.unit, rectification.person, rectification.progress) = (owned(), owned(), owned());
    rectification.closed = Some(Closing { on: day("2026-05-20"), proof: owned() });
    let edits = [
        Edit::Answer {
            checkpoint: "1.1".into(),
            answer: Answer { choice: not_applicable, note: owned(), review: Some(owned()), aside: Some(Box::new(wording)) },
        },
        Edit::Value { key, text: owned() },
        Edit::Evidence { id: "e".into(), evidence: Some(evidence) },
        Edit::Rectification { id: "r".into(), rectification: Some(rectification) },
    ];
    for (place, edit) in edits.into_iter().enumerate() {
        dossier.apply(edit, &author(place as u64 + 1));
    }
    dossier
}

/// The same in what a seal says.
fn sealed_with(text: &str) -> Dossier {
    let mut dossier = SEALED.clone();
    let Seals { seal, mut acts } = dossier.seals().expect("it is sealed");
    let mut seal = seal.expect("it is sealed");
    let name = if text.trim().is_empty() { "某" } else { text.trim() };
    seal.by = name.to_owned();
    seal.explained.iter_mut().take(1).for_each(|each| each.said = text.to_owned());
    acts.iter_mut().for_each(|act| (act.by, act.why) = (name.to_owned(), text.to_owned()));
    dossier.assessment.seals = SealRecord::of(&Seals { seal: Some(seal), acts });
    dossier
}

#[test]
fn every_text_comes_back_from_a_file_as_it_was() {
    for (what, text) in hostile() {
        for dossier in [everywhere(&text), sealed_with(&text)] {
            let file = json::write(&PLAN, &dossier);
            assert!(recognise(file.as_bytes()).is_ok(), "{what}");
            let back = json::read(&file).unwrap_or_else(|problems| panic!("{what}: {problems:?}"));
            assert!(back.dossier == dossier && back.warnings.is_empty(), "{what}");
        }
    }
}

#[test]
fn every_text_comes_back_from_a_backup_and_from_the_store() {
    for (what, text) in hostile() {
        let mut shelf = Shelf::default();
        shelf.put(everywhere(&text));
        let mut other = sealed_with(&text);
        (other.subject.id, other.assessment.id) = ("other".into(), "other".into());
        other.assessment.subject = "other".into();
        shelf.put(other);
        let preferences = [("region".to_owned(), text.clone())];
        let plain = |shelf: &Shelf| backup::plain(shelf, &[], time());
        let back = backup::read(&backup::write(&shelf, &preferences, time())).unwrap_or_else(|_| panic!("{what}"));
        assert!(plain(&back.shelf) == plain(&shelf) && back.preferences == preferences, "{what}");
        let dossiers = shelf.assessments.keys().filter_map(|id| shelf.dossier(id));
        let records: Vec<_> =
            dossiers.flat_map(|dossier| all_records(&dossier)).map(|(key, text)| (key.text(), text)).collect();
        assert!(records.iter().all(|(key, text)| unseal(key, text).is_ok()), "{what}, {RECORD_VERSION}");
        let (loaded, aside) = Shelf::load(records);
        assert!(aside.is_empty() && plain(&loaded) == plain(&shelf), "{what}");
    }
}

#[test]
fn no_text_runs_in_a_table() {
    let dangerous = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    for (what, text) in hostile() {
        let sealed = text.starts_with(dangerous).then(|| sealed_with(&text));
        for dossier in sealed.into_iter().chain([everywhere(&text)]) {
            let (plan, assessment) = (PLAN.to_json(), json::plain(&PLAN, &dossier));
            let order = Order { format: "csv", plan: &plan, assessment: &assessment, today: day("2026-11-22") };
            // It is read back before it is handed over.
            let made = carry_out(&order.text(), &|_| {}).unwrap_or_else(|problems| panic!("{what}: {problems:?}"));
            let text = made.file.strip_prefix("\u{feff}".as_bytes()).expect("a byte order mark");
            let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text);
            let mut cells = 0;
            for cell in reader.records().flat_map(|line| line.expect("a line").iter().map(str::to_owned).collect::<Vec<_>>()) {
                assert!(!cell.starts_with(dangerous), "{what}: {cell:.40}");
                cells += 1;
            }
            assert!(cells > 100, "{what}");
            assert!(judged(&PLAN, &dossier, day("2026-11-22")).is_some());
        }
    }
}

#[test]
fn no_text_runs_in_a_workbook() {
    for (what, text) in hostile() {
        let sealed = text.starts_with('=').then(|| sealed_with(&text));
        for dossier in sealed.into_iter().chain([everywhere(&text)]) {
            let evaluation = judged(&PLAN, &dossier, day("2026-11-22")).expect("no seal of a newer program");
            let material = Material { plan: &PLAN, dossier: &dossier, evaluation: &evaluation };
            let bytes = workbook::write(material);
            assert!(workbook::reads_back(&bytes, material), "{what}");
            let sheets = Sheets::open(&bytes);
            assert!(sheets.0.iter().all(|(name, _)| !sheets.text(name).contains("<f>")), "{what}: a formula");
            let back = workbook::open(&bytes).and_then(|found| found.imported(&PLAN));
            let back = back.unwrap_or_else(|problems| panic!("{what}: {problems:?}"));
            assert!(back.dossier == dossier && back.warnings.is_empty(), "{what}: {:?}", back.warnings);
        }
    }
}

#[test]
fn a_text_as_an_id_is_only_an_id() {
    for (what, text) in hostile().into_iter().filter(|(_, text)| !text.trim().is_empty()) {
        let id = text.trim();
        let mut dossier = everywhere(&text);
        dossier.apply(dossier.write_note(&id.into(), "备注".to_owned()), &author(8));
        (dossier.subject.id, dossier.assessment.id) = (id.into(), id.into());
        dossier.assessment.subject = id.into();
        dossier.evidence = evidence_overlaid(dossier.evidence, Default::default());
        let back = json::read(&json::write(&PLAN, &dossier)).unwrap_or_else(|problems| panic!("{what}: {problems:?}"));
        assert!(back.dossier == dossier, "{what}");
    }
}

/// What JSON can say and text can't hold is refused, wherever it stands.
#[test]
fn half_a_character_is_refused() {
    let file = json::write(&PLAN, &everywhere("标记"));
    for half in ["\\ud800", "\\udfff", "\\ud800x", "\\udc00\\ud800"] {
        let spoilt = file.replace("标记", half);
        assert!(json::read(&spoilt).is_err(), "{half}");
        assert!(recognise(spoilt.as_bytes()).is_err(), "{half}");
    }
    let cut = file.as_bytes().iter().copied().chain([0xf0, 0x9f]).collect::<Vec<u8>>();
    assert!(recognise(&cut).is_err());
    for wide in [0, 1] {
        let units = file.encode_utf16().flat_map(|unit| if wide == 0 { unit.to_le_bytes() } else { unit.to_be_bytes() });
        assert!(recognise(&units.collect::<Vec<u8>>()).is_err(), "UTF-16 is told as such");
    }
}

/// Twice the same name in one object: the last counts nowhere unseen.
#[test]
fn a_name_that_stands_twice_harms_nothing() {
    let file = json::write(&PLAN, &BLANK);
    let twice = file.replacen('{', "{\"__proto__\":{\"answers\":[]},", 1);
    let problems = json::read(&twice).expect_err("nobody asked for it");
    assert!(problems.iter().any(|problem| problem.to_string().contains("__proto__")), "{problems:?}");
}
