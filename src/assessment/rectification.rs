//! Rectification 整改: what is done about a checkpoint that falls short, by whom and until when, up to its closing 销号.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Dossier, Edit};
use crate::plan::CheckpointId;
use crate::words::{ids, words};

ids! { RectificationId }

/// One problem and what is done about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Rectification {
    pub id: RectificationId,
    pub checkpoint: CheckpointId,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub problem: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub cause: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub measure: String,
    /// 责任单位.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// 责任人.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub person: String,
    /// The last day for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub progress: String,
    /// 销号, once it is done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed: Option<Closing>,
}

/// 销号: the day, and what proves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Closing {
    pub on: NaiveDate,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub proof: String,
}

/// How a rectification stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    Closed(NaiveDate),
    Overdue { days: i64 },
    Left { days: i64 },
    Undated,
}

words! {
    /// What the ledger 整改台账 is sorted by, after what is overdue.
    LedgerOrder { Due = "due", Unit = "unit", Number = "number" }
}

words! {
    /// What the ledger shows.
    LedgerShown { All = "all", Open = "open", Closed = "closed" }
}

impl Rectification {
    /// A new one of which nothing is said yet.
    pub fn new(id: RectificationId, checkpoint: CheckpointId) -> Self {
        let (problem, cause, measure, unit, person, progress) = Default::default();
        Self { id, checkpoint, problem, cause, measure, unit, person, due: None, progress, closed: None }
    }

    pub fn stands(&self, today: NaiveDate) -> Progress {
        match (&self.closed, self.due) {
            (Some(closing), _) => Progress::Closed(closing.on),
            (None, None) => Progress::Undated,
            (None, Some(due)) if due < today => Progress::Overdue { days: (today - due).num_days() },
            (None, Some(due)) => Progress::Left { days: (due - today).num_days() },
        }
    }

    fn is_overdue(&self, today: NaiveDate) -> bool {
        matches!(self.stands(today), Progress::Overdue { .. })
    }
}

impl LedgerShown {
    fn takes(self, each: &Rectification) -> bool {
        match self {
            Self::All => true,
            Self::Open => each.closed.is_none(),
            Self::Closed => each.closed.is_some(),
        }
    }
}

/// What is blank comes last.
const LAST: &str = "\u{10ffff}";

impl Dossier {
    /// The rectifications of one checkpoint.
    pub fn rectifications_of(&self, checkpoint: &CheckpointId) -> impl Iterator<Item = &Rectification> {
        self.assessment.rectifications().map(|(_, entry)| &entry.value).filter(move |each| each.checkpoint == *checkpoint)
    }

    /// Changes one rectification.
    pub fn amend_rectification(&self, id: &RectificationId, change: impl FnOnce(&mut Rectification)) -> Edit {
        let mut rectification = self.assessment.rectification(id).map(|entry| entry.value.clone());
        if let Some(rectification) = &mut rectification {
            change(rectification);
        }
        Edit::Rectification { id: id.clone(), rectification }
    }

    /// 整改台账: what is overdue first, then in the order that is asked for; `place_of` says where in its plan a
    /// checkpoint stands.
    pub fn ledger(
        &self,
        order: LedgerOrder,
        shown: LedgerShown,
        today: NaiveDate,
        place_of: impl Fn(&CheckpointId) -> usize,
    ) -> Vec<Rectification> {
        let all = self.assessment.rectifications().map(|(_, entry)| entry.value.clone());
        let due = |each: &Rectification| each.due.map_or(LAST.to_owned(), |due| due.to_string());
        let key = |each: &Rectification| {
            let first = match order {
                LedgerOrder::Due => String::new(),
                LedgerOrder::Unit if each.unit.trim().is_empty() => LAST.to_owned(),
                LedgerOrder::Unit => each.unit.trim().to_owned(),
                LedgerOrder::Number => format!("{:06}", place_of(&each.checkpoint)),
            };
            (!each.is_overdue(today), first, due(each), place_of(&each.checkpoint))
        };
        crate::sorted::by_key(all.filter(|each| shown.takes(each)), key)
    }
}
