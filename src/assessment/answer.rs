//! Answers 作答, and the stamp that lets two copies be merged later.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::plan::LevelId;
use crate::words::ids;

ids! { CopyId }

/// What was said about one checkpoint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    pub choice: Choice,
    pub note: String,
    /// 待复核, with a word why (may be blank).
    pub review: Option<String>,
    /// What it answered, where its plan asks that no more: it is kept aside.
    pub aside: Option<Box<Wording>>,
}

/// What an older edition of a plan asked and what was said to it, in words that need no plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// The last edition that asked it.
    pub edition: String,
    /// Number and title of its indicator; blank, with the text, where nobody knows the old edition any more.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub indicator: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The level, or the numbers as they were typed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub said: String,
}

/// The answer proper; a measured checkpoint has its number in the data sheet and only 不适用 here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    #[default]
    Nothing,
    Level(LevelId),
    /// Self-declared 不适用; it counts once a reason stands beside it.
    NotApplicable {
        reason: String,
    },
}

impl Answer {
    /// 不适用 was declared, whether its reason stands there yet or not.
    pub fn is_declared_out(&self) -> bool {
        matches!(self.choice, Choice::NotApplicable { .. })
    }

    /// Nothing was said: such an answer is not kept.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}

/// Which edit, in which copy, when. The order of edits is `seq`, never the time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Stamp {
    pub seq: u64,
    /// The browser or program in which it was typed.
    pub copy: CopyId,
    pub at: DateTime<Utc>,
}

/// A value with the stamp of the edit that set it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamped<T> {
    pub value: T,
    pub stamp: Stamp,
}
