//! What every part of the results page looks at: one evaluation, in one language, at one time.

use std::sync::Arc;

use leptos::prelude::*;

use crate::assessment::{AssessmentId, Dossier};
use crate::evaluate::{Evaluation, Finding};
use crate::i18n::{Language, Messages, ResultsWords};
use crate::plan::{CheckpointId, Indicator, IndicatorId, Plan};
use crate::platform::location;
use crate::state::Session;

/// What stays while the page is open.
#[derive(Clone)]
pub struct Page {
    pub session: Session,
    pub plan: Arc<Plan>,
    pub assessment: AssessmentId,
    /// The earlier assessment that was chosen to compare with; the newest until then.
    pub then: RwSignal<Option<AssessmentId>>,
    /// Everything is shown while it is printed.
    pub printing: RwSignal<bool>,
}

/// What is shown of it now; made anew with every evaluation and every language.
pub struct Seen {
    pub page: Page,
    pub evaluation: Arc<Evaluation>,
    pub language: Language,
    pub words: &'static ResultsWords,
    /// The words that other pages have too.
    pub common: &'static Messages,
}

impl Page {
    pub fn new(session: Session, plan: Arc<Plan>, assessment: AssessmentId) -> Self {
        let printing = RwSignal::new(false);
        location::while_printing(move |is_now| printing.set(is_now));
        Self { session, plan, assessment, then: RwSignal::new(None), printing }
    }

    /// Follows the evaluation and the language.
    pub fn seen(&self) -> Option<Arc<Seen>> {
        let (evaluation, language) = (self.session.evaluation.get()?, self.session.language.get());
        let (words, common) = (ResultsWords::of(language), Messages::of(language));
        Some(Arc::new(Seen { page: self.clone(), evaluation, language, words, common }))
    }
}

impl Seen {
    pub fn plan(&self) -> &Plan {
        &self.page.plan
    }

    pub fn finding(&self, id: &CheckpointId) -> Option<&Finding> {
        self.evaluation.finding(id)
    }

    pub fn indicator(&self, id: &IndicatorId) -> Option<&Indicator> {
        self.plan().indicator(id)
    }

    /// What is open, as it is judged here: the evaluation follows it.
    pub fn with_dossier<T>(&self, read: impl FnOnce(&Dossier) -> T) -> Option<T> {
        untrack(|| self.page.session.with_dossier(read))
    }

    /// A section with the numbers of all that it stands in, as the charts name it: `三（一）` and its title.
    pub fn section_name(&self, path: &[String]) -> (String, String) {
        let title = self.plan().sections_to(path).last().map(|section| section.title.clone());
        (path.concat(), title.unwrap_or_default())
    }
}
