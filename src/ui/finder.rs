//! What is being looked for on the answering page, and what was found; the looking itself is `looking.rs`'s.
//!
//! What was found is held fast until the criteria change or it is refreshed: a row stays while one answers it. It
//! belongs to the address at which it was looked for: going to a section leaves it, going back returns to it.

use std::sync::Arc;

use leptos::prelude::*;

use super::answer::Asked;
use super::live::memo;
use crate::evaluate::{Criteria, Found, Index};
use crate::plan::{CheckpointId, Plan};
use crate::state::{Derived, Route, Session};

/// How many checkpoints are shown at first, and how many more each time.
pub const AT_ONCE: usize = 60;

/// What was looked for, and what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looked {
    pub at: Route,
    pub criteria: Criteria,
    /// Which checkpoints the words mean.
    pub hits: Option<Arc<Vec<bool>>>,
    pub found: Arc<Found>,
    pub shown: usize,
}

/// The finding of one answering page.
#[derive(Clone, Copy)]
pub struct Finder {
    pub session: Session,
    pub plan: StoredValue<Arc<Plan>>,
    pub looked: RwSignal<Option<Looked>>,
    /// What was looked for at the address of now.
    pub here: Derived<Option<Looked>>,
    pub criteria: Derived<Criteria>,
    /// Made when words are looked for first.
    pub index: StoredValue<Option<Arc<Index>>>,
}

impl Finder {
    pub fn new(session: Session, plan: Arc<Plan>) -> Self {
        let looked: RwSignal<Option<Looked>> = RwSignal::new(None);
        let here = memo(move || {
            let route = session.route.get();
            looked.get().filter(|looked| looked.at == route)
        });
        let criteria = memo(move || here.get().map(|looked| looked.criteria).unwrap_or_default());
        Self { session, plan: StoredValue::new(plan), looked, here, criteria, index: StoredValue::new(None) }
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

    /// Of all that is asked, what is shown; `None` while a section is.
    pub fn shown(self, everything: &[Arc<Asked>]) -> Option<Vec<Arc<Asked>>> {
        let looked = self.here.get()?;
        let mut left = looked.found.checkpoints.iter().take(looked.shown).peekable();
        let mut is_found = |id: &CheckpointId| left.next_if(|next| *next == id).is_some();
        let mut shown = Vec::new();
        for asked in everything {
            let own: Vec<_> = asked.checkpoints.iter().filter(|checkpoint| is_found(&checkpoint.id)).cloned().collect();
            if !own.is_empty() {
                shown.push(Asked::new(asked.place, asked.indicator.clone(), own));
            }
        }
        Some(shown)
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
}
