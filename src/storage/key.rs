//! What is kept where: every key of ours, in one table.
//!
//! | key | holds |
//! | --- | --- |
//! | `duibiao/subject/<subject>` | a subject's identity |
//! | `duibiao/value/<subject>/<metric\|stage\|period>` | one value of its data sheet |
//! | `duibiao/assessment/<assessment>` | an assessment's head |
//! | `duibiao/answer/<assessment>/<checkpoint>` | one answer |

//! | `duibiao/preference/<name>` | language, text size, and the id of this copy: small, made again if lost |
//! | `duibiao/set-aside/<key>` | a record that could not be read, as it was |

use crate::assessment::{AssessmentId, SheetKey, SubjectId};
use crate::plan::CheckpointId;

/// Every key of ours begins so: other pages share the store of file://.
pub const PREFIX: &str = "duibiao/";

/// The key of a record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    Subject(SubjectId),
    Value(SubjectId, String),
    Assessment(AssessmentId),
    Answer(AssessmentId, CheckpointId),
}

impl Key {
    pub fn value(subject: &SubjectId, key: &SheetKey) -> Self {
        Self::Value(subject.clone(), key.text())
    }

    pub fn text(&self) -> String {
        match self {
            Self::Subject(subject) => format!("{PREFIX}subject/{subject}"),
            Self::Value(subject, value) => format!("{PREFIX}value/{subject}/{value}"),
            Self::Assessment(assessment) => format!("{PREFIX}assessment/{assessment}"),
            Self::Answer(assessment, checkpoint) => format!("{PREFIX}answer/{assessment}/{checkpoint}"),
        }
    }

    /// The key that a text is; `None` for what is not a record.
    pub fn from_text(text: &str) -> Option<Self> {
        let (sort, rest) = text.strip_prefix(PREFIX)?.split_once('/')?;
        let pair = || rest.split_once('/').filter(|(_, inner)| !inner.is_empty());
        match sort {
            "subject" => Some(Self::Subject(rest.into())),
            "assessment" => Some(Self::Assessment(rest.into())),
            "value" => pair().map(|(subject, value)| Self::Value(subject.into(), value.to_owned())),
            "answer" => pair().map(|(assessment, checkpoint)| Self::Answer(assessment.into(), checkpoint.into())),
            _ => None,
        }
    }
}

/// Where an unreadable record is moved.
pub fn set_aside(key: &str) -> String {
    format!("{PREFIX}set-aside/{key}")
}
