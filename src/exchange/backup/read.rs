//! Reading a backup into a shelf, or everything that is wrong with it: nothing is taken from a file that is not right
//! throughout.

use serde_json::Value;

use super::{Backup, FORMAT, Preference, VERSION};
use crate::assessment::DataSheet;
use crate::assessment::entry::{ValueHistory, read_subject, read_time};
use crate::exchange::{json, own, receipt};
use crate::problem::{Problem, What};
use crate::storage::{OwnPlan, Shelf};
use crate::tree::{Fields, Problems, parse_json};

/// Reads a backup.
pub fn read(text: &str) -> Result<Backup, Vec<Problem>> {
    let value = parse_json(text)?;
    refuse(&value)?;
    let problems = Problems::default();
    let mut backup = Fields::root(&value, "", &problems).map(read_fields);
    if let Some(backup) = &mut backup {
        check_plans(&mut backup.shelf, &problems);
    }
    let own = backup.as_ref().and_then(|backup| backup.receipt.as_deref());
    if own.is_some_and(|own| own != receipt::receipt_of_backup(&value)) {
        problems.note("", What::OtherChecksum);
    }
    let found = problems.or(()).err().unwrap_or_default();
    let (warnings, hard): (Vec<Problem>, Vec<Problem>) = found.into_iter().partition(Problem::is_warning);
    match backup {
        Some(backup) if hard.is_empty() => Ok(Backup { warnings, ..backup }),
        Some(_) | None => Err(hard),
    }
}

/// A file that is not for this reader at all, or has something in it that is not.
fn refuse(value: &Value) -> Result<(), Vec<Problem>> {
    let only = |what| Err(vec![Problem::new("", what)]);
    if value.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return only(What::NotOurs);
    }
    let version = |value: &Value| value.get("version").and_then(Value::as_u64);
    if let Some(found) = version(value).filter(|found| *found > VERSION) {
        return only(What::NewerFormat { found, known: VERSION });
    }
    let inside = value.get("assessments").and_then(Value::as_array).into_iter().flatten().filter_map(version);
    match inside.max() {
        Some(found) if found > json::VERSION => only(What::NewerFormat { found, known: json::VERSION }),
        Some(_) | None => Ok(()),
    }
}

/// Reads the object of a backup; whether its receipt is right is for [`read`].
pub fn read_fields(fields: Fields) -> Backup {
    fields.need_whole("version");
    let made = read_time(&fields, "made");
    let program = fields.raw_text("program");
    let mut shelf = Shelf::default();
    fields.objects("subjects").into_iter().for_each(|part| read_subject_part(part, &mut shelf));
    fields.objects("assessments").into_iter().for_each(|part| read_assessment(part, &mut shelf));
    fields.objects("plans").into_iter().for_each(|part| read_plan(part, &mut shelf));
    let preferences = fields.objects("preferences").into_iter().map(read_preference).collect();
    let receipt = fields.text(receipt::FIELD);
    // Looked at already.
    let _ = fields.text("format");
    fields.finish();
    Backup { shelf, preferences, made, program, receipt, warnings: Vec::new() }
}

fn read_subject_part(fields: Fields, shelf: &mut Shelf) {
    let subject = read_subject(fields.need_object("subject"));
    let fields = fields.called(&subject.name);
    let mut sheet = DataSheet::default();
    json::read_values(&fields, &mut sheet);
    for (key, history) in fields.objects("value_history").into_iter().map(ValueHistory::read) {
        sheet.remember(key, history);
    }
    let evidence = json::read_evidence(&fields);
    let id = subject.id.clone();
    if shelf.subjects.contains_key(&id) {
        fields.note(What::DoubleId { id: id.to_string() });
    }
    fields.finish();
    shelf.sheets.insert(id.clone(), sheet);
    shelf.evidence.insert(id.clone(), evidence);
    shelf.subjects.insert(id, subject);
}

fn read_assessment(fields: Fields, shelf: &mut Shelf) {
    let name = fields.object("subject").map(|subject| subject.raw_text("name")).unwrap_or_default();
    let fields = fields.called(name.trim());
    let (id, subject) = (fields.raw_text("id"), fields.object("subject").map(|subject| subject.raw_text("id")));
    if shelf.assessments.contains_key(&id.as_str().into()) {
        fields.note(What::DoubleId { id });
    }
    if let Some(subject) = subject.filter(|subject| !shelf.subjects.contains_key(&subject.as_str().into())) {
        fields.note(What::LostSubject { subject });
    }
    shelf.take_in(json::read_fields(fields).dossier);
}

/// A plan, still packed: whether it is one is for [`check_plans`].
fn read_plan(fields: Fields, shelf: &mut Shelf) {
    let added = read_time(&fields, "added");
    let (row, packed) = (fields.json_of("row").unwrap_or_default(), fields.need_text("packed"));
    match OwnPlan::new(row, packed, added) {
        Some(own) if shelf.plans.contains_key(&own.card.id) => fields.note(What::DoubleId { id: own.card.id.to_string() }),
        Some(own) => _ = shelf.plans.insert(own.card.id.clone(), own),
        None => fields.note(What::Truncated),
    }
    fields.finish();
}

/// Whoever wrote the file: a plan is right throughout, and its row says what it says.
fn check_plans(shelf: &mut Shelf, problems: &Problems) {
    for (id, own) in std::mem::take(&mut shelf.plans).into_entries() {
        match own::unpacked(&own) {
            Ok(plan) => _ = shelf.plans.insert(id, own::described(own, &plan)),
            Err(found) => found.into_iter().for_each(|each| problems.note(&format!("plans/{}", each.place), each.what)),
        }
    }
}

fn read_preference(fields: Fields) -> Preference {
    let preference = (fields.need_text("name"), fields.raw_text("value"));
    fields.finish();
    preference
}
