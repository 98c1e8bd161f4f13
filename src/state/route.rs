//! Routes: where we are, as the hash says it. Hash routes of our own, since file:// knows no paths.
//!
//! | hash | route |
//! | --- | --- |
//! | `#/` | home |
//! | `#/plan/<plan>` | what a plan holds |
//! | `#/a/<assessment>` | answering, at the first section with something open |
//! | `#/a/<assessment>/三/（七）/13` | answering, at a section |
//! | `#/r/<assessment>` | results |
//! | `#/z/<assessment>` | 整改台账 |
//! | `#/b/<assessment>` | 自评报告 |
//! | `#/t/<assessment>` | 自评表, to be printed |
//! | `#/t/<assessment>/43` | the same of one indicator, or one sheet by its word |
//! | `#/d/<assessment>` | 基础数据表 |
//! | `#/kept` | 本机内容: what is kept on this computer, and how to get it back |

use percent_encoding::percent_decode_str;

use crate::assessment::AssessmentId;
use crate::plan::{PlanId, SectionPath};
use crate::words::in_path;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    #[default]
    Home,
    Plan {
        plan: PlanId,
    },
    Answer {
        assessment: AssessmentId,
        section: SectionPath,
    },
    Results {
        assessment: AssessmentId,
    },
    Rectify {
        assessment: AssessmentId,
    },
    Report {
        assessment: AssessmentId,
    },
    Sheet {
        assessment: AssessmentId,
    },
    Table {
        assessment: AssessmentId,
        /// The word of a sheet, or the number of an indicator.
        of: Option<String>,
    },
    Kept,
}

impl Route {
    /// Reads a hash, percent-encoded or not; what is no route is home.
    pub fn from_hash(hash: &str) -> Self {
        let decoded = |part: &str| percent_decode_str(part).decode_utf8_lossy().into_owned();
        let mut parts = hash.trim_start_matches('#').split('/').filter(|part| !part.is_empty()).map(decoded);
        match (parts.next().as_deref(), parts.next()) {
            (Some("plan"), Some(id)) => Self::Plan { plan: id.into() },
            (Some("a"), Some(id)) => Self::Answer { assessment: id.into(), section: parts.collect() },
            (Some("r"), Some(id)) => Self::Results { assessment: id.into() },
            (Some("z"), Some(id)) => Self::Rectify { assessment: id.into() },
            (Some("b"), Some(id)) => Self::Report { assessment: id.into() },
            (Some("t"), Some(id)) => Self::Table { assessment: id.into(), of: parts.next() },
            (Some("kept"), None) => Self::Kept,
            (Some("d"), Some(id)) => Self::Sheet { assessment: id.into() },
            _ => Self::Home,
        }
    }

    pub fn hash(&self) -> String {
        match self {
            Self::Home => "#/".to_owned(),
            Self::Kept => "#/kept".to_owned(),
            Self::Plan { plan } => format!("#/plan/{}", in_path(plan.as_str())),
            Self::Answer { assessment, section } => {
                let parts = std::iter::once(assessment.as_str()).chain(section.iter().map(String::as_str));
                format!("#/a/{}", parts.map(in_path).collect::<Vec<_>>().join("/"))
            }
            Self::Results { assessment } => format!("#/r/{}", in_path(assessment.as_str())),
            Self::Rectify { assessment } => format!("#/z/{}", in_path(assessment.as_str())),
            Self::Report { assessment } => format!("#/b/{}", in_path(assessment.as_str())),
            Self::Sheet { assessment } => format!("#/d/{}", in_path(assessment.as_str())),
            Self::Table { assessment, of } => {
                let parts = std::iter::once(assessment.as_str()).chain(of.as_deref());
                format!("#/t/{}", parts.map(in_path).collect::<Vec<_>>().join("/"))
            }
        }
    }

    pub fn assessment(&self) -> Option<&AssessmentId> {
        match self {
            Self::Home | Self::Kept | Self::Plan { .. } => None,
            Self::Answer { assessment, .. }
            | Self::Results { assessment }
            | Self::Rectify { assessment }
            | Self::Report { assessment }
            | Self::Sheet { assessment }
            | Self::Table { assessment, .. } => Some(assessment),
        }
    }

    /// Whether it is the answering page.
    pub fn is_answering(&self) -> bool {
        matches!(self, Self::Answer { .. })
    }

    /// The page alone: the section within it is the page's own affair.
    pub fn page(&self) -> Self {
        match self {
            Self::Answer { assessment, .. } => Self::Answer { assessment: assessment.clone(), section: Vec::new() },
            Self::Home
            | Self::Kept
            | Self::Plan { .. }
            | Self::Results { .. }
            | Self::Rectify { .. }
            | Self::Report { .. }
            | Self::Sheet { .. }
            | Self::Table { .. } => self.clone(),
        }
    }

    /// The word for it in `data-route`.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Plan { .. } => "plan",
            Self::Answer { .. } => "answer",
            Self::Results { .. } => "results",
            Self::Rectify { .. } => "rectify",
            Self::Report { .. } => "report",
            Self::Sheet { .. } => "sheet",
            Self::Table { .. } => "table",
            Self::Kept => "kept",
        }
    }
}
