//! What the catalogue says of a plan.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::assessment::{Addressed, Duties, PlanRef};
use crate::plan::{Counts, PlanId, SubjectKind};

/// What the page knows of a plan before it is loaded: the catalogue's rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanCard {
    pub id: PlanId,
    pub title: String,
    pub issuer: String,
    pub document_number: Option<String>,
    pub issued: Option<NaiveDate>,
    pub period: String,
    pub region: String,
    pub edition: String,
    pub hash: String,
    pub counts: Counts,
    /// The kinds that answer anything, and how much.
    pub answered_by: Vec<(SubjectKind, Addressed)>,
    /// Its checkpoints that other plans ask too.
    pub duties: Arc<Duties>,
}

impl PlanCard {
    /// How much of it a kind of subject answers.
    pub fn answered_by(&self, kind: SubjectKind) -> Addressed {
        self.answered_by.iter().find(|(each, _)| *each == kind).map(|(_, addressed)| *addressed).unwrap_or_default()
    }

    /// Which plan, exactly, an assessment begun from it answers.
    pub fn reference(&self) -> PlanRef {
        PlanRef { id: self.id.clone(), edition: self.edition.clone(), hash: self.hash.clone() }
    }
}
