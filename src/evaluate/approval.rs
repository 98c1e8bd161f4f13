//! Whether an assessment can be approved 审核通过, and the seal that this gives.
//!
//! | what stands in the way | how it goes |
//! | --- | --- |
//! | what counts has no answer | it is answered, or declared 不适用 with its reason |
//! | 逻辑校验: a contradiction | it is mended |
//! | 经验校验: something surprising | it is mended, or explained: in the note of its checkpoint, or for the whole when approving |
//! | nothing counts at all, nobody is named, a seal stands already | |
//!
//! A plan that gives pass and fail asks the same: also 资料不全 can be approved, when everything was answered that can be.

use chrono::NaiveDate;

use super::checks::{Check, checks};
use super::{Evaluation, Oddity, Standing, Tier, Verdict};
use crate::assessment::{Author, Dossier, EvidenceList, Explained, PlanRef, Seal, SealedFigures, SealedFinding};
use crate::plan::{CheckpointId, Plan};

/// Who approves, when and with what: facts from outside.
pub struct Approval<'a> {
    pub by: &'a str,
    pub on: NaiveDate,
    pub author: &'a Author,
    /// What was said of what is surprising of the whole assessment.
    pub said: &'a [(Oddity, String)],
    pub program: String,
    /// The plan that judged, exactly.
    pub plan: PlanRef,
    /// The 回执码 of what is sealed.
    pub receipt: String,
}

/// One thing that stands in the way of approving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obstacle {
    pub hindrance: Hindrance,
    /// Nothing, where it is of the whole assessment.
    pub checkpoint: Option<CheckpointId>,
}

/// Why it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// What counts has no answer.
    Unanswered,
    /// A check before handing in.
    Odd(Oddity),
    NothingCounts,
    NoName,
    SealedAlready,
}

/// All that stands in the way but the name: contradictions, then what is unanswered, then what is not explained.
pub fn obstacles(plan: &Plan, dossier: &Dossier, evaluation: &Evaluation, said: &[(Oddity, String)]) -> Vec<Obstacle> {
    let of_whole = |hindrance| Obstacle { hindrance, checkpoint: None };
    if dossier.is_sealed() {
        return vec![of_whole(Hindrance::SealedAlready)];
    }
    if evaluation.total.coverage.applicable == 0 {
        return vec![of_whole(Hindrance::NothingCounts)];
    }
    let found = checks(plan, dossier, evaluation);
    let stands = |check: &&Check| !check.is_explained && explanation(check, said).is_none();
    let odd = |check: &Check| Obstacle { hindrance: Hindrance::Odd(check.oddity), checkpoint: check.checkpoint.clone() };
    let of_tier = |tier: Tier| found.iter().filter(move |check| check.oddity.tier() == tier);
    let mut obstacles: Vec<Obstacle> = of_tier(Tier::Logic).map(odd).collect();
    let counted = evaluation.findings.iter().filter(|finding| finding.standing == Standing::Counted);
    for finding in counted.filter(|finding| !finding.is_answered()) {
        let checkpoint = Some(finding.checkpoint.clone());
        if !obstacles.iter().any(|obstacle| obstacle.checkpoint == checkpoint) {
            obstacles.push(Obstacle { hindrance: Hindrance::Unanswered, checkpoint });
        }
    }
    obstacles.extend(of_tier(Tier::Experience).filter(stands).map(odd));
    obstacles
}

/// What was said of something surprising of the whole.
fn explanation<'a>(check: &Check, said: &'a [(Oddity, String)]) -> Option<&'a str> {
    let own = said.iter().find(|(oddity, _)| check.checkpoint.is_none() && *oddity == check.oddity);
    own.map(|(_, said)| said.trim()).filter(|said| !said.is_empty())
}

/// The seal under an assessment, or everything that stands in its way.
pub fn approve(plan: &Plan, dossier: &Dossier, evaluation: &Evaluation, approval: Approval) -> Result<Seal, Vec<Obstacle>> {
    let Approval { by, on, author, said, program, plan: plan_ref, receipt } = approval;
    let mut obstacles = obstacles(plan, dossier, evaluation, said);
    if by.trim().is_empty() {
        obstacles.push(Obstacle { hindrance: Hindrance::NoName, checkpoint: None });
    }
    if !obstacles.is_empty() {
        return Err(obstacles);
    }
    let used = dossier.values_used(plan).into_iter().map(|(key, entry)| (key.clone(), entry.clone()));
    let mut evidence = EvidenceList::default();
    for entry in dossier.evidence_used() {
        evidence.insert(entry.value.id.clone(), entry.clone());
    }
    Ok(Seal {
        by: by.trim().to_owned(),
        on,
        stamp: author.stamp(()).stamp,
        program,
        plan: plan_ref,
        as_of: evaluation.moment.as_of,
        basis: evaluation.moment.basis,
        subject: dossier.subject.clone(),
        values: used.collect(),
        evidence,
        explained: explained(plan, dossier, evaluation, said),
        receipt,
        figures: figures(evaluation),
    })
}

/// Everything surprising with its explanation, and what falls short with the word why that its note says.
fn explained(plan: &Plan, dossier: &Dossier, evaluation: &Evaluation, said: &[(Oddity, String)]) -> Vec<Explained> {
    let note = |id: &CheckpointId| dossier.assessment.answer(id).map(|answer| answer.note.trim().to_owned());
    let explained = |check: Check| {
        let said = match &check.checkpoint {
            Some(id) => note(id),
            None => explanation(&check, said).map(str::to_owned),
        };
        Explained { oddity: check.oddity, checkpoint: check.checkpoint, said: said.unwrap_or_default() }
    };
    let mut all: Vec<Explained> = checks(plan, dossier, evaluation).into_iter().map(explained).collect();
    for finding in evaluation.findings.iter().filter(|finding| matches!(finding.verdict, Verdict::PartlyMet | Verdict::NotMet))
    {
        let id = &finding.checkpoint;
        let said = note(id).filter(|note| !note.is_empty() && !all.iter().any(|each| each.checkpoint.as_ref() == Some(id)));
        let short = |said| Explained { oddity: Oddity::NoReason, checkpoint: Some(id.clone()), said };
        all.extend(said.map(short));
    }
    all
}

/// An evaluation in plain figures.
pub fn figures(evaluation: &Evaluation) -> SealedFigures {
    let found = evaluation.findings.iter().map(|finding| SealedFinding {
        checkpoint: finding.checkpoint.clone(),
        verdict: finding.verdict,
        standing: finding.standing,
        attainment: finding.attainment.clone(),
    });
    SealedFigures {
        total: evaluation.total.clone(),
        conclusion: evaluation.conclusion.clone(),
        sections: evaluation.sections.clone(),
        indicators: evaluation.indicators.clone(),
        checkpoints: found.collect(),
    }
}
