//! The assessment file as it stands on disk: the shape that is written, and that the published schema describes.
//!
//! Reading goes field by field instead ([`super::read`]), so that everything wrong is found in one go.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::Serialize;

use crate::assessment::entry::{
    AnswerEntry, AnswerHistory, EvidenceEntry, RectificationEntry, RewriteEntry, ValueEntry, ValueHistory,
};
use crate::assessment::seal::entry::{SealActEntry, SealEntry};
use crate::assessment::{AssessmentId, Basis, CopyId, Dossier, Period, Subject};
use crate::plan::{Plan, PlanId};

/// What the file calls itself, so that it is recognised under any name.
pub const FORMAT: &str = "duibiao-assessment";

/// The newest version that this program reads and writes.
pub const VERSION: u64 = WITH_REWRITES;

/// The version of a file in which a passage of the report was rewritten.
pub(in crate::exchange) const WITH_REWRITES: u64 = 5;

/// The version of a file in which an answer is kept aside, and nothing newer.
pub(in crate::exchange) const WITH_ASIDE: u64 = 4;

/// The version of a file with a history or a seal and nothing newer.
pub(in crate::exchange) const WITH_HISTORY: u64 = 3;

/// The version of a file with evidence or rectifications and nothing newer.
pub(in crate::exchange) const WITH_EVIDENCE: u64 = 2;

/// The version of a file without any of these: as it always was, so that the same content keeps its receipt and older
/// programs read it.
pub(in crate::exchange) const PLAIN: u64 = 1;

/// An assessment file: one subject, one plan, one period, with the values that the plan uses and the evidence it rests on.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "duibiao-assessment")]
pub struct File {
    /// Always `duibiao-assessment`.
    #[schemars(regex(pattern = "^duibiao-assessment$"))]
    pub format: String,
    /// 1, or 2 where there is evidence or a rectification, or 3 where there is a history or it was ever sealed, or 4 where an
    /// answer is kept aside, or 5 where a passage of the report was rewritten.
    #[schemars(range(min = 1, max = 5))]
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
    /// Passages of the report in a person's own words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rewrites: Vec<RewriteEntry>,
    /// 修改记录: which choices stood there before; of answers that were taken back, too. The receipt does not speak of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub answer_history: Vec<AnswerHistory>,
    /// 修改记录 of the values, likewise.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub value_history: Vec<ValueHistory>,
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
        let values = dossier.values_used(plan).into_iter().map(|(key, entry)| ValueEntry::new(key, entry)).collect();
        let evidence = dossier.evidence_used().map(EvidenceEntry::new).collect();
        let (answer_history, value_history) = (answer_histories(dossier), value_histories(plan, dossier));
        Self::with(dossier, plan.title.clone(), Parts { values, evidence, answer_history, value_history })
    }

    /// The same shape for a backup, which has what belongs to the subject beside it, and needs no plan.
    pub(in crate::exchange) fn in_backup(dossier: &Dossier) -> Self {
        let histories = dossier.assessment.histories().iter();
        let answer_history = histories.map(|(id, history)| AnswerHistory::new(id, history)).collect();
        let (values, evidence, value_history) = Default::default();
        let title = dossier.assessment.plan.id.to_string();
        Self::with(dossier, title, Parts { values, evidence, answer_history, value_history })
    }

    fn with(dossier: &Dossier, title: String, parts: Parts) -> Self {
        let Parts { values, evidence, answer_history, value_history } = parts;
        let assessment = &dossier.assessment;
        let answers: Vec<AnswerEntry> = assessment.answers().map(|(id, entry)| AnswerEntry::new(id, entry)).collect();
        let rectifications: Vec<RectificationEntry> =
            assessment.rectifications().map(|(_, entry)| RectificationEntry::new(entry)).collect();
        let rewrites: Vec<RewriteEntry> = assessment.rewrites().map(|(id, entry)| RewriteEntry::new(id, entry)).collect();
        let stamps = answers.iter().map(|answer| &answer.stamp).chain(values.iter().map(|value| &value.stamp));
        let later = evidence.iter().map(|each| &each.stamp).chain(rectifications.iter().map(|each| &each.stamp));
        let stamps = stamps.chain(later).chain(rewrites.iter().map(|each| &each.stamp));
        let newest = stamps.max_by_key(|stamp| stamp.seq);
        let seals = dossier.seals().unwrap_or_default();
        let has_history = !(answer_history.is_empty() && value_history.is_empty());
        let version = match () {
            () if !rewrites.is_empty() => WITH_REWRITES,
            () if answers.iter().any(|answer| answer.aside.is_some()) => WITH_ASIDE,
            () if has_history || assessment.seals.is_some() => WITH_HISTORY,
            () if evidence.is_empty() && rectifications.is_empty() => PLAIN,
            () => WITH_EVIDENCE,
        };
        Self {
            format: FORMAT.to_owned(),
            version,
            id: assessment.id.clone(),
            plan: PlanEntry {
                id: assessment.plan.id.clone(),
                edition: assessment.plan.edition.clone(),
                hash: assessment.plan.hash.clone(),
                title,
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
            rewrites,
            answer_history,
            value_history,
            seal: seals.seal.as_ref().map(SealEntry::new),
            sealings: seals.acts.iter().map(SealActEntry::new).collect(),
            receipt: None,
        }
    }
}

/// What a file has besides its head, its answers and its seals.
struct Parts {
    values: Vec<ValueEntry>,
    evidence: Vec<EvidenceEntry>,
    answer_history: Vec<AnswerHistory>,
    value_history: Vec<ValueHistory>,
}

/// A history goes into a file where it tells of a change: one that only says since when something stands does not keep
/// older programs from reading the file.
fn answer_histories(dossier: &Dossier) -> Vec<AnswerHistory> {
    let telling = dossier.assessment.histories().iter().filter(|(_, history)| history.tells());
    telling.map(|(id, history)| AnswerHistory::new(id, history)).collect()
}

fn value_histories(plan: &Plan, dossier: &Dossier) -> Vec<ValueHistory> {
    let used = dossier.keys_used(plan);
    let telling = dossier.sheet.histories().iter().filter(|(key, history)| history.tells() && used.contains_key(key));
    telling.map(|(key, history)| ValueHistory::new(key, history)).collect()
}
