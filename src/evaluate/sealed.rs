//! A sealed assessment: the evaluation that its seal keeps, and what is different since.
//!
//! The figures are those of the seal. Why each came about is worked out anew from the copy in the seal; where a newer plan
//! or program comes to something else, no reason is given rather than a wrong one. What would come out today, by the same
//! day and basis, is told beside the figures, never in them.

use std::sync::Arc;

use chrono::NaiveDate;

use super::approval::figures;
use super::{
    Changed, Conclusion, Due, Evaluation, Finding, Moment, Reason, Tally, Verdict, Workings, evaluate, grade, places, update,
};
use crate::assessment::{Dossier, PlanRef, Seal, SealedFigures, SealedFinding, SheetKey};
use crate::exact::Ratio;
use crate::plan::{CheckpointId, Fact, Plan};
use crate::sorted::Sorted;

/// What an assessment comes to: as it was sealed, else as it stands. `None` where its seal was written by a newer program.
pub fn judged(plan: &Plan, dossier: &Dossier, today: NaiveDate) -> Option<Evaluation> {
    if !dossier.is_sealed() {
        return Some(evaluate(plan, dossier, Moment::of(dossier, today)));
    }
    dossier.seals()?.seal.map(|seal| sealed(plan, dossier, &seal))
}

/// The same after these answers changed and nothing else did; nothing where everything is to be judged: on another day, or
/// as it was sealed.
pub fn judged_anew(
    evaluation: &mut Arc<Evaluation>,
    plan: &Plan,
    dossier: &Dossier,
    today: NaiveDate,
    answered: &[CheckpointId],
) -> Option<Changed> {
    let is_same = !dossier.is_sealed() && evaluation.moment == Moment::of(dossier, today);
    is_same.then(|| update(Arc::make_mut(evaluation), plan, dossier, answered))
}

/// The evaluation that a seal keeps, with its reasons.
pub fn sealed(plan: &Plan, dossier: &Dossier, seal: &Seal) -> Evaluation {
    let again = evaluate(plan, &dossier.as_sealed(seal), seal.moment());
    let SealedFigures { total, conclusion, sections, indicators, checkpoints } = seal.figures.clone();
    let findings: Vec<Finding> = checkpoints.into_iter().map(|found| as_found(&again, found)).collect();
    let vetoes = grade::vetoes(plan, &findings, seal.subject.kind);
    let places = places(&findings);
    let (moment, workings) = (again.moment, Workings::default());
    Evaluation { moment, findings, indicators, sections, total, vetoes, conclusion, places, workings }
}

/// A checkpoint as it was found, with the reason where that is still the reason.
fn as_found(again: &Evaluation, found: SealedFinding) -> Finding {
    let SealedFinding { checkpoint, verdict, standing, attainment } = found;
    let known = again.finding(&checkpoint);
    let is_same = |known: &&Finding| (known.verdict, known.standing, &known.attainment) == (verdict, standing, &attainment);
    let reason = known.filter(is_same).map_or(Reason::AsSealed, |known| known.reason.clone());
    let (due_on, due) = known.map_or((None, Due::Undated), |known| (known.due_on, known.due));
    Finding { checkpoint, verdict, attainment, standing, due_on, due, reason }
}

impl Seal {
    /// By which day and basis was judged.
    pub fn moment(&self) -> Moment {
        Moment { today: self.on, as_of: self.as_of, basis: self.basis }
    }
}

/// Something that was and is different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since<T> {
    pub then: T,
    pub now: T,
}

impl<T: PartialEq> Since<T> {
    fn of(then: T, now: T) -> Option<Self> {
        (then != now).then_some(Self { then, now })
    }
}

/// A checkpoint that would come out otherwise; nothing where it was, or is, not asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    pub checkpoint: CheckpointId,
    pub found: Since<Option<(Verdict, Option<Ratio>)>>,
}

