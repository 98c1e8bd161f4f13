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
        let hash = percent_decode_str(hash.trim_start_matches('#')).decode_utf8_lossy();
        let mut parts = hash.split('/').filter(|part| !part.is_empty()).map(str::to_owned);
        match (parts.next().as_deref(), parts.next()) {
            (Some("a"), Some(id)) => Self::Answer { assessment: id.into(), section: parts.collect() },
            (Some("r"), Some(id)) => Self::Results { assessment: id.into() },
            _ => Self::Home,
        }
    }

    pub fn hash(&self) -> String {
        match self {
            Self::Home => "#/".to_owned(),
            Self::Answer { assessment, section } if section.is_empty() => format!("#/a/{assessment}"),
            Self::Answer { assessment, section } => format!("#/a/{assessment}/{}", section.join("/")),
            Self::Results { assessment } => format!("#/r/{assessment}"),
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
