//! The catalogue of plans: what is said of each before it is opened. The page holds only this of the shipped plans.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::receipt::plan_ref;
use crate::assessment::{Addressed, addressed};
use crate::plan::{Checkpoint, CheckpointId, Counts, DutyId, Jurisdiction, Plan, PlanId};

/// One plan of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    pub id: PlanId,
    pub title: String,
    pub issuer: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document_number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<NaiveDate>,
    pub period: String,
    pub region: String,
    pub jurisdiction: Jurisdiction,
    pub edition: String,
    /// The same as in the assessments that answer this very edition.
    pub hash: String,
    pub counts: Counts,
    /// How much each kind of subject answers, by its word; who answers nothing is left out.
    pub answered_by: BTreeMap<&'static str, Addressed>,
    /// What other plans ask too, checkpoint by checkpoint: known before a plan is loaded, so that an answer to one can be
    /// offered to another.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<Duty>,
}

/// A checkpoint and the duty that it shares with other plans.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Duty {
    pub checkpoint: CheckpointId,
    pub duty: DutyId,
}

impl Entry {
    pub fn of(plan: &Plan) -> Self {
        Self {
            id: plan.id.clone(),
            title: plan.title.clone(),
            issuer: plan.issuer.clone(),
            document_number: plan.document_number.clone(),
            issued: plan.issued,
            period: plan.period.clone(),
            region: plan.region.clone(),
            jurisdiction: plan.jurisdiction,
            edition: plan.edition.clone(),
            hash: plan_ref(plan).hash,
            counts: plan.counts(),
            duties: plan.checkpoints().filter_map(|(_, checkpoint)| duty_of(checkpoint)).collect(),
            answered_by: addressed(plan)
                .into_iter()
                .filter(|(_, addressed)| !addressed.is_nothing())
                .map(|(kind, addressed)| (kind.word(), addressed))
                .collect(),
        }
    }
}

fn duty_of(checkpoint: &Checkpoint) -> Option<Duty> {
    checkpoint.duty.clone().map(|duty| Duty { checkpoint: checkpoint.id.clone(), duty })
}

/// One row of it on one line, its fields in order: what is kept of a plan of the user's own.
pub fn row(plan: &Plan) -> String {
    serde_json::to_value(Entry::of(plan)).expect("a row is plain data").to_string()
}

/// The catalogue of some plans as JSON.
pub fn catalogue(plans: &[Plan]) -> String {
    let entries: Vec<Entry> = plans.iter().map(Entry::of).collect();
    serde_json::to_string_pretty(&entries).expect("a catalogue is plain data") + "\n"
}
