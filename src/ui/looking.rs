//! Looking for what is asked on the answering page: by words, by filters, and what would be found by now.

use std::sync::Arc;

use leptos::prelude::*;

use super::finder::{AT_ONCE, Finder, Looked};
use super::live::memo;
use crate::evaluate::{Criteria, Found, Index, find};
use crate::plan::Plan;
use crate::platform::initials::Initials;
use crate::platform::location;
use crate::state::{Derived, Session};

impl Finder {
    /// What would be found now.
    pub fn fresh(self) -> Derived<Found> {
        memo(move || {
            let hits = self.here.with(|looked| looked.as_ref()?.hits.clone());
            self.criteria.with(|criteria| found_by(self.session, &self.plan.get_value(), criteria, hits.as_deref()))
        })
    }

    /// Whether something else would be found by now.
    pub fn is_stale(self, fresh: Derived<Found>) -> bool {
        let same = |looked: &Looked| fresh.with(|fresh| fresh.checkpoints == looked.found.checkpoints);
        self.here.with(|looked| looked.as_ref().is_some_and(|looked| !same(looked)))
    }

    /// Looks for something else; blank criteria lead back to the section.
    pub fn look(self, criteria: Criteria) {
        if criteria.is_blank() {
            return self.leave();
        }
        let is_first = !untrack(move || self.is_on());
        let hits = self.hits(&criteria.words);
        let plan = self.plan.get_value();
        let found = Arc::new(untrack(|| found_by(self.session, &plan, &criteria, hits.as_deref())));
        let at = self.session.route.get_untracked();
        self.looked.set(Some(Looked { at, criteria, hits, found, shown: AT_ONCE }));
        if is_first {
            location::to_top();
        }
    }

    /// Looks for the same again, as the answers are now.
    pub fn refresh(self) {
        self.look(self.criteria.get_untracked());
    }

    fn hits(self, words: &str) -> Option<Arc<Vec<bool>>> {
        let is_said = !words.trim().is_empty();
        is_said.then(|| Arc::new(self.index().hits(words)))
    }

    fn index(self) -> Arc<Index> {
        if let Some(index) = self.index.get_value() {
            return index;
        }
        let (plan, mut initials) = (self.plan.get_value(), Initials::default());
        let mut of = |subject: &_| Index::of(&plan, subject, &mut |character| initials.of(character));
        let index = Arc::new(untrack(|| self.session.with_dossier(|dossier| of(&dossier.subject))).unwrap_or_default());
        self.index.set_value(Some(index.clone()));
        index
    }
}

/// Follows the evaluation, which follows the answers: they are not listened to besides.
fn found_by(session: Session, plan: &Plan, criteria: &Criteria, hits: Option<&Vec<bool>>) -> Found {
    let evaluation = session.evaluation.get();
    let found = evaluation.and_then(|evaluation| {
        let hits = hits.map(Vec::as_slice);
        untrack(|| session.with_dossier(|dossier| find(plan, dossier, &evaluation, criteria, hits)))
    });
    found.unwrap_or_default()
}
