//! The catalogue of plans: what is said of each before it is opened. The page holds only this of the shipped plans.

use chrono::NaiveDate;
use serde::Serialize;

use super::receipt::plan_ref;
use crate::plan::{Counts, Jurisdiction, Plan, PlanId};

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
        }
    }
}

/// The catalogue of some plans as JSON.
pub fn catalogue(plans: &[Plan]) -> String {
    let entries: Vec<Entry> = plans.iter().map(Entry::of).collect();
    serde_json::to_string_pretty(&entries).expect("a catalogue is plain data") + "\n"
}
