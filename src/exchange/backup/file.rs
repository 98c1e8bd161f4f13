//! The backup as it stands on disk: the shape that is written, and that the published schema describes. Reading goes field by field ([`super::read`]).

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::Preference;
use crate::assessment::Subject;
use crate::assessment::entry::{EvidenceEntry, ValueEntry, ValueHistory};
use crate::exchange::json;
use crate::storage::{OwnPlan, Shelf};

/// What the file calls itself, so that it is recognised under any name.
pub const FORMAT: &str = "duibiao-backup";

/// The newest version that this program reads and writes.
pub const VERSION: u64 = 2;

/// The version of a backup without plans of the user's own.
const WITHOUT_PLANS: u64 = 1;

/// A backup file: everything that one browser keeps.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "duibiao-backup")]
pub struct File {
    /// Always `duibiao-backup`.
    #[schemars(regex(pattern = "^duibiao-backup$"))]
    format: &'static str,
    /// 2 where it holds plans of the user's own.
    #[schemars(range(min = 1, max = 2))]
    version: u64,
    made: DateTime<Utc>,
    /// The program that made it, with its build.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub program: String,
    subjects: Vec<SubjectPart>,
    /// Each in the shape of an assessment file; what belongs to its subject is not repeated in it.
    assessments: Vec<json::File>,
    /// Plans of the user's own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    plans: Vec<PlanPart>,
    /// How the page is set up: language, size of text, region, keys.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    preferences: Vec<PreferenceEntry>,
    /// 回执码: of all that was filled in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub receipt: Option<String>,
}

/// A subject with all its numbers and all its evidence, whichever plan uses them.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SubjectPart {
    subject: Subject,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    values: Vec<ValueEntry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    value_history: Vec<ValueHistory>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<EvidenceEntry>,
}

/// A plan that was added as a file.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct PlanPart {
    added: DateTime<Utc>,
    /// What the catalogue says of it.
    row: Value,
    /// The plan file (JSON), gzip in base64.
    packed: String,
}

#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct PreferenceEntry {
    name: String,
    value: String,
}

impl File {
    /// The file of a shelf, still without its receipt.
    pub fn of(shelf: &Shelf, preferences: &[Preference], made: DateTime<Utc>) -> Self {
        let subjects = shelf.subjects.values().map(|subject| SubjectPart::of(shelf, subject)).collect();
        let dossiers = shelf.assessments.keys().filter_map(|id| shelf.dossier(id));
        let preference = |(name, value): &Preference| PreferenceEntry { name: name.clone(), value: value.clone() };
        Self {
            format: FORMAT,
            version: if shelf.plans.is_empty() { WITHOUT_PLANS } else { VERSION },
            made,
            program: String::new(),
            subjects,
            assessments: dossiers.map(|dossier| json::File::in_backup(&dossier)).collect(),
            plans: shelf.plans.values().map(PlanPart::of).collect(),
            preferences: preferences.iter().map(preference).collect(),
            receipt: None,
        }
    }
}

impl PlanPart {
    fn of(plan: &OwnPlan) -> Self {
        let row = serde_json::from_str(plan.row()).unwrap_or_default();
        Self { added: plan.added, row, packed: plan.packed.clone() }
    }
}

impl SubjectPart {
    fn of(shelf: &Shelf, subject: &Subject) -> Self {
        let (sheet, evidence) = (shelf.sheets.get(&subject.id), shelf.evidence.get(&subject.id));
        let values = sheet.into_iter().flat_map(|sheet| sheet.iter());
        let histories = sheet.into_iter().flat_map(|sheet| sheet.histories().iter());
        let evidence = evidence.into_iter().flat_map(|list| list.values());
        Self {
            subject: subject.clone(),
            values: values.map(|(key, entry)| ValueEntry::new(key, entry)).collect(),
            value_history: histories.map(|(key, history)| ValueHistory::new(key, history)).collect(),
            evidence: evidence.map(EvidenceEntry::new).collect(),
        }
    }
}
