//! A plan's new edition: what of it is other for a subject, and what becomes of the answers that were given to an older one.
//!
//! | in the new edition | its answer |
//! | --- | --- |
//! | a checkpoint as it was | stays |
//! | the same id, asked, judged or due otherwise | stays, marked 待复核 with what is other |
//! | … and the level is none of its levels any more | is taken back, its history and the mark say what it was |
//! | gone, or asked of others only | is kept aside with what it answered: listed, exported |
//! | there again | is there again, marked where it is asked otherwise than when it was last answered |
//! | new | is nothing yet |
//!
//! Answers belong to checkpoints by their ids, so no answer is moved. What is sealed stays as it was sealed. All of it is
//! one step of [`Edit`]s, which can be taken back.

use super::{Answer, Ask, Choice, Dossier, Edit, PlanRef, Stamped, Subject, Wording, ask, asked};
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

/// What is other between two editions of one plan, in the order of the plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Revision {
    pub changed: Vec<(CheckpointId, Vec<Revised>)>,
    pub removed: Vec<CheckpointId>,
    pub added: Vec<CheckpointId>,
}

impl Revision {
    /// For everybody.
    pub fn between(old: &Plan, new: &Plan) -> Self {
        Self::of((old, by_id(old.checkpoints())), (new, by_id(new.checkpoints())), |_, _| true)
    }

    /// For one subject: what it is asked. To whom else something is addressed is nothing to it.
    pub fn for_subject(old: &Plan, new: &Plan, subject: &Subject) -> Self {
        let concerns = |old: &Checkpoint, new: &Checkpoint| old.applies != new.applies;
        Self::of((old, by_id(asked(old, subject))), (new, by_id(asked(new, subject))), concerns)
    }

    /// Where nobody knows the old edition: every answer to what is asked still is to be reviewed, or, without `all`, none.
    pub fn unknown(dossier: &Dossier, new: &Plan, all: bool) -> Self {
        let is_said = |(_, checkpoint): &(&Indicator, &Checkpoint)| all && dossier.has_said(new, &checkpoint.id);
        let changed = asked(new, &dossier.subject).filter(is_said);
        let changed = changed.map(|(_, checkpoint)| (checkpoint.id.clone(), Vec::new())).collect();
        let gone = dossier.aside(new).filter(|(_, entry)| entry.value.aside.is_none());
        Self { changed, removed: gone.map(|(id, _)| id.clone()).collect(), added: back(dossier, new) }
    }

    /// Nothing is other.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn of((old, before): (&Plan, ById), (new, after): (&Plan, ById), scope: fn(&Checkpoint, &Checkpoint) -> bool) -> Self {
        let mut revision = Self::default();
        for (id, was) in places(&before) {
            let Some((_, indicator, checkpoint)) = after.get(&id) else {
                revision.removed.push(id.clone());
                continue;
            };
            let mut revised = revised((old, was.1, was.2), (new, indicator, checkpoint));
            revised.retain(|each| *each != Revised::Scope || scope(was.2, checkpoint));
            if !revised.is_empty() {
                revision.changed.push((id.clone(), revised));
            }
        }
        let new = places(&after).into_iter().filter(|(id, _)| !before.contains_key(id));
        revision.added = new.map(|(id, _)| id.clone()).collect();
        revision
    }
}

/// Checkpoints by their ids, each with its place in the plan and its indicator.
type ById<'a> = Sorted<&'a CheckpointId, (usize, &'a Indicator, &'a Checkpoint)>;

fn by_id<'a>(checkpoints: impl Iterator<Item = (&'a Indicator, &'a Checkpoint)>) -> ById<'a> {
    let mut by_id = Sorted::default();
    for (place, (indicator, checkpoint)) in checkpoints.enumerate() {
        by_id.insert(&checkpoint.id, (place, indicator, checkpoint));
    }
    by_id
}

/// The same in the order of the plan.
fn places<'a, 'b>(by_id: &'b ById<'a>) -> Vec<(&'a CheckpointId, &'b (usize, &'a Indicator, &'a Checkpoint))> {
    crate::sorted::by_key(by_id.iter().map(|(id, at)| (*id, at)), |(_, at)| at.0)
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

/// What of a new edition only words can say, each for a checkpoint.
pub struct Spoken<'a> {
    /// Why its answer is to be reviewed; where its level is lost, that it was taken back.
    pub why: &'a dyn Fn(&CheckpointId, &[Revised], IsLost) -> String,
    /// What was asked and said, where it is asked no more.
    pub wording: &'a dyn Fn(&CheckpointId) -> Wording,
}

