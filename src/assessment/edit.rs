//! Edits as values: each knows how to undo itself, so undo and redo are the same step.

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    Answer, Basis, Choice, CopyId, Dossier, Evidence, EvidenceId, Offer, PassageId, PlanRef, Rectification, RectificationId,
    Rewrite, Said, SheetKey, Stamp, Stamped,
};
use crate::plan::{CheckpointId, Fact, LevelId};

/// One change to a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// The whole answer to one checkpoint; blank takes it back.
    Answer {
        checkpoint: CheckpointId,
        answer: Answer,
    },
    /// The text of one value; blank clears it.
    Value {
        key: SheetKey,
        text: String,
    },
    /// A fact of the subject's identity; `None` takes it back.
    Fact {
        fact: Fact,
        is: Option<bool>,
    },
    /// One piece of evidence; `None` removes it.
    Evidence {
        id: EvidenceId,
        evidence: Option<Evidence>,
    },
    /// One rectification; `None` removes it.
    Rectification {
        id: RectificationId,
        rectification: Option<Rectification>,
    },
    /// One passage of the report in a person's own words; `None` takes them back.
    Rewrite {
        passage: PassageId,
        rewrite: Option<Rewrite>,
    },
    Basis(Basis),
    AsOf(Option<NaiveDate>),
    /// Which edition of its plan it answers.
    Plan(PlanRef),
}

/// Who edits: stamps every change.
#[derive(Clone, Debug)]
pub struct Author {
    pub copy: CopyId,
    pub seq: u64,
    pub at: DateTime<Utc>,
}

impl Author {
    pub fn stamp<T>(&self, value: T) -> Stamped<T> {
        Stamped { value, stamp: Stamp { seq: self.seq, copy: self.copy.clone(), at: self.at } }
    }
}

/// Blanks typed where nothing stood.
fn clears_nothing(undo: &Edit, edit: &Edit) -> bool {
    match (undo, edit) {
        (Edit::Value { text: before, .. }, Edit::Value { text: after, .. }) => before.is_empty() && after.trim().is_empty(),
        (
            Edit::Value { .. }
            | Edit::Answer { .. }
            | Edit::Fact { .. }
            | Edit::Evidence { .. }
            | Edit::Rectification { .. }
            | Edit::Rewrite { .. }
            | Edit::Basis(_)
            | Edit::AsOf(_)
            | Edit::Plan(_),
            _,
        ) => false,
    }
}

impl Dossier {
    /// Carries out an edit and gives the one that undoes it; `None` if nothing changed, or if a seal locks what it changes.
    pub fn apply(&mut self, edit: Edit, author: &Author) -> Option<Edit> {
        if self.is_sealed() && edit.is_locked() {
            return None;
        }
        let edit = self.in_place(edit);
        let undo = self.inverse(&edit);
        if undo == edit || clears_nothing(&undo, &edit) {
            return None;
        }
        match edit {
            Edit::Answer { checkpoint, answer } => {
                let is = Said::from(&answer.choice);
                let entry = (!answer.is_blank()).then(|| author.stamp(answer));
                let was = self.assessment.set(checkpoint.clone(), entry);
                self.assessment.histories.follow(checkpoint, was.as_ref().map(super::said_of), is, author);
            }
            Edit::Value { key, text } => {
                let is = Said::number(&text);
                let entry = (!text.trim().is_empty()).then(|| author.stamp(text));
                let was = self.sheet.set(key.clone(), entry);
                self.sheet.follow(key, was.as_ref().map(super::sheet::said_of), is, author);
            }
            Edit::Fact { fact, is } => self.subject.set_fact(fact, is),
            Edit::Evidence { id, evidence: Some(evidence) } => _ = self.evidence.insert(id, author.stamp(evidence)),
            Edit::Evidence { id, evidence: None } => _ = self.evidence.remove(&id),
            Edit::Rectification { id, rectification } => {
                let entry = rectification.map(|rectification| author.stamp(rectification));
                self.assessment.rectify(id, entry);
            }
            Edit::Rewrite { passage, rewrite } => {
                let entry = rewrite.map(|rewrite| author.stamp(rewrite));
                self.assessment.set_rewrite(passage, entry);
            }
            Edit::Basis(basis) => self.assessment.basis = basis,
            Edit::AsOf(as_of) => self.assessment.as_of = as_of,
            Edit::Plan(plan) => self.assessment.plan = plan,
        }
        Some(undo)
    }

