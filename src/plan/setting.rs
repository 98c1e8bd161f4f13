//! Settings: what a plan leaves to the one who answers, once for the whole plan.

use serde::Serialize;

use super::{Audience, SubjectKind};
use crate::words::{ids, words};

ids! { SettingId }

words! {
    /// What a setting is.
    SettingKind {
        /// A year, four digits: from its last day on, what hangs on it is due.
        Year = "year",
        /// Yes or no; no until it was answered.
        Flag = "flag",
    }
}

/// One question that the whole plan hangs on, as a county's own year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Setting {
    pub id: SettingId,
    pub kind: SettingKind,
    pub question: String,
    /// What to know before answering.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    pub audience: Vec<Audience>,
}

impl SettingKind {
    /// Whether a text answers a setting of this kind; blank takes the answer back.
    pub fn takes(self, text: &str) -> bool {
        let text = text.trim();
        match self {
            Self::Year => text.is_empty() || text.len() == 4 && text.chars().all(|c| c.is_ascii_digit()),
            Self::Flag => matches!(text, "" | "yes" | "no"),
        }
    }
}

impl Setting {
    /// Whether subjects of a kind are asked for it.
    pub fn is_for(&self, kind: SubjectKind) -> bool {
        self.audience.iter().any(|audience| audience.means(kind))
    }
}
