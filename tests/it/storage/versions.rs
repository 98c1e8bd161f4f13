//! Records of every version ever shipped load for ever, from files that nobody changes.

use chrono::{DateTime, Utc};
use duibiao::assessment::{
    Act, Answer, Assessment, Basis, Choice, Closing, Conclusion, Coverage, DataSheet, Dossier, Evidence, EvidenceKind, Grade,
    HeldDown, Period, PlanRef, Rectification, Said, Seals, SheetKey, Stamp, Stamped, Standing, Subject, Tally, Verdict,
    Wording,
};
use duibiao::exact::quotient;
use duibiao::plan::{Stage, SubjectKind};
use duibiao::storage::{DATED, Event, Haste, Keeper, Key, OLDER, Shelf, open_bag};

use crate::cases;
use crate::scenario::day;

use super::twin::{Stores, Tab, Texts, now};

/// The records of a folder, and their names.
fn records(folder: &str) -> (Vec<(String, String)>, Vec<String>) {
    let folder = cases::path(folder);
    let files = std::fs::read_dir(&folder).expect("the folder of records").map(|file| file.expect("a file").path());
    let mut names = Vec::new();
    let records: Vec<(String, String)> = files
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("a record is text");
            let (key, text) = text.split_once('\n').expect("the key, then the record");
            names.push(path.file_stem().expect("a name").to_string_lossy().into_owned());
            (key.to_owned(), text.trim_end().to_owned())
        })
        .collect();
    names.sort();
    (records, names)
}

#[test]
fn records_of_version_1_load_for_ever() {
    let (records, names) = records("records/v1");
    assert_eq!(
        names,
        [
            "answer-level",
            "answer-not-applicable",
            "assessment",
            "evidence",
            "rectification",
            "seal",
            "subject",
            "value",
            "value-universal"
        ]
    );
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
    let level = Answer {
        choice: Choice::Level("most".into()),
        note: "见3号盒\n“=1+1”".to_owned(),
        review: Some("核对".to_owned()),
        aside: None,
    };
    let out = Answer {
        choice: Choice::NotApplicable { reason: "没有住校生".to_owned() },
        note: String::new(),
        review: None,
        aside: None,
    };
    assessment.set("1.1".into(), Some(Stamped { value: level, stamp: stamp(3) }));
    assessment.set("要求1.1".into(), Some(Stamped { value: out, stamp: stamp(4) }));
    let mut rectification = Rectification::new("v1rectification".into(), "1.1".into());
    rectification.problem = "缺 2 名心理教师".to_owned();
    rectification.unit = "绿春县第一中学".to_owned();
    rectification.due = Some(day("2026-06-30"));
    rectification.closed = Some(Closing { on: day("2026-05-20"), proof: "聘用文件".to_owned() });
    assessment.rectify("v1rectification".into(), Some(Stamped { value: rectification, stamp: stamp(8) }));
    check_seals(&dossier);
    assessment.seals = dossier.assessment.seals.clone();
    assert_eq!(dossier.assessment, assessment);
    let mut evidence = Evidence::new("v1evidence".into(), "心理教师聘用文件".to_owned(), &"lvchun-2022/43".into());
    evidence.kind = EvidenceKind::Certificate;
    evidence.number = "绿教字〔2025〕12号".to_owned();
    evidence.date = Some(day("2025-09-01"));
    evidence.kept_at = "档案室3号柜".to_owned();
    evidence.serves.push("youzhijunheng-2017/1.1".into());
    assert_eq!(dossier.evidence.into_entries(), [("v1evidence".into(), Stamped { value: evidence, stamp: stamp(7) })]);
    let mut sheet = DataSheet::default();
    let staged = SheetKey::new(&"psychology_teachers".into(), Some(Stage::Junior), Period::SchoolYear(2025));
    let universal = SheetKey::universal(&"lvchun-2022".into(), &"38.6".into(), Period::SchoolYear(2025));
    sheet.set(staged, Some(Stamped { value: "１，200".to_owned(), stamp: stamp(5) }));
    sheet.set(universal, Some(Stamped { value: "8/9".to_owned(), stamp: stamp(6) }));
    assert_eq!(dossier.sheet, sheet);
}

