//! A plan's new edition: what of it is other, and what becomes of the answers that were given to an older one.
//!
//! | in the new edition | its answer |
//! | --- | --- |
//! | a checkpoint as it was | stays |
//! | the same id, asked, judged or due otherwise | stays, marked 待复核 with what is other |
//! | gone | is kept aside: listed, exported, and there again if a later edition has it |
//! | new | is nothing yet |
//!
//! Answers belong to checkpoints by their ids, so no answer is moved. What is sealed stays as it was sealed.

use super::{Answer, Author, Dossier, Edit, PlanRef, Stamped};
use crate::plan::{Checkpoint, CheckpointId, Indicator, Plan, Question};
use crate::sorted::Sorted;
use crate::words::words;

words! {
    /// What is other about a checkpoint in a new edition.
    Revised {
        /// What it says.
        Text = "text",
        /// How it is answered: the levels, or which number.
        Question = "question",
        /// The target values.
        Targets = "targets",
        /// 完成时限.
        Deadline = "deadline",
        /// Who answers it, and when it applies.
        Scope = "scope",
        /// 一票否决, and how strictly it is meant.
        Force = "force",
    }
}

/// What is other between two editions of one plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Revision {
    pub changed: Vec<(CheckpointId, Vec<Revised>)>,
    pub removed: Vec<CheckpointId>,
    pub added: Vec<CheckpointId>,
}

impl Revision {
    pub fn between(old: &Plan, new: &Plan) -> Self {
        let (before, after) = (by_id(old), by_id(new));
        let mut revision = Self::default();
        for (id, (indicator, checkpoint)) in before.iter() {
            match after.get(id) {
                None => revision.removed.push((*id).clone()),
                Some((now_in, now)) => {
                    let revised = revised((old, indicator, checkpoint), (new, now_in, now));
                    if !revised.is_empty() {
                        revision.changed.push(((*id).clone(), revised));
                    }
                }
            }
        }
        revision.added = after.keys().filter(|id| !before.contains_key(id)).map(|id| (*id).clone()).collect();
        revision
    }
}

fn by_id(plan: &Plan) -> Sorted<&CheckpointId, (&Indicator, &Checkpoint)> {
    let mut by_id = Sorted::default();
    for (indicator, checkpoint) in plan.checkpoints() {
        by_id.insert(&checkpoint.id, (indicator, checkpoint));
    }
    by_id
}

type Of<'a> = (&'a Plan, &'a Indicator, &'a Checkpoint);

fn revised(old: Of, new: Of) -> Vec<Revised> {
    let is_other = |revised: &Revised| match revised {
        Revised::Text => text(old) != text(new),
        Revised::Question => question(old) != question(new),
        Revised::Targets => targets(old.2) != targets(new.2),
        Revised::Deadline => deadline(old) != deadline(new),
        Revised::Scope => scope(old.2) != scope(new.2),
        Revised::Force => (old.2.strength, &old.2.veto) != (new.2.strength, &new.2.veto),
    };
    Revised::ALL.iter().copied().filter(|each| is_other(each)).collect()
}

fn text<'a>((_, _, checkpoint): Of<'a>) -> (&'a str, &'a [String]) {
    (&checkpoint.text, &checkpoint.conditions)
}

/// Which levels there are, or which number is asked and what counts in it.
fn question((plan, _, checkpoint): Of) -> String {
    match &checkpoint.question {
        Question::Rated { scale } => format!("{:?}", plan.scale(scale)),
        Question::Measured { metric, .. } => {
            let asked = plan.metric(metric).map(|metric| (&metric.unit, &metric.definition, &metric.formula));
            format!("{metric} {:?} {asked:?}", checkpoint.each)
        }
    }
}

fn targets(checkpoint: &Checkpoint) -> String {
    match &checkpoint.question {
        Question::Measured { targets, .. } => format!("{targets:?} {:?}", checkpoint.share),
        Question::Rated { .. } => String::new(),
    }
}

fn deadline((_, indicator, checkpoint): Of) -> String {
    format!("{:?}", (checkpoint.deadline.as_ref().or(indicator.deadline.as_ref()), indicator.ongoing))
}

fn scope(checkpoint: &Checkpoint) -> String {
    format!("{:?}", (&checkpoint.audience, &checkpoint.only, &checkpoint.applies))
}

impl Dossier {
    /// Takes over a new edition of its plan: what was answered and is other now is marked 待复核, with what `why` says of it.
    /// Gives the checkpoints that are marked; none where it is sealed, which stays with the edition that it was judged by.
    pub fn take_edition(
        &mut self,
        new: &Plan,
        reference: PlanRef,
        revision: &Revision,
        why: impl Fn(&[Revised]) -> String,
        author: &Author,
    ) -> Vec<CheckpointId> {
        if self.is_sealed() {
            return Vec::new();
        }
        let mut marked = Vec::new();
        for (id, revised) in &revision.changed {
            let Some((_, checkpoint)) = new.checkpoint(id) else { continue };
            let has_number = || self.keys_of(new, checkpoint).iter().any(|key| !self.sheet.text(key).trim().is_empty());
            let answer = self.assessment.answer(id).cloned();
            if answer.is_none() && !has_number() {
                continue;
            }
            let said = why(revised);
            let before = answer.and_then(|answer| answer.review).filter(|before| !before.trim().is_empty());
            let review = match before {
                Some(before) if before.contains(&said) => before,
                Some(before) => format!("{before}；{said}"),
                None => said,
            };
            if let Edit::Answer { checkpoint, answer } = self.mark_review(id, Some(review)) {
                self.apply(Edit::Answer { checkpoint, answer }, author);
                marked.push(id.clone());
            }
        }
        self.assessment.plan = reference;
        marked
    }

    /// The answers to checkpoints that the plan does not have (any more): kept aside, never lost.
    pub fn aside<'a>(&'a self, plan: &'a Plan) -> impl Iterator<Item = (&'a CheckpointId, &'a Stamped<Answer>)> {
        self.assessment.answers().filter(|(id, _)| plan.checkpoint(id).is_none())
    }
}
