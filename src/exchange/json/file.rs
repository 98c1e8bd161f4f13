//! The assessment file as it stands on disk: the shape that is written, and that the published schema describes.
//!
//! Reading goes field by field instead ([`super::read`]), so that everything wrong is found in one go.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::Serialize;

use crate::assessment::entry::{AnswerEntry, EvidenceEntry, RectificationEntry, ValueEntry};
use crate::assessment::seal::entry::{SealActEntry, SealEntry};
use crate::assessment::{AssessmentId, Basis, CopyId, Dossier, Period, Subject};
use crate::plan::{Plan, PlanId};

/// What the file calls itself, so that it is recognised under any name.
pub const FORMAT: &str = "duibiao-assessment";

/// The newest version that this program reads and writes.
pub const VERSION: u64 = 3;

/// The version of a file with evidence or rectifications, and nothing newer.
const KEPT_UP: u64 = 2;

/// The version of a file without evidence and rectifications: as it always was, so that the same content keeps its
/// receipt and older programs read it.
const PLAIN: u64 = 1;

/// An assessment file: one subject, one plan, one period, with the values that the plan uses and the evidence it rests on.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "duibiao-assessment")]
pub struct File {
    /// Always `duibiao-assessment`.
    #[schemars(regex(pattern = "^duibiao-assessment$"))]
    pub format: String,
    /// 1, or 2 where there is evidence or a rectification, or 3 where it was ever sealed.
    #[schemars(range(min = 1, max = 3))]
    pub version: u64,
    pub id: AssessmentId,
    pub plan: PlanEntry,
    pub subject: Subject,
    pub period: Period,
    /// 自评时点, where one was chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<NaiveDate>,
    pub basis: Basis,
    pub created: DateTime<Utc>,
    /// The copy in which the newest edit was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copy: Option<CopyId>,
    /// The sequence number of the newest edit.
    pub last_seq: u64,
    /// The receipt of the file that this copy was made from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub based_on: Option<String>,
    pub answers: Vec<AnswerEntry>,
    pub values: Vec<ValueEntry>,
    /// The evidence that serves an indicator of this plan.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceEntry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rectifications: Vec<RectificationEntry>,
    /// 封存: what was approved, where it is sealed now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seal: Option<SealEntry>,
    /// Every sealing and unsealing, the oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sealings: Vec<SealActEntry>,
    /// 回执码: of all that stands here, the seal among it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub receipt: Option<String>,
}

/// Which plan was answered.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanEntry {
    pub id: PlanId,
    pub edition: String,
    /// The first 16 hexadecimal digits of the SHA-256 of the normalised plan.
    pub hash: String,
    pub title: String,
}

impl File {
    /// The file of a dossier, still without its receipt.
    pub fn of(plan: &Plan, dossier: &Dossier) -> Self {
        let assessment = &dossier.assessment;
        let answers: Vec<AnswerEntry> = assessment.answers().map(|(id, entry)| AnswerEntry::new(id, entry)).collect();
        let values: Vec<ValueEntry> =
            dossier.values_used(plan).into_iter().map(|(key, entry)| ValueEntry::new(key, entry)).collect();
        let evidence: Vec<EvidenceEntry> = dossier.evidence_used().map(EvidenceEntry::new).collect();
        let rectifications: Vec<RectificationEntry> =
            assessment.rectifications().map(|(_, entry)| RectificationEntry::new(entry)).collect();
        let stamps = answers.iter().map(|answer| &answer.stamp).chain(values.iter().map(|value| &value.stamp));
        let later = evidence.iter().map(|each| &each.stamp).chain(rectifications.iter().map(|each| &each.stamp));
        let stamps = stamps.chain(later);
        let newest = stamps.max_by_key(|stamp| stamp.seq);
        let seals = dossier.seals().unwrap_or_default();
        let version = match () {
            () if assessment.seals.is_some() => VERSION,
            () if evidence.is_empty() && rectifications.is_empty() => PLAIN,
            () => KEPT_UP,
        };
        Self {
            format: FORMAT.to_owned(),
            version,
            id: assessment.id.clone(),
            plan: PlanEntry {
                id: assessment.plan.id.clone(),
                edition: assessment.plan.edition.clone(),
                hash: assessment.plan.hash.clone(),
                title: plan.title.clone(),
            },
            subject: dossier.subject.clone(),
            period: assessment.period,
            as_of: assessment.as_of,
            basis: assessment.basis,
            created: assessment.created,
            copy: newest.map(|stamp| stamp.copy.clone()),
            last_seq: newest.map_or(0, |stamp| stamp.seq),
            based_on: assessment.based_on.clone(),
            answers,
            values,
            evidence,
            rectifications,
            seal: seals.seal.as_ref().map(SealEntry::new),
            sealings: seals.acts.iter().map(SealActEntry::new).collect(),
            receipt: None,
        }
    }
}