/// With a history 修改记录: beside an answer and a value, and of an answer that was taken back.
#[test]
fn records_of_version_2_load_for_ever() {
    let (records, names) = records("records/v2");
    assert_eq!(names, ["answer", "answer-taken-back", "assessment", "subject", "value"]);
    let (shelf, aside) = Shelf::load(records);
    assert_eq!(aside, []);
    let dossier = shelf.dossier(&"assessment".into()).expect("the assessment");
    let stamp = |seq: u64, at: &str| Stamp {
        seq,
        copy: "v2copy".into(),
        at: format!("2026-03-01T{at}:00Z").parse::<DateTime<Utc>>().expect("a time"),
    };
    let said = |value: Said, seq: u64, at: &str| Stamped { value, stamp: stamp(seq, at) };
    assert_eq!(dossier.assessment.answers().count(), 1);
    let entry = dossier.assessment.entry(&"1.1".into()).expect("the answer");
    assert_eq!((&entry.value.choice, &entry.stamp), (&Choice::Level("full".into()), &stamp(5, "09:30")));
    assert_eq!(
        dossier.assessment.histories().of(&"1.1".into()),
        [
            said(Said::Level("part".into()), 1, "08:00"),
            said(Said::NotApplicable { reason: "没有".to_owned() }, 4, "09:00"),
            said(Said::Level("full".into()), 5, "09:30"),
        ]
    );
    assert_eq!(
        dossier.assessment.histories().of(&"1.2".into()),
        [said(Said::Level("yes".into()), 2, "08:00"), said(Said::Nothing, 6, "09:30")]
    );
    let key = SheetKey::new(&"boarders".into(), None, Period::SchoolYear(2025));
    assert_eq!(dossier.sheet.text(&key), "700");
    assert_eq!(
        dossier.sheet.histories().of(&key),
        [said(Said::Number("650".to_owned()), 3, "08:00"), said(Said::Number("700".to_owned()), 7, "09:30")]
    );
}

/// Registers: records with key and revision, one that is gone, and the journal, a snapshot and a day's snapshot, as local
/// storage and the mirror hold them.
#[test]
fn registers_of_version_3_load_for_ever() {
    let (records, names) = records("records/v3");
    let expected = [
        "answer-gone",
        "answer-older-than-the-journal",
        "assessment",
        "bin",
        "day",
        "journal",
        "set-aside",
        "snapshot",
        "subject",
    ];
    assert_eq!(names, expected);
    let mut keeper = Keeper::new("later".to_owned());
    let (today, now_ms) = super::twin::now();
    keeper.step(Event::Read { local: Ok(records.clone()), mirror: Ok(Vec::new()), today, now_ms });
    let (shelf, unusable) = Shelf::of(keeper.known());
    assert_eq!(unusable, []);
    let dossier = shelf.dossier(&"assessment".into()).expect("the assessment");
    let answer = dossier.assessment.answer(&"1.1".into()).expect("from the journal");
    assert_eq!((&answer.choice, answer.note.as_str()), (&Choice::Level("most".into()), "见3号盒\n“=1+1”"));
    assert_eq!(dossier.assessment.answer(&"1.2".into()), None, "it is gone, whatever the snapshot says");
    let key = SheetKey::new(&"boarders".into(), None, Period::SchoolYear(2025));
    assert_eq!((dossier.sheet.text(&key), dossier.sheet.histories().of(&key).len()), ("700", 2));
    let binned = shelf.binned();
    let binned: Vec<_> =
        binned.iter().map(|(id, binned)| (id.as_str(), binned.deleted, binned.dossier.assessment.answers().count())).collect();
    assert_eq!(binned, [("assessment-1", day("2026-03-01"), 12)], "from the bin");
    assert_eq!((keeper.recovered().from_journal, keeper.recovered().all()), (2, 2));
    assert_eq!(keeper.aside().iter().map(|aside| aside.text.as_str()).collect::<Vec<_>>(), ["broken"]);
    assert!(keeper.tick() > 47, "numbers go on");
    let (day, text) = records.iter().find(|(key, _)| key.starts_with(DATED)).expect("of that day");
    let then = Shelf::of_day(day, text).expect("whole");
    assert_eq!(then.dossier(&"assessment".into()).map(|dossier| dossier.assessment.answers().count()), Some(2));
}

/// The texts of all records that a later program put apart as the first programs had written them.
fn as_the_first_programs_wrote(stores: &Stores) -> Vec<(String, String)> {
    let kept: Vec<_> = stores.mirror.iter().filter(|(key, _)| key.starts_with(OLDER)).collect();
    assert!(kept.len() <= 1, "once and for all");
    let bag = kept.first().map(|(key, text)| open_bag(key, text).expect("whole")).unwrap_or_default();
    bag.iter().map(|(key, register)| (key.clone(), register.body.clone())).collect()
}

