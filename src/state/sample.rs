//! 示例: begins an invented assessment, or goes on with the one that is there.

use super::{Session, Start};
use crate::assessment::{AssessmentId, PlanRef, SampleText};
use crate::plan::Plan;
use crate::platform::clock;
use leptos::prelude::*;

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
            dossier.fill_as_sample(plan, text, clock::today(), &self.author());
            self.take_in(dossier);
        }
        id
    }
}
