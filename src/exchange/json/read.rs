//! Reading an assessment file into a dossier, or everything that is wrong with it.
//!
//! Nothing here knows the plan: what only the plan can tell is for [`super::check_against`].

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::file::{FORMAT, VERSION};
use crate::assessment::{
    Answer, Assessment, Basis, Choice, DataSheet, Dossier, Period, PlanRef, SheetKey, Stamp, Stamped, Subject,
};
use crate::exchange::receipt;
use crate::plan::{CheckpointId, MetricId, SubjectKind};
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
    let imported = Fields::root(&value, "", &problems).map(|fields| read_file(fields, &value));
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

fn read_file(fields: Fields, value: &Value) -> Imported {
    let name = value.pointer("/subject/name").and_then(Value::as_str).unwrap_or_default().trim();
    let fields = fields.called(name);
    if fields.whole("version").is_none() {
        fields.note(What::MissingField { field: "version".to_owned() });
    }
    let (plan, plan_title) = read_plan_ref(&fields);
    let subject = read_subject(&fields);
    let (id, period) = (fields.need_text("id").into(), read_period(&fields));
    let mut assessment = Assessment::new(id, plan.clone(), subject.id.clone(), period, read_time(&fields, "created"));
    assessment.as_of = fields.date("as_of");
    assessment.basis = fields.need_word("basis").unwrap_or(Basis::Current);
    assessment.based_on = fields.text("based_on");
    let mut sheet = DataSheet::default();
    read_answers(&fields, &mut assessment);
    read_values(&fields, &mut sheet);
    let own = fields.text(receipt::FIELD);
    if own.as_deref().is_some_and(|own| own != receipt::receipt(value)) {
        fields.note(What::OtherChecksum);
    }
    // Looked at already, or following from the stamps: asked for, so that they are known, and not used.
    let _ = (fields.text("format"), fields.text("copy"), fields.whole("last_seq"));
    fields.finish();
    let dossier = Dossier { subject, sheet, assessment };
    Imported { dossier, plan, plan_title, warnings: Vec::new(), receipt: own }
}

fn read_plan_ref(fields: &Fields) -> (PlanRef, String) {
    let Some(fields) = fields.need_object("plan") else {
        return (PlanRef { id: "".into(), edition: String::new(), hash: String::new() }, String::new());
    };
    let (id, edition, hash) = (fields.need_text("id").into(), fields.need_text("edition"), fields.need_text("hash"));
    let title = fields.text("title").unwrap_or_default();
    fields.finish();
    (PlanRef { id, edition, hash }, title)
}

/// Whatever is wrong in it is noted; then the kind is a stand-in that nobody gets to see.
fn read_subject(fields: &Fields) -> Subject {
    let stand_in = SubjectKind::Unit;
    let Some(fields) = fields.need_object("subject") else {
        let (name, region) = (String::new(), String::new());
        return Subject { id: "".into(), name, kind: stand_in, region, code: None, boarding: None, public: None };
    };
    let subject = Subject {
        id: fields.need_text("id").into(),
        name: fields.need_text("name"),
        kind: fields.need_word("kind").unwrap_or(stand_in),
        region: fields.raw_text("region"),
        code: fields.optional_raw("code"),
        boarding: fields.flag("boarding"),
        public: fields.flag("public"),
    };
    fields.finish();
    subject
}

fn read_answers(fields: &Fields, assessment: &mut Assessment) {
    for fields in fields.objects("answers") {
        let id = fields.need_text("checkpoint");
        let fields = fields.called(&id);
        let level = fields.text("level");
        let choice = match (level, fields.optional_raw("not_applicable")) {
            (Some(_), Some(_)) => {
                fields.note(What::LevelAndNotApplicable);
                Choice::Nothing
            }
            (Some(level), None) => Choice::Level(level.into()),
            (None, Some(reason)) => Choice::NotApplicable { reason },
            (None, None) => Choice::Nothing,
        };
        let value = Answer { choice, note: fields.raw_text("note"), review: fields.optional_raw("review") };
        let entry = Stamped { value, stamp: read_stamp(&fields) };
        if assessment.set(CheckpointId::from(id.as_str()), Some(entry)).is_some() {
            fields.note(What::DoubleId { id });
        }
        fields.finish();
    }
}

fn read_values(fields: &Fields, sheet: &mut DataSheet) {
    for fields in fields.objects("values") {
        let id = fields.need_text("metric");
        let fields = fields.called(&id);
        let key = SheetKey::new(&MetricId::from(id.as_str()), fields.word("stage"), read_period(&fields));
        let entry = Stamped { value: fields.raw_text("value"), stamp: read_stamp(&fields) };
        if sheet.set(key, Some(entry)).is_some() {
            fields.note(What::DoubleId { id });
        }
        fields.finish();
    }
}

fn read_stamp(fields: &Fields) -> Stamp {
    let seq = fields.whole("seq");
    if seq.is_none() {
        fields.note(What::MissingField { field: "seq".to_owned() });
    }
    Stamp { seq: seq.unwrap_or_default(), copy: fields.need_text("copy").into(), at: read_time(fields, "at") }
}

fn read_period(fields: &Fields) -> Period {
    let text = fields.need_text("period");
    let period = Period::from_text(&text);
    if period.is_none() && !text.is_empty() {
        fields.note(What::BadPeriod { field: "period".to_owned(), found: text });
    }
    period.unwrap_or(Period::Year(0))
}

fn read_time(fields: &Fields, field: &str) -> DateTime<Utc> {
    let text = fields.need_text(field);
    let time = DateTime::parse_from_rfc3339(&text).map(|time| time.to_utc());
    if time.is_err() && !text.is_empty() {
        fields.note(What::BadTime { field: field.to_owned(), found: text });
    }
    time.unwrap_or_default()
}
