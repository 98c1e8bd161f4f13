//! What the core is timed at, on the host (core.rs) and in the page (core_page.rs): named once, run by both.

use std::hint::black_box;

use chrono::{DateTime, NaiveDate};
use duibiao::assessment::merge::{Descent, choose, compare};
use duibiao::assessment::{Assessment, Author, DataSheet, Dossier, EvidenceList, Period, PlanRef, Subject, asked};
use duibiao::evaluate::{Moment, School, coefficient, evaluate, update};
use duibiao::exact::Decimal;
use duibiao::i18n::{Language, SampleWords};
use duibiao::plan::{CheckpointId, Plan, Question, SubjectKind, from_json, from_toml, shipped};
use duibiao::storage::{Shelf, all_records};

/// One thing that is timed.
pub struct Task {
    pub name: &'static str,
    /// Does it once.
    pub run: Box<dyn FnMut()>,
}

/// The plan of which a county is asked most.
const LARGEST: &str = "banan-2021";
const SCHOOLS: u64 = 2_000;
/// So many answers of the other copy are others.
const CHANGED: usize = 100;

/// Everything that is timed, ready to run.
pub fn tasks() -> Vec<Task> {
    let plan = read(LARGEST);
    let mine = filled(&plan, "mine");
    let rated = rated_by(&plan, &mine);
    let theirs = changed(&mine, &rated);
    let moment = Moment::of(&mine, today());
    let texts: Vec<&'static str> = shipped::SEEDS.iter().map(|seed| seed.text).collect();
    let json: Vec<String> = shipped::SEEDS.iter().map(|seed| read(seed.id).to_json()).collect();
    let records: Vec<(String, String)> = all_records(&mine).into_iter().map(|(key, text)| (key.text(), text)).collect();
    let schools = schools();

    let task = |name, run: Box<dyn FnMut()>| Task { name, run };
    vec![
        task(
            "read every plan, as written",
            Box::new(move || drop(black_box(texts.iter().map(|text| from_toml(text)).collect::<Vec<_>>()))),
        ),
        task(
            "read every plan, as fetched",
            Box::new(move || drop(black_box(json.iter().map(|text| from_json(text)).collect::<Vec<_>>()))),
        ),
        task("evaluate the largest assessment", {
            let (plan, mine) = (plan.clone(), mine.clone());
            Box::new(move || drop(black_box(evaluate(&plan, &mine, moment))))
        }),
        task("judge it anew after one answer", {
            let (plan, rated) = (plan.clone(), rated.clone());
            let copies = [mine.clone(), changed(&mine, &rated[..1])];
            let mut evaluation = evaluate(&plan, &copies[0], moment);
            let mut turn = 0;
            Box::new(move || {
                turn = 1 - turn;
                update(&mut evaluation, &plan, &copies[turn], std::slice::from_ref(&rated[0].0));
                black_box(&evaluation);
            })
        }),
        task("encode its records", {
            let mine = mine.clone();
            Box::new(move || drop(black_box(all_records(&mine))))
        }),
        task("decode its records", Box::new(move || drop(black_box(Shelf::load(records.iter().cloned()))))),
        task("merge two copies of it", {
            Box::new(move || {
                let found = compare(&mine, &theirs, Descent::Unknown);
                drop(black_box(choose(&mine, &theirs, &found.newer())));
            })
        }),
        task(
            "the coefficient of 2,000 schools",
            Box::new(move || drop(black_box(coefficient(&schools).map(|found| found.rounded(3))))),
        ),
    ]
}

fn read(id: &str) -> Plan {
    shipped::plan(id).expect("it is shipped").expect("the build checked it")
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, 30).expect("a day")
}

fn author(copy: &str, seq: u64) -> Author {
    Author { copy: copy.into(), seq, at: DateTime::UNIX_EPOCH }
}

/// A county that has answered nearly everything.
fn filled(plan: &Plan, copy: &str) -> Dossier {
    let subject = Subject::new("subject".into(), "巴南区教育委员会".to_owned(), SubjectKind::County, String::new());
    let of = PlanRef { id: plan.id.clone(), edition: plan.edition.clone(), hash: "0".repeat(16) };
    let assessment = Assessment::new("assessment".into(), of, subject.id.clone(), Period::Year(2025), DateTime::UNIX_EPOCH);
    let mut dossier = Dossier { subject, sheet: DataSheet::default(), evidence: EvidenceList::default(), assessment };
    dossier.fill_as_sample(plan, &SampleWords::of(Language::Zh).text, today(), &author(copy, 1));
    dossier
}

/// What it rates, with the first level that its scale has.
fn rated_by(plan: &Plan, dossier: &Dossier) -> Vec<(CheckpointId, duibiao::plan::LevelId)> {
    let level = |question: &Question| match question {
        Question::Rated { scale } => plan.scale(scale)?.levels.last().map(|level| level.id.clone()),
        Question::Measured { .. } => None,
    };
    asked(plan, &dossier.subject)
        .filter_map(|(_, checkpoint)| Some((checkpoint.id.clone(), level(&checkpoint.question)?)))
        .collect()
}

/// Another copy, in which some answers are others.
fn changed(mine: &Dossier, rated: &[(CheckpointId, duibiao::plan::LevelId)]) -> Dossier {
    let mut theirs = mine.clone();
    for (place, (checkpoint, level)) in rated.iter().take(CHANGED).enumerate() {
        theirs.apply(theirs.rate(checkpoint, Some(level.clone())), &author("theirs", place as u64 + 2));
    }
    theirs
}

/// Schools of all sizes, always the same.
fn schools() -> Vec<School> {
    let school = |place: u64| School {
        pupils: 40 + (place * 37) % 2400,
        total: Decimal::new((place * 7919 % 900_000) as i64 + 20_000, 2),
    };
    (0..SCHOOLS).map(school).collect()
}
