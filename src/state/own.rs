//! Plans of the user's own: taking one in from a file, and taking it out again. Only the rest of the page comes here.

use leptos::prelude::*;

use super::{Session, Swap};
use crate::assessment::PlanCard;
use crate::plan::PlanId;
use crate::platform::{clock, mirror};
use crate::storage::{OwnPlan, edition_key};

/// A plan in a file, checked whole; nothing has changed yet.
pub struct FoundPlan {
    pub own: OwnPlan,
    pub here: KnownPlan,
}

/// What this browser has under the same id already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KnownPlan {
    Nothing,
    /// The very same, whether added or brought along.
    Same,
    /// Another edition that was added before.
    Edition(Box<PlanCard>),
    /// One that came with the program and says something else: its place can't be taken.
    Shipped(Box<PlanCard>),
}

impl Session {
    pub(super) fn plan_found(self, row: String, packed: String) -> Option<FoundPlan> {
        let own = OwnPlan::new(row, packed, clock::now())?;
        let card = untrack(|| self.card_of(&own.card.id));
        let here = match card {
            None => KnownPlan::Nothing,
            Some(card) if card.hash == own.card.hash => KnownPlan::Same,
            Some(card) if self.is_own(&card.id) => KnownPlan::Edition(Box::new(card)),
            Some(card) => KnownPlan::Shipped(Box::new(card)),
        };
        Some(FoundPlan { own, here })
    }

    /// Whether the user added this plan.
    pub fn is_own(self, plan: &PlanId) -> bool {
        self.shelf.with_untracked(|shelf| shelf.plans.contains_key(plan))
    }

    /// Adds a plan, or puts another edition in the place of the one before; the step can be taken back.
    pub async fn add_plan(self, found: &FoundPlan) -> Swap {
        let id = &found.own.card.id;
        if let KnownPlan::Edition(before) = &found.here {
            // What it said is wanted when its assessments go over to the new one.
            let text = self.plan_text(id).await;
            text.into_iter().for_each(|text| mirror::put(vec![(edition_key(&before.reference()), Some(text))], |_| {}));
        }
        let mut shelf = self.shelf.get_untracked();
        shelf.plans.insert(id.clone(), found.own.clone());
        let swap = self.swap_for(shelf);
        self.reload_plan(id).await;
        swap
    }

    /// How many assessments answer a plan, those in the bin among them.
    pub fn answering(self, plan: &PlanId) -> usize {
        self.shelf.with(|shelf| {
            let binned = shelf.binned();
            let binned = binned.iter().map(|(_, binned)| &binned.dossier.assessment);
            shelf.assessments.values().chain(binned).filter(|each| each.plan.id == *plan).count()
        })
    }

    /// Takes an own plan out again that nothing answers.
    pub fn remove_plan(self, plan: &PlanId) -> Swap {
        let mut shelf = self.shelf.get_untracked();
        shelf.plans.remove(plan);
        self.swap_for(shelf)
    }
}
