//! What shares one data sheet: the assessments of the open subject for the open period.

use std::sync::Arc;

use leptos::prelude::*;

use super::Session;
use crate::assessment::{Assessment, AssessmentId, Dossier};
use crate::plan::Plan;

impl Session {
    /// The assessments whose plans ask the sheet of what is open for the same period, as far as their plans are loaded; the
    /// open one first.
    pub fn together(self) -> Vec<(Arc<Plan>, AssessmentId)> {
        let identity = |dossier: &Dossier| {
            let Assessment { id, subject, period, .. } = &dossier.assessment;
            (id.clone(), subject.clone(), *period)
        };
        let Some((id, subject, period)) = self.with_dossier(identity) else { return Vec::new() };
        let shares = |each: &&Assessment| {
            let is_same_period = each.period == period || each.period.twin() == period;
            each.subject == subject && is_same_period
        };
        self.shelf.with(|shelf| {
            self.plans.with(|plans| {
                let all = shelf.assessments.values().filter(shares);
                let all = crate::sorted::by_key(all, |each| each.id != id);
                all.into_iter().filter_map(|each| Some((plans.get(&each.plan.id)?.clone(), each.id.clone()))).collect()
            })
        })
    }

    /// Each of these with the sheet as it stands now.
    pub fn dossiers(self, of: &[(Arc<Plan>, AssessmentId)]) -> Vec<Dossier> {
        let Some(open) = self.dossier() else { return Vec::new() };
        let one = |id: &AssessmentId| {
            let other = || self.shelf.with(|shelf| shelf.assessments.get(id).cloned());
            let assessment = if *id == open.assessment.id { open.assessment.clone() } else { other()? };
            Some(Dossier { assessment, ..open.clone() })
        };
        of.iter().filter_map(|(_, id)| one(id)).collect()
    }
}
