//! The way out: what a part of the screen shows of what is open, woken by a change of just that.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Derived, Open, Session};
use crate::assessment::{Answer, Choice, Dossier, Duties, Offer, SheetKey, offer};
use crate::evaluate::{Evaluation, Finding, Tally};
use crate::plan::{CheckpointId, DutyId, IndicatorId, Scale};

/// A side of a dossier that somebody reads, and that changes on its own.
#[derive(Clone, Copy, Debug)]
pub enum Facet<'a> {
    Answer(&'a CheckpointId),
    /// One number, in whatever period or stage.
    Value(&'a SheetKey),
    Evidence,
    Rectifications,
    Rewrites,
    Subject,
    Head,
    Seal,
}

impl Facet<'_> {
    /// By which name it is listened to and woken. Two of one name are only woken once too often.
    pub fn name(&self) -> &str {
        match self {
            Self::Answer(checkpoint) => checkpoint.as_str(),
            Self::Value(key) => key.metric.as_str(),
            Self::Evidence => "evidence",
            Self::Rectifications => "rectifications",
            Self::Rewrites => "rewrites",
            Self::Subject => "subject",
            Self::Head => "head",
            Self::Seal => "seal",
        }
    }
}

impl Session {
    /// Reads from what is open; what runs now runs again when one of these changes.
    pub fn with_facets<T>(self, facets: &[Facet], read: impl FnOnce(&Dossier) -> T) -> Option<T> {
        facets.iter().for_each(|facet| self.waking.listen(facet.name()));
        self.open.with_untracked(|open| open.as_ref().map(|open| read(&open.dossier)))
    }

    /// The same; on the answering page from what was sealed, whatever other plans made of it since.
    pub fn with_answered<T>(self, facet: Facet, read: impl FnOnce(&Dossier) -> T) -> Option<T> {
        let sealed = self.judging.as_sealed.get().filter(|_| self.route.with(|route| route.is_answering()));
        match sealed {
            Some(sealed) => Some(read(&sealed)),
            None => self.with_facets(&[facet], read),
        }
    }

    pub fn answer(self, id: CheckpointId) -> Derived<Answer> {
        Derived::new(move || {
            let answer = |dossier: &Dossier| dossier.assessment.answer(&id).cloned();
            self.with_facets(&[Facet::Answer(&id)], answer).flatten().unwrap_or_default()
        })
    }

    pub fn value(self, key: SheetKey) -> Derived<String> {
        Derived::new(move || {
            self.with_answered(Facet::Value(&key), |dossier| dossier.sheet.text(&key).to_owned()).unwrap_or_default()
        })
    }

    pub fn finding(self, id: CheckpointId) -> Derived<Option<Finding>> {
        Derived::new(move || self.judged(&[id.as_str()], |evaluation| evaluation.finding(&id).cloned()))
    }

    pub fn tally(self, id: IndicatorId) -> Derived<Option<Tally>> {
        Derived::new(move || self.judged(&[id.as_str()], |evaluation| evaluation.indicator(&id).cloned()))
    }

    /// Reads from the evaluation; what runs now runs again when the finding or the tally of one of these
    /// names changes: of a checkpoint, an indicator, a section's path.
    pub fn judged<T>(self, names: &[&str], read: impl FnOnce(&Evaluation) -> Option<T>) -> Option<T> {
        names.iter().for_each(|name| self.judging.waking.listen(name));
        self.evaluation.with_untracked(|evaluation| evaluation.as_deref().and_then(read))
    }

    /// What the subject answered to the same duty in another plan, as long as this checkpoint has no answer.
    pub fn offer(self, checkpoint: CheckpointId, duty: DutyId, scale: Scale) -> Derived<Option<Offer>> {
        let answer = self.answer(checkpoint);
        Derived::new(move || {
            let is_open = answer.with(|answer| answer.choice == Choice::Nothing);
            let identity = |open: &Open| (open.plan.id.clone(), open.dossier.subject.id.clone());
            let (plan, subject) = self.open.with_untracked(|open| open.as_ref().map(identity))?;
            let known: Vec<Arc<Duties>> = self.catalogue.with(|cards| cards.iter().map(|card| card.duties.clone()).collect());
            self.shelf.with(|shelf| {
                let own = shelf.assessments.values().filter(|assessment| assessment.subject == subject);
                is_open.then(|| offer(&duty, &scale, &plan, &known, own)).flatten()
            })
        })
    }
}
