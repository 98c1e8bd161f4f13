//! What the catalogue says of a plan.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{Addressed, Duties, PlanRef};
use crate::plan::{Counts, PlanId, SubjectKind};
use crate::tree::Fields;

/// What is known of a plan before it is loaded: a row of the catalogue.
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

    /// Reads a row of the catalogue; what it says beyond this is not needed here.
    pub fn read(fields: &Fields) -> Self {
        let duty = |fields: &Fields| (fields.need_text("checkpoint").into(), fields.need_text("duty").into());
        let counts = fields.need_object("counts");
        let count = |field: &str| count_of(counts.as_ref(), field);
        let (id, title): (PlanId, String) = (fields.need_text("id").into(), fields.need_text("title"));
        let of = fields.objects("duties").iter().map(duty).collect();
        let duties = Duties { plan: id.clone(), title: title.clone(), of };
        let answered_by = fields.object("answered_by");
        let addressed = |kind: &SubjectKind| {
            let own = answered_by.as_ref()?.object(kind.word())?;
            let count = |field: &str| count_of(Some(&own), field);
            let (indicators, checkpoints, named) = (count("indicators"), count("checkpoints"), count("named"));
            Some((*kind, Addressed { indicators, checkpoints, named }))
        };
        Self {
            id,
            title,
            issuer: fields.need_text("issuer"),
            document_number: fields.text("document_number"),
            issued: fields.date("issued"),
            period: fields.need_text("period"),
            region: fields.need_text("region"),
            edition: fields.need_text("edition"),
            hash: fields.need_text("hash"),
            counts: Counts {
                sections: count("sections"),
                goals: count("goals"),
                measures: count("measures"),
                demands: count("demands"),
                checkpoints: count("checkpoints"),
                measured: count("measured"),
            },
            answered_by: SubjectKind::ALL.iter().filter_map(addressed).collect(),
            duties: Arc::new(duties),
        }
    }
}

fn count_of(counts: Option<&Fields>, field: &str) -> usize {
    counts.and_then(|counts| counts.whole(field)).unwrap_or_default() as usize
}
