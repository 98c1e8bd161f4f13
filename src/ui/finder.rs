//! What is being looked for on the answering page, and what was found.
//!
//! What was found is held fast until the criteria change or it is refreshed: a row stays while one answers it. It
//! belongs to the address at which it was looked for: going to a section leaves it, going back returns to it.

use std::sync::Arc;

use leptos::prelude::*;

use super::answer::Asked;
use super::live::memo;
use crate::evaluate::{Criteria, Found, Index, find};
use crate::plan::{CheckpointId, Plan};
use crate::platform::initials::Initials;
use crate::platform::location;
use crate::state::{Route, Session};

/// How many checkpoints are shown at first, and how many more each time.
const AT_ONCE: usize = 60;

#[derive(Clone, Debug, PartialEq, Eq)]
struct Looked {
    at: Route,
    criteria: Criteria,
    /// Which checkpoints the words mean.
    hits: Option<Arc<Vec<bool>>>,
    found: Arc<Found>,
    shown: usize,
}

/// The finding of one answering page.
#[derive(Clone, Copy)]
pub struct Finder {
    session: Session,
    plan: StoredValue<Arc<Plan>>,
    looked: RwSignal<Option<Looked>>,
    /// What was looked for at the address of now.
    here: Memo<Option<Looked>>,
    /// What would be found now.
    pub fresh: Memo<Found>,
    pub criteria: Memo<Criteria>,
    /// Made when words are looked for first.
    index: StoredValue<Option<Arc<Index>>>,
}

impl Finder {
    pub fn new(session: Session, plan: Arc<Plan>) -> Self {
        let looked: RwSignal<Option<Looked>> = RwSignal::new(None);
        let here = memo(move || {
            let route = session.route.get();
            looked.get().filter(|looked| looked.at == route)
        });
        let criteria = memo(move || here.get().map(|looked| looked.criteria).unwrap_or_default());
        let stored = StoredValue::new(plan);
        let fresh = memo(move || {
            let hits = here.with(|looked| looked.as_ref()?.hits.clone());
            criteria.with(|criteria| found_by(session, &stored.get_value(), criteria, hits.as_deref()))
        });
        Self { session, plan: stored, looked, here, fresh, criteria, index: StoredValue::new(None) }
    }

    /// Whether what was found stands in place of the section.
    pub fn is_on(self) -> bool {
        self.here.with(Option::is_some)
    }

    /// How many checkpoints were found, in how many indicators.
    pub fn counts(self) -> (usize, usize) {
        self.here
            .with(|looked| looked.as_ref().map_or((0, 0), |looked| (looked.found.checkpoints.len(), looked.found.indicators)))
    }

    /// How many of them are not shown yet.
    pub fn left(self) -> usize {
        self.here.with(|looked| looked.as_ref().map_or(0, |looked| looked.found.checkpoints.len().saturating_sub(looked.shown)))
    }

    /// Whether something else would be found by now.
    pub fn is_stale(self) -> bool {
        let same = |looked: &Looked| self.fresh.with(|fresh| fresh.checkpoints == looked.found.checkpoints);
        self.here.with(|looked| looked.as_ref().is_some_and(|looked| !same(looked)))
    }

    /// Of all that is asked, what is shown; `None` while a section is.
    pub fn shown(self, everything: &[Asked]) -> Option<Vec<Asked>> {
        let looked = self.here.get()?;
        let mut left = looked.found.checkpoints.iter().take(looked.shown).peekable();
        let mut is_found = |id: &CheckpointId| left.next_if(|next| *next == id).is_some();
        let mut shown = Vec::new();
        for (indicator, checkpoints) in everything {
            let own: Vec<_> = checkpoints.iter().filter(|checkpoint| is_found(&checkpoint.id)).cloned().collect();
            if !own.is_empty() {
                shown.push((indicator.clone(), own));
            }
        }
        Some(shown)
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

    pub fn show_more(self) {
        self.looked.update(|looked| {
            if let Some(looked) = looked {
                looked.shown += AT_ONCE;
            }
        });
    }

    /// Back to the section.
    pub fn leave(self) {
        self.looked.set(None);
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
