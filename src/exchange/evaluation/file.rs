//! The evaluation file as it stands on disk. Figures are decimal strings; fields that have nothing to say are left out.

use chrono::NaiveDate;
use serde::Serialize;

use crate::assessment::{Basis, Period, PlanRef, Subject};
use crate::evaluate::{Outcome, Verdict};
use crate::plan::{CheckpointId, IndicatorId, SectionPath, VetoOn};

/// The whole evaluation of one assessment on one day.
#[derive(Serialize)]
pub struct File<'a> {
    pub plan: PlanEntry<'a>,
    pub subject: &'a Subject,
    pub period: Period,
    pub as_of: NaiveDate,
    pub today: NaiveDate,
    pub basis: Basis,
    pub score: Score,
    pub coverage: Coverage,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<GradeEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<&'a Outcome>,
    /// All of this is as it was sealed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sealed: Option<SealedEntry>,
    pub vetoes: Vec<VetoEntry>,
    pub sections: Vec<SectionEntry<'a>>,
    pub indicators: Vec<IndicatorEntry<'a>>,
}

/// 封存: by whom and when, and in sentences what would come out otherwise today.
#[derive(Serialize)]
pub struct SealedEntry {
    pub by: String,
    pub on: NaiveDate,
    pub program: String,
    pub plan: PlanRef,
    pub receipt: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub differences: Vec<String>,
}

/// Which plan it was judged by.
#[derive(Serialize)]
pub struct PlanEntry<'a> {
    #[serde(flatten)]
    pub own: PlanRef,
    pub title: &'a str,
}

/// Out of 100.
#[derive(Serialize)]
pub struct Score {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub so_far: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worst: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub best: Option<String>,
    /// The score so far as people see it: cut off after one decimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shown: Option<String>,
}

/// How much is answered of what applies.
#[derive(Serialize)]
pub struct Coverage {
    pub answered: usize,
    pub applicable: usize,
    pub declared_out: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent: Option<String>,
}

/// The grade with what holds it down, or why there is none yet.
#[derive(Serialize)]
pub struct GradeEntry {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub band: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub checkpoints: Vec<CheckpointId>,
}

/// One 一票否决 and how it stands.
#[derive(Serialize)]
pub struct VetoEntry {
    pub checkpoint: CheckpointId,
    pub on: VetoOn,
    pub verdict: Verdict,
    pub falls_on_subject: bool,
}

/// One section with all that stands under it.
#[derive(Serialize)]
pub struct SectionEntry<'a> {
    pub path: SectionPath,
    pub title: &'a str,
    pub score: Score,
    pub coverage: Coverage,
}

/// One indicator, with what the subject is asked of it.
#[derive(Serialize)]
pub struct IndicatorEntry<'a> {
    pub id: &'a IndicatorId,
    pub no: &'a str,
    pub title: &'a str,
    pub score: Score,
    pub coverage: Coverage,
    pub checkpoints: Vec<CheckpointEntry<'a>>,
}

/// What was found for one checkpoint.
#[derive(Serialize)]
pub struct CheckpointEntry<'a> {
    pub id: &'a CheckpointId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attainment: Option<String>,
    pub verdict: Verdict,
    pub standing: &'static str,
    pub due: &'static str,
    /// Days until it is due, or since it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_on: Option<NaiveDate>,
    pub why: String,
}
