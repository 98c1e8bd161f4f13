//! How seals are written down: one shape, in exchange files and in records alike. Shares are exact: `4/5`. Reading is
//! [`super::read`].

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::{Act, Explained, Seal, SealAct, SealedFigures, SealedFinding, Seals};
use crate::assessment::entry::{EvidenceEntry, ValueEntry};
use crate::assessment::{
    Basis, Conclusion, Coverage, Grade, HeldDown, NotYet, Oddity, Outcome, PlanRef, Stamp, Standing, Subject, Tally, Verdict,
};
use crate::exact::Ratio;
use crate::plan::{CheckpointId, IndicatorId, SectionPath};
use crate::words::words;

/// Everything about the seals of one assessment, as its record holds it.
#[derive(Serialize)]
struct SealsEntry {
    /// The newest edit in it.
    seq: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    seal: Option<SealEntry>,
    sealings: Vec<SealActEntry>,
}

/// 封存: what was approved, and what it came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SealEntry {
    /// 审核人.
    pub by: String,
    pub on: NaiveDate,
    /// The program that judged.
    pub program: String,
    /// The plan that it was judged by.
    pub plan: PlanRef,
    pub as_of: NaiveDate,
    pub basis: Basis,
    /// The 回执码 of what was sealed.
    pub receipt: String,
    pub subject: Subject,
    /// The values that the plan used, as they were.
    pub values: Vec<ValueEntry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceEntry>,
    /// 经验校验: what was surprising, with its explanation.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub explained: Vec<ExplainedEntry>,
    pub figures: FiguresEntry,
    #[serde(flatten)]
    pub stamp: Stamp,
}

/// One sealing or unsealing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SealActEntry {
    pub act: Act,
    pub by: String,
    pub on: NaiveDate,
    /// Why it was unsealed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// The 回执码 of what was sealed.
    pub receipt: String,
    #[serde(flatten)]
    pub stamp: Stamp,
}

/// Something surprising, and the sentence that explains it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExplainedEntry {
    pub oddity: Oddity,
    /// Absent, where it is of the whole assessment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checkpoint: Option<CheckpointId>,
    pub said: String,
}

/// The evaluation in plain figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FiguresEntry {
    pub total: TallyEntry,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<GradeEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    pub sections: Vec<SectionEntry>,
    pub indicators: Vec<IndicatorEntry>,
    pub checkpoints: Vec<FoundEntry>,
}

