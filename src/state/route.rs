//! Routes: where we are, as the hash says it. Hash routes of our own, since file:// knows no paths.
//!
//! | hash | route |
//! | --- | --- |
//! | `#/` | home |
//! | `#/a/<assessment>` | answering, at the first section with something open |
//! | `#/a/<assessment>/三/（七）/13` | answering, at a section |
//! | `#/r/<assessment>` | results |

use percent_encoding::percent_decode_str;

use crate::assessment::AssessmentId;
use crate::plan::SectionPath;
use crate::words::in_path;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    #[default]
    Home,
    Answer {
        assessment: AssessmentId,
        section: SectionPath,
    },
    Results {
        assessment: AssessmentId,
    },
}

impl Route {
    /// Reads a hash, percent-encoded or not; what is no route is home.
    pub fn from_hash(hash: &str) -> Self {
        let decoded = |part: &str| percent_decode_str(part).decode_utf8_lossy().into_owned();
        let mut parts = hash.trim_start_matches('#').split('/').filter(|part| !part.is_empty()).map(decoded);
        match (parts.next().as_deref(), parts.next()) {
            (Some("a"), Some(id)) => Self::Answer { assessment: id.into(), section: parts.collect() },
            (Some("r"), Some(id)) => Self::Results { assessment: id.into() },
            _ => Self::Home,
        }
    }

    pub fn hash(&self) -> String {
        match self {
            Self::Home => "#/".to_owned(),
            Self::Answer { assessment, section } => {
                let parts = std::iter::once(assessment.as_str()).chain(section.iter().map(String::as_str));
                format!("#/a/{}", parts.map(in_path).collect::<Vec<_>>().join("/"))
            }
            Self::Results { assessment } => format!("#/r/{}", in_path(assessment.as_str())),
        }
    }

    pub fn assessment(&self) -> Option<&AssessmentId> {
        match self {
            Self::Home => None,
            Self::Answer { assessment, .. } | Self::Results { assessment } => Some(assessment),
        }
    }

    /// The word for it in `data-route`.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Answer { .. } => "answer",
            Self::Results { .. } => "results",
        }
    }
}
