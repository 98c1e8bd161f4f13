//! Conditions: of whom a checkpoint holds (`applies`), and when a row of targets judges (`when`).

use serde::Serialize;

use super::{Audience, MetricId, Op, SettingId, Stage};
use crate::exact::Decimal;
use crate::words::words;

words! {
    /// What is asked of a subject's identity.
    Fact {
        /// 寄宿制
        Boarding = "boarding",
        /// 公办
        Public = "public",
        /// 农村: in a township or village, not in the county town.
        Rural = "rural",
        /// 中心校, 中心园
        Centre = "centre",
    }
}

/// One condition; in a list, all must hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum Condition {
    /// A fact of the subject's identity.
    Identity {
        fact: Fact,
        is: bool,
    },
    /// The subject is (or is not) of one of these kinds, or has one of these stages.
    Kind {
        kind: Vec<Audience>,
        is: bool,
    },
    /// A number of its data sheet: pupils ≥ 1000. A metric by stage is summed over the subject's stages.
    Number {
        metric: MetricId,
        #[serde(skip_serializing_if = "Option::is_none")]
        stage: Option<Stage>,
        op: Op,
        #[schemars(with = "String")]
        value: Decimal,
    },
    /// A setting of the plan that is a yes or no; no until it was answered.
    Setting {
        setting: SettingId,
        is: bool,
    },
    Any {
        any: Vec<Condition>,
    },
    All {
        all: Vec<Condition>,
    },
}

impl Condition {
    /// The conditions in it that hang on something themselves.
    pub fn leaves(&self) -> Vec<&Condition> {
        match self {
            Self::Identity { .. } | Self::Kind { .. } | Self::Number { .. } | Self::Setting { .. } => vec![self],
            Self::Any { any: inner } | Self::All { all: inner } => inner.iter().flat_map(Self::leaves).collect(),
        }
    }

    /// The metric it hangs on.
    pub fn metric(&self) -> Option<&MetricId> {
        match self {
            Self::Number { metric, .. } => Some(metric),
            Self::Identity { .. } | Self::Kind { .. } | Self::Setting { .. } | Self::Any { .. } | Self::All { .. } => None,
        }
    }
}
