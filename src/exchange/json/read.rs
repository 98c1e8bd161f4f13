//! Reading an assessment file into a dossier, or everything that is wrong with it.
//!
//! Nothing here knows the plan: what only the plan can tell is for [`super::check_against`].

use serde_json::Value;

use super::file::{FORMAT, VERSION};
use crate::assessment::entry::{
    AnswerEntry, AnswerHistory, EvidenceEntry, RectificationEntry, RewriteEntry, ValueEntry, ValueHistory, read_period,
    read_plan_ref, read_subject, read_time,
};
use crate::assessment::seal::read_seals;
use crate::assessment::{Assessment, Basis, DataSheet, Dossier, EvidenceList, PlanRef};
use crate::exchange::receipt;
use crate::problem::{Problem, What};
use crate::tree::{Fields, Problems, parse_json};

/// What an assessment file held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    pub dossier: Dossier,
    pub plan: PlanRef,
    pub plan_title: String,
    /// What the person should know, though the file can be used.
    pub warnings: Vec<Problem>,
    /// The 回执码 that the file carries.
    pub receipt: Option<String>,
}

/// Reads an assessment file.
pub fn read(text: &str) -> Result<Imported, Vec<Problem>> {
    let value = parse_json(text)?;
    refuse(&value)?;
    let problems = Problems::default();
    let name = value.pointer("/subject/name").and_then(Value::as_str).unwrap_or_default().trim();
    let imported = Fields::root(&value, "", &problems).map(|fields| read_fields(fields.called(name)));
    let own = imported.as_ref().and_then(|imported| imported.receipt.as_deref());
    if own.is_some_and(|own| own != receipt::receipt(&value)) {
        problems.note(name, What::OtherChecksum);
    }
    let found = problems.or(()).err().unwrap_or_default();
    let (warnings, hard): (Vec<Problem>, Vec<Problem>) = found.into_iter().partition(Problem::is_warning);
    match imported {
        Some(imported) if hard.is_empty() => Ok(Imported { warnings, ..imported }),
        Some(_) | None => Err(hard),
    }
}

/// A file that is not for this reader at all: what else is in it says nothing.
fn refuse(value: &Value) -> Result<(), Vec<Problem>> {
    let only = |what| Err(vec![Problem::new("", what)]);
    if value.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return only(What::NotOurs);
    }
    match value.get("version").and_then(Value::as_u64) {
        Some(found) if found > VERSION => only(What::NewerFormat { found, known: VERSION }),
        Some(_) | None => Ok(()),
    }
}

/// Reads the object of an assessment file; whether its receipt is right is for [`read`].
pub fn read_fields(fields: Fields) -> Imported {
    fields.need_whole("version");
    let (plan, plan_title) = read_plan_ref(&fields);
    let subject = read_subject(fields.need_object("subject"));
    let (id, period) = (fields.need_text("id").into(), read_period(&fields));
    let mut assessment = Assessment::new(id, plan.clone(), subject.id.clone(), period, read_time(&fields, "created"));
    assessment.as_of = fields.date("as_of");
    assessment.basis = fields.need_word("basis").unwrap_or(Basis::Current);
    assessment.based_on = fields.text("based_on");
    let mut sheet = DataSheet::default();
    read_answers(&fields, &mut assessment);
    read_values(&fields, &mut sheet);
    let evidence = read_evidence(&fields);
    read_rectifications(&fields, &mut assessment);
    read_rewrites(&fields, &mut assessment);
    for (id, history) in fields.objects("answer_history").into_iter().map(AnswerHistory::read) {
        assessment.remember(id, history);
    }
    for (key, history) in fields.objects("value_history").into_iter().map(ValueHistory::read) {
        sheet.remember(key, history);
    }
    assessment.seals = read_seals(&fields);
    let own = fields.text(receipt::FIELD);
    // Looked at already, or following from the stamps: asked for, so that they are known, and not used.
    let _ = (fields.text("format"), fields.text("copy"), fields.whole("last_seq"));
    fields.finish();
    let dossier = Dossier { subject, sheet, evidence, assessment };
    Imported { dossier, plan, plan_title, warnings: Vec::new(), receipt: own }
}

fn read_answers(fields: &Fields, assessment: &mut Assessment) {
    for entry in fields.objects("answers") {
        let (id, entry) = AnswerEntry::read(entry);
        let name = id.to_string();
        if assessment.set(id, Some(entry)).is_some() {
            fields.note_in(&name, What::DoubleId { id: name.clone() });
        }
    }
}

pub(in crate::exchange) fn read_evidence(fields: &Fields) -> EvidenceList {
    let mut list = EvidenceList::default();
    for entry in fields.objects("evidence") {
        let entry = EvidenceEntry::read(entry);
        let (id, title) = (entry.value.id.clone(), entry.value.title.clone());
        if list.insert(id.clone(), entry).is_some() {
            fields.note_in(&title, What::DoubleId { id: id.to_string() });
        }
    }
    list
}

fn read_rectifications(fields: &Fields, assessment: &mut Assessment) {
    for entry in fields.objects("rectifications") {
        let entry = RectificationEntry::read(entry);
        let (id, checkpoint) = (entry.value.id.clone(), entry.value.checkpoint.clone());
        if assessment.rectify(id.clone(), Some(entry)).is_some() {
            fields.note_in(checkpoint.as_str(), What::DoubleId { id: id.to_string() });
        }
    }
}

fn read_rewrites(fields: &Fields, assessment: &mut Assessment) {
    for entry in fields.objects("rewrites") {
        let (passage, entry) = RewriteEntry::read(entry);
        let name = passage.to_string();
        if assessment.set_rewrite(passage, Some(entry)).is_some() {
            fields.note_in(&name, What::DoubleId { id: name.clone() });
        }
    }
}

pub(in crate::exchange) fn read_values(fields: &Fields, sheet: &mut DataSheet) {
    for entry in fields.objects("values") {
        let (key, entry) = ValueEntry::read(entry);
        let name = key.metric.to_string();
        if sheet.set(key, Some(entry)).is_some() {
            fields.note_in(&name, What::DoubleId { id: name.clone() });
        }
    }
}
