//! Targets 目标值: what a measured checkpoint is held against.

use chrono::NaiveDate;
use serde::Serialize;

use super::Stage;
use crate::exact::Decimal;
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

/// One row of targets; the row that fits the stage and is in force judges.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Target {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// From this day on the target must be met; without it the checkpoint's deadline holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<NaiveDate>,
    pub op: Op,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub value: Option<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub low: Option<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub high: Option<Decimal>,
    pub unit: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute: Option<Attribute>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strength: Option<Strength>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Baseline>,
}
