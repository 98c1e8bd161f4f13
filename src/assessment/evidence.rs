//! Evidence 佐证材料: what bears an answer out. It belongs to the subject, since one document serves many indicators
//! and plans; where the document itself is kept is noted here, the document is not.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Dossier, Edit, Stamped};
use crate::plan::{IndicatorId, PlanId};
use crate::sorted::Sorted;
use crate::words::{ids, words};

ids! { EvidenceId }

words! {
    /// What sort of thing a piece of evidence is.
    EvidenceKind {
        /// 文件.
        Document = "document",
        /// 台账.
        Ledger = "ledger",
        /// 会议记录.
        Minutes = "minutes",
        /// 照片.
        Photo = "photo",
        /// 统计表.
        Statistics = "statistics",
        /// 证书.
        Certificate = "certificate",
        /// 其他.
        Other = "other",
    }
}

/// One piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Evidence {
    pub id: EvidenceId,
    pub title: String,
    pub kind: EvidenceKind,
    /// 文号.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// The date that it speaks for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// Where it is kept: 档案室3号柜.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub kept_at: String,
    /// An address, as text.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub link: String,
    /// The indicators that it bears out, of any plan, by their whole ids: `lvchun-2022/43`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub serves: Vec<IndicatorId>,
}

/// The evidence of one subject.
pub type EvidenceList = Sorted<EvidenceId, Stamped<Evidence>>;

impl Evidence {
    /// A new piece that serves one indicator.
    pub fn new(id: EvidenceId, title: String, indicator: &IndicatorId) -> Self {
        let (number, kept_at, link) = Default::default();
        Self { id, title, kind: EvidenceKind::Document, number, date: None, kept_at, link, serves: vec![indicator.clone()] }
    }

    pub fn serves(&self, indicator: &IndicatorId) -> bool {
        self.serves.contains(indicator)
    }

    /// Whether any indicator of a plan rests on it.
    pub fn is_of_plan(&self, plan: &PlanId) -> bool {
        self.serves.iter().any(|indicator| is_of(indicator, plan))
    }

    /// The same, serving nothing of a plan any more.
    pub fn without_plan(&self, plan: &PlanId) -> Self {
        let serves = self.serves.iter().filter(|indicator| !is_of(indicator, plan)).cloned().collect();
        Self { serves, ..self.clone() }
    }

    /// The same, what it serves in order: two copies may have linked it in another.
    pub fn in_order(mut self) -> Self {
        self.serves = crate::sorted::by_key(self.serves, Clone::clone);
        self
    }

    /// The same, serving what `other` serves as well.
    pub(super) fn serving_also(mut self, other: &Self) -> Self {
        for indicator in &other.serves {
            if !self.serves(indicator) {
                self.serves.push(indicator.clone());
            }
        }
        self
    }
}

/// Whether an indicator is one of a plan's.
pub fn is_of(indicator: &IndicatorId, plan: &PlanId) -> bool {
    indicator.as_str().strip_prefix(plan.as_str()).is_some_and(|rest| rest.starts_with('/'))
}

/// A list with another put over it; what stands in both serves what either says.
pub fn evidence_overlaid(mut list: EvidenceList, other: EvidenceList) -> EvidenceList {
    for (id, entry) in other.into_entries() {
        let known = list.get(&id).map(|known| known.value.clone());
        let value = match known {
            Some(known) => entry.value.serving_also(&known),
            None => entry.value,
        };
        list.insert(id, Stamped { value, stamp: entry.stamp });
    }
    list
}

impl Dossier {
    /// The evidence that serves an indicator.
    pub fn evidence_for(&self, indicator: &IndicatorId) -> impl Iterator<Item = &Evidence> {
        self.evidence.values().map(|entry| &entry.value).filter(|evidence| evidence.serves(indicator))
    }

    /// Changes one piece of evidence.
    pub fn amend_evidence(&self, id: &EvidenceId, change: impl FnOnce(&mut Evidence)) -> Edit {
        let mut evidence = self.evidence.get(id).map(|entry| entry.value.clone());
        if let Some(evidence) = &mut evidence {
            change(evidence);
        }
        Edit::Evidence { id: id.clone(), evidence }
    }

    /// Lets a piece of evidence serve one indicator more.
    pub fn link_evidence(&self, id: &EvidenceId, indicator: &IndicatorId) -> Edit {
        self.amend_evidence(id, |evidence| {
            if !evidence.serves(indicator) {
                evidence.serves.push(indicator.clone());
            }
        })
    }

    /// Takes a piece of evidence from an indicator; what serves no other goes altogether.
    pub fn unlink_evidence(&self, id: &EvidenceId, indicator: &IndicatorId) -> Edit {
        let mut evidence = self.evidence.get(id).map(|entry| entry.value.clone());
        if let Some(evidence) = &mut evidence {
            evidence.serves.retain(|each| each != indicator);
        }
        Edit::Evidence { id: id.clone(), evidence: evidence.filter(|evidence| !evidence.serves.is_empty()) }
    }
}