/// Shares of 1 as fractions, and how much was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TallyEntry {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<String>,
    /// Left out where it is the score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worst: Option<String>,
    /// Left out where it is the score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub best: Option<String>,
    pub answered: usize,
    pub applicable: usize,
    #[serde(skip_serializing_if = "is_none")]
    pub declared_out: usize,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SectionEntry {
    pub path: SectionPath,
    #[serde(flatten)]
    pub tally: TallyEntry,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IndicatorEntry {
    pub id: IndicatorId,
    #[serde(flatten)]
    pub tally: TallyEntry,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FoundEntry {
    pub id: CheckpointId,
    pub verdict: Verdict,
    /// Left out where it counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standing: Option<Standing>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attainment: Option<String>,
}

words! {
    /// Why a grade is lower than the score would give, or why there is none.
    GradeWhy {
        Veto = "veto",
        Binding = "binding",
        NothingApplies = "nothing-applies",
        Incomplete = "incomplete",
        VetoUnanswered = "veto-unanswered",
        TooMuchDeclaredOut = "too-much-declared-out",
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GradeEntry {
    /// Absent, where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub band: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<GradeWhy>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub checkpoints: Vec<CheckpointId>,
}

fn is_none(count: &usize) -> bool {
    *count == 0
}

// ── Writing ──

/// The seals of one assessment as one text.
pub(super) fn text(seals: &Seals) -> String {
    let entry = SealsEntry {
        seq: seals.seq(),
        seal: seals.seal.as_ref().map(SealEntry::new),
        sealings: seals.acts.iter().map(SealActEntry::new).collect(),
    };
    serde_json::to_string(&entry).expect("seals are plain data")
}

impl SealEntry {
    pub fn new(seal: &Seal) -> Self {
        let explained = |each: &Explained| {
            let Explained { oddity, checkpoint, said } = each.clone();
            ExplainedEntry { oddity, checkpoint, said }
        };
        Self {
            by: seal.by.clone(),
            on: seal.on,
            program: seal.program.clone(),
            plan: seal.plan.clone(),
            as_of: seal.as_of,
            basis: seal.basis,
            receipt: seal.receipt.clone(),
            subject: seal.subject.clone(),
            values: seal.values.iter().map(|(key, entry)| ValueEntry::new(key, entry)).collect(),
            evidence: seal.evidence.values().map(EvidenceEntry::new).collect(),
            explained: seal.explained.iter().map(explained).collect(),
            figures: FiguresEntry::new(&seal.figures),
            stamp: seal.stamp.clone(),
        }
    }
}

impl SealActEntry {
    pub fn new(act: &SealAct) -> Self {
        let SealAct { act, by, on, stamp, why, receipt } = act.clone();
        Self { act, by, on, why, receipt, stamp }
    }
}

impl FiguresEntry {
    fn new(figures: &SealedFigures) -> Self {
        let (grade, outcome) = match &figures.conclusion {
            Conclusion::Grade(grade) => (Some(GradeEntry::new(grade)), None),
            Conclusion::Outcome(outcome) => (None, Some(outcome.clone())),
        };
        let section = |(path, tally): &(SectionPath, Tally)| SectionEntry { path: path.clone(), tally: TallyEntry::new(tally) };
        let indicator = |(id, tally): &(IndicatorId, Tally)| IndicatorEntry { id: id.clone(), tally: TallyEntry::new(tally) };
        Self {
            total: TallyEntry::new(&figures.total),
            grade,
            outcome,
            sections: figures.sections.iter().map(section).collect(),
            indicators: figures.indicators.iter().map(indicator).collect(),
            checkpoints: figures.checkpoints.iter().map(FoundEntry::new).collect(),
        }
    }
}

impl TallyEntry {
    fn new(tally: &Tally) -> Self {
        let exact = |share: &Option<Ratio>| share.as_ref().map(Ratio::to_string);
        let beside = |share: &Option<Ratio>| if *share == tally.so_far { None } else { exact(share) };
        let Coverage { answered, applicable, declared_out } = tally.coverage;
        let (score, worst, best) = (exact(&tally.so_far), beside(&tally.worst), beside(&tally.best));
        Self { score, worst, best, answered, applicable, declared_out }
    }
}

impl FoundEntry {
    fn new(found: &SealedFinding) -> Self {
        let standing = Some(found.standing).filter(|standing| *standing != Standing::Counted);
        let attainment = found.attainment.as_ref().map(Ratio::to_string);
        Self { id: found.checkpoint.clone(), verdict: found.verdict, standing, attainment }
    }
}

impl GradeEntry {
    fn new(grade: &Grade) -> Self {
        let (why, checkpoints) = match grade {
            Grade::Given { held_down: None, .. } => (None, Vec::new()),
            Grade::Given { held_down: Some(HeldDown::Veto(ids)), .. } => (Some(GradeWhy::Veto), ids.clone()),
            Grade::Given { held_down: Some(HeldDown::Binding(ids)), .. } => (Some(GradeWhy::Binding), ids.clone()),
            Grade::NotYet(NotYet::NothingApplies) => (Some(GradeWhy::NothingApplies), Vec::new()),
            Grade::NotYet(NotYet::Incomplete) => (Some(GradeWhy::Incomplete), Vec::new()),
            Grade::NotYet(NotYet::VetoUnanswered(ids)) => (Some(GradeWhy::VetoUnanswered), ids.clone()),
            Grade::NotYet(NotYet::TooMuchDeclaredOut) => (Some(GradeWhy::TooMuchDeclaredOut), Vec::new()),
        };
        let band = match grade {
            Grade::Given { band, .. } => Some(band.clone()),
            Grade::NotYet(_) => None,
        };
        Self { band, why, checkpoints }
    }
}
