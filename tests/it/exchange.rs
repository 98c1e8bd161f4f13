//! Files in and out: round trips, what every kind of broken file is told, and the command line on real input.

mod backup;
mod bad_files;
mod bad_workbooks;
mod binder;
mod command_line;
mod csv;
mod examine;
mod filled_papers;
mod office;
mod own_plans;
mod papers;
mod reasons;
mod round_trip;
mod schemas;
pub mod seals;
pub mod sheets;
mod twins;
mod versions;
mod workbook;

use chrono::{DateTime, Utc};
use duibiao::assessment::{
    Answer, Ask, Assessment, Author, Choice, DataSheet, Dossier, Edit, EvidenceList, Period, SheetKey, Subject, ask, asked,
};
use duibiao::exchange::{json, plan_ref};
use duibiao::plan::{Plan, SubjectKind, shipped};

/// The shipped plan that the tests speak of.
pub fn lvchun() -> Plan {
    shipped::plan("lvchun-2022").expect("it is shipped").expect("the build checked it")
}

pub fn time() -> DateTime<Utc> {
    "2026-06-30T08:00:00Z".parse().expect("a time")
}

pub fn author(seq: u64) -> Author {
    Author { copy: "copy-1".into(), seq, at: time() }
}

/// A dossier in which nothing is answered yet.
pub fn blank(plan: &Plan, name: &str, kind: SubjectKind) -> Dossier {
    let region = "云南省/红河州/绿春县".to_owned();
    let subject = Subject::new("subject-1".into(), name.to_owned(), kind, region);
    let period = Period::SchoolYear(2025);
    let assessment = Assessment::new("assessment-1".into(), plan_ref(plan), subject.id.clone(), period, time());
    Dossier { subject, sheet: DataSheet::default(), evidence: EvidenceList::default(), assessment }
}

/// A dossier in which everything is answered in one way or another, notes and texts that are hard on files among it.
pub fn filled(plan: &Plan, name: &str, kind: SubjectKind) -> Dossier {
    const NOTES: [&str; 5] = ["", "=1+1", "两行\n“引号”,\"逗号\"", "＝全角", " 前后有空格 "];
    let mut dossier = blank(plan, name, kind);
    let subject = dossier.subject.clone();
    let checkpoints: Vec<_> = asked(plan, &subject).map(|(_, checkpoint)| checkpoint).collect();
    for (place, checkpoint) in checkpoints.into_iter().enumerate() {
        let seq = place as u64 + 1;
        let note = NOTES[place % NOTES.len()].to_owned();
        let choice = match ask(plan, &dossier, checkpoint) {
            Ask::Level(scale) => {
                let levels = &plan.scale(&scale).expect("known").levels;
                Choice::Level(levels[place % levels.len()].id.clone())
            }
            form @ (Ask::Numbers(_) | Ask::Share(_)) => {
                for (n, key) in form.keys().into_iter().enumerate() {
                    type_value(
                        &mut dossier,
                        key,
                        if matches!(form, Ask::Share(_)) { "7/9" } else { ["75", "100"][n % 2] },
                        seq,
                    );
                }
                if place % 7 == 0 { Choice::NotApplicable { reason: "本校没有".to_owned() } } else { Choice::Nothing }
            }
        };
        let answer = Answer { choice, note, review: (place % 11 == 0).then(String::new), aside: None };
        dossier.apply(Edit::Answer { checkpoint: checkpoint.id.clone(), answer }, &author(seq));
    }
    dossier
}

pub fn type_value(dossier: &mut Dossier, key: SheetKey, text: &str, seq: u64) {
    dossier.apply(Edit::Value { key, text: text.to_owned() }, &author(seq));
}

/// The file of a dossier as a tree, for tests that spoil it.
pub fn tree(plan: &Plan, dossier: &Dossier) -> serde_json::Value {
    serde_json::from_str(&json::write(plan, dossier)).expect("our own file")
}