/// 与封存时不同: everything that is different since an assessment was sealed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    pub plan: Option<Since<PlanRef>>,
    /// Another program, told only where plan and copy alone would come out otherwise.
    pub program: Option<Since<String>>,
    pub facts: Vec<(Fact, Since<Option<bool>>)>,
    /// Values as they were typed.
    pub values: Vec<(SheetKey, Since<String>)>,
    /// How many pieces of evidence came, went, or changed.
    pub evidence: usize,
    pub checkpoints: Vec<Shift>,
    pub total: Option<Since<Tally>>,
    pub conclusion: Option<Since<Conclusion>>,
}

impl Differences {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What is different since: `plan` is the plan of today, known as `own`, and `program` the program of today.
pub fn differences(plan: &Plan, own: &PlanRef, program: &str, dossier: &Dossier, seal: &Seal) -> Differences {
    let then = &seal.figures;
    let again = figures(&evaluate(plan, &dossier.as_sealed(seal), seal.moment()));
    let now = figures(&evaluate(plan, &today_of(dossier, seal), seal.moment()));
    Differences {
        plan: Since::of(seal.plan.clone(), own.clone()),
        program: Since::of(seal.program.clone(), program.to_owned()).filter(|_| again != *then),
        facts: facts(dossier, seal),
        values: values(plan, dossier, seal),
        evidence: evidence(dossier, seal),
        checkpoints: shifts(then, &now),
        total: Since::of(then.total.clone(), now.total),
        conclusion: Since::of(then.conclusion.clone(), now.conclusion),
    }
}

/// The dossier of today, to be judged by the day and basis of the seal.
fn today_of(dossier: &Dossier, seal: &Seal) -> Dossier {
    let mut today = dossier.clone();
    (today.assessment.as_of, today.assessment.basis) = (Some(seal.as_of), seal.basis);
    today
}

fn facts(dossier: &Dossier, seal: &Seal) -> Vec<(Fact, Since<Option<bool>>)> {
    let change = |fact: &Fact| Some((*fact, Since::of(seal.subject.fact(*fact), dossier.subject.fact(*fact))?));
    Fact::ALL.iter().filter_map(change).collect()
}

fn values(plan: &Plan, dossier: &Dossier, seal: &Seal) -> Vec<(SheetKey, Since<String>)> {
    let mut keys: Vec<&SheetKey> = seal.values.iter().map(|(key, _)| key).collect();
    let later = dossier.values_used(plan).into_iter().map(|(key, _)| key);
    keys.extend(later.filter(|key| seal.values.entry(key).is_none()));
    let text = |text: &str| text.trim().to_owned();
    let change = |key: &SheetKey| Some((key.clone(), Since::of(text(seal.values.text(key)), text(dossier.sheet.text(key)))?));
    keys.into_iter().filter_map(change).collect()
}

fn evidence(dossier: &Dossier, seal: &Seal) -> usize {
    let now: Vec<_> = dossier.evidence_used().collect();
    let is_same = |entry: &&&crate::assessment::Stamped<crate::assessment::Evidence>| {
        seal.evidence.get(&entry.value.id).is_some_and(|then| then.value == entry.value)
    };
    let same = now.iter().filter(is_same).count();
    let known = now.iter().filter(|entry| seal.evidence.contains_key(&entry.value.id)).count();
    // What is here and not the same, and what was there and is here no more.
    (now.len() - same) + (seal.evidence.len() - known)
}

fn shifts(then: &SealedFigures, now: &SealedFigures) -> Vec<Shift> {
    let (was, is) = (by_checkpoint(then), by_checkpoint(now));
    let ids = then.checkpoints.iter().map(|found| &found.checkpoint);
    let new = now.checkpoints.iter().map(|found| &found.checkpoint).filter(|id| !was.contains_key(id));
    let since = |id: &CheckpointId| Since::of(was.get(id).cloned(), is.get(id).cloned());
    let shift = |id: &CheckpointId| Some(Shift { checkpoint: id.clone(), found: since(id)? });
    ids.chain(new).filter_map(shift).collect()
}

fn by_checkpoint(figures: &SealedFigures) -> Sorted<CheckpointId, (Verdict, Option<Ratio>)> {
    let mut sorted = Sorted::default();
    for found in &figures.checkpoints {
        sorted.insert(found.checkpoint.clone(), (found.verdict, found.attainment.clone()));
    }
    sorted
}
