//! Targets 目标值: what a measured checkpoint is held against.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Condition, SettingId, Stage};
use crate::exact::{Decimal, Stated};
use crate::words::words;

words! {
    /// How a value is compared with its target.
    Op {
        AtLeast = ">=",
        MoreThan = ">",
        AtMost = "<=",
        LessThan = "<",
        Equal = "=",
        /// `low` to `high`, both included.
        Range = "range",
        /// Planned, recorded beside the value, never scored.
        Forecast = "forecast",
    }
}

words! {
    /// What kind of promise a target is.
    Attribute {
        /// 约束性
        Binding = "binding",
        /// 预期性
        Expected = "expected",
        /// 问责线: held or not, nothing between.
        Floor = "floor",
    }
}

words! {
    /// How firmly the text asks.
    Strength {
        /// 力争
        Strive = "strive",
        /// 鼓励: never counts against anyone.
        Encourage = "encourage",
    }
}

/// What a value was before the plan began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Baseline {
    #[schemars(with = "String")]
    pub value: Decimal,
    pub year: u64,
}

/// One row of targets: the first that fits the stage and its conditions and is in force judges.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Target {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// From this day on the target must be met; without it the checkpoint's deadline holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<NaiveDate>,
    /// A setting that gives the year from whose end on it must be met; until it is answered, `by` holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_setting: Option<SettingId>,
    /// It judges only where all of this holds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<Condition>,
    pub op: Op,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Stated>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<Stated>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<Stated>,
    pub unit: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute: Option<Attribute>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strength: Option<Strength>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Baseline>,
}
