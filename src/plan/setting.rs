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
        text.is_empty()
            || match self {
                Self::Year => year_of(text).is_some(),
                Self::Flag => matches!(text, "yes" | "no"),
            }
    }
}

/// The year that a text names: four digits, full-width ones too. Half a year, still being typed, is none.
pub fn year_of(text: &str) -> Option<i32> {
    let digit = |c: char| c.to_digit(10).or_else(|| ('０'..='９').contains(&c).then(|| c as u32 - '０' as u32));
    let digits: Option<Vec<u32>> = text.trim().chars().map(digit).collect();
    let year = digits.filter(|digits| digits.len() == 4)?.into_iter().fold(0, |year, digit| year * 10 + digit);
    i32::try_from(year).ok().filter(|year| (1990..=2100).contains(year))
}

impl Setting {
    /// Whether subjects of a kind are asked for it.
    pub fn is_for(&self, kind: SubjectKind) -> bool {
        self.audience.iter().any(|audience| audience.means(kind))
    }
}
