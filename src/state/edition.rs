//! Which edition of its plan an assessment answers, and taking over a newer one. Only the rest of the page comes here.
//!
//! An assessment knows its edition by reference. What that edition said is kept in the mirror, once for all assessments,
//! as soon as the page has it: when a new program brings a newer one, both can be held against each other. The mirror has
//! room, local storage has not; without it a new edition is told all the same, only not what is other.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;

use super::Session;
use crate::assessment::{Dossier, PlanRef, Revision, Spoken};
use crate::plan::{self, Plan};
use crate::platform::mirror;
use crate::storage::edition_key;

/// A newer edition than what is open answers.
pub struct NewEdition {
    /// What was answered, where it is known.
    pub old: Option<Plan>,
    pub new: Arc<Plan>,
    pub from: PlanRef,
    pub to: PlanRef,
    /// What is other for this subject; where the old is not known, what of its answers is asked no more.
    pub revision: Revision,
}

thread_local! {
    /// The editions that this page knows to be kept.
    static KEPT: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

impl Session {
    /// The newer edition of what is open, if there is one that concerns it: where the old one is not known, any answer is
    /// concerned. What is sealed stays with its own.
    pub async fn new_edition(self) -> Option<NewEdition> {
        let (dossier, new) = (self.dossier_now()?, untrack(move || self.plan())?);
        let from = dossier.assessment.plan.clone();
        let to = untrack(|| self.card_of(&from.id))?.reference();
        if from == to || dossier.is_sealed() {
            return None;
        }
        let text = mirror::text(&edition_key(&from)).await;
        let old = text.and_then(|text| plan::from_build(&text).ok());
        let revision = match &old {
            Some(old) => Revision::for_subject(old, &new, &dossier.subject),
            None => Revision::unknown(&dossier, &new, false),
        };
        let concerns = match &old {
            Some(_) => !revision.is_empty(),
            None => !Revision::unknown(&dossier, &new, true).is_empty(),
        };
        concerns.then_some(NewEdition { old, new, from, to, revision })
    }

    /// Keeps what the editions say that are answered here, as far as they are those of this program.
    pub async fn keep_editions(self) {
        let answered = self.shelf.with_untracked(|shelf| {
            let mut all: Vec<PlanRef> = Vec::new();
            for assessment in shelf.assessments.values() {
                if !all.contains(&assessment.plan) {
                    all.push(assessment.plan.clone());
                }
            }
            all
        });
        let open = self.dossier_now().map(|dossier| dossier.assessment.plan);
        for answered in open.into_iter().chain(answered) {
            let is_own = untrack(|| self.card_of(&answered.id)).is_some_and(|card| card.reference() == answered);
            let key = edition_key(&answered);
            if is_own && !KEPT.with_borrow(|kept| kept.contains(&key)) {
                self.keep_edition(&answered, key).await;
            }
        }
    }

    /// Takes over a newer edition as one step; whether it did.
    pub fn take_edition(self, edition: &NewEdition, revision: &Revision, say: &Spoken) -> bool {
        let edits =
            |dossier: &Dossier| dossier.take_edition(edition.old.as_ref(), &edition.new, edition.to.clone(), revision, say);
        self.edit_all(edits);
        self.dossier_now().is_some_and(|dossier| dossier.assessment.plan == edition.to)
    }
}

impl Session {
    async fn keep_edition(self, edition: &PlanRef, key: String) {
        let is_there = mirror::text(&key).await.is_some();
        let text = if is_there { None } else { self.plan_text(&edition.id).await };
        if let Some(text) = text {
            mirror::put(vec![(key.clone(), Some(text))], |_| {});
        } else if !is_there {
            return;
        }
        KEPT.with_borrow_mut(|kept| kept.push(key));
    }
}