    /// A value is changed where it stands.
    fn in_place(&self, edit: Edit) -> Edit {
        match edit {
            Edit::Value { key, text } => Edit::Value { key: self.sheet.place_of(key), text },
            Edit::Answer { .. }
            | Edit::Fact { .. }
            | Edit::Evidence { .. }
            | Edit::Rectification { .. }
            | Edit::Rewrite { .. }
            | Edit::Basis(_)
            | Edit::AsOf(_)
            | Edit::Plan(_) => edit,
        }
    }

    fn inverse(&self, edit: &Edit) -> Edit {
        match edit {
            Edit::Answer { checkpoint, .. } => {
                let answer = self.assessment.answer(checkpoint).cloned().unwrap_or_default();
                Edit::Answer { checkpoint: checkpoint.clone(), answer }
            }
            Edit::Value { key, .. } => Edit::Value { key: key.clone(), text: self.sheet.text(key).to_owned() },
            Edit::Fact { fact, .. } => Edit::Fact { fact: *fact, is: self.subject.fact(*fact) },
            Edit::Evidence { id, .. } => {
                Edit::Evidence { id: id.clone(), evidence: self.evidence.get(id).map(|entry| entry.value.clone()) }
            }
            Edit::Rectification { id, .. } => {
                let rectification = self.assessment.rectification(id).map(|entry| entry.value.clone());
                Edit::Rectification { id: id.clone(), rectification }
            }
            Edit::Rewrite { passage, .. } => {
                let rewrite = self.assessment.rewrite(passage).map(|entry| entry.value.clone());
                Edit::Rewrite { passage: passage.clone(), rewrite }
            }
            Edit::Basis(_) => Edit::Basis(self.assessment.basis),
            Edit::AsOf(_) => Edit::AsOf(self.assessment.as_of),
            Edit::Plan(_) => Edit::Plan(self.assessment.plan.clone()),
        }
    }

    fn answer_with(&self, checkpoint: &CheckpointId, change: impl FnOnce(&mut Answer)) -> Edit {
        let mut answer = self.assessment.answer(checkpoint).cloned().unwrap_or_default();
        change(&mut answer);
        Edit::Answer { checkpoint: checkpoint.clone(), answer }
    }

    /// Rates a checkpoint; `None` takes the rating back. The note stays.
    pub fn rate(&self, checkpoint: &CheckpointId, level: Option<LevelId>) -> Edit {
        self.answer_with(checkpoint, |answer| answer.choice = level.map_or(Choice::Nothing, Choice::Level))
    }

    /// Declares a checkpoint 不适用 with its reason; `None` takes that back.
    pub fn declare_not_applicable(&self, checkpoint: &CheckpointId, reason: Option<String>) -> Edit {
        let choice = reason.map_or(Choice::Nothing, |reason| Choice::NotApplicable { reason });
        self.answer_with(checkpoint, |answer| answer.choice = choice)
    }

    /// Takes over what was answered to the same duty in another plan.
    pub fn take_offer(&self, checkpoint: &CheckpointId, offer: &Offer) -> Edit {
        self.answer_with(checkpoint, |answer| *answer = offer.taken_into(answer))
    }

    /// Marks an answer 待复核 with a word why, which may stay blank; `None` takes the mark away.
    pub fn mark_review(&self, checkpoint: &CheckpointId, review: Option<String>) -> Edit {
        self.answer_with(checkpoint, |answer| answer.review = review)
    }

    pub fn write_note(&self, checkpoint: &CheckpointId, note: String) -> Edit {
        self.answer_with(checkpoint, |answer| answer.note = note)
    }
}