#[test]
fn what_the_first_programs_wrote_is_kept_before_this_one_writes_it_anew() {
    for folder in ["records/v1", "records/v2"] {
        let (mut records, _) = records(folder);
        records.sort();
        let mut stores = Stores { local: records.iter().cloned().collect(), ..Stores::default() };
        let mut tab = Tab::open(&mut stores, "one", true, now());
        tab.rest(&mut stores);
        assert_eq!(as_the_first_programs_wrote(&stores), records, "{folder}: as they lay");
        let (key, _) = records.iter().find(|(key, _)| key.starts_with("duibiao/answer/")).expect("an answer");
        let answer = Key::from_text(key).expect("a key");
        tab.say(&mut stores, &answer, Some("{}"), Haste::AtOnce, now().1);
        tab.rest(&mut stores);
        assert_ne!(stores.local.get(key), records.iter().find(|(own, _)| own == key).map(|(_, text)| text), "written anew");
        // Another day, another page: the first copy is the one that counts.
        let (today, now_ms) = now();
        Tab::open(&mut stores, "two", true, (today + chrono::Days::new(1), now_ms)).rest(&mut stores);
        assert_eq!(as_the_first_programs_wrote(&stores), records, "{folder}: still as they lay");
        let (before, unusable) = Shelf::load(as_the_first_programs_wrote(&stores));
        assert_eq!((before.assessments.len(), unusable.len()), (1, 0), "it loads as it did");
    }
    let (registers, _) = records("records/v3");
    let registers = registers.into_iter().filter(|(key, _)| Key::from_text(key).is_some());
    let of_ours: Texts = registers.filter(|(_, text)| text.contains("\"sum\":")).collect();
    assert!(!of_ours.is_empty());
    let mut stores = Stores { local: of_ours, ..Stores::default() };
    Tab::open(&mut stores, "one", true, now()).rest(&mut stores);
    assert_eq!(as_the_first_programs_wrote(&stores), [], "none of theirs");
}

/// An answer that is kept aside, with what it answered.
#[test]
fn records_of_version_4_load_for_ever() {
    let (records, names) = records("records/v4");
    assert_eq!(names, ["answer-aside", "assessment", "subject"]);
    let (shelf, aside) = Shelf::load(records);
    assert_eq!(aside, []);
    let dossier = shelf.dossier(&"v4assessment".into()).expect("the assessment");
    let answer = dossier.assessment.answer(&"1.2".into()).expect("the answer");
    let wording = Wording {
        edition: "1".to_owned(),
        indicator: "1 评定".to_owned(),
        text: "公开招生方案".to_owned(),
        said: "是".to_owned(),
    };
    assert_eq!((&answer.choice, answer.note.as_str()), (&Choice::Level("yes".into()), "校门口公示"));
    assert_eq!(answer.aside.as_deref(), Some(&wording));
}

fn check_seals(dossier: &Dossier) {
    let Seals { seal, acts } = dossier.seals().expect("the seals can be read");
    let acts: Vec<_> = acts.iter().map(|act| (act.act, act.by.as_str(), act.why.as_str(), act.stamp.seq)).collect();
    assert_eq!(acts, [(Act::Sealed, "李华", "", 10), (Act::Unsealed, "李华", "班额有误", 11), (Act::Sealed, "张明", "", 12)]);
    let seal = seal.expect("it is sealed");
    assert_eq!((seal.by.as_str(), seal.on, seal.receipt.as_str()), ("张明", day("2026-06-30"), "K7Q2-M8XD-2-2"));
    assert_eq!((seal.values.len(), seal.explained.len(), seal.subject.boarding), (1, 2, Some(true)));
    let exactly = |top, bottom| Some(quotient(top, bottom));
    let coverage = Coverage { answered: 2, applicable: 2, declared_out: 1 };
    let total = Tally { so_far: exactly(4, 5), worst: exactly(2, 5), best: exactly(4, 5), coverage };
    assert_eq!(seal.figures.total, total);
    let held_down = Some(HeldDown::Binding(vec!["43.1".into()]));
    assert_eq!(seal.figures.conclusion, Conclusion::Grade(Grade::Given { band: "良好".to_owned(), held_down }));
    let found: Vec<_> = seal.figures.checkpoints.iter().map(|found| (found.verdict, found.standing)).collect();
    assert_eq!(found, [(Verdict::PartlyMet, Standing::Counted), (Verdict::NotApplicable, Standing::DeclaredOut)]);
}
