//! 示例: begins an invented assessment, or goes on with the one that is there.

use super::{Session, Start};
use crate::assessment::{AssessmentId, PlanRef, SampleText};
use crate::plan::Plan;
use crate::platform::clock;
use leptos::prelude::*;

/// Until when the invented school wants to have mended what falls short, in days from today.
const MENDED_IN: u64 = 60;

impl Session {
    /// The sample of a plan, kept like any other assessment until it is deleted.
    pub fn start_sample(self, plan: &Plan, reference: PlanRef, start: &Start, text: &SampleText) -> AssessmentId {
        let known = self.begun(&reference.id, start);
        if let Some(there) = known {
            return there;
        }
        let id = self.start(reference, start);
        let begun = self.shelf.with_untracked(|shelf| shelf.dossier(&id));
        if let Some(mut dossier) = begun {
            let today = clock::today();
            let due = today.checked_add_days(chrono::Days::new(MENDED_IN)).unwrap_or(today);
            dossier.fill_as_sample(plan, text, due, &self.author());
            self.take_in(dossier);
        }
        id
    }
}
