//! Looking for what is asked on the answering page: by words, by filters, and what would be found by now.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::finder::{AT_ONCE, Finder, Looked};
use super::live::memo;
use crate::evaluate::{Criteria, Found, Index, find};
use crate::plan::Plan;
use crate::platform::initials::Initials;
use crate::platform::{clock, location};
use crate::state::{Derived, Session};

/// So long at a stretch gets ready what words are looked for in, in milliseconds.
const STEP_MS: u64 = 8;

impl Finder {
    /// Makes what words are looked for in, a little at a time: whoever has come to the field is about to type.
    pub fn get_ready(self) {
        self.learn(Initials::default(), 0);
    }

    /// Learns how the characters of the plan begin, from one indicator on; that is most of the work.
    fn learn(self, mut initials: Initials, from: usize) {
        let step = move || {
            // The page may have been left, or words been looked for meanwhile.
            if self.index.try_with_value(Option::is_none) != Some(true) {
                return;
            }
            let plan = self.plan.get_value();
            let end = clock::now_ms() + STEP_MS;
            for (place, indicator) in plan.indicators.iter().enumerate().skip(from) {
                if clock::now_ms() >= end {
                    return self.learn(initials, place);
                }
                let texts = indicator.checkpoints.iter().map(|checkpoint| &checkpoint.text);
                for text in texts.chain([&indicator.title]).chain(&indicator.lead).chain(&indicator.responsible) {
                    text.chars().for_each(|character| _ = initials.of(character));
                }
            }
            self.make_index(initials);
        };
        set_timeout(step, Duration::ZERO);
    }

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
        self.index.get_value().unwrap_or_else(|| self.make_index(Initials::default()))
    }

    fn make_index(self, mut initials: Initials) -> Arc<Index> {
        let plan = self.plan.get_value();
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