/// Whether the level that was chosen is none of the new edition.
pub type IsLost = bool;

impl Dossier {
    /// The step that takes over a new edition of its plan; nothing where it is sealed, or on this edition already.
    pub fn take_edition(&self, old: Option<&Plan>, new: &Plan, to: PlanRef, revision: &Revision, say: &Spoken) -> Vec<Edit> {
        if self.is_sealed() || self.assessment.plan == to {
            return Vec::new();
        }
        let was_said = |id: &CheckpointId| old.is_some_and(|old| self.has_said(old, id)) || self.has_said(new, id);
        let changed = revision.changed.iter().filter(|(id, _)| was_said(id));
        let changed = changed.map(|(id, revised)| self.reviewed(new, id, revised, say));
        let removed = revision.removed.iter().filter(|id| was_said(id)).map(|id| {
            let answer = self.assessment.answer(id).cloned().unwrap_or_default();
            Edit::Answer { checkpoint: id.clone(), answer: Answer { aside: Some(Box::new((say.wording)(id))), ..answer } }
        });
        let added = revision.added.iter().filter_map(|id| self.there_again(new, id, say));
        changed.chain(removed).chain(added).chain([Edit::Plan(to)]).collect()
    }

    /// Whether anything was said to a checkpoint of this plan: in its answer, or by a number.
    pub fn has_said(&self, plan: &Plan, id: &CheckpointId) -> bool {
        let is_typed = |checkpoint: &Checkpoint| {
            ask(plan, self, checkpoint).keys().iter().any(|key| !self.sheet.text(key).trim().is_empty())
        };
        self.assessment.answer(id).is_some() || plan.checkpoint(id).is_some_and(|(_, checkpoint)| is_typed(checkpoint))
    }

    fn reviewed(&self, new: &Plan, id: &CheckpointId, revised: &[Revised], say: &Spoken) -> Edit {
        let mut answer = self.assessment.answer(id).cloned().unwrap_or_default();
        let is_lost = !self.fits(new, id, &answer.choice);
        if is_lost {
            answer.choice = Choice::Nothing;
        }
        let said = (say.why)(id, revised, is_lost);
        let before = answer.review.take().filter(|before| !before.trim().is_empty());
        answer.review = Some(match before {
            Some(before) if before.contains(&said) => before,
            Some(before) => format!("{before}；{said}"),
            None => said,
        });
        Edit::Answer { checkpoint: id.clone(), answer: Answer { aside: None, ..answer } }
    }

    /// Whether what was chosen can be chosen in this plan.
    fn fits(&self, plan: &Plan, id: &CheckpointId, choice: &Choice) -> bool {
        let Choice::Level(level) = choice else { return true };
        let Some((_, checkpoint)) = plan.checkpoint(id) else { return true };
        match ask(plan, self, checkpoint) {
            Ask::Level(scale) => plan.scale(&scale).is_some_and(|scale| scale.level(level).is_some()),
            Ask::Numbers(_) | Ask::Share(_) => false,
        }
    }

    /// What was kept aside and is asked again.
    fn there_again(&self, new: &Plan, id: &CheckpointId, say: &Spoken) -> Option<Edit> {
        let answer = self.assessment.answer(id)?;
        let was = answer.aside.as_ref()?;
        let (_, checkpoint) = new.checkpoint(id)?;
        if was.text != checkpoint.text {
            return Some(self.reviewed(new, id, &[Revised::Text], say));
        }
        match self.fits(new, id, &answer.choice) {
            true => Some(Edit::Answer { checkpoint: id.clone(), answer: Answer { aside: None, ..answer.clone() } }),
            false => Some(self.reviewed(new, id, &[Revised::Question], say)),
        }
    }

    /// The answers to checkpoints that the plan does not ask this subject (any more): kept aside, never lost.
    pub fn aside(&self, plan: &Plan) -> impl Iterator<Item = (&CheckpointId, &Stamped<Answer>)> {
        let mut asked_now = Sorted::default();
        for (_, checkpoint) in asked(plan, &self.subject) {
            asked_now.insert(checkpoint.id.clone(), ());
        }
        self.assessment.answers().filter(move |(id, _)| !asked_now.contains_key(id))
    }
}

/// What is asked again, of all that is kept aside.
fn back(dossier: &Dossier, plan: &Plan) -> Vec<CheckpointId> {
    let is_aside = |id: &CheckpointId| dossier.assessment.answer(id).is_some_and(|answer| answer.aside.is_some());
    let asked = asked(plan, &dossier.subject).map(|(_, checkpoint)| &checkpoint.id);
    asked.filter(|id| is_aside(id)).cloned().collect()
}
